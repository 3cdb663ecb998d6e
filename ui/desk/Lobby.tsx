// Before the day: you are in, who else is, and what your organisation is. Nothing to press.

import { useEffect } from 'react';
import type { RoomTeam } from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { ConnectionStrip, ConnectionWord } from '../parts/ConnectionStrip.tsx';
import { FaultStrip } from '../parts/FaultStrip.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { afterFault } from './ClockStrip.tsx';
import styles from './Lobby.module.css';
import { noteTaskRead } from './TaskStrip.tsx';

export function Lobby() {
  const seat = useSession((state) => state.seat);
  const welcome = useSession((state) => state.welcome);
  const room = useSession((state) => state.roomView);
  const clock = useSession((state) => state.clock?.message ?? null);
  useEffect(() => {
    if (seat !== null) noteTaskRead(seat);
  }, [seat]);
  if (welcome === null || room === null || seat === null) return null;
  const faulty = clock?.fault != null;
  const { brief } = welcome;
  const own = room.teams.find((team) => team.teamId === seat.teamId);
  const plays = brief.teams.find((team) => team.id === seat.teamId)?.agencies ?? [];
  return (
    <>
      <ConnectionStrip />
      <FaultStrip next={afterFault} />
      <main className={styles.page} data-testid="lobby">
        <div className={styles.top}>
          <SimLabel />
          <ConnectionWord />
        </div>
        <h1>You are in, {seat.name}</h1>
        <p className={styles.lead}>
          {faulty
            ? 'Nothing to do here: this session does not go on.'
            : 'Nothing to do until the facilitator starts. This page opens your desk by itself.'}
        </p>
        {brief.agencies
          .filter((agency) => plays.includes(agency.id))
          .map((agency) => (
            <section key={agency.id} className={styles.agency}>
              <h2>
                <AgencyIcon kind={agency.kind} size={22} /> {agency.name}
              </h2>
              <p>{agency.brief}</p>
            </section>
          ))}
        <h2 className={styles.heading}>At your desk</h2>
        <ul className={styles.people}>
          {own?.people.map((person) => (
            <li key={person.name} data-here={person.connected}>
              {person.name}
              {person.name === seat.name ? ' (you)' : ''}
              {person.connected ? '' : ', away'}
            </li>
          ))}
        </ul>
        <InTheRoom teams={room.teams} />
        <section className={styles.agency}>
          <h2>{brief.name}</h2>
          <p>{brief.summary}</p>
        </section>
      </main>
    </>
  );
}

function InTheRoom({ teams }: { teams: readonly RoomTeam[] }) {
  return (
    <>
      <h2 className={styles.heading}>In the room</h2>
      <ul className={styles.teams}>
        {teams.map((team) => (
          <li key={team.teamId}>
            <span>{team.name}</span>
            <span className={styles.soft}>
              {team.people.length === 0 ? 'nobody yet' : `${team.people.length} of ${team.seats}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
