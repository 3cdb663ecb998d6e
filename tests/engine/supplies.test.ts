// What steps make up and write down for others: exact traces of slots that are supplied, and of variables.

import { describe, expect, it } from 'vitest';
import { drive, hashWorld, restoreWorld, takeSnapshot } from '../../engine/index.ts';
import { modelOf, tinyText, watch, watchTiny } from './tiny.ts';

describe('slots that are supplied', () => {
  const shop = (more: string) =>
    watchTiny({
      resources: [`{id: blood, kind: slots, capacity: 1${more}}`],
      steps: [
        '{id: give, lasts: 1 min, supply: [{resource: blood, units: 1 + urgency}], next: home}',
        '{id: transfuse, seize: [blood], lasts: 5 min, next: home}',
      ],
      people: [
        ...[0, 0, 0, 0, 0].map((at, index) => ({ who: `r${index}`, at, to: 'transfuse' })),
        { who: 'donor', at: 9, to: 'give' },
        { who: 'twice', at: 19, to: 'give', urgency: 1 },
      ],
    });

  it('[S7] serve those who wait, as many as there are', () => {
    const { world, served } = shop('');
    drive(world, 300);
    expect(served().filter((line) => line.includes('start transfuse'))).toEqual([
      '0 r0 start transfuse',
      '10 r1 start transfuse',
      '20 r2 start transfuse',
      '20 r3 start transfuse',
    ]);
  });

  it('[S7] are kept until somebody needs them, or a refill says how many there are', () => {
    const { world } = shop(', refills: [{days: all, at: "01:00", to: 4}]');
    const pool = world.model.find.pool.get('blood') as number;
    const free = () => world.capacity(pool) - world.occupied(pool);
    drive(world, 59);
    expect(free()).toBe(0);
    drive(world, 60);
    expect(free()).toBe(3);
    drive(world, 600);
    expect(free()).toBe(3);
  });

  it('[S7] are as many as the nearest whole number of an expression, none or thousands too', () => {
    const { world } = watchTiny({
      resources: ['{id: blood, kind: slots, capacity: 0}'],
      steps: ['{id: review, supply: [{resource: blood, units: 2500 - free(blood)}], next: home}'],
      people: [1, 2, 3].map((at) => ({ who: `p${at}`, at, to: 'review' })),
    });
    drive(world, 10);
    expect(world.capacity(world.model.find.pool.get('blood') as number)).toBe(2500);
  });

  it('[S7] are as many as were supplied, however many more than there ever were', () => {
    const { world } = watchTiny({
      resources: ['{id: blood, kind: slots, capacity: 2}'],
      steps: [
        '{id: give, supply: [{resource: blood, units: 7}], next: home}',
        '{id: transfuse, seize: [blood], next: home}',
      ],
      people: [
        { who: 'r0', at: 0, to: 'transfuse' },
        { who: 'donor', at: 9, to: 'give' },
        { who: 'r1', at: 10, to: 'transfuse' },
      ],
    });
    const pool = world.model.find.pool.get('blood') as number;
    drive(world, 30);
    expect(world.capacity(pool) - world.occupied(pool)).toBe(2 - 1 + 7 - 1);
  });
});

describe('variables', () => {
  const counting = tinyText({
    resources: ['{id: nurse, capacity: 1}'],
    steps: [
      '{id: see, seize: [nurse], lasts: {minutes: 5 + 3 * (last != urgency)}, set: {before: last, last: urgency, gap: last - before}, next: home}',
    ],
    people: [1, 1, 2, 2, 1].map((urgency, index) => ({ who: `p${index}`, at: index, to: 'see', urgency })),
    more: 'variables: [{id: last, value: 9}, {id: before}, {id: gap, value: -1.5}]\nindicators: [{id: step-up, unit: number, value: gap}]\n',
  });

  it('[P7] are what was written last: setting up takes longer after another kind', () => {
    const { world, served } = watch(modelOf(counting));
    drive(world, 300);
    expect(served().filter((line) => line.includes('outcome'))).toEqual([
      '8 p0 outcome home',
      '13 p1 outcome home',
      '21 p2 outcome home',
      '26 p3 outcome home',
      '34 p4 outcome home',
    ]);
  });

  it('[P7] are read by indicators, and written in order, each value seeing those before it', () => {
    const { world } = watch(modelOf(counting));
    const gap = world.model.find.indicator.get('step-up') as number;
    const read = () => world.indicatorSeenBy(-1, gap);
    expect(read()).toBe(-1.5);
    drive(world, 8);
    expect(read()).toBe(1 - 9);
    drive(world, 34);
    expect(read()).toBe(1 - 2);
  });

  it('[J4] [P7] are saved and restored, and stand in the hash', () => {
    const model = modelOf(counting);
    const { world } = watch(model);
    drive(world, 14);
    const again = restoreWorld(model, takeSnapshot(world));
    expect(hashWorld(again)).toEqual(hashWorld(world));
    again.variables[0] = (again.variables[0] as number) + 1;
    expect(hashWorld(again).parts.resources).not.toBe(hashWorld(world).parts.resources);
    again.variables[0] = (again.variables[0] as number) - 1;
    for (const one of [world, again]) drive(one, 300);
    expect(hashWorld(again)).toEqual(hashWorld(world));
  });
});
