// Waiting lists: who may begin at once, who joins, who is called, who gives up, who goes over to a shorter list.

import { onGrid } from '../base/time.ts';
import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { count, turnClocks } from './counting.ts';
import { goneFrom, goTo, staysHere } from './flow.ts';
import { canSeize, noteFreed, releaseNamed, seizeAll } from './holding.ts';
import { interruptFor } from './interrupting.ts';
import { minutesOf } from './minutes.ts';
import { callParty, resumeWork, startWork, visitOf } from './working.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Earlier than any key of a patient who has not been interrupted: 2³⁰ minutes, two thousand years. */
const front = -1073741824;

/** Nobody is overtaken, the step serves now, and all that is needed is free. */
export function mayStart(world: World, index: number, step: StepTable): boolean {
  const { waiting } = world.pools;
  const { pools } = step;
  for (let place = 0; place < pools.length; place++) if (waiting[pools[place] as number] !== 0) return false;
  if (pools.length === 0 || step.together !== null || step.servedAt !== null || step.open !== null) {
    if (step.together !== null || (world.lists.count[index] as number) > 0) return false;
    if (!servesNow(world, index, step)) return false;
  }
  return canSeize(world, step.requirements);
}

/** Open, and in one of its rounds if it has rounds. */
export function servesNow(world: World, index: number, step: StepTable): boolean {
  const { gates } = world;
  if (step.open !== null && gates.open[index] === 0) return false;
  if (step.servedAt === null) return true;
  return gates.roundAt[index] === world.simMinutes && (gates.left[index] as number) > 0;
}

/** Joins the list; `rank` and `joinedAt` are already set. */
export function joinList(world: World, slot: number, index: number, step: StepTable): void {
  const { patients } = world;
  patients.orderKey[slot] = keyOf(step, world.simMinutes);
  stand(world, slot, index, step);
  world.onJourney?.(slot, 'wait', step.id, null);
  const { together } = step;
  if (together !== null && together.orAfterMinutes !== null) {
    const due = onGrid(world.simMinutes + together.orAfterMinutes);
    world.calendar.schedule(due, eventPriority.patient, eventKind.partyDue, index);
  }
  if (step.patience === null) return;
  const minutes = minutesOf(
    world,
    slot,
    step.patience.after,
    step.patience.purpose,
    visitOf(world, slot, step),
  );
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
  patients.orderKey[slot] = atBack ? keyOf(step, world.simMinutes) : front + joinedAt;
  stand(world, slot, index, step);
}

/** In random order it stands for the moment only: lots are drawn at each call. */
function keyOf(step: StepTable, at: number): number {
  return step.order === 'last-come' ? 0 - at : at;
}

function stand(world: World, slot: number, index: number, step: StepTable): void {
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
}

/** The list of a step may be served, or its door opened, for another reason than freed units. */
export function noteDue(world: World, index: number): void {
  world.dueSteps.add(index);
}

function losePatienceAfter(world: World, slot: number, minutes: number): void {
  const at = onGrid(world.simMinutes + minutes);
  world.patients.event[slot] =
    world.calendar.schedule(at, eventPriority.patient, eventKind.patienceEnds, slot) + 1;
}

/** Takes a patient out of its waiting list. */
export function leaveList(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  world.lists.leave(patients, index, slot);
  for (const pool of step.pools) pools.waiting[pool] = (pools.waiting[pool] as number) - 1;
  world.observers.leftList(index, patients.since[slot] as number, world.simMinutes);
  const event = patients.event[slot] as number;
  if (event > 0) world.calendar.cancel(event - 1);
  patients.event[slot] = 0;
}

/** Calls a waiting patient: everything it needs is free, or can be taken from somebody of a higher rank. */
export function callPatient(world: World, slot: number): void {
  const { patients, gates } = world;
  const index = patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  if (step.together !== null) return callParty(world, slot, index, step);
  if (step.servedAt !== null) gates.left[index] = (gates.left[index] as number) - 1;
  leaveList(world, slot, index, step);
  if (step.mayInterrupt && !canSeize(world, step.requirements)) interruptFor(world, slot, step);
  seizeAll(world, slot, step.requirements);
  if (patients.interrupted[slot] === 1) return resumeWork(world, slot, index, step);
  const next = startWork(world, slot, index, step);
  if (next !== staysHere) goTo(world, slot, next);
}

/** A patient's patience is at an end: it leaves the list and goes elsewhere. */
export function patienceEnds(world: World, slot: number): void {
  const { patients } = world;
  const index = patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  patients.event[slot] = 0;
  leaveList(world, slot, index, step);
  count(world, world.model.counters.gaveUp + index);
  world.observers.gaveUp(index, patients.joinedAt[slot] as number, world.simMinutes);
  world.onJourney?.(slot, 'give-up', step.id, null);
  if (step.loop >= 0) countVisit(world, slot, step);
  patients.status[slot] = patientStatus.moving;
  goneFrom(world, slot, index);
  if (step.patience === null) throw new Error('Patience ended where there is none');
  for (const release of step.patience.release) releaseNamed(world, slot, release, []);
  goTo(world, slot, step.patience.target, index);
}

/** Somebody last in a list goes over to a like step with fewer people; answers whether anybody did. */
export function jockeyOne(world: World): boolean {
  for (const from of world.model.stepsWith.jockey) {
    const slot = (world.lists.last[from] as number) - 1;
    if (slot < 0) continue;
    const { with: others, fewer } = (world.model.steps[from] as StepTable).jockey as NonNullable<
      StepTable['jockey']
    >;
    for (const to of others) {
      if (world.presentAt(from) - world.presentAt(to) < fewer) continue;
      goOver(world, slot, from, to);
      return true;
    }
  }
  return false;
}

/** Keeps its wait and what is left of its patience; stands last in the other list. */
function goOver(world: World, slot: number, from: number, to: number): void {
  const { patients, model, calendar } = world;
  const step = model.steps[to] as StepTable;
  const event = patients.event[slot] as number;
  const patience = event > 0 ? calendar.timeOf(event - 1) - world.simMinutes : -1;
  leaveList(world, slot, from, model.steps[from] as StepTable);
  count(world, model.counters.jockeyed + from);
  goneFrom(world, slot, from);
  count(world, model.counters.entered + to);
  world.onJourney?.(slot, 'jockey', step.id, null);
  if (step.onEnter) turnClocks(world, slot, step.onEnter);
  patients.step[slot] = to;
  patients.enteredAt[slot] = world.simMinutes;
  patients.rank[slot] = step.rank ? step.rank(world, slot) + 0 : 0;
  patients.orderKey[slot] = keyOf(step, world.simMinutes);
  stand(world, slot, to, step);
  noteDue(world, to);
  if (patience >= 0 && step.patience !== null) losePatienceAfter(world, slot, patience);
}

export function countVisit(world: World, slot: number, step: StepTable): void {
  const place = slot * world.patients.widths.loopSteps + step.loop;
  world.patients.visits[place] = (world.patients.visits[place] as number) + 1;
}
