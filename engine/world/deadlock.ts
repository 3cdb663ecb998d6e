// Who can never go on: people who wait for one another in a circle, or for what never comes. A pure function of the
// world, asked by whoever wants to know; nothing in play reads it unless the scenario's `end-when` does.
//
// Everybody who waits is thought stuck until shown otherwise. Somebody comes free if all that is needed could be
// there one day without anything that the stuck hold; this is repeated until nobody comes free any more.

import type { StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { firstOfEach } from './parties.ts';
import { isStillParent } from './parts.ts';
import { unitsFor } from './units.ts';
import type { World } from './world.ts';

export interface Deadlock {
  /** When the circle closed: from then on some of them could never go on. Others came to a stand behind them since. */
  readonly sinceMinutes: number;
  readonly patients: readonly StuckPatient[];
}

export interface StuckPatient {
  readonly origin: string;
  readonly ordinal: number;
  /** Where the patient is; null: outside, before its first step. */
  readonly at: string | null;
  /** Step whose list it stands in, or that has no room for it. */
  readonly waitsFor: string;
  /** Resources in its hands. */
  readonly holds: readonly string[];
  readonly sinceMinutes: number;
}

/** Everybody who can never go on as things stand, unless somebody decides otherwise; null: nobody. */
export function deadlock(world: World): Deadlock | null {
  const stuck = stuckSlots(world);
  if (stuck.length === 0) return null;
  const firsts = firstOfEach(world);
  const patients = stuck.map((slot) => described(world, slot, firsts));
  return { sinceMinutes: closedAt(world, stuck), patients };
}

/** Whoever is stuck has not moved since: the first instant at which those who stood then were enough. */
function closedAt(world: World, stuck: readonly number[]): number {
  const stood = stuck.map((slot) => world.patients.since[slot] as number).sort((one, other) => one - other);
  let low = 0;
  let high = stood.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stuckSlots(world, stood[middle]).length > 0) high = middle;
    else low = middle + 1;
  }
  return stood[low] as number;
}

/** Slots of everybody who can never go on; of those only who have stood where they stand since `untilMinutes` or before. */
export function stuckSlots(world: World, untilMinutes = Number.POSITIVE_INFINITY): number[] {
  const { patients } = world;
  const stuck = new Set<number>();
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    if (mayBeStuck(world, slot) && (patients.since[slot] as number) <= untilMinutes) stuck.add(slot);
  }
  if (stuck.size === 0) return [];
  const within = unitsThatMayCome(world, stuck);
  const firsts = firstOfEach(world);
  for (let changed = true; changed; ) {
    changed = false;
    const stay = whoStay(world, stuck);
    for (const slot of [...stuck]) {
      if (!mayGoOn(world, slot, { stuck, firsts, units: within, stay })) continue;
      stuck.delete(slot);
      hold(world, slot, within, 1);
      changed = true;
    }
  }
  return [...stuck];
}

/** Waits, and nothing in the calendar will end it. What a condition waits for may always come, for all that is known. */
function mayBeStuck(world: World, slot: number): boolean {
  const { status, event, step } = world.patients;
  const is = status[slot];
  if (is === patientStatus.blocked || is === patientStatus.joining || is === patientStatus.along) return true;
  if (is !== patientStatus.waiting || event[slot] !== 0) return false;
  const { serveWhen, patience } = world.model.steps[step[slot] as number] as StepTable;
  return serveWhen === null && (patience === null || patience.when === null);
}

/** Most units of each pool that could ever be free while the stuck hold what they hold. */
function unitsThatMayCome(world: World, stuck: ReadonlySet<number>): Float64Array {
  const { model, pools } = world;
  const most = Float64Array.from(model.pools, ({ isSlots, isSupplied, rota }, pool) => {
    if (isSlots) return isSupplied || rota.refills.length > 0 ? Number.POSITIVE_INFINITY : pools.free(pool);
    return Math.max(rota.most, pools.capacity[pool] as number);
  });
  for (const slot of stuck) hold(world, slot, most, -1);
  return most;
}

/** What is held of shifts that work overtime is one day over and above the next shift's units. */
function hold(world: World, slot: number, units: Float64Array, sign: 1 | -1): void {
  const { patients, model } = world;
  const { held } = patients.widths;
  for (let place = slot * held; place < (slot + 1) * held; place++) {
    const pool = (patients.heldPool[place] as number) - 1;
    const description = model.pools[pool];
    if (description === undefined || description.isSlots || description.whenCut === 'overtime') continue;
    units[pool] = (units[pool] as number) + sign * (patients.heldUnits[place] as number);
  }
}

/** What is thought of the others while one is looked at. */
interface Others {
  readonly stuck: ReadonlySet<number>;
  /** With whom those go who go along with somebody. */
  readonly firsts: ReadonlyMap<number, number>;
  /** Most units of each pool that could ever be free. */
  readonly units: Float64Array;
  /** Fewest people to whom the list of each step could ever come down. */
  readonly stay: Uint32Array;
}

function mayGoOn(world: World, slot: number, { stuck, firsts, units, stay }: Others): boolean {
  const { patients } = world;
  if (patients.status[slot] === patientStatus.along) return !stuck.has(firsts.get(slot) as number);
  if (patients.status[slot] === patientStatus.joining) return !hasStuckPart(world, slot, stuck);
  const blocked = patients.status[slot] === patientStatus.blocked;
  const index = (blocked ? patients.target[slot] : patients.step[slot]) as number;
  const step = world.model.steps[index] as StepTable;
  if (blocked) {
    const places = step.room?.places ?? 0;
    return places > 0 ? (stay[index] as number) < places : couldBeMet(world, slot, step, units);
  }
  const may = couldBeMet(world, slot, step, units) && !isBehind(world, slot, step, stuck);
  return may || mayChangeLists(world, slot, step, units);
}

/**
 * Of those in a list the stuck stay, unless the last of them may change over: to a list that could ever be so much
 * shorter and have a place. Then perhaps nobody stays, by however many newcomers who come and give up again.
 */
function whoStay(world: World, stuck: ReadonlySet<number>): Uint32Array {
  const { model, patients, lists } = world;
  const stay = new Uint32Array(model.steps.length);
  for (const slot of stuck) {
    if (patients.status[slot] !== patientStatus.waiting) continue;
    const index = patients.step[slot] as number;
    stay[index] = (stay[index] as number) + 1;
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const from of model.stepsWith.jockey) {
      if (stay[from] === 0) continue;
      const step = model.steps[from] as StepTable;
      const { jockey, room } = step;
      const inList = lists.count[from] as number;
      // Where others need fewer units, they may still begin beside those who are stuck.
      const more = step.unitsVary ? Number.POSITIVE_INFINITY : 0;
      const most = Math.max(placesOf(room), inList) + world.presentAt(from) - inList + more;
      if (!jockey?.with.some((to) => mayTake(to) && (stay[to] as number) + jockey.fewer <= most)) continue;
      stay[from] = 0;
      changed = true;
    }
  }
  return stay;

  function mayTake(to: number): boolean {
    return (stay[to] as number) < placesOf((model.steps[to] as StepTable).room);
  }
}

function placesOf(room: StepTable['room']): number {
  return room === null ? Number.POSITIVE_INFINITY : room.places;
}

/** Needs fewer units than somebody stuck in front of it in the same list, whom it cannot pass. */
function isBehind({ patients }: World, slot: number, step: StepTable, stuck: ReadonlySet<number>): boolean {
  if (step.ageing || !step.unitsVary) return false;
  for (let at = patients.previous[slot] as number; at > 0; at = patients.previous[at - 1] as number)
    if (stuck.has(at - 1)) return true;
  return false;
}

/** To somewhere where it would not be stuck, by however many lists, as soon as they are short enough. */
function mayChangeLists(world: World, slot: number, { jockey }: StepTable, units: Float64Array): boolean {
  const lists = new Set(jockey?.with);
  for (const other of lists) {
    const step = world.model.steps[other] as StepTable;
    if (couldBeMet(world, slot, step, units) || (step.patience?.when ?? null) !== null) return true;
    for (const further of step.jockey?.with ?? []) lists.add(further);
  }
  return false;
}

function couldBeMet(world: World, slot: number, { requirements }: StepTable, units: Float64Array): boolean {
  return requirements.every((requirement) => {
    const needed = unitsFor(world, slot, requirement);
    return requirement.pools.some((pool) => (units[pool] as number) >= needed);
  });
}

function hasStuckPart(world: World, parent: number, stuck: ReadonlySet<number>): boolean {
  const { parent: parents } = world.patients;
  for (const slot of stuck)
    if (parents[slot] === parent + 1 && isStillParent(world, slot, parent)) return true;
  return false;
}

function described(world: World, slot: number, firsts: ReadonlyMap<number, number>): StuckPatient {
  const { patients, model } = world;
  const { held } = patients.widths;
  let who = slot;
  while (patients.status[who] === patientStatus.along) who = firsts.get(who) as number;
  const at = patients.step[who] as number;
  const waitsFor = patients.status[who] === patientStatus.blocked ? (patients.target[who] as number) : at;
  const holds: string[] = [];
  for (let place = slot * held; place < (slot + 1) * held; place++) {
    const pool = (patients.heldPool[place] as number) - 1;
    if (pool >= 0) holds.push(model.pools[pool]?.id ?? '');
  }
  return {
    origin: model.origins[patients.source[slot] as number]?.id ?? '',
    ordinal: patients.ordinal[slot] as number,
    at: at < 0 ? null : (model.steps[at]?.id ?? null),
    waitsFor: model.steps[waitsFor]?.id ?? '',
    holds,
    sinceMinutes: patients.since[slot] as number,
  };
}
