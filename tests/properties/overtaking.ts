// Whether somebody who begins overtakes somebody who stood before them and could have had the same units. Reads the
// world's columns at the moment of beginning.

import type { World } from '../../engine/index.ts';
import type { StepTable } from '../../engine/pathways/tables.ts';
import { servedBefore } from '../../engine/patients/waitingLists.ts';
import { canSeize } from '../../engine/world/holding.ts';

/**
 * Steps whose first is overtaken by the patient who begins now; `hasWaited`: was called from a list. Lists whose order is
 * worked out at each call are left out, and so is whoever gives something back on beginning.
 */
export function overtaken(world: World, slot: number, hasWaited: boolean): string[] {
  const { model, patients, lists } = world;
  const step = model.steps[patients.step[slot] as number] as StepTable;
  if (step.releaseAtStart.length > 0 || seizedUnits(world, slot) === 0) return [];
  return model.steps.flatMap((other, index) => {
    const head = (lists.first[index] as number) - 1;
    if (head < 0 || !other.pools.some((pool) => step.pools.includes(pool))) return [];
    // Who begins at once finds nobody waiting for the same.
    if (!hasWaited) return [other.id];
    if (other.ageing || other.together !== null || !serves(world, index, other)) return [];
    // What a condition said before this one began is not known any more.
    if (other.serveWhen !== null || isPreferred(world, slot, index)) return [];
    return servedBefore(patients, head, slot) && couldBegin(world, slot, other) ? [other.id] : [];
  });
}

/** Of a party only whoever seizes for it overtakes anybody; the others ride along. */
function seizedUnits({ patients }: World, slot: number): number {
  const { held } = patients.widths;
  let units = 0;
  for (let place = slot * held; place < (slot + 1) * held; place++) {
    if (patients.heldPool[place] !== 0 && patients.heldFresh[place] === 1)
      units += patients.heldUnits[place] as number;
  }
  return units;
}

/** Some unit that this patient has just seized looks at the list they come from before it looks at that other one. */
function isPreferred({ model, patients }: World, slot: number, other: number): boolean {
  const { held } = patients.widths;
  const own = patients.step[slot] as number;
  for (let place = slot * held; place < (slot + 1) * held; place++) {
    const pool = (patients.heldPool[place] as number) - 1;
    if (pool < 0 || patients.heldFresh[place] === 0) continue;
    const turns = model.preferredStepsOfPool[pool] as readonly (readonly number[])[];
    const turnOf = (step: number): number => turns.findIndex((steps) => steps.includes(step));
    // Where several would pass one another in a circle, the one whom the unit prefers begins.
    const last = turns.length - 1;
    if (turnOf(own) < (turnOf(other) < 0 ? last : turnOf(other))) return true;
  }
  return false;
}

function serves({ gates, simMinutes }: World, index: number, { open, servedAt }: StepTable): boolean {
  if (open !== null && gates.open[index] === 0) return false;
  return servedAt === null || (gates.roundAt[index] === simMinutes && (gates.left[index] as number) > 0);
}

/** With what has just been seized given back for a moment. */
function couldBegin(world: World, slot: number, { requirements }: StepTable): boolean {
  const { patients, pools } = world;
  const { held } = patients.widths;
  const change = (sign: 1 | -1): void => {
    for (let place = slot * held; place < (slot + 1) * held; place++) {
      const pool = (patients.heldPool[place] as number) - 1;
      if (pool < 0 || patients.heldFresh[place] === 0) continue;
      pools.occupied[pool] = (pools.occupied[pool] as number) + sign * (patients.heldUnits[place] as number);
    }
  };
  change(-1);
  const could = canSeize(world, slot, requirements);
  change(1);
  return could;
}
