// What the end of a shift does to work in hand where it neither simply goes on nor stops: those who stay on for it
// are over and above the next shift, or it is handed over, which takes time.

import { onGrid } from '../base/time.ts';
import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { freshUnitsOf } from './holding.ts';
import type { World } from './world.ts';

/** Of a shift of `ending` units, those in hand stay on until they are given back: the longest held first. */
export function keepOver(world: World, pool: number, ending: number): void {
  const { patients, pools } = world;
  const { held } = patients.widths;
  const hands: number[] = [];
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    for (let place = slot * held; place < (slot + 1) * held; place++) {
      if (patients.heldPool[place] === pool + 1 && patients.heldOver[place] === 0) hands.push(place);
    }
  }
  const holder = (place: number): number => Math.floor(place / held);
  hands.sort((one, other) => {
    const earlier = (patients.since[holder(one)] as number) - (patients.since[holder(other)] as number);
    if (earlier !== 0) return earlier;
    return servedBefore(patients, holder(one), holder(other)) ? -1 : 1;
  });
  let left = ending;
  for (const place of hands) {
    const units = patients.heldUnits[place] as number;
    if (units > left) continue;
    left -= units;
    patients.heldOver[place] = 1;
    pools.over[pool] = (pools.over[pool] as number) + units;
  }
}

/** Each work in hand takes so much longer. */
export function handOver(world: World, pool: number, minutes: number): void {
  const { patients, model } = world;
  if (minutes === 0) return;
  for (const index of model.stepsWith.victims[pool] as readonly number[]) {
    const step = model.steps[index] as StepTable;
    if (!step.pools.includes(pool)) continue;
    for (let at = world.workers.first[index] as number; at > 0; at = patients.next[at - 1] as number) {
      lengthen(world, at - 1, pool, minutes);
    }
  }
  // Work of a party is never interrupted, so nobody keeps a list of it.
  const inParties = (model.stepsOfPool[pool] as readonly number[]).filter(
    (index) => (model.steps[index] as StepTable).together !== null,
  );
  for (let slot = 0; inParties.length > 0 && slot < patients.slotsUsed; slot++) {
    if (inParties.includes(patients.step[slot] as number)) lengthen(world, slot, pool, minutes);
  }
}

function lengthen(world: World, slot: number, pool: number, minutes: number): void {
  const { patients, calendar } = world;
  if (patients.status[slot] !== patientStatus.working || freshUnitsOf(world, slot, pool) === 0) return;
  const handle = (patients.event[slot] as number) - 1;
  calendar.reschedule(handle, onGrid(calendar.timeOf(handle) + minutes));
}
