// About this model and this run: what the run has done to people and money so far, and how the model feeds back on
// itself, which loops are on and what they read now.

import { useSession } from '../link/SessionProvider.tsx';
import { LedgerTable } from '../parts/LedgerTable.tsx';
import { LoopList } from '../parts/LoopList.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './AboutPanel.module.css';
import { useControlView } from './useConsole.ts';

export function AboutPanel() {
  const ledger = useSession((state) => state.ledger);
  const loops = useControlView()?.loops ?? [];
  if (loops.length === 0 && ledger === null) return null;
  const on = loops.filter((loop) => loop.on).length;
  return (
    <Panel
      title="About this model"
      {...(loops.length === 0 ? {} : { aside: `${on} of ${loops.length} feedback loops on` })}
      testId="about"
    >
      {ledger !== null && (
        <details className={styles.part}>
          <summary data-testid="about-ledger">Harm, value and cost so far</summary>
          <LedgerTable lines={ledger.lines} />
        </details>
      )}
      {loops.length > 0 && (
        <details className={styles.part}>
          <summary data-testid="about-loops">How the system feeds back on itself</summary>
          <LoopList loops={loops} />
        </details>
      )}
    </Panel>
  );
}
