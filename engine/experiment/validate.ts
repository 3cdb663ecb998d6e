// Judges runs of a scenario by what the scenario expects of itself: measures by their interval, traces instant by
// instant. Pure functions of results; knows nothing of how replications are run or how a verdict is printed.

import { studentTQuantile } from '../base/exactMath.ts';
import { onGrid } from '../base/time.ts';
import type { MeasureSummary } from '../doorTypes.ts';
import { meanOf, standardDeviationOf } from '../measures/statistics.ts';
import type { Expected, ExpectedMeasure, ExpectedTrace } from '../scenario/scenario.ts';
import type { JourneyEvent } from '../world/journeys.ts';
import type { ReplicationResult } from './runReplication.ts';

export interface MeasureVerdict {
  readonly measure: string;
  readonly figure: ExpectedMeasure['figure'];
  readonly expected: number;
  /** Mean over the replications that have the measure; null when none has. */
  readonly found: number | null;
  /** t × √(standard error² of what was found + standard error² of what is expected). */
  readonly halfWidth: number | null;
  /** (found − expected) ÷ √(both standard errors²); null when both are 0. */
  readonly z: number | null;
  readonly precisionWanted: number | null;
  /** Half-width of what was found alone ÷ |expected|; null when 0 is expected. */
  readonly precisionFound: number | null;
  readonly verdict: 'ok' | 'fail' | 'not-precise' | 'missing';
}

export interface TraceVerdict {
  readonly moment: ExpectedTrace['moment'];
  readonly at: string;
  readonly expected: readonly number[];
  readonly found: readonly number[];
  /** Position of the first instant that is not the same; null: none. */
  readonly firstDifference: number | null;
}

/**
 * A measure passes when |found − expected| ≤ t × √(se² + standardError²) + within, t being Student's at the expected
 * level for the number of replications, and when the interval is as narrow as `precision` asks. Unbiased figures at
 * level 0.999 fail once in a thousand.
 */
export function judgeMeasures(
  { level, measures }: Pick<Expected, 'level' | 'measures'>,
  results: readonly ReplicationResult[],
): readonly MeasureVerdict[] {
  const inOrder = [...results].sort((a, b) => a.replication - b.replication);
  return measures.map((expected) => {
    const observed = inOrder.flatMap((result) => result.measures[expected.measure] ?? []);
    const summaries = observed.filter(({ empty }) => !empty);
    const estimate = estimateOf(expected.figure, summaries);
    return judged(expected, estimate, level, summaries.length);
  });
}

/**
 * Each duration on the way to an instant is rounded to the grid of 2⁻²⁰ minute, so that the sum of sixteen may be
 * eight steps off; sixteen steps are a thousandth of a second. Figures that lie on the grid are met exactly.
 */
const roundedAtMost = 16 / 1048576;
/** A value is written with some digits, and durations are rounded to 2⁻²⁰ minute. */
const roundingShare = 1e-6;

/** Instants must be the same but for rounding; what is on the grid is. */
export function judgeTraces(
  traces: readonly ExpectedTrace[],
  events: readonly JourneyEvent[],
): readonly TraceVerdict[] {
  return traces.map(({ moment, at, minutes }) => {
    const expected = minutes.map(onGrid);
    const found = events
      .filter((event) => event.moment === moment && event.where === at)
      .map(({ atMinutes }) => atMinutes)
      .sort((a, b) => a - b);
    return { moment, at, expected, found, firstDifference: firstDifference(expected, found) };
  });
}

interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

function estimateOf(
  figure: ExpectedMeasure['figure'],
  summaries: readonly MeasureSummary[],
): Estimate | null {
  if (figure === 'variance') return varianceOf(summaries.flatMap(({ mean }) => mean ?? []));
  const figures = summaries.flatMap((summary) => summary[figure] ?? []);
  const [first] = figures;
  if (first === undefined) return null;
  // Without chance: the rounding of a mean is no error to be measured by.
  if (figures.every((value) => value === first)) return { value: first, standardError: 0 };
  return {
    value: meanOf(figures),
    standardError: standardDeviationOf(figures) / Math.sqrt(figures.length),
  };
}

/**
 * Variance between replications, with the standard error of a sample variance, √((m₄ − s⁴ (n − 3) ÷ (n − 1)) ÷ n)
 * (Mood, Graybill & Boes 1974, VI.2.2), m₄ being the fourth central moment of the sample.
 */
function varianceOf(values: readonly number[]): Estimate | null {
  const count = values.length;
  if (count < 2) return null;
  const mean = meanOf(values);
  const deviation = standardDeviationOf(values);
  const variance = deviation * deviation;
  const fourth = meanOf(
    values.map((value) => (value - mean) * (value - mean) * (value - mean) * (value - mean)),
  );
  const spread = (fourth - (variance * variance * (count - 3)) / (count - 1)) / count;
  return { value: variance, standardError: Math.sqrt(Math.max(0, spread)) };
}

function judged(
  expected: ExpectedMeasure,
  estimate: Estimate | null,
  level: number,
  count: number,
): MeasureVerdict {
  const { measure, figure, value, standardError, within, precision } = expected;
  const common = { measure, figure, expected: value, precisionWanted: precision };
  if (estimate === null) {
    return { ...common, found: null, halfWidth: null, z: null, precisionFound: null, verdict: 'missing' };
  }
  const t = studentTQuantile((1 + level) / 2, Math.max(1, count - 1));
  const error = Math.sqrt(estimate.standardError * estimate.standardError + standardError * standardError);
  const difference = estimate.value - value;
  const precisionFound = value === 0 ? null : (t * estimate.standardError) / Math.abs(value);
  const precise = precision === null || (count > 1 && precisionFound !== null && precisionFound <= precision);
  const rounding = roundingShare * Math.max(1, Math.abs(value));
  const inside = Math.abs(difference) <= t * error + within + rounding;
  return {
    ...common,
    found: estimate.value,
    halfWidth: count === 1 ? null : t * error,
    z: error === 0 ? null : difference / error,
    precisionFound,
    verdict: !inside ? 'fail' : precise ? 'ok' : 'not-precise',
  };
}

function firstDifference(expected: readonly number[], found: readonly number[]): number | null {
  const longest = Math.max(expected.length, found.length);
  for (let index = 0; index < longest; index++) {
    const [one, other] = [expected[index], found[index]];
    if (one === undefined || other === undefined || Math.abs(one - other) > roundedAtMost) return index;
  }
  return null;
}
