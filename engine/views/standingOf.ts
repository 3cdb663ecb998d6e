// How things stand at one instant, by the ids that measures have: for series. Reads the world, changes nothing.

import { patientStatus } from '../patients/patientTable.ts';
import type { World } from '../world/world.ts';

/** Everybody sees everything here: a series is for people after a run. */
const nobodysEyes = -1;

/** People waiting, present and under way, units in use and there, indicators, and KPIs that are figures of an instant. */
export function standingOf(world: World): Record<string, number> {
  const { model, pools } = world;
  const standing: Record<string, number> = { 'in-system': peopleInCare(world) };
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

/** Whoever is away between two episodes is not in care; parts are nobody. */
function peopleInCare({ patients }: World): number {
  let people = 0;
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    const status = patients.status[slot];
    if (status === patientStatus.none || status === patientStatus.away) continue;
    if (patients.parent[slot] === 0) people++;
  }
  return people;
}
