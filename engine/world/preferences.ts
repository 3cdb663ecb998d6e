// Whose list a resource looks at first, where it prefers some. Knows nothing of people.

import type { StepTable } from '../pathways/tables.ts';
import type { World } from './world.ts';

/** Whether a resource that both steps need, the freed one before others, looks at the list of one before that of the other. */
export function isLookedAt(world: World, one: number, other: number, freed: number): boolean {
  if (looksLater(world, freed, other, one)) return true;
  if (looksLater(world, freed, one, other)) return false;
  return (world.model.steps[one] as StepTable).pools.some((pool) => looksLater(world, pool, other, one));
}

/** A unit of the pool looks at the list of one step only when nobody of the other can be served. */
function looksLater({ model }: World, pool: number, index: number, other: number): boolean {
  const turns = model.preferredStepsOfPool[pool];
  if (turns === undefined || turns.length === 1) return false;
  const turn = turns.findIndex((one) => one.includes(other));
  return turn >= 0 && turns.findIndex((one) => one.includes(index)) > turn;
}
