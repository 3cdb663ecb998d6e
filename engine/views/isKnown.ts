// Whether a figure says anything: a share of nobody is not known, nor a count of a day of which no minute has passed. The engine gives such a ratio the value that the file
// names for it, and triggers and orders read that; people are shown that it is not known yet.

import { type Expression, expressionParts } from '../base/expression.ts';
import type { Model } from '../model/model.ts';
import { compileNames } from '../model/names.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import type { Evaluate, ReadState } from '../pathways/readState.ts';
import type { World } from '../world/world.ts';

/**
 * Whether nothing in an indicator is divided by 0, now or at an instant of the past. Of the past the counts are known for a
 * day back, and at the start, where all are 0; whatever else a figure is divided by is taken as it is now.
 * At minute 0 the census is still being seated: whoever of it moves on at once has moved in no time, not in the last 24 hours.
 */
export function isKnown(world: World, indicator: number, atMinutes = world.simMinutes): boolean {
  const { divisors, isOfLastDay } = partsOf(world.model)[indicator] ?? { divisors: [], isOfLastDay: false };
  if (isOfLastDay && atMinutes <= 0) return false;
  if (divisors.length === 0) return true;
  const state = atMinutes < world.simMinutes ? asAt(world, atMinutes) : world;
  return divisors.every((divisor) => divisor(state, -1) !== 0);
}

interface Parts {
  readonly divisors: readonly Evaluate[];
  readonly isOfLastDay: boolean;
}

const compiled = new WeakMap<Model, readonly Parts[]>();

/** By indicator. */
function partsOf(model: Model): readonly Parts[] {
  const there = compiled.get(model);
  if (there !== undefined) return there;
  const names = compileNames(model.scenario);
  const parts = model.indicators.map(({ indicator: { expression } }) => ({
    divisors: divisorsIn(expression).map((one) => compileExpression(one, names)),
    isOfLastDay: countsLastDay(expression),
  }));
  compiled.set(model, parts);
  return parts;
}

function countsLastDay(expression: Expression): boolean {
  return expressionParts(expression).some((part) => part.kind === 'call' && part.name === 'last24h');
}

function divisorsIn(expression: Expression): readonly Expression[] {
  return expressionParts(expression).flatMap((part) => {
    if (part.kind === 'binary' && part.operator === '/') return [part.right];
    const [, bottom] = part.kind === 'call' && part.name === 'ratio' ? part.arguments : [];
    return bottom === undefined ? [] : [bottom];
  });
}

function asAt(world: World, atMinutes: number): ReadState {
  const { history, model, simMinutes } = world;
  const hourMinutes = simMinutes - (world.minuteOfDay() % 60);
  const counter = (index: number): number => {
    if (atMinutes <= 0) return 0;
    const place = model.counters.hourlyPlace[index] as number;
    if (place < 0 || hourMinutes - atMinutes > 1440) return world.counter(index);
    return history.counterDayAgo(place, atMinutes + 1440);
  };
  // Nothing has grown from 0 to a figure and back: whether it has grown in a day is a matter of the first day.
  const past: Pick<ReadState, 'counter' | 'counterDayAgo'> = { counter, counterDayAgo: () => 0 };
  return Object.assign(Object.create(world) as ReadState, past);
}
