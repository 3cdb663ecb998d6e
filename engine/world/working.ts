// Work at a step: beginning, going on after an interruption, and its end.

import { onGrid } from '../base/time.ts';
import type { ReleaseTable, Requirement, StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { count, turnClocks } from './counting.ts';
import { releaseNamed, supply } from './holding.ts';
import { boundedMinutes, minutesOf } from './minutes.ts';
import { partsSetOut } from './parts.ts';
import { redrawn } from './redraw.ts';
import { route } from './routing.ts';
import { staysHere } from './targets.ts';
import { countVisit, visitOf } from './visits.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Begins work; answers the next target when there is none to do. */
export function startWork(world: World, slot: number, index: number, step: StepTable): number {
  startOne(world, slot, index, step);
  if (step.work === null) {
    world.onJourney?.(slot, 'start', step.id, 0);
    return endStep(world, slot, index, step);
  }
  startWorking(world, slot, index, step);
  return staysHere;
}

/** Draws the work of a step that has some, and does it. */
export function startWorking(world: World, slot: number, index: number, step: StepTable): void {
  const minutes = workOf(world, slot, step);
  world.onJourney?.(slot, 'start', step.id, minutes);
  workFor(world, slot, index, step, minutes * (world.modifiers.workFactor[index] as number));
}

/** The seize is granted: the wait is over, and what was held only until now is given back. */
export function startOne(world: World, slot: number, index: number, step: StepTable): void {
  count(world, world.model.counters.started + index);
  if (step.onStart) turnClocks(world, slot, step.onStart);
  if (step.listed) world.observers.started(index, world.patients.joinedAt[slot] as number, world.simMinutes);
  const { releaseAtStart } = step;
  for (let each = 0; each < releaseAtStart.length; each++) {
    releaseNamed(world, slot, releaseAtStart[each] as ReleaseTable, step.pools);
  }
}

/** Minutes of work drawn or given, and stretched; without the effects in force. */
export function workOf(world: World, slot: number, step: StepTable): number {
  if (step.work === null) return 0;
  const minutes = minutesOf(world, slot, step.work, step.workPurpose, visitOf(world, slot, step));
  return step.stretch ? boundedMinutes(minutes * Math.max(0, step.stretch(world, slot))) : minutes;
}

/** Puts a patient to work at its step for so many minutes. */
export function workFor(world: World, slot: number, index: number, step: StepTable, minutes: number): void {
  const { patients, model, counters } = world;
  const at = onGrid(world.simMinutes + minutes);
  patients.work[slot] = at - world.simMinutes;
  counters[model.counters.worked + index] =
    (counters[model.counters.worked + index] as number) + (at - world.simMinutes);
  workUntil(world, slot, index, step, at);
}

function workUntil(world: World, slot: number, index: number, step: StepTable, at: number): void {
  const { patients } = world;
  patients.status[slot] = patientStatus.working;
  patients.since[slot] = world.simMinutes;
  patients.event[slot] = world.calendar.schedule(at, eventPriority.patient, eventKind.workEnds, slot) + 1;
  if (step.keepsWorkers) world.workers.append(patients, index, slot);
}

/** Goes on with what is to be done after an interruption. */
export function resumeWork(world: World, slot: number, index: number, step: StepTable): void {
  const { patients } = world;
  patients.interrupted[slot] = 0;
  const minutes = patients.workLeft[slot] as number;
  world.onJourney?.(slot, 'resume', step.id, minutes);
  workUntil(world, slot, index, step, onGrid(world.simMinutes + minutes));
}

/** The work is done, and the way on is decided. Nothing is given back yet. */
export function endStep(world: World, slot: number, index: number, step: StepTable): number {
  finish(world, slot, index, step);
  const next = step.next.kind === 'to' ? step.next.target : route(world, slot, step);
  comeAway(world, slot, step);
  return next;
}

/** As `endStep` for somebody whose way another decides. */
export function endVisit(world: World, slot: number, index: number, step: StepTable): void {
  finish(world, slot, index, step);
  comeAway(world, slot, step);
}

/** Slots are supplied, attributes drawn anew and written. */
function finish(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, model } = world;
  patients.status[slot] = patientStatus.done;
  count(world, model.counters.ended + index);
  world.onJourney?.(slot, 'end', step.id, null);
  if (step.onEnd) turnClocks(world, slot, step.onEnd);
  for (let each = 0; each < step.supply.length; each++) supply(world, slot, step.supply[each] as Requirement);
  if (step.redraw.size > 0) {
    for (const [attribute, value] of redrawn(world, slot, step))
      patients.attributes[slot * model.attributes.length + attribute] = value;
  }
  if (step.set.length > 0) write(world, slot, step);
}

/** The visit counts, and parts set out. */
function comeAway(world: World, slot: number, step: StepTable): void {
  if (step.loop >= 0) countVisit(world, slot, step.loop);
  if (step.split.length > 0) partsSetOut(world, slot, step);
}

/** Larger than any count, and small enough to be multiplied with others. */
const largest = 1e15;

function bounded(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-largest, Math.min(largest, value)) + 0;
}

/** One after the other: a later value may ask for an earlier one. */
function write(world: World, slot: number, { set }: StepTable): void {
  const base = slot * world.model.attributes.length;
  for (const one of set) {
    const value = bounded(one.value(world, slot));
    if (one.of === 'patient') world.patients.attributes[base + one.attribute] = value;
    else world.variables[one.variable] = value;
  }
}
