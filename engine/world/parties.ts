// Parties: who follows somebody in work that is done once for all, and who goes along from there. The first has the
// others in a chain: `party` leads to the second, `next` on from each. Whoever is in one may have a party behind them.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { send } from './departures.ts';
import type { World } from './world.ts';

/** Puts these last among those with the first, whose work is done for them too. */
export function follow(world: World, first: number, others: readonly number[]): void {
  const { party, next, status, since } = world.patients;
  let last = -1;
  for (let slot = (party[first] as number) - 1; slot >= 0; slot = (next[slot] as number) - 1) last = slot;
  for (const slot of others) {
    status[slot] = patientStatus.following;
    since[slot] = world.simMinutes;
    next[slot] = 0;
    if (last < 0) party[first] = slot + 1;
    else next[last] = slot + 1;
    last = slot;
  }
}

/** Those who followed the work of the first, in order; they stay with it. */
export function followers({ patients }: World, first: number): readonly number[] {
  const { party, next, status } = patients;
  const found: number[] = [];
  for (let slot = (party[first] as number) - 1; slot >= 0; slot = (next[slot] as number) - 1)
    if (status[slot] === patientStatus.following) found.push(slot);
  return found;
}

/** Those who followed the work of the first, in order: no longer with it. */
export function partFollowers(world: World, first: number): readonly number[] {
  const { status } = world.patients;
  return parted(world, first, (slot) => status[slot] === patientStatus.following);
}

/** People in the party of which somebody is the first, with those behind each of them; somebody alone is 1. */
export function partySize(world: World, first: number): number {
  const { party, next } = world.patients;
  let size = 1;
  for (let slot = (party[first] as number) - 1; slot >= 0; slot = (next[slot] as number) - 1)
    size += partySize(world, slot);
  return size;
}

/** The first has come to a place: whoever goes along no further sets out for it too. An outcome is everybody's. */
export function setDown(world: World, first: number, target: number): void {
  const { patients, model } = world;
  const isHere = (slot: number): boolean => {
    const { together } = model.steps[patients.step[slot] as number] as StepTable;
    return target < 0 || together?.until.includes(target) === true;
  };
  for (const slot of parted(world, first, isHere)) {
    patients.status[slot] = patientStatus.moving;
    send(world, slot, target);
  }
}

/** Takes some out of the chain of the first; answers them in its order. */
function parted({ patients }: World, first: number, leaves: (slot: number) => boolean): readonly number[] {
  const { party, next } = patients;
  const gone: number[] = [];
  let before = -1;
  for (let slot = (party[first] as number) - 1; slot >= 0; ) {
    const after = next[slot] as number;
    if (!leaves(slot)) {
      before = slot;
    } else {
      gone.push(slot);
      next[slot] = 0;
      if (before < 0) party[first] = after;
      else next[before] = after;
    }
    slot = after - 1;
  }
  return gone;
}

/** Of everybody who goes along with somebody, with whom. */
export function firstOfEach({ patients }: World): ReadonlyMap<number, number> {
  const { status, party, next, slotsUsed } = patients;
  const firsts = new Map<number, number>();
  for (let first = 0; first < slotsUsed; first++) {
    if (status[first] === patientStatus.none) continue;
    for (let slot = (party[first] as number) - 1; slot >= 0; slot = (next[slot] as number) - 1)
      firsts.set(slot, first);
  }
  return firsts;
}
