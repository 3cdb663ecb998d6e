// A world at minute 0, and a world brought to a later minute by its own calendar alone.

import type { WorldOptions } from '../doorTypes.ts';
import type { Model } from '../model/model.ts';
import { broughtComes, candidateComes, scheduleCandidate, seatCensus } from './arrivals.ts';
import { patienceEnds, returns, workEnds } from './flow.ts';
import { unitReturns } from './holding.ts';
import { hourTurns, keepHour, keepOpening, scheduleHour } from './hours.ts';
import { interventionTurns } from './interventions.ts';
import { rotaTurns, startRotas } from './rotas.ts';
import { serveFreed } from './serve.ts';
import { eventKind, World } from './world.ts';

/** The world at minute 0, just before the first event: census seated, rotas begun, first arrivals scheduled. */
export function createWorld(model: Model, options: WorldOptions): World {
  const world = new World(model, options);
  startRotas(world);
  seatCensus(world);
  serveFreed(world);
  for (let origin = 0; origin < model.origins.length; origin++) scheduleCandidate(world, origin);
  keepOpening(world);
  if (world.minuteOfDay() % 60 === 0) keepHour(world);
  scheduleHour(world);
  return world;
}

/** Runs everything due up to and including a minute ([J2]); the world then stands at that minute. */
export function advance(world: World, untilMinutes: number): void {
  const { calendar } = world;
  if (untilMinutes < world.simMinutes) throw new Error('Time never goes backwards');
  while (calendar.peekMinutes() <= untilMinutes) {
    calendar.take();
    world.simMinutes = calendar.atMinutes;
    world.eventsRun += 1;
    run(world, calendar.kind, calendar.subject);
    if (world.freedPools.length > 0) serveFreed(world);
  }
  world.simMinutes = untilMinutes;
}

function run(world: World, kind: number, subject: number): void {
  switch (kind) {
    case eventKind.workEnds:
      return workEnds(world, subject);
    case eventKind.candidate:
      return candidateComes(world, subject);
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
    case eventKind.brought:
      return broughtComes(world, subject);
    default:
      throw new Error(`An event of an unknown kind: ${kind}`);
  }
}
