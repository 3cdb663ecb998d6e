// What sort of decision something is: planning, tactical or structural. A word and a shape of its own, no hue.

import { Blocks, CalendarClock, Zap } from 'lucide-react';
import { type DecisionKind, kindMeanings } from './decisionKind.ts';
import styles from './KindMark.module.css';

export function KindMark({ kind }: { kind: DecisionKind }) {
  const Icon = icons[kind];
  return (
    <span className={styles.mark} data-kind={kind} title={kindMeanings[kind]}>
      <Icon size={14} aria-hidden="true" />
      {kind}
    </span>
  );
}

const icons = { planning: CalendarClock, tactical: Zap, structural: Blocks } as const;
