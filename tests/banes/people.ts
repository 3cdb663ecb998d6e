// Counts of people by looking at the world's columns, for conservation. Owns no expectation.

import type { World } from '../../engine/index.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';

/** Everybody who is somewhere: at a step, in a list, or to come back. */
export function liveIn(world: World): number {
  return Object.values(presentBySteps(world)).reduce((sum, count) => sum + count, 0);
}

/** Step index (−1: away, to come back) → people. */
export function presentBySteps(world: World): Record<number, number> {
  const { patients } = world;
  const counts: Record<number, number> = {};
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    if (patients.status[slot] === patientStatus.none) continue;
    const step = patients.status[slot] === patientStatus.away ? -1 : (patients.step[slot] as number);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/** Units of each pool that patients hold, by pool index. */
export function heldUnits(world: World): number[] {
  const { patients } = world;
  const units = world.model.pools.map(() => 0);
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    if (patients.status[slot] === patientStatus.none) continue;
    const { held } = patients.widths;
    for (let place = slot * held; place < (slot + 1) * held; place++) {
      const pool = (patients.heldPool[place] as number) - 1;
      if (pool >= 0) units[pool] = (units[pool] as number) + (patients.heldUnits[place] as number);
    }
  }
  return units;
}
