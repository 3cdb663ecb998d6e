// Who is called when units may have become free: over all lists that could use the pool, the first in the
// order of [Q2] whose every need can be met now. A patient who lacks something else holds nobody up.

import type { StepTable } from '../pathways/tables.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { callPatient } from './flow.ts';
import { canSeize } from './holding.ts';
import type { World } from './world.ts';

/** Serves every pool noted as freed, until nobody can be called. */
export function serveFreed(world: World): void {
  for (let pool = world.freedPools.shift(); pool !== undefined; pool = world.freedPools.shift()) {
    servePool(world, pool);
  }
}

function servePool(world: World, pool: number): void {
  const steps = world.model.stepsOfPool[pool] as readonly number[];
  while ((world.pools.waiting[pool] as number) > 0 && world.pools.free(pool) > 0) {
    const slot = firstServable(world, steps);
    if (slot < 0) return;
    callPatient(world, slot);
  }
}

function firstServable(world: World, steps: readonly number[]): number {
  let best = -1;
  for (const step of steps) {
    const head = (world.lists.first[step] as number) - 1;
    if (head < 0 || (best >= 0 && !servedBefore(world.patients, head, best))) continue;
    if (canSeize(world, (world.model.steps[step] as StepTable).requirements)) best = head;
  }
  return best;
}
