// Whether somebody who comes to a step would begin at once. Asked before they come, by rooms and ways on; changes nothing.

import type { StepTable } from '../pathways/tables.ts';
import { canTake } from './interrupting.ts';
import { headOf, mayStart, servesNow } from './lists.ts';
import type { World } from './world.ts';

/**
 * All that is needed is free or can be had by interrupting, and nobody who comes first could have it. Others may wait
 * for the same units and for something else that is busy. Asked of a door, not of a list.
 */
export function servesAtOnce(world: World, slot: number, index: number, step: StepTable): boolean {
  if (mayStart(world, slot, index, step)) return true;
  if (step.together !== null || step.pools.length === 0 || world.lists.count[index] !== 0) return false;
  if (!servesNow(world, index, step)) return false;
  const rank = step.rank ? step.rank(world, slot) + 0 : 0;
  return canTakeWith(world, slot, rank, step) && !isPreceded(world, rank, step);
}

/** With the rank that somebody would have here; the rank of where they are stays as it is. */
function canTakeWith(world: World, slot: number, rank: number, step: StepTable): boolean {
  const ranks = world.patients.rank;
  const before = ranks[slot] as number;
  ranks[slot] = rank;
  const can = canTake(world, slot, step);
  ranks[slot] = before;
  return can;
}

/** Somebody who waits for some of the same units comes first, and could begin. */
function isPreceded(world: World, rank: number, step: StepTable): boolean {
  for (const pool of step.pools) {
    for (const other of world.model.stepsOfPool[pool] as readonly number[]) {
      const rival = world.model.steps[other] as StepTable;
      const head = headOf(world, other, rival);
      if (head < 0 || rank < (world.patients.rank[head] as number)) continue;
      if (canTake(world, head, rival)) return true;
    }
  }
  return false;
}
