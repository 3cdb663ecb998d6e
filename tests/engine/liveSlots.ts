// Who is there: the slots in use of a world's columns.

import type { World } from '../../engine/index.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';

/** Patients and parts of patients, ascending. */
export function liveSlots(world: World): number[] {
  const { status, slotsUsed } = world.patients;
  const live: number[] = [];
  for (let slot = 0; slot < slotsUsed; slot++) if (status[slot] !== patientStatus.none) live.push(slot);
  return live;
}
