// Who does not get in: people baulk, a step is closed, its waiting room is full. Those whom a full room blocks
// stay where they are, with all they hold, in the order in which they came to its door.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { servesAtOnce } from './atOnce.ts';
import { count } from './counting.ts';
import { patientUniform } from './draw.ts';
import { hasPlace } from './lists.ts';
import { staysHere } from './targets.ts';
import { countVisit, visitsOf } from './visits.ts';
import type { World } from './world.ts';

/** No number of a step or an outcome, and not `staysHere`. */
export const admitted = 2147483647;

/** More than the visits that are counted: see `PatientTable`. */
const beyondVisits = 65536;

/** At a guarded step: `admitted`, where those go who are not, or `staysHere` when the patient has to wait outside. */
export function refusalAt(world: World, slot: number, index: number): number {
  const step = world.model.steps[index] as StepTable;
  const { baulk, open, room } = step;
  if (open !== null && open.target !== null && world.gates.open[index] === 0) {
    return turnAway(world, slot, index, step, open.target);
  }
  if (baulk !== null && baulks(world, slot, step, baulk)) {
    count(world, world.model.counters.baulked + index);
    if (baulk.refusals >= 0) countVisit(world, slot, baulk.refusals);
    world.onJourney?.(slot, 'baulk', step.id, null);
    return baulk.target;
  }
  if (room === null) return admitted;
  if (world.doors.count[index] === 0 && hasRoom(world, slot, index, step)) return admitted;
  if (room.target !== null) return turnAway(world, slot, index, step, room.target);
  block(world, slot, index, step);
  return staysHere;
}

function baulks(
  world: World,
  slot: number,
  step: StepTable,
  { when, share, purpose, refusals }: NonNullable<StepTable['baulk']>,
): boolean {
  if (when !== null && when(world, slot) === 0) return false;
  if (share === null) return true;
  // Who comes again decides anew; what else is drawn at this step stays what it was.
  const tries = visitsOf(world, slot, step.loop) + beyondVisits * visitsOf(world, slot, refusals);
  return patientUniform(world, slot, purpose, tries) < share(world, slot);
}

function turnAway(world: World, slot: number, index: number, step: StepTable, target: number): number {
  count(world, world.model.counters.turnedAway + index);
  world.onJourney?.(slot, 'turned-away', step.id, null);
  return target;
}

/** A place in the list, or no need to wait at all. Those at the door before are the caller's business. */
export function hasRoom(world: World, slot: number, index: number, step: StepTable): boolean {
  return hasPlace(world, index, step) || servesAtOnce(world, slot, index, step);
}

/** Somebody may change over to its list: it is not shut to those who come, and has a place left, or no need of one. */
export function takesOver(world: World, slot: number, index: number): boolean {
  const step = world.model.steps[index] as StepTable;
  const { open } = step;
  if (open !== null && open.target !== null && world.gates.open[index] === 0) return false;
  return hasRoom(world, slot, index, step);
}

function block(world: World, slot: number, index: number, step: StepTable): void {
  const { patients } = world;
  if (patients.status[slot] !== patientStatus.done) patients.step[slot] = -1;
  patients.status[slot] = patientStatus.blocked;
  patients.since[slot] = world.simMinutes;
  patients.target[slot] = index;
  world.doors.append(patients, index, slot);
  world.onJourney?.(slot, 'block', step.id, null);
}
