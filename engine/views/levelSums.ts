// How much time people have spent where, in the measured time: those who have gone, and those who are still there.
// Read after a run (or at the end of a window) by measures; nothing in play reads it.

import { patientStatus } from '../patients/patientTable.ts';
import type { World } from '../world/world.ts';

/** People × minutes. */
export interface LevelSums {
  readonly inSystem: number;
  /** By step. */
  readonly waiting: Float64Array;
  readonly present: Float64Array;
  /** By the step for which they wait elsewhere. */
  readonly blocked: Float64Array;
}

/** Up to the world's present. */
export function levelSums(world: World): LevelSums {
  const { observers, patients, simMinutes } = world;
  const waiting = observers.listMinutes.slice();
  const present = observers.presentMinutes.slice();
  const blocked = observers.blockedMinutes.slice();
  let inSystem = observers.systemMinutes;
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    const status = patients.status[slot];
    if (status === patientStatus.none || status === patientStatus.away) continue;
    const since = observers.within(patients.since[slot] as number, simMinutes);
    if (patients.parent[slot] === 0) {
      inSystem += observers.within(patients.episodeAt[slot] as number, simMinutes);
    }
    const step = patients.step[slot] as number;
    if (status === patientStatus.along) continue;
    addAt(present, step, observers.within(patients.enteredAt[slot] as number, simMinutes));
    if (status === patientStatus.waiting) addAt(waiting, step, since);
    if (status === patientStatus.blocked) addAt(blocked, patients.target[slot] as number, since);
  }
  return { inSystem, waiting, present, blocked };
}

/** Nowhere is −1. */
function addAt(sums: Float64Array, step: number, minutes: number): void {
  if (step >= 0) sums[step] = (sums[step] as number) + minutes;
}
