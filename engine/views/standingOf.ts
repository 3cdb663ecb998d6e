// How things stand at one instant, by the ids that measures have: for series. Reads the world, changes nothing.

import type { World } from '../world/world.ts';

/** Everybody sees everything here: a series is for people after a run. */
const nobodysEyes = -1;

/** People waiting, present and under way, units in use and there, indicators, and KPIs that are figures of an instant. */
export function standingOf(world: World): Record<string, number> {
  const { model, pools } = world;
  const standing: Record<string, number> = { 'in-system': world.arrivals - world.closed };
  for (const [index, step] of model.steps.entries()) {
    if (step.listed) standing[`waiting.${step.id}`] = world.waitingAt(index);
    standing[`present.${step.id}`] = world.presentAt(index);
  }
  for (const [index, pool] of model.pools.entries()) {
    standing[`in-use.${pool.id}`] = pools.occupied[index] as number;
    standing[`capacity.${pool.id}`] = pools.capacity[index] as number;
  }
  for (const { indicator, value } of model.indicators) {
    standing[`indicator.${indicator.id}`] = value(world, nobodysEyes) + 0;
  }
  for (const kpi of model.kpis) {
    if (kpi.kind === 'sampled' && kpi.take === 'mean')
      standing[kpi.measure] = kpi.value(world, nobodysEyes) + 0;
  }
  return standing;
}
