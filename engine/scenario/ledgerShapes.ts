// The ledger: what a run did to people and money, whoever decided. Owns the `ledger` section of the file only.

import type { Node } from 'yaml';
import { expression } from './expressionShape.ts';
import { type Figure, figureIn } from './figures.ts';
import { sourceField } from './frameShapes.ts';
import { choice, identifier, nameFor, parseFigure, words } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { LedgerEntry } from './scenario.ts';
import { type EntryOf, entry, leaf, optional, refine, required, type Shape, startOf } from './shape.ts';

const nothing: Figure = { value: 0, dimension: 'number' };

/** A figure that still knows its unit: what it comes to depends on the unit of the entry. */
const worth: Shape<Figure> = leaf({
  expected: 'a figure such as 12, 95%, 15 min or £500',
  standIn: nothing,
  schema: { type: ['string', 'number'] },
  parse: (text) => {
    const parsed = parseFigure(text);
    return 'value' in parsed ? { value: figureIn(text) ?? nothing } : parsed;
  },
});

const fields = {
  id: required(identifier, 'excess-deaths'),
  name: optional(words, null, 'Excess deaths'),
  definition: optional(words, null, 'what exactly is counted, and what each is worth'),
  kind: required(choice('harm', 'value', 'cost'), 'harm, value or cost'),
  'borne-by': required(words, 'patients, an agency, or whoever suffers, gains or pays'),
  unit: required(
    choice('people', 'deaths', 'hours', 'days', 'points', 'pounds', 'number'),
    'people, deaths, hours, days, points, pounds or number',
  ),
  count: optional(expression, null, 'over(bed-wait, 6 h): a figure so far; its growth is counted'),
  level: optional(expression, null, 'waiting(find-bed): a level; it counts as long as it lasts'),
  per: optional(choice('hour', 'day'), null, 'hour or day: of which the level is counted so many'),
  each: required(worth, '0.0122, £346: what each is worth, in the unit'),
  low: optional(worth, null, 'the least it may be worth'),
  high: optional(worth, null, 'the most it may be worth'),
  source: sourceField,
};
type Read = EntryOf<typeof fields>;
type Unit = Read['unit'];

const shares: readonly Figure['dimension'][] = ['number', 'share'];
const times: readonly Figure['dimension'][] = ['number', 'time'];

/** What each may be written as, by the unit of the entry. */
const writtenAs: Readonly<Record<Unit, readonly Figure['dimension'][]>> = {
  people: shares,
  deaths: shares,
  points: shares,
  number: shares,
  hours: times,
  days: times,
  pounds: ['number', 'money'],
};

const minutesOf: Partial<Readonly<Record<Unit, number>>> = { hours: 60, days: 1440 };

/** The figure in the unit of the entry. */
function inUnit({ value, dimension }: Figure, unit: Unit): number {
  return dimension === 'time' ? value / (minutesOf[unit] ?? 1) : value;
}

export const ledgerShape: Shape<LedgerEntry> = refine(entry(fields), (read, reading, node): LedgerEntry => {
  const each = inUnit(read.each, read.unit);
  if (node !== null && !reading.isDoubtful(read)) reportBadEntry(read, reading, node);
  const name = read.name ?? nameFor(read.id);
  return {
    id: read.id,
    name,
    definition: read.definition ?? name,
    kind: read.kind,
    borneBy: read['borne-by'],
    unit: read.unit,
    of: figureOf(read),
    each,
    low: read.low === null ? each : inUnit(read.low, read.unit),
    high: read.high === null ? each : inUnit(read.high, read.unit),
    source: read.source,
  };
});

function figureOf({ count, level, per }: Read): LedgerEntry['of'] {
  if (level !== null) return { kind: 'level', expression: level, per: per ?? 'hour' };
  return { kind: 'count', expression: count ?? { kind: 'number', value: 0 } };
}

function reportBadEntry(read: Read, reading: Reading, node: Node): void {
  const { count, level, per } = read;
  const report = (offset: number, code: string, sentence: string, expected: string): void =>
    reading.report(offset, { code, sentence, expected });
  if ((count === null) === (level === null)) {
    report(
      startOf(node),
      'one-form',
      'An entry of the ledger has either a count or a level.',
      'count, or level and per',
    );
  } else if ((level === null) !== (per === null)) {
    const at = level === null ? reading.offsetOf(read, 'per') : reading.offsetOf(read, 'level');
    report(
      at,
      'one-form',
      'A level counts per hour or per day that it lasts; a count does not.',
      'level and per',
    );
  }
  reportWorth(read, reading, node);
}

const dimensionNames = {
  number: 'a number',
  share: 'a share',
  time: 'a time',
  money: 'money',
  rate: 'a rate',
};

function reportWorth(read: Read, reading: Reading, node: Node): void {
  const report = (offset: number, code: string, sentence: string, expected: string): void =>
    reading.report(offset, { code, sentence, expected });
  const allowed = writtenAs[read.unit];
  for (const key of ['each', 'low', 'high'] as const) {
    const figure = read[key];
    if (figure === null || allowed.includes(figure.dimension)) continue;
    const sentence = `The entry counts ${read.unit}; this is ${dimensionNames[figure.dimension]}.`;
    const expected = allowed.map((dimension) => dimensionNames[dimension]).join(' or ');
    report(reading.offsetOf(read, key), 'wrong-unit', sentence, expected);
    return;
  }
  const each = inUnit(read.each, read.unit);
  const low = read.low && inUnit(read.low, read.unit);
  const high = read.high && inUnit(read.high, read.unit);
  if (each <= 0) {
    report(
      reading.offsetOf(read, 'each'),
      'out-of-range',
      'What each is worth lies above 0.',
      'a figure above 0; its kind says whether somebody gains or loses',
    );
  } else if ((low === null) !== (high === null)) {
    report(startOf(node), 'half-a-range', 'A range has both a low and a high end.', 'low: £300, high: £400');
  } else if ((low ?? each) > each || (high ?? each) < each || (low ?? each) < 0) {
    report(
      reading.offsetOf(read, 'low'),
      'bad-range',
      'The range does not hold it.',
      '0 ≤ low ≤ each ≤ high',
    );
  }
}
