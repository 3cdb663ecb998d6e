// Parts of a patient: tests that run while the patient goes on, and the step where it waits for them. A part has
// its patient's attributes and luck of its own; it is no patient, and ends at any outcome.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { send } from './departures.ts';
import type { World } from './world.ts';

/** Sends the parts of a step's `split` on their ways. */
export function partsSetOut(world: World, slot: number, step: StepTable): void {
  for (const { target, count } of step.split) {
    for (let part = 0; part < count; part++) send(world, newPart(world, slot), target);
  }
}

function newPart(world: World, parent: number): number {
  const { patients } = world;
  const part = patients.allocate();
  const made = (patients.partsMade[parent] as number) + 1;
  patients.partsMade[parent] = made;
  patients.partsOut[parent] = (patients.partsOut[parent] as number) + 1;
  patients.source[part] = patients.source[parent] as number;
  patients.ordinal[part] = patients.ordinal[parent] as number;
  patients.episode[part] = wordOf(patients.episode[parent] as number, made);
  patients.episodeAt[part] = world.simMinutes;
  patients.parent[part] = parent + 1;
  const { attributes } = patients.widths;
  for (let attribute = 0; attribute < attributes; attribute++) {
    patients.attributes[part * attributes + attribute] = patients.attributes[
      parent * attributes + attribute
    ] as number;
  }
  world.liveParts += 1;
  world.onJourney?.(part, 'part', '', null);
  return part;
}

/** The address of a part: a word above 2³¹, where no count of episodes comes. */
function wordOf(parentWord: number, made: number): number {
  let word = Math.imul(parentWord ^ 0x9e3779b9, 0x85ebca6b) ^ made;
  word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  word = Math.imul(word ^ (word >>> 12), 0x297a2d39);
  return ((word ^ (word >>> 15)) | 0x80000000) >>> 0;
}

/**
 * A part has come to an outcome and is gone. Answers the slot of its patient if that was the last part the patient
 * waits for; otherwise −1.
 */
export function partEnds(world: World, part: number, where: string): number {
  const { patients } = world;
  world.onJourney?.(part, 'outcome', where, null);
  const parent = (patients.parent[part] as number) - 1;
  const waits = isStillParent(world, part, parent) && oneLess(world, parent);
  patients.free(part);
  world.liveParts -= 1;
  return waits ? parent : -1;
}

/** Whether that was the last part that its patient waits for. */
function oneLess(world: World, parent: number): boolean {
  const { partsOut, status } = world.patients;
  partsOut[parent] = (partsOut[parent] as number) - 1;
  return partsOut[parent] === 0 && status[parent] === patientStatus.joining;
}

/** The slot may have gone to somebody else since, or the patient may be in a later episode. */
export function isStillParent(world: World, part: number, parent: number): boolean {
  const { source, ordinal, episodeAt, status, partsOut } = world.patients;
  return (
    status[parent] !== patientStatus.none &&
    source[parent] === source[part] &&
    ordinal[parent] === ordinal[part] &&
    (partsOut[parent] as number) > 0 &&
    (episodeAt[parent] as number) <= (episodeAt[part] as number)
  );
}
