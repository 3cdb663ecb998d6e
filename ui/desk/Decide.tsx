// What this organisation may decide now, by the sort of decision it is: verb first, when it bites, what it costs, for
// whom it makes work. All choices carry the same weight.

import { useState } from 'react';
import { planningMonth } from '../clock/planningWords.ts';
import { Button } from '../parts/Button.tsx';
import { poundsShort, poundsText } from '../parts/figure.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './Decide.module.css';
import type { DeskProps } from './deskProps.ts';
import { costLine, type LeverGroup, leverGroups, planLine, unavailableText } from './leverWords.ts';

export interface DecideProps extends DeskProps {
  /** Why the desk is shut; null: open. */
  readonly shutReason: string | null;
  /** Absent when the run is over. */
  readonly onDecide?: (leverId: string) => void;
}

/** Of each sort, until somebody asks for all. */
const shownAtFirst = 6;

export function Decide(props: DecideProps) {
  const { brief, agency, className, planning, shutReason } = props;
  const groups = leverGroups(brief, agency, planning?.open === true);
  const [all, setAll] = useState(false);
  const hidden = groups.reduce((sum, { ids }) => sum + Math.max(0, ids.length - shownAtFirst), 0);
  return (
    <Panel
      title="Decide"
      aside={<Money agency={agency} planning={planning} />}
      className={`${styles.panel} ${className ?? ''}`}
      testId="decide"
    >
      {shutReason !== null && <p className={styles.shut}>{shutReason}</p>}
      {groups.length === 0 && <p className={styles.empty}>Everything you may decide is under way.</p>}
      {groups.map((group) => (
        <Group key={`${group.kind} ${group.title}`} {...props} group={group} all={all} />
      ))}
      {!all && hidden > 0 && (
        <Button look="quiet" className={styles.more} onClick={() => setAll(true)}>
          {hidden} more decisions
        </Button>
      )}
    </Panel>
  );
}

function Group({ group, all, ...props }: DecideProps & { group: LeverGroup; all: boolean }) {
  const shown = all ? group.ids : group.ids.slice(0, shownAtFirst);
  return (
    <section className={styles.group} data-testid={`levers-${group.kind}`} data-count={group.ids.length}>
      <h3>
        <KindMark kind={group.kind} /> {group.title}
      </h3>
      <ul>
        {shown.map((id) => (
          <LeverRow key={id} {...props} leverId={id} kind={group.kind} />
        ))}
      </ul>
    </section>
  );
}

function Money({ agency, planning }: Pick<DeskProps, 'agency' | 'planning'>) {
  const round = planning?.open === true ? agency.planning : null;
  const of = round?.budgetPounds ?? agency.budgetPounds;
  const left = round?.leftPounds ?? agency.budgetPounds - agency.spentPounds;
  const perDay = agency.spendingPerDayPounds;
  return (
    <span title={`${poundsText(left)} of ${poundsText(of)}`} data-testid="money" data-left-pounds={left}>
      <b className={styles.left}>{poundsShort(left)}</b> left of {poundsShort(of)}
      {round !== null && ' for plans'}
      {round === null && perDay > 0 && `, ${poundsShort(perDay)} a day going out`}
    </span>
  );
}

function LeverRow(props: DecideProps & { readonly leverId: string; readonly kind: LeverGroup['kind'] }) {
  const { leverId, kind, agency, brief, planning, nowSimMinutes, shutReason, onDecide } = props;
  const lever = brief.levers.find((one) => one.id === leverId);
  const view = agency.levers.find((one) => one.id === leverId);
  if (lever === undefined || view === undefined) return null;
  const planned = planning?.open === true && lever.decidedIn !== 'play';
  const missed = planning?.open !== true && lever.decidedIn === 'planning';
  // Its group says so already.
  const waits = planning?.open === true && lever.decidedIn === 'play';
  const unavailable = missed
    ? `Not decided in ${brief.planning === null ? 'the planning round' : planningMonth(brief.planning)}.`
    : unavailableText(lever, view, brief, nowSimMinutes);
  return (
    <li className={styles.lever} data-testid={`lever-${lever.id}`} data-state={view.state} data-kind={kind}>
      <div>
        <h4>
          {lever.name}
          {planned && <KindMark kind={lever.kind} />}
        </h4>
        <p className={styles.says}>
          {lever.says} <b>{planned ? planLine(brief, lever) : costLine(lever)}</b>
        </p>
        {lever.makesWorkFor !== '' && (
          <p className={styles.says}>
            <b>Makes work for</b> {lever.makesWorkFor}
          </p>
        )}
        {unavailable !== null && !waits && <p className={styles.unavailable}>{unavailable}</p>}
      </div>
      {onDecide !== undefined && (
        <Button
          small
          testId={`decide-${lever.id}`}
          aria-label={`${unavailable === null ? 'Decide' : 'Look'}: ${lever.name}`}
          disabled={shutReason !== null && unavailable !== null}
          onClick={() => onDecide(lever.id)}
        >
          {unavailable === null ? 'Decide' : 'Look'}
        </Button>
      )}
    </li>
  );
}
