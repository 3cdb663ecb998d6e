// What this organisation may decide now: verb first, when it bites, what it costs, for whom it makes work.
// All choices carry the same weight.

import { useState } from 'react';
import type { LeverBrief, LeverView } from '../../server/protocol/index.ts';
import { Button } from '../parts/Button.tsx';
import { poundsShort, poundsText } from '../parts/figure.ts';
import { Panel } from '../parts/Panel.tsx';
import styles from './Decide.module.css';
import type { DeskProps } from './deskProps.ts';
import { costLine, isUnderWay, unavailableText } from './leverWords.ts';

export interface DecideProps extends DeskProps {
  /** Why the desk is shut; null: open. */
  readonly shutReason: string | null;
  readonly onDecide: (leverId: string) => void;
}

const shownAtFirst = 8;

export function Decide(props: DecideProps) {
  const { brief, agency, className, shutReason } = props;
  const [all, setAll] = useState(false);
  const levers = brief.levers.flatMap((lever) => {
    const view = agency.levers.find((one) => one.id === lever.id);
    return lever.agency === agency.agencyId && view !== undefined && !isUnderWay(view.state)
      ? [{ lever, view }]
      : [];
  });
  const shown = all ? levers : levers.slice(0, shownAtFirst);
  return (
    <Panel
      title="Decide"
      aside={<Money agency={agency} />}
      className={`${styles.panel} ${className ?? ''}`}
      testId="decide"
    >
      {shutReason !== null && <p className={styles.shut}>{shutReason}</p>}
      {levers.length === 0 && <p className={styles.empty}>Everything you may decide is under way.</p>}
      <ul>
        {shown.map(({ lever, view }) => (
          <LeverRow key={lever.id} {...props} lever={lever} view={view} />
        ))}
      </ul>
      {levers.length > shown.length && (
        <Button look="quiet" className={styles.more} onClick={() => setAll(true)}>
          {levers.length - shown.length} more decisions
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

function LeverRow(props: DecideProps & { lever: LeverBrief; view: LeverView }) {
  const { lever, view, brief, nowSimMinutes, shutReason, onDecide } = props;
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
