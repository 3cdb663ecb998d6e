// Visits as most of them are: one unit of one pool, in the order of rank and coming, then some work, then on. What the
// general functions (flow.ts, lists.ts, holding.ts, working.ts) do for such a step, without asking at each turn for
// what it has not got; `isPlain` in the model says which steps these are. Nothing may come out differently: the same
// columns are written with the same figures in the same order of events.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { turnClocks } from './counting.ts';
import { occupy } from './holding.ts';
import { startWorking } from './working.ts';
import type { World } from './world.ts';

/** Joins the list of a plain step, or begins its work at once. */
export function beginPlain(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  const pool = step.plainPool;
  const now = world.simMinutes;
  const turn = world.joinings + 1;
  world.joinings = turn;
  patients.joinedAt[slot] = now;
  patients.rank[slot] = step.rank === null ? 0 : step.rank(world, slot) + 0;
  patients.orderKey[slot] = now;
  patients.turn[slot] = turn;
  if (pools.waiting[pool] === 0 && pools.free(pool) > 0) return startPlain(world, slot, index, step);
  patients.status[slot] = patientStatus.waiting;
  patients.since[slot] = now;
  world.lists.join(patients, index, slot);
  pools.waiting[pool] = (pools.waiting[pool] as number) + 1;
  if (pools.free(pool) > 0) world.freedPools.add(pool);
  world.onJourney?.(slot, 'wait', step.id, null);
}

/** Calls somebody from the list of a plain step, which has a unit free. */
export function callPlain(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  const pool = step.plainPool;
  world.lists.leave(patients, index, slot);
  pools.waiting[pool] = (pools.waiting[pool] as number) - 1;
  world.observers.leftList(index, patients.since[slot] as number, world.simMinutes);
  startPlain(world, slot, index, step);
}

function startPlain(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, counters } = world;
  let hand = slot * patients.widths.held;
  while (patients.heldPool[hand] !== 0) hand++;
  patients.heldPool[hand] = step.plainPool + 1;
  patients.heldUnits[hand] = 1;
  patients.heldFresh[hand] = 1;
  occupy(world, step.plainPool, 1);
  const counter = world.model.counters.started + index;
  counters[counter] = (counters[counter] as number) + 1;
  if (step.onStart) turnClocks(world, slot, step.onStart);
  world.observers.started(index, patients.joinedAt[slot] as number, world.simMinutes);
  startWorking(world, slot, index, step);
}

/** Gives back the one unit that was seized at a plain step. */
export function releasePlain(world: World, slot: number, pool: number): void {
  const { patients } = world;
  let hand = slot * patients.widths.held;
  while (patients.heldFresh[hand] !== 1) hand++;
  patients.heldPool[hand] = 0;
  patients.heldUnits[hand] = 0;
  patients.heldFresh[hand] = 0;
  occupy(world, pool, -1);
  world.freedPools.add(pool);
}
