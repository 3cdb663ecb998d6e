// Whether somebody who comes to a step would begin at once. Asked before they come, by rooms and ways on; changes nothing.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { canTake } from './interrupting.ts';
import { headOf, mayStart, serves, servesNow } from './lists.ts';
import { isLookedAt } from './preferences.ts';
import type { World } from './world.ts';

/**
 * All that is needed is free or can be had by interrupting, and nobody who comes first could have it. Others may wait
 * for the same units and for something else that is busy. Asked of a door, not of a list.
 */
export function servesAtOnce(world: World, slot: number, index: number, step: StepTable): boolean {
  if (mayStart(world, slot, index, step)) return true;
  if (step.together !== null || step.pools.length === 0 || world.lists.count[index] !== 0) return false;
  if (!servesNow(world, index, step) || !serves(world, slot, step)) return false;
  const rank = rankOnComing(world, slot, step);
  return canTakeWith(world, slot, rank, step) && !isPreceded(world, rank, index, step);
}

/** Who comes has not waited here: what a list they stood in before has counted is not theirs any more. */
function rankOnComing(world: World, slot: number, step: StepTable): number {
  if (step.rank === null) return 0;
  const { joinedAt, status } = world.patients;
  const before = joinedAt[slot] as number;
  // Who changes lists brings the wait along.
  if (status[slot] !== patientStatus.waiting) joinedAt[slot] = world.simMinutes;
  const rank = step.rank(world, slot) + 0;
  joinedAt[slot] = before;
  return rank;
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
function isPreceded(world: World, rank: number, index: number, step: StepTable): boolean {
  for (const pool of step.pools) {
    for (const other of world.model.stepsOfPool[pool] as readonly number[]) {
      const rival = world.model.steps[other] as StepTable;
      const head = headOf(world, other, rival);
      if (head < 0 || isLookedAt(world, index, other, pool)) continue;
      const isFirst = isLookedAt(world, other, index, pool) || rank >= (world.patients.rank[head] as number);
      if (!isFirst) continue;
      if (canTake(world, head, rival)) return true;
    }
  }
  return false;
}
