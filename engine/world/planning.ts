// The planning round: decisions dated before minute 0, taken while the world stands there and nothing has happened yet.
// While it is open a decision is only noted down, with where its life will stand at the start. When it closes all of them
// take effect and are paid for at once, and the world is as if the calendar had brought them there.

import type { InterventionTable } from '../model/model.ts';
import { inForceFrom, inForceUntil, standingAt } from './interventionLife.ts';
import { life } from './interventionState.ts';
import { changeBudgets, conditionsHear, passOn, schedule, tableOf, unitsPaidFor } from './interventions.ts';
import type { PlanningState } from './planningState.ts';
import type { World } from './world.ts';

/** Whether decisions are plans now. */
export function planningOpen({ planning }: Pick<World, 'planning'>): boolean {
  return planning?.open === true;
}

/** Instant of the round: before 0. */
export function planningDate({ model }: Pick<World, 'model'>): number {
  return 0 - (model.scenario.planning?.beforeMinutes ?? 0);
}

/** Pounds that a plan costs up to the end of the run: once, and on each day that any of it is in force. */
export function commitmentOf(
  { model }: Pick<World, 'model'>,
  table: InterventionTable,
  amount: number,
): number {
  return costUntil(model.calendar.durationMinutes, planningDate({ model }), table, amount);
}

/** Pounds of the planning budget promised so far. */
export function committedPounds(world: World, agency: number): number {
  let pounds = 0;
  for (const [index, table] of world.model.interventions.entries()) {
    if (table.agency === agency) pounds += world.planning?.commitment[index] ?? 0;
  }
  return pounds;
}

/** Notes a decision down as of the date of the round. */
export function plan(world: World, index: number, amount: number): void {
  const { interventions } = world;
  const planning = roundOf(world);
  const table = tableOf(world, index);
  const date = planningDate(world);
  const standing = standingAt(table, date, world.simMinutes);
  planning.planned[index] = 1;
  planning.commitment[index] = commitmentOf(world, table, amount);
  interventions.times[index] = (interventions.times[index] as number) + 1;
  interventions.firedAt[index] = date;
  interventions.amount[index] = amount;
  interventions.state[index] = standing.state;
  interventions.since[index] = standing.sinceMinutes;
  interventions.until[index] = standing.untilMinutes ?? -1;
  interventions.rampStep[index] = standing.rampStep;
  interventions.fraction[index] = standing.fraction;
}

/** Takes a plan back: nothing of it has happened, and its money is there again. */
export function takeBack(world: World, index: number): void {
  const { interventions } = world;
  const planning = roundOf(world);
  planning.planned[index] = 0;
  planning.commitment[index] = 0;
  interventions.times[index] = (interventions.times[index] as number) - 1;
  interventions.firedAt[index] = -1;
  interventions.amount[index] = 0;
  interventions.state[index] = life.available;
  interventions.since[index] = 0;
  interventions.until[index] = -1;
  interventions.rampStep[index] = 0;
  interventions.fraction[index] = 0;
}

/** The round is over: what was planned takes effect, in the order of ids; what is left of the money is gone. */
export function closeRound(world: World): void {
  const planning = roundOf(world);
  // What was paid before the start is measured too: growths count from before the round.
  if (world.observers.nextMinutes < world.simMinutes) world.observers.look(world, world.simMinutes);
  planning.close();
  const planned = world.model.interventions.flatMap((_, index) =>
    planning.planned[index] === 1 ? [index] : [],
  );
  for (const index of planned) payAndGoOn(world, index, planning);
  // Nobody has been told of plans yet: this is minute 0.
  world.modifiers.recompute(world);
  for (const index of planned) {
    passOn(world, index);
    conditionsHear(world, index);
  }
}

/** Charges what has been paid by now, and lets the calendar bring the next turn. */
function payAndGoOn(world: World, index: number, { accounts }: PlanningState): void {
  const table = tableOf(world, index);
  const date = planningDate(world);
  const now = world.simMinutes;
  const amount = world.interventions.amount[index] as number;
  accounts.spend(table.agency, costUntil(now, date, table, amount), now);
  if (inForceFrom(table, date) <= now) {
    changeBudgets(world, index, 1);
    const perDay = (table.lever?.costPerDayPounds ?? 0) * unitsPaidFor(table, amount);
    if (now < inForceUntil(table, date)) accounts.changePerDay(table.agency, perDay, now);
  }
  schedule(world, index, standingAt(table, date, now).nextMinutes);
}

/** Pounds paid by an instant for a lever pulled at another. */
function costUntil(
  untilMinutes: number,
  pulledAtMinutes: number,
  table: InterventionTable,
  amount: number,
): number {
  if (!table.lever) return 0;
  const from = inForceFrom(table, pulledAtMinutes);
  const until = Math.min(untilMinutes, inForceUntil(table, pulledAtMinutes));
  const days = Math.max(0, until - from) / 1440;
  const { costOncePounds, costPerDayPounds } = table.lever;
  return (costOncePounds + costPerDayPounds * days) * unitsPaidFor(table, amount);
}

function roundOf({ planning }: World): PlanningState {
  if (planning === null) throw new Error('A world without a planning round');
  return planning;
}
