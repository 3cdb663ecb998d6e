// What follows from an event at the same instant: freed units are granted, doors and gates let people in, people
// change lists. One thing at a time until nothing is left to do, so that each sees what the one before left.

import type { StepTable } from '../pathways/tables.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { patientUniform } from './draw.ts';
import { canSeize } from './holding.ts';
import { couldInterrupt } from './interrupting.ts';
import { admitOne } from './refusing.ts';
import { callPatient, jockeyOne, servesNow } from './waiting.ts';
import type { World } from './world.ts';

/** Goes on until nobody can be called, let in or changed over. */
export function settle(world: World): void {
  const { freedPools, dueSteps, model } = world;
  const { room, jockey } = model.stepsWith;
  do {
    while (freedPools.count + dueSteps.count > 0) {
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
 * Over all lists that could use what came free, the first in the order of [Q2] whose every need can be met now.
 * A patient who lacks something else holds nobody up.
 */
function firstServable(world: World): number {
  const { pools, model, freedPools, dueSteps } = world;
  let best = -1;
  for (let place = 0; place < freedPools.count; place++) {
    const pool = freedPools.at(place);
    if (pools.waiting[pool] === 0 || pools.free(pool) <= 0) continue;
    const steps = model.stepsOfPool[pool] as readonly number[];
    for (let each = 0; each < steps.length; each++) best = better(world, steps[each] as number, best);
  }
  for (let place = 0; place < dueSteps.count; place++) best = better(world, dueSteps.at(place), best);
  return best;
}

/** The first of a step's list if it comes before `best` and can be served; otherwise `best`. */
function better(world: World, index: number, best: number): number {
  if (world.lists.first[index] === 0) return best;
  const step = world.model.steps[index] as StepTable;
  const head = headOf(world, index, step);
  if (head < 0 || (best >= 0 && !servedBefore(world.patients, head, best))) return best;
  if (canSeize(world, step.requirements)) return head;
  return step.mayInterrupt && couldInterrupt(world, head, step) ? head : best;
}

/** Who would be called next from a step's list as things stand; −1: nobody now. */
export function headOf(world: World, index: number, step: StepTable): number {
  if (world.lists.first[index] === 0 || !servesNow(world, index, step)) return -1;
  if (step.together !== null && !isPartyReady(world, index, step.together)) return -1;
  return firstOf(world, index, step);
}

/** The first of a step's list, whether it can be called or not; −1: nobody is in it. */
export function firstOf(world: World, index: number, step: StepTable): number {
  const first = (world.lists.first[index] as number) - 1;
  return step.ageing && first >= 0 ? firstByLook(world, first, index, step) : first;
}

function isPartyReady(world: World, index: number, together: NonNullable<StepTable['together']>): boolean {
  if ((world.lists.count[index] as number) >= together.least) return true;
  if (together.orAfterMinutes === null) return false;
  const { patients } = world;
  for (
    let slot = (world.lists.first[index] as number) - 1;
    slot >= 0;
    slot = (patients.next[slot] as number) - 1
  ) {
    if (world.simMinutes - (patients.joinedAt[slot] as number) >= together.orAfterMinutes) return true;
  }
  return false;
}

/**
 * Ranks that grow with waiting are read anew; in random order everybody draws a lot for each call. The list itself
 * has no order then.
 */
function firstByLook(world: World, first: number, index: number, step: StepTable): number {
  const { patients, model } = world;
  const call = world.counters[model.counters.started + index] as number;
  let best = -1;
  for (let slot = first; slot >= 0; slot = (patients.next[slot] as number) - 1) {
    if (step.rank) patients.rank[slot] = step.rank(world, slot) + 0;
    if (step.order === 'random' && patients.interrupted[slot] === 0) {
      patients.orderKey[slot] = patientUniform(world, slot, step.orderPurpose, call);
    }
    if (best < 0 || servedBefore(patients, slot, best)) best = slot;
  }
  return best;
}
