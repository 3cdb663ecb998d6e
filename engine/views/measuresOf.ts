// Tallies of one run as named measures, for people: over the measured time, from the end of the warm-up to the world's
// present. What each means stands in measureCatalogue.ts.

import type { MeasureSummary } from '../doorTypes.ts';
import type { Tallies } from '../measures/tallies.ts';
import type { StepTable } from '../pathways/tables.ts';
import type { World } from '../world/world.ts';
import { type LevelSums, levelSums } from './levelSums.ts';
import { type MeasureFamily, unitOf } from './measureCatalogue.ts';

type Measures = Record<string, MeasureSummary>;

/** What is read of a world to measure it. */
interface Measured {
  readonly world: World;
  /** Length of the measured time. */
  readonly minutes: number;
  readonly sums: LevelSums;
  /** Growth of one of the world's counters in the measured time. */
  readonly grown: (counter: number) => number;
}

/** Empty when the world was made with measuring off. */
export function measuresOf(world: World): Measures {
  const measures: Measures = {};
  if (!world.observers.measuring) return measures;
  const measured = measuredOf(world);
  addArrivals(measured, measures);
  for (const [index, step] of world.model.steps.entries()) addStep(measured, index, step, measures);
  addPools(measured, measures);
  addClocks(world, measures);
  addOutcomes(world, measures);
  addWhole(measured, measures);
  addDefined(world, measures);
  return measures;
}

/**
 * What varies over the time measured, as averages over it: people waiting, present and under way, units in use and
 * indicators of which there was a sample; ids as in `measuresOf`. Cheaper than all measures.
 */
export function averagesOf(world: World): Record<string, number> {
  const { minutes, sums } = measuredOf(world);
  const { model, observers, simMinutes } = world;
  const averages: Record<string, number> = { 'in-system': over(sums.inSystem, minutes) };
  for (const [index, step] of model.steps.entries()) {
    if (step.listed) averages[`waiting.${step.id}`] = over(sums.waiting[index] as number, minutes);
    averages[`present.${step.id}`] = over(sums.present[index] as number, minutes);
  }
  for (const [index, pool] of model.pools.entries()) {
    if (!pool.isSlots)
      averages[`in-use.${pool.id}`] = over(observers.usage.totals(index, simMinutes).inUse, minutes);
  }
  for (const [index, { indicator }] of model.indicators.entries()) {
    if ((observers.indicators.count[index] as number) > 0)
      averages[`indicator.${indicator.id}`] = observers.indicators.mean(index);
  }
  return averages;
}

function measuredOf(world: World): Measured {
  const { observers, counters, simMinutes } = world;
  return {
    world,
    minutes: Math.max(0, simMinutes - observers.fromMinutes),
    sums: levelSums(world),
    grown: (counter) =>
      simMinutes < observers.fromMinutes
        ? 0
        : (counters[counter] as number) - (observers.base[counter] as number),
  };
}

function addArrivals({ world, grown }: Measured, measures: Measures): void {
  const { origins, counters } = world.model;
  for (const [index, origin] of origins.entries()) {
    if (origin.census === null) add(measures, 'arrivals', origin.id, grown(counters.arrived + index));
  }
}

function addStep(measured: Measured, index: number, step: StepTable, measures: Measures): void {
  const { sums, minutes, grown, world } = measured;
  const { counters } = world.model;
  const { id } = step;
  if (step.listed) addList(measured, index, id, measures);
  addRatio(measures, 'present', id, sums.present[index] as number, minutes);
  addSpread(measures, 'time', id, world.observers.visits, index);
  add(measures, 'started', id, grown(counters.started + index));
  add(measures, 'ended', id, grown(counters.ended + index));
  addRefusals(measured, index, step, measures);
  if (step.room !== null && step.room.target === null) {
    addRatio(measures, 'blocked', id, sums.blocked[index] as number, minutes);
  }
  if (step.interruptible) add(measures, 'interrupted', id, grown(counters.interrupted + index));
  if (step.stop !== null) {
    const stopped = grown(counters.stopped + index);
    addRatio(measures, 'stopped', id, stopped, stopped + grown(counters.ended + index));
  }
  if (step.jockey !== null) add(measures, 'jockeyed', id, grown(counters.jockeyed + index));
}

function addList(
  { world, sums, minutes, grown }: Measured,
  index: number,
  id: string,
  measures: Measures,
): void {
  const { waits, waitedCount, gaveUpMinutes } = world.observers;
  const started = waits.count[index] as number;
  const gaveUp = grown(world.model.counters.gaveUp + index);
  const queued = (waits.sum[index] as number) + (gaveUpMinutes[index] as number);
  addSpread(measures, 'wait', id, waits, index);
  addRatio(measures, 'waited', id, waitedCount[index] as number, started);
  addRatio(measures, 'queueing', id, queued, started + gaveUp);
  addRatio(measures, 'waiting', id, sums.waiting[index] as number, minutes);
}

/** Those who gave up, did not join or found no room. */
function addRefusals({ world, grown }: Measured, index: number, step: StepTable, measures: Measures): void {
  const { counters } = world.model;
  const gaveUp = grown(counters.gaveUp + index);
  const baulked = grown(counters.baulked + index);
  const turnedAway = grown(counters.turnedAway + index);
  const came = grown(counters.entered + index) + baulked + turnedAway;
  if (step.patience !== null) {
    const ended = gaveUp + (world.observers.waits.count[index] as number);
    addRatio(measures, 'gave-up', step.id, gaveUp, ended);
  }
  if (step.baulk !== null) addRatio(measures, 'baulked', step.id, baulked, came);
  if ((step.room?.target ?? null) !== null || (step.open?.target ?? null) !== null) {
    addRatio(measures, 'turned-away', step.id, turnedAway, came);
  }
}

function addPools({ world, minutes }: Measured, measures: Measures): void {
  const { observers, model, simMinutes } = world;
  for (const [index, pool] of model.pools.entries()) {
    if (pool.isSlots) continue;
    const { inUse, there, full } = observers.usage.totals(index, simMinutes);
    addRatio(measures, 'in-use', pool.id, inUse, minutes);
    addRatio(measures, 'utilisation', pool.id, inUse, there);
    addRatio(measures, 'full', pool.id, full, minutes);
  }
}

function addClocks({ model, observers }: World, measures: Measures): void {
  for (const [index, clock] of model.clocks.entries()) {
    addSpread(measures, 'clock', clock.id, observers.clocks, index);
    for (const [limit, limitMinutes] of clock.limitsMinutes.entries()) {
      const share = `${clock.id}.${limitMinutes}`;
      addRatio(
        measures,
        'over',
        share,
        observers.overCount(index, limit),
        observers.clocks.count[index] as number,
      );
    }
  }
}

function addOutcomes({ model, observers }: World, measures: Measures): void {
  const { stays } = observers;
  let all = 0;
  for (const count of stays.count) all += count;
  for (const [index, outcome] of model.outcomes.entries()) {
    const ended = stays.count[index] as number;
    add(measures, 'outcome', outcome.id, ended);
    addRatio(measures, 'share', outcome.id, ended, all);
    addSpread(measures, 'stay', outcome.id, stays, index);
  }
}

function addWhole({ world, minutes, sums }: Measured, measures: Measures): void {
  measures['in-system'] = ratio('in-system', sums.inSystem, minutes);
  measures.stay = spread(world.observers.stays.together(), 0, unitOf('stay'));
  measures['run-minutes'] = single(unitOf('run-minutes'), minutes);
}

/** Measures that the scenario defines itself. */
function addDefined(world: World, measures: Measures): void {
  const { indicators, kpis } = world.model;
  for (const [index, { indicator }] of indicators.entries()) {
    measures[`indicator.${indicator.id}`] = spread(world.observers.indicators, index, indicator.unit);
  }
  for (const [index, { measure, unit, worth }] of kpis.entries()) {
    const figure = world.observers.kpis.value(index, world);
    measures[measure] =
      worth === null
        ? single(unit, figure)
        : { ...single(unit, figure * worth.each), range: [figure * worth.low, figure * worth.high] };
  }
}

function add(measures: Measures, family: MeasureFamily, of: string, mean: number): void {
  measures[`${family}.${of}`] = single(unitOf(family), mean);
}

/** A share or a mean of something counted, or over time: of nothing, it says nothing. */
function addRatio(measures: Measures, family: MeasureFamily, of: string, sum: number, count: number): void {
  measures[`${family}.${of}`] = ratio(family, sum, count);
}

function ratio(family: MeasureFamily | 'in-system', sum: number, count: number): MeasureSummary {
  const unit = unitOf(family);
  return count === 0 ? { empty: true, unit, mean: null, ci95: null } : single(unit, sum / count);
}

function addSpread(
  measures: Measures,
  family: MeasureFamily,
  of: string,
  tallies: Tallies,
  index: number,
): void {
  measures[`${family}.${of}`] = spread(tallies, index, unitOf(family));
}

function single(unit: string, mean: number): MeasureSummary {
  return { unit, mean, ci95: null };
}

function spread(tallies: Tallies, index: number, unit: string): MeasureSummary {
  if (tallies.count[index] === 0) {
    return { empty: true, unit, mean: null, ci95: null, p50: null, p90: null, p95: null };
  }
  return {
    unit,
    mean: tallies.mean(index),
    ci95: null,
    p50: tallies.quantile(index, 0.5),
    p90: tallies.quantile(index, 0.9),
    p95: tallies.quantile(index, 0.95),
  };
}

/** 0 of nothing. */
function over(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
