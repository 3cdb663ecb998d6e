// The first chapter of the debrief: what each organisation planned before the start, whether it came in time, what it
// left unspent; and the run again with other plans, in several futures.

import { useState } from 'react';
import { inForceText, planningDistance, planningTitle, timelinessWord } from '../clock/planningWords.ts';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { poundsText } from '../parts/figure.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { PlanChange, ReplayedRun } from '../replay/replayTypes.ts';
import { PlanChoice } from './PlanChoice.tsx';
import styles from './PlanningChapter.module.css';
import { type AgencyPlans, agencyPlans, type PlanRow, withChange } from './planningRows.ts';
import { WhatIf, type WhatIfWords } from './WhatIf.tsx';

const words: WhatIfWords = {
  label: 'Run again with other plans',
  reset: 'As it was planned',
  asPlayed: 'As planned',
  old: 'Of the plans before your last change.',
  held: 'everything people decided after the planning round, and every inject',
};

export interface PlanningChapterProps {
  readonly run: ReplayedRun;
  readonly client: ReplayClient;
  /** What came of it is not to be seen yet. */
  readonly hidden: boolean;
}

export function PlanningChapter({ run, client, hidden }: PlanningChapterProps) {
  const [changes, setChanges] = useState<readonly PlanChange[]>([]);
  const { brief, opening } = run;
  if (brief.planning === null) return null;
  const plans = agencyPlans(brief, opening);
  const late = plans.flatMap(({ planned }) => planned).filter((row) => row.inForceFromMinutes > 0).length;
  const count = plans.reduce((sum, { planned }) => sum + planned.length, 0);
  return (
    <Panel
      title={planningTitle(brief.planning)}
      aside={`${count} plans, ${late} late for the start`}
      className={styles.panel}
      testId="debrief-planning"
    >
      <p className={styles.intro}>
        {planningDistance(brief)}. Tick, untick or change a plan, and run the winter again: everything that
        people decided later is kept.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Plans by organisation">
        {plans.map((agency) => (
          <AgencySection
            key={agency.agency.id}
            run={run}
            plans={agency}
            changes={changes}
            onChange={(row, to) => setChanges(withChange(changes, row, to))}
          />
        ))}
        {!hidden && <WhatIf {...{ client, changes, words }} onReset={() => setChanges([])} />}
      </section>
    </Panel>
  );
}

interface AgencySectionProps {
  readonly run: ReplayedRun;
  readonly plans: AgencyPlans;
  readonly changes: readonly PlanChange[];
  readonly onChange: (row: PlanRow, to: PlanChange['to']) => void;
}

function AgencySection({ run, plans, changes, onChange }: AgencySectionProps) {
  const { agency, byOrders, budgetPounds, committedPounds, planned, notPlanned } = plans;
  const [all, setAll] = useState(false);
  if (planned.length + notPlanned.length === 0) return null;
  const line = (row: PlanRow) => (
    <PlanLine key={row.lever.id} run={run} row={row} changes={changes} onChange={onChange} />
  );
  return (
    <section className={styles.agency} data-testid={`debrief-plans-${agency.id}`} data-plans={planned.length}>
      <h3>
        <AgencyIcon kind={agency.kind} size={18} /> {agency.name}
        <small>
          {poundsText(committedPounds)} of {poundsText(budgetPounds)} committed
          {budgetPounds > committedPounds && `, ${poundsText(budgetPounds - committedPounds)} not used`}
          {byOrders && '. Nobody played it: its own plans'}
        </small>
      </h3>
      {planned.length === 0 && <p className={styles.none}>Planned nothing.</p>}
      <ul>
        {planned.map(line)}
        {all && notPlanned.map(line)}
      </ul>
      {notPlanned.length > 0 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Hide' : 'Show'} {notPlanned.length} that could have been planned
        </button>
      )}
    </section>
  );
}

function PlanLine({ run, row, changes, onChange }: Omit<AgencySectionProps, 'plans'> & { row: PlanRow }) {
  const { lever, inForceFromMinutes } = row;
  const change = changes.find(({ leverId }) => leverId === lever.id);
  const word = timelinessWord(inForceFromMinutes, lever.rampMinutes);
  return (
    <li
      className={styles.plan}
      data-lever={lever.id}
      data-planned={row.planned}
      data-changed={change !== undefined}
    >
      <PlanChoice row={row} change={change ?? null} onChange={(to) => onChange(row, to)} />
      <span className={styles.kind}>
        <KindMark kind={lever.kind} />
      </span>
      <span className={styles.when} data-word={word}>
        <b>{word}</b> {inForceText(run.brief, inForceFromMinutes)}
      </span>
    </li>
  );
}
