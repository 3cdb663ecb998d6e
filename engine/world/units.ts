// How many units a patient needs. Knows no pool.

import type { Requirement } from '../pathways/tables.ts';
import type { World } from './world.ts';

/** Of one resource for one patient. */
const most = 1000;

/** How many units of a requirement a patient needs. */
export function unitsFor(world: World, slot: number, { units, unitsOf }: Requirement): number {
  if (unitsOf === null) return units;
  const nearest = Math.round(unitsOf(world, slot));
  return nearest >= 1 ? Math.min(nearest, most) : 1;
}
