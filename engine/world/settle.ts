// What follows from an event at the same instant: people who were sent set out, freed units are granted, doors and
// gates let people in, people change lists. One thing at a time until nothing is left to do, so that each sees what
// the one before left.

import type { StepTable } from '../pathways/tables.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { admitOne, callPatient, jockeyOne } from './calling.ts';
import { goTo } from './flow.ts';
import { canTake } from './interrupting.ts';
import { headOf } from './lists.ts';
import type { World } from './world.ts';

/** Goes on until nobody can be called, let in or changed over. */
export function settle(world: World): void {
  const { departures, freedPools, dueSteps, model } = world;
  const { room, jockey } = model.stepsWith;
  do {
    while (departures.count + freedPools.count + dueSteps.count > 0) {
      if (departures.count > 0) {
        departures.take(goTo, world);
        continue;
      }
      const slot = firstServable(world);
      if (slot >= 0) {
        callPatient(world, slot);
      } else {
        freedPools.clear();
        dueSteps.clear();
      }
    }
  } while ((room.length > 0 && admitOne(world)) || (jockey.length > 0 && jockeyOne(world)));
}

/**
 * Units are granted in the order in which they came free: of the lists that could use one, the first in the order of
 * [Q2] whose every need can be met now. A patient who lacks something else holds nobody up. Lists that may be served
 * for another reason come after.
 */
function firstServable(world: World): number {
  const { pools, lists, freedPools, dueSteps } = world;
  const { plainStepOfPool } = world.model;
  for (let place = 0; place < freedPools.count; place++) {
    const pool = freedPools.at(place);
    if (pools.waiting[pool] === 0 || (pools.free(pool) <= 0 && !mayBeTaken(world, pool))) continue;
    const plain = plainStepOfPool[pool] as number;
    if (plain >= 0) return (lists.first[plain] as number) - 1;
    const best = bestOf(world, pool, -1);
    if (best >= 0) return notOvertaking(world, best, pool);
  }
  let best = -1;
  for (let place = 0; place < dueSteps.count; place++) best = better(world, dueSteps.at(place), best);
  return best;
}

/** Units of a pool that nobody gave back may be had by interrupting somebody. */
function mayBeTaken({ model }: World, pool: number): boolean {
  return (model.stepsWith.victims[pool] as readonly number[]).length > 0;
}

/** The first over the lists of a pool, if it comes before `best`; otherwise `best`. */
function bestOf(world: World, pool: number, best: number): number {
  const steps = world.model.stepsOfPool[pool] as readonly number[];
  let first = best;
  for (let each = 0; each < steps.length; each++) first = better(world, steps[each] as number, first);
  return first;
}

/** Whoever needs several resources overtakes nobody who waits for another of them and can be served now. */
function notOvertaking(world: World, slot: number, freed: number): number {
  const step = world.model.steps[world.patients.step[slot] as number] as StepTable;
  if (step.pools.length === 1) return slot;
  let first = slot;
  for (const pool of step.pools) if (pool !== freed) first = bestOf(world, pool, first);
  return first === slot ? slot : notOvertaking(world, first, -1);
}

/** The first of a step's list if it comes before `best` and can be served; otherwise `best`. */
function better(world: World, index: number, best: number): number {
  if (world.lists.first[index] === 0) return best;
  const step = world.model.steps[index] as StepTable;
  const head = headOf(world, index, step);
  if (head < 0 || (best >= 0 && !servedBefore(world.patients, head, best))) return best;
  return canTake(world, head, step) ? head : best;
}
