// What several replications say together: means with intervals, and paired differences of two arms.
// Folds in order of replication number, whoever finished first. Knows nothing of how a replication is run.

import type { MeasureSummary } from '../doorTypes.ts';
import { meanOf, standardDeviationOf, studentInterval } from '../measures/statistics.ts';
import type { ReplicationResult } from './runReplication.ts';

type Percentile = 'p50' | 'p90' | 'p95';
type Measures = ReplicationResult['measures'];
/** What is read of a replication, or of a run that people played. */
type Measured = Pick<ReplicationResult, 'replication' | 'measures'>;

const percentiles: readonly Percentile[] = ['p50', 'p90', 'p95'];
const confidence = 0.95;

/**
 * Every measure over replications. The mean is the mean of the replications' values, each replication counting
 * the same: a ratio is computed in each and then averaged, so that the interval is that of independent figures.
 * `p50`, `p90` and `p95` are the means of the replications' percentiles, each with its interval in `ciOf`. A
 * replication that observed nobody is left out of that measure; where all did, the measure is `empty`.
 */
export function summarise(results: readonly Measured[]): Record<string, MeasureSummary> {
  return overReplications(inOrder(results).map(({ measures }) => measures));
}

/**
 * `b` − `a`, replication by replication: the two arms share their chance, so most of it cancels.
 * Percentiles are differences of percentiles.
 *
 * @throws when the arms do not consist of the same replications
 */
export function pairedDifference(
  a: readonly Measured[],
  b: readonly Measured[],
): Record<string, MeasureSummary> {
  const left = inOrder(a);
  const right = inOrder(b);
  const paired =
    left.length === right.length &&
    left.every(({ replication }, index) => right[index]?.replication === replication);
  if (!paired) throw new Error('A paired difference needs the same replications in both arms.');
  return overReplications(
    left.map(({ measures }, index) => difference(measures, right[index]?.measures ?? {})),
  );
}

function inOrder(results: readonly Measured[]): readonly Measured[] {
  return [...results].sort((x, y) => x.replication - y.replication);
}

function difference(a: Measures, b: Measures): Measures {
  const differences: Record<string, MeasureSummary> = {};
  for (const [id, left] of Object.entries(a)) {
    const right = b[id];
    if (right === undefined) continue;
    if (left.mean === null || right.mean === null) {
      differences[id] = nothing(left);
      continue;
    }
    let change: MeasureSummary = { unit: left.unit, mean: right.mean - left.mean, ci95: null };
    if (left.range && right.range) {
      const range = [right.range[0] - left.range[0], right.range[1] - left.range[1]] as const;
      change = { ...change, range };
    }
    for (const percentile of percentiles) {
      const from = left[percentile];
      const to = right[percentile];
      if (typeof from === 'number' && typeof to === 'number') change = { ...change, [percentile]: to - from };
    }
    differences[id] = change;
  }
  return differences;
}

/** The same of measures alone, in the order of their replications (or batches). */
export function overReplications(replications: readonly Measures[]): Record<string, MeasureSummary> {
  const summaries: Record<string, MeasureSummary> = {};
  for (const id of idsIn(replications)) {
    summaries[id] = summaryOf(replications.flatMap((measures) => measures[id] ?? []));
  }
  return summaries;
}

/** A measure of which nothing was observed. */
function nothing(like: MeasureSummary | undefined): MeasureSummary {
  const hasPercentiles = like?.p50 !== undefined;
  return {
    empty: true,
    unit: like?.unit ?? '',
    mean: null,
    ci95: null,
    ...(hasPercentiles ? { p50: null, p90: null, p95: null } : {}),
  };
}

function summaryOf(all: readonly MeasureSummary[]): MeasureSummary {
  const values = all.filter((value) => !value.empty);
  if (values.length === 0) return nothing(all[0]);
  const means = values.flatMap(({ mean }) => mean ?? []);
  let summary: MeasureSummary = {
    unit: values[0]?.unit ?? '',
    mean: meanOf(means),
    ci95: studentInterval(means, confidence),
  };
  const ranges = values.flatMap(({ range }) => (range ? [range] : []));
  if (ranges.length > 0) {
    const end = (at: 0 | 1): number => meanOf(ranges.map((range) => range[at]));
    summary = { ...summary, range: [end(0), end(1)] };
  }
  let ciOf: NonNullable<MeasureSummary['ciOf']> = {};
  for (const percentile of percentiles) {
    const figures = values.flatMap((value) => value[percentile] ?? []);
    if (figures.length > 0) summary = { ...summary, [percentile]: meanOf(figures) };
    const interval = studentInterval(figures, confidence);
    if (interval !== null) ciOf = { ...ciOf, [percentile]: interval };
  }
  if (Object.keys(ciOf).length > 0) summary = { ...summary, ciOf };
  if (values.length < all.length) summary = { ...summary, replications: values.length };
  return means.length < 2 ? summary : { ...summary, deviation: standardDeviationOf(means) };
}

/** In the order of the first replication; measures that only later ones have stand at the end. */
function idsIn(replications: readonly Measures[]): readonly string[] {
  const ids = new Set<string>();
  for (const measures of replications) for (const id of Object.keys(measures)) ids.add(id);
  return [...ids];
}
