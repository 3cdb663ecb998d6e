// Changes of a figure as they are printed, and whether they are told apart from chance. Knows no table and no picture.

import type { Change } from '../../engine/index.ts';
import { type Printed, printedIn, type TimeUnit } from './printedIn.ts';

/** How a change of a figure reads: of a share in percentage points, since 2% less of 76% might be 74% or 74.5%. */
export function changePrintedIn(unit: string, timeUnit: TimeUnit): Printed {
  if (unit !== 'share') return printedIn(unit, timeUnit);
  return { unit, text: (change) => `${(change * 100).toFixed(1).replace('-0.0', '0.0')} pts` };
}

/** `+3.2 pts`; `–` where nothing was seen. */
export function signed({ mean }: Change, { text }: Printed): string {
  return mean === null ? '–' : `${mean > 0 ? '+' : ''}${text(mean)}`;
}

/** Whether its 95% interval does not hold 0; a single replication has none, and tells nothing. */
export function isToldFromChance({ ci95 }: Pick<Change, 'ci95'>): boolean {
  return ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);
}

/** A star where it is told from chance, otherwise the room for one. */
export function starred(change: Change, printed: Printed): string {
  return `${signed(change, printed)}${isToldFromChance(change) ? '*' : ' '}`;
}
