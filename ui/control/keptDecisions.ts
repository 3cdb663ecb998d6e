// Every decision that this console knows: a view brings the newest, earlier ones are asked for. Pure.

import type { PlacedDecision } from '../../server/protocol/index.ts';

/**
 * Newest first, without a hole: what a view brings, and behind it what was known and follows on. After a long absence the
 * view begins later than what was known ended, and that is asked for again.
 */
export function keepDecisions(
  known: readonly PlacedDecision[],
  fresh: readonly PlacedDecision[],
): readonly PlacedDecision[] {
  const oldest = fresh.at(-1)?.place;
  if (oldest === undefined || oldest === 0) return fresh;
  const from = known.findIndex(({ place }) => place === oldest - 1);
  return from < 0 ? fresh : [...fresh, ...known.slice(from)];
}

/** How many there are before the oldest that is known. */
export function earlierDecisions(known: readonly PlacedDecision[]): number {
  return known.at(-1)?.place ?? 0;
}

/** Those that are wanted: standing orders decide much more often than anybody. */
export function chosenDecisions(
  known: readonly PlacedDecision[],
  withOrders: boolean,
): readonly PlacedDecision[] {
  return withOrders ? known : known.filter(({ by }) => by !== 'standing-orders');
}

/**
 * Goes back page by page until there is something wanted to see, or no more. Answers all that is known then.
 *
 * @param page decisions before a place, newest first
 */
export async function goBack(
  known: readonly PlacedDecision[],
  withOrders: boolean,
  page: (before: number) => Promise<readonly PlacedDecision[]>,
): Promise<readonly PlacedDecision[]> {
  let all = known;
  for (;;) {
    const before = earlierDecisions(all);
    if (before === 0) return all;
    const older = await page(before);
    if (older.length === 0) return all;
    all = [...all, ...older];
    if (chosenDecisions(older, withOrders).length > 0) return all;
  }
}
