// Which way on from a step: by shares, by cases, by how full the next steps are, or in turn.

import { choose, type NextTable, type StepTable } from '../pathways/tables.ts';
import { exponentialOf } from '../random/quantile.ts';
import { servesAtOnce } from './atOnce.ts';
import { count } from './counting.ts';
import { patientUniform } from './draw.ts';
import { visitOf } from './visits.ts';
import type { World } from './world.ts';

export function route(world: World, slot: number, step: StepTable): number {
  return follow(world, slot, step.next, visitOf(world, slot, step));
}

function follow(world: World, slot: number, next: NextTable, visit: number): number {
  switch (next.kind) {
    case 'to':
      return next.target;
    case 'cases':
      for (const entry of next.cases) {
        if (entry.when === null || entry.when(world, slot) !== 0) {
          return follow(world, slot, entry.next, visit);
        }
      }
      throw new Error('No case of a step holds, and there is no otherwise');
    case 'shares':
      return drawn(world, slot, next.options, visit);
    case 'shortest':
      return shortest(world, next.among);
    case 'first-free':
      for (const target of next.among) {
        const step = world.model.steps[target] as StepTable;
        if ((world.doors.count[target] as number) === 0 && servesAtOnce(world, slot, target, step))
          return target;
      }
      return follow(world, slot, next.otherwise, visit);
    case 'in-turn': {
      const before = world.counters[next.counter] as number;
      count(world, next.counter);
      return next.among[before % next.among.length] as number;
    }
  }
}

/** The option with the smallest addressed exponential ÷ weight (rule 6). */
function drawn(
  world: World,
  slot: number,
  options: Extract<NextTable, { kind: 'shares' }>['options'],
  visit: number,
): number {
  const base = slot * world.model.attributes.length;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const option of options) {
    const weight =
      choose(option.share, world.patients.attributes, base) *
      (world.modifiers.weights[option.weight] as number);
    if (weight <= 0) continue;
    const score = exponentialOf(patientUniform(world, slot, option.purpose, visit)) / weight;
    if (score < least) {
      least = score;
      best = option.target;
    }
  }
  if (best === null) throw new Error('Every way on from a step has weight 0');
  return best;
}

/** The step with the fewest people, those on their way in included; of equals the first. */
function shortest(world: World, among: readonly number[]): number {
  let best = among[0] as number;
  let fewest = Number.POSITIVE_INFINITY;
  for (const step of among) {
    const here = world.presentAt(step) + (world.doors.count[step] as number);
    if (here >= fewest) continue;
    fewest = here;
    best = step;
  }
  return best;
}
