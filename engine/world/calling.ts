// What becomes of people in lists and at work: somebody is called, alone or with a party, is let in at a door, goes
// over to a shorter list, gives up, stops, or is done.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { count, goneFrom, turnClocks } from './counting.ts';
import { enterStep, goTo } from './flow.ts';
import { releaseFresh, releaseNamed } from './holding.ts';
import { isEnding, layDown, take } from './interrupting.ts';
import { leaveStep } from './leaving.ts';
import { firstOf, lastOf, leaveList, losePatienceAfter, noteDue, stand, takeTurn } from './lists.ts';
import { follow, followers, partFollowers, setDown } from './parties.ts';
import { callPlain } from './plainVisits.ts';
import { hasRoom, takesOver } from './refusing.ts';
import { staysHere } from './targets.ts';
import { countVisit } from './visits.ts';
import { endStep, endVisit, resumeWork, startOne, startWork, workFor, workOf } from './working.ts';
import type { World } from './world.ts';

/** Calls a waiting patient: everything it needs is free, or can be taken from somebody of a higher rank. */
export function callPatient(world: World, slot: number): void {
  const { patients, gates } = world;
  const index = patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  if (step.plainPool >= 0) {
    const next = callPlain(world, slot, index, step);
    if (next !== staysHere) goTo(world, slot, next);
    return;
  }
  if (step.together !== null) return callParty(world, slot, index, step);
  if (step.servedAt !== null) gates.left[index] = (gates.left[index] as number) - 1;
  leaveList(world, slot, index, step);
  take(world, slot, step);
  if (patients.interrupted[slot] === 1) return resumeWork(world, slot, index, step);
  const next = startWork(world, slot, index, step);
  if (next !== staysHere) goTo(world, slot, next);
}

/** Calls as many as go together: the first seizes and works for all. */
function callParty(world: World, leader: number, index: number, step: StepTable): void {
  const { gates } = world;
  const most = Math.min(step.together?.most ?? 1, step.servedAt ? (gates.left[index] as number) : 1e9);
  const members: number[] = [];
  for (let member = leader; member >= 0 && members.length < most; member = firstOf(world, index, step)) {
    leaveList(world, member, index, step);
    members.push(member);
  }
  if (step.servedAt !== null) gates.left[index] = (gates.left[index] as number) - members.length;
  take(world, leader, step);
  for (const member of members) startOne(world, member, index, step);
  follow(world, leader, members.slice(1));
  const minutes = workOf(world, leader, step);
  for (const member of members) world.onJourney?.(member, 'start', step.id, minutes);
  if (step.work === null) return partyEnds(world, leader, index, step);
  workFor(world, leader, index, step, minutes * (world.modifiers.workFactor[index] as number));
}

/** All are done: each goes on alone, or the others along with the first, whose way it is from here. */
function partyEnds(world: World, first: number, index: number, step: StepTable): void {
  const next = endStep(world, first, index, step);
  if (step.together?.until.length === 0) {
    const others = partFollowers(world, first);
    goTo(world, first, next);
    for (const slot of others) goTo(world, slot, endStep(world, slot, index, step));
    return;
  }
  for (const slot of followers(world, first)) goAlong(world, slot, index, step);
  goTo(world, first, next);
}

function goAlong(world: World, slot: number, index: number, step: StepTable): void {
  endVisit(world, slot, index, step);
  leaveStep(world, slot);
  world.patients.status[slot] = patientStatus.along;
  world.patients.since[slot] = world.simMinutes;
  world.onJourney?.(slot, 'along', step.id, null);
}

/** The calendar says that a patient's work is done, and that of its party. */
export function workEnds(world: World, slot: number): void {
  const { patients } = world;
  const index = patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  patients.event[slot] = 0;
  if (step.keepsWorkers) world.workers.leave(patients, index, slot);
  if (step.together === null) goTo(world, slot, endStep(world, slot, index, step));
  else partyEnds(world, slot, index, step);
  lookAgain(world, step);
}

/** Others were spared because this work was ending; it may have kept its units. Conditions are asked later. */
function lookAgain(world: World, { pools }: StepTable): void {
  const { stepsWith, stepsOfPool, steps } = world.model;
  for (const pool of pools) {
    if ((stepsWith.victims[pool] as readonly number[]).length === 0 || world.pools.waiting[pool] === 0)
      continue;
    for (const index of stepsOfPool[pool] as readonly number[]) {
      const { mayInterrupt, serveWhen } = steps[index] as StepTable;
      if (mayInterrupt && serveWhen === null) noteDue(world, index);
    }
  }
}

/** Lets somebody go for whom what makes people leave a list, or stops their work, holds; answers whether there was anybody. */
export function leaveOne(world: World): boolean {
  const { patients, lists, model } = world;
  for (const index of model.stepsWith.leaving) {
    const { when, asksEach } = (model.steps[index] as StepTable).patience as NonNullable<
      StepTable['patience']
    >;
    let slot = (lists.first[index] as number) - 1;
    for (; slot >= 0; slot = (patients.next[slot] as number) - 1) {
      if (when === null || patients.interrupted[slot] === 1) continue;
      if (when(world, slot) !== 0) {
        giveUp(world, slot);
        return true;
      }
      if (!asksEach) break;
    }
  }
  return stopOne(world);
}

/** Stops the work of somebody for whom it need not go on; what ends at this very instant is done. */
function stopOne(world: World): boolean {
  const { patients, workers, model } = world;
  for (const index of model.stepsWith.stopping) {
    const { when, asksEach } = (model.steps[index] as StepTable).stop as NonNullable<StepTable['stop']>;
    let slot = (workers.first[index] as number) - 1;
    for (; slot >= 0; slot = (patients.next[slot] as number) - 1) {
      if (isEnding(world, slot)) continue;
      if (when(world, slot) !== 0) {
        stop(world, slot, index);
        return true;
      }
      if (!asksEach) break;
    }
  }
  return false;
}

/** Work ends undone, and the patient goes elsewhere. */
function stop(world: World, slot: number, index: number): void {
  const { patients, model } = world;
  const step = model.steps[index] as StepTable;
  const remaining = layDown(world, slot, index);
  count(world, model.counters.stopped + index);
  world.onJourney?.(slot, 'stop', step.id, remaining);
  if (step.loop >= 0) countVisit(world, slot, step.loop);
  patients.status[slot] = patientStatus.moving;
  if (step.stop === null) throw new Error('Work stopped where nothing stops it');
  for (const release of step.stop.release) releaseNamed(world, slot, release, []);
  releaseFresh(world, slot, []);
  goneFrom(world, slot, index);
  goTo(world, slot, step.stop.target, index);
}

/** The calendar says that a patient's patience is at an end. */
export function patienceEnds(world: World, slot: number): void {
  world.patients.event[slot] = 0;
  giveUp(world, slot);
}

/** Leaves the list and goes elsewhere. */
function giveUp(world: World, slot: number): void {
  const { patients } = world;
  const index = patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  leaveList(world, slot, index, step);
  count(world, world.model.counters.gaveUp + index);
  world.observers.gaveUp(index, patients.joinedAt[slot] as number, world.simMinutes);
  world.onJourney?.(slot, 'give-up', step.id, null);
  if (step.loop >= 0) countVisit(world, slot, step.loop);
  patients.status[slot] = patientStatus.moving;
  goneFrom(world, slot, index);
  if (step.patience === null) throw new Error('Patience ended where there is none');
  for (const release of step.patience.release) releaseNamed(world, slot, release, []);
  goTo(world, slot, step.patience.target, index);
}

/** Lets the first at some door in, if there is room now; answers whether anybody came in. */
export function admitOne(world: World): boolean {
  for (const index of world.model.stepsWith.room) {
    const slot = (world.doors.first[index] as number) - 1;
    if (slot < 0) continue;
    const step = world.model.steps[index] as StepTable;
    if (!hasRoom(world, slot, index, step)) continue;
    letIn(world, slot, index, step);
    return true;
  }
  return false;
}

function letIn(world: World, slot: number, index: number, step: StepTable): void {
  const { patients } = world;
  world.doors.leave(patients, index, slot);
  world.observers.unblocked(index, patients.since[slot] as number, world.simMinutes);
  world.onJourney?.(slot, 'unblock', step.id, null);
  if ((patients.step[slot] as number) >= 0) leaveStep(world, slot);
  else patients.status[slot] = patientStatus.moving;
  const next = enterStep(world, slot, index);
  if (next !== staysHere) goTo(world, slot, next);
}

/** Somebody last in a list goes over to a like step with fewer people and a place, unless begun here; answers whether anybody did. */
export function jockeyOne(world: World): boolean {
  for (const from of world.model.stepsWith.jockey) {
    const step = world.model.steps[from] as StepTable;
    const slot = lastOf(world, from, step);
    if (slot < 0 || world.patients.interrupted[slot] === 1) continue;
    const { with: others, fewer } = step.jockey as NonNullable<StepTable['jockey']>;
    for (const to of others) {
      if (world.presentAt(from) - world.presentAt(to) < fewer || !takesOver(world, slot, to)) continue;
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
  if (step.setsDown) setDown(world, slot, to);
  takeTurn(world, slot, step);
  stand(world, slot, to, step);
  noteDue(world, to);
  if (patience >= 0 && step.patience !== null && step.patience.after !== null)
    losePatienceAfter(world, slot, patience);
}
