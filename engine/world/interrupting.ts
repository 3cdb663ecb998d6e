// Work that stops before it is done: somebody of a lower rank needs its units, or the units themselves go.

import type { Requirement, StepTable } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { servedBefore } from '../patients/waitingLists.ts';
import { count, goneFrom } from './counting.ts';
import { send } from './departures.ts';
import { canSeize, freshUnitsOf, releaseFresh, seizeAll, seizeUnits } from './holding.ts';
import { rejoinList } from './lists.ts';
import { unitsFor } from './units.ts';
import type { World } from './world.ts';

/** Whether all that a patient needs is free, or held by work that its rank may interrupt. */
export function canTake(world: World, slot: number, step: StepTable): boolean {
  if (canSeize(world, slot, step.requirements)) return true;
  return step.mayInterrupt && poolsFor(world, slot, step) !== null;
}

/** Seizes all that a patient needs: what is free first, otherwise from work that may be interrupted. */
export function take(world: World, slot: number, step: StepTable): void {
  if (step.mayInterrupt && !canSeize(world, slot, step.requirements)) seizeFromOthers(world, slot, step);
  else seizeAll(world, slot, step.requirements);
}

/** Interrupts whom it must; `canTake` has just said that it can. */
function seizeFromOthers(world: World, slot: number, step: StepTable): void {
  const from = poolsFor(world, slot, step);
  if (from === null) throw new Error('Nobody to interrupt where somebody could be');
  const units = step.requirements.map((requirement) => unitsFor(world, slot, requirement));
  const lacks: Lack[] = from.map((pool) => ({
    pool,
    units: units.reduce(
      (sum, each, place) => (from[place] === pool ? sum + each : sum),
      0 - world.pools.free(pool),
    ),
  }));
  const rank = world.patients.rank[slot] as number;
  for (const victim of whoStops(world, lacks, rank)) stopForAnother(world, victim);
  for (const [place, pool] of from.entries()) seizeUnits(world, slot, pool, units[place] as number, true);
}

/** For each requirement the pool that meets it, without interruption if one can; null where not all can be met at once. */
function poolsFor(world: World, slot: number, { requirements }: StepTable): readonly number[] | null {
  const rank = world.patients.rank[slot] as number;
  const found: number[] = [];
  const left = (pool: number): number =>
    found.reduce(
      (free, taken, place) =>
        taken === pool ? free - unitsFor(world, slot, requirements[place] as Requirement) : free,
      world.pools.free(pool),
    );
  for (const requirement of requirements) {
    const { pools } = requirement;
    const units = unitsFor(world, slot, requirement);
    const pool =
      pools.find((one) => left(one) >= units) ??
      pools.find((one) => couldBeTaken(world, one, rank, units - left(one)));
    if (pool === undefined) return null;
    found.push(pool);
  }
  return found;
}

/**
 * So many units can be had by interrupting, and none by waiting for work that ends at this very instant. Slots are used up:
 * nobody has them to give.
 */
function couldBeTaken(world: World, pool: number, rank: number, units: number): boolean {
  if (world.isSlots[pool] === 1) return false;
  return unitsAbove(world, pool, rank) >= units && endingUnits(world, pool) === 0;
}

/** Whether a patient's work has nothing left: it is done, only its event has not come yet. */
export function isEnding(world: World, slot: number): boolean {
  return world.calendar.timeOf((world.patients.event[slot] as number) - 1) <= world.simMinutes;
}

/** Units of a pool in the hands of work that ends at this very instant, of whatever step. */
export function endingUnits(world: World, pool: number): number {
  if (world.calendar.peekMinutes() > world.simMinutes) return 0;
  const { status, slotsUsed } = world.patients;
  let units = 0;
  for (let slot = 0; slot < slotsUsed; slot++) {
    if (status[slot] === patientStatus.working && isEnding(world, slot))
      units += freshUnitsOf(world, slot, pool);
  }
  return units;
}

/** Units of a pool in the hands of work of a higher rank that may be interrupted. */
function unitsAbove(world: World, pool: number, rank: number): number {
  const { patients, model, workers } = world;
  let units = 0;
  for (const index of model.stepsWith.victims[pool] as readonly number[]) {
    if ((model.steps[index] as StepTable).preempt === null) continue;
    for (let at = workers.last[index] as number; at > 0; at = patients.previous[at - 1] as number) {
      if ((patients.rank[at - 1] as number) <= rank || isEnding(world, at - 1)) continue;
      units += freshUnitsOf(world, at - 1, pool);
    }
  }
  return units;
}

/** So many units of a pool have to come from work in hand; below 1: none. */
export interface Lack {
  readonly pool: number;
  readonly units: number;
}

/**
 * Whose work stops, in this order, so that nothing is lacking: one after the other as `stoppable` has them, whoever
 * has something of which there is still too little. Of these everybody is spared, the last chosen first, without whom
 * the others give as much as is lacking. `above`: only ranks above it, and only where work may be interrupted by others;
 * null: whoever works there. Where all of them are not enough, all of them.
 */
export function whoStops(world: World, lacks: readonly Lack[], above: number | null): readonly number[] {
  const chosen: number[] = [];
  for (const slot of stoppable(world, lacks, above)) {
    const helps = ({ pool, units }: Lack): boolean =>
      freshUnitsOf(world, slot, pool) > 0 && unitsOfAll(world, chosen, pool) < units;
    if (lacks.some(helps)) chosen.push(slot);
  }
  return chosen.reduceRight<readonly number[]>((stopped, slot) => {
    const others = stopped.filter((other) => other !== slot);
    const isEnough = lacks.every(({ pool, units }) => unitsOfAll(world, others, pool) >= units);
    return isEnough ? others : stopped;
  }, chosen);
}

/** Work on these pools that may stop: the highest rank first, then who began last (or first, where the step says so). */
function stoppable(world: World, lacks: readonly Lack[], above: number | null): readonly number[] {
  const { patients, model, workers } = world;
  const found: number[] = [];
  const steps = new Set(lacks.flatMap(({ pool }) => model.stepsWith.victims[pool] as readonly number[]));
  for (const index of steps) {
    if (above !== null && (model.steps[index] as StepTable).preempt === null) continue;
    for (let at = workers.last[index] as number; at > 0; at = patients.previous[at - 1] as number) {
      const slot = at - 1;
      if (above !== null && (patients.rank[slot] as number) <= above) continue;
      if (isEnding(world, slot)) continue;
      if (lacks.some(({ pool }) => freshUnitsOf(world, slot, pool) > 0)) found.push(slot);
    }
  }
  return found.sort((slot, other) => (stopsBefore(world, slot, other) ? -1 : 1));
}

function unitsOfAll(world: World, slots: readonly number[], pool: number): number {
  return slots.reduce((sum, slot) => sum + freshUnitsOf(world, slot, pool), 0);
}

/** Of one rank, those of steps that stop who began first come before those of the others. */
function stopsBefore(world: World, slot: number, other: number): boolean {
  const { rank, since } = world.patients;
  if (rank[slot] !== rank[other]) return (rank[slot] as number) > (rank[other] as number);
  const earliest = stopsEarliest(world, slot);
  if (earliest !== stopsEarliest(world, other)) return earliest;
  const earlier = (since[slot] as number) - (since[other] as number);
  const isFirst = earlier === 0 ? servedBefore(world.patients, slot, other) : earlier < 0;
  return isFirst === earliest;
}

function stopsEarliest({ patients, model }: World, slot: number): boolean {
  return (model.steps[patients.step[slot] as number] as StepTable).preempt?.earliest ?? false;
}

function stopForAnother(world: World, slot: number): void {
  const step = world.model.steps[world.patients.step[slot] as number] as StepTable;
  if (step.preempt === null) throw new Error('Work was interrupted that may not be');
  interrupt(world, slot, step.preempt.how, step.preempt.atBack, step.preempt.target);
}

/** Stops a patient's work: it goes back to the list with what is to be done, or is lost to `target`. */
export function interrupt(
  world: World,
  slot: number,
  how: 'resume' | 'restart' | 'lose',
  atBack: boolean,
  target: number,
): void {
  const { patients, model } = world;
  const index = patients.step[slot] as number;
  const step = model.steps[index] as StepTable;
  const remaining = layDown(world, slot, index);
  count(world, model.counters.interrupted + index);
  world.onJourney?.(slot, 'interrupt', step.id, remaining);
  releaseFresh(world, slot, []);
  if (how === 'lose') {
    patients.status[slot] = patientStatus.moving;
    goneFrom(world, slot, index);
    return send(world, slot, target, index);
  }
  patients.workLeft[slot] = how === 'resume' ? remaining : (patients.work[slot] as number);
  rejoinList(world, slot, index, step, atBack);
}

/** Work is no longer in hand; answers the minutes that are left of it. What it seized is still to be given back. */
export function layDown(
  { patients, calendar, workers, simMinutes }: World,
  slot: number,
  index: number,
): number {
  const handle = (patients.event[slot] as number) - 1;
  const remaining = calendar.timeOf(handle) - simMinutes;
  calendar.cancel(handle);
  patients.event[slot] = 0;
  workers.leave(patients, index, slot);
  return remaining;
}
