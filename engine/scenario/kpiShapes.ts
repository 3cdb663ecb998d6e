// Figures for people to read after a run, with what they count and what they are a share of. Owns the `kpis`
// section of the file only.

import type { Node } from 'yaml';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { timeOfDay } from './instants.ts';
import { choice, decimalNumber, identifier, nameFor, positiveDuration, words } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { Kpi } from './scenario.ts';
import { type EntryOf, entry, optional, refine, required, type Shape, startOf } from './shape.ts';

const fields = {
  id: required(identifier, 'seen-in-an-hour'),
  name: optional(words, null, 'Seen within an hour'),
  definition: optional(words, null, 'what exactly is counted, of what'),
  unit: required(
    choice('people', 'share', 'minutes', 'beds', 'pounds', 'number'),
    'people, share, minutes, beds, pounds or number',
  ),
  better: optional(choice('low', 'high'), null, 'low or high'),
  numerator: optional(expression, null, 'over(department, 1 h): a figure so far; its growth is counted'),
  denominator: optional(expression, null, 'finished(department): the same of what it is divided by'),
  otherwise: optional(decimalNumber(-1e9, 1e9), null, '0: when the denominator has not grown'),
  value: optional(expression, null, 'occupied(bed): a level, of which the mean of samples is taken'),
  'daily-at': optional(timeOfDay, null, '"20:15": when value is sampled each day'),
  every: optional(positiveDuration, null, '1 h: or how often it is sampled'),
  source: sourceField,
};
type Read = EntryOf<typeof fields>;

export const kpiShape: Shape<Kpi> = refine(entry(fields), (read, reading, node): Kpi => {
  if (node !== null && !reading.isDoubtful(read)) reportMixture(read, reading, node);
  const name = read.name ?? nameFor(read.id);
  return {
    id: read.id,
    name,
    definition: read.definition ?? name,
    unit: read.unit,
    better: read.better,
    value: figureOf(read),
    source: read.source,
  };
});

function figureOf(read: Read): Kpi['value'] {
  if (read.value !== null) {
    return {
      kind: 'sampled',
      value: read.value,
      minuteOfDay: read['daily-at'],
      everyMinutes: read.every,
    };
  }
  return {
    kind: 'ratio',
    numerator: read.numerator ?? { kind: 'number', value: 0 },
    denominator: read.denominator,
    otherwise: read.otherwise ?? 0,
  };
}

function reportMixture(read: Read, reading: Reading, node: Node): void {
  const offset = startOf(node);
  if ((read.numerator === null) === (read.value === null)) {
    reading.report(offset, {
      code: 'one-form',
      sentence: 'A KPI has either a numerator or a value.',
      expected: 'numerator and denominator, or value with daily-at or every',
    });
    return;
  }
  const strange =
    read.value === null
      ? (['daily-at', 'every'] as const).filter((key) => read[key] !== null)
      : (['denominator', 'otherwise'] as const).filter((key) => read[key] !== null);
  for (const key of strange) {
    reading.report(reading.offsetOf(read, key), {
      code: 'not-with-this',
      sentence: `"${key}" does not go with "${read.value === null ? 'numerator' : 'value'}".`,
      hint: `Take "${key}" out: numerator goes with denominator and otherwise, value with daily-at or every.`,
    });
  }
  if (read.value !== null && (read['daily-at'] === null) === (read.every === null)) {
    reading.report(offset, {
      code: 'one-form',
      sentence: 'A value is sampled either daily-at a time of day, or every so often.',
      expected: 'daily-at: "08:00", or every: 1 h',
    });
  }
}
