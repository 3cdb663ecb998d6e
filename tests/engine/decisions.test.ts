// Who acts when at one instant, and the life of injects: exact traces of the decision log.

import { describe, expect, it } from 'vitest';
import { drive, nextDecisionMinutes, type World } from '../../engine/index.ts';
import { agency, at, control, give, pull } from './commands.ts';
import { type Tiny, watchTiny } from './tiny.ts';
import { decisions, inject, lever } from './tinyAgencies.ts';

const often = 'cost: {once: £0, per-day: £0}, lead-time: 0 min, lasts: 30 min';

function tiny(parts: Parameters<typeof decisions>[0], calendar?: string): Tiny {
  return {
    ...(calendar === undefined ? {} : { calendar }),
    resources: ['{id: bed, name: Bed, kind: bed, capacity: 1}'],
    steps: ['{id: stay, name: Stay, seize: [bed], lasts: 100 min, next: home}'],
    people: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((who) => ({ who, at: 120, to: 'stay' })),
    more: decisions({ crowd: 'waiting(stay)', ...parts }),
  };
}

/** The decision log: minute, who, what, in the order in which it was written. */
function log(world: World): string[] {
  return Array.from({ length: world.log.size }, (_, place) => {
    const { atMinutes, actor, kind, subject } = world.log.get(place);
    const id =
      kind === 'declareLevel' || kind === 'handAgency'
        ? world.model.agencies[subject]?.agency.id
        : world.model.interventions[subject]?.id;
    return `${atMinutes} ${actor} ${kind} ${id}`;
  });
}

describe('one instant', () => {
  it('[J5] calendar events, injects, standing orders in agency order, then entries in sequence', () => {
    const { world } = watchTiny(
      tiny({
        levers: [
          lever('b-first', '{capacity: bed, add: 1}', often),
          lever('a-second', '{capacity: bed, add: 1}', often),
          lever('by-people', '{capacity: bed, add: 1}'),
          lever('council-does', '{capacity: bed, add: 1}', often).replace(
            'agency: hospital',
            'agency: council',
          ),
        ],
        orders: [
          '{id: o-one, when: crowd > 3 and in-force(norovirus) > 0, do: {pull: b-first}}',
          '{id: o-two, when: in-force(b-first) > 0, do: {pull: a-second}}',
        ],
        councilOrders: ['{id: o-three, when: in-force(norovirus) > 0, do: {pull: council-does}}'],
        injects: [
          inject('zoster', 1, 'at: day 1 02:00'),
          inject('norovirus', 2, 'when: waiting(stay) >= 6, lasts: 60 min'),
        ],
      }),
    );
    drive(world, 120);
    give({ world, journal: [] }, agency('hospital'), pull('by-people'));
    // The people came at 120 by the calendar; the conditional inject and the orders see them at once.
    expect(log(world)).toEqual([
      '120 schedule fireInject norovirus',
      '120 schedule fireInject zoster',
      '120 standing-orders pullLever council-does',
      '120 standing-orders pullLever b-first',
      '120 standing-orders pullLever a-second',
      '120 agency pullLever by-people',
    ]);
  });

  it('[J5] what one command sets free is served before the next is asked', () => {
    const { world } = watchTiny(
      tiny({
        levers: [
          lever('first', '{capacity: bed, add: 4}', often),
          lever('second', '{capacity: bed, add: 4}', often),
        ],
        orders: [
          '{id: o-one, when: crowd > 5, do: {pull: first}}',
          '{id: o-two, when: crowd > 5, do: {pull: second}}',
        ],
      }),
    );
    drive(world, 120);
    // Six wait; four of them are served by the first lever, and then the second order sees two.
    expect(log(world)).toEqual(['120 standing-orders pullLever first']);
    expect(world.waitingAt(world.model.find.step.get('stay') as number)).toBe(2);
  });

  it('[J2] an entry meets a world in which everything due at its minute has run', () => {
    const { world } = watchTiny(tiny({ levers: [lever('more', '{capacity: bed, add: 1}')] }));
    at(world, 220, pull('more'));
    // a left at 220 and b was called; the lever then calls c.
    expect(world.waitingAt(world.model.find.step.get('stay') as number)).toBe(4);
  });
});

describe('standing orders', () => {
  const order = tiny({
    levers: [
      lever(
        'beds',
        '{capacity: bed, add: 1}',
        'cost: {once: £0, per-day: £0}, lead-time: 0 min, lasts: 30 min, times: 2',
      ),
    ],
    orders: ['{id: o-one, when: 1, do: {pull: beds}}', '{id: o-two, when: 1, do: declare-computed}'],
  });

  it('[J5] are asked at decision times and at no other, and not while people play', () => {
    const { world } = watchTiny({ ...order, calendar: 'decisions: ["03:00", "05:30"]' });
    expect(nextDecisionMinutes(world)).toBe(180);
    at(world, 10, { kind: 'handAgency', agencyId: 'hospital', playedBy: 'people' });
    at(world, 1600, { kind: 'handAgency', agencyId: 'hospital', playedBy: 'standing-orders' });
    drive(world, 3100);
    expect(log(world).filter((line) => line.includes('pullLever'))).toEqual([
      '1620 standing-orders pullLever beds',
      '1770 standing-orders pullLever beds',
    ]);
  });

  it('[J5] one order acts one action after the other: each meets what the one before has done', () => {
    const { world } = watchTiny(
      tiny({
        levers: [
          lever('plan', '{capacity: bed, add: 1}'),
          lever(
            'act',
            '{capacity: bed, add: 1}',
            'cost: {once: £0, per-day: £0}, lead-time: 0 min, needs: {when: in-force(plan) > 0, otherwise: "Plan first."}',
          ),
        ],
        orders: ['{id: o-one, when: 1, do: [{pull: plan}, {pull: act}]}'],
      }),
    );
    // Nobody is asked at minute 0, not even where the day begins at midnight.
    drive(world, 59);
    expect(log(world)).toEqual([]);
    drive(world, 60);
    expect(log(world)).toEqual(['60 standing-orders pullLever plan', '60 standing-orders pullLever act']);
  });

  it('[V1] decide on what their agency can see: the council knows the crowd only by its delayed return', () => {
    const { world } = watchTiny(
      tiny(
        {
          levers: [lever('care', '{capacity: bed, add: 1}').replace('agency: hospital', 'agency: council')],
          councilOrders: ['{id: o-one, when: crowd > 3, do: {pull: care}}'],
          orders: ['{id: o-two, when: crowd > 3, do: {declare: red}}'],
        },
        'decisions: ["01:00", "02:00", "03:00", "04:00", "05:00", "06:00"]',
      ),
    );
    drive(world, 2000);
    // The people come at 02:00; the return of 02:00 was taken just before, so that of the next day tells of
    // nobody either: by then all have left. The hospital sees them at 02:00.
    expect(log(world)).toEqual(['120 standing-orders declareLevel hospital']);
  });
});

describe('injects', () => {
  const story = tiny(
    {
      injects: [
        inject('timed', 1, 'at: day 1 02:30, lasts: 1 h, effects: [{capacity: bed, add: 1}]'),
        inject('crowded', 2, 'when: waiting(stay) >= 5'),
        inject('kept', 3, 'held: true'),
      ],
    },
    'decisions: ["04:00", "08:00"]',
  );

  it('[J5] fire at their minute, or when asked at a decision time; a held one only by control', () => {
    const { world } = watchTiny(story);
    drive(world, 230);
    expect(log(world)).toEqual(['150 schedule fireInject timed']);
    drive(world, 1440);
    at(world, 1500, { kind: 'fireInject', injectId: 'kept' });
    expect(log(world)).toEqual([
      '150 schedule fireInject timed',
      '240 schedule fireInject crowded',
      '1500 control fireInject kept',
    ]);
  });

  it('[L3] in force from its minute until it ends by itself or control ends it', () => {
    const { world } = watchTiny(story);
    const index = world.model.find.intervention.get('timed') as number;
    const found = [149, 150, 209, 210].map((minute) => {
      drive(world, minute);
      return world.inForce(index);
    });
    expect(found).toEqual([0, 1, 1, 0]);
    const { world: shorter } = watchTiny(story);
    at(shorter, 170, { kind: 'endInject', injectId: 'timed' });
    expect(shorter.inForce(index)).toBe(0);
    drive(shorter, 400);
    expect(
      give({ world: shorter, journal: [] }, control, { kind: 'fireInject', injectId: 'timed' })?.code,
    ).toBe('not-available');
  });

  it('[J5] held past its minute it fires when released, skipped never, and control may fire either', () => {
    const { world } = watchTiny(story);
    at(world, 100, { kind: 'holdInject', injectId: 'timed' });
    at(world, 200, { kind: 'releaseInject', injectId: 'timed' });
    drive(world, 300);
    expect(log(world)).toContain('200 schedule fireInject timed');
    const { world: skipped } = watchTiny(story);
    at(skipped, 100, { kind: 'skipInject', injectId: 'timed' });
    drive(skipped, 1000);
    expect(log(skipped).filter((line) => line.includes('fireInject timed'))).toEqual([]);
    at(skipped, 1001, { kind: 'fireInject', injectId: 'timed' });
    expect(log(skipped).at(-1)).toBe('1001 control fireInject timed');
  });

  it('[R4] the people an inject brings come each at an instant of their own within its span', () => {
    const { world, trace } = watchTiny({
      ...tiny({
        injects: [
          inject('coach', 1, 'at: day 1 05:00, brings: {name: Coach, count: 40, over: 30 min, to: lobby}'),
        ],
      }),
      steps: [
        '{id: stay, name: Stay, seize: [bed], lasts: 100 min, next: home}',
        '{id: lobby, name: Lobby, lasts: 1 min, next: home}',
      ],
    });
    drive(world, 1000);
    const minutes = trace()
      .filter((line) => line.includes('enter lobby'))
      .map((line) => Number.parseFloat(line));
    expect(minutes.length).toBe(40);
    expect(new Set(minutes).size).toBe(40);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(330);
  });
});
