// Expression trees → functions of a world. Division by zero gives 0, so no figure is ever infinite or NaN.
// The loader has checked names and arity: what cannot be resolved here is a bug.

import type { BinaryOperator, Expression } from '../base/expression.ts';
import type { Evaluate, ReadState } from './readState.ts';

/** Where names lead. `null`: no such name. */
export interface NameTables {
  parameter(name: string): number | null;
  attribute(name: string): number | null;
  variable(name: string): number | null;
  /** Position of a category of the attribute with this id. */
  category(attribute: string, name: string): number | null;
  /** How many categories the attribute with this index has; 0: it is a number. */
  categories(attribute: number): number;
  pools(name: string): readonly number[] | null;
  step(name: string): number | null;
  counter(kind: string, id: string, limitMinutes: number | null): number | null;
  /** Called for every counter that stands in `last24h`, so that its hourly past is kept. */
  keepHourly(counter: number): void;
  indicator(name: string): number | null;
  clock(name: string): number | null;
  intervention(name: string): number | null;
  agency(name: string): number | null;
  /** Factor of a rate profile at an instant: minutes from minute 0, and from midnight of the first day. */
  profile(name: string): ((minutes: number, sinceMidnight: number) => number) | null;
}

const counterKinds = new Map([
  ['entered', 'entered'],
  ['started', 'started'],
  ['ended', 'ended'],
  ['gave-up', 'gaveUp'],
  ['baulked', 'baulked'],
  ['turned-away', 'turnedAway'],
  ['interrupted', 'interrupted'],
  ['stopped', 'stopped'],
  ['jockeyed', 'jockeyed'],
  ['worked', 'worked'],
  ['arrived', 'arrived'],
  ['finished', 'finished'],
  ['over', 'over'],
  ['minutes', 'minutes'],
]);

export function compileExpression(expression: Expression, names: NameTables): Evaluate {
  const evaluate = compile(expression, names, false);
  return tabulated(evaluate, names) ?? evaluate;
}

/**
 * An expression that asks for nothing but one category of the patient, as a table of its values; null: it asks for
 * more, or for nothing. Whoever writes something else into that attribute gets what the expression makes of it.
 */
function tabulated(evaluate: Evaluate, names: NameTables): Evaluate | null {
  let asked = -1;
  let asksMore = false;
  let position = 0;
  const probe = reading(
    () => {
      asksMore = true;
      return 0;
    },
    (_, attribute) => {
      if (asked !== attribute && asked >= 0) asksMore = true;
      asked = attribute;
      return position;
    },
  );
  const values = [evaluate(probe, -1)];
  const attribute = asked;
  const categories = attribute < 0 ? 0 : names.categories(attribute);
  for (position = 1; position < categories; position++) values.push(evaluate(probe, -1));
  if (asksMore || categories === 0) return null;
  return (state, subject) => values[state.attributeOf(subject, attribute)] ?? evaluate(state, subject);
}

/** The value of an expression that depends on nothing but parameters. */
export function constantValue(expression: Expression, names: NameTables): number {
  return compile(expression, names, false)(nothingToRead, -1);
}

function compile(expression: Expression, names: NameTables, dayAgo: boolean): Evaluate {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name':
      return compileName(expression.name, names);
    case 'call':
      return compileCall(expression.name, expression.arguments, names, dayAgo);
    case 'unary': {
      const operand = compile(expression.operand, names, dayAgo);
      return expression.operator === '-'
        ? (state, subject) => 0 - operand(state, subject)
        : (state, subject) => (operand(state, subject) === 0 ? 1 : 0);
    }
    case 'binary':
      return compileBinary(expression.operator, expression.left, expression.right, names, dayAgo);
  }
}

function compileName(name: string, names: NameTables): Evaluate {
  const attribute = names.attribute(name);
  if (attribute !== null) return (state, subject) => state.attributeOf(subject, attribute);
  const parameter = names.parameter(name);
  if (parameter !== null) return () => parameter;
  const variable = names.variable(name);
  if (variable !== null) return (state) => state.variable(variable);
  const indicator = names.indicator(name);
  if (indicator !== null) return (state, subject) => state.indicatorSeenBy(subject, indicator);
  switch (name) {
    case 'amount':
      return (state, subject) => state.amountOf(subject);
    case 'waited':
      return (state, subject) => state.waitedOf(subject);
    case 'stay':
      return (state, subject) => state.stayOf(subject);
    case 'party':
      return (state, subject) => state.partyOf(subject);
    case 'deadlocked':
      return (state) => state.deadlocked();
    case 'hour':
      return (state) => state.minuteOfDay() / 60;
    case 'weekday':
      return (state) => state.weekday();
    case 'day':
      return (state) => state.dayIndex();
    default:
      throw new Error(`Unknown name in a checked expression: ${name}`);
  }
}

function compileCall(
  name: string,
  given: readonly Expression[],
  names: NameTables,
  dayAgo: boolean,
): Evaluate {
  const counterKind = counterKinds.get(name);
  if (counterKind !== undefined) return compileCounter(counterKind, given, names, dayAgo);
  switch (name) {
    case 'last24h': {
      const now = compile(given[0] as Expression, names, false);
      const then = compile(given[0] as Expression, names, true);
      return (state, subject) => now(state, subject) - then(state, subject);
    }
    case 'ratio': {
      const [top, bottom, otherwise] = given.map((argument) => compile(argument, names, dayAgo));
      return (state, subject) => {
        const below = (bottom as Evaluate)(state, subject);
        return below === 0
          ? (otherwise as Evaluate)(state, subject)
          : (top as Evaluate)(state, subject) / below;
      };
    }
    case 'min':
    case 'max': {
      const values = given.map((argument) => compile(argument, names, dayAgo));
      const pick = name === 'min' ? Math.min : Math.max;
      return (state, subject) => {
        let best = (values[0] as Evaluate)(state, subject);
        for (let each = 1; each < values.length; each++) {
          best = pick(best, (values[each] as Evaluate)(state, subject));
        }
        return best;
      };
    }
    case 'running': {
      const clock = found(names.clock(idOf(given[0] as Expression)), name);
      return (state) => state.clocksRunning(clock, beforeAnyTime);
    }
    case 'running-over': {
      const clock = found(names.clock(idOf(given[0] as Expression)), name);
      const limit = compile(given[1] as Expression, names, dayAgo);
      return (state, subject) => state.clocksRunning(clock, limit(state, subject));
    }
    case 'mean-of-days':
    case 'days-above':
    case 'days-below':
      return compilePast(name, given, names);
    default:
      return compileReading(name, idOf(given[0] as Expression), names);
  }
}

/** Below the time of any stopwatch. */
const beforeAnyTime = -1;

/** Of daily samples. Before there is any, the mean is how things stood at the start, and no day is above or below. */
function compilePast(name: string, given: readonly Expression[], names: NameTables): Evaluate {
  const indicator = found(names.indicator(idOf(given[0] as Expression)), name);
  const days = constantValue(given[given.length - 1] as Expression, names);
  if (name === 'mean-of-days') {
    return (state, subject) => {
      const samples = state.dailySeenBy(subject, indicator, days);
      if (samples.length === 0) return state.openingOf(indicator);
      return samples.reduce((sum, value) => sum + value, 0) / samples.length;
    };
  }
  const limit = compile(given[1] as Expression, names, false);
  const sign = name === 'days-above' ? 1 : -1;
  return (state, subject) => {
    const beyond = limit(state, subject);
    const samples = state.dailySeenBy(subject, indicator, days);
    return samples.filter((value) => sign * (value - beyond) > 0).length;
  };
}

function compileCounter(
  kind: string,
  given: readonly Expression[],
  names: NameTables,
  dayAgo: boolean,
): Evaluate {
  const limit = given[1] === undefined ? null : constantValue(given[1], names);
  const counter = found(names.counter(kind, idOf(given[0] as Expression), limit), kind);
  if (!dayAgo) return (state) => state.counter(counter);
  names.keepHourly(counter);
  return (state) => state.counterDayAgo(counter);
}

function compileReading(name: string, id: string, names: NameTables): Evaluate {
  const sum = (read: (state: ReadState, pool: number, subject: number) => number): Evaluate => {
    const pools = found(names.pools(id), id);
    return (state, subject) => {
      let total = 0;
      for (const pool of pools) total += read(state, pool, subject);
      return total;
    };
  };
  switch (name) {
    case 'occupied':
      return sum((state, pool) => state.occupied(pool));
    case 'capacity':
      return sum((state, pool) => state.capacity(pool));
    case 'free':
      return sum((state, pool) => state.capacity(pool) - state.occupied(pool));
    case 'held':
      return sum((state, pool, subject) => state.heldBy(subject, pool));
    case 'waiting': {
      const step = found(names.step(id), id);
      return (state) => state.waitingAt(step);
    }
    case 'present': {
      const step = found(names.step(id), id);
      return (state) => state.presentAt(step);
    }
    case 'working': {
      const step = found(names.step(id), id);
      return (state) => state.workingAt(step);
    }
    case 'blocked': {
      const step = found(names.step(id), id);
      return (state) => state.blockedFor(step);
    }
    case 'factor': {
      const factor = found(names.profile(id), id);
      return (state) => factor(state.simMinutes, state.dayIndex() * 1440 + state.minuteOfDay());
    }
    case 'in-force': {
      const intervention = found(names.intervention(id), id);
      return (state) => state.inForce(intervention);
    }
    default:
      return compileAgencyReading(name, found(names.agency(id), id));
  }
}

function compileAgencyReading(name: string, agency: number): Evaluate {
  switch (name) {
    case 'level':
      return (state) => state.declaredLevel(agency);
    case 'computed-level':
      return (state) => state.computedLevel(agency);
    case 'spent':
      return (state) => state.spentPounds(agency);
    case 'budget':
      return (state) => state.budgetPounds(agency);
    case 'planning-spent':
      return (state) => state.planningSpentPounds(agency);
    default:
      throw new Error(`Unknown function in a checked expression: ${name}`);
  }
}

function compileBinary(
  operator: BinaryOperator,
  leftTree: Expression,
  rightTree: Expression,
  names: NameTables,
  dayAgo: boolean,
): Evaluate {
  const left = categoryBeside(leftTree, rightTree, names) ?? compile(leftTree, names, dayAgo);
  const right = categoryBeside(rightTree, leftTree, names) ?? compile(rightTree, names, dayAgo);
  switch (operator) {
    case '+':
      return (state, subject) => left(state, subject) + right(state, subject);
    case '-':
      return (state, subject) => left(state, subject) - right(state, subject);
    case '*':
      return (state, subject) => left(state, subject) * right(state, subject);
    case '/':
      return (state, subject) => {
        const below = right(state, subject);
        return below === 0 ? 0 : left(state, subject) / below;
      };
    case '<':
      return (state, subject) => (left(state, subject) < right(state, subject) ? 1 : 0);
    case '<=':
      return (state, subject) => (left(state, subject) <= right(state, subject) ? 1 : 0);
    case '>':
      return (state, subject) => (left(state, subject) > right(state, subject) ? 1 : 0);
    case '>=':
      return (state, subject) => (left(state, subject) >= right(state, subject) ? 1 : 0);
    case '==':
      return (state, subject) => (left(state, subject) === right(state, subject) ? 1 : 0);
    case '!=':
      return (state, subject) => (left(state, subject) !== right(state, subject) ? 1 : 0);
    case 'and':
      return (state, subject) => (left(state, subject) !== 0 && right(state, subject) !== 0 ? 1 : 0);
    case 'or':
      return (state, subject) => (left(state, subject) !== 0 || right(state, subject) !== 0 ? 1 : 0);
  }
}

/** In `acuity == red` the name `red` is a category of the attribute beside it. */
function categoryBeside(tree: Expression, beside: Expression, names: NameTables): Evaluate | null {
  if (tree.kind !== 'name' || beside.kind !== 'name') return null;
  const position = names.category(beside.name, tree.name);
  return position === null ? null : () => position;
}

function idOf(expression: Expression): string {
  if (expression.kind !== 'name') throw new Error('A checked expression has a name as this argument');
  return expression.name;
}

function found<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`Unknown name in a checked expression: ${name}`);
  return value;
}

const none = (): number => 0;
const nothingToRead = reading(none, none);

/** A state in which every figure is what `read` answers, and every attribute what `attributeOf` does. */
function reading(read: () => number, attributeOf: ReadState['attributeOf']): ReadState {
  return {
    get simMinutes() {
      return read();
    },
    attributeOf,
    variable: read,
    occupied: read,
    capacity: read,
    waitingAt: read,
    presentAt: read,
    workingAt: read,
    blockedFor: read,
    waitedOf: read,
    stayOf: read,
    partyOf: read,
    heldBy: read,
    counter: read,
    counterDayAgo: read,
    indicatorSeenBy: read,
    inForce: read,
    amountOf: read,
    declaredLevel: read,
    computedLevel: read,
    spentPounds: read,
    budgetPounds: read,
    planningSpentPounds: read,
    dailySeenBy: () => {
      read();
      return [];
    },
    openingOf: read,
    clocksRunning: read,
    minuteOfDay: read,
    weekday: read,
    dayIndex: read,
    deadlocked: read,
  };
}
