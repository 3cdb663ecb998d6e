// The life of a lever or an inject: mobilising, ramping, active, winding down, cooling. Each change is an
// event of the calendar; what is in force is worked out anew and passed on to pools, work and patience.

import { onGrid } from '../base/time.ts';
import type { InterventionTable } from '../model/model.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { bringPeople } from './arrivals.ts';
import { askLater } from './asking.ts';
import { rampSteps } from './interventionLife.ts';
import { life } from './interventionState.ts';
import { setCapacity } from './rotas.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Starts a lever that was pulled or an inject that was fired. Its cost is the caller's business. */
export function begin(world: World, index: number, amount: number): void {
  const state = world.interventions;
  state.times[index] = (state.times[index] as number) + 1;
  state.firedAt[index] = world.simMinutes;
  state.amount[index] = amount;
  conditionsHear(world, index);
  if (world.planning) world.planning.planned[index] = 0;
  const { leadTimeMinutes } = tableOf(world, index);
  if (leadTimeMinutes > 0) enter(world, index, life.mobilising, leadTimeMinutes);
  else takeEffect(world, index);
}

/** The calendar says that an intervention's present state is over. */
export function interventionTurns(world: World, index: number): void {
  const state = world.interventions;
  const table = tableOf(world, index);
  state.event[index] = 0;
  conditionsHear(world, index);
  switch (state.state[index]) {
    case life.mobilising:
      return takeEffect(world, index);
    case life.ramping:
      return climb(world, index, table);
    case life.active:
      return windDown(world, index);
    case life.windingDown:
      return descend(world, index, table);
    case life.cooling:
      return enter(world, index, life.available, null);
    default:
      throw new Error('An intervention turned in a state that has no end of its own');
  }
}

/** Ends what is mobilising or in force; the effect fades over the wind-down. */
export function windDown(world: World, index: number): void {
  const state = world.interventions;
  const { windDownMinutes } = tableOf(world, index);
  conditionsHear(world, index);
  if (windDownMinutes === 0 || (state.fraction[index] as number) === 0) return finish(world, index);
  state.rampStep[index] = rampSteps;
  enter(world, index, life.windingDown, windDownMinutes / rampSteps);
}

function takeEffect(world: World, index: number): void {
  const table = tableOf(world, index);
  applyOnce(world, index, table);
  if (table.rampMinutes > 0) {
    world.interventions.rampStep[index] = 0;
    return enter(world, index, life.ramping, table.rampMinutes / rampSteps);
  }
  beFull(world, index, table);
}

function climb(world: World, index: number, table: InterventionTable): void {
  const state = world.interventions;
  const step = (state.rampStep[index] as number) + 1;
  state.rampStep[index] = step;
  if (step >= rampSteps) return beFull(world, index, table);
  setFraction(world, index, step / rampSteps);
  schedule(world, index, onGrid(world.simMinutes + table.rampMinutes / rampSteps));
}

function descend(world: World, index: number, table: InterventionTable): void {
  const state = world.interventions;
  const step = (state.rampStep[index] as number) - 1;
  state.rampStep[index] = step;
  if (step <= 0) return finish(world, index);
  setFraction(world, index, Math.min(state.fraction[index] as number, step / rampSteps));
  schedule(world, index, onGrid(world.simMinutes + table.windDownMinutes / rampSteps));
}

function beFull(world: World, index: number, table: InterventionTable): void {
  enter(world, index, life.active, table.lastsMinutes);
  setFraction(world, index, 1);
}

function finish(world: World, index: number): void {
  const table = tableOf(world, index);
  const wasPaidFor = world.interventions.state[index] !== life.mobilising;
  if (table.inject) enter(world, index, life.ended, null);
  else if (table.coolingMinutes > 0) enter(world, index, life.cooling, table.coolingMinutes);
  else enter(world, index, life.available, null);
  setFraction(world, index, 0);
  if (wasPaidFor) payPerDay(world, index, table, -1);
}

/** Enters a state; `minutes` until it ends by itself, or null. */
function enter(world: World, index: number, next: number, minutes: number | null): void {
  const state = world.interventions;
  state.state[index] = next;
  state.since[index] = world.simMinutes;
  schedule(world, index, minutes === null ? null : onGrid(world.simMinutes + minutes));
  const whole = next === life.ramping || next === life.windingDown ? rampSteps : 1;
  state.until[index] = minutes === null ? -1 : onGrid(world.simMinutes + minutes * whole);
}

/** The next turn of a life comes at an instant; null: nothing comes by itself. */
export function schedule(world: World, index: number, atMinutes: number | null): void {
  const state = world.interventions;
  const pending = state.event[index] as number;
  if (pending > 0) world.calendar.cancel(pending - 1);
  state.event[index] = 0;
  if (atMinutes === null) return;
  state.event[index] =
    world.calendar.schedule(atMinutes, eventPriority.intervention, eventKind.intervention, index) + 1;
}

/** What happens once, when an effect begins: money arrives, people are brought. */
function applyOnce(world: World, index: number, table: InterventionTable): void {
  changeBudgets(world, index, 1);
  payPerDay(world, index, table, 1);
  const brings = table.inject?.brings;
  if (brings) bringPeople(world, table.bringsOrigin, brings.count, brings.overMinutes);
}

/** Adds what a lever or an inject gives to budgets, or takes it back. */
export function changeBudgets(world: World, index: number, sign: 1 | -1): void {
  const { budget } = world.agencies;
  for (const effect of tableOf(world, index).effects) {
    if (effect.kind !== 'budget') continue;
    budget[effect.agency] = (budget[effect.agency] as number) + sign * effect.add(world, index);
  }
}

/**
 * Running costs are paid from the first effect to the end of the wind-down; of what was decided in the planning round,
 * from its money.
 */
function payPerDay(world: World, index: number, table: InterventionTable, sign: 1 | -1): void {
  const { lever, agency } = table;
  if (!lever || lever.costPerDayPounds === 0) return;
  const { planning, agencies, simMinutes } = world;
  const { accounts } = planning?.planned[index] === 1 ? planning : agencies;
  const units = unitsPaidFor(table, world.interventions.amount[index] as number);
  accounts.changePerDay(agency, sign * lever.costPerDayPounds * units, simMinutes);
}

/** So many times the costs of a lever are paid. */
export function unitsPaidFor({ lever }: InterventionTable, amount: number): number {
  return lever?.costPerUnit ? amount : 1;
}

/** Changes how much of an effect is in force, and passes the change on. */
function setFraction(world: World, index: number, fraction: number): void {
  if (world.interventions.fraction[index] === fraction) return;
  world.interventions.fraction[index] = fraction;
  effectsChanged(world, index);
}

/** The size of an intervention's effects has changed: they are worked out anew and passed on. */
export function effectsChanged(world: World, index: number): void {
  world.modifiers.refresh(world, index);
  passOn(world, index);
}

/** Conditions that ask about an intervention, or about the money it costs or gives, are asked when it goes on. */
export function conditionsHear(world: World, index: number): void {
  if (tableOf(world, index).asked) askLater(world);
}

/** Tells pools, work and patience what an intervention changes. */
export function passOn(world: World, index: number): void {
  const { modifiers } = world;
  for (const effect of tableOf(world, index).effects) {
    if (effect.kind === 'capacity' || effect.kind === 'capacityFactor') {
      const before = world.pools.capacity[effect.pool];
      setCapacity(world, effect.pool);
      if (world.pools.capacity[effect.pool] !== before) askLater(world);
    }
    if (effect.kind === 'duration') {
      rescale(world, effect.step, patientStatus.working, modifiers.toldWork, modifiers.workFactor);
    }
    if (effect.kind === 'patience') {
      rescale(world, effect.step, patientStatus.waiting, modifiers.toldPatience, modifiers.patienceFactor);
    }
  }
}

/** What remains of each patient's work (or patience) at a step is stretched; nothing is drawn again (rule 6). */
function rescale(
  world: World,
  step: number,
  status: number,
  told: Float64Array,
  present: Float64Array,
): void {
  const factor = (present[step] as number) / Math.max(told[step] as number, 1e-9);
  if (factor === 1) return;
  told[step] = present[step] as number;
  if (world.presentAt(step) === 0) return;
  const { patients, calendar } = world;
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    if (patients.step[slot] !== step) continue;
    const stopped = patients.status[slot] === patientStatus.waiting && patients.interrupted[slot] === 1;
    if (status === patientStatus.working && (stopped || patients.status[slot] === status)) {
      patients.work[slot] = onGrid((patients.work[slot] as number) * factor);
      if (stopped) patients.workLeft[slot] = onGrid((patients.workLeft[slot] as number) * factor);
    }
    const handle = (patients.event[slot] as number) - 1;
    if (handle < 0 || patients.status[slot] !== status) continue;
    const remaining = calendar.timeOf(handle) - world.simMinutes;
    calendar.reschedule(handle, onGrid(world.simMinutes + remaining * factor));
  }
}

export function tableOf(world: World, index: number): InterventionTable {
  const table = world.model.interventions[index];
  if (table === undefined) throw new Error('No such intervention');
  return table;
}
