// Everything that was decided and everything that happened, in order, by week or hour. Order is never by
// merit: hindsight does not rank people.

import { Megaphone } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ScenarioBrief, SessionLogEntry } from '../../server/protocol/index.ts';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { Button } from '../parts/Button.tsx';
import { kindOfDecision } from '../parts/decisionKind.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { ReplayedDecision } from '../replay/replayTypes.ts';
import styles from './DecisionList.module.css';
import { decisionGroups, decisionTime, isInject, whoDecided } from './debriefWords.ts';
import { Notes } from './Notes.tsx';

export interface DecisionListProps {
  readonly brief: ScenarioBrief;
  readonly decisions: readonly ReplayedDecision[];
  readonly standingOrders: number;
  readonly minutes: number;
  readonly hidden: boolean;
  readonly withDerived: boolean;
  readonly onWithDerived: (shown: boolean) => void;
  readonly onMoveTo: (minutes: number) => void;
  /** Control's own; none in the room's edition. */
  readonly notes: readonly SessionLogEntry[];
  /** Saves the whole record as a table; absent while what happened next is hidden. */
  readonly onSave?: () => void;
}

export function DecisionList(props: DecisionListProps) {
  const { brief, decisions, minutes, hidden, onMoveTo } = props;
  const known = hidden ? decisions.filter((decision) => decision.atMinutes <= minutes) : decisions;
  const groups = useMemo(() => decisionGroups(brief, known), [brief, known]);
  const notes = props.notes.filter((note) => !hidden || note.atMinutes <= minutes);
  const latest = known.findLast((decision) => decision.atMinutes <= minutes)?.place ?? -1;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector(`[data-place="${latest}"]`);
    if (row instanceof HTMLElement && list.current !== null) {
      list.current.scrollTop = row.offsetTop - list.current.clientHeight / 2;
    }
  }, [latest]);
  return (
    <Panel
      title={brief.pace === 'season' ? 'Decisions by week' : 'Decisions by hour'}
      aside={`${counted(known.filter(isMade).length, 'decision')}, ${counted(known.filter(isInject).length, 'inject')}`}
      className={styles.panel}
      testId="debrief-decisions"
    >
      <ListTools {...props} />
      <Notes brief={brief} notes={notes} onMoveTo={onMoveTo} />
      {known.length === 0 && <p className={styles.empty}>Nothing was decided up to here.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol className={styles.list} ref={list} tabIndex={0} aria-label="Decisions and injects">
        {groups.map((group) => (
          <li key={group.title}>
            <h3>{group.title}</h3>
            <ol>
              {group.decisions.map((decision) => (
                <Row
                  key={decision.place}
                  brief={brief}
                  decision={decision}
                  present={decision.place === latest}
                  onMoveTo={onMoveTo}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function ListTools({ standingOrders, withDerived, onWithDerived, onSave }: DecisionListProps) {
  return (
    <>
      {standingOrders > 0 && (
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={withDerived}
            data-testid="debrief-standing-orders"
            onChange={(event) => onWithDerived(event.currentTarget.checked)}
          />
          Show standing orders too
        </label>
      )}
      {onSave !== undefined && (
        <p className={styles.save}>
          <Button look="quiet" small testId="debrief-csv" onClick={onSave}>
            Save the record (CSV)
          </Button>
          <Button look="quiet" small testId="debrief-print" onClick={() => window.print()}>
            Print it
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly brief: ScenarioBrief;
  readonly decision: ReplayedDecision;
  readonly present: boolean;
  readonly onMoveTo: (minutes: number) => void;
}

function Row({ brief, decision, present, onMoveTo }: RowProps) {
  const sort = kindOfDecision(decision);
  const kind = brief.agencies.find(({ id }) => id === decision.agencyId)?.kind ?? 'other';
  return (
    <li
      data-place={decision.place}
      data-by={decision.by}
      data-kind={decision.kind}
      data-sort={sort}
      data-present={present}
      className={styles.row}
    >
      <button
        type="button"
        aria-current={present ? 'true' : undefined}
        onClick={() => onMoveTo(decision.atMinutes)}
      >
        <time>{decisionTime(brief, decision)}</time>
        <span>
          {decision.text}
          <small>
            {isInject(decision) ? (
              <Megaphone size={15} aria-hidden="true" />
            ) : (
              <AgencyIcon kind={kind} size={15} />
            )}
            {whoDecided(brief, decision)}
            {sort !== null && <KindMark kind={sort} />}
          </small>
          {decision.rationale !== '' && <q>{decision.rationale}</q>}
        </span>
      </button>
    </li>
  );
}

/** Not counted as decided: who plays an agency, and that a round is over. */
function isMade(decision: ReplayedDecision): boolean {
  return !isInject(decision) && decision.kind !== 'handAgency' && decision.kind !== 'closePlanning';
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
