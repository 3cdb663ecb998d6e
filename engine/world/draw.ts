// Uniforms at a patient's own addresses.

import { uniformAt } from '../random/address.ts';
import type { World } from './world.ts';

/** The uniform of this patient and episode for a purpose; `index` tells repeated draws apart. */
export function patientUniform(world: World, slot: number, purpose: number, index: number): number {
  const { patients } = world;
  const key = world.keys[patients.source[slot] as number];
  if (key === undefined) throw new Error('A patient without an origin');
  return uniformAt(
    key.high,
    key.low,
    patients.ordinal[slot] as number,
    patients.episode[slot] as number,
    purpose,
    index,
  );
}

/** The uniform of the person, whatever the episode: attributes are drawn once in a life. */
export function personUniform(world: World, slot: number, purpose: number): number {
  const { patients } = world;
  const key = world.keys[patients.source[slot] as number];
  if (key === undefined) throw new Error('A patient without an origin');
  return uniformAt(key.high, key.low, patients.ordinal[slot] as number, 0, purpose, 0);
}

/** The uniform of a process of an origin, such as a day's factor or a candidate's gap. */
export function originUniform(world: World, origin: number, ordinal: number, purpose: number): number {
  const key = world.keys[origin];
  if (key === undefined) throw new Error('No such origin');
  return uniformAt(key.high, key.low, ordinal, 0, purpose, 0);
}
