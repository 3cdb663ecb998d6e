// Before the start: how to come in, and who is here. The picture carries the code, so nobody has to type it.

import { useEffect, useState } from 'react';
import type { RoomTeam, RoomView } from '../../server/protocol/index.ts';
import { groupedCode, typedAddress } from '../control/joinCode.ts';
import { joinQrAddress } from '../link/api.ts';
import type { Welcome } from '../link/sessionStore.ts';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { staffedDesks } from '../parts/staffedDesks.ts';
import styles from './WallLobby.module.css';

export interface WallLobbyProps {
  readonly sessionId: string;
  readonly welcome: Welcome;
  readonly room: RoomView;
}

export function WallLobby({ sessionId, welcome, room }: WallLobbyProps) {
  const here = room.teams.reduce((sum, team) => sum + team.people.length, 0);
  const seats = room.teams.reduce((sum, team) => sum + team.seats, 0);
  return (
    <main className={styles.lobby}>
      <section className={styles.in} aria-label="How to join">
        <h1>{welcome.sessionName}</h1>
        <JoinPicture sessionId={sessionId} room={room} />
        <p className={styles.go}>
          Scan, or go to <b>{typedAddress(room.joinAddress)}</b> and enter
        </p>
        <p className={styles.code} data-testid="join-code-text">
          {groupedCode(room.joinCode)}
        </p>
      </section>
      <section className={styles.who} aria-label="Who is here">
        <header>
          <h2>
            {here} of {seats} seats taken
          </h2>
          <p>
            {staffedDesks(room.teams)} of {room.teams.length} desks staffed
          </p>
        </header>
        <ul style={{ '--teams': room.teams.length } as React.CSSProperties}>
          {room.teams.map((team) => (
            <TeamRow key={team.teamId} team={team} kind={kindOf(welcome, team)} />
          ))}
        </ul>
        <footer>
          <p>{welcome.brief.name === welcome.sessionName ? '' : welcome.brief.name}</p>
          <SimLabel />
        </footer>
      </section>
    </main>
  );
}

function TeamRow({ team, kind }: { team: RoomTeam; kind: string }) {
  const seats = Array.from({ length: Math.max(team.seats, team.people.length) }, (_, seat) => seat);
  return (
    <li data-testid={`wall-team-${team.teamId}`} data-people={team.people.length}>
      <AgencyIcon kind={kind} />
      <span className={styles.name}>{team.name}</span>
      <span className={styles.seats}>
        <span className="spoken">
          {team.people.length} of {team.seats} seats taken
        </span>
        {seats.map((seat) => (
          <i key={seat} data-taken={seat < team.people.length} aria-hidden="true" />
        ))}
      </span>
    </li>
  );
}

/** Fetched again when the address of the room changes, and if it could not be had the first time. */
function JoinPicture({ sessionId, room }: { sessionId: string; room: RoomView }) {
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(() => {
      setFailed(false);
      setAttempt((count) => count + 1);
    }, 3000);
    return () => clearTimeout(timer);
  }, [failed]);
  return (
    <div className={styles.qr}>
      <img
        src={`${joinQrAddress(sessionId)}?for=${encodeURIComponent(room.joinAddress)}&try=${attempt}`}
        alt={`QR code that opens ${typedAddress(room.joinAddress)} with the code filled in`}
        onError={() => setFailed(true)}
      />
    </div>
  );
}

function kindOf({ brief }: Welcome, team: RoomTeam): string {
  const first = brief.teams.find((one) => one.id === team.teamId)?.agencies[0];
  return brief.agencies.find((agency) => agency.id === first)?.kind ?? 'other';
}
