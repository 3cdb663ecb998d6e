// A patient on the way: entering a step, waiting, being served, going on, and the end of an episode.
// The hot middle of the engine. Nothing here knows levers, agencies or views.

import { onGrid } from '../base/time.ts';
import type { ClockTable, NextTable, StepTable } from '../pathways/tables.ts';
import { choose, outcomeOf } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { exponentialOf } from '../random/quantile.ts';
import { patientUniform } from './draw.ts';
import { canSeize, releaseEverything, releaseFresh, releaseNamed, seizeAll } from './holding.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Steps without waiting or work that one patient may pass at one instant before it is called a bug. */
const instantStepsAtMost = 10_000;

/**
 * Sends a patient to a target, and on through steps that take no time. `turnedAway` is a step that it has
 * just baulked at or given up: no effect moves it back there at once (−1: none).
 */
export function goTo(world: World, slot: number, target: number, turnedAway = -1): void {
  let next = target;
  let refusedBy = turnedAway;
  for (let passed = 0; passed < instantStepsAtMost; passed++) {
    if (next < 0) return endEpisode(world, slot, outcomeOf(next));
    const planned = movedElsewhere(world, slot, next, refusedBy);
    if (planned < 0) return endEpisode(world, slot, outcomeOf(planned));
    const step = world.model.steps[planned] as StepTable;
    if (step.baulk && step.baulk.when(world, slot) !== 0) {
      count(world, world.model.counters.baulked + planned);
      refusedBy = planned;
      next = step.baulk.target;
      continue;
    }
    next = enterStep(world, slot, planned, step);
    if (next === staysHere) return;
  }
  throw new Error('A patient goes round in a circle of steps that take no time');
}

/** Neither a step nor an outcome. */
const staysHere = -2147483648;

/** Enters a step; answers the next target when the step is over at once. */
function enterStep(world: World, slot: number, index: number, step: StepTable): number {
  const { model, patients, counters } = world;
  counters[model.counters.entered + index] = (counters[model.counters.entered + index] as number) + 1;
  world.onJourney?.(slot, 'enter', step.id, null);
  turnClocks(world, slot, step.onEnter);
  patients.step[slot] = index;
  patients.joinedAt[slot] = world.simMinutes;
  if (step.requirements.length > 0) {
    patients.rank[slot] = step.rank ? step.rank(world, slot) + 0 : 0;
    if (!mayPassList(world, step) || !canSeize(world, step.requirements)) {
      joinList(world, slot, index, step);
      return staysHere;
    }
    seizeAll(world, slot, step.requirements);
  }
  return startWork(world, slot, index, step);
}

/** Effects that move a share of those about to enter a step, decided by each patient's own uniform. */
function movedElsewhere(world: World, slot: number, planned: number, refusedBy: number): number {
  const moves = world.modifiers.moves[planned];
  if (moves === undefined || moves.length === 0) return planned;
  for (const move of moves) {
    if (move.target === refusedBy || (move.when !== null && move.when(world, slot) === 0)) continue;
    if (patientUniform(world, slot, move.purpose, 0) < move.share) return move.target;
  }
  return planned;
}

/** Nobody waits for any pool of the step, so nobody is overtaken. */
function mayPassList(world: World, step: StepTable): boolean {
  for (const pool of step.pools) if (world.pools.waiting[pool] !== 0) return false;
  return true;
}

function joinList(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  patients.status[slot] = patientStatus.waiting;
  world.lists.join(patients, index, slot);
  for (const pool of step.pools) {
    pools.waiting[pool] = (pools.waiting[pool] as number) + 1;
    if (world.pools.free(pool) > 0) noteIfFree(world, pool);
  }
  world.observers.waiting(index, world.lists.count[index] as number, world.simMinutes);
  if (step.patience === null) return;
  const drawn = patientUniform(world, slot, step.patience.purpose, visitOf(world, slot, step));
  const base = slot * world.model.attributes.length;
  const patience = choose(step.patience.after, patients.attributes, base)(drawn);
  const at = onGrid(world.simMinutes + patience * (world.modifiers.patienceFactor[index] as number));
  patients.event[slot] = world.calendar.schedule(at, eventPriority.patient, eventKind.patienceEnds, slot) + 1;
}

function noteIfFree(world: World, pool: number): void {
  if (!world.freedPools.includes(pool)) world.freedPools.push(pool);
}

/** Takes a patient out of its waiting list. */
function leaveList(world: World, slot: number, index: number, step: StepTable): void {
  const { patients, pools } = world;
  world.lists.leave(patients, index, slot);
  for (const pool of step.pools) pools.waiting[pool] = (pools.waiting[pool] as number) - 1;
  world.observers.waiting(index, world.lists.count[index] as number, world.simMinutes);
  const event = patients.event[slot] as number;
  if (event > 0) world.calendar.cancel(event - 1);
  patients.event[slot] = 0;
}

/** Calls a waiting patient: everything it needs is free. */
export function callPatient(world: World, slot: number): void {
  const index = world.patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  leaveList(world, slot, index, step);
  seizeAll(world, slot, step.requirements);
  const next = startWork(world, slot, index, step);
  if (next !== staysHere) goTo(world, slot, next);
}

/** A patient's patience is at an end: it leaves the list and goes elsewhere. */
export function patienceEnds(world: World, slot: number): void {
  const index = world.patients.step[slot] as number;
  const step = world.model.steps[index] as StepTable;
  world.patients.event[slot] = 0;
  leaveList(world, slot, index, step);
  count(world, world.model.counters.gaveUp + index);
  world.observers.gaveUp(index, world.simMinutes);
  world.onJourney?.(slot, 'give-up', step.id, null);
  if (step.loop >= 0) countVisit(world, slot, step);
  if (step.patience) goTo(world, slot, step.patience.target, index);
}

function startWork(world: World, slot: number, index: number, step: StepTable): number {
  const { patients, model } = world;
  count(world, model.counters.started + index);
  turnClocks(world, slot, step.onStart);
  if (step.requirements.length > 0) {
    world.observers.waited(index, world.simMinutes - (patients.joinedAt[slot] as number), world.simMinutes);
  }
  for (const release of step.releaseAtStart) releaseNamed(world, slot, release, step.pools);
  if (step.work === null) {
    world.onJourney?.(slot, 'start', step.id, 0);
    return endStep(world, slot, index, step);
  }
  const drawn = patientUniform(world, slot, step.workPurpose, visitOf(world, slot, step));
  let minutes = choose(step.work, patients.attributes, slot * model.attributes.length)(drawn);
  if (step.stretch) minutes *= Math.max(0, step.stretch(world, slot));
  world.onJourney?.(slot, 'start', step.id, minutes);
  workUntil(world, slot, onGrid(world.simMinutes + minutes * (world.modifiers.workFactor[index] as number)));
  return staysHere;
}

/** Puts a patient to work at its step until an instant. */
export function workUntil(world: World, slot: number, atMinutes: number): void {
  world.patients.status[slot] = patientStatus.working;
  world.patients.event[slot] =
    world.calendar.schedule(atMinutes, eventPriority.patient, eventKind.workEnds, slot) + 1;
}

/** The calendar says that a patient's work is done. */
export function workEnds(world: World, slot: number): void {
  const index = world.patients.step[slot] as number;
  world.patients.event[slot] = 0;
  goTo(world, slot, endStep(world, slot, index, world.model.steps[index] as StepTable));
}

function endStep(world: World, slot: number, index: number, step: StepTable): number {
  const { patients, model } = world;
  count(world, model.counters.ended + index);
  world.onJourney?.(slot, 'end', step.id, null);
  turnClocks(world, slot, step.onEnd);
  const base = slot * model.attributes.length;
  for (const { attribute, value } of step.set) patients.attributes[base + attribute] = value(world, slot) + 0;
  for (const release of step.releaseAtEnd) releaseNamed(world, slot, release, step.holds);
  if (step.requirements.length > 0) releaseFresh(world, slot, step.holds);
  const next = route(world, slot, step.next, visitOf(world, slot, step));
  if (step.loop >= 0) countVisit(world, slot, step);
  return next;
}

/** Where next: the option with the smallest addressed exponential ÷ weight (rule 6). */
function route(world: World, slot: number, next: NextTable, visit: number): number {
  if (next.kind === 'to') return next.target;
  if (next.kind === 'cases') {
    for (const entry of next.cases) {
      if (entry.when === null || entry.when(world, slot) !== 0) return route(world, slot, entry.next, visit);
    }
    throw new Error('No case of a step holds, and there is no otherwise');
  }
  const base = slot * world.model.attributes.length;
  let best = staysHere;
  let least = Number.POSITIVE_INFINITY;
  for (const option of next.options) {
    const weight =
      choose(option.share, world.patients.attributes, base) *
      (world.modifiers.weights[option.weight] as number);
    if (weight <= 0) continue;
    const score = exponentialOf(patientUniform(world, slot, option.purpose, visit)) / weight;
    if (score < least) {
      least = score;
      best = option.target;
    }
  }
  if (best === staysHere) throw new Error('Every way on from a step has weight 0');
  return best;
}

/** The end of an episode: everything is given back; some will come again as a further episode. */
function endEpisode(world: World, slot: number, outcome: number): void {
  const { model, patients } = world;
  const table = model.outcomes[outcome];
  if (table === undefined) throw new Error('No such outcome');
  count(world, model.counters.enteredOutcome + outcome);
  world.onJourney?.(slot, 'outcome', table.id, null);
  turnClocks(world, slot, table.onEnter);
  releaseEverything(world, slot);
  world.observers.ended(outcome, world.simMinutes - (patients.episodeAt[slot] as number), world.simMinutes);
  let below = 0;
  const base = slot * model.attributes.length;
  const drawn = table.returns.length > 0 ? patientUniform(world, slot, returnPurpose, 0) : 1;
  for (const entry of table.returns) {
    below += choose(entry.share, patients.attributes, base);
    if (drawn >= below) continue;
    const minutes = entry.after(patientUniform(world, slot, entry.afterPurpose, 0));
    patients.status[slot] = patientStatus.away;
    patients.step[slot] = entry.target;
    patients.event[slot] =
      world.calendar.schedule(
        onGrid(world.simMinutes + minutes),
        eventPriority.patient,
        eventKind.returns,
        slot,
      ) + 1;
    return;
  }
  patients.free(slot);
  world.closed += 1;
}

/** Of the one uniform that decides whether, and as what, a patient comes back. */
const returnPurpose = 0x52455455;

/** A patient comes back: a further episode, never an arrival. */
export function returns(world: World, slot: number): void {
  const { patients } = world;
  const { clocks, loopSteps } = patients.widths;
  patients.event[slot] = 0;
  patients.episode[slot] = (patients.episode[slot] as number) + 1;
  patients.episodeAt[slot] = world.simMinutes;
  world.onJourney?.(slot, 'return', '', null);
  patients.clockStarts.fill(0, slot * clocks, (slot + 1) * clocks);
  patients.visits.fill(0, slot * loopSteps, (slot + 1) * loopSteps);
  goTo(world, slot, patients.step[slot] as number);
}

function turnClocks(world: World, slot: number, table: ClockTable): void {
  const { patients, model } = world;
  const base = slot * patients.widths.clocks;
  for (const clock of table.stops) {
    const started = (patients.clockStarts[base + clock] as number) - 1;
    if (started < 0) continue;
    patients.clockStarts[base + clock] = 0;
    const minutes = world.simMinutes - started;
    const first = model.counters.clock[clock] as number;
    count(world, first);
    world.counters[first + 1] = (world.counters[first + 1] as number) + minutes;
    const limits = model.clocks[clock]?.limitsMinutes ?? [];
    for (let limit = 0; limit < limits.length; limit++) {
      if (minutes > (limits[limit] as number)) count(world, first + 2 + limit);
    }
    world.observers.clocked(clock, minutes, world.simMinutes);
  }
  for (const clock of table.starts) {
    if (patients.clockStarts[base + clock] === 0) patients.clockStarts[base + clock] = world.simMinutes + 1;
  }
}

function count(world: World, counter: number): void {
  world.counters[counter] = (world.counters[counter] as number) + 1;
}

/** Times this patient has been through the step before, in this episode. */
function visitOf(world: World, slot: number, step: StepTable): number {
  if (step.loop < 0) return 0;
  return world.patients.visits[slot * world.patients.widths.loopSteps + step.loop] as number;
}

function countVisit(world: World, slot: number, step: StepTable): void {
  const place = slot * world.patients.widths.loopSteps + step.loop;
  world.patients.visits[place] = (world.patients.visits[place] as number) + 1;
}
