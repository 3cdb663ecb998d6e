// What follows from an event at the same instant: people leave lists, others who were sent set out, freed units are
// granted, doors and gates let people in, people change lists. One thing at a time until nothing is left to do, so that
// each sees what the one before left.

import type { StepTable } from '../pathways/tables.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { askLater } from './asking.ts';
import { admitOne, callPatient, jockeyOne, leaveOne } from './calling.ts';
import { goTo } from './flow.ts';
import { canTake } from './interrupting.ts';
import { headOf, noteDue } from './lists.ts';
import { isLookedAt } from './preferences.ts';
import { tooManyTurns } from './telling.ts';
import type { World } from './world.ts';

/** How often people may leave lists, be let in or change over after one event: more than there are people. */
const turnsAtMost = 1_000_000;

/**
 * Goes on until nobody leaves, and nobody can be called, let in or changed over. `asks`: something has happened to a
 * patient, so conditions are asked; otherwise they are, if anything follows, when all is done that the calendar changes at this
 * instant. So a decision without effect changes nothing.
 */
export function settle(world: World, asks: boolean): void {
  const { departures, freedPools, dueSteps, model } = world;
  const { leaving, stopping, condition, room, jockey } = model.stepsWith;
  const lets = asks && leaving.length + stopping.length > 0;
  let turns = 0;
  if (!asks && departures.count + freedPools.count + dueSteps.count > 0) askLater(world);
  do {
    do if (++turns > turnsAtMost) throw tooManyTurns(world, turnsAtMost);
    while (lets && leaveOne(world));
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
  } while (
    (lets && leaveOne(world)) ||
    (asks && condition.length > 0 && serveOne(world)) ||
    (room.length > 0 && admitOne(world)) ||
    (jockey.length > 0 && jockeyOne(world))
  );
}

/** Calls the first in line of those whose condition has come to hold, one thing at a time; answers whether there was anybody. */
function serveOne(world: World): boolean {
  if (!conditionsHold(world)) return false;
  const slot = firstServable(world);
  world.dueSteps.clear();
  callPatient(world, slot);
  return true;
}

/** Notes the steps whose condition has come to hold, so that somebody in their lists can be served now; answers whether there are any. */
function conditionsHold(world: World): boolean {
  for (const index of world.model.stepsWith.condition)
    if (better(world, index, -1) >= 0) noteDue(world, index);
  return world.dueSteps.count > 0;
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
    const best = preferredBy(world, pool);
    if (best >= 0) return notOvertaking(world, best, pool);
  }
  let best = -1;
  for (let place = 0; place < dueSteps.count; place++) best = better(world, dueSteps.at(place), best);
  return best < 0 ? best : notOvertaking(world, best, -1);
}

/** Units of a pool that nobody gave back may be had by interrupting somebody. */
function mayBeTaken({ model }: World, pool: number): boolean {
  return (model.stepsWith.victims[pool] as readonly number[]).length > 0;
}

/** The first of the lists that a free unit of the pool looks at first, of all that have somebody who can be served; −1: nobody. */
function preferredBy(world: World, pool: number): number {
  for (const steps of world.model.preferredStepsOfPool[pool] as readonly (readonly number[])[]) {
    let first = -1;
    for (let each = 0; each < steps.length; each++) first = better(world, steps[each] as number, first);
    if (first >= 0) return first;
  }
  return -1;
}

/**
 * Whoever needs several resources overtakes nobody who waits for another of them, comes first there and can be served now.
 * Where preferences go round in a circle, the one for whom the freed unit is.
 */
function notOvertaking(world: World, slot: number, freed: number): number {
  const { steps } = world.model;
  const { pools } = steps[world.patients.step[slot] as number] as StepTable;
  if (pools.length === 1 && pools[0] === freed) return slot;
  let first = slot;
  for (let left = steps.length; left > 0; left--) {
    const before = overtaken(world, first, freed);
    if (before < 0) return first;
    first = before;
  }
  return slot;
}

/** Of those who wait for any of the same units, come before a patient and can be served now, the first; −1: nobody. */
function overtaken(world: World, slot: number, freed: number): number {
  const { steps, stepsOfPool } = world.model;
  const own = world.patients.step[slot] as number;
  let first = -1;
  for (const pool of (steps[own] as StepTable).pools) {
    for (const index of stepsOfPool[pool] as readonly number[]) {
      if (index === own || isLookedAt(world, own, index, freed)) continue;
      const head = better(world, index, isLookedAt(world, index, own, freed) ? -1 : slot);
      if (head < 0 || head === slot) continue;
      if (first < 0 || servedBefore(world.patients, head, first)) first = head;
    }
  }
  return first;
}

/** The first of a step's list if it comes before `best` and can be served; otherwise `best`. */
function better(world: World, index: number, best: number): number {
  if (world.lists.first[index] === 0) return best;
  const step = world.model.steps[index] as StepTable;
  const head = headOf(world, index, step);
  if (head < 0 || (best >= 0 && !servedBefore(world.patients, head, best))) return best;
  return canTake(world, head, step) ? head : best;
}
