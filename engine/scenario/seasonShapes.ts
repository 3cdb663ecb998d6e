// Factors at dates, and seasons made of another one, such as of a temperature with a lag. Owns the `seasons` section of
// the file only.

import type { Node } from 'yaml';
import { onGrid } from '../base/time.ts';
import { sourceField } from './frameShapes.ts';
import { anyInstant } from './instants.ts';
import { mayStand } from './mayStand.ts';
import { didYouMean } from './nearestMatch.ts';
import { decimalNumber, duration, identifier, ratio, reference, words } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { ScenarioCalendar, SeasonProfile } from './scenario.ts';
import { valueOfSeason } from './seasonValue.ts';
import { type EntryOf, entry, mapOf, optional, refine, required, type Shape, startOf } from './shape.ts';

const fields = {
  id: required(identifier, 'flu-season'),
  points: optional(
    mapOf(anyInstant, decimalNumber(-1000, 1000)),
    null,
    '{2013-12-02: 1, 2014-01-15: 1.3}: factors at dates; or what other seasons are made of, such as a temperature',
  ),
  of: optional(reference, null, 'instead of points: the season that it is made of, such as a temperature'),
  below: optional(decimalNumber(-1000, 1000), null, '5: what counts is how far that one lies below'),
  each: optional(ratio(-10, 10), null, '0.8%: so much more for each 1 that it lies below'),
  lag: optional(
    entry({ from: required(duration, '3 days'), to: required(duration, '14 days'), source: sourceField }),
    null,
    '{from: 3 days, to: 14 days}: the mean of what lies so far back; otherwise as it is now',
  ),
  name: optional(words, null, 'in words'),
  source: sourceField,
};
type Read = EntryOf<typeof fields>;

/** As read: one made of another has no points yet. */
export interface ReadSeason extends SeasonProfile {
  readonly made: {
    readonly of: string;
    readonly below: number;
    readonly each: number;
    readonly fromMinutes: number;
    readonly toMinutes: number;
  } | null;
}

export const seasonShape: Shape<ReadSeason> = refine(entry(fields), (read, reading, node): ReadSeason => {
  if (node !== null && !reading.isDoubtful(read)) reportForm(read, reading, node);
  const points = (read.points ?? []).map(({ key, value }) => ({ atMinutes: onGrid(key), factor: value }));
  const inOrder = points.every((point, index) => point.atMinutes > (points[index - 1]?.atMinutes ?? -1e12));
  const lacks = read.points !== null && (points.length === 0 || !inOrder);
  if (node !== null && lacks && !reading.isDoubtful(read)) {
    reading.report(startOf(node), {
      code: 'season-order',
      sentence: 'A season needs one date or more, in ascending order.',
      expected: 'points: {2013-12-02: 1, 2014-01-15: 1.3}',
    });
  }
  const { of, below, each, lag } = read;
  const made =
    of === null
      ? null
      : { of, below: below ?? 0, each: each ?? 0, fromMinutes: lag?.from ?? 0, toMinutes: lag?.to ?? 0 };
  return { id: read.id, points, source: read.source, made };
});

function reportForm(read: Read, reading: Reading, node: Node): void {
  const expected = 'points: {12-02: 1, 01-15: 1.3}; or of: temperature, below: 5, each: 0.8%';
  if ((read.points === null) === (read.of === null)) {
    reading.report(startOf(node), {
      code: 'one-form',
      sentence: 'A season has either points, or another season that it is made of.',
      expected,
    });
    return;
  }
  const { below, each, lag } = read;
  if (read.of !== null && (below === null || each === null)) {
    reading.report(startOf(node), {
      code: 'missing-key',
      sentence: 'What does the other season do? "below" and "each" are needed.',
      expected,
    });
  }
  if (read.of === null && (below !== null || each !== null || lag !== null)) {
    reading.report(startOf(node), {
      code: 'not-with-this',
      sentence: '"below", "each" and "lag" go with "of", not with points.',
      expected,
    });
  }
  if (lag !== null && lag.from > lag.to) {
    reading.report(reading.offsetOf(read, 'lag'), {
      code: 'bad-lag',
      sentence: 'A lag runs from the nearer to the farther time back.',
      expected: '{from: 3 days, to: 14 days}',
    });
  }
}

const dayMinutes = 1440;

/** Seasons made of others get their points: one a day, from the start of the run to its end. */
export function madeSeasons(
  read: readonly ReadSeason[],
  { durationMinutes }: ScenarioCalendar,
  reading: Reading,
): readonly SeasonProfile[] {
  return read.map((season): SeasonProfile => {
    const { id, source, made } = season;
    if (made === null) return reading.keepAs({ id, points: season.points, source }, season);
    const other = read.find((one) => one.id === made.of && one.made === null);
    if (other === undefined) {
      const plain = read.filter((one) => one.made === null).map((one) => one.id);
      reading.report(reading.offsetOf(season, 'of'), {
        code: 'unknown-reference',
        sentence: `There is no season "${made.of}" with points of its own.`,
        expected: mayStand(plain, 'the id of a season that has points'),
        hint: didYouMean(made.of, plain),
      });
      return reading.keepAs({ id, points: [{ atMinutes: 0, factor: 1 }], source }, season);
    }
    const points: { atMinutes: number; factor: number }[] = [];
    let least = 0;
    for (let at = 0; at <= durationMinutes; at += dayMinutes) {
      const factor =
        1 + made.each * meanBelow(other.points, made.below, at - made.toMinutes, at - made.fromMinutes);
      points.push({ atMinutes: at, factor: Math.max(0, factor) });
      least = Math.min(least, factor);
    }
    if (least < 0) {
      reading.report(reading.offsetOf(season, 'each'), {
        code: 'negative-season',
        sentence: `This season falls below 0: no number of people is so many times another.`,
        hint: 'A smaller "each", or a lower "below".',
      });
    }
    return reading.keepAs({ id, points, source }, season);
  });
}

/** How far the season lies below a value on the mean from one instant to another: the mean of a value a day. */
function meanBelow(points: SeasonProfile['points'], below: number, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let at = to; at >= from; at -= dayMinutes) {
    sum += Math.max(0, below - valueOfSeason(points, at));
    count += 1;
  }
  return sum / count;
}
