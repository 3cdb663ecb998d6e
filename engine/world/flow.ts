// A patient on the way: where next, entering a step, and the end of an episode. The hot middle of the engine;
// nothing here knows levers, agencies or views. Waiting stands in lists.ts, work in working.ts.

import { onGrid } from '../base/time.ts';
import type { StepTable } from '../pathways/tables.ts';
import { choose, outcomeOf, outcomeTarget } from '../pathways/tables.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { count, turnClocks } from './counting.ts';
import { patientUniform } from './draw.ts';
import { releaseEverything, seizeAll } from './holding.ts';
import { canTake, take } from './interrupting.ts';
import { leaveStep } from './leaving.ts';
import { hasPlace, joinList, mayStart, takeTurn } from './lists.ts';
import { setDown } from './parties.ts';
import { partEnds } from './parts.ts';
import { beginPlain } from './plainVisits.ts';
import { admitted, refusalAt } from './refusing.ts';
import { staysHere } from './targets.ts';
import { startWork } from './working.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Steps without waiting or work that one patient may pass at one instant before it is called a bug. */
const instantStepsAtMost = 10_000;

/**
 * Sends a patient to a target, and on through steps that take no time. `turnedAway` is a step that it has
 * just baulked at or given up: no effect moves it back there at once (`staysHere`: none).
 */
export function goTo(world: World, slot: number, target: number, turnedAway = staysHere): void {
  const { modifiers, model } = world;
  let next = target;
  let refusedBy = turnedAway;
  for (let passed = 0; passed < instantStepsAtMost; passed++) {
    if (next >= 0) {
      if (modifiers.isMoving) next = movedElsewhere(world, slot, next, refusedBy);
      const mayRefuse = next >= 0 && (model.steps[next] as StepTable).guarded;
      const refusal = mayRefuse ? refusalAt(world, slot, next) : admitted;
      if (refusal !== admitted) {
        if (refusal === staysHere) return;
        refusedBy = next;
        next = refusal;
        continue;
      }
    }
    if (world.patients.status[slot] === patientStatus.done) leaveStep(world, slot);
    if (next < 0) return endEpisode(world, slot, outcomeOf(next));
    next = enterStep(world, slot, next);
    if (next === staysHere) return;
  }
  throw new Error('A patient goes round in a circle of steps that take no time');
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

/** Enters a step; answers the next target when the step is over at once. */
export function enterStep(world: World, slot: number, index: number): number {
  const { model, patients } = world;
  const step = model.steps[index] as StepTable;
  count(world, model.counters.entered + index);
  world.onJourney?.(slot, 'enter', step.id, null);
  if (step.onEnter) turnClocks(world, slot, step.onEnter);
  patients.step[slot] = index;
  patients.enteredAt[slot] = world.simMinutes;
  if (step.setsDown) setDown(world, slot, index);
  if (step.join && (patients.partsOut[slot] as number) > 0) {
    patients.status[slot] = patientStatus.joining;
    patients.since[slot] = world.simMinutes;
    return staysHere;
  }
  return beginStep(world, slot, index, step);
}

/**
 * Was let in although the list is full, because it would begin at once: now, before what it gave back on leaving goes
 * to anybody else.
 */
function beginsUnplaced(world: World, slot: number, index: number, step: StepTable): boolean {
  if (hasPlace(world, index, step) || !canTake(world, slot, step)) return false;
  take(world, slot, step);
  return true;
}

/** Joins the list of a step, or begins at once; answers the next target when the step is over at once. */
function beginStep(world: World, slot: number, index: number, step: StepTable): number {
  if (step.plainPool >= 0) return beginPlain(world, slot, index, step);
  const { patients } = world;
  patients.joinedAt[slot] = world.simMinutes;
  if (step.listed) {
    if (step.rank) patients.rank[slot] = step.rank(world, slot) + 0;
    else patients.rank[slot] = 0;
    takeTurn(world, slot, step);
    if (mayStart(world, slot, index, step)) {
      seizeAll(world, slot, step.requirements);
    } else if (!beginsUnplaced(world, slot, index, step)) {
      joinList(world, slot, index, step);
      return staysHere;
    }
    if (step.servedAt !== null) world.gates.left[index] = (world.gates.left[index] as number) - 1;
  }
  return startWork(world, slot, index, step);
}

/** The end of an episode: everything is given back; some will come again as a further episode. */
function endEpisode(world: World, slot: number, outcome: number): void {
  const { model, patients } = world;
  const table = model.outcomes[outcome];
  if (table === undefined) throw new Error('No such outcome');
  if (patients.party[slot] !== 0) setDown(world, slot, outcomeTarget(outcome));
  releaseEverything(world, slot);
  if ((patients.parent[slot] as number) > 0) return endPart(world, slot, table.id);
  count(world, model.counters.enteredOutcome + outcome);
  world.onJourney?.(slot, 'outcome', table.id, null);
  if (table.onEnter) turnClocks(world, slot, table.onEnter);
  world.observers.ended(outcome, patients.episodeAt[slot] as number, world.simMinutes);
  if (table.returns.length > 0 && comesBack(world, slot, table.returns)) return;
  patients.free(slot);
  world.closed += 1;
}

/** A part is through; a patient that waited for its last part goes on. */
function endPart(world: World, slot: number, where: string): void {
  const { patients, model } = world;
  const parent = partEnds(world, slot, where);
  if (parent < 0) return;
  const index = patients.step[parent] as number;
  const step = model.steps[index] as StepTable;
  world.onJourney?.(parent, 'joined', step.id, null);
  patients.status[parent] = patientStatus.moving;
  const next = beginStep(world, parent, index, step);
  if (next !== staysHere) goTo(world, parent, next);
}

/** Of the one uniform that decides whether, and as what, a patient comes back. */
const returnPurpose = 0x52455455;

function comesBack(
  world: World,
  slot: number,
  returns: World['model']['outcomes'][number]['returns'],
): boolean {
  const { model, patients } = world;
  const base = slot * model.attributes.length;
  const drawn = patientUniform(world, slot, returnPurpose, 0);
  let below = 0;
  for (const entry of returns) {
    below += choose(entry.share, patients.attributes, base);
    if (drawn >= below) continue;
    const at = onGrid(world.simMinutes + entry.after(patientUniform(world, slot, entry.afterPurpose, 0)));
    patients.status[slot] = patientStatus.away;
    patients.forget(slot);
    patients.step[slot] = entry.target;
    patients.since[slot] = world.simMinutes;
    patients.event[slot] = world.calendar.schedule(at, eventPriority.patient, eventKind.returns, slot) + 1;
    return true;
  }
  return false;
}

/** A patient comes back: a further episode, never an arrival. */
export function returns(world: World, slot: number): void {
  const { patients } = world;
  patients.event[slot] = 0;
  patients.status[slot] = patientStatus.moving;
  patients.episode[slot] = (patients.episode[slot] as number) + 1;
  patients.episodeAt[slot] = world.simMinutes;
  patients.partsOut[slot] = 0;
  patients.partsMade[slot] = 0;
  world.onJourney?.(slot, 'return', '', null);
  goTo(world, slot, patients.step[slot] as number);
}
