// What luck gives to each patient of a run, by name: when they come, what they are like, and what work is drawn for
// them at each visit. Nothing here depends on how full it is.

import { createWorld, drive, hearJourneys, type Model, type World } from '../../engine/index.ts';

/** `crowd 17 came`, `crowd 17 is`, `crowd 17 work step-0 0 1` (episode, visit) → the value. */
export type Luck = ReadonlyMap<string, string>;

/** Of everybody who came to be; attributes as they were on arrival. */
export function luckOf(model: Model, number: number, untilMinutes: number): Luck {
  const world = createWorld(model, { seed: `luck ${number}`, replication: 0, measuring: false });
  const luck = new Map<string, string>();
  const visits = new Map<string, number>();
  // A party has the work of whoever is first in it.
  const parties = model.scenario.steps.filter((step) => step.together !== null);
  const together = new Set(parties.map(({ id }) => id));
  hearJourneys(
    world,
    ({ origin, ordinal, episode, part, moment, where, atMinutes, workMinutes }, slot, now) => {
      const who = `${origin} ${ordinal}`;
      if (moment === 'arrive') {
        luck.set(`${who} came`, String(atMinutes));
        luck.set(`${who} is`, attributesOf(now, slot));
      }
      const here = `${who} work ${where} ${episode}`;
      const visit = visits.get(here) ?? 0;
      if (part === 0 && (moment === 'end' || moment === 'give-up')) visits.set(here, visit + 1);
      if (part > 0 || moment !== 'start' || together.has(where)) return;
      // What a patient has become on the way decides too, and that may depend on the way.
      luck.set(`${here} ${visit} as ${attributesOf(now, slot)}`, String(workMinutes));
    },
  );
  drive(world, untilMinutes);
  return luck;
}

function attributesOf(world: World, slot: number): string {
  const count = world.model.attributes.length;
  return world.patients.attributes.slice(slot * count, (slot + 1) * count).join(' ');
}
