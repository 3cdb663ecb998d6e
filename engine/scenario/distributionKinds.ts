// Distributions by name, each with the parameters that a person knows, turned into those by which the engine
// draws. Knows no section of the file.

import type { Node } from 'yaml';
import { exactLog } from '../base/exactMath.ts';
import type { Distribution } from '../random/distribution.ts';
import { meanOf } from '../random/mean.ts';
import { csvFields, openData } from './csvShapes.ts';
import {
  decimalNumber,
  exactDuration,
  numberIn,
  percent,
  share,
  shareTolerance,
  timeUnit,
  wholeNumber,
  words,
  yesOrNo,
} from './quantities.ts';
import type { Reading } from './reading.ts';
import {
  entry,
  type Field,
  listOf,
  mapOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

type Quantity = Shape<number>;

const zero: Distribution = { kind: 'constant', value: 0 };
const shapeParameter = decimalNumber(0.01, 1000);
const leastVariation = 0.001;
const mostVariation = 20;
const variation = decimalNumber(leastVariation, mostVariation);
/** Stands for "no end": nothing in a scenario is larger, and it survives JSON. */
const noEnd = 1e12;

/** `{exponential: {mean: 8 min}}` and its like: exactly one. */
export function distributionByName(quantity: Quantity): Shape<Distribution> {
  const untruncated = exactlyOne(kindsOf(quantity));
  return exactlyOne({
    ...kindsOf(quantity),
    truncated: optional(
      truncated(quantity, untruncated),
      null,
      '{of: {exponential: {mean: 8 min}}, least: 2 min, most: 60 min}',
    ),
  });
}

function kindsOf(quantity: Quantity) {
  return {
    exponential: optional(exponential(quantity), null, '{mean: 8 min}'),
    hyperexponential: optional(
      hyperexponential(quantity),
      null,
      '{shares: [90%, 10%], means: [0.5 min, 5.5 min]}',
    ),
    normal: optional(normal(quantity), null, '{mean: 16 min, sd: 1.7 min}; below 0 counts as 0'),
    lognormal: optional(lognormal(quantity), null, '{mean: 4 h, cv: 0.8} or {median: 6 min, sigma: 0.5}'),
    gamma: optional(gamma(quantity), null, '{mean: 2 days, cv: 0.7} or {shape: 2, scale: 3 h}'),
    erlang: optional(erlang(quantity), null, '{stages: 3, mean: 10 min}'),
    weibull: optional(weibull(quantity), null, '{shape: 1.5, scale: 2 h}'),
    pareto: optional(pareto(quantity), null, '{shape: 2.5, scale: 10 min}: of the second kind, from 0'),
    triangular: optional(triangular(quantity), null, '{low: 5 min, mode: 8 min, high: 20 min}'),
    uniform: optional(uniform(quantity), null, '{low: 5 min, high: 9 min}'),
    empirical: optional(empirical(quantity), null, '{values: [3 min, 5 min, 9 min]}'),
    discrete: optional(discrete(quantity), null, '{values: {5 min: 70%, 10 min: 30%}}'),
  };
}

function exactlyOne(kinds: Readonly<Record<string, Field<Distribution | null>>>): Shape<Distribution> {
  const source = optional(words, null, 'where the figure comes from');
  return refine(entry({ ...kinds, source }), (read, reading, node) => {
    const chosen = Object.keys(kinds).flatMap((kind) => {
      const one = (read as Readonly<Record<string, unknown>>)[kind] as Distribution | null;
      return one === null ? [] : [one];
    });
    const [only] = chosen;
    if (only !== undefined && chosen.length === 1) return only;
    if (node !== null && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'one-distribution',
        sentence: 'Exactly one distribution must stand here.',
        expected: Object.keys(kinds).join(', '),
      });
    }
    return zero;
  });
}

function exponential(quantity: Quantity): Shape<Distribution> {
  return refine(
    entry({ mean: required(quantity, 'the mean') }),
    (read): Distribution => ({ kind: 'exponential', mean: read.mean }),
  );
}

const fewBranches = 20;

function hyperexponential(quantity: Quantity): Shape<Distribution> {
  const shape = entry({
    shares: required(listOf(share, 1, fewBranches), 'the share of each branch'),
    means: required(listOf(quantity, 1, fewBranches), 'the mean of each branch'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const { shares, means } = read;
    const sum = shares.reduce((total, one) => total + one, 0);
    if (shares.length === means.length && Math.abs(sum - 1) <= shareTolerance) {
      return { kind: 'hyperexponential', shares: shares.map((one) => wholeShare(one, sum)), means };
    }
    complain(reading, node, read, `as many means as shares, which sum to 100%; these sum to ${percent(sum)}`);
    return zero;
  });
}

function normal(quantity: Quantity): Shape<Distribution> {
  const shape = entry({
    mean: required(quantity, 'the mean'),
    sd: required(quantity, 'the standard deviation'),
  });
  return refine(shape, (read): Distribution => ({ kind: 'normal', mean: read.mean, sd: read.sd }));
}

/** Spread as `cv` or as `sd`: the coefficient of variation, or null when the figures give none. */
function variationOf(mean: number | null, cv: number | null, sd: number | null): number | null {
  if (mean === null || mean <= 0 || (cv === null) === (sd === null)) return null;
  const found = cv ?? (sd ?? 0) / mean;
  return found >= leastVariation && found <= mostVariation ? found : null;
}

const spreadFields = (quantity: Quantity) => ({
  mean: optional(quantity, null, 'the mean; with cv or sd'),
  cv: optional(variation, null, 'coefficient of variation: standard deviation ÷ mean'),
  sd: optional(quantity, null, 'standard deviation, instead of cv'),
});

function lognormal(quantity: Quantity): Shape<Distribution> {
  const shape = entry({
    ...spreadFields(quantity),
    median: optional(quantity, null, 'the median; with sigma'),
    mu: optional(decimalNumber(-50, 50), null, 'mean of the logarithm; with sigma and unit'),
    sigma: optional(decimalNumber(0, 10), null, 'standard deviation of the logarithm'),
    unit: optional(
      timeUnit,
      null,
      'the unit whose logarithm mu is of: min, h, days; or the unit of the calendar',
    ),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const { mean, cv, sd, median, mu, sigma, unit } = read;
    const given = [mean, median, mu].filter((value) => value !== null).length;
    const spread = variationOf(mean, cv, sd);
    if (given === 1 && mean !== null && spread !== null && sigma === null) {
      const variance = exactLog(1 + spread * spread);
      return { kind: 'lognormal', mu: exactLog(mean) - variance / 2, sigma: Math.sqrt(variance) };
    }
    if (given === 1 && sigma !== null && cv === null && sd === null) {
      if (median !== null && median > 0) return { kind: 'lognormal', mu: exactLog(median), sigma };
      if (mu !== null)
        return { kind: 'lognormal', mu: mu + exactLog(unit ?? usualMinutes(quantity, reading) ?? 1), sigma };
    }
    complain(
      reading,
      node,
      read,
      'mean (above 0) and cv or sd, or median (above 0) and sigma, or mu and sigma',
    );
    return zero;
  });
}

function gamma(quantity: Quantity): Shape<Distribution> {
  const shape = entry({
    ...spreadFields(quantity),
    shape: optional(shapeParameter, null, 'the shape; with scale or mean'),
    scale: optional(quantity, null, 'the scale'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const { mean, cv, sd, shape: k, scale } = read;
    const spread = variationOf(mean, cv, sd);
    if (mean !== null && spread !== null && k === null && scale === null) {
      return { kind: 'gamma', shape: 1 / (spread * spread), scale: mean * spread * spread };
    }
    if (k !== null && cv === null && sd === null && (scale === null) !== (mean === null)) {
      const found = scale ?? (mean ?? 0) / k;
      if (found > 0) return { kind: 'gamma', shape: k, scale: found };
    }
    complain(reading, node, read, 'mean (above 0) and cv or sd, or shape and scale or mean (above 0)');
    return zero;
  });
}

function erlang(quantity: Quantity): Shape<Distribution> {
  const shape = entry({
    stages: required(wholeNumber(1, 1000), 'how many exponential stages'),
    mean: required(quantity, 'the mean of the whole'),
  });
  return refine(
    shape,
    (read): Distribution => ({
      kind: 'gamma',
      shape: read.stages,
      scale: read.mean / read.stages,
    }),
  );
}

function weibull(quantity: Quantity): Shape<Distribution> {
  return refine(
    shapeAndScale(quantity),
    (read): Distribution => ({ kind: 'weibull', shape: read.shape, scale: read.scale }),
  );
}

function pareto(quantity: Quantity): Shape<Distribution> {
  return refine(
    entry({
      shape: required(decimalNumber(0.1, 1000), 'the shape, at least 0.1'),
      scale: required(quantity, 'the scale'),
    }),
    (read): Distribution => ({ kind: 'pareto', shape: read.shape, scale: read.scale }),
  );
}

function shapeAndScale(quantity: Quantity) {
  return entry({ shape: required(shapeParameter, 'the shape'), scale: required(quantity, 'the scale') });
}

function triangular(quantity: Quantity): Shape<Distribution> {
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

function uniform(quantity: Quantity): Shape<Distribution> {
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

function empirical(quantity: Quantity): Shape<Distribution> {
  const shape = entry({
    values: optional(listOf(quantity, 1, mostObserved), null, 'observed values, in any order'),
    csv: optional(csvColumn(quantity), null, '{file: stays.csv, column: minutes, unit: min}'),
    smooth: optional(
      yesOrNo,
      false,
      'true: straight lines between the values, instead of the values themselves',
    ),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const values = read.values ?? read.csv;
    if (values !== null && (read.values === null || read.csv === null)) {
      const ascending = [...values].sort((a, b) => a - b);
      if (ascending.length === 0) return zero;
      if (read.smooth) return { kind: 'empirical', values: ascending };
      const share = 1 / ascending.length;
      return { kind: 'discrete', values: ascending.map((value) => ({ value, share })) };
    }
    complain(reading, node, read, 'either values or csv');
    return zero;
  });
}

const mostObserved = 20_000;

/** One column of numbers. Durations need the unit in which they stand. */
function csvColumn(quantity: Quantity): Shape<readonly number[]> {
  const shape = entry({
    ...csvFields,
    column: required(words, 'the heading of the column'),
    unit: optional(timeUnit, null, 'min, h, days: what the numbers count; or the unit of the calendar'),
    source: optional(words, null, 'where the data come from'),
  });
  return refine(shape, (read, reading, node): readonly number[] => {
    const data = node === null ? null : openData(read, reading, node);
    if (data === null || node === null) return [];
    const unit = read.unit ?? usualMinutes(quantity, reading);
    if (unit === null) {
      reading.report(startOf(node), {
        code: 'missing-unit',
        sentence: 'The unit of these numbers is missing.',
        hint: 'For example unit: min, here or in the calendar.',
      });
    }
    const cells = data.column(read.column, reading.offsetOf(read, 'column')) ?? [];
    const values = data.valuesOf(cells, (text) => aboveNothing(text, unit ?? 1), 'a number of 0 or more');
    if (values.length === 0 && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'empty',
        sentence: 'There are no rows in these data.',
        expected: 'one line for each value below the header',
      });
    }
    return values;
  });
}

/** Minutes of what numbers count when no unit stands with them; null: nobody has said. Plain figures count themselves. */
function usualMinutes(quantity: Quantity, { timeUnit: named }: Reading): number | null {
  return quantity === exactDuration ? (named?.minutes ?? null) : 1;
}

function aboveNothing(text: string, unit: number): { readonly value: number } | Record<string, never> {
  const value = numberIn(text);
  return value === null || value < 0 || value * unit > 1e9 ? {} : { value: value * unit };
}

function discrete(quantity: Quantity): Shape<Distribution> {
  const shape = entry({ values: required(mapOf(quantity, share), 'values with their shares') });
  return refine(shape, (read, reading, node): Distribution => {
    const values = read.values.map(({ key, value }) => ({ value: key, share: value }));
    const sum = values.reduce((total, one) => total + one.share, 0);
    if (Math.abs(sum - 1) <= shareTolerance) {
      return {
        kind: 'discrete',
        values: values.map((one) => ({ value: one.value, share: wholeShare(one.share, sum) })),
      };
    }
    complain(reading, node, read, `shares that sum to 100%; these sum to ${percent(sum)}`);
    return zero;
  });
}

/** Rounded percentages are made to sum to 1; what does so already is left as it is. */
function wholeShare(one: number, sum: number): number {
  return Math.abs(sum - 1) < 1e-9 ? one : one / sum;
}

/** Given that the value lies between two others: the share that lies there must not be next to nothing. */
function truncated(quantity: Quantity, of: Shape<Distribution>): Shape<Distribution> {
  const shape = entry({
    of: required(of, '{exponential: {mean: 8 min}}'),
    least: optional(quantity, 0, '2 min: nothing below'),
    most: optional(quantity, noEnd, '60 min: nothing above'),
  });
  return refine(shape, (read, reading, node): Distribution => {
    const distribution: Distribution = { kind: 'truncated', of: read.of, least: read.least, most: read.most };
    if (node === null || reading.isDoubtful(read)) return zero;
    if (isThere(distribution)) return distribution;
    complain(reading, node, read, 'least below most, with something of the distribution between them');
    return zero;
  });
}

function isThere(distribution: Distribution): boolean {
  try {
    return meanOf(distribution) >= 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function complain(reading: Reading, node: Node | null, read: object, expected: string): void {
  if (node === null || reading.isDoubtful(read)) return;
  reading.report(startOf(node), {
    code: 'bad-distribution',
    sentence: 'These figures do not make a distribution.',
    expected,
  });
}
