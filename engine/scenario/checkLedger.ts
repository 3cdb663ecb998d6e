// Do the entries of the ledger count what counts up? Owns this question only; their shapes stand in ledgerShapes.ts.

import { checkCounted } from './checkCounted.ts';
import type { Checking } from './directory.ts';

export function checkLedger(checking: Checking): void {
  const { scenario, reading } = checking;
  for (const entry of scenario.ledger) {
    if (entry.of.kind === 'level' || reading.isDoubtful(entry, 'count')) continue;
    checkCounted(entry.of.expression, checking);
  }
}
