// When are there enough replications? Owns the rule, and what a few replications say about how many it will take.
// Knows nothing of how replications are run, nor of which measures a scenario calls its headline.

import { meanOf, studentInterval } from '../measures/statistics.ts';
import type { ReplicationResult } from './runReplication.ts';

export interface PrecisionReport {
  readonly replications: number;
  /** Half-width ÷ mean, 0–1. */
  readonly wanted: number;
  /** The rule of stopping holds. */
  readonly reached: boolean;
  readonly measures: readonly Precision[];
}

export interface Precision {
  readonly measure: string;
  readonly unit: string;
  /** Null when no replication has observed anything. */
  readonly mean: number | null;
  /** Of the 95% interval by Student's t over the replications; null when fewer than two have it. */
  readonly halfWidth: number | null;
  /** Half-width ÷ |mean|; 0 when nothing varies, null when the mean is 0 or fewer than two replications have it. */
  readonly relative: number | null;
  /**
   * Replications that this many suggest for the wanted precision: n (relative ÷ wanted)², rounded up, and no fewer
   * than the rule asks (Law, Simulation Modeling and Analysis, 5th ed., section 9.4.1, with the half-width taken to
   * fall as 1 ÷ √n). null when `relative` is null.
   */
  readonly replicationsNeeded: number | null;
}

/** However little they vary: a deviation of fewer figures is itself too uncertain to stop on. */
const fewestReplications = 10;
const confidence = 0.95;

/**
 * How precisely these replications know each measure. The rule of stopping: at least ten replications, and the 95%
 * half-width ÷ mean of every measure at most `wanted`. Whoever asks after each replication, in order of their number,
 * stops at the same number wherever they were run. An interval that was stopped on is slightly too narrow, because
 * the rule stops a little sooner where the replications happened to agree.
 */
export function precisionOf(
  results: readonly ReplicationResult[],
  measures: readonly string[],
  wanted: number,
): PrecisionReport {
  const precisions = measures.map((measure) => precisionOfOne(results, measure, wanted));
  const reached =
    results.length >= fewestReplications &&
    precisions.every(({ relative }) => relative !== null && relative <= wanted);
  return { replications: results.length, wanted, reached, measures: precisions };
}

function precisionOfOne(results: readonly ReplicationResult[], measure: string, wanted: number): Precision {
  const found = results.flatMap((result) => result.measures[measure] ?? []);
  const means = found.flatMap((summary) => summary.mean ?? []);
  const mean = means.length === 0 ? null : meanOf(means);
  const interval = studentInterval(means, confidence);
  const halfWidth = interval === null ? null : (interval[1] - interval[0]) / 2;
  const relative = mean === null || halfWidth === null ? null : relativeTo(mean, halfWidth);
  const replicationsNeeded = needed(relative, means.length, wanted);
  return { measure, unit: found[0]?.unit ?? '', mean, halfWidth, relative, replicationsNeeded };
}

function relativeTo(mean: number, halfWidth: number): number | null {
  if (halfWidth === 0) return 0;
  return mean === 0 ? null : halfWidth / Math.abs(mean);
}

function needed(relative: number | null, replications: number, wanted: number): number | null {
  if (relative === null) return null;
  const times = relative / wanted;
  return Math.max(fewestReplications, Math.ceil(replications * times * times));
}
