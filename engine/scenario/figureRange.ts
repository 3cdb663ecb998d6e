// Between which figures a part of an expression lies, whatever a run does. Owns these bounds. Of what is there to be tried
// out or written (parameters, variables) nothing is known, and nothing of what no rule bounds.

import type { Expression } from '../base/expression.ts';
import type { Distribution } from '../random/distribution.ts';
import { valuesOf } from './distributionShapes.ts';
import type { Attribute, Scenario } from './scenario.ts';

/** Both ends included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

const anything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const fromZero: Range = { low: 0, high: Number.POSITIVE_INFINITY };
const truth: Range = { low: 0, high: 1 };

const words: Readonly<Record<string, Range>> = {
  // The last instant of a day lies on the grid of 2⁻²⁰ minute.
  hour: { low: 0, high: 24 - 1e-9 },
  weekday: { low: 0, high: 6 },
  day: fromZero,
  stay: fromZero,
  waited: fromZero,
  party: { low: 1, high: Number.POSITIVE_INFINITY },
  deadlocked: fromZero,
};

/** Functions of which nothing below 0 comes. `free` is below 0 where more units are in use than there should be. */
const functions: Readonly<Record<string, Range>> = {
  ...Object.fromEntries(
    ['occupied', 'capacity', 'held', 'waiting', 'present', 'working', 'blocked', 'running', 'running-over']
      .concat(['entered', 'started', 'ended', 'gave-up', 'baulked', 'turned-away', 'interrupted', 'stopped'])
      .concat(['jockeyed', 'worked', 'arrived', 'finished', 'over', 'minutes', 'last24h', 'factor'])
      .map((name) => [name, fromZero]),
  ),
  'in-force': truth,
  level: { low: 1, high: 4 },
  'computed-level': { low: 1, high: 4 },
};

export class FigureRanges {
  private readonly named: ReadonlyMap<string, Range>;

  constructor(scenario: Scenario) {
    const named = new Map(Object.entries(words));
    for (const attribute of scenario.attributes)
      named.set(attribute.id, rangeOfAttribute(attribute, scenario));
    this.named = named;
    for (const { id, expression } of scenario.indicators) named.set(id, this.of(expression));
  }

  of(part: Expression): Range {
    switch (part.kind) {
      case 'number':
        return { low: part.value, high: part.value };
      case 'name':
        return this.named.get(part.name) ?? anything;
      case 'unary': {
        const { low, high } = this.of(part.operand);
        return part.operator === 'not' ? truth : { low: 0 - high, high: 0 - low };
      }
      case 'binary':
        return combined(part.operator, this.of(part.left), this.of(part.right));
      case 'call':
        return Object.hasOwn(functions, part.name)
          ? (functions[part.name] ?? anything)
          : this.ofArithmetic(part);
    }
  }

  private ofArithmetic({ name, arguments: given }: Extract<Expression, { kind: 'call' }>): Range {
    const [a = anything, b = anything, otherwise = anything] = given.map((one) => this.of(one));
    if (name === 'min') return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    if (name === 'max') return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    if (name === 'ratio') return hull([combined('/', a, b), otherwise]);
    return name === 'mean-of-days' ? a : anything;
  }
}

function combined(operator: string, a: Range, b: Range): Range {
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low };
    case '*':
    case '/':
      return scaled(operator, a, b);
    default:
      return truth;
  }
}

/** What is times or divided by a fixed figure above 0; of other products and quotients only that they are not below 0. */
function scaled(operator: '*' | '/', a: Range, b: Range): Range {
  if (b.low === b.high && b.low > 0) {
    const by = (end: number): number => (operator === '*' ? end * b.low : end / b.low);
    return { low: by(a.low), high: by(a.high) };
  }
  if (operator === '*' && a.low === a.high && a.low > 0) return scaled('*', b, a);
  return a.low >= 0 && b.low >= 0 ? fromZero : anything;
}

function hull(ranges: readonly Range[]): Range {
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}

/** What a patient may come with; of an attribute that is written, or given one by one, nothing is known. */
function rangeOfAttribute(attribute: Attribute, { steps, sources, census, injects }: Scenario): Range {
  const { id } = attribute;
  if (attribute.kind === 'category') return { low: 0, high: attribute.categories.length - 1 };
  const givers = [...sources, ...census];
  const isWritten = steps.some(({ set }) => set.some(({ what }) => what === id));
  if (isWritten || givers.some(({ given }) => given.some((one) => one.attribute === id))) return anything;
  const brought = injects.flatMap(({ brings }) => (brings === null ? [] : [brings]));
  const overrides = [...givers, ...brought].flatMap(({ attributes }) =>
    attributes.filter((one) => one.id === id),
  );
  const distributions = [attribute, ...overrides].flatMap((one) =>
    one.kind === 'number' ? valuesOf(one.distribution) : [],
  );
  return hull(distributions.map(rangeOfDistribution));
}

function rangeOfDistribution(of: Distribution): Range {
  switch (of.kind) {
    case 'constant':
      return { low: of.value, high: of.value };
    case 'uniform':
    case 'triangular':
      return { low: of.low, high: of.high };
    case 'discrete':
      return hull(of.values.map(({ value }) => ({ low: value, high: value })));
    case 'empirical':
      return hull(of.values.map((value) => ({ low: value, high: value })));
    case 'truncated':
      return { low: of.least, high: of.most };
    default:
      return fromZero;
  }
}
