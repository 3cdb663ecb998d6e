// What patients hold: several resources at once, units kept over steps, blocking, groups, wrap-up, slots, rotas.

import { describe, expect, it } from 'vitest';
import { drive } from '../../engine/index.ts';
import { type Tiny, type Watched, watchTiny } from './tiny.ts';

/** Occupied and existing units of a resource now, such as `3/4`. */
function units({ world }: Watched, resource: string): string {
  const pool = world.model.find.pool.get(resource) as number;
  return `${world.occupied(pool)}/${world.capacity(pool)}`;
}

/** Units of a resource at each of these minutes. */
function unitsAt(tiny: Tiny, resource: string, minutes: readonly number[]): string[] {
  const watched = watchTiny(tiny);
  return minutes.map((minute) => {
    drive(watched.world, minute);
    return units(watched, resource);
  });
}

describe('seizing', () => {
  it('[S1] takes everything a step needs at one instant or nothing', () => {
    const watched = watchTiny({
      resources: [
        '{id: nurse, name: Nurse, kind: staff, capacity: 1}',
        '{id: room, name: Room, kind: space, capacity: 2}',
      ],
      steps: [
        '{id: treat, name: Treat, seize: [room, nurse], lasts: 10 min, next: home}',
        '{id: sit, name: Sit, seize: [room], lasts: 3 min, next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'treat' },
        { who: 'b', at: 1, to: 'treat' },
        { who: 'c', at: 2, to: 'sit' },
      ],
    });
    drive(watched.world, 1.5);
    // b waits for the nurse and holds no room meanwhile.
    expect([units(watched, 'room'), units(watched, 'nurse')]).toEqual(['1/2', '1/1']);
    drive(watched.world, 100);
    expect(watched.served().filter((line) => line.includes('start'))).toEqual([
      '0 a start treat',
      '2 c start sit',
      '10 b start treat',
    ]);
  });

  it('[S1] tries the members of a group in their order, and again when one of them becomes free', () => {
    const tiny: Tiny = {
      resources: [
        '{id: ward, name: Ward, kind: bed, capacity: 1}',
        '{id: extra, name: Extra, kind: bed, capacity: 1}',
      ],
      groups: ['{id: any-bed, name: Any bed, members: [ward, extra]}'],
      steps: ['{id: stay, name: Stay, seize: [any-bed], lasts: 10 min, next: home}'],
      people: [
        { who: 'a', at: 0, to: 'stay' },
        { who: 'b', at: 1, to: 'stay' },
        { who: 'c', at: 2, to: 'stay' },
        { who: 'd', at: 10.5, to: 'stay' },
      ],
    };
    const minutes = [0, 1, 10, 10.5, 11, 20.5, 21.5];
    // a and then c are in the ward; b and then d in the extra bed.
    expect(unitsAt(tiny, 'ward', minutes)).toEqual(['1/1', '1/1', '1/1', '1/1', '1/1', '0/1', '0/1']);
    expect(unitsAt(tiny, 'extra', minutes)).toEqual(['0/1', '1/1', '1/1', '1/1', '1/1', '1/1', '0/1']);
  });
});

describe('holding', () => {
  const department: Tiny = {
    resources: [
      '{id: cubicle, name: Cubicle, kind: space, capacity: 1}',
      '{id: ward, name: Ward, kind: bed, capacity: 1}',
    ],
    steps: [
      '{id: treat, name: Treat, seize: [cubicle], lasts: 10 min, hold: [cubicle], next: find-bed}',
      '{id: find-bed, name: Find a bed, seize: [ward], release-at-start: [cubicle], lasts: 60 min, next: home}',
    ],
    people: [
      { who: 'a', at: 0, to: 'treat' },
      { who: 'b', at: 1, to: 'treat' },
      { who: 'c', at: 2, to: 'treat' },
    ],
  };

  it('[S3] a full ward blocks the cubicle until the bed is found, and so everybody behind', () => {
    const { world, served } = watchTiny(department);
    drive(world, 1000);
    expect(served()).toEqual([
      '0 a start treat',
      '10 a start find-bed',
      '10 b start treat',
      '70 a outcome home',
      '70 b start find-bed',
      '70 c start treat',
      '130 b outcome home',
      '130 c start find-bed',
      '190 c outcome home',
    ]);
    expect(unitsAt(department, 'cubicle', [9, 19, 21, 69, 71, 129, 131])).toEqual([
      '1/1',
      '1/1',
      '1/1',
      '1/1',
      '1/1',
      '1/1',
      '0/1',
    ]);
  });

  it('[S3] a unit seized in a step comes back after its wrap-up, once', () => {
    const tiny: Tiny = {
      resources: ['{id: crew, name: Crew, kind: vehicle, capacity: 1}'],
      steps: [
        '{id: handover, name: Handover, seize: [crew], lasts: 10 min, release: [{resource: crew, after: 5 min}], next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'handover' },
        { who: 'b', at: 1, to: 'handover' },
      ],
    };
    const watched = watchTiny(tiny);
    drive(watched.world, 100);
    expect(watched.served()).toEqual([
      '0 a start handover',
      '10 a outcome home',
      '15 b start handover',
      '25 b outcome home',
    ]);
    expect(unitsAt(tiny, 'crew', [10, 14.5, 15, 25, 29.5, 30, 40])).toEqual([
      '1/1',
      '1/1',
      '1/1',
      '1/1',
      '1/1',
      '0/1',
      '0/1',
    ]);
  });

  it('[S3] a unit held from before comes back after its cleaning, also when released at a start', () => {
    const watched = watchTiny({
      resources: [
        '{id: bay, name: Bay, kind: space, capacity: 1}',
        '{id: ward, name: Ward, kind: bed, capacity: 5}',
      ],
      steps: [
        '{id: treat, name: Treat, seize: [bay], hold: [bay], lasts: 10 min, next: settle}',
        '{id: settle, name: Settle, seize: [ward], release-at-start: [{resource: bay, after: 4 min}], lasts: 50 min, next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'treat' },
        { who: 'b', at: 1, to: 'treat' },
      ],
    });
    drive(watched.world, 200);
    expect(watched.served()).toEqual([
      '0 a start treat',
      '10 a start settle',
      '14 b start treat',
      '24 b start settle',
      '60 a outcome home',
      '74 b outcome home',
    ]);
  });

  it('[S3] moving to another bed of the same ward gives back the old one and keeps the new one', () => {
    const tiny: Tiny = {
      resources: ['{id: ward, name: Ward, kind: bed, capacity: 2}'],
      steps: [
        '{id: first-bed, name: First bed, seize: [ward], hold: [ward], lasts: 10 min, next: second-bed}',
        '{id: second-bed, name: Second bed, seize: [ward], release-at-start: [ward], lasts: 10 min, next: home}',
      ],
      people: [{ who: 'a', at: 0, to: 'first-bed' }],
    };
    expect(unitsAt(tiny, 'ward', [5, 15, 25])).toEqual(['1/2', '1/2', '0/2']);
  });

  it('[S3] going round a loop that holds takes one unit more each time, from whichever of a group, and all come back', () => {
    const tiny: Tiny = {
      resources: [
        '{id: bag, name: Bag, kind: place, capacity: 3}',
        '{id: box, name: Box, kind: place, capacity: 4}',
      ],
      groups: ['{id: any, name: Any, members: [bag, box]}'],
      steps: [
        '{id: pack, name: Pack, seize: [any], hold: [any], lasts: 10 min, set: {urgency: urgency - 1}, next: {cases: [{when: urgency > 0, to: pack}, {otherwise: home}]}}',
      ],
      people: [{ who: 'a', at: 0, to: 'pack', urgency: 6 }],
    };
    const minutes = [5, 15, 25, 35, 45, 55, 65];
    expect(unitsAt(tiny, 'bag', minutes)).toEqual(['1/3', '2/3', '3/3', '3/3', '3/3', '3/3', '0/3']);
    expect(unitsAt(tiny, 'box', minutes)).toEqual(['0/4', '0/4', '0/4', '1/4', '2/4', '3/4', '0/4']);
  });

  it('[S3] the end of a journey gives back whatever is still held', () => {
    const tiny: Tiny = {
      resources: ['{id: bag, name: Bag, kind: place, capacity: 2}'],
      steps: [
        '{id: pack, name: Pack, seize: [{resource: bag, units: 2}], hold: [bag], lasts: 9 min, next: home}',
      ],
      people: [{ who: 'a', at: 0, to: 'pack' }],
    };
    expect(unitsAt(tiny, 'bag', [8, 9])).toEqual(['2/2', '0/2']);
  });
});

describe('rotas and slots', () => {
  it('[S2] a shift that ends puts nobody out; units close as they empty', () => {
    const tiny: Tiny = {
      resources: [
        '{id: nurse, name: Nurse, kind: staff, capacity: 1, rota: [{days: all, from: "00:00", to: "01:00", add: 1}]}',
      ],
      steps: ['{id: see, name: See, seize: [nurse], lasts: 50 min, next: home}'],
      people: [
        { who: 'a', at: 20, to: 'see' },
        { who: 'b', at: 30, to: 'see' },
        { who: 'c', at: 40, to: 'see' },
      ],
    };
    const watched = watchTiny(tiny);
    drive(watched.world, 300);
    expect(watched.served()).toEqual([
      '20 a start see',
      '30 b start see',
      '70 a outcome home',
      '80 b outcome home',
      '80 c start see',
      '130 c outcome home',
    ]);
    expect(unitsAt(tiny, 'nurse', [59, 60, 70, 80, 1441])).toEqual(['2/2', '2/1', '1/1', '1/1', '0/2']);
  });

  it('[S2] a shift runs past midnight, and begins on the kinds of day it names', () => {
    const tiny: Tiny = {
      calendar: 'holidays: [2024-01-03]',
      resources: [
        '{id: nurse, name: Nurse, kind: staff, capacity: 1, rota: [{days: weekdays, from: "20:00", to: "08:00", add: 2}, {days: holidays, from: "09:00", to: "10:00", add: 5}]}',
      ],
      steps: ['{id: see, name: See, seize: [nurse], lasts: 50 min, next: home}'],
      people: [{ who: 'a', at: 20000, to: 'see' }],
    };
    const at = (day: number, hour: number): number => (day * 24 + hour) * 60;
    // Monday the first is a weekday; Wednesday the third a holiday; Saturday is day 5.
    const table = [
      [at(0, 7), '0/1'],
      [at(0, 20), '0/3'],
      [at(1, 7.99), '0/3'],
      [at(1, 8), '0/1'],
      [at(2, 7), '0/3'],
      [at(2, 9.5), '0/6'],
      [at(2, 10), '0/1'],
      [at(2, 23), '0/1'],
      [at(4, 21), '0/3'],
      [at(5, 7), '0/3'],
      [at(5, 21), '0/1'],
    ] as const;
    expect(
      unitsAt(
        tiny,
        'nurse',
        table.map(([minute]) => minute),
      ),
    ).toEqual(table.map(([, found]) => found));
  });

  it('[S1] slots are used up, and only a refill brings new ones, whatever is left', () => {
    const tiny: Tiny = {
      resources: [
        '{id: slot, name: Slot, kind: slots, capacity: 1, refills: [{days: weekdays, at: "01:00", to: 2}, {days: weekdays, at: "02:00", to: 3}]}',
      ],
      steps: ['{id: visit, name: Visit, seize: [slot], lasts: 5 min, next: home}'],
      people: [
        { who: 'a', at: 0, to: 'visit' },
        { who: 'b', at: 10, to: 'visit' },
        { who: 'c', at: 70, to: 'visit' },
        { who: 'd', at: 80, to: 'visit' },
      ],
    };
    const { world, served } = watchTiny(tiny);
    drive(world, 1000);
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 a start visit',
      '60 b start visit',
      '70 c start visit',
      '120 d start visit',
    ]);
    expect(unitsAt(tiny, 'slot', [0, 6, 60, 70, 119, 120, 200])).toEqual([
      '1/1',
      '1/1',
      '1/2',
      '2/2',
      '2/2',
      '1/3',
      '1/3',
    ]);
  });
});
