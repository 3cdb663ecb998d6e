// Runs with a planning round: who plans, what is seen of it, and that it is saved, replayed and branched.

import { describe, expect, it } from 'vitest';
import {
  type BranchEdit,
  branch,
  type Command,
  createWorld,
  drive,
  hashWorld,
  measuresOf,
  replay,
  restoreWorld,
  runReplication,
  scenarioBrief,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';
import { control, give, type Played, pull, stop } from './commands.ts';
import { feedbackAttempts, feedbackModel } from './feedbackWorlds.ts';
import { brokenIn } from './invariants.ts';
import { play, randomCuts, untilMinutes } from './play.ts';
import { modelOf } from './tiny.ts';
import {
  beds,
  capacityOf,
  closes,
  day,
  hospitalOf,
  now,
  options,
  type Parts,
  people,
  wardText,
  worldOf,
} from './ward.ts';

describe('who plans', () => {
  const levers = [
    beds('decided: either, lead-time: 15 days, cost: {once: £100, per-unit: true}'),
    '{id: late, name: Late, agency: hospital, says: S., decided: either, lead-time: 25 days, cost: {once: £200}, effects: [{capacity: bed, add: 3}]}',
  ];
  const parts: Parts = { levers, plans: '[{pull: beds, amount: 6}, {pull: late}]', money: '£700' };

  it('an agency that nobody plays does what its file says, in order, as far as its money goes', () => {
    const world = worldOf(parts);
    const decisions = drive(world, 60).filter(({ decidedIn }) => decidedIn === 'planning');
    expect(decisions.map(({ actor, command, decidedIn }) => ({ actor, command, decidedIn }))).toEqual([
      {
        actor: { kind: 'standing-orders', agencyId: 'hospital', orderId: 'plans' },
        command: pull('beds', 6),
        decidedIn: 'planning',
      },
      { actor: { kind: 'clock' }, command: closes, decidedIn: 'planning' },
    ]);
    expect(
      hospitalOf(world)
        .decisions.slice(-1)
        .map(({ text, by, decidedIn, lever }) => ({ text, by, decidedIn, lever })),
    ).toEqual([
      {
        text: 'Beds (6 beds)',
        by: 'standing-orders',
        decidedIn: 'planning',
        lever: { id: 'beds', kind: 'structural' },
      },
    ]);
  });

  it('one that people play does nothing by itself; control may close the round, with the same result', () => {
    const byClock = worldOf(parts);
    const byControl = worldOf(parts);
    now(byControl, closes);
    drive(byClock, 3 * day);
    drive(byControl, 3 * day);
    const { patients, calendar, resources, measures } = hashWorld(byClock).parts;
    expect(hashWorld(byControl).parts).toMatchObject({ patients, calendar, resources, measures });
    const played = worldOf(parts, true);
    drive(played, 60);
    expect(hospitalOf(played).planning?.committedPounds).toBe(0);
  });

  it('is told apart from tactical and structural decisions in play, everywhere', () => {
    const world = worldOf({ levers }, true);
    now(world, pull('beds', 2));
    const open = worldView(world, { kind: 'team', teamId: 'hospital' });
    expect(open).toMatchObject({
      planning: { open: true, name: 'Round', date: '2024-01-12', briefing: 'Plan.' },
    });
    now(world, closes);
    now(world, pull('late'));
    now(world, pull('hurry'));
    const view = worldView(world, { kind: 'control' });
    if (view.kind !== 'control') throw new Error('Control sees what control sees');
    expect(view.planning?.open).toBe(false);
    expect(worldView(world, { kind: 'wall' }).planning?.open).toBe(false);
    expect(view.decisions.map(({ text, decidedIn, lever }) => [text, decidedIn, lever?.kind])).toEqual([
      ['Hurry', 'play', 'tactical'],
      ['Late', 'play', 'tactical'],
      ['The planning round is closed', 'planning', undefined],
      ['Beds (2 beds)', 'planning', 'structural'],
      ['Handed to its people', 'planning', undefined],
    ]);
    const brief = scenarioBrief(world.model, { kind: 'team', teamId: 'hospital' });
    expect(brief.planning).toMatchObject({
      date: '2024-01-12',
      beforeMinutes: 20 * day,
      holdWallMinutes: 10,
    });
    expect(brief.levers.map(({ id, decidedIn, plan }) => [id, decidedIn, plan?.inForceFromMinutes])).toEqual([
      ['hurry', 'play', undefined],
      ['beds', 'either', -5 * day],
      ['late', 'either', 5 * day],
    ]);
  });

  it('may be decided in it by default where it is structural, and only there', () => {
    const plain = modelOf(wardText({ levers: [beds('cost: {once: £1}')] })).scenario.levers;
    expect(plain.map(({ id, decidedIn }) => [id, decidedIn])).toEqual([
      ['hurry', 'play'],
      ['beds', 'either'],
    ]);
    const without = modelOf(wardText({ levers: [beds('cost: {once: £1}')], before: null })).scenario.levers;
    expect(without.map(({ decidedIn }) => decidedIn)).toEqual(['play', 'play']);
    const said = modelOf(wardText({ levers: [beds('decided: play')] })).scenario.levers;
    expect(said[1]?.decidedIn).toBe('play');
  });
});

describe('a run with a planning round', () => {
  const levers = [
    beds('decided: either, lead-time: 15 days, ramp: 16 days, cost: {once: £10, per-unit: true}'),
    '{id: fast, name: Fast, agency: hospital, says: S., decided: either, cost: {once: £80}, effects: [{duration: stay, factor: 0.8}]}',
  ];
  const model = modelOf(wardText({ levers, money: '£130', plans: '[{pull: fast}]' }));

  function played(): Played {
    const course: Played = { world: createWorld(model, options), journal: [] };
    for (const command of [
      people('hospital'),
      pull('beds', 4),
      pull('fast'),
      stop('fast'),
      pull('fast'),
      closes,
      pull('hurry'),
    ]) {
      expect(give(course, control, command), JSON.stringify(command)).toBeNull();
    }
    drive(course.world, 3 * day);
    give(course, control, stop('beds'));
    drive(course.world, 9 * day);
    return course;
  }

  it('[J3] is replayed from its journal, rung by rung, also within the round', () => {
    const { world, journal } = played();
    const ladder: { atMinutes: number; entries: number; state: string }[] = [];
    const again: Played = { world: createWorld(model, options), journal: [] };
    for (const entry of journal) {
      drive(again.world, entry.atMinutes);
      give(again, entry.actor, entry.command);
      drive(again.world, entry.atMinutes);
      ladder.push({
        atMinutes: entry.atMinutes,
        entries: entry.sequence,
        state: hashWorld(again.world).state,
      });
    }
    const run = { seed: options.seed, replication: 0, journal };
    const result = replay(model, { run, untilMinutes: 9 * day, ladder });
    expect(result.mismatch).toBeNull();
    expect(result.refused).toEqual([]);
    expect(hashWorld(result.world)).toEqual(hashWorld(world));
    expect(result.decisions.length).toBe(world.log.size);
    expect(result.decisions.filter(({ decidedIn }) => decidedIn === 'planning').length).toBe(6);
  });

  it('[J4] saved and restored at any point of the round it goes on as if it had never stopped', () => {
    const commands = [people('hospital'), pull('beds', 4), pull('fast'), closes];
    const whole = createWorld(model, options);
    for (const command of commands) now(whole, command);
    drive(whole, 5 * day);
    for (let cut = 0; cut <= commands.length; cut++) {
      let world = createWorld(model, options);
      for (const [index, command] of commands.entries()) {
        if (index === cut) world = restoreWorld(model, takeSnapshot(world));
        now(world, command);
      }
      world = restoreWorld(model, takeSnapshot(world));
      drive(world, 5 * day);
      expect(hashWorld(world), `${cut}`).toEqual(hashWorld(whole));
    }
  });

  it('what-ifs take plans out, put them in, change them, move them within the round and out of it', () => {
    const { journal } = played();
    const run = { seed: options.seed, replication: 0, journal };
    const whatIf = (
      ...edits: BranchEdit[]
    ): { capacity: number; refused: string[]; committed: number | undefined } => {
      const { world, refused } = branch(model, { run, edits, untilMinutes: day });
      return {
        capacity: capacityOf(world),
        refused: refused.map(({ entry, refusal }) => `${entry.sequence} ${refusal.code}`),
        committed: hospitalOf(world).planning?.committedPounds,
      };
    };
    const add = (command: Command, inPlanning: boolean): BranchEdit => ({
      kind: 'add',
      atMinutes: 0,
      inPlanning,
      actor: control,
      command,
      rationale: '',
    });
    // Five days of sixteen days' ramp are behind them on the first day: a quarter, and a little more.
    expect(whatIf()).toEqual({ capacity: 21, refused: [], committed: 120 });
    expect(whatIf({ kind: 'remove', sequence: 2 })).toEqual({ capacity: 20, refused: [], committed: 80 });
    expect(
      whatIf({ kind: 'remove', sequence: 2 }, { kind: 'remove', sequence: 5 }, add(pull('beds', 10), true)),
    ).toEqual({
      capacity: 23,
      refused: [],
      committed: 100,
    });
    expect(whatIf({ kind: 'remove', sequence: 2 }, add(pull('beds', 4), false))).toMatchObject({
      capacity: 20,
      committed: 80,
    });
    // Put in front of the others it takes the money of the second, which is then refused.
    expect(
      whatIf(
        { kind: 'remove', sequence: 2 },
        { kind: 'remove', sequence: 3 },
        { kind: 'remove', sequence: 4 },
        add(pull('beds', 10), true),
      ),
    ).toEqual({ capacity: 20, refused: ['9 over-planning-budget'], committed: 80 });
    expect(whatIf({ kind: 'move', sequence: 2, toMinutes: 60 })).toMatchObject({
      capacity: 20,
      committed: 80,
      refused: [],
    });
    expect(whatIf({ kind: 'move', sequence: 7, toMinutes: 0, inPlanning: true }).refused).toEqual([
      '7 not-now',
    ]);
    expect(whatIf({ kind: 'move', sequence: 5, toMinutes: 0, before: 3 }).refused).toEqual([
      '3 not-available',
    ]);
  });

  it('[M5] [L7] has cost what was paid before the start, and loops read what it brought', () => {
    const more = `
ledger: [{id: plans, kind: cost, borne-by: hospital, unit: pounds, count: planning-spent(hospital), each: 1}]
loops: [{id: nurses, says: More beds need more nurses., reads: capacity(bed), effects: [{duration: stay, factor: 1 + 0 * amount}]}]
`;
    const running = beds(
      'decided: either, lead-time: 15 days, cost: {once: £10, per-day: £1, per-unit: true}',
    );
    const world = createWorld(
      modelOf(wardText({ levers: [running], plans: '[{pull: beds, amount: 4}]' }) + more),
      options,
    );
    drive(world, 60);
    expect(worldView(world, { kind: 'control' })).toMatchObject({ loops: [{ id: 'nurses', amount: 24 }] });
    expect(measuresOf(world)['ledger.plans']?.mean).toBeCloseTo(4 * (10 + 5 + 1 / 24), 9);
    drive(world, 30 * day);
    expect(measuresOf(world)['ledger.plans']?.mean).toBeCloseTo(4 * (10 + 35), 6);
    expect(hospitalOf(world).planning?.committedPounds).toBeCloseTo(4 * (10 + 35), 6);
  });

  it('is closed by the clock in runs without people, and nothing of it stays open', () => {
    const result = runReplication(model, { seed: 'alone', replication: 0, untilMinutes: 2 * day });
    expect(result.decisions.slice(0, 2).map(({ command }) => command)).toEqual([pull('fast'), closes]);
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('random world %i with a planning round and loops', (number) => {
  const model = feedbackModel(number, { planning: true, loops: true, ledger: true });
  const fresh = (): World => createWorld(model, { ...options, replication: number });
  const attempts = feedbackAttempts(number);
  const truth = play(fresh(), attempts);

  it('[J4] [J2] restored at every cut it goes on as if it had never stopped', () => {
    const cuts = [0, ...randomCuts(number)];
    const stopped = play(fresh(), attempts, {
      cuts,
      onCut: (course) => {
        expect(brokenIn(course.world)).toEqual([]);
        course.world = restoreWorld(model, takeSnapshot(course.world));
      },
    });
    expect(hashWorld(stopped.world)).toEqual(hashWorld(truth.world));
  });

  it('[J3] [L1] replayed it passes every rung; refused commands have changed nothing', () => {
    const { journal, ladder } = play(fresh(), attempts, {
      cuts: randomCuts(number),
      onRefusal: (before, course) => expect(hashWorld(course.world).state).toBe(before),
    });
    const run = { seed: options.seed, replication: number, journal };
    const result = replay(model, { run, untilMinutes, ladder });
    expect(result.mismatch).toBeNull();
    expect(result.refused).toEqual([]);
    expect(result.decisions.length).toBe(result.world.log.size);
  });

  it('[L10] never commits more than the planning budgets', () => {
    const view = worldView(truth.world, { kind: 'control' });
    if (view.kind !== 'control') throw new Error('Control sees what control sees');
    for (const { planning } of view.agencies) {
      expect(planning?.committedPounds).toBeLessThanOrEqual((planning?.budgetPounds ?? 0) + 1e-6);
      expect(planning?.spentPounds).toBeLessThanOrEqual((planning?.committedPounds ?? 0) + 1e-6);
    }
  });
});
