// Waiting lists: who may begin at once, who joins, who stands first, who leaves. What happens to somebody who is
// called stands in calling.ts.

import { onGrid } from '../base/time.ts';
import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { patientUniform } from './draw.ts';
import { canSeize, noteFreed } from './holding.ts';
import { minutesOf } from './minutes.ts';
import { visitOf } from './visits.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Earlier than any key of a patient who has not been interrupted: 2³⁰ minutes, two thousand years. */
const front = -1073741824;
/** Between lists: last-come up to here, then lots, from here to 0, then first-come. */
const beforeLots = -1;

/** Nobody is overtaken, the step serves now, and all that is needed is free. */
export function mayStart(world: World, slot: number, index: number, step: StepTable): boolean {
  const { waiting } = world.pools;
  const { pools } = step;
  for (let place = 0; place < pools.length; place++) if (waiting[pools[place] as number] !== 0) return false;
  if (pools.length === 0 || step.together !== null || step.servedAt !== null || step.open !== null) {
    if (step.together !== null || (world.lists.count[index] as number) > 0) return false;
    if (!servesNow(world, index, step)) return false;
  }
  if (!serves(world, slot, step)) return false;
  return canSeize(world, slot, step.requirements);
}

/** Whether one more may stand in the list. */
export function hasPlace(world: World, index: number, { room }: StepTable): boolean {
  return room === null || (world.lists.count[index] as number) < room.places;
}

/** Open, and in one of its rounds if it has rounds. */
export function servesNow(world: World, index: number, step: StepTable): boolean {
  const { gates } = world;
  if (step.open !== null && gates.open[index] === 0) return false;
  if (step.servedAt === null) return true;
  return gates.roundAt[index] === world.simMinutes && (gates.left[index] as number) > 0;
}

/** Whether the step's condition lets this patient begin, who stands first in line or would. */
export function serves(world: World, slot: number, { serveWhen }: StepTable): boolean {
  return serveWhen === null || serveWhen(world, slot) !== 0;
}

/** Joins the list; its rank and turn are already set. */
export function joinList(world: World, slot: number, index: number, step: StepTable): void {
  stand(world, slot, index, step);
  world.onJourney?.(slot, 'wait', step.id, null);
  const { patience } = step;
  if (patience === null || patience.after === null) return;
  const minutes = minutesOf(world, slot, patience.after, patience.purpose, visitOf(world, slot, step));
  losePatienceAfter(world, slot, minutes * (world.modifiers.patienceFactor[index] as number));
}

/** Back into the list with work still to do: before all others of its rank, or as somebody who comes now. */
export function rejoinList(
  world: World,
  slot: number,
  index: number,
  step: StepTable,
  atBack: boolean,
): void {
  const { patients } = world;
  const joinedAt = patients.joinedAt[slot] as number;
  patients.interrupted[slot] = 1;
  if (atBack) takeTurn(world, slot, step);
  else patients.orderKey[slot] = front + joinedAt;
  stand(world, slot, index, step);
}

/** Takes its place among those of its rank: by now, and at one instant by who joins first. Lots come later. */
export function takeTurn(world: World, slot: number, step: StepTable): void {
  const { patients } = world;
  const turn = world.joinings + 1;
  world.joinings = turn;
  const isLast = step.order === 'last-come';
  patients.orderKey[slot] = isLast ? beforeLots - world.simMinutes : world.simMinutes;
  patients.turn[slot] = isLast ? -turn : turn;
}

export function stand(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  patients.status[slot] = patientStatus.waiting;
  patients.since[slot] = world.simMinutes;
  if (step.ageing) world.lists.append(patients, index, slot);
  else world.lists.join(patients, index, slot);
  for (const pool of step.pools) {
    pools.waiting[pool] = (pools.waiting[pool] as number) + 1;
    if (pools.free(pool) > 0) noteFreed(world, pool);
  }
  if (step.mayInterrupt || step.pools.length === 0) noteDue(world, index);
  if (step.together !== null) schedulePartyDue(world, slot, index, step.together);
}

/** Somebody who came over from another list has waited before. */
function schedulePartyDue(
  world: World,
  slot: number,
  index: number,
  { orAfterMinutes }: NonNullable<StepTable['together']>,
): void {
  if (orAfterMinutes === null) return;
  const due = onGrid((world.patients.joinedAt[slot] as number) + orAfterMinutes);
  const at = Math.max(world.simMinutes, due);
  world.calendar.schedule(at, eventPriority.patient, eventKind.partyDue, index);
}

/** The list of a step may be served, or its door opened, for another reason than freed units. */
export function noteDue(world: World, index: number): void {
  world.dueSteps.add(index);
}

export function losePatienceAfter(world: World, slot: number, minutes: number): void {
  const at = onGrid(world.simMinutes + minutes);
  world.patients.event[slot] =
    world.calendar.schedule(at, eventPriority.patient, eventKind.patienceEnds, slot) + 1;
}

/** Takes a patient out of its waiting list. */
export function leaveList(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  world.lists.leave(patients, index, slot);
  if (step.unitsVary) noteDue(world, index);
  for (const pool of step.pools) pools.waiting[pool] = (pools.waiting[pool] as number) - 1;
  world.observers.leftList(index, patients.since[slot] as number, world.simMinutes);
  const event = patients.event[slot] as number;
  if (event > 0) world.calendar.cancel(event - 1);
  patients.event[slot] = 0;
}

/** Who would be called next from a step's list as things stand; −1: nobody now. */
export function headOf(world: World, index: number, step: StepTable): number {
  if (world.lists.first[index] === 0 || !servesNow(world, index, step)) return -1;
  if (step.together !== null && !isPartyReady(world, index, step.together)) return -1;
  const first = firstOf(world, index, step);
  return serves(world, first, step) ? first : -1;
}

/** The first of a step's list, whether it can be called or not; −1: nobody is in it. */
export function firstOf(world: World, index: number, step: StepTable): number {
  const first = (world.lists.first[index] as number) - 1;
  return step.ageing && first >= 0 ? byLook(world, first, index, step, 'first') : first;
}

/** The last of a step's list; −1: nobody is in it. */
export function lastOf(world: World, index: number, step: StepTable): number {
  const first = (world.lists.first[index] as number) - 1;
  if (step.ageing && first >= 0) return byLook(world, first, index, step, 'last');
  return (world.lists.last[index] as number) - 1;
}

function isPartyReady(world: World, index: number, together: NonNullable<StepTable['together']>): boolean {
  if ((world.lists.count[index] as number) >= together.least) return true;
  if (together.orAfterMinutes === null) return false;
  const { patients } = world;
  for (
    let slot = (world.lists.first[index] as number) - 1;
    slot >= 0;
    slot = (patients.next[slot] as number) - 1
  ) {
    if (world.simMinutes - (patients.joinedAt[slot] as number) >= together.orAfterMinutes) return true;
  }
  return false;
}

/**
 * Ranks that grow with waiting are read anew; in random order everybody draws a lot for each call. The list itself
 * has no order then.
 */
function byLook(world: World, head: number, index: number, step: StepTable, end: 'first' | 'last'): number {
  const { patients, model } = world;
  const call = world.counters[model.counters.started + index] as number;
  let found = -1;
  for (let slot = head; slot >= 0; slot = (patients.next[slot] as number) - 1) {
    if (step.rank) patients.rank[slot] = step.rank(world, slot) + 0;
    if (step.order === 'random' && patients.interrupted[slot] === 0) {
      patients.orderKey[slot] = beforeLots + patientUniform(world, slot, step.orderPurpose, call);
    }
    if (found < 0 || servedBefore(patients, slot, found) === (end === 'first')) found = slot;
  }
  return found;
}
