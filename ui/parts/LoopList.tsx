// Feedback loops as a list: name, the sentence, on or off, and what was read last.

import { RefreshCw } from 'lucide-react';
import type { LoopView } from '../../server/protocol/index.ts';
import styles from './LoopList.module.css';

export function LoopList({ loops }: { loops: readonly LoopView[] }) {
  return (
    <ul className={styles.loops} data-testid="loop-list">
      {loops.map(({ id, name, says, on, amount }) => (
        <li key={id} data-testid={`loop-${id}`} data-on={on}>
          <h3>
            <RefreshCw size={15} aria-hidden="true" /> {name}
            <span>{on ? 'on' : 'switched off'}</span>
          </h3>
          <p>{says}</p>
          {amount !== null && <small>Reads {Number(amount.toFixed(2))} now</small>}
        </li>
      ))}
    </ul>
  );
}
