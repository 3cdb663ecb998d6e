// Who is called when units may have become free: over all lists that could use any of them, the first in the
// order of [Q2] whose every need can be met now. A patient who lacks something else holds nobody up.

import type { StepTable } from '../pathways/tables.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { callPatient } from './flow.ts';
import { canSeize } from './holding.ts';
import type { World } from './world.ts';

/** Serves the pools noted as freed, all together in one order, until nobody can be called. */
export function serveFreed(world: World): void {
  while (world.freedPools.length > 0) {
    const slot = firstServable(world);
    if (slot < 0) world.freedPools.length = 0;
    else callPatient(world, slot);
  }
}

function firstServable(world: World): number {
  let best = -1;
  for (const pool of world.freedPools) {
    if (world.pools.waiting[pool] === 0 || world.pools.free(pool) <= 0) continue;
    for (const step of world.model.stepsOfPool[pool] as readonly number[]) {
      const head = (world.lists.first[step] as number) - 1;
      if (head < 0 || (best >= 0 && !servedBefore(world.patients, head, best))) continue;
      if (canSeize(world, (world.model.steps[step] as StepTable).requirements)) best = head;
    }
  }
  return best;
}
