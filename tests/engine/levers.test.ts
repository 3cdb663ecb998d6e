// The life of a lever, minute by minute: lead time, ramp, end, wind-down, cooling, and what it costs.

import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  checkCommand,
  drive,
  hashWorld,
  type TeamView,
  worldView,
} from '../../engine/index.ts';
import { agency, at, control, give, pull, stop } from './commands.ts';
import { type Tiny, watchTiny } from './tiny.ts';
import { decisions, inject, lever } from './tinyAgencies.ts';

const beds =
  'cost: {once: £500, per-day: £100, per-unit: true}, amount: {unit: beds, least: 4, most: 8, step: 2, usual: 6}, ' +
  'lead-time: 2 h, ramp: 8 h, lasts: 1 day, wind-down: 4 h, cooling: 6 h, times: 2';

const tiny: Tiny = {
  resources: ['{id: extra, name: Extra, kind: bed, capacity: 3}'],
  steps: ['{id: stay, name: Stay, seize: [extra], lasts: 10 min, next: home}'],
  people: [{ who: 'a', at: 20000, to: 'stay' }],
  more: decisions({
    levers: [
      lever('open-beds', '{capacity: extra, add: amount}', beds),
      lever('dear', '{capacity: extra, add: 1}', 'cost: {once: £5000, per-day: £900}, lead-time: 0 min'),
      lever('free', '{capacity: extra, add: 1}', 'cost: {once: £0}, lead-time: 0 min'),
      lever(
        'needy',
        '{capacity: extra, add: 1}',
        'cost: {once: £0, per-day: £0}, lead-time: 0 min, needs: {when: in-force(open-beds) > 0, otherwise: "Open the beds first."}',
      ),
    ],
    injects: [inject('press', 1, 'held: true')],
  }),
};

/** State, fraction in eighths, capacity and pounds spent at each minute. */
function life(minutes: readonly number[], begin: (world: ReturnType<typeof watchTiny>['world']) => void) {
  const { world } = watchTiny(tiny);
  begin(world);
  const pool = world.model.find.pool.get('extra') as number;
  return minutes.map((minute) => {
    drive(world, minute);
    const view = worldView(world, { kind: 'team', teamId: 'hospital-team' }) as TeamView;
    const seen = view.agencies[0]?.levers[0];
    const spent = view.agencies[0]?.spentPounds as number;
    return `${minute} ${seen?.state} ${(seen?.fraction as number) * 8}/8 until ${seen?.untilMinutes} capacity ${world.capacity(pool)} £${Math.round(spent * 1e6) / 1e6}`;
  });
}

describe('the life of a lever', () => {
  it('[L3] takes hold at its lead time, by its ramp, and its owner sees it on the way', () => {
    const minutes = [60, 179, 180, 239, 240, 300, 659, 660, 2099, 2100, 2130, 2309, 2310, 2340, 2699, 2700];
    const found = life(minutes, (world) => at(world, 60, pull('open-beds', 8)));
    expect(found).toEqual([
      '60 mobilising 0/8 until 180 capacity 3 £4000',
      '179 mobilising 0/8 until 180 capacity 3 £4000',
      '180 ramping 0/8 until 660 capacity 3 £4000',
      `239 ramping 0/8 until 660 capacity 3 £${pounds(4000, 59)}`,
      `240 ramping 1/8 until 660 capacity 4 £${pounds(4000, 60)}`,
      `300 ramping 2/8 until 660 capacity 5 £${pounds(4000, 120)}`,
      `659 ramping 7/8 until 660 capacity 10 £${pounds(4000, 479)}`,
      `660 active 8/8 until 2100 capacity 11 £${pounds(4000, 480)}`,
      `2099 active 8/8 until 2100 capacity 11 £${pounds(4000, 1919)}`,
      `2100 winding-down 8/8 until 2340 capacity 11 £${pounds(4000, 1920)}`,
      `2130 winding-down 7/8 until 2340 capacity 10 £${pounds(4000, 1950)}`,
      `2309 winding-down 2/8 until 2340 capacity 5 £${pounds(4000, 2129)}`,
      `2310 winding-down 1/8 until 2340 capacity 4 £${pounds(4000, 2130)}`,
      '2340 cooling 0/8 until 2700 capacity 3 £5200',
      '2699 cooling 0/8 until 2700 capacity 3 £5200',
      '2700 available 0/8 until null capacity 3 £5200',
    ]);
  });

  it('[L3] stopped while mobilising, it never takes hold and costs nothing a day', () => {
    const found = life([100, 180, 460, 461, 3000], (world) => {
      at(world, 60, pull('open-beds', 4));
      at(world, 100, stop('open-beds'));
    });
    expect(found).toEqual([
      '100 cooling 0/8 until 460 capacity 3 £2000',
      '180 cooling 0/8 until 460 capacity 3 £2000',
      '460 available 0/8 until null capacity 3 £2000',
      '461 available 0/8 until null capacity 3 £2000',
      '3000 available 0/8 until null capacity 3 £2000',
    ]);
  });

  it('[L3] stopped half-way up, it fades from where it stands and never rises', () => {
    const found = life([400, 579, 580, 610, 639, 640], (world) => {
      at(world, 60, pull('open-beds', 8));
      at(world, 400, stop('open-beds'));
    });
    expect(found.map((line) => line.replace(/ £.*/, ''))).toEqual([
      '400 winding-down 3/8 until 640 capacity 6',
      '579 winding-down 3/8 until 640 capacity 6',
      '580 winding-down 2/8 until 640 capacity 5',
      '610 winding-down 1/8 until 640 capacity 4',
      '639 winding-down 1/8 until 640 capacity 4',
      '640 cooling 0/8 until 1000 capacity 3',
    ]);
    expect(found.at(-1)).toMatch(new RegExp(`£${pounds(4000, 460)}$`));
  });
});

describe('commands', () => {
  it('[L1] a refused command is refused with the right reason and changes no bit', () => {
    const { world } = watchTiny(tiny);
    at(world, 60, pull('open-beds', 8));
    const hospital = agency('hospital');
    const cases = [
      [hospital, pull('nothing'), 'unknown-lever'],
      [hospital, pull('open-beds', 6), 'not-available'],
      [hospital, pull('needy'), 'precondition'],
      [hospital, pull('needy', 3), 'amount-out-of-range'],
      [agency('council'), pull('needy'), 'not-yours'],
      [agency('council'), stop('open-beds'), 'not-yours'],
      [hospital, stop('needy'), 'not-in-force'],
      [hospital, { kind: 'declareLevel', agencyId: 'hospital', level: 1 }, 'already-so'],
      [hospital, { kind: 'declareLevel', agencyId: 'hospital', level: 5 }, 'unknown-level'],
      [hospital, { kind: 'declareLevel', agencyId: 'hospital', level: 1.5 }, 'unknown-level'],
      [hospital, { kind: 'declareLevel', agencyId: 'hospital', level: Number.NaN }, 'unknown-level'],
      [agency('council'), { kind: 'declareLevel', agencyId: 'hospital', level: 2 }, 'not-yours'],
      [agency('council'), { kind: 'declareLevel', agencyId: 'council', level: 2 }, 'no-scheme'],
      [hospital, { kind: 'declareLevel', agencyId: 'nobody', level: 2 }, 'unknown-agency'],
      [hospital, { kind: 'fireInject', injectId: 'press' }, 'control-only'],
      [control, { kind: 'fireInject', injectId: 'nothing' }, 'unknown-inject'],
      [control, { kind: 'endInject', injectId: 'press' }, 'not-available'],
      [hospital, { kind: 'handAgency', agencyId: 'hospital', playedBy: 'people' }, 'control-only'],
      [control, { kind: 'handAgency', agencyId: 'hospital', playedBy: 'standing-orders' }, 'already-so'],
    ] as const;
    const before = hashWorld(world);
    for (const [actor, command, code] of cases) {
      expect([command, checkCommand(world, actor, command)?.code]).toEqual([command, code]);
      const entry = { sequence: 9, atMinutes: 60, commandId: 'c', actor, command, rationale: '' };
      expect(() => applyCommand(world, entry)).toThrow('refused');
    }
    expect(hashWorld(world)).toEqual(before);
  });

  it('[L1] amounts off the scale, too little money and too many times are refused', () => {
    const { world } = watchTiny(tiny);
    const refused = (amount: number | null) =>
      checkCommand(world, agency('hospital'), pull('open-beds', amount))?.code ?? null;
    for (const amount of [3, 5, 10, -4, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect([amount, refused(amount)]).toEqual([amount, 'amount-out-of-range']);
    }
    at(world, 60, pull('open-beds', 8));
    drive(world, 2699);
    expect(refused(null)).toBe('cooling-down');
    drive(world, 2700);
    // £4,800 are left, which is what eight beds cost to begin with.
    expect(refused(8)).toBeNull();
    at(world, 2700, pull('open-beds', 8));
    drive(world, 6000);
    expect(refused(4)).toBe('too-often');
  });

  it('[L1] money that has been spent or is running away cannot be spent again', () => {
    const { world } = watchTiny(tiny);
    const refused = () => checkCommand(world, agency('hospital'), pull('dear'))?.code ?? null;
    at(world, 60, pull('open-beds', 8));
    expect(refused()).toBeNull();
    // £4,000 at once and £800 a day from minute 180 leave less than £5,900 from minute 360 on.
    drive(world, 360);
    expect(refused()).toBeNull();
    drive(world, 361);
    expect(refused()).toBe('not-enough-money');
  });

  it('[L4] the reason given has no influence on the world', () => {
    const hashes = ['', 'Because the ward is full.'].map((rationale) => {
      const { world } = watchTiny(tiny);
      drive(world, 30);
      expect(give({ world, journal: [] }, agency('hospital'), pull('open-beds', 8), rationale)).toBeNull();
      drive(world, 3000);
      return hashWorld(world);
    });
    expect(hashes[0]).toEqual(hashes[1]);
  });
});

/** Pounds spent: what was paid at once, and £800 a day for so many minutes. */
function pounds(once: number, minutes: number): number {
  return Math.round((once + (800 * minutes) / 1440) * 1e6) / 1e6;
}

describe('money', () => {
  const hospital = (world: ReturnType<typeof watchTiny>['world']) =>
    (worldView(world, { kind: 'team', teamId: 'hospital-team' }) as TeamView).agencies[0];

  it('used up: what runs goes on and the overspend shows; nothing that costs can be begun', () => {
    const { world } = watchTiny(tiny);
    const pool = world.model.find.pool.get('extra') as number;
    at(world, 0, pull('dear'));
    drive(world, 5 * 1440);
    expect(hospital(world)).toMatchObject({
      budgetPounds: 10000,
      spentPounds: 9500,
      spendingPerDayPounds: 900,
    });
    drive(world, 6 * 1440);
    expect(hospital(world)).toMatchObject({
      budgetPounds: 10000,
      spentPounds: 10400,
      spendingPerDayPounds: 900,
    });
    expect(hospital(world)?.levers.find(({ id }) => id === 'dear')?.state).toBe('active');
    expect(world.capacity(pool)).toBe(4);
    expect(checkCommand(world, control, pull('open-beds'))).toEqual({
      code: 'not-enough-money',
      sentence: 'This needs £3,600 to begin with; nothing is left: £400 overspent.',
    });
    expect(checkCommand(world, control, pull('free'))).toBeNull();
    at(world, 6 * 1440, stop('dear'));
    drive(world, 9 * 1440);
    expect(hospital(world)).toMatchObject({ spentPounds: 10400, spendingPerDayPounds: 0 });
    expect(world.capacity(pool)).toBe(3);
  });
});
