// The three sorts of decision, and which one a decision is. No pixels.

import type { DecisionView } from '../../server/protocol/index.ts';

export type DecisionKind = 'planning' | 'tactical' | 'structural';

export const kindMeanings: Readonly<Record<DecisionKind, string>> = {
  planning: 'Decided in the planning round, before the start',
  tactical: 'Of the moment: soon in force, soon over',
  structural: 'Changes how the system is built: slow to come, there to stay',
};

/** Of a decision about a lever; null: it is about none. */
export function kindOfDecision({
  decidedIn,
  lever,
}: Pick<DecisionView, 'decidedIn' | 'lever'>): DecisionKind | null {
  if (lever === null) return null;
  return decidedIn === 'planning' ? 'planning' : lever.kind;
}
