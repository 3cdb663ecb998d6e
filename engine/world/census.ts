// Everybody who is there at minute 0.

import { onGrid } from '../base/time.ts';
import type { CensusTable, OriginTable } from '../model/model.ts';
import { choose, type StepTable } from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import { newPatient } from './arrivals.ts';
import { count, startClock } from './counting.ts';
import { patientUniform } from './draw.ts';
import { goTo } from './flow.ts';
import { canSeize, poolFor, seizeAll, seizeUnits } from './holding.ts';
import { minutesOf } from './minutes.ts';
import { workFor } from './working.ts';
import type { World } from './world.ts';

const residualPurpose = purposeKey('census residual');

/** First those at work in a step, then those who wait; each in the order of ids. */
export function seatCensus(world: World): void {
  for (const waiting of [false, true]) {
    for (const [origin, { census }] of world.model.origins.entries()) {
      if (census === null || (census.progress === 'waiting') !== waiting) continue;
      for (let ordinal = 0; ordinal < census.count; ordinal++) seatOne(world, origin, census, ordinal);
    }
  }
}

function seatOne(world: World, origin: number, census: CensusTable, ordinal: number): void {
  const slot = newPatient(world, origin, ordinal);
  for (const pools of census.holding) {
    const pool = poolFor(world, pools, 1);
    seizeUnits(world, slot, pool >= 0 ? pool : (pools[0] as number), 1, false);
  }
  const step = world.model.steps[census.step];
  startClocks(world, slot, census, step);
  if (census.progress !== 'working' || step === undefined || !canSeize(world, slot, step.requirements)) {
    return goTo(world, slot, (world.model.origins[origin] as OriginTable).target);
  }
  seatAtWork(world, slot, census, step);
}

/** Stopwatches that have been running; those of somebody whose work could not be gone on with begin now. */
function startClocks(world: World, slot: number, census: CensusTable, step: StepTable | undefined): void {
  const base = slot * world.model.attributes.length;
  for (const { clock, worked, drawn, purpose } of census.clocks) {
    const minutes =
      worked === null || step === undefined
        ? (drawn?.(patientUniform(world, slot, purpose, 0)) ?? 0)
        : choose(
            worked,
            world.patients.attributes,
            base,
          )(
            patientUniform(world, slot, step.workPurpose, 0),
            patientUniform(world, slot, residualPurpose, 0),
          );
    startClock(world, slot, clock, onGrid(world.simMinutes - minutes));
  }
}

/** In the middle of its work: what remains of a life found half-way, or simply all of it where it is not drawn. */
function seatAtWork(world: World, slot: number, census: CensusTable, step: StepTable): void {
  const { patients, model } = world;
  seizeAll(world, slot, step.requirements);
  patients.step[slot] = census.step;
  patients.enteredAt[slot] = world.simMinutes;
  patients.joinedAt[slot] = world.simMinutes;
  patients.rank[slot] = step.rank ? step.rank(world, slot) + 0 : 0;
  count(world, model.counters.entered + census.step);
  count(world, model.counters.started + census.step);
  const minutes = onGrid(minutesLeft(world, slot, census, step));
  world.onJourney?.(slot, 'enter', step.id, null);
  world.onJourney?.(slot, 'start', step.id, minutes);
  workFor(world, slot, census.step, step, minutes);
}

function minutesLeft(world: World, slot: number, census: CensusTable, step: StepTable): number {
  const drawn = patientUniform(world, slot, step.workPurpose, 0);
  if (census.residual) {
    const residual = choose(census.residual, world.patients.attributes, slot * world.model.attributes.length);
    return residual(drawn, patientUniform(world, slot, residualPurpose, 0));
  }
  return step.work === null ? 0 : minutesOf(world, slot, step.work, step.workPurpose, 0);
}
