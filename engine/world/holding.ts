// Seizing and giving back units. Every seized unit is given back exactly once ([S3]); what may have become
// free is noted in `freedPools` and served when the event is over.

import { onGrid } from '../base/time.ts';
import type { ReleaseTable, Requirement, StepTable } from '../pathways/tables.ts';
import { patientUniform } from './draw.ts';
import { mostUnits } from './modifiers.ts';
import { capacityNow, unitsFor } from './units.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Whether everything could be seized at once now. Requirements of one step may share a pool. */
export function canSeize(world: World, slot: number, requirements: readonly Requirement[]): boolean {
  if (requirements.length === 0) return true;
  if (requirements.length > 1) return couldSeizeFrom(world, slot, requirements, 0);
  const only = requirements[0] as Requirement;
  return poolFor(world, only.pools, unitsFor(world, slot, only)) >= 0;
}

/** Takes one after the other for the moment, since they may share a pool. */
function couldSeizeFrom(
  world: World,
  slot: number,
  requirements: readonly Requirement[],
  place: number,
): boolean {
  const requirement = requirements[place];
  if (requirement === undefined) return true;
  const units = unitsFor(world, slot, requirement);
  const pool = poolFor(world, requirement.pools, units);
  if (pool < 0) return false;
  const { occupied } = world.pools;
  occupied[pool] = (occupied[pool] as number) + units;
  const possible = couldSeizeFrom(world, slot, requirements, place + 1);
  occupied[pool] = (occupied[pool] as number) - units;
  return possible;
}

/** Seizes everything for a patient; `canSeize` has just said that it is possible. */
export function seizeAll(world: World, slot: number, requirements: readonly Requirement[]): void {
  for (let each = 0; each < requirements.length; each++) {
    const requirement = requirements[each] as Requirement;
    const units = unitsFor(world, slot, requirement);
    const pool = poolFor(world, requirement.pools, units);
    if (pool < 0) throw new Error('Seized what is not there');
    seizeUnits(world, slot, pool, units, true);
  }
}

/** First of these pools with enough free units; −1: none. */
export function poolFor(world: World, pools: readonly number[], units: number): number {
  const { capacity, occupied, over } = world.pools;
  for (let place = 0; place < pools.length; place++) {
    const pool = pools[place] as number;
    const free = (capacity[pool] as number) - (occupied[pool] as number) + (over[pool] as number);
    if (free >= units) return pool;
  }
  return -1;
}

export function seizeUnits(world: World, slot: number, pool: number, units: number, fresh: boolean): void {
  const { patients } = world;
  const place = patients.openHand(slot);
  patients.heldPool[place] = pool + 1;
  patients.heldUnits[place] = units;
  patients.heldFresh[place] = fresh ? 1 : 0;
  if (!fresh) keepWithOthers(world, slot, place);
  occupy(world, pool, units);
}

/** More slots of a pool: first as if so many had not been used, as far as any were; then more than there were. */
export function supply(world: World, slot: number, what: Requirement): void {
  const { pools } = world;
  const pool = what.pools[0] as number;
  const units = suppliedBy(world, slot, what);
  const unused = Math.min(units, pools.occupied[pool] as number);
  pools.rostered[pool] = Math.min(mostUnits, (pools.rostered[pool] as number) + units - unused);
  pools.capacity[pool] = capacityNow(world, pool);
  occupy(world, pool, -unused);
  noteFreed(world, pool);
}

/** The nearest whole number, 0 to a million. */
function suppliedBy(world: World, slot: number, { units, unitsOf }: Requirement): number {
  if (unitsOf === null) return units;
  const nearest = Math.round(unitsOf(world, slot));
  return nearest >= 0 ? Math.min(mostUnits, nearest) + 0 : 0;
}

/** Adds to the units held of a pool; below 0: takes away. */
export function occupy(world: World, pool: number, units: number): void {
  const { pools } = world;
  const occupied = (pools.occupied[pool] as number) + units;
  pools.occupied[pool] = occupied;
  world.observers.units(pool, occupied, pools.capacity[pool] as number, world.simMinutes);
}

/**
 * Units of a pool that a patient seized in the step it is at and that would be free if they were given back: those of an
 * ended shift go home.
 */
export function freshUnitsOf(world: World, slot: number, pool: number): number {
  const { patients } = world;
  const { held, heldOver } = patients.widths;
  let units = 0;
  const end = slot * held + (patients.hands[slot] as number);
  for (let place = slot * held; place < end; place++) {
    if (patients.heldPool[place] !== pool + 1 || patients.heldFresh[place] === 0) continue;
    if (heldOver === 0 || patients.heldOver[place] === 0) units += patients.heldUnits[place] as number;
  }
  return units;
}

/**
 * Gives back what the patient holds of these pools; with `after`, the units come back that much later.
 * What this very step seized of the pools `keeps` stays in hand: it is the old bed that a move gives back.
 */
export function releaseNamed(
  world: World,
  slot: number,
  release: ReleaseTable,
  keeps: readonly number[],
): void {
  const { patients } = world;
  const { held } = patients.widths;
  const end = slot * held + (patients.hands[slot] as number);
  for (let place = slot * held; place < end; place++) {
    const pool = (patients.heldPool[place] as number) - 1;
    if (pool < 0 || !release.pools.includes(pool)) continue;
    if (patients.heldFresh[place] === 1 && keeps.includes(pool)) continue;
    if (release.after === null) giveBack(world, pool, takeFromHand(world, slot, place));
    else returnLater(world, slot, place, release);
  }
}

/** At the end of a step: what was seized in it and is not yet given back goes back, unless it is held on. */
export function releaseFresh(world: World, slot: number, holds: readonly number[]): void {
  const { patients } = world;
  const { held } = patients.widths;
  // A step seizes one handful for each of its requirements: nobody need look for more.
  let left = (world.model.steps[patients.step[slot] as number] as StepTable).requirements.length;
  const end = slot * held + (patients.hands[slot] as number);
  for (let place = slot * held; left > 0 && place < end; place++) {
    if (patients.heldPool[place] === 0 || patients.heldFresh[place] === 0) continue;
    left--;
    patients.heldFresh[place] = 0;
    const pool = (patients.heldPool[place] as number) - 1;
    if (holds.length > 0 && holds.includes(pool)) keepWithOthers(world, slot, place);
    else giveBack(world, pool, takeFromHand(world, slot, place));
  }
}

/** Puts kept units together with those of the same pool, so that a loop that holds does not fill the hands. */
function keepWithOthers(world: World, slot: number, kept: number): void {
  const { patients } = world;
  const { held, heldOver } = patients.widths;
  const end = slot * held + (patients.hands[slot] as number);
  for (let place = slot * held; place < end; place++) {
    if (place === kept || patients.heldPool[place] !== patients.heldPool[kept]) continue;
    if (patients.heldFresh[place] === 1) continue;
    if (heldOver > 0 && patients.heldOver[place] !== patients.heldOver[kept]) continue;
    patients.heldUnits[place] = (patients.heldUnits[place] as number) + (patients.heldUnits[kept] as number);
    patients.emptyHand(slot, kept);
    return;
  }
}

export function releaseEverything(world: World, slot: number): void {
  const { patients } = world;
  const { held } = patients.widths;
  const end = slot * held + (patients.hands[slot] as number);
  for (let place = slot * held; place < end; place++) {
    const pool = (patients.heldPool[place] as number) - 1;
    if (pool >= 0) giveBack(world, pool, takeFromHand(world, slot, place));
  }
}

/** A unit that was cleaned or made ready is there again. The subject packs pool and units. */
export function unitReturns(world: World, subject: number): void {
  giveBack(world, subject % 4096, Math.floor(subject / 4096));
}

/** Tells that a pool may have free units, so that its lists are served when the event is over. */
export function noteFreed(world: World, pool: number): void {
  world.freedPools.add(pool);
}

/** The units in a hand, which is empty then; what belonged to an ended shift goes home. */
function takeFromHand(world: World, slot: number, place: number): number {
  const { patients, pools } = world;
  const units = patients.heldUnits[place] as number;
  if (patients.widths.heldOver > 0 && patients.heldOver[place] === 1) {
    const pool = (patients.heldPool[place] as number) - 1;
    pools.over[pool] = (pools.over[pool] as number) - units;
  }
  patients.emptyHand(slot, place);
  return units;
}

/** Units of slots are used up: they come back with the next refill only. */
function giveBack(world: World, pool: number, units: number): void {
  if (world.isSlots[pool] === 1) return;
  occupy(world, pool, 0 - units);
  noteFreed(world, pool);
}

function returnLater(world: World, slot: number, place: number, release: ReleaseTable): void {
  const pool = (world.patients.heldPool[place] as number) - 1;
  const units = takeFromHand(world, slot, place);
  const minutes = release.after?.(patientUniform(world, slot, release.purpose, 0)) ?? 0;
  world.calendar.schedule(
    onGrid(world.simMinutes + minutes),
    eventPriority.patient,
    eventKind.unitReturns,
    units * 4096 + pool,
  );
}
