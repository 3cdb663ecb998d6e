// Sessions kept on this computer, to go back to.

import type { SessionListing, SessionPhase } from '../../server/protocol/index.ts';
import { dateText } from '../clock/instants.ts';
import { Panel } from '../parts/Panel.tsx';
import styles from './SessionsPanel.module.css';

const shownAtOnce = 4;

export function SessionsPanel({ sessions }: { sessions: readonly SessionListing[] }) {
  const newestFirst = [...sessions].sort(
    (a, b) => compare(b.createdWallTime, a.createdWallTime) || compare(a.sessionId, b.sessionId),
  );
  const older = newestFirst.slice(shownAtOnce);
  return (
    <Panel title="Go back to a session" aside={`${sessions.length} on this computer`}>
      <SessionList sessions={newestFirst.slice(0, shownAtOnce)} />
      {older.length > 0 && (
        <details className={styles.older}>
          <summary>{older.length} older</summary>
          <SessionList sessions={older} />
        </details>
      )}
    </Panel>
  );
}

function SessionList({ sessions }: { sessions: readonly SessionListing[] }) {
  return (
    <ul className={styles.list}>
      {sessions.map((session) => (
        <li key={session.sessionId} data-testid={`session-${session.sessionId}`}>
          <div>
            <a href={`#/console/${session.sessionId}`}>{session.name}</a>
            <span>
              {session.scenarioName === session.name ? '' : `${session.scenarioName}, `}
              {peopleText(session.people)}, opened {openedText(session.createdWallTime)}
            </span>
          </div>
          <b>{phaseWords[session.phase]}</b>
          <span className={styles.progress}>{progressText(session)}</span>
        </li>
      ))}
    </ul>
  );
}

const phaseWords: Readonly<Record<SessionPhase, string>> = {
  lobby: 'Lobby',
  briefing: 'Briefing',
  play: 'In play',
  ended: 'Ended',
  debrief: 'Debrief',
  closed: 'Closed',
};

function peopleText(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}

function progressText({ phase, simMinutes }: SessionListing): string {
  if (phase === 'lobby' || phase === 'briefing') return 'not started';
  return `day ${Math.floor(simMinutes / 1440) + 1}`;
}

/** "Thu 12 Mar" of an ISO 8601 time. */
function openedText(wallTime: string): string {
  return dateText({ startDate: wallTime.slice(0, 10), startMinuteOfDay: 0, pace: 'day' }, 0);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
