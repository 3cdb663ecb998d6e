// How a step's waiting list is kept: in what order, how long it may be, who does not join, who leaves, changes
// lists or is interrupted, and when it is served. Owns these keys of a step only.

import { isMap } from 'yaml';
import { daysField } from './dayShapes.ts';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { timeOfDay } from './instants.ts';
import { minutesShape } from './minutesShape.ts';
import { choice, positiveDuration, reference, wholeNumber } from './quantities.ts';
import type { OpeningHours, Preempt, Room, ServedAt, Step, Together } from './scenario.ts';
import { entry, leaf, listOf, oneOf, optional, refine, required, type Shape, startOf } from './shape.ts';

/** The id of a place, or a word that stands for staying where one is: read as null. */
function placeOr(word: 'block' | 'wait'): Shape<string | null> {
  const stay = leaf<null>({
    expected: `"${word}"`,
    standIn: null,
    schema: { const: word },
    parse: () => ({ value: null }),
  });
  return oneOf<string | null>((node) => ('value' in node && node.value === word ? 0 : 1), stay, reference);
}

const preemptWord: Shape<Preempt> = refine(
  leaf<'resume' | 'restart'>({
    expected: 'resume or restart, or {how: lose, to: …}',
    standIn: 'resume',
    schema: { enum: ['resume', 'restart'] },
    parse: (text) =>
      text === 'resume' || text === 'restart'
        ? { value: text }
        : {
            code: 'unknown-word',
            hint: text === 'lose' ? 'Say where they go: {how: lose, to: PLACE}.' : null,
          },
  }),
  (how): Preempt => ({ how, to: null, waits: 'in-front', first: 'latest' }),
);

const preemptEntry: Shape<Preempt> = refine(
  entry({
    how: required(choice('resume', 'restart', 'lose'), 'resume, restart or lose'),
    to: optional(reference, null, 'where they go; only with lose'),
    waits: optional(
      choice('in-front', 'at-back'),
      null,
      'in-front: before all of their rank; at-back: as if they had just come',
    ),
    first: optional(
      choice('latest', 'earliest'),
      'latest' as const,
      'who is interrupted among equal rank: who began last, or first',
    ),
    source: sourceField,
  }),
  (read, reading, node): Preempt => {
    const lose = read.how === 'lose';
    if (node !== null && !reading.isDoubtful(read)) {
      if (lose !== (read.to !== null)) {
        reading.report(startOf(node), {
          code: 'bad-preempt',
          sentence: lose
            ? 'Whoever loses what was begun must go somewhere: "to" is missing.'
            : 'Only with "how: lose" does the interrupted go somewhere else.',
          expected: '{how: lose, to: PLACE}',
        });
      } else if (lose && read.waits !== null) {
        reading.report(reading.offsetOf(read, 'waits'), {
          code: 'bad-preempt',
          sentence: 'Whoever goes somewhere else does not wait here: "waits" belongs to resume and restart.',
          hint: 'Take "waits" out.',
        });
      }
    }
    return { how: read.how, to: lose ? read.to : null, waits: read.waits ?? 'in-front', first: read.first };
  },
);

const preemptShape = oneOf<Preempt>((node) => (isMap(node) ? 1 : 0), preemptWord, preemptEntry);

const roomShape: Shape<Room> = refine(
  entry({
    places: required(wholeNumber(0, 1_000_000), '3: places in the waiting list, those at work not counted'),
    'when-full': required(placeOr('block'), 'block, or where those go who find it full'),
    source: sourceField,
  }),
  (read): Room => ({ places: read.places, whenFull: read['when-full'] }),
);

const baulkShape: Shape<NonNullable<Step['baulk']>> = refine(
  entry({
    when: optional(expression, null, 'waiting(triage) > 40; always when left out'),
    share: optional(expression, null, '0.1 * waiting(triage): probability 0–1; surely when left out'),
    to: required(reference, 'where they go instead'),
    source: sourceField,
  }),
  (read, reading, node) => {
    if (node !== null && read.when === null && read.share === null && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'bad-baulk',
        sentence: 'This would turn everybody away: say when, or with what probability.',
        expected: '{when: waiting(triage) > 40, to: …} or {share: 10%, to: …}',
      });
    }
    return { when: read.when, share: read.share, to: read.to };
  },
);

const patienceShape: Shape<NonNullable<Step['patience']>> = refine(
  entry({
    after: optional(minutesShape, null, '{exponential: {mean: 5 h}}'),
    when: optional(
      expression,
      null,
      'hour >= 20: who waits leaves as soon as it holds for them; may read waited',
    ),
    to: required(reference, 'where those go who leave'),
    release: optional(listOf(reference), [], 'held from earlier steps, given back on leaving'),
    source: sourceField,
  }),
  (read, reading, node) => {
    const { after, when, to, release } = read;
    if (node !== null && after === null && when === null && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'bad-patience',
        sentence: 'When does patience end? Neither "after" nor "when" stands here.',
        expected: '{after: 4 h, to: …} or {when: hour >= 20, to: …}',
      });
    }
    return { after, when, to, release };
  },
);

const jockeyShape: Shape<NonNullable<Step['jockey']>> = refine(
  entry({
    with: required(listOf(reference, 1), 'steps whose list the last in this one may join'),
    fewer: optional(wholeNumber(1, 10_000), 2, '2: when so many fewer people are there'),
    source: sourceField,
  }),
  (read) => ({ with: read.with, fewer: read.fewer }),
);

const places: Shape<readonly string[]> = oneOf<readonly string[]>(
  (node) => ('items' in node ? 1 : 0),
  refine(reference, (id) => [id]),
  listOf(reference, 1),
);

const togetherShape: Shape<Together> = refine(
  entry({
    least: optional(wholeNumber(1, 10_000), 1, '1: begins when so many are there'),
    most: required(wholeNumber(1, 10_000), '8: no more than so many'),
    'or-after': optional(positiveDuration, null, '30 min: or when the first has waited so long'),
    until: optional(places, [], 'home, or [unload, home]: they go as one until the first comes there'),
    source: sourceField,
  }),
  (read, reading, node): Together => {
    if (node !== null && read.least > read.most && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'bad-together',
        sentence: `A party of at most ${read.most} never has ${read.least}.`,
        expected: 'least not above most',
      });
    }
    return { least: read.least, most: read.most, orAfterMinutes: read['or-after'], until: read.until };
  },
);

const timesOfDay: Shape<readonly number[]> = refine(
  oneOf<readonly number[]>(
    (node) => ('items' in node ? 1 : 0),
    refine(timeOfDay, (minute) => [minute]),
    listOf(timeOfDay, 1, 1440),
  ),
  (read) => [...new Set(read)].sort((a, b) => a - b),
);

const servedAtShape: Shape<ServedAt> = refine(
  entry({
    days: daysField,
    at: required(timesOfDay, '["09:00", "14:00"]'),
    most: optional(wholeNumber(1, 1_000_000), null, '10: at most so many each time'),
    source: sourceField,
  }),
  (read): ServedAt => ({ days: read.days, minutesOfDay: read.at, most: read.most }),
);

const hoursShape: Shape<OpeningHours> = refine(
  entry({
    days: daysField,
    from: required(timeOfDay, '"08:00"'),
    to: required(timeOfDay, '"18:00"; not after from: it runs past midnight'),
    source: sourceField,
  }),
  (read): OpeningHours => ({
    days: read.days,
    fromMinuteOfDay: read.from,
    toMinuteOfDay: read.to,
  }),
);

const openShape: Shape<NonNullable<Step['open']>> = refine(
  entry({
    hours: required(listOf(hoursShape, 1, 200), '[{days: weekdays, from: "08:00", to: "18:00"}]'),
    'when-closed': optional(placeOr('wait'), null, 'wait, or where those go who come while it is closed'),
    source: sourceField,
  }),
  (read) => ({ hours: read.hours, whenClosed: read['when-closed'] }),
);

export const listFields = {
  rank: optional(expression, null, 'lower is served first; may read waited'),
  order: optional(
    choice('first-come', 'last-come', 'random'),
    'first-come' as const,
    'among equal rank: first-come, last-come or random',
  ),
  preempt: optional(preemptShape, null, 'resume or restart, or {how: lose, to: …}: who may be interrupted'),
  room: optional(roomShape, null, '{places: 3, when-full: block}'),
  baulk: optional(baulkShape, null, '{when: waiting(triage) > 40, to: gone-home}'),
  patience: optional(patienceShape, null, '{after: 4 h, to: left-before-seen}'),
  jockey: optional(jockeyShape, null, '{with: [till-2], fewer: 2}'),
  together: optional(togetherShape, null, '{least: 1, most: 8, or-after: 30 min}'),
  'serve-when': optional(
    expression,
    null,
    'free(bed) >= 2: the first in line is served only while this holds',
  ),
  'served-at': optional(listOf(servedAtShape, 1, 200), null, '[{days: weekdays, at: ["09:00"], most: 10}]'),
  open: optional(openShape, null, '{hours: [{from: "08:00", to: "18:00"}], when-closed: wait}'),
};
