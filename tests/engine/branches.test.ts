// The promise on which every comparison of two futures rests: a branch that adds people, removes people and
// brings people back changes not one value that luck gave to anybody else. And: the comparison would notice.

import { describe, expect, it } from 'vitest';
import { editedJournal } from '../../engine/drive/replay.ts';
import {
  type BranchEdit,
  branch,
  createWorld,
  fold,
  hashWorld,
  type JournalEntry,
  type World,
} from '../../engine/index.ts';
import { control } from './commands.ts';
import {
  byArrivalsOfSource,
  byGlobalCount,
  type Comparison,
  compareLives,
  type Lives,
  type Naming,
  takeDownLives,
} from './lives.ts';
import { type Attempt, play, randomAttempts, randomModel, scenarioNumbers } from './play.ts';
import { modelOf } from './tiny.ts';

const hospital = modelOf(`
flowday: 1
scenario: branching
name: Branching
calendar: {start: 2024-01-01, length: 5 days}
attributes:
  - {id: acuity, name: Acuity, shares: {high: 30%, low: 70%}}
  - {id: age, name: Age, by: acuity, cases: {high: {old: 60%, young: 40%}, low: {old: 20%, young: 80%}}}
  - {id: frailty, name: Frailty, number: {uniform: {low: 0, high: 1}}}
arrivals:
  - {id: walk-in, name: Walk-in, rate: 170 per day, day-variation: 15%, to: triage}
  - {id: ambulance, name: Ambulance, rate: 60 per day, to: handover}
resources:
  - {id: nurse, name: Nurse, kind: staff, capacity: 1}
  - {id: doctor, name: Doctor, kind: staff, capacity: 5}
  - {id: cubicle, name: Cubicle, kind: space, capacity: 10}
  - {id: crew, name: Crew, kind: vehicle, capacity: 5}
  - {id: ward, name: Ward, kind: bed, capacity: 60}
steps:
  - {id: handover, name: Handover, seize: [crew, cubicle], lasts: {lognormal: {median: 12 min, sigma: 0.4}}, hold: [cubicle], release: [{resource: crew, after: {uniform: {low: 5 min, high: 15 min}}}], next: see}
  - {id: triage, name: Triage, seize: [nurse], rank: acuity == low, lasts: {gamma: {mean: 6 min, cv: 0.5}}, next: {shares: {cubicle-wait: 85%, home: 15%}}}
  - {id: cubicle-wait, name: Wait, seize: [cubicle], patience: {after: {exponential: {mean: 3 h}}, to: left}, hold: [cubicle], next: see}
  - {id: see, name: See, seize: [doctor], lasts: {by: acuity, cases: {high: {lognormal: {mean: 40 min, cv: 0.6}}, low: {weibull: {shape: 1.5, scale: 25 min}}}}, stretch: 1 + 0.3 * frailty, next: {shares: {see: 15%, bed-wait: {by: age, cases: {old: 50%, young: 15%}}, home: rest}}}
  - {id: bed-wait, name: Bed, seize: [ward], release-at-start: [cubicle], lasts: {gamma: {mean: 1 days, cv: 0.8}}, next: {shares: {home: 70%, home-early: 30%}}}
outcomes:
  - {id: home, name: Home, returns: [{id: again, name: Again, share: 8%, after: {exponential: {mean: 12 h}}, to: triage}]}
  - {id: home-early, name: Home early, returns: [{id: back, name: Back, share: 40%, after: {exponential: {mean: 10 h}}, to: triage}]}
  - {id: left, name: Left, returns: [{id: after-all, name: After all, share: 30%, after: {uniform: {low: 1 h, high: 9 h}}, to: triage}]}
census:
  - {id: in-ward, name: In the ward, step: bed-wait, count: 50, progress: working}
agencies:
  - {id: trust, name: Trust, short: T, kind: acute, brief: B, budget: £100, measures: [], patch: []}
teams:
  - {id: team, name: Team, agencies: [trust], seats: 1}
levers:
  - {id: curb, name: Curb, agency: trust, says: S, makes-work-for: nobody, kind: tactical, cost: {once: £0, per-day: £0}, lead-time: 0 min, effects: [{arrivals: walk-in, factor: 0.7}]}
  - {id: early, name: Early, agency: trust, says: S, makes-work-for: nobody, kind: tactical, cost: {once: £0, per-day: £0}, lead-time: 0 min, effects: [{weight: bed-wait, to: home-early, factor: 4}]}
  - {id: doctors, name: Doctors, agency: trust, says: S, makes-work-for: nobody, kind: tactical, cost: {once: £0, per-day: £0}, lead-time: 0 min, effects: [{capacity: doctor, add: 1}]}
injects:
  - {id: crash, number: 1, name: Crash, from: F, to: all, channel: radio, text: T, held: true, brings: {name: Coach, count: 40, over: 60 min, to: handover}}
`);

const days = 4;
const journal: readonly JournalEntry[] = [
  { sequence: 1, atMinutes: 1000, commandId: 'c', actor: control, command: pulled('doctors'), rationale: '' },
];
const edits: readonly BranchEdit[] = [
  added(500, pulled('curb')),
  added(600, { kind: 'fireInject', injectId: 'crash' }),
  added(300, pulled('early')),
];

function pulled(leverId: string): JournalEntry['command'] {
  return { kind: 'pullLever', leverId, amount: null };
}

function added(atMinutes: number, command: JournalEntry['command']): BranchEdit {
  return { kind: 'add', atMinutes, actor: control, command, rationale: '' };
}

/** Plays the factual journal, or its branch, with patients named by the engine or in another way. */
function live(edit: boolean, naming: Naming | null = null): { world: World; lives: Lives } {
  const world = createWorld(hospital, { seed: 'branch', replication: 0, measuring: false });
  const lives = takeDownLives(world, naming);
  const entries = edit ? editedJournal(journal, edits) : journal;
  fold(world, 0, { run: { seed: 'branch', replication: 0, journal: entries }, untilMinutes: days * 1440 });
  return { world, lives };
}

/** All that luck gives. Where an early discharge may change the way, what follows from the way is left out. */
const drawn = (key: string): boolean =>
  !/ route bed-wait | outcome was /.test(key) && !key.includes(' away for ');

describe('a branch that adds some, removes some and brings some back', () => {
  const factual = live(false);
  const counterfactual = live(true);
  const compared: Comparison = compareLives(factual.lives, counterfactual.lives, drawn);

  it('[R4] [R2] changes not one drawn value of anybody else', () => {
    expect(compared.different).toEqual([]);
    expect(compared.common).toBeGreaterThan(4000);
    // It is a branch indeed: forty came, some hundred stayed away, others waited differently and came back.
    expect(compared.onlyInOther).toBe(40);
    expect(compared.onlyInOne).toBeGreaterThan(100);
    const kinds = (lives: Lives, kind: string): number =>
      [...lives.keys()].filter((key) => key.includes(kind)).length;
    expect(kinds(counterfactual.lives, ' away for ')).not.toBe(kinds(factual.lives, ' away for '));
    expect(kinds(counterfactual.lives, ' patience ')).not.toBe(kinds(factual.lives, ' patience '));
    for (const kind of ['came', 'attributes', 'work', 'patience', 'route see', 'route triage']) {
      const same = compareLives(factual.lives, counterfactual.lives, (key) => key.includes(` ${kind} `));
      expect([kind, same.common > 10, same.different]).toEqual([kind, true, []]);
    }
  });

  it('[R4] early discharge changes the way of those only whom it sends home early', () => {
    const routes = compareLives(factual.lives, counterfactual.lives, (key) =>
      key.includes(' route bed-wait '),
    );
    expect(routes.different.length).toBeGreaterThan(20);
    expect(routes.different.filter((line) => !line.endsWith(': home | home-early'))).toEqual([]);
    // Whoever left by the same door is away for the same time.
    const { lives: one } = factual;
    const { lives: other } = counterfactual;
    const doorOf = (key: string): string => {
      const [source, ordinal, , , episode] = key.split(' ');
      return `${source} ${ordinal} outcome was ${Number(episode) - 1}`;
    };
    const same = compareLives(
      one,
      other,
      (key) => key.includes(' away for ') && one.get(doorOf(key)) === other.get(doorOf(key)),
    );
    expect(same.common).toBeGreaterThan(30);
    expect(same.different).toEqual([]);
  });

  it('[R4] is noticed by this comparison when patients are named by a count over the system', () => {
    const named = compareLives(live(false, byGlobalCount()).lives, live(true, byGlobalCount()).lives, drawn);
    expect(named.common).toBeGreaterThan(3000);
    expect(named.different.length).toBeGreaterThan(named.common / 4);
    for (const kind of ['attributes', 'work', 'route see']) {
      expect([kind, named.different.some((line) => line.includes(` ${kind} `))]).toEqual([kind, true]);
    }
  });

  it('[R4] is noticed too when patients are counted within their source after thinning', () => {
    const named = compareLives(
      live(false, byArrivalsOfSource()).lives,
      live(true, byArrivalsOfSource()).lives,
      drawn,
    );
    expect(named.different.length).toBeGreaterThan(named.common / 4);
    // Ambulances are thinned by nothing that changed, so theirs stay as they were.
    const others = named.different.filter(
      (line) => line.startsWith('ambulance') && line.includes(' attributes '),
    );
    expect(others).toEqual([]);
  });

  it('[J3] is what `branch` gives, and keeps what people decided', () => {
    const run = { seed: 'branch', replication: 0, journal };
    const result = branch(hospital, { run, untilMinutes: days * 1440, edits, measuring: false });
    expect(result.refused).toEqual([]);
    expect(hashWorld(result.world)).toEqual(hashWorld(counterfactual.world));
    expect(hashWorld(result.world).state).not.toBe(hashWorld(factual.world).state);
    const unedited = branch(hospital, { run, untilMinutes: days * 1440, edits: [], measuring: false });
    expect(hashWorld(unedited.world)).toEqual(hashWorld(factual.world));
  });
});

describe('an edited journal', () => {
  const entry = (sequence: number, atMinutes: number): JournalEntry => ({
    sequence,
    atMinutes,
    commandId: `c${sequence}`,
    actor: control,
    command: pulled('doctors'),
    rationale: 'because',
  });
  const written = [entry(1, 10), entry(2, 20), entry(3, 20), entry(4, 30)];
  const edited = (list: readonly BranchEdit[]): string[] =>
    editedJournal(written, list).map(({ sequence, atMinutes }) => `${sequence} at ${atMinutes}`);

  it('[J5] is in order of instant and then sequence; what was added comes last at its instant', () => {
    expect(edited([])).toEqual(['1 at 10', '2 at 20', '3 at 20', '4 at 30']);
    expect(edited([{ kind: 'remove', sequence: 2 }])).toEqual(['1 at 10', '3 at 20', '4 at 30']);
    expect(edited([{ kind: 'move', sequence: 1, toMinutes: 20 }])).toEqual([
      '1 at 20',
      '2 at 20',
      '3 at 20',
      '4 at 30',
    ]);
    expect(edited([added(20, pulled('curb')), added(5, pulled('early'))])).toEqual([
      '6 at 5',
      '1 at 10',
      '2 at 20',
      '3 at 20',
      '5 at 20',
      '4 at 30',
    ]);
    expect(written.map(({ atMinutes }) => atMinutes)).toEqual([10, 20, 20, 30]);
  });

  it('[C4] stands on the time grid, so that nothing that follows at once lies before it', () => {
    const [moved, extra] = editedJournal(written.slice(0, 1), [
      { kind: 'move', sequence: 1, toMinutes: 100.3 },
      added(200 / 3, pulled('curb')),
    ]).map(({ atMinutes }) => atMinutes * 1048576);
    expect([moved, extra].map((ticks) => Number.isInteger(ticks))).toEqual([true, true]);
  });

  it('[L2] an entry that the branch refuses is listed, and the others are kept', () => {
    const run = { seed: 'branch', replication: 0, journal: [entry(1, 100), entry(2, 200)] };
    const result = branch(hospital, { run, untilMinutes: 500, edits: [], measuring: false });
    expect(result.refused.map(({ entry: { sequence }, refusal }) => [sequence, refusal.code])).toEqual([
      [2, 'not-available'],
    ]);
    expect(result.decisions.map(({ sequence }) => sequence)).toEqual([1]);
  });
});

describe.each(scenarioNumbers)('a branch of random world %i', (number) => {
  // Those an inject brings come when it is fired; everybody else comes when they come.
  const fixed = (key: string): boolean =>
    / (attributes|work) /.test(key) || (key.includes(' came ') && !key.startsWith('crash'));
  const livesOf = (attempts: readonly Attempt[]): Lives => {
    const world = createWorld(randomModel(number), { seed: `${number}`, replication: 0, measuring: false });
    const lives = takeDownLives(world);
    play(world, attempts);
    return lives;
  };

  it('[R4] gives everybody the same arrival, attributes and work', () => {
    const attempts = randomAttempts(number);
    const more: Attempt[] = [
      { minute: 100, actor: control, command: { kind: 'pullLever', leverId: 'curb', amount: null } },
      { minute: 200, actor: control, command: { kind: 'fireInject', injectId: 'crash' } },
      { minute: 300, actor: control, command: { kind: 'pullLever', leverId: 'hurry', amount: null } },
    ];
    const both = [...attempts, ...more].sort((left, right) => left.minute - right.minute);
    const compared = compareLives(livesOf(attempts), livesOf(both), fixed);
    expect(compared.common).toBeGreaterThan(300);
    expect(compared.different).toEqual([]);
  });
});
