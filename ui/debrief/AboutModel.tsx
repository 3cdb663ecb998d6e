// What the run did to people and money, and how the model feeds back on itself.

import { instantText } from '../clock/instants.ts';
import { LedgerTable } from '../parts/LedgerTable.tsx';
import { LoopList } from '../parts/LoopList.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import styles from './AboutModel.module.css';

/** Of the whole run; nothing while what happened next is hidden. */
export function LedgerOfRun({ run, hidden }: { run: ReplayedRun; hidden: boolean }) {
  return (
    <Panel
      title="Harm, value and cost"
      aside={`to ${instantText(run.brief, run.ledger.simMinutes)}; ranges: how far their worth is known`}
      className={styles.panel}
      testId="debrief-ledger"
    >
      {hidden ? (
        <p className={styles.note}>This is of the whole run, and what happened next is hidden.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label="Ledger">
          <LedgerTable lines={run.ledger.lines} />
        </section>
      )}
    </Panel>
  );
}

export function AboutModel({ run }: { run: ReplayedRun }) {
  const { loops } = run.opening;
  return (
    <Panel
      title="About this model"
      aside={`${loops.filter(({ on }) => on).length} of ${loops.length} feedback loops on`}
      className={styles.panel}
      testId="debrief-model"
    >
      <p className={styles.note}>
        {run.brief.name}. {run.brief.summary}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Feedback loops">
        <LoopList loops={loops.map((loop) => ({ ...loop, amount: null }))} />
      </section>
    </Panel>
  );
}
