// How many minutes something takes a patient.

import { choose, type MinutesTable } from '../pathways/tables.ts';
import { exponentialOf } from '../random/quantile.ts';
import { patientUniform } from './draw.ts';
import type { World } from './world.ts';

/** Beyond any life: two thousand years. What is computed is never longer. */
const longest = 1e9;

/** What an expression has come to, as minutes: 0 where it is below, or has no value. */
export function boundedMinutes(minutes: number): number {
  return minutes > 0 ? Math.min(minutes, longest) : 0;
}

/** 0 or more; not rounded to the grid. */
export function minutesOf(
  world: World,
  slot: number,
  table: MinutesTable,
  purpose: number,
  visit: number,
): number {
  switch (table.kind) {
    case 'exponential':
      return table.mean * exponentialOf(patientUniform(world, slot, purpose, visit));
    case 'drawn':
      return table.quantile(patientUniform(world, slot, purpose, visit));
    case 'chosen': {
      const base = slot * world.model.attributes.length;
      return choose(
        table.choice,
        world.patients.attributes,
        base,
      )(patientUniform(world, slot, purpose, visit));
    }
    case 'computed':
      return boundedMinutes(table.value(world, slot));
    case 'listed':
      return table.minutes[(world.patients.ordinal[slot] as number) % table.minutes.length] as number;
  }
}
