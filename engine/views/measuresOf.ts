// Tallies of one run as named measures, for people: waits, levels, stopwatches, outcomes and indicators.
// Ids: `wait.STEP`, `waiting.STEP`, `gave-up.STEP`, `in-use.RESOURCE`, `utilisation.RESOURCE`, `clock.ID`,
// `over.ID.MINUTES`, `outcome.ID`, `stay.ID`, `arrivals.ORIGIN`, `indicator.ID`.

import type { MeasureSummary } from '../doorTypes.ts';
import type { Tallies } from '../measures/tallies.ts';
import type { World } from '../world/world.ts';

/** Empty when the world was made with measuring off. */
export function measuresOf(world: World): Record<string, MeasureSummary> {
  const measures: Record<string, MeasureSummary> = {};
  if (!world.observers.measuring) return measures;
  const { model, simMinutes } = world;
  const minutes = Math.max(0, simMinutes - model.calendar.warmUpMinutes);
  addArrivals(world, measures);
  addSteps(world, measures, minutes);
  addPools(world, measures, minutes);
  addClocks(world, measures);
  addOutcomes(world, measures);
  for (const [index, { indicator }] of model.indicators.entries()) {
    measures[`indicator.${indicator.id}`] = spread(world.observers.indicators, index, indicator.unit);
  }
  return measures;
}

function addArrivals(world: World, measures: Record<string, MeasureSummary>): void {
  for (const [index, origin] of world.model.origins.entries()) {
    if (origin.arrivals) {
      measures[`arrivals.${origin.id}`] = single('people', world.observers.arrivedCount[index] as number);
    }
  }
}

function addSteps(world: World, measures: Record<string, MeasureSummary>, minutes: number): void {
  const { observers, model, simMinutes } = world;
  for (const [index, step] of model.steps.entries()) {
    if (step.requirements.length === 0) continue;
    measures[`wait.${step.id}`] = spread(observers.waits, index, 'minutes');
    measures[`waiting.${step.id}`] = single(
      'people',
      perMinute(observers.lengths.total(index, simMinutes), minutes),
    );
    if (step.patience === null) continue;
    const gaveUp = observers.gaveUpCount[index] as number;
    const all = gaveUp + (observers.waits.count[index] as number);
    measures[`gave-up.${step.id}`] = single('share', all === 0 ? 0 : gaveUp / all);
  }
}

function addPools(world: World, measures: Record<string, MeasureSummary>, minutes: number): void {
  const { observers, model, simMinutes } = world;
  for (const [index, pool] of model.pools.entries()) {
    if (pool.isSlots) continue;
    const inUse = observers.inUse.total(index, simMinutes);
    const capacity = observers.capacities.total(index, simMinutes);
    measures[`in-use.${pool.id}`] = single('units', perMinute(inUse, minutes));
    measures[`utilisation.${pool.id}`] = single('share', capacity === 0 ? 0 : inUse / capacity);
  }
}

function addClocks(world: World, measures: Record<string, MeasureSummary>): void {
  for (const [index, clock] of world.model.clocks.entries()) {
    measures[`clock.${clock.id}`] = spread(world.observers.clocks, index, 'minutes');
    for (const [limit, limitMinutes] of clock.limitsMinutes.entries()) {
      measures[`over.${clock.id}.${limitMinutes}`] = single('share', world.observers.overShare(index, limit));
    }
  }
}

function addOutcomes(world: World, measures: Record<string, MeasureSummary>): void {
  for (const [index, outcome] of world.model.outcomes.entries()) {
    measures[`outcome.${outcome.id}`] = single('people', world.observers.stays.count[index] as number);
    measures[`stay.${outcome.id}`] = spread(world.observers.stays, index, 'minutes');
  }
}

function single(unit: string, mean: number): MeasureSummary {
  return { unit, mean, ci95: null };
}

function spread(tallies: Tallies, index: number, unit: string): MeasureSummary {
  return {
    unit,
    mean: tallies.mean(index),
    ci95: null,
    p50: tallies.quantile(index, 0.5),
    p90: tallies.quantile(index, 0.9),
    p95: tallies.quantile(index, 0.95),
  };
}

function perMinute(total: number, minutes: number): number {
  return minutes === 0 ? 0 : total / minutes;
}
