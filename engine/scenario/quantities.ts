// Words, numbers, durations, rates, money and shares as a scenario writes them, in engine units: minutes,
// pounds, shares 0–1. Knows no section of the file.

import { minutesByUnit } from '../base/parseExpression.ts';
import { onGrid } from '../base/time.ts';
import { didYouMean } from './nearestMatch.ts';
import { oddCharacters } from './oddCharacters.ts';
import type { Complaint, Reading } from './reading.ts';
import type { TimeUnit } from './scenario.ts';
import { describe, type JsonSchema, leaf, type NamedShape, named, type Shape, startOf } from './shape.ts';

type Parsed<T> = { readonly value: T } | Partial<Complaint>;

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** `1,200`, `0.5`, `.5`, `1e-6`. */
export const numberText = '-?(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d{1,2})?';
const plainNumber = new RegExp(`^${numberText}$`);
const quantityPattern = new RegExp(`^(${numberText})\\s*([^\\d\\s].*)?$`);
/** Nothing in a scenario is larger: beyond it a typing slip is certain. */
const largest = 1e9;

/** Words that expressions or the language itself keep for themselves. */
const reservedIds: readonly string[] = [
  'and',
  'or',
  'not',
  'hour',
  'weekday',
  'day',
  'amount',
  'rest',
  'all',
  'system',
];

/** A short name of the author's: lower case with hyphens. */
export const identifier: Shape<string> = leaf({
  expected: 'an id: lower-case letters, digits and single hyphens, beginning with a letter',
  standIn: '',
  schema: { type: 'string', pattern: idPattern.source },
  parse: (text, reading, node) => {
    if (!idPattern.test(text) || text.length > 60) {
      return { code: 'bad-id', hint: suggestedId(text) };
    }
    if (reservedIds.includes(text)) {
      // Whoever refers to it means it all the same: one thing is wrong, and is said once.
      reading.report(startOf(node), {
        code: 'reserved-id',
        sentence: `"${text}" is a word of the language and cannot be an id.`,
        expected: `an id other than ${reservedIds.join(', ')}`,
        found: describe(node),
      });
    }
    return { value: text };
  },
});

/** A readable name for something that was given none: its id with a capital and spaces. */
export function nameFor(id: string): string {
  return id.slice(0, 1).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

/** The id of something that stands elsewhere in the file; whether it exists is checked later. */
export const reference: Shape<string> = leaf({
  expected: 'the id of something in this file',
  standIn: '',
  schema: { type: 'string', pattern: idPattern.source },
  parse: (text) =>
    idPattern.test(text) && text.length <= 60 ? { value: text } : { code: 'bad-id', hint: suggestedId(text) },
});

/** Free words. */
export const words: Shape<string> = leaf({
  expected: 'words',
  standIn: '',
  schema: { type: ['string', 'number'] },
  parse: (text) => {
    const trimmed = text.trim();
    if (trimmed === '') return { code: 'empty' };
    for (const { name } of oddCharacters(trimmed)) return { code: 'odd-character', found: name };
    return trimmed.length > 10000
      ? { code: 'too-long', found: `${trimmed.length} characters` }
      : { value: trimmed };
  },
});

/** One of a few words. */
export function choice<const T extends string>(...options: readonly [T, ...T[]]): Shape<T> {
  return leaf<T>({
    expected: options.length === 1 ? `"${options[0]}"` : `one of ${options.join(', ')}`,
    standIn: options[0],
    schema: { enum: [...options] },
    parse: (text) => {
      const option = options.find((candidate) => candidate === text);
      return option === undefined
        ? { code: 'unknown-word', hint: didYouMean(text, options) }
        : { value: option };
    },
  });
}

export const yesOrNo: Shape<boolean> = leaf({
  expected: 'true or false',
  standIn: false,
  schema: { type: 'boolean' },
  parse: (text) =>
    text === 'true' ? { value: true } : text === 'false' ? { value: false } : { code: 'unknown-word' },
});

export function wholeNumber(least: number, most: number): Shape<number> {
  return number(least, most, true);
}

export function decimalNumber(least: number, most: number): Shape<number> {
  return number(least, most, false);
}

function number(least: number, most: number, whole: boolean): Shape<number> {
  const expected = `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
  return leaf({
    expected,
    standIn: least,
    schema: { type: whole ? 'integer' : 'number', minimum: least, maximum: most },
    parse: (text) => {
      const value = numberIn(text);
      if (value === null) {
        const hint = /^-?\d[\d.,]*\s*(?!e[-+]?\d)[a-z%]/i.test(text) ? 'Leave the unit out.' : null;
        return { code: hint === null ? 'not-a-number' : 'wrong-unit', hint };
      }
      if (whole && !Number.isInteger(value)) return { code: 'not-whole' };
      return inRange(value, least, most);
    },
  });
}

/** Shares that should sum to 1 may miss it by this much: rounded percentages. */
export const shareTolerance = 0.001 + 1e-9;

/** A share as a person writes it, to a tenth of a per cent. */
export function percent(value: number): string {
  return `${Math.round(value * 1000) / 10}%`;
}

/** A share 0–1, written `33%` or `0.33`. */
export const share: NamedShape<number> = named('share', () =>
  leaf({
    expected: 'a share such as 33% or 0.33',
    standIn: 0,
    schema: { type: ['string', 'number'], pattern: '^\\d+(\\.\\d+)?%?$' },
    parse: (text) => {
      const percent = text.endsWith('%');
      const value = numberIn(percent ? text.slice(0, -1).trim() : text);
      if (value === null) return { code: 'not-a-share' };
      const hint = !percent && value > 1 ? `Write ${text}% or a number up to 1.` : null;
      return inRange(percent ? value / 100 : value, 0, 1, hint);
    },
  }),
);

/** A ratio that may pass 1, written `10%` or `0.1`. */
export function ratio(least: number, most: number): Shape<number> {
  return leaf({
    expected: `a number or a percentage from ${least} to ${most}`,
    standIn: least,
    schema: { type: ['string', 'number'], pattern: '^\\d+(\\.\\d+)?%?$' },
    parse: (text) => {
      const percent = text.endsWith('%');
      const value = numberIn(percent ? text.slice(0, -1).trim() : text);
      return value === null ? { code: 'not-a-number' } : inRange(percent ? value / 100 : value, least, most);
    },
  });
}

const unitNames = [...minutesByUnit.keys()].join('|');

/** A bare number is for files that name a unit of time; a schema cannot see whether this one does. */
const durationSchema: JsonSchema = {
  type: ['string', 'number'],
  pattern: `^${numberText}(\\s*(${unitNames}))?$`,
};

/** Minutes, off the grid: for the parameters of distributions. */
export const exactDuration: Shape<number> = leaf({
  expected: 'a duration such as 90 min, 4 h, 3.5 days or 2 weeks',
  standIn: 0,
  schema: durationSchema,
  parse: parseSimulated,
});

/** Minutes on the grid of simulated time. */
export const duration: Shape<number> = leaf({
  expected: 'a duration such as 90 min, 4 h, 3.5 days or 2 weeks',
  standIn: 0,
  schema: durationSchema,
  parse: (text, reading) => gridded(parseSimulated(text, reading)),
});

export const positiveDuration: Shape<number> = leaf({
  expected: 'a duration longer than nothing, such as 90 min or 4 h',
  standIn: 1,
  schema: durationSchema,
  parse: (text, reading) => aboveNothing(gridded(parseSimulated(text, reading))),
});

const realSchema: JsonSchema = {
  anyOf: [{ type: 'string', pattern: `^${numberText}\\s*(${unitNames})$` }, { const: 0 }],
};

/** Minutes of the room's own time, which no unit of the calendar is about: never a bare number. */
export const realDuration: Shape<number> = leaf({
  expected: 'real time such as 30 min, 180 s or 2 h',
  standIn: 0,
  schema: realSchema,
  parse: (text) => gridded(parseMinutes(text)),
});

export const positiveRealDuration: Shape<number> = leaf({
  expected: 'real time longer than nothing, such as 420 min or 7 h',
  standIn: 1,
  schema: realSchema,
  parse: (text) => aboveNothing(gridded(parseMinutes(text))),
});

function gridded(parsed: Parsed<number>): Parsed<number> {
  return 'value' in parsed ? { value: onGrid(parsed.value) } : parsed;
}

function aboveNothing(parsed: Parsed<number>): Parsed<number> {
  return 'value' in parsed && parsed.value <= 0 ? { code: 'out-of-range' } : parsed;
}

/** Simulated time: with its unit, or as a bare number in the unit that the calendar names. */
export function parseSimulated(text: string, { timeUnit }: Reading): Parsed<number> {
  const count = numberIn(text);
  if (count === null || text === '0') return parseMinutes(text);
  if (timeUnit === null) return missingUnit(text, 'min', orInCalendar);
  return inRange(count * timeUnit.minutes, 0, largest);
}

function parseMinutes(text: string): Parsed<number> {
  if (text === '0') return { value: 0 };
  const measured = measure(text, [...minutesByUnit.keys()], 'min');
  if (!('value' in measured)) return measured;
  const minutes = measured.value.number * (minutesByUnit.get(measured.value.unit) ?? 1);
  return inRange(minutes, 0, largest);
}

/** A unit of time, as its minutes. */
export const timeUnit: Shape<number> = leaf({
  expected: `a unit of time: ${[...minutesByUnit.keys()].join(', ')}`,
  standIn: 1,
  schema: { enum: [...minutesByUnit.keys()] },
  parse: (text) => {
    const minutes = minutesByUnit.get(text);
    return minutes === undefined ? { code: 'wrong-unit' } : { value: minutes };
  },
});

const perMinute: TimeUnit = { name: 'min', minutes: 1 };
const timeUnits: readonly TimeUnit[] = [
  { name: 's', minutes: 1 / 60 },
  perMinute,
  { name: 'h', minutes: 60 },
  { name: 'days', minutes: 1440 },
];

/** The unit that a whole file is written in. */
export const filesTimeUnit: Shape<TimeUnit> = leaf({
  expected: 'one of s, min, h, days',
  standIn: perMinute,
  schema: { enum: [...minutesByUnit.keys()].filter((name) => !name.startsWith('week')) },
  parse: (text) => {
    const unit = timeUnits.find(({ minutes }) => minutes === minutesByUnit.get(text));
    return unit === undefined ? { code: 'wrong-unit' } : { value: unit };
  },
});

const rateUnits = ['min', 'minute', 'hour', 'h', 'day', 'week'];

/** Events per minute, written `101 per day` or `12 per hour`, or as a bare number per unit of the calendar. */
export const rate: Shape<number> = leaf({
  expected: 'a rate such as 101 per day or 12 per hour',
  standIn: 0,
  schema: { type: ['string', 'number'], pattern: `^${numberText}( per (${rateUnits.join('|')}))?$` },
  parse: (text, { timeUnit }) => {
    const count = numberIn(text);
    if (count === null) return parseRate(text);
    if (timeUnit === null) return missingUnit(text, 'per day', orInCalendar);
    return inRange(count / timeUnit.minutes, 0, 1e5);
  },
});

/** Reads `101 per day`: events per minute. */
export function parseRate(text: string): Parsed<number> {
  const measured = measure(
    text,
    rateUnits.map((unit) => `per ${unit}`),
    'per day',
  );
  if (!('value' in measured)) return measured;
  const unit = measured.value.unit.slice('per '.length);
  return inRange(measured.value.number / (minutesByUnit.get(unit) ?? 1), 0, 1e5);
}

/** Pounds, written `£9400` or `£9,400`. */
export const money: Shape<number> = leaf({
  expected: 'money such as £9400 or £520,000',
  standIn: 0,
  schema: { type: ['string', 'number'], pattern: `^(0|£${numberText})$` },
  parse: (text) => {
    if (text === '0') return { value: 0 };
    const value = numberIn(text.startsWith('£') ? text.slice(1).trim() : text);
    if (value === null) return { code: 'not-money' };
    return text.startsWith('£') ? inRange(value, 0, 1e12) : { code: 'missing-unit', hint: `Write £${text}.` };
  },
});

const figureSchema: JsonSchema = { type: ['string', 'number'] };

/** A figure of any unit: `95%`, `15 min`, `£500` or a bare number. */
export const anyQuantity: Shape<number> = leaf({
  expected: 'a figure such as 12, 95%, 15 min or £500',
  standIn: 0,
  schema: figureSchema,
  parse: parseFigure,
});

/** As `anyQuantity`, not below 0: what a distribution is made of. */
export const quantityFromZero: Shape<number> = leaf({
  expected: 'a figure of 0 or more, such as 12, 95%, 15 min or £500',
  standIn: 0,
  schema: figureSchema,
  parse: (text) => {
    const parsed = parseFigure(text);
    return 'value' in parsed && parsed.value < 0 ? { code: 'out-of-range' } : parsed;
  },
});

/** Reads `95%`, `15 min`, `£500` or a bare number. */
export function parseFigure(text: string): Parsed<number> {
  const bare = text.startsWith('£') ? text.slice(1) : text.endsWith('%') ? text.slice(0, -1) : text;
  const value = numberIn(bare.trim());
  if (value === null) return text.startsWith('-') ? { code: 'not-a-number' } : parseMinutes(text);
  return inRange(text.endsWith('%') ? value / 100 : value, -largest, 1e12);
}

/** A plain number with optional thousands commas; null when it is none. */
export function numberIn(text: string): number | null {
  return text.length <= 30 && plainNumber.test(text) ? Number(text.replaceAll(',', '')) + 0 : null;
}

function measure(
  text: string,
  units: readonly string[],
  usualUnit: string,
): Parsed<{ number: number; unit: string }> {
  if (text.length > 60) return {};
  const match = quantityPattern.exec(text);
  const value = match === null ? null : numberIn(match[1] ?? '');
  if (match === null || value === null) return { code: 'not-a-number' };
  const unit = match[2]?.replaceAll(/\s+/g, ' ');
  if (unit !== undefined && /^:\d\d/.test(unit))
    return { code: 'wrong-unit', hint: `Write ${value * 60 + Number(unit.slice(1, 3))} min.` };
  if (unit === undefined) return missingUnit(text, usualUnit);
  if (!units.includes(unit)) {
    return {
      code: 'wrong-unit',
      sentence: `"${unit}" is no unit that fits here.`,
      hint: didYouMean(unit, units) ?? `Units: ${units.join(', ')}.`,
    };
  }
  return { value: { number: value, unit } };
}

const orInCalendar = ' Or name one for the whole file, under calendar: unit: h (or s, min, days).';

function missingUnit(text: string, usualUnit: string, orElse = ''): Partial<Complaint> {
  return {
    code: 'missing-unit',
    sentence: 'The unit is missing.',
    hint: `For example ${text} ${usualUnit}.${orElse}`,
  };
}

function inRange(value: number, least: number, most: number, hint: string | null = null): Parsed<number> {
  if (value >= least && value <= most) return { value };
  return { code: 'out-of-range', sentence: `This must lie between ${least} and ${most}.`, hint };
}

function suggestedId(text: string): string | null {
  const id = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '');
  return id !== text && idPattern.test(id) && id.length <= 60 ? `For example "${id}".` : null;
}
