// What each replication said of each measure, so that whoever doubts an interval can work it out, or do another test.
// JSON only. Knows nothing of means or intervals.

import type { ReplicationResult } from '../../engine/index.ts';

/** Measure id → its mean (share, count) in each replication, in order of their number; null where it observed nobody. */
export type ReplicationValues = Readonly<Record<string, readonly (number | null)[]>>;

export function valuesByReplication(
  results: readonly Pick<ReplicationResult, 'replication' | 'measures'>[],
): ReplicationValues {
  const inOrder = [...results].sort((one, other) => one.replication - other.replication);
  const ids = new Set(inOrder.flatMap(({ measures }) => Object.keys(measures)));
  return Object.fromEntries(
    [...ids].map((id) => [id, inOrder.map(({ measures }) => measures[id]?.mean ?? null)]),
  );
}
