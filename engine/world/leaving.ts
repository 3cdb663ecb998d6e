// Leaving a step: what was seized there and is not held on is given back.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { goneFrom } from './counting.ts';
import { releaseFresh, releaseNamed } from './holding.ts';
import { releasePlain } from './plainVisits.ts';
import type { World } from './world.ts';

/** The patient goes: what it seized here and does not hold on is given back. */
export function leaveStep(world: World, slot: number): void {
  const { patients, model } = world;
  const index = patients.step[slot] as number;
  const step = model.steps[index] as StepTable;
  patients.status[slot] = patientStatus.moving;
  if (step.plainEnd) releasePlain(world, slot, step.plainPool);
  else if (step.requirements.length + step.releaseAtEnd.length > 0) release(world, slot, step);
  goneFrom(world, slot, index);
}

function release(world: World, slot: number, step: StepTable): void {
  for (const part of step.releaseAtEnd) releaseNamed(world, slot, part, step.holds);
  if (step.requirements.length > 0) releaseFresh(world, slot, step.holds);
}
