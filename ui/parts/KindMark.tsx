// What sort of decision something is: planning, tactical or structural. A word and a shape of its own, no hue.

import { Blocks, CalendarClock, Zap } from 'lucide-react';
import type { DecisionView } from '../../server/protocol/index.ts';
import styles from './KindMark.module.css';

export type DecisionKind = 'planning' | 'tactical' | 'structural';

/** Of a decision about a lever; null: it is about none. */
export function kindOfDecision({
  decidedIn,
  lever,
}: Pick<DecisionView, 'decidedIn' | 'lever'>): DecisionKind | null {
  if (lever === null) return null;
  return decidedIn === 'planning' ? 'planning' : lever.kind;
}

export function KindMark({ kind }: { kind: DecisionKind }) {
  const Icon = icons[kind];
  return (
    <span className={styles.mark} data-kind={kind} title={meanings[kind]}>
      <Icon size={14} aria-hidden="true" />
      {words[kind]}
    </span>
  );
}

const icons = { planning: CalendarClock, tactical: Zap, structural: Blocks } as const;

const words: Readonly<Record<DecisionKind, string>> = {
  planning: 'planning',
  tactical: 'tactical',
  structural: 'structural',
};

export const meanings: Readonly<Record<DecisionKind, string>> = {
  planning: 'Decided in the planning round, before the start',
  tactical: 'Of the moment: soon in force, soon over',
  structural: 'Changes how the system is built: slow to come, there to stay',
};
