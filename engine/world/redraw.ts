// Attributes that a step draws anew: as at the arrival, from the same distributions, at an address of the step and the visit.

import { drawnValue } from '../model/compileOrigins.ts';
import type { OriginTable } from '../model/model.ts';
import type { StepTable } from '../pathways/tables.ts';
import { patientUniform } from './draw.ts';
import { visitOf } from './visits.ts';
import type { World } from './world.ts';

/** What a step's `redraw` comes to at this visit, by attribute: each sees those before it, in the order in which they depend. */
export function redrawn(world: World, slot: number, step: StepTable): ReadonlyMap<number, number> {
  const { patients, model } = world;
  const count = model.attributes.length;
  const own = patients.attributes.slice(slot * count, (slot + 1) * count);
  const values = new Map<number, number>();
  for (const draw of (model.origins[patients.source[slot] as number] as OriginTable).draws) {
    const purpose = step.redraw.get(draw.attribute);
    if (purpose === undefined) continue;
    const uniform = patientUniform(world, slot, purpose, visitOf(world, slot, step));
    const value = draw.fixed ?? drawnValue(draw, uniform, own, 0);
    own[draw.attribute] = value;
    values.set(draw.attribute, value);
  }
  return values;
}
