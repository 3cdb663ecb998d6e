// What decides luck, and what does not: names and seeds do; the order of the file, and how much there is of
// anything, do not.

import { describe, expect, it } from 'vitest';
import { createWorld, drive, hashWorld, type World } from '../../engine/index.ts';
import { Dice } from '../engine/randomScenario.ts';
import { modelOf } from '../engine/tiny.ts';
import { type Luck, luckOf } from './luck.ts';
import { networkNumbers, untilMinutes } from './networks.ts';
import { type Network, randomNetwork, textOf } from './randomNetwork.ts';

/** Times that the same patient was given other work at the same step in the next episode. */
let further = 0;

function run(network: Network | string, number: number, seed = `network ${number}`): World {
  const text = typeof network === 'string' ? network : textOf(network);
  const world = createWorld(modelOf(text), { seed, replication: number % 3, measuring: true });
  drive(world, untilMinutes);
  return world;
}

describe.each(networkNumbers(301, 5))('network %i', (number) => {
  const network = randomNetwork(number);
  const truth = hashWorld(run(network, number));

  it('[R5] its sections and entries in another order are the same to the last bit', () => {
    const dice = new Dice(number);
    const sections = shuffled(dice, network.sections).map(({ name, entries }) => ({
      name,
      // One that depends on another must stand below it.
      entries: name === 'attributes' ? entries : shuffled(dice, entries),
    }));
    expect(textOf({ ...network, sections })).not.toBe(textOf(network));
    expect(hashWorld(run({ ...network, sections }, number))).toEqual(truth);
  });

  it('[R1] the same seed gives the same world, another seed or replication another', () => {
    expect(hashWorld(run(network, number))).toEqual(truth);
    expect(hashWorld(run(network, number, 'another')).state).not.toBe(truth.state);
    const model = modelOf(textOf(network));
    const next = createWorld(model, { seed: `network ${number}`, replication: 7, measuring: true });
    drive(next, untilMinutes);
    expect(hashWorld(next).state).not.toBe(truth.state);
  });
});

describe.each(networkNumbers(321, 8))('luck in network %i', (number) => {
  const text = textOf(randomNetwork(number, { decisions: false }));
  // What depends on how full it is, is no luck.
  const quiet = text
    .replaceAll(/, stretch: "1 \+ 0\.05 \* present\(step-0\)"/g, '')
    .replaceAll(/stretch: "1 \+ min\(stay, 300\) \/ 600", /g, '');
  const plain = luck(quiet);
  further += furtherEpisodes(plain);

  function luck(of: string): Luck {
    return luckOf(modelOf(of), number, untilMinutes);
  }

  it('[R4] [R5] a source with another name brings others; everybody else is who they were', () => {
    const renamed = luck(quiet.replaceAll('id: crowd,', 'id: throng,'));
    const { common, different } = compare(plain, renamed, (name) => !name.startsWith('throng'));
    expect(different).toEqual([]);
    expect(common).toBeGreaterThan(250);
    const others = new Map([...renamed].map(([name, value]) => [name.replace('throng', 'crowd'), value]));
    expect(compare(plain, others, (name) => name.startsWith('crowd')).different.length).toBeGreaterThan(5);
  });

  it('[R2] [R5] a step with another name gives other work; all else that is drawn stays', () => {
    const renamed = luck(quiet.replaceAll('step-0', 'stop-0'));
    const leadsThere = (name: string): boolean =>
      plain.get(name) === 'step-0' || renamed.get(name) === 'stop-0';
    const drawn = compare(plain, renamed, (name) => !leadsThere(name));
    expect(drawn.different).toEqual([]);
    expect(drawn.common).toBeGreaterThan(250);
  });

  it('[R2] [R4] more or fewer units leave arrivals, attributes and drawn work as they were', () => {
    const more = quiet
      .replace(/\{id: nurse, kind: staff, capacity: \d/, '{id: nurse, kind: staff, capacity: 4')
      .replace(/\{id: bay, kind: space, capacity: \d/, '{id: bay, kind: space, capacity: 15');
    expect(more).not.toBe(quiet);
    const { common, different } = compare(plain, luck(more), () => true);
    expect(different).toEqual([]);
    expect(common).toBeGreaterThan(250);
  });
});

it('[R2] another episode of the same patient is other luck', () => {
  expect(further).toBeGreaterThan(10);
});

/** How often somebody was given other work at the same step in the next episode; some work the attributes decide alone. */
function furtherEpisodes(luck: Luck): number {
  return [...luck].filter(([name, work]) => {
    const later = luck.get(name.replace(' 0 0 work', ' 1 0 work'));
    return / 0 0 work as /.test(name) && later !== undefined && later !== work;
  }).length;
}

function shuffled<T>(dice: Dice, items: readonly T[]): T[] {
  const left = [...items];
  return items.map(() => left.splice(dice.whole(0, left.length - 1), 1)[0] as T);
}

/** Values that both know, and those that differ, as `name: one | other`. */
function compare(
  one: Luck,
  other: Luck,
  counts: (name: string) => boolean,
): { readonly common: number; readonly different: readonly string[] } {
  const different: string[] = [];
  let common = 0;
  for (const [name, value] of one) {
    const beside = other.get(name);
    if (beside === undefined || !counts(name)) continue;
    common++;
    if (beside !== value) different.push(`${name}: ${value} | ${beside}`);
  }
  return { common, different };
}
