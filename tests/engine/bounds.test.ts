// Effects larger than any resource: a capacity stays a whole number between 0 and a million, and people are served.

import { describe, expect, it } from 'vitest';
import { createWorld, drive, hashWorld, type World } from '../../engine/index.ts';
import { bedText } from './oneBed.ts';
import { modelOf } from './tiny.ts';

const most = 1_000_000;

/** A world after six hours, in which loops read so much and change beds by it. */
function bedWith(...loops: readonly (readonly [reads: string, effect: string])[]): World {
  const lines = loops.map(
    ([reads, effect], index) =>
      `  - {id: loop-${index}, says: S., reads: "${reads}", effects: [{capacity: bed, ${effect}}]}\n`,
  );
  const world = createWorld(modelOf(bedText(`loops:\n${lines.join('')}`)), {
    seed: 'bounds',
    replication: 0,
    measuring: true,
  });
  drive(world, 360);
  return world;
}

const bedsOf = (world: World): number => world.capacity(world.model.find.pool.get('bed') as number);
const huge = '9999999999';

describe('a capacity', () => {
  it.each([
    ['added to', [['3000000000', 'add: amount']]],
    ['multiplied', [[huge, 'factor: amount']]],
    ['multiplied again and again', Array.from({ length: 40 }, () => [huge, 'factor: amount * amount'])],
    [
      'added to beyond all bounds',
      [[huge, `add: "${Array.from({ length: 40 }, () => 'amount').join(' * ')}"`]],
    ],
  ] as const)('%s ends at a million, and everybody is served', (_, loops) => {
    const world = bedWith(...(loops as readonly (readonly [string, string])[]));
    expect(bedsOf(world)).toBe(most);
    // They come at 0, 30 and 100 minutes and find room.
    expect(world.occupied(world.model.find.pool.get('bed') as number)).toBe(3);
    expect(hashWorld(world).state).toMatch(/^[0-9a-f]{16}$/);
  });

  it('from which endlessly much is taken is 0', () => {
    expect(bedsOf(bedWith([huge, 'add: 0 - amount']))).toBe(0);
    expect(bedsOf(bedWith([huge, 'add: amount'], [huge, 'add: 0 - 2 * amount']))).toBe(1);
  });

  it('is whatever else it is when an effect has no value', () => {
    const endless = Array.from({ length: 40 }, () => 'amount').join(' * ');
    expect(bedsOf(bedWith([huge, `add: "${endless} - ${endless}"`], ['1', 'add: 2']))).toBe(3);
    expect(bedsOf(bedWith([huge, `factor: "${endless} - ${endless}"`], ['1', 'factor: 2']))).toBe(2);
  });
});

describe('what grows without end', () => {
  it('is bounded where it is written and where it lasts, and what has no value is 0', () => {
    const model = modelOf(`flowday: 1
scenario: growing
calendar: {start: 2024-01-01, length: 1 day}
attributes: [{id: load, number: 1000000}]
variables: [{id: grown, value: 1000000000000}, {id: none, value: 5}]
arrivals: [{id: walk-in, every: 1 h, to: grow}]
steps:
  - {id: grow, set: {load: load * load * load, grown: grown * grown * grown * load, none: ${'grown * '.repeat(30)}1 - ${'grown * '.repeat(30)}1}, next: stay}
  - {id: stay, lasts: {minutes: grown}, stretch: grown * load, next: home}
outcomes: [{id: home}]
`);
    const world = createWorld(model, { seed: 'bounds', replication: 0, measuring: true });
    drive(world, 1440);
    const read = (id: string): number => world.variable(model.find.variable.get(id) as number);
    expect([read('grown'), read('none')]).toEqual([1e15, 0]);
    expect(world.presentAt(model.find.step.get('stay') as number)).toBe(24);
  });
});
