// The wall while the planning round is open: which day it is, how far off the start is, how long the round still
// lasts, and what it is for. What a table commits is its own business until the round is closed.

import type { ClockMessage, PlanningBrief, RoomView, ScenarioBrief } from '../../server/protocol/index.ts';
import { civilInstant, dateText, dateWords, wallDurationText } from '../clock/instants.ts';
import { planningDistance } from '../clock/planningWords.ts';
import { useHoldLeftWallMs } from '../clock/useClock.ts';
import { groupedCode } from '../control/joinCode.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { staffedDesks } from '../parts/staffedDesks.ts';
import styles from './WallPlanning.module.css';
import { monthTicks } from './wallWords.ts';

export interface WallPlanningProps {
  readonly brief: ScenarioBrief;
  readonly planning: PlanningBrief;
  readonly room: RoomView;
  readonly clock: ClockMessage;
}

export function WallPlanning({ brief, planning, room, clock }: WallPlanningProps) {
  const link = useSession((state) => state.link);
  const holdLeftWallMs = useHoldLeftWallMs();
  const lost = link.kind === 'waiting' || link.kind === 'closed';
  return (
    <div className={styles.round} data-lost={lost} data-testid="wall-planning">
      <header className={styles.header}>
        <p className={styles.name}>
          {room.phase === 'briefing' ? 'Briefing, then the planning round' : planning.name}
        </p>
        <SimLabel />
      </header>
      <main className={styles.main}>
        <h1>
          <span role="timer" aria-label="Simulated date" data-testid="clock" data-sim-minutes={0}>
            {dateWords(planning.date)}
          </span>
        </h1>
        <p className={styles.distance}>{planningDistance(brief)}</p>
        <Axis brief={brief} planning={planning} />
        <p className={styles.briefing}>{planning.briefing}</p>
      </main>
      <footer className={styles.foot}>
        <p data-testid="wall-standing">
          {lost ? <b>Lost the room</b> : <b>{standing(room, clock, holdLeftWallMs)}</b>}
        </p>
        <p>
          {staffedDesks(room.teams)} of {room.teams.length} desks staffed. Join:{' '}
          <b>{groupedCode(room.joinCode)}</b>
        </p>
      </footer>
    </div>
  );
}

function standing(room: RoomView, clock: ClockMessage, holdLeftWallMs: number | null): string {
  if (room.phase === 'briefing') return 'The round opens soon';
  if (clock.state === 'paused') return 'Paused';
  return holdLeftWallMs === null ? 'Desks are open' : `${wallDurationText(holdLeftWallMs)} left`;
}

/** The months between the round and the start, the start as a block at the right end. */
function Axis({ brief, planning }: Pick<WallPlanningProps, 'brief' | 'planning'>) {
  return (
    <div className={styles.axis} aria-hidden="true">
      {monthTicks(brief, planning.beforeMinutes).map(({ share, name }) => (
        <span key={name} style={{ left: `${share * 100}%` }}>
          {name}
        </span>
      ))}
      <i />
      <b>
        {dateText(brief, 0)} {civilInstant(brief, 0).year}
      </b>
    </div>
  );
}
