// How often a patient has been through a step in this episode: part of the address of what it draws there.

import type { StepTable } from '../pathways/tables.ts';
import type { World } from './world.ts';

/** Times this patient has been through the step before, in this episode. */
export function visitOf(world: World, slot: number, step: StepTable): number {
  return visitsOf(world, slot, step.loop);
}

/** What a column of a loop counts; 0 where there is none (−1). */
export function visitsOf(world: World, slot: number, loop: number): number {
  if (loop < 0) return 0;
  return world.patients.visits[slot * world.patients.widths.loopSteps + loop] as number;
}

export function countVisit(world: World, slot: number, loop: number): void {
  const place = slot * world.patients.widths.loopSteps + loop;
  world.patients.visits[place] = (world.patients.visits[place] as number) + 1;
}
