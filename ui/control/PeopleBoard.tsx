// The board of the people: how they join, and who sits where. The first thing shown in the lobby, and there
// all day for late comers and lost phones.

import type { RoomTeam } from '../../server/protocol/index.ts';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { Panel } from '../parts/Panel.tsx';
import { staffedDesks } from '../parts/staffedDesks.ts';
import { JoinPanel } from './JoinPanel.tsx';
import styles from './PeopleBoard.module.css';
import { RoomPanel } from './RoomPanel.tsx';
import { SeatList } from './SeatList.tsx';
import { useBrief, useControlView, useKeptLog, useNames, useRoom } from './useConsole.ts';

export function PeopleBoard({ onProblem }: { onProblem: (sentence: string) => void }) {
  const log = useKeptLog();
  const teams = useRoom()?.teams ?? [];
  const people = teams.reduce((sum, team) => sum + team.people.length, 0);
  const seats = teams.reduce((sum, team) => sum + team.seats, 0);
  return (
    <main className={styles.board}>
      <JoinPanel className={styles.join} onProblem={onProblem} />
      <Panel
        title="Teams"
        className={styles.teams}
        aside={
          <>
            {people} of {seats} seats taken, {staffedDesks(teams)} of {teams.length} desks staffed
          </>
        }
      >
        <ul>
          {teams.map((team) => (
            <TeamRow key={team.teamId} team={team} />
          ))}
        </ul>
      </Panel>
      <RoomPanel log={log} className={styles.log} />
    </main>
  );
}

function TeamRow({ team }: { team: RoomTeam }) {
  const brief = useBrief();
  const names = useNames();
  const view = useControlView();
  const phase = useRoom()?.phase;
  const agencies = brief.teams.find(({ id }) => id === team.teamId)?.agencies ?? [];
  const kind = brief.agencies.find(({ id }) => id === agencies[0])?.kind ?? 'other';
  const onOrders = agencies.filter(
    (id) => view?.agencies.find(({ agencyId }) => agencyId === id)?.playedBy === 'standing-orders',
  );
  const isEmpty = team.people.length === 0;
  return (
    <li className={styles.team} data-testid={`team-${team.teamId}`} data-empty={isEmpty}>
      <div className={styles.head}>
        <AgencyIcon kind={kind} />
        <div>
          <h3>{team.name}</h3>
          {agencies.length > 1 && <p>plays {agencies.map(names.agency).join(', ')}</p>}
          {onOrders.length > 0 && !isEmpty && phase !== 'lobby' && (
            <p>standing orders: {onOrders.map(names.agency).join(', ')}</p>
          )}
        </div>
        <Seats team={team} />
      </div>
      <SeatList teamId={team.teamId} />
    </li>
  );
}

/** One ring a seat, filled when taken; more people than seats are said in words. */
function Seats({ team: { seats, people } }: { team: RoomTeam }) {
  const taken = people.length;
  return (
    <span className={styles.seats} role="img" aria-label={`${taken} of ${seats} seats taken`}>
      {Array.from({ length: Math.min(seats, 12) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: seats have no names here
        <i key={index} data-taken={index < taken} />
      ))}
      <span>
        {taken} of {seats}
      </span>
    </span>
  );
}
