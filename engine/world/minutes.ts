// How many minutes something takes a patient.

import { choose, type MinutesTable } from '../pathways/tables.ts';
import { exponentialOf } from '../random/quantile.ts';
import { patientUniform } from './draw.ts';
import type { World } from './world.ts';

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
      return Math.max(0, table.value(world, slot));
    case 'listed':
      return table.minutes[(world.patients.ordinal[slot] as number) % table.minutes.length] as number;
  }
}
