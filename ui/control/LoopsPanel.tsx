// The feedback loops of the model: what drives what and comes back, whether it is on, and what it reads now.

import type { LoopView } from '../../server/protocol/index.ts';
import { LoopList } from '../parts/LoopList.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './PlanningPanel.module.css';
import { useControlView } from './useConsole.ts';

export function LoopsPanel() {
  const loops: readonly LoopView[] = useControlView()?.loops ?? [];
  if (loops.length === 0) return null;
  const on = loops.filter((loop) => loop.on).length;
  return (
    <Panel title="About this model" aside={`${on} of ${loops.length} feedback loops on`} testId="loops">
      <details className={styles.closed}>
        <summary>How the system feeds back on itself</summary>
        <LoopList loops={loops} />
      </details>
    </Panel>
  );
}
