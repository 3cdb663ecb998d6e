// Factors that vary with time → functions of an instant.

import { cosineOfTurns } from '../base/cosine.ts';
import type { RateShape } from '../scenario/scenario.ts';

/**
 * The factor at an instant, given in minutes from minute 0 and in minutes from midnight of the first day.
 * 0 or more, with mean 1 over its cycle.
 */
export type ShapeTable = (minutes: number, sinceMidnight: number) => number;

/** The largest value a shape takes. */
export function mostOf(shape: RateShape): number {
  if (shape.kind === 'wave') return 1 + shape.amplitude;
  return Math.max(...shape.points.map((point) => point.factor));
}

/** The 24 factors of a shape that goes by the hours of the day; null: it does not. */
export function hoursOf(shape: RateShape): readonly number[] | null {
  if (shape.kind !== 'steps' || shape.from !== 'midnight' || shape.cycleMinutes !== 1440) return null;
  const { points } = shape;
  if (points.length !== 24 || points.some((point, hour) => point.atMinutes !== hour * 60)) return null;
  return points.map((point) => point.factor);
}

export function compileShape(shape: RateShape): ShapeTable {
  if (shape.kind === 'wave') {
    const { amplitude, cycleMinutes, peakMinutes } = shape;
    return (_, sinceMidnight) => 1 + amplitude * cosineOfTurns((sinceMidnight - peakMinutes) / cycleMinutes);
  }
  const { cycleMinutes } = shape;
  const value = shape.kind === 'steps' ? stepsOf(shape) : linesOf(shape);
  const place = (minutes: number): number =>
    cycleMinutes === null ? minutes : within(minutes, cycleMinutes);
  return shape.from === 'midnight'
    ? (_, sinceMidnight) => value(place(sinceMidnight))
    : (minutes) => value(place(minutes));
}

/** Whole hours of a day need no search. */
function stepsOf(shape: Extract<RateShape, { kind: 'steps' | 'lines' }>): (at: number) => number {
  const { points } = shape;
  const factors = points.map((point) => point.factor);
  if (points.length === 24 && points.every((point, hour) => point.atMinutes === hour * 60)) {
    return (at) => factors[Math.min(23, Math.floor(at / 60))] as number;
  }
  return (at) => factors[lastNotAfter(points, at)] as number;
}

function linesOf(shape: Extract<RateShape, { kind: 'steps' | 'lines' }>): (at: number) => number {
  const { points, cycleMinutes } = shape;
  const first = points[0] as (typeof points)[number];
  const closed =
    cycleMinutes === null
      ? points
      : [...points, { atMinutes: cycleMinutes + first.atMinutes, factor: first.factor }];
  return (at) => {
    const index = lastNotAfter(closed, at);
    const before = closed[index] as (typeof points)[number];
    const after = closed[index + 1];
    if (after === undefined || at <= before.atMinutes) return before.factor;
    const along = (at - before.atMinutes) / (after.atMinutes - before.atMinutes);
    return before.factor + along * (after.factor - before.factor);
  };
}

/** The last point at or before an instant; the first when there is none. */
function lastNotAfter(points: readonly { readonly atMinutes: number }[], at: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((points[middle] as { atMinutes: number }).atMinutes <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function within(minutes: number, cycle: number): number {
  return minutes - Math.floor(minutes / cycle) * cycle;
}
