// The room: how many are connected, at how many desks, and what happened, clock gaps included.

import type { SessionLogEntry } from '../../server/protocol/index.ts';
import { whenText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { Panel } from '../parts/Panel.tsx';
import { roomTimeText, withoutNotes } from './keptLog.ts';
import styles from './RoomPanel.module.css';
import { useBrief, useNames, useRoom } from './useConsole.ts';

export function RoomPanel({
  log,
  className,
}: {
  log: readonly SessionLogEntry[];
  className?: string | undefined;
}) {
  const teams = useRoom()?.teams ?? [];
  const people = teams.flatMap((team) => team.people);
  const connected = people.filter((person) => person.connected).length;
  const awake = teams.filter((team) => team.people.some((person) => person.connected)).length;
  const lines = withoutNotes(log);
  return (
    <Panel
      title="Room"
      className={className}
      aside={
        <>
          <b data-testid="people-connected">{connected}</b> of {people.length} connected, at <b>{awake}</b>{' '}
          {awake === 1 ? 'desk' : 'desks'}
        </>
      }
    >
      {lines.length === 0 ? (
        <p className={styles.empty}>
          What happens in the room is written here: people, holds, locks, words to all.
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <ol className={styles.log} tabIndex={0} aria-label="Log of the room" data-testid="room-log">
          {lines.map((entry) => (
            <LogLine key={entry.sequence} entry={entry} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function LogLine({ entry: { kind, text, atMinutes, wallTime, audience } }: { entry: SessionLogEntry }) {
  const brief = useBrief();
  const names = useNames();
  const simMinutes = useShownMinute() ?? 0;
  // Before the start every line would be of the same minute.
  const phase = useRoom()?.phase;
  const to = typeof audience === 'object' ? names.team(audience.teamId) : null;
  return (
    <li data-kind={kind}>
      <time dateTime={wallTime}>{roomTimeText(new Date(wallTime))}</time>
      <div>
        {to !== null && <b>{to}: </b>}
        {text}
        {phase !== 'lobby' && <small> {whenText(brief, atMinutes, simMinutes)}</small>}
      </div>
    </li>
  );
}
