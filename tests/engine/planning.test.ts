// The planning round: decisions dated before the start, what they cost, when they are in force, how they are undone and
// what is refused.

import { describe, expect, it } from 'vitest';
import {
  type Command,
  checkCommand,
  createWorld,
  drive,
  hashWorld,
  parseScenario,
  scenarioBrief,
  type World,
} from '../../engine/index.ts';
import { agency, control, pull, stop } from './commands.ts';
import { Dice } from './randomScenario.ts';
import { modelOf } from './tiny.ts';
import {
  beds,
  capacityOf,
  closes,
  day,
  hospitalOf,
  leverOf,
  now,
  options,
  people,
  wardText,
  worldOf,
} from './ward.ts';

describe('a decision of the planning round', () => {
  it('[L8] is in force, half-way, late or over at the start, by its own times from the date', () => {
    const levers = [
      beds(
        'decided: planning, lead-time: 10 days, ramp: 8 days, lasts: 5 days, wind-down: 8 days, cooling: 40 days, cost: {per-day: £1}',
      ),
      `{id: late, name: Late, agency: hospital, says: S., decided: either, lead-time: 25 days, effects: [{capacity: bed, add: 3}]}`,
    ];
    const world = worldOf({ levers }, true);
    now(world, pull('beds', 10));
    now(world, pull('late'));
    expect(leverOf(world, 'late')).toMatchObject({
      state: 'mobilising',
      sinceMinutes: -20 * day,
      untilMinutes: 5 * day,
      inForceFromMinutes: 5 * day,
      lateMinutes: 5 * day,
      planned: true,
    });
    expect(capacityOf(world)).toBe(20);
    now(world, closes);
    // Ramping from day −10 to −2, full to day 3, gone on day 11.
    expect(leverOf(world, 'beds')).toMatchObject({
      state: 'active',
      sinceMinutes: -2 * day,
      untilMinutes: 3 * day,
      inForceFromMinutes: -10 * day,
      lateMinutes: 0,
      fraction: 1,
    });
    expect(capacityOf(world)).toBe(30);
    drive(world, 4 * day);
    expect([leverOf(world, 'beds').fraction, capacityOf(world)]).toEqual([7 / 8, 28]);
    drive(world, 5 * day);
    expect(capacityOf(world)).toBe(20 + 7 + 3);
    drive(world, 11 * day);
    expect([leverOf(world, 'beds').state, capacityOf(world)]).toEqual(['cooling', 23]);
    expect(leverOf(world, 'beds')).toMatchObject({
      planned: false,
      inForceFromMinutes: null,
      lateMinutes: 0,
    });
  });

  it('[L8] is, for any times, what the calendar makes of one pulled that long ago', () => {
    const dice = new Dice(77);
    for (let round = 0; round < 40; round++) {
      const before = dice.whole(1, 12);
      const times = [
        `lead-time: ${dice.pick([0, dice.whole(1, 400)])} h`,
        `ramp: ${dice.pick([0, dice.whole(1, 300)])} h`,
        dice.chance(0.3) ? '' : `lasts: ${dice.whole(1, 200)} h`,
        `wind-down: ${dice.pick([0, dice.whole(1, 100)])} h`,
        `cooling: ${dice.pick([0, dice.whole(1, 50)])} h`,
        'cost: {once: £11, per-day: £3, per-unit: true}',
      ].filter((part) => part !== '');
      const levers = [beds(times.join(', '))];
      const pulled = createWorld(
        modelOf(wardText({ levers, before: null, length: 60, money: '£0' }).replace('£1000', '£90000')),
        options,
      );
      const planned = worldOf({ levers, before, length: 60, money: '£90000' }, true);
      now(pulled, people('hospital'));
      now(pulled, pull('beds', 6));
      now(planned, pull('beds', 6));
      now(planned, closes);
      for (const days of [0, 0.4, 1, 3, 7, 20]) {
        drive(pulled, (before + days) * day);
        drive(planned, days * day);
        expect({ round, ...standing(planned, 0) }).toEqual({ round, ...standing(pulled, before * day) });
      }
    }
  });

  it('[L10] commits all that it will cost up to the end, and is paid from money of its own', () => {
    const levers = [
      beds('decided: either, lead-time: 15 days, cost: {once: £10, per-day: £2, per-unit: true}'),
    ];
    const world = worldOf({ levers, money: '£1000' }, true);
    const brief = scenarioBrief(world.model, { kind: 'control' }).levers.find(({ id }) => id === 'beds');
    // In force five days before a run of thirty: £10 + 35 × £2.
    expect(brief).toMatchObject({
      decidedIn: 'either',
      plan: { inForceFromMinutes: -5 * day, commitmentPounds: 80 },
    });
    now(world, pull('beds', 10));
    expect(hospitalOf(world).planning).toEqual({
      budgetPounds: 1000,
      committedPounds: 800,
      spentPounds: 0,
      leftPounds: 200,
    });
    drive(world, 0);
    drive(world, 10 * day);
    expect(hospitalOf(world)).toMatchObject({
      budgetPounds: 1000,
      spentPounds: 0,
      spendingPerDayPounds: 0,
      planning: {
        budgetPounds: 1000,
        committedPounds: 800,
        spentPounds: expect.closeTo(100 + 15 * 20, 6),
        leftPounds: 0,
      },
    });
    drive(world, 30 * day);
    expect(hospitalOf(world).planning?.spentPounds).toBeCloseTo(800, 6);
  });

  it('[L10] cannot commit more than there is, to the penny', () => {
    const levers = [
      beds('decided: either, cost: {once: £10, per-unit: true}'),
      '{id: free, name: Free, agency: hospital, says: S., decided: planning, effects: [{capacity: bed, add: 1}]}',
    ];
    const world = worldOf({ levers, money: '£60' }, true);
    expect(checkCommand(world, control, pull('beds', 8))).toEqual({
      code: 'over-planning-budget',
      sentence: 'This commits £80 up to the end of the run; £60 of the planning budget is left.',
    });
    expect(checkCommand(world, control, pull('beds', 6))).toBeNull();
    now(world, pull('beds', 6));
    expect(checkCommand(world, control, pull('free'))).toBeNull();
  });

  it('[L9] happens nowhere before the round is closed, and goes without a trace when it is taken back', () => {
    const levers = [
      beds('decided: either, lead-time: 5 days, cost: {once: £10, per-day: £1}'),
      '{id: grant, name: Grant, agency: hospital, says: S., decided: planning, effects: [{budget: council, add: £500}, {duration: stay, factor: 0.5}]}',
    ];
    const untouched = worldOf({ levers }, true);
    const world = worldOf({ levers }, true);
    const parts = ({
      patients,
      calendar,
      resources,
      measures,
    }: ReturnType<typeof hashWorld>['parts']): unknown => ({
      patients,
      calendar,
      resources,
      measures,
    });
    const before = hashWorld(worldOf({ levers })).parts;
    now(world, pull('beds', 8));
    now(world, pull('grant'));
    drive(world, 0);
    expect(parts(hashWorld(world).parts)).toEqual(parts(before));
    const council = world.model.find.agency.get('council') as number;
    expect(world.budgetPounds(council)).toBe(10);
    now(world, stop('grant'));
    now(world, stop('beds'));
    for (const id of ['beds', 'grant']) expect(leverOf(world, id)).toEqual(leverOf(untouched, id));
    expect(hospitalOf(world).planning).toEqual(hospitalOf(untouched).planning);
    drive(world, 10 * day);
    drive(untouched, 10 * day);
    expect(parts(hashWorld(world).parts)).toEqual(parts(hashWorld(untouched).parts));
    expect(hospitalOf(world)).toMatchObject({ ...hospitalOf(untouched), decisions: expect.anything() });
  });

  it('[L8] tells those who lie there at the start, and brings once what it gives once', () => {
    const levers = [
      '{id: grant, name: Grant, agency: hospital, says: S., decided: planning, effects: [{budget: council, add: £500}, {duration: stay, factor: 0.5}]}',
    ];
    const [plain, world] = [worldOf({ levers }, true), worldOf({ levers }, true)];
    now(world, pull('grant'));
    now(world, closes);
    now(plain, closes);
    expect(world.budgetPounds(world.model.find.agency.get('council') as number)).toBe(510);
    const ends = (of: World): number[] =>
      Array.from({ length: 20 }, (_, slot) => of.calendar.timeOf((of.patients.event[slot] as number) - 1));
    expect(ends(world)).toEqual(ends(plain).map((minutes) => expect.closeTo(minutes / 2, 5)));
  });
});

describe('what is refused', () => {
  const levers = [
    beds('decided: planning, cost: {once: £1}'),
    '{id: late, name: Late, agency: hospital, says: S., decided: either, lead-time: 25 days, effects: [{capacity: bed, add: 3}]}',
    '{id: after, name: After, agency: hospital, says: S., decided: either, needs: {when: in-force(beds) > 0, otherwise: "Needs the beds."}, effects: [{capacity: bed, add: 1}]}',
  ];
  const injects = 'injects: [{id: crash, number: 1, name: Crash, from: X, text: T., held: true}]\n';
  const text = wardText({ levers }) + injects;

  it('[L1] in the planning round', () => {
    const world = createWorld(modelOf(text), options);
    const before = hashWorld(world);
    const refused: readonly (readonly [
      ReturnType<typeof agency> | typeof control,
      Command,
      string,
      string,
    ])[] = [
      [control, pull('hurry'), 'not-now', 'decided in play'],
      [control, pull('after'), 'precondition', 'Needs the beds'],
      [control, pull('beds', 3), 'amount-out-of-range', 'From 2 in steps of 2'],
      [agency('council'), pull('beds'), 'not-yours', 'Hospital'],
      [control, stop('beds'), 'not-in-force', 'not planned'],
      [agency('hospital'), closes, 'control-only', 'Only control'],
      [control, { kind: 'fireInject', injectId: 'crash' }, 'not-now', 'still open'],
      [control, { kind: 'declareLevel', agencyId: 'hospital', level: 2 }, 'no-scheme', 'escalation'],
    ];
    for (const [actor, command, code, words] of refused) {
      const refusal = checkCommand(world, actor, command);
      expect(refusal?.code, JSON.stringify(command)).toBe(code);
      expect(refusal?.sentence).toContain(words);
    }
    expect(hashWorld(world)).toEqual(before);
    now(world, pull('beds'));
    expect(checkCommand(world, control, pull('beds'))?.sentence).toBe('“Beds” is planned already.');
    expect(checkCommand(world, control, pull('after'))).toBeNull();
    now(world, { kind: 'holdInject', injectId: 'crash' } as const satisfies Command);
  });

  it('[L1] when it is closed, and where there is none', () => {
    const world = createWorld(modelOf(text), options);
    now(world, people('hospital'));
    now(world, closes);
    expect(checkCommand(world, control, closes)).toEqual({
      code: 'no-planning',
      sentence: 'The planning round is closed already.',
    });
    expect(checkCommand(world, control, pull('beds'))?.sentence).toBe(
      '“Beds” could be decided in the planning round only, and that is over.',
    );
    expect(checkCommand(world, control, pull('late'))).toBeNull();
    const none = worldOf({ levers: [], before: null });
    expect(checkCommand(none, control, closes)?.code).toBe('no-planning');
  });

  it('a plan that is over by the start may be taken back in the round, not made twice', () => {
    const short = [beds('decided: either, lasts: 2 days, cost: {once: £1, per-day: £1}')];
    const world = worldOf({ levers: short }, true);
    now(world, pull('beds'));
    expect(leverOf(world, 'beds')).toMatchObject({ state: 'available', timesPulled: 1, fraction: 0 });
    expect(checkCommand(world, control, pull('beds'))?.code).toBe('not-available');
    expect(checkCommand(world, control, stop('beds'))).toBeNull();
    now(world, closes);
    expect(hospitalOf(world).planning?.spentPounds).toBeCloseTo(1 + 2, 9);
    expect(leverOf(world, 'beds')).toMatchObject({ planned: false, timesPulled: 1 });
    now(world, pull('beds'));
    expect(hospitalOf(world).spentPounds).toBe(1);
    drive(world, day);
    expect(hospitalOf(world).spentPounds).toBeCloseTo(2, 9);
    expect(hospitalOf(world).planning?.spentPounds).toBeCloseTo(3, 9);
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['date: 2024-01-12', 'date: 2024-02-01', 'planning-after-start'],
    ['date: 2024-01-12', 'date: 01-12', 'not-a-date'],
    ['plans: []', 'plans: [{pull: nobody}]', 'unknown-reference'],
    ['plans: []', 'plans: [{pull: hurry}]', 'not-in-planning'],
    ['plans: []', 'plans: [{pull: late}, {pull: late}]', 'twice'],
    ['plans: []', 'plans: [{pull: beds, amount: 3}]', 'out-of-range'],
    ['plans: []', 'plans: [{stop: beds}]', 'unknown-key'],
    [
      'id: council, name: Council, kind: council, budget: £10',
      'id: council, name: Council, kind: council, plans: [{pull: beds}]',
      'not-its-lever',
    ],
    ['decided: either', 'decided: never', 'unknown-word'],
    ['do: {pull: hurry}', 'do: {pull: beds}', 'not-in-play'],
    ['decided: planning, cost', 'decided: planning, lead-time: 51 days, cost', 'too-late'],
    ['planning-budget: £5000', 'planning-budget: 5000', 'missing-unit'],
    ['hold: 10 min', 'hold: 10', 'missing-unit'],
  ];
  it.each(wrong)('%s → %s', (from, to, code) => {
    expect(text).toContain(from);
    const { problems } = parseScenario(text.replace(from, to), 'wrong.yaml');
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('money, plans and levers of a round that is not there', () => {
    const without = text.replace(/planning: \{.*\n/, '').replace('plans: []', 'plans: [{pull: beds}]');
    const { problems } = parseScenario(without, 'wrong.yaml');
    expect(problems.map(({ code, sentence }) => `${code} ${sentence.slice(0, 11)}`).sort()).toEqual([
      'no-planning "beds" is d',
      'no-planning "hospital" ',
      'no-planning "hospital" ',
    ]);
  });
});

/** How a lever and its money stand, in times from the start of the other world. */
function standing(world: World, start: number): object {
  const { state, sinceMinutes, untilMinutes, fraction, refusal } = leverOf(world, 'beds');
  const index = world.model.find.intervention.get('beds') as number;
  const event = (world.interventions.event[index] as number) - 1;
  const hospital = world.model.find.agency.get('hospital') as number;
  return {
    state,
    since: state === 'available' ? null : sinceMinutes - start,
    until: untilMinutes === null ? null : untilMinutes - start,
    fraction,
    mayBePulled: refusal?.code === 'not-available' || refusal?.code === 'cooling-down' ? refusal.code : null,
    turns: event < 0 ? null : world.calendar.timeOf(event) - start,
    capacity: capacityOf(world),
    spentPence: Math.round((world.spentPounds(hospital) + world.planningSpentPounds(hospital)) * 100),
  };
}
