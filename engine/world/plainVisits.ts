// Visits as most of them are: one unit of one pool, in the order of rank and coming, then some work or none, then on. What the
// general functions (flow.ts, lists.ts, holding.ts, working.ts) do for such a step, without asking at each turn for
// what it has not got; `isPlain` in the model says which steps these are. Nothing may come out differently: the same
// columns are written with the same figures in the same order of events.

import type { ReleaseTable, StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { turnClocks } from './counting.ts';
import { occupy, releaseNamed } from './holding.ts';
import { hasPlace, joinList, leaveList } from './lists.ts';
import { staysHere } from './targets.ts';
import { endStep, startWorking } from './working.ts';
import type { World } from './world.ts';

/** Joins the list of a plain step, or begins at once; answers the next target when the step is over at once. */
export function beginPlain(world: World, slot: number, index: number, step: StepTable): number {
  const { patients, pools } = world;
  const pool = step.plainPool;
  const now = world.simMinutes;
  const turn = world.joinings + 1;
  world.joinings = turn;
  patients.joinedAt[slot] = now;
  patients.rank[slot] = step.rank === null ? 0 : step.rank(world, slot) + 0;
  patients.orderKey[slot] = now;
  patients.turn[slot] = turn;
  // Whoever was let in without a place begins at once: see `beginsUnplaced` in flow.ts.
  if (pools.free(pool) > 0 && (pools.waiting[pool] === 0 || !hasPlace(world, index, step))) {
    return startPlain(world, slot, index, step);
  }
  if (step.patience !== null) {
    joinList(world, slot, index, step);
    return staysHere;
  }
  patients.status[slot] = patientStatus.waiting;
  patients.since[slot] = now;
  world.lists.join(patients, index, slot);
  pools.waiting[pool] = (pools.waiting[pool] as number) + 1;
  if (pools.free(pool) > 0) world.freedPools.add(pool);
  world.onJourney?.(slot, 'wait', step.id, null);
  return staysHere;
}

/** Calls somebody from the list of a plain step, which has a unit free; answers as `beginPlain`. */
export function callPlain(world: World, slot: number, index: number, step: StepTable): number {
  const { patients, pools } = world;
  if (step.patience !== null) {
    leaveList(world, slot, index, step);
    return startPlain(world, slot, index, step);
  }
  const pool = step.plainPool;
  world.lists.leave(patients, index, slot);
  pools.waiting[pool] = (pools.waiting[pool] as number) - 1;
  world.observers.leftList(index, patients.since[slot] as number, world.simMinutes);
  return startPlain(world, slot, index, step);
}

function startPlain(world: World, slot: number, index: number, step: StepTable): number {
  const { patients, counters } = world;
  const hand = patients.openHand(slot);
  patients.heldPool[hand] = step.plainPool + 1;
  patients.heldUnits[hand] = 1;
  patients.heldFresh[hand] = 1;
  occupy(world, step.plainPool, 1);
  const counter = world.model.counters.started + index;
  counters[counter] = (counters[counter] as number) + 1;
  if (step.onStart) turnClocks(world, slot, step.onStart);
  world.observers.started(index, patients.joinedAt[slot] as number, world.simMinutes);
  const { releaseAtStart } = step;
  for (let each = 0; each < releaseAtStart.length; each++) {
    releaseNamed(world, slot, releaseAtStart[each] as ReleaseTable, step.pools);
  }
  if (step.work !== null) {
    startWorking(world, slot, index, step);
    return staysHere;
  }
  world.onJourney?.(slot, 'start', step.id, 0);
  return endStep(world, slot, index, step);
}

/** Gives back the one unit that was seized at a plain step. */
export function releasePlain(world: World, slot: number, pool: number): void {
  const { patients } = world;
  let hand = slot * patients.widths.held;
  while (patients.heldFresh[hand] !== 1) hand++;
  patients.emptyHand(slot, hand);
  occupy(world, pool, -1);
  world.freedPools.add(pool);
}
