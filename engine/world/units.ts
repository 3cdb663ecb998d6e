// How many units there are, and how many a patient needs.

import type { Requirement } from '../pathways/tables.ts';
import { mostUnits } from './modifiers.ts';
import type { World } from './world.ts';

/** Of one resource for one patient. */
const most = 1000;

/** Units of a pool there are now: what is rostered, what is in force, what is broken down. */
export function capacityNow({ pools, modifiers }: World, pool: number): number {
  if ((pools.allDown[pool] as number) > 0) return 0;
  const effective =
    Math.floor((pools.rostered[pool] as number) * (modifiers.poolFactor[pool] as number)) +
    (modifiers.poolAdd[pool] as number) -
    (pools.down[pool] as number);
  return Math.min(mostUnits, Math.max(0, effective));
}

/** How many units of a requirement a patient needs. */
export function unitsFor(world: World, slot: number, { units, unitsOf }: Requirement): number {
  if (unitsOf === null) return units;
  const nearest = Math.round(unitsOf(world, slot));
  return nearest >= 1 ? Math.min(nearest, most) : 1;
}
