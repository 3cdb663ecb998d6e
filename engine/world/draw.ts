// Uniforms at a patient's own addresses.

import { uniformAt } from '../random/address.ts';
import type { World } from './world.ts';

/** The uniform of this patient and episode for a purpose; `index` tells repeated draws apart. */
export function patientUniform(world: World, slot: number, purpose: number, index: number): number {
  const { patients } = world;
  const source = patients.source[slot] as number;
  return uniformAt(
    world.keyHigh[source] as number,
    world.keyLow[source] as number,
    patients.ordinal[slot] as number,
    patients.episode[slot] as number,
    purpose,
    index,
  );
}

/** The uniform of the person, whatever the episode: attributes are drawn once in a life. */
export function personUniform(world: World, slot: number, purpose: number): number {
  const { patients } = world;
  return originUniform(world, patients.source[slot] as number, patients.ordinal[slot] as number, purpose);
}

/** The uniform of a process of an origin, such as a day's factor or a candidate's gap. */
export function originUniform(world: World, origin: number, ordinal: number, purpose: number): number {
  return uniformAt(world.keyHigh[origin] as number, world.keyLow[origin] as number, ordinal, 0, purpose, 0);
}
