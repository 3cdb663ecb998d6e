// The planning round as a desk sees it while it is open: what it is for, and the money for plans as a bar.

import { dateText } from '../clock/instants.ts';
import { planningTitle } from '../clock/planningWords.ts';
import { poundsText } from '../parts/figure.ts';
import { Panel } from '../parts/Panel.tsx';
import type { DeskProps } from './deskProps.ts';
import styles from './PlanningPanel.module.css';

export function PlanningPanel({ brief, agency, planning, className }: DeskProps) {
  if (planning?.open !== true) return null;
  const money = agency.planning;
  const share = money === null || money.budgetPounds <= 0 ? 0 : money.committedPounds / money.budgetPounds;
  return (
    <Panel title={planningTitle(planning)} className={className} testId="planning-panel">
      <div className={styles.body}>
        <p>{planning.briefing}</p>
        <p className={styles.soft}>
          Figures on this desk are those of the start, {dateText(brief, 0)}: nothing has happened yet.
        </p>
        {money !== null && (
          <p
            className={styles.money}
            data-testid="planning-money"
            data-left-pounds={money.leftPounds}
            data-committed-pounds={money.committedPounds}
          >
            <b>{poundsText(money.committedPounds)}</b> committed of {poundsText(money.budgetPounds)} for
            plans, <b>{poundsText(money.leftPounds)}</b> left
          </p>
        )}
        {money !== null && (
          <div className={styles.bar} aria-hidden="true">
            <i style={{ width: `${Math.round(Math.min(1, share) * 100)}%` }} />
          </div>
        )}
      </div>
    </Panel>
  );
}
