// How often a patient has been through a step in this episode: part of the address of what it draws there.

import type { StepTable } from '../pathways/tables.ts';
import type { World } from './world.ts';

/** Times this patient has been through the step before, in this episode. */
export function visitOf(world: World, slot: number, step: StepTable): number {
  if (step.loop < 0) return 0;
  return world.patients.visits[slot * world.patients.widths.loopSteps + step.loop] as number;
}

export function countVisit(world: World, slot: number, step: StepTable): void {
  const place = slot * world.patients.widths.loopSteps + step.loop;
  world.patients.visits[place] = (world.patients.visits[place] as number) + 1;
}
