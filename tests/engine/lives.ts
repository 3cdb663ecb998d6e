// Everything that luck gave to each patient of a run, by the patient's true name: attributes, instants of
// arrival, work, patience and routes by visit, and time away. Two runs are compared name by name.

import type { World } from '../../engine/index.ts';
import { drawnValue } from '../../engine/model/compileOrigins.ts';
import type { OriginTable } from '../../engine/model/model.ts';
import { personUniform } from '../../engine/world/draw.ts';

/** `walk-in 17 work triage 0 0` (source, ordinal, what, where, episode, visit) → the value drawn. */
export type Lives = Map<string, string>;

/** A way of naming those who arrive other than the engine's, for showing that it would not do. */
export type Naming = (world: World, slot: number) => { readonly source: number; readonly ordinal: number };

/** Everybody who arrives is the next of one count over the system. */
export function byGlobalCount(): Naming {
  let arrived = 0;
  return () => ({ source: 0, ordinal: arrived++ });
}

/** Everybody who arrives is the next of their source: candidates that stay away are not counted. */
export function byArrivalsOfSource(): Naming {
  const arrived: number[] = [];
  return (world, slot) => {
    const source = world.patients.source[slot] as number;
    arrived[source] = (arrived[source] ?? 0) + 1;
    return { source, ordinal: arrived[source] as number };
  };
}

interface Way {
  /** Source and ordinal as the engine named them. */
  readonly name: string;
  /** Visits of each step in the present episode. */
  visits: Map<string, number>;
  enteredAt: number;
  /** Step and visit just ended, whose route is not yet known. */
  leaving: string | null;
  leftAt: number;
}

/**
 * Takes down what each patient is given from now on. With a `naming`, each patient is renamed on arrival and
 * drawn anew, so that the very same engine runs as if patients had been named so.
 */
export function takeDownLives(world: World, naming: Naming | null = null): Lives {
  const lives: Lives = new Map();
  const ways = new Map<number, Way>();
  world.onJourney = (slot, moment, where, workMinutes) => {
    const episode = world.patients.episode[slot] as number;
    if (moment === 'arrive' || !ways.has(slot)) ways.set(slot, newWay(world, slot));
    const way = ways.get(slot) as Way;
    const put = (what: string, at: string, value: string | number): void => {
      lives.set(`${way.name} ${what} ${at} ${episode}`, String(value));
    };
    const visit = (): string => `${where} ${(way.visits.get(where) ?? 0) - 1}`;
    if (way.leaving !== null && (moment === 'enter' || moment === 'outcome')) {
      put('route', way.leaving, where);
      way.leaving = null;
    }
    switch (moment) {
      case 'arrive':
        if (naming) rename(world, slot, naming);
        put('came', 'at', world.simMinutes);
        put('attributes', 'are', attributesOf(world, slot));
        return;
      case 'enter':
        way.visits.set(where, (way.visits.get(where) ?? 0) + 1);
        way.enteredAt = world.simMinutes;
        return;
      case 'start':
        return put('work', visit(), workMinutes ?? 0);
      case 'give-up':
        return put('patience', visit(), world.simMinutes - way.enteredAt);
      case 'end':
        way.leaving = visit();
        return;
      case 'outcome':
        put('outcome', 'was', where);
        way.leftAt = world.simMinutes;
        return;
      case 'return':
        put('away', 'for', world.simMinutes - way.leftAt);
        way.visits = new Map();
    }
  };
  return lives;
}

function newWay(world: World, slot: number): Way {
  const { source, ordinal } = world.patients;
  const name = `${world.model.origins[source[slot] as number]?.id} ${ordinal[slot]}`;
  return { name, visits: new Map(), enteredAt: world.simMinutes, leaving: null, leftAt: 0 };
}

function rename(world: World, slot: number, naming: Naming): void {
  const { patients, model } = world;
  const origin = model.origins[patients.source[slot] as number] as OriginTable;
  const { source, ordinal } = naming(world, slot);
  patients.source[slot] = source;
  patients.ordinal[slot] = ordinal;
  const base = slot * model.attributes.length;
  for (const draw of origin.draws) {
    const uniform = personUniform(world, slot, model.attributes[draw.attribute]?.purpose as number);
    patients.attributes[base + draw.attribute] = drawnValue(draw, uniform, patients.attributes, base);
  }
}

function attributesOf(world: World, slot: number): string {
  const count = world.model.attributes.length;
  return world.patients.attributes.slice(slot * count, (slot + 1) * count).join(' ');
}

export interface Comparison {
  /** Values that both runs know, and those of them that differ, as `name: one | other`. */
  readonly common: number;
  readonly different: readonly string[];
  /** People of one run only. */
  readonly onlyInOne: number;
  readonly onlyInOther: number;
}

/** Compares the values that both runs know, of the kinds asked for. */
export function compareLives(one: Lives, other: Lives, counts: (key: string) => boolean): Comparison {
  const different: string[] = [];
  let common = 0;
  for (const [key, value] of one) {
    const beside = other.get(key);
    if (beside === undefined || !counts(key)) continue;
    common++;
    if (beside !== value) different.push(`${key}: ${value} | ${beside}`);
  }
  return { common, different, onlyInOne: missing(one, other), onlyInOther: missing(other, one) };
}

function missing(one: Lives, other: Lives): number {
  return [...one.keys()].filter((key) => key.includes(' came ') && !other.has(key)).length;
}
