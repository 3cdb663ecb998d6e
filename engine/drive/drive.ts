// Brings a world to a minute. At one instant: events of the calendar, injects, standing orders in agency
// order, and then, by the caller, journal entries in sequence; events of zero delay run after each ([J5]).

import type { Command, Decision, DerivedActor } from '../agencies/commands.ts';
import type { InterventionTable } from '../model/model.ts';
import { proposedBy } from '../policies/standingOrders.ts';
import { applyDerived } from '../world/applyCommand.ts';
import { checkCommand } from '../world/checkCommand.ts';
import { advance } from '../world/createWorld.ts';
import { life } from '../world/interventionState.ts';
import { planningOpen } from '../world/planning.ts';
import type { World } from '../world/world.ts';

/**
 * Runs everything due up to and including `untilMinutes` (≥ the world's minute) and answers the derived
 * decisions made on the way. Driving in slices equals driving at once. A planning round that is still open ends when the
 * clock leaves minute 0; until then nothing happens.
 */
export function drive(world: World, untilMinutes: number): readonly Decision[] {
  const decisions: Decision[] = [];
  if (planningOpen(world)) {
    if (untilMinutes <= world.simMinutes) return decisions;
    decisions.push(...setOff(world));
  }
  for (let at = nextDecisionMinutes(world); at <= untilMinutes; at = nextDecisionMinutes(world)) {
    advance(world, at);
    if (world.over) return decisions;
    world.lastDecisionMinutes = at;
    const asks = isDecisionTime(world, at);
    fireInjects(world, asks, decisions);
    if (asks) askStandingOrders(world, decisions);
  }
  advance(world, untilMinutes);
  return decisions;
}

/**
 * Closes the planning round, if one is open, because the clock goes on; answers what the plans of the agencies came to.
 * The world stands at minute 0 still: who looks at it there, in a run that nobody plays, sets off first.
 */
export function setOff(world: World): readonly Decision[] {
  if (!planningOpen(world)) return [];
  const before = world.log.size;
  applyDerived(world, { kind: 'clock' }, { kind: 'closePlanning' }, '');
  return derivedSince(world, before);
}

/** Derived decisions of the planning round from a place of the log on. */
export function derivedSince(world: World, place: number): readonly Decision[] {
  const decisions: Decision[] = [];
  for (let at = place; at < world.log.size; at++) {
    const decision = derivedAt(world, at);
    if (decision) decisions.push(decision);
  }
  return decisions;
}

function derivedAt(world: World, place: number): Decision | null {
  const { atMinutes, kind, actor, actorIndex, subject, value } = world.log.get(place);
  const rationale = world.log.words.get(place) ?? '';
  const taken = { atMinutes, sequence: null, rationale, decidedIn: 'planning' } as const;
  if (kind === 'closePlanning' && actor === 'clock') {
    return { ...taken, actor: { kind: 'clock' }, command: { kind } };
  }
  const lever = world.model.interventions[subject]?.lever;
  const agency = world.model.agencies[actorIndex]?.agency;
  if (actor !== 'standing-orders' || kind !== 'pullLever' || !lever || !agency) return null;
  return {
    ...taken,
    actor: { kind: actor, agencyId: agency.id, orderId: rationale },
    command: { kind, leverId: lever.id, amount: lever.amount === null ? null : value },
  };
}

/** The next instant at which an inject is due, or conditional injects and standing orders are asked. */
export function nextDecisionMinutes(world: World): number {
  const last = world.lastDecisionMinutes;
  let next = nextDecisionTime(world, last);
  for (const [index, table] of world.model.interventions.entries()) {
    const schedule = table.inject?.schedule;
    if (schedule?.kind !== 'at' || world.interventions.state[index] !== life.available) continue;
    if (schedule.atMinutes > last && schedule.atMinutes < next) next = schedule.atMinutes;
  }
  return Math.max(next, world.simMinutes);
}

/** First decision time after `last`. Nobody is asked at minute 0, before people have taken their agencies. */
function nextDecisionTime(world: World, last: number): number {
  const { startMinuteOfDay, decisionMinutesOfDay } = world.model.calendar;
  if (decisionMinutesOfDay.length === 0) return Number.POSITIVE_INFINITY;
  const sinceMidnight = last + startMinuteOfDay;
  for (let day = Math.floor(sinceMidnight / 1440); ; day++) {
    for (const minute of decisionMinutesOfDay) {
      const at = day * 1440 + minute - startMinuteOfDay;
      if (at > last && at > 0) return at;
    }
  }
}

function isDecisionTime(world: World, at: number): boolean {
  const { startMinuteOfDay, decisionMinutesOfDay } = world.model.calendar;
  return decisionMinutesOfDay.includes((at + startMinuteOfDay) % 1440);
}

/** Injects whose minute has come; at decision times also those whose condition holds. */
function fireInjects(world: World, asks: boolean, decisions: Decision[]): void {
  for (const [index, table] of world.model.interventions.entries()) {
    const { inject } = table;
    if (!inject || world.interventions.state[index] !== life.available) continue;
    if (!isDue(world, table, asks)) continue;
    derive(
      world,
      { kind: 'schedule', injectId: inject.id },
      { kind: 'fireInject', injectId: inject.id },
      decisions,
    );
  }
}

function isDue(world: World, { inject, condition }: InterventionTable, asks: boolean): boolean {
  if (inject?.schedule.kind === 'at') return inject.schedule.atMinutes <= world.simMinutes;
  if (!asks || condition === null) return false;
  return world.look(() => condition(world, -1) !== 0);
}

function askStandingOrders(world: World, decisions: Decision[]): void {
  for (let order = 0; order < world.model.orders.length; order++) {
    const proposed = world.look(() => proposedBy(world, order));
    for (const { actor, command } of proposed) derive(world, actor, command, decisions);
  }
}

function derive(world: World, actor: DerivedActor, command: Command, decisions: Decision[]): void {
  if (checkCommand(world, actor, command) !== null) return;
  const words = actor.kind === 'standing-orders' ? actor.orderId : '';
  applyDerived(world, actor, command, words);
  decisions.push({ atMinutes: world.simMinutes, sequence: null, actor, command, rationale: words });
}
