// What effects do to what is under way: they rescale what remains, move by each patient's own uniform, and
// change the way of those only who must change it (rule: effects transform, they never draw again).

import { describe, expect, it } from 'vitest';
import { drive, recordJourneys, type World } from '../../engine/index.ts';
import { at, pull, stop } from './commands.ts';
import { modelOf, type Tiny, tinyText, watch, watchTiny } from './tiny.ts';
import { decisions, lever } from './tinyAgencies.ts';

const percent =
  'cost: {once: £0, per-day: £0}, amount: {unit: per cent, least: 0, most: 100, step: 10, usual: 50}, lead-time: 0 min';

const stay: Tiny = {
  resources: [
    '{id: bed, name: Bed, kind: bed, capacity: 4}',
    '{id: one, name: One, kind: staff, capacity: 1}',
  ],
  steps: [
    '{id: stay, name: Stay, seize: [bed], lasts: 100 min, next: home}',
    '{id: see, name: See, seize: [one], lasts: 1000 min, patience: {after: 100 min, to: home}, next: home}',
  ],
  people: [
    { who: 'a', at: 0, to: 'stay' },
    { who: 'b', at: 50, to: 'stay' },
    { who: 'c', at: 90, to: 'stay' },
    { who: 'busy', at: 0, to: 'see' },
    { who: 'd', at: 0, to: 'see' },
    { who: 'e', at: 50, to: 'see' },
    { who: 'f', at: 90, to: 'see' },
  ],
  more: decisions({
    levers: [
      lever('slow', '{duration: stay, factor: 2}'),
      lever('slower', '{duration: stay, factor: 1.5}'),
      lever('calm', '{patience: see, factor: 2}'),
      lever('fewer', '{capacity: bed, add: -2}'),
      lever('half', '{capacity: bed, factor: 0.7}'),
      lever(
        'more',
        '{capacity: bed, add: amount}',
        'cost: {once: £0, per-day: £0}, lead-time: 0 min, amount: {unit: beds, least: 1, most: 9, step: 1, usual: 3}',
      ),
      lever(
        'grant',
        '{budget: council, add: £700}',
        'cost: {once: £0, per-day: £0}, lead-time: 1 h, ramp: 2 h, lasts: 1 day',
      ),
    ],
  }),
};

/** Minute at which each person reached an outcome. */
function ends(trace: readonly string[]): Record<string, number> {
  const outcomes = trace.map((line) => line.split(' ')).filter(([, , moment]) => moment === 'outcome');
  return Object.fromEntries(outcomes.map(([minute, who]) => [who, Number(minute)]));
}

describe('effects on what is under way', () => {
  it('[L3] a duration effect rescales exactly what remains, and later work while it lasts', () => {
    const { world, served } = watchTiny(stay);
    at(world, 40, pull('slow'));
    at(world, 80, stop('slow'));
    drive(world, 300);
    // a: 60 left at 40 become 120, of which 80 are left at 80 and become 40. b: 200 from 50, 170 left at 80.
    expect(ends(served())).toMatchObject({ a: 120, b: 165, c: 190 });
  });

  it.each(['away', 'gone', 'home'])(
    '[L3] a move to the outcome “%s” ends the visit there, and no other step is entered',
    (to) => {
      const { world, served } = watchTiny({
        steps: [
          '{id: before-all, name: First by its id, lasts: 5 min, next: gone}',
          '{id: see, name: See, lasts: 5 min, next: home}',
        ],
        outcomes: ['{id: away, name: Away}', '{id: gone, name: Gone}', '{id: home, name: Home}'],
        people: [
          { who: 'a', at: 50, to: 'see' },
          { who: 'b', at: 60, to: 'before-all' },
        ],
        more: decisions({ levers: [lever('every-one', `{move: see, to: ${to}, share: 100%}`)] }),
      });
      at(world, 40, pull('every-one'));
      drive(world, 300);
      expect(
        served()
          .filter((line) => line.includes(' a '))
          .slice(-1),
      ).toEqual([`50 a outcome ${to}`]);
      expect(ends(served())).toEqual({ a: 50, b: 65 });
    },
  );

  it('[L3] two duration effects multiply, and each takes away only its own', () => {
    const { world, served } = watchTiny(stay);
    at(world, 20, pull('slow'));
    at(world, 40, pull('slower'));
    at(world, 70, stop('slow'));
    drive(world, 400);
    // a: 80 → 160; at 40, 140 → 210; at 70, 180 → 90. b: 300 from 50; at 70, 280 → 140. c: 150 from 90.
    expect(ends(served())).toMatchObject({ a: 160, b: 210, c: 240 });
  });

  it('[L3] a patience effect rescales exactly what remains of patience', () => {
    const { world, served } = watchTiny(stay);
    at(world, 40, pull('calm'));
    at(world, 80, stop('calm'));
    drive(world, 300);
    expect(ends(served())).toMatchObject({ d: 120, e: 165, f: 190 });
  });

  it('[S2] less capacity evicts nobody and serves nobody until units have emptied', () => {
    const { world } = watchTiny({
      ...stay,
      people: ['a', 'b', 'c', 'd', 'e', 'f', 'x'].map((who, at) => ({
        who,
        at,
        to: who === 'x' ? 'see' : 'stay',
      })),
    });
    const bed = world.model.find.pool.get('bed') as number;
    const units = (minute: number): string => {
      drive(world, minute);
      return `${world.occupied(bed)}/${world.capacity(bed)}`;
    };
    expect(units(10)).toBe('4/4');
    at(world, 20, pull('fewer'));
    expect([20, 99, 100, 101, 102].map(units)).toEqual(['4/2', '4/2', '3/2', '2/2', '2/2']);
    at(world, 102.5, stop('fewer'));
    expect([102.5, 103].map(units)).toEqual(['3/4', '2/4']);
  });

  it('[S1] capacity is the rota times all factors, rounded down, plus all additions, and never below zero', () => {
    const { world } = watchTiny(stay);
    const bed = world.model.find.pool.get('bed') as number;
    const found = [pull('half'), pull('more', 3), pull('fewer'), stop('more'), stop('half')].map(
      (command, place) => {
        at(world, place, command);
        return world.capacity(bed);
      },
    );
    expect(found).toEqual([2, 5, 3, 0, 2]);
  });

  it('[L3] a budget effect arrives once, when it takes hold', () => {
    const { world } = watchTiny(stay);
    const council = world.model.find.agency.get('council') as number;
    at(world, 30, pull('grant'));
    const found = [89, 90, 200, 5000].map((minute) => {
      drive(world, minute);
      return world.budgetPounds(council);
    });
    expect(found).toEqual([100, 800, 800, 800]);
  });
});

const crowd: Tiny = {
  resources: [],
  steps: [
    '{id: sort, name: Sort, lasts: 5 min, next: {shares: {ward: 40%, clinic: 20%, street: rest}}}',
    '{id: enter, name: Enter, lasts: 5 min, next: sort}',
    '{id: other, name: Other, lasts: 5 min, next: home}',
  ],
  outcomes: ['ward', 'clinic', 'street', 'home'].map((id) => `{id: ${id}, name: ${id}}`),
  people: [],
  more: [
    'arrivals: [{id: walk-in, name: Walk-in, rate: 2000 per day, to: enter, headroom: 2}]\n',
    decisions({
      levers: [
        lever('divert', '{move: enter, to: other, share: amount / 100}', percent),
        lever('keep-out', '{weight: sort, to: ward, factor: amount / 100}', percent),
        lever('curb', '{arrivals: walk-in, factor: amount / 100}', percent),
        lever('flood', '{arrivals: walk-in, factor: 2}'),
      ],
    }),
  ].join(''),
};
const crowdModel = modelOf(tinyText(crowd));

/** Of each walk-in of two days, by ordinal: when it came and every step and outcome it entered. */
function fates(
  begin: (world: World) => void,
): Map<number, { readonly came: number; readonly way: string[] }> {
  const { world } = watch(crowdModel, 'crowd');
  const found = new Map<number, { came: number; way: string[] }>();
  const events = recordJourneys(world);
  begin(world);
  drive(world, 2880);
  for (const { moment, ordinal, atMinutes, where } of events) {
    if (moment === 'arrive') found.set(ordinal, { came: atMinutes, way: [] });
    if (moment === 'enter' || moment === 'outcome') found.get(ordinal)?.way.push(where);
  }
  return found;
}

function countOf(fate: ReturnType<typeof fates>, step: string): number {
  return [...fate.values()].filter(({ way }) => way.includes(step)).length;
}

/** Four standard deviations of a share of so many people: a true share fails once in 16,000 seeds. */
const slack = (share: number, people: number): number => 4 * Math.sqrt((share * (1 - share)) / people);

describe('effects on who goes where', () => {
  const plain = fates(() => undefined);

  it('[R3] a move by a share asks each patient’s own uniform: a smaller share is part of a larger one', () => {
    const moved = [30, 50].map((share) => fates((world) => at(world, 0, pull('divert', share))));
    const [third, half] = moved.map(
      (fate) => new Set([...fate].filter(([, { way }]) => way.includes('other')).map(([ordinal]) => ordinal)),
    );
    expect([...(third ?? [])].filter((ordinal) => !half?.has(ordinal))).toEqual([]);
    expect(Math.abs((third?.size ?? 0) / plain.size - 0.3)).toBeLessThan(slack(0.3, plain.size));
    expect(Math.abs((half?.size ?? 0) / plain.size - 0.5)).toBeLessThan(slack(0.5, plain.size));
    // Nobody else, and nothing of those who are not moved, is touched.
    for (const fate of moved) {
      for (const [ordinal, { came, way }] of fate) {
        expect(came).toBe(plain.get(ordinal)?.came);
        if (!way.includes('other')) expect(way).toEqual(plain.get(ordinal)?.way);
      }
    }
  });

  it('[R3] where a weight changes, only those who must change their way do', () => {
    const kept = fates((world) => at(world, 0, pull('keep-out', 50)));
    const parting = [...kept].filter(([ordinal, { way }]) => way.at(-1) !== plain.get(ordinal)?.way.at(-1));
    for (const [ordinal, { way }] of parting) {
      expect(plain.get(ordinal)?.way.at(-1)).toBe('ward');
      expect(['clinic', 'street']).toContain(way.at(-1));
    }
    const share = countOf(kept, 'ward') / kept.size;
    expect(Math.abs(share - 0.2 / 0.8)).toBeLessThan(slack(0.25, kept.size));
    expect(countOf(kept, 'clinic')).toBeGreaterThan(countOf(plain, 'clinic'));
    const none = fates((world) => at(world, 0, pull('keep-out', 0)));
    expect(countOf(none, 'ward')).toBe(0);
  });

  it('[R4] fewer or more arrivals are particular people gone or come; nobody is renamed or comes at another time', () => {
    const curbed = fates((world) => at(world, 0, pull('curb', 70)));
    const flooded = fates((world) => at(world, 0, pull('flood')));
    for (const [ordinal, fate] of curbed) expect(fate).toEqual(plain.get(ordinal));
    for (const [ordinal, fate] of plain) expect(fate).toEqual(flooded.get(ordinal));
    expect(Math.abs(curbed.size / plain.size - 0.7)).toBeLessThan(slack(0.7, plain.size));
    // Twice the rate of a Poisson count of n: standard deviation of the ratio about √(2 ÷ n).
    expect(Math.abs(flooded.size / plain.size - 2)).toBeLessThan(4 * Math.sqrt(2 / plain.size));
  });
});
