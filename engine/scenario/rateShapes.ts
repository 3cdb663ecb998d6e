// How a rate varies with time: points joined by steps or lines, or a wave. Owns the one way to write such a
// shape, for profiles (factors) and for sources (rates), and its mean.

import { onGrid } from '../base/time.ts';
import { duration, positiveDuration, share } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { RateShape } from './scenario.ts';
import { type EntryOf, mapOf, optional, required, type Shape } from './shape.ts';

/** Points in time with whatever varies there: factors, or rates. */
export interface Points {
  readonly kind: 'steps' | 'lines';
  readonly cycleMinutes: number | null;
  readonly points: readonly { readonly atMinutes: number; readonly value: number }[];
}

/** The keys of a shape made of points. */
export function pointFields(value: Shape<number>, example: string) {
  return {
    cycle: optional(
      positiveDuration,
      null,
      '24 h: repeats after so long; otherwise flat after the last point',
    ),
    steps: optional(mapOf(duration, value), null, `${example}: constant from each on`),
    lines: optional(mapOf(duration, value), null, `${example}: straight lines between them`),
  };
}

interface ReadPoints {
  readonly cycle: number | null;
  readonly steps: readonly { readonly key: number; readonly value: number }[] | null;
  readonly lines: readonly { readonly key: number; readonly value: number }[] | null;
}

/** What `pointFields` read, with its mistakes reported; null when there is nothing to go by. */
export function pointsOf(read: ReadPoints, reading: Reading): Points | null {
  const key = read.steps === null ? 'lines' : 'steps';
  const given = read.steps ?? read.lines;
  if (given === null || reading.isDoubtful(read)) return null;
  const points = given.map((point) => ({ atMinutes: onGrid(point.key), value: point.value }));
  const wrong = whatIsWrong(key, points, read.cycle);
  if (wrong === null) return { kind: key, cycleMinutes: read.cycle, points };
  reading.report(reading.offsetOf(read, key), {
    code: 'bad-points',
    sentence: wrong,
    expected:
      'points in the order of time, such as {0 h: 2, 8 h: 5}; with a cycle the first at 0 h and the last within it',
  });
  return null;
}

function whatIsWrong(kind: Points['kind'], points: Points['points'], cycle: number | null): string | null {
  const [first] = points;
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) return 'At least one point must stand here.';
  if (points.some((point, n) => n > 0 && point.atMinutes <= (points[n - 1]?.atMinutes ?? 0))) {
    return 'The points must be in ascending order.';
  }
  if (cycle !== null && first.atMinutes !== 0) return 'What repeats must begin with a point at 0.';
  if (cycle !== null && (kind === 'steps' ? last.atMinutes >= cycle : last.atMinutes > cycle)) {
    return 'The last point lies beyond the cycle.';
  }
  return points.every(({ value }) => value === 0) ? 'At least one point must be above 0.' : null;
}

/** A shape with its mean over the cycle taken out; without a cycle its largest value stands for the mean. */
export function scaled(points: Points): { readonly mean: number; readonly shape: RateShape } {
  const largest = Math.max(...points.points.map(({ value }) => value));
  const mean = points.cycleMinutes === null ? largest : meanOver(points, points.cycleMinutes);
  return { mean, shape: shapeOf(points, mean) };
}

/** Factors relative to `unit`, counted from minute 0. */
export function shapeOf(points: Points, unit: number): RateShape {
  return {
    kind: points.kind,
    cycleMinutes: points.cycleMinutes,
    from: 'start',
    points: points.points.map(({ atMinutes, value }) => ({ atMinutes, factor: value / unit })),
  };
}

/** Lines lead from the last point back to the first at the end of the cycle. */
function meanOver({ kind, points }: Points, cycleMinutes: number): number {
  let sum = 0;
  for (const [n, point] of points.entries()) {
    const next = points[n + 1] ?? { atMinutes: cycleMinutes, value: points[0]?.value ?? 0 };
    const height = kind === 'steps' ? point.value : (point.value + next.value) / 2;
    sum += height * (next.atMinutes - point.atMinutes);
  }
  return sum / cycleMinutes;
}

export const waveFields = {
  cycle: required(positiveDuration, '24 h'),
  amplitude: required(share, '60%: how far it swings to both sides of the mean'),
  peak: required(duration, '6 h: when it is highest, counted from midnight'),
};

/** A wave whose mean is 1. */
export function waveOf(read: EntryOf<typeof waveFields>): RateShape {
  const { cycle, amplitude, peak } = read;
  return { kind: 'wave', cycleMinutes: cycle, amplitude, peakMinutes: peak };
}
