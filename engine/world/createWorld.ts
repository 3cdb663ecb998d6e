// A world at minute 0, and a world brought to a later minute by its own calendar alone.

import { gridMinutes } from '../base/time.ts';
import type { WorldOptions } from '../doorTypes.ts';
import type { Model } from '../model/model.ts';
import { broughtComes, candidateComes, startArrivals } from './arrivals.ts';
import { askLater } from './asking.ts';
import { startBreakdowns, unitTurns } from './breakdowns.ts';
import { patienceEnds, workEnds } from './calling.ts';
import { seatCensus } from './census.ts';
import { loopTurns, startLoops } from './feedback.ts';
import { returns } from './flow.ts';
import { gateTurns, startGates } from './gating.ts';
import { unitReturns } from './holding.ts';
import { hourTurns, keepStart, scheduleHour } from './hours.ts';
import { interventionTurns } from './interventions.ts';
import { noteDue } from './lists.ts';
import { rotaTurns, startRotas } from './rotas.ts';
import { settle } from './settle.ts';
import { tooMuchAtOnce } from './telling.ts';
import { eventKind, World } from './world.ts';

/**
 * The world at minute 0, just before the first event: census seated, rotas begun, first arrivals scheduled.
 * `listen` may put a listener to journeys in place, who then hears of the census too.
 */
export function createWorld(
  model: Model,
  options: WorldOptions,
  listen: (world: World) => void = () => undefined,
): World {
  const world = new World(model, options);
  world.adoptOwn();
  listen(world);
  startRotas(world);
  startBreakdowns(world);
  startGates(world);
  seatCensus(world);
  settle(world, true);
  startLoops(world);
  startArrivals(world);
  keepStart(world);
  scheduleHour(world);
  return world;
}

/** Events at one instant beyond which time is said to stand still. */
const atOnceAtMost = 2_000_000;

/**
 * Runs everything due up to and including a minute ([J2]); the world then stands at that minute, or at the instant
 * at which the end that the scenario names came before.
 */
export function advance(world: World, untilMinutes: number): void {
  const { calendar } = world;
  if (untilMinutes < world.simMinutes) throw new Error('Time never goes backwards');
  if (world.over) return;
  const { endWhen } = world.model;
  let atOnce = 0;
  for (;;) {
    const next = calendar.peekMinutes();
    if (endWhen !== null && next > world.simMinutes && endWhen(world, -1) !== 0) {
      lookBefore(world, world.simMinutes + gridMinutes);
      world.over = true;
      return;
    }
    if (next > untilMinutes) break;
    if (world.observers.nextMinutes < next) lookBefore(world, next);
    calendar.take();
    if (next > world.simMinutes) atOnce = 0;
    else if (++atOnce > atOnceAtMost) throw tooMuchAtOnce(world, atOnceAtMost);
    world.simMinutes = calendar.atMinutes;
    world.eventsRun += 1;
    const { kind, subject } = calendar;
    const { arrivals } = world;
    if (kind === eventKind.workEnds) workEnds(world, subject);
    else if (kind === eventKind.candidate) candidateComes(world, subject);
    else runOther(world, kind, subject);
    settle(world, kind === eventKind.workEnds || isPatients(world, kind, world.arrivals > arrivals));
  }
  lookBefore(world, untilMinutes + gridMinutes);
  world.simMinutes = untilMinutes;
}

/**
 * Whether something has happened to a patient, after which conditions are asked at once; they are asked later in the instant
 * when the hour has struck or units and hours have changed. What decisions bring asks for it itself where a condition asks about
 * it; vain candidates never.
 */
function isPatients(world: World, kind: number, somebodyCame: boolean): boolean {
  switch (kind) {
    case eventKind.candidate:
      return somebodyCame;
    case eventKind.intervention:
    case eventKind.loop:
      return false;
    case eventKind.hour:
    case eventKind.rota:
    case eventKind.gate:
    case eventKind.fails:
      askLater(world);
      return false;
    default:
      return true;
  }
}

/** Lets the observers look at the instants they want before the next event; the world stands where it stood. */
function lookBefore(world: World, atMinutes: number): void {
  if (world.observers.nextMinutes >= atMinutes) return;
  const now = world.simMinutes;
  world.observers.look(world, atMinutes);
  world.simMinutes = now;
}

function runOther(world: World, kind: number, subject: number): void {
  switch (kind) {
    case eventKind.patienceEnds:
      return patienceEnds(world, subject);
    case eventKind.unitReturns:
      return unitReturns(world, subject);
    case eventKind.returns:
      return returns(world, subject);
    case eventKind.hour:
      return hourTurns(world);
    case eventKind.rota:
      return rotaTurns(world, subject);
    case eventKind.intervention:
      return interventionTurns(world, subject);
    case eventKind.gate:
      return gateTurns(world, subject);
    case eventKind.partyDue:
      return noteDue(world, subject);
    case eventKind.fails:
      return unitTurns(world, subject);
    case eventKind.loop:
      return loopTurns(world, subject);
    case eventKind.brought:
      return broughtComes(world, subject);
    case eventKind.ask:
      return;
    default:
      throw new Error(`An event of an unknown kind: ${kind}`);
  }
}
