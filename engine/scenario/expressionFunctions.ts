// The functions of expressions: what each is asked about. Owns their names and their arguments; what
// they answer is the world's business.

import { type Expression, expressionParts } from '../base/expression.ts';
import { constantValue } from './constantValue.ts';
import { type Checking, type Kind, withArticle } from './directory.ts';
import { didYouMean } from './nearestMatch.ts';
import type { Resource } from './scenario.ts';

/** An id of one of these kinds; or any figure; or a "so far" figure; or a stated limit of the clock before it; or a number of days. */
type Parameter = readonly Kind[] | 'number' | 'so-far' | 'limit' | 'days';

export interface KnownFunction {
  readonly parameters: readonly Parameter[];
  readonly looksAtWorld: boolean;
  /** Reads the daily samples of an indicator. */
  readonly looksBack: boolean;
  /** Asked of the patient there. */
  readonly looksAtPatient: boolean;
}

const unit: readonly Kind[] = ['resource', 'group'];
const step: readonly Kind[] = ['step'];
const clock: readonly Kind[] = ['clock'];
const agency: readonly Kind[] = ['agency'];
const indicator: readonly Kind[] = ['indicator'];

/** The longest past that is asked for. */
const mostDays = 366;

export const functions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ['occupied', world(unit)],
  ['capacity', world(unit)],
  ['free', world(unit)],
  ['held', { ...world(unit), looksAtPatient: true }],
  ['waiting', world(step)],
  ['present', world(step)],
  ['working', world(step)],
  ['blocked', world(step)],
  ['entered', world(['step', 'outcome'])],
  ['started', world(step)],
  ['ended', world(step)],
  ['gave-up', world(step)],
  ['baulked', world(step)],
  ['turned-away', world(step)],
  ['interrupted', world(step)],
  ['stopped', world(step)],
  ['jockeyed', world(step)],
  ['worked', world(step)],
  ['arrived', world(['source', 'inject'])],
  ['finished', world(clock)],
  ['over', world(clock, 'limit')],
  ['minutes', world(clock)],
  ['running', world(clock)],
  ['running-over', world(clock, 'number')],
  ['mean-of-days', past(indicator, 'days')],
  ['days-above', past(indicator, 'number', 'days')],
  ['days-below', past(indicator, 'number', 'days')],
  ['factor', world(['profile'])],
  ['last24h', world('so-far')],
  ['in-force', world(['lever', 'inject'])],
  ['level', world(agency)],
  ['computed-level', world(agency)],
  ['spent', world(agency)],
  ['budget', world(agency)],
  ['planning-spent', world(agency)],
  ['ratio', arithmetic('number', 'number', 'number')],
  ['min', arithmetic('number', 'number')],
  ['max', arithmetic('number', 'number')],
]);

function world(...parameters: readonly Parameter[]): KnownFunction {
  return { parameters, looksAtWorld: true, looksBack: false, looksAtPatient: false };
}

function past(...parameters: readonly Parameter[]): KnownFunction {
  return { parameters, looksAtWorld: true, looksBack: true, looksAtPatient: false };
}

function arithmetic(...parameters: readonly Parameter[]): KnownFunction {
  return { parameters, looksAtWorld: false, looksBack: false, looksAtPatient: false };
}

/** Figures that only grow and of which every hour is kept, so that their growth in the last day can be asked for. */
const counters: readonly string[] = [
  'entered',
  'started',
  'ended',
  'gave-up',
  'baulked',
  'turned-away',
  'interrupted',
  'stopped',
  'jockeyed',
  'worked',
  'arrived',
  'finished',
  'over',
  'minutes',
];

const soFar: readonly string[] = [...counters, 'spent', 'planning-spent'];

/** Counts up from the start, so that its growth over a time can be compared or worth something. */
export function isSoFar(name: string): boolean {
  return soFar.includes(name);
}

/** Whether its value may be another for somebody who has waited longer. */
export function growsWithTime(expression: Expression): boolean {
  return expressionParts(expression).some((part) => part.kind === 'name' && ageing.includes(part.name));
}

const ageing: readonly string[] = ['waited', 'stay'];

type Call = Extract<Expression, { kind: 'call' }>;

/** Reports what is wrong with a call itself; figures among its arguments are the caller's to check. */
export function reportBadCall(call: Call, around: Checking): boolean {
  const known = functions.get(call.name);
  const at = around.reading.offsetOf(call);
  if (known === undefined) {
    around.reading.report(at, {
      code: 'unknown-function',
      sentence: `There is no function "${call.name}".`,
      expected: `one of ${[...functions.keys()].join(', ')}`,
      hint: didYouMean(call.name, [...functions.keys()]),
    });
    return true;
  }
  if (call.arguments.length !== known.parameters.length) {
    around.reading.report(at, {
      code: 'wrong-arguments',
      sentence: `"${call.name}" is asked of ${known.parameters.length}, not of ${call.arguments.length}.`,
      expected: `${call.name}(${known.parameters.map(parameterName).join(', ')})`,
    });
    return true;
  }
  for (const [index, argument] of call.arguments.entries()) {
    reportBadArgument(argument, known.parameters[index] ?? 'number', call, around);
  }
  return false;
}

function reportBadArgument(argument: Expression, parameter: Parameter, call: Call, around: Checking): void {
  const at = around.reading.offsetOf(argument);
  if (parameter === 'number') return;
  if (parameter === 'so-far') {
    if (argument.kind === 'call' && counters.includes(argument.name)) reportBadCall(argument, around);
    else {
      around.reading.report(at, {
        code: 'wrong-argument',
        sentence: `"${call.name}" is asked of a figure that counts up from the start.`,
        expected: counters.map((name) => `${name}(…)`).join(', '),
      });
    }
  } else if (parameter === 'limit') reportBadLimit(argument, call, around);
  else if (parameter === 'days') reportBadDays(argument, around);
  else if (argument.kind === 'name') {
    if (!around.directory.expect(argument.name, parameter, at)) return;
    const inject = around.scenario.injects.find(({ id }) => id === argument.name);
    if (call.name === 'arrived' && inject !== undefined && inject.brings === null) {
      around.reading.report(at, {
        code: 'wrong-argument',
        sentence: `"${inject.id}" brings no patients.`,
        expected: 'a source, or an inject that has "brings"',
      });
    }
    if (call.name === 'held' && around.scenario.resources.some(isSlots(argument.name))) {
      around.reading.report(at, {
        code: 'wrong-argument',
        sentence: `"${argument.name}" are slots: they are used up by whoever seizes them, and never held.`,
        expected: 'a resource of another kind',
      });
    }
  } else {
    around.reading.report(at, {
      code: 'wrong-argument',
      sentence: `"${call.name}" is asked of ${parameter.map(withArticle).join(' or ')} by its id.`,
      expected: `${call.name}(${(functions.get(call.name)?.parameters ?? []).map(parameterName).join(', ')})`,
    });
  }
}

function isSlots(name: string): (resource: Resource) => boolean {
  return ({ id, kind }) => id === name && kind === 'slots';
}

function reportBadLimit(argument: Expression, call: Call, around: Checking): void {
  const [subject] = call.arguments;
  const stopwatch = around.scenario.clocks.find(({ id }) => subject?.kind === 'name' && id === subject.name);
  if (stopwatch === undefined) return;
  if (argument.kind === 'number' && stopwatch.limitsMinutes.includes(argument.value)) return;
  around.reading.report(around.reading.offsetOf(argument), {
    code: 'unknown-limit',
    sentence: `This is not one of the limits of the clock "${stopwatch.id}".`,
    expected: stopwatch.limitsMinutes.map((minutes) => `${minutes} min`).join(', ') || 'it has none',
    hint: `Add it to the limits of ${stopwatch.id}.`,
  });
}

function reportBadDays(argument: Expression, { scenario, reading }: Checking): void {
  const parameters = new Map(scenario.parameters.map(({ id, value }) => [id, value]));
  const days = constantValue(argument, parameters);
  if (days !== null && days === Math.floor(days) && days >= 1 && days <= mostDays) return;
  reading.report(reading.offsetOf(argument), {
    code: 'wrong-argument',
    sentence: `This is asked of a whole number of days, from 1 to ${mostDays}.`,
    expected: 'a bare number such as 7',
  });
}

/** What to do with an id that stands alone: `ask about it with a function, such as free(bed)`. */
export function askedBy(kind: Kind, id: string): string {
  const [name] = [...functions].find(([, { parameters }]) => asksOf(parameters[0], kind)) ?? [];
  return name === undefined
    ? 'no expression can read it'
    : `ask about it with a function, such as ${name}(${id})`;
}

function asksOf(parameter: Parameter | undefined, kind: Kind): boolean {
  return typeof parameter === 'object' && parameter.includes(kind);
}

function parameterName(parameter: Parameter): string {
  if (typeof parameter === 'string') return parameter === 'so-far' ? 'figure so far' : parameter;
  return parameter.join(' or ');
}
