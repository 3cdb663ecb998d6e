// The ledger: what a run did to people and money, whoever decided. Owns the `ledger` section of the file only.

import type { Node } from 'yaml';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { anyQuantity, choice, identifier, nameFor, words } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { LedgerEntry } from './scenario.ts';
import { type EntryOf, entry, optional, refine, required, type Shape, startOf } from './shape.ts';

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
  each: required(anyQuantity, '0.0122, £346: what each is worth, in the unit'),
  low: optional(anyQuantity, null, 'the least it may be worth'),
  high: optional(anyQuantity, null, 'the most it may be worth'),
  source: sourceField,
};
type Read = EntryOf<typeof fields>;

export const ledgerShape: Shape<LedgerEntry> = refine(entry(fields), (read, reading, node): LedgerEntry => {
  const { each } = read;
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
    low: read.low ?? each,
    high: read.high ?? each,
    source: read.source,
  };
});

function figureOf({ count, level, per }: Read): LedgerEntry['of'] {
  if (level !== null) return { kind: 'level', expression: level, per: per ?? 'hour' };
  return { kind: 'count', expression: count ?? { kind: 'number', value: 0 } };
}

function reportBadEntry(read: Read, reading: Reading, node: Node): void {
  const { count, level, per, each, low, high } = read;
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
