// What this organisation may decide now: verb first, when it bites, what it costs, for whom it makes work.
// All choices carry the same weight.

import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { poundsShort, poundsText } from '../parts/figure.ts';
import { Panel } from '../parts/Panel.tsx';
import styles from './Decide.module.css';
import type { DeskProps } from './deskProps.ts';
import { costLine, leverIds, unavailableText } from './leverWords.ts';

export interface DecideProps extends DeskProps {
  /** Why the desk is shut; null: open. */
  readonly shutReason: string | null;
  readonly onDecide: (leverId: string) => void;
}

const shownAtFirst = 8;

export function Decide(props: DecideProps) {
  const { brief, agency, className, shutReason } = props;
  const ids = leverIds(brief, agency).open;
  const [all, setAll] = useState(false);
  const shown = all ? ids : ids.slice(0, shownAtFirst);
  return (
    <Panel
      title="Decide"
      aside={<Money agency={agency} />}
      className={`${styles.panel} ${className ?? ''}`}
      testId="decide"
    >
      {shutReason !== null && <p className={styles.shut}>{shutReason}</p>}
      {ids.length === 0 && <p className={styles.empty}>Everything you may decide is under way.</p>}
      <ul>
        {shown.map((id) => (
          <LeverRow key={id} {...props} leverId={id} />
        ))}
      </ul>
      {ids.length > shown.length && (
        <Button look="quiet" className={styles.more} onClick={() => setAll(true)}>
          {ids.length - shown.length} more decisions
        </Button>
      )}
    </Panel>
  );
}

function Money({ agency }: Pick<DeskProps, 'agency'>) {
  const left = agency.budgetPounds - agency.spentPounds;
  const perDay = agency.spendingPerDayPounds;
  return (
    <span
      title={`${poundsText(left)} of ${poundsText(agency.budgetPounds)}`}
      data-testid="money"
      data-left-pounds={left}
    >
      <b className={styles.left}>{poundsShort(left)}</b> left of {poundsShort(agency.budgetPounds)}
      {perDay > 0 && `, ${poundsShort(perDay)} a day going out`}
    </span>
  );
}

function LeverRow(props: DecideProps & { readonly leverId: string }) {
  const { leverId, agency, brief, nowSimMinutes, shutReason, onDecide } = props;
  const lever = brief.levers.find((one) => one.id === leverId);
  const view = agency.levers.find((one) => one.id === leverId);
  if (lever === undefined || view === undefined) return null;
  const unavailable = unavailableText(lever, view, brief, nowSimMinutes);
  return (
    <li className={styles.lever} data-testid={`lever-${lever.id}`} data-state={view.state}>
      <div>
        <h3>{lever.name}</h3>
        <p className={styles.says}>
          {lever.says} <b>{costLine(lever)}</b>
        </p>
        {lever.makesWorkFor !== '' && (
          <p className={styles.says}>
            <b>Makes work for</b> {lever.makesWorkFor}
          </p>
        )}
        {unavailable !== null && <p className={styles.unavailable}>{unavailable}</p>}
      </div>
      <Button
        small
        testId={`decide-${lever.id}`}
        aria-label={`${unavailable === null ? 'Decide' : 'Look'}: ${lever.name}`}
        disabled={shutReason !== null && unavailable !== null}
        onClick={() => onDecide(lever.id)}
      >
        {unavailable === null ? 'Decide' : 'Look'}
      </Button>
    </li>
  );
}
