// Distributions by name, values that depend on an attribute, and expressions: the three kinds of value
// that stand everywhere in the file. Knows no section.

import { isMap, type Node, type Scalar } from 'yaml';
import { exactLog } from '../base/exactMath.ts';
import type { Expression } from '../base/expression.ts';
import { minutesByUnit, parseExpression } from '../base/parseExpression.ts';
import type { Distribution } from '../random/distribution.ts';
import { decimalNumber, numberIn, reference, share, words } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { ByAttribute } from './scenario.ts';
import {
  type EntryOf,
  entry,
  hasKey,
  leaf,
  listOf,
  mapOf,
  type NamedShape,
  named,
  oneOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

/** Shares that should sum to 1 may miss it by this much: rounded percentages. */
export const shareTolerance = 0.001;

const zero: Distribution = { kind: 'constant', value: 0 };

/** A distribution of some quantity (durations in minutes, or plain numbers); a bare quantity is constant. */
export function distributionOf(quantity: Shape<number>): Shape<Distribution> {
  const constant = refine(quantity, (value): Distribution => ({ kind: 'constant', value }));
  return oneOf((node) => (isMap(node) ? 1 : 0), constant, byName(quantity));
}

function byName(quantity: Shape<number>): Shape<Distribution> {
  const choices = entry({
    exponential: optional(exponential(quantity), null, '{mean: 8 min}'),
    lognormal: optional(lognormal(quantity), null, '{mean: 4 h, cv: 0.8} or {median: 6 min, sigma: 0.5}'),
    gamma: optional(gamma(quantity), null, '{mean: 2 days, cv: 0.7} or {shape: 2, scale: 3 h}'),
    weibull: optional(weibull(quantity), null, '{shape: 1.5, scale: 2 h}'),
    triangular: optional(triangular(quantity), null, '{low: 5 min, mode: 8 min, high: 20 min}'),
    uniform: optional(uniform(quantity), null, '{low: 5 min, high: 9 min}'),
    empirical: optional(empirical(quantity), null, '{values: [3 min, 5 min, 9 min]}'),
    discrete: optional(discrete(quantity), null, '{values: {5 min: 70%, 10 min: 30%}}'),
    source: optional(words, null, 'where the figure comes from'),
  });
  return refine(choices, (read, reading, node) => {
    const { source: _, ...distributions } = read;
    const chosen = Object.values(distributions).filter((one) => one !== null);
    const [only] = chosen;
    if (only !== undefined && chosen.length === 1) return only;
    if (node !== null && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'one-distribution',
        sentence: 'Exactly one distribution must stand here.',
        expected: Object.keys(distributions).join(', '),
      });
    }
    return zero;
  });
}

const shapeParameter = decimalNumber(0.01, 1000);
const variation = decimalNumber(0.001, 20);

function exponential(quantity: Shape<number>): Shape<Distribution> {
  return refine(
    entry({ mean: required(quantity, 'the mean') }),
    (read): Distribution => ({
      kind: 'exponential',
      mean: read.mean,
    }),
  );
}

function lognormal(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({
    mean: optional(quantity, null, 'the mean; with cv'),
    cv: optional(variation, null, 'coefficient of variation: standard deviation ÷ mean'),
    median: optional(quantity, null, 'the median; with sigma'),
    mu: optional(decimalNumber(-50, 50), null, 'mean of the logarithm; with sigma and unit'),
    sigma: optional(decimalNumber(0, 10), null, 'standard deviation of the logarithm'),
    unit: optional(timeUnit, null, 'the unit whose logarithm mu is of: min, h, days'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const { mean, cv, median, mu, sigma, unit } = read;
    const given = [mean, median, mu].filter((value) => value !== null).length;
    if (given === 1 && mean !== null && cv !== null && sigma === null && mean > 0) {
      const variance = exactLog(1 + cv * cv);
      return { kind: 'lognormal', mu: exactLog(mean) - variance / 2, sigma: Math.sqrt(variance) };
    }
    if (given === 1 && sigma !== null && cv === null) {
      if (median !== null && median > 0) return { kind: 'lognormal', mu: exactLog(median), sigma };
      if (mu !== null) return { kind: 'lognormal', mu: mu + exactLog(unit ?? 1), sigma };
    }
    complain(reading, node, read, 'mean (above 0) and cv, or median (above 0) and sigma, or mu and sigma');
    return zero;
  });
}

const timeUnit: Shape<number> = leaf({
  expected: `a unit of time: ${[...minutesByUnit.keys()].join(', ')}`,
  standIn: 1,
  schema: { enum: [...minutesByUnit.keys()] },
  parse: (text) => {
    const minutes = minutesByUnit.get(text);
    return minutes === undefined ? { code: 'wrong-unit' } : { value: minutes };
  },
});

function gamma(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({
    mean: optional(quantity, null, 'the mean; with cv'),
    cv: optional(variation, null, 'coefficient of variation'),
    shape: optional(shapeParameter, null, 'the shape; with scale'),
    scale: optional(quantity, null, 'the scale'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const { mean, cv, shape: k, scale } = read;
    if (mean !== null && cv !== null && k === null && scale === null && mean > 0) {
      return { kind: 'gamma', shape: 1 / (cv * cv), scale: mean * cv * cv };
    }
    if (k !== null && scale !== null && mean === null && cv === null && scale > 0) {
      return { kind: 'gamma', shape: k, scale };
    }
    complain(reading, node, read, 'mean (above 0) and cv, or shape and scale (above 0)');
    return zero;
  });
}

function weibull(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({
    shape: required(shapeParameter, 'the shape'),
    scale: required(quantity, 'the scale'),
  });
  return refine(shape, (read): Distribution => ({ kind: 'weibull', ...pick(read, 'shape', 'scale') }));
}

function triangular(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({
    low: required(quantity, 'the lowest value'),
    mode: required(quantity, 'the most frequent value'),
    high: required(quantity, 'the highest value'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const { low, mode, high } = read;
    if (low <= mode && mode <= high && low < high) return { kind: 'triangular', low, mode, high };
    complain(reading, node, read, 'low ≤ mode ≤ high, with low below high');
    return zero;
  });
}

function uniform(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({
    low: required(quantity, 'the lowest value'),
    high: required(quantity, 'the highest'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    if (read.low < read.high) return { kind: 'uniform', low: read.low, high: read.high };
    complain(reading, node, read, 'low below high');
    return zero;
  });
}

function empirical(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({ values: required(listOf(quantity, 1), 'observed values, in any order') });
  return refine(
    shape,
    (read): Distribution => ({
      kind: 'empirical',
      values: [...read.values].sort((a, b) => a - b),
    }),
  );
}

function discrete(quantity: Shape<number>): Shape<Distribution> {
  const shape = entry({ values: required(mapOf(quantity, share), 'values with their shares') });
  return refine(shape, (read, reading, node): Distribution => {
    const values = read.values.map(({ key, value }) => ({ value: key, share: value }));
    const sum = values.reduce((total, one) => total + one.share, 0);
    if (Math.abs(sum - 1) <= shareTolerance) return { kind: 'discrete', values };
    complain(reading, node, read, `shares that sum to 100%; these sum to ${percent(sum)}`);
    return zero;
  });
}

/** A share as a person writes it, to a tenth of a per cent. */
export function percent(value: number): string {
  return `${Math.round(value * 1000) / 10}%`;
}

function complain(reading: Reading, node: Node | null, read: object, expected: string): void {
  if (node === null || reading.isDoubtful(read)) return;
  reading.report(startOf(node), {
    code: 'bad-distribution',
    sentence: 'These figures do not make a distribution.',
    expected,
  });
}

function pick<T extends object, K extends keyof T>(from: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

/** One value for everybody, or `{by: acuity, cases: {red: …}, otherwise: …}`, where a value may be so again. */
export function byAttribute<T>(value: NamedShape<T>): NamedShape<ByAttribute<T>> {
  const shape: NamedShape<ByAttribute<T>> = named(`${value.name} by attribute`, () =>
    oneOf(
      (node) => (hasKey(node, 'by') ? 1 : 0),
      refine(value, (read): ByAttribute<T> => ({ kind: 'always', value: read })),
      refine(entry(byFields(shape)), toByAttribute),
    ),
  );
  return shape;
}

/** The keys of a dependence on an attribute; `value` is what `byAttribute` made. */
export function byFields<T>(value: Shape<ByAttribute<T>>) {
  return {
    by: required(reference, 'the attribute it depends on'),
    cases: required(mapOf(caseWord, value), 'a value for each category'),
    otherwise: optional(value, null, 'for every other category'),
  };
}

export function toByAttribute<T>(read: EntryOf<ReturnType<typeof byFields<T>>>): ByAttribute<T> {
  return {
    kind: 'by',
    attribute: read.by,
    cases: read.cases.map(({ key, value }) => ({ is: key, value })),
    otherwise: read.otherwise,
  };
}

/** The same dependence on attributes, with every value turned into something else; it stands where it stood. */
export function mapDependent<T, U>(
  value: ByAttribute<T>,
  reading: Reading,
  become: (one: T) => U,
): ByAttribute<U> {
  const inner = (one: ByAttribute<T>): ByAttribute<U> => mapDependent(one, reading, become);
  if (value.kind === 'always') return { kind: 'always', value: become(value.value) };
  const mapped: ByAttribute<U> = {
    kind: 'by',
    attribute: value.attribute,
    cases: value.cases.map((one) => ({ is: one.is, value: inner(one.value) })),
    otherwise: value.otherwise === null ? null : inner(value.otherwise),
  };
  return reading.keepAs(mapped, value);
}

/** Every value that may come of it, in the order of the file. */
export function valuesOf<T>(value: ByAttribute<T>): readonly T[] {
  if (value.kind === 'always') return [value.value];
  const inner = value.cases.map((one) => one.value);
  return [...inner, ...(value.otherwise === null ? [] : [value.otherwise])].flatMap(valuesOf);
}

/** A category, or a number as text. */
const caseWord: Shape<string> = leaf({
  expected: 'a category, or a number',
  standIn: '',
  schema: { type: 'string' },
  parse: (text) => {
    const value = numberIn(text);
    if (value !== null) return { value: String(value) };
    return /^[a-z][a-z0-9-]*$/.test(text) && text.length <= 60 ? { value: text } : { code: 'bad-case' };
  },
});

/** Arithmetic as text; where each part stands is remembered for carets. */
export const expression: Shape<Expression> = leaf<Expression>({
  expected: 'an expression',
  standIn: { kind: 'number', value: 0 },
  schema: { type: ['string', 'number'] },
  parse: (text, reading, node) => {
    const parsed = parseExpression(text);
    const places = new PlacesInScalar(reading.text, node as Scalar);
    if (parsed.kind === 'problem') {
      reading.report(places.offsetOf(parsed.at), {
        code: 'bad-expression',
        sentence: parsed.sentence,
        hint: hintFor(text),
      });
      return { value: { kind: 'number', value: 0 } };
    }
    for (const [part, at] of parsed.positions) reading.keepExpression(part, places.offsetOf(at));
    return { value: parsed.expression };
  },
});

/** Inside `{…}` or `[…]` YAML ends a bare text at a comma. */
function hintFor(text: string): string | null {
  const open = text.split('(').length > text.split(')').length;
  return open ? 'Within { } or [ ] an expression with a comma must stand in "quotes".' : null;
}

/** Where the characters of a scalar's value stand in the file: quotes, folding and blocks are stepped over. */
class PlacesInScalar {
  private readonly offsets: readonly number[];
  private readonly start: number;

  constructor(source: string, scalar: Scalar) {
    const value = String(scalar.value ?? '');
    const [start, end] = scalar.range ?? [0, 0];
    let at = start;
    if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') at += 1;
    if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED')
      at = source.indexOf('\n', start) + 1;
    this.start = start;
    const offsets: number[] = [];
    for (const character of value) {
      if (character === ' ' || character === '\n') {
        offsets.push(at);
        while (at < end && (source[at] === ' ' || source[at] === '\n')) at += 1;
      } else {
        while (at < end && (source[at] === ' ' || source[at] === '\n')) at += 1;
        if (!source.startsWith(character, at)) break;
        offsets.push(at);
        if (character.length === 2) offsets.push(at);
        at += character.length;
      }
    }
    offsets.push(at);
    this.offsets = offsets;
  }

  offsetOf(index: number): number {
    return this.offsets[Math.min(index, this.offsets.length - 1)] ?? this.start;
  }
}
