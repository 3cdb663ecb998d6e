// `replay` as the real program: a true run file verifies, and every kind of tampering is found and named.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyCommand,
  type Command,
  checkCommand,
  compileModel,
  createWorld,
  drive,
  engineFingerprint,
  type HashRung,
  hashWorld,
  type JournalEntry,
  parseScenario,
  type RunFile,
  worldView,
} from '../../engine/index.ts';
import { compareRuns } from '../../ui/replay/whatIf.ts';
import { fileWith, flowday, stackTrace } from './flowday.ts';

/** An hour between hashes. */
const rungEveryMinutes = 60;
const endedAtMinutes = 1440;

const decisions: Readonly<Record<number, Command>> = {
  60: { kind: 'pullLever', leverId: 'open-escalation-beds', amount: 12 },
  600: { kind: 'pullLever', leverId: 'extra-crews', amount: 1 },
};

type Editable = { -readonly [K in keyof RunFile]: RunFile[K] };

let played: RunFile;
let headlineAtFive: readonly { id: string; value: number | null }[];

beforeAll(() => {
  played = play();
});

describe('replay', () => {
  it('[J3] verifies a run file that is what was played', async () => {
    const { code, stdout, stderr } = await flowday('replay', written(played), '--verify');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`All ${played.ladder.length} hashes agree, the last at minute 1440`);
    expect(stdout).toContain(`state ${played.ladder.at(-1)?.state}`);
    expect(stdout).toContain('2 decisions by people and control');
  });

  it('shows how things stood at a minute', async () => {
    const { code, stdout } = await flowday('replay', written(played), '--at', '300', '--verify', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    const rung = played.ladder.find((candidate) => candidate.atMinutes === 300);
    expect(report).toMatchObject({ atMinutes: 300, stateHash: rung?.state, name: 'Rehearsal' });
    expect(report.verified).toEqual({ hashes: 6, lastMinutes: 300, mismatch: null });
    expect(report.headline.map(({ id, value }: { id: string; value: number }) => ({ id, value }))).toEqual(
      headlineAtFive,
    );
  });

  it('does not call a file verified that has nothing to compare', async () => {
    const { code, stdout, stderr } = await flowday('replay', written({ ...played, ladder: [] }), '--verify');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('there is nothing to verify');
  });

  it('vouches for nothing behind the last hash', async () => {
    const short = { ...played, ladder: played.ladder.filter(({ atMinutes }) => atMinutes <= 720) };
    const { code, stdout } = await flowday('replay', written(short), '--verify');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'the last at minute 720: this is what was played up to there; the file holds no hash',
    );
  });

  it('says when an entry could not be played', async () => {
    const [first, ...others] = played.run.journal;
    if (first === undefined) throw new Error('Nothing was decided.');
    const twice = { ...first, sequence: 99, atMinutes: endedAtMinutes };
    const { stdout } = await flowday(
      'replay',
      written({ ...played, run: { ...played.run, journal: [first, ...others, twice] } }),
    );
    expect(stdout).toContain('; 1 entry could not be played');
  });

  it('refuses a run that ends after its scenario', async () => {
    const { code, stderr } = await flowday('replay', written({ ...played, endedAtMinutes: 1e12 }));
    expect(code).toBe(1);
    expect(stderr).toContain('endedAtMinutes: beyond the end of its scenario');
  });

  it('refuses a minute beyond the end', async () => {
    const { code, stderr } = await flowday('replay', written(played), '--at', '1441');
    expect(code).toBe(2);
    expect(stderr).toContain('The run ended at minute 1440');
  });
});

describe('replay --decisions', () => {
  it('lists what people, control, standing orders and the schedule decided, and why', async () => {
    const { code, stdout } = await flowday('replay', written(played), '--decisions');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^number +when +who +what +why$/m);
    expect(stdout).toMatch(/^ +1 +day 1 08:00 +control +pull open-escalation-beds, 12 beds +because$/m);
    expect(stdout).toMatch(/^ +2 +day 1 17:00 +control +pull extra-crews, 1 crew +because$/m);
    expect(stdout).toMatch(/^ +– +day 1 11:00 +schedule +fire norovirus$/m);
    expect(stdout).toMatch(/^ +– +day 1 \d\d:00 +hospital, by order +declare level \d for hospital /m);
    const { decisionLog } = JSON.parse(
      (await flowday('replay', written(played), '--decisions', '--json')).stdout,
    );
    const lines = stdout.split('\nnumber')[1]?.trim().split('\n').slice(1);
    expect(decisionLog).toHaveLength(lines?.length ?? 0);
  });
});

describe('replay --measures', () => {
  it('gives the figures of the run that was played, the same as `run` gives of one that nobody played', async () => {
    const idle: Editable = { ...played, ladder: [], run: { ...played.run, journal: [] } };
    const [ours, theirs] = await Promise.all([
      flowday('replay', written(idle), '--all', '--json'),
      flowday('run', 'scenarios/small-hospital.yaml', '--seed', 'rehearsal', '--json'),
    ]);
    const { measures, stateHash } = JSON.parse(ours.stdout);
    const run = JSON.parse(theirs.stdout);
    expect(stateHash).toBe(run.stateHash);
    for (const [id, { mean }] of Object.entries<{ mean: number }>(run.measures)) {
      expect(measures[id].mean, id).toBe(mean);
    }
    const { stdout } = await flowday('replay', written(played), '--measures', 'clock.*');
    expect(stdout).toMatch(/^clock\.department +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ +minutes$/m);
  });
});

describe('replay --without', () => {
  it('plays it again without a decision: what a journal without it gives, and what the debrief compares', async () => {
    const file = written(played);
    const words = ['--without', '1', '--futures', '2', '--json'];
    const { code, stdout } = await flowday('replay', file, ...words);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    const { journal } = played.run;
    const less = {
      ...played,
      run: { ...played.run, journal: journal.filter(({ sequence }) => sequence !== 1) },
    };
    const edited = JSON.parse((await flowday('replay', written(less), '--all', '--json')).stdout);
    const asPlayed = JSON.parse((await flowday('replay', file, '--all', '--json')).stdout);
    for (const id of ['clock.department', 'wait.find-bed', 'indicator.crews-outside']) {
      expect(report.otherValues[id][0], id).toBe(edited.measures[id].mean);
      expect(report.values[id][0], id).toBe(asPlayed.measures[id].mean);
    }
    expect(report.measures['clock.department'].difference.mean).not.toBe(0);
    const debrief = settled(compareRuns(played, [{ sequence: 1 }], 2));
    expect(debrief.figures.length).toBeGreaterThan(3);
    for (const { id, differences } of debrief.figures) {
      const [mine, others] = [report.values, report.otherValues].map((of) => of[`indicator.${id}`]);
      const paired = differences.map((_, at) => others[at] - mine[at]);
      expect(paired, id).toEqual(differences);
    }
  });

  it('prints both, and says what chance it had', async () => {
    const one = await flowday('replay', written(played), '--without', '2,1');
    expect(one.stdout).toContain(
      'Rehearsal (small-hospital), without 2 (pull extra-crews, 1 crew), 1 (pull open-escalation-beds, 12 beds)\n',
    );
    expect(one.stdout).toContain('One future, with the luck that was played');
    expect(one.stdout).toMatch(/^measure +as played +without +difference +unit$/m);
    const three = await flowday('replay', written(played), '--without', '1', '--futures', '3');
    expect(three.stdout).toContain('3 futures, each pair with the same people and luck');
    expect(three.stdout).toMatch(/^measure +as played +without +difference +95% interval +unit$/m);
  });

  it('tells which decisions could then not have been made', async () => {
    // No standing order pulls it, so without the first of the two there is nothing to stop.
    const [first] = played.run.journal;
    if (first === undefined) throw new Error('Nothing was decided.');
    const pulled: JournalEntry = {
      ...first,
      command: { kind: 'pullLever', leverId: 'care-on-trust', amount: null },
    };
    const stopped: JournalEntry = {
      ...first,
      sequence: 2,
      atMinutes: 700,
      commandId: 'command-700',
      command: { kind: 'stopLever', leverId: 'care-on-trust' },
    };
    const file = { ...played, ladder: [], run: { ...played.run, journal: [pulled, stopped] } };
    const { stdout } = await flowday('replay', written(file), '--without', '1');
    expect(stdout).toMatch(/^Decisions that could not have been made then:\n {2}2: \S/m);
  });

  it('wants a number that there is, and says where they stand', async () => {
    const none = await flowday('replay', written(played), '--without', '77');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('No decision of people or control has the number 77.');
    expect(none.stderr).toContain('--decisions lists them');
    const word = await flowday('replay', written(played), '--without', 'beds');
    expect(word.code).toBe(2);
    expect(word.stderr).toContain('Expected numbers of decisions');
    const early = await flowday('replay', written(played), '--without', '2', '--at', '599');
    expect(early.code).toBe(2);
    expect(early.stderr).toContain('Decision 2 was made at minute 600, after --at 599');
    const alone = await flowday('replay', written(played), '--futures', '5');
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain('--futures goes with --without.');
    for (const { stderr } of [none, word, early, alone]) expect(stderr).not.toMatch(stackTrace);
  });
});

describe('replay --verify exits 1 and names the first mismatch of a file that was tampered with', () => {
  const tampered: readonly (readonly [string, number, (file: Editable) => void])[] = [
    ['a hash', 600, (file) => (file.ladder = withRung(file.ladder, 600, { state: '0123456789abcdef' }))],
    ['another seed', 0, (file) => (file.run = { ...file.run, seed: 'another' })],
    ['another amount', 120, (file) => (file.run = { ...file.run, journal: file.run.journal.map(smaller) })],
    [
      'the first decision removed',
      120,
      (file) => (file.run = { ...file.run, journal: file.run.journal.slice(1) }),
    ],
    [
      'the last decision removed',
      660,
      (file) => (file.run = { ...file.run, journal: file.run.journal.slice(0, 1) }),
    ],
    ['a decision moved', 120, (file) => (file.run = { ...file.run, journal: file.run.journal.map(delayed) })],
    ['a capacity in the scenario', 0, (file) => (file.scenario = withMoreCrews(file.scenario))],
    [
      'the last hash wants more decisions',
      1440,
      (file) => (file.ladder = withRung(file.ladder, 1440, { entries: 3 })),
    ],
  ];
  it.each(tampered)('%s', async (_what, atMinutes, tamper) => {
    const file: Editable = structuredClone(played);
    tamper(file);
    const { code, stdout, stderr } = await flowday('replay', written(file), '--verify');
    expect(code).toBe(1);
    expect(stderr).toContain(`the first mismatch is at minute ${atMinutes} (`);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(stackTrace);
  });

  it('says so when another engine wrote it', async () => {
    const file: Editable = structuredClone(played);
    file.engine = 'ffffffffffffffff';
    file.run = { ...file.run, seed: 'another' };
    const { code, stderr } = await flowday('replay', written(file), '--verify');
    expect(code).toBe(1);
    expect(stderr).toContain('The file was written by engine ffffffffffffffff');
  });

  it('gives a damaged scenario a sentence', async () => {
    const file = structuredClone(played) as unknown as { scenario: { steps: unknown } };
    file.scenario.steps = [{ id: 'half' }];
    const { code, stderr } = await flowday('replay', written(file), '--verify');
    expect(code).toBe(1);
    expect(stderr).toContain('is damaged');
    expect(stderr).not.toMatch(stackTrace);
  });
});

/** A day on the small hospital with two decisions, and a hash every hour, kept as the room keeps them. */
function play(): RunFile {
  const path = join(import.meta.dirname, '..', '..', 'scenarios', 'small-hospital.yaml');
  const { scenario } = parseScenario(readFileSync(path, 'utf8'), path);
  if (scenario === null) throw new Error('the teaching example has a problem');
  const world = createWorld(compileModel(scenario), { seed: 'rehearsal', replication: 0, measuring: true });
  const journal: JournalEntry[] = [];
  const ladder: HashRung[] = [];
  for (let minute = 0; minute <= endedAtMinutes; minute += rungEveryMinutes) {
    drive(world, minute);
    ladder.push({ atMinutes: minute, entries: journal.length, state: hashWorld(world).state });
    const command = decisions[minute];
    if (command !== undefined) {
      const entry: JournalEntry = {
        sequence: journal.length + 1,
        atMinutes: minute,
        commandId: `command-${minute}`,
        actor: { kind: 'control', seatId: null },
        command,
        rationale: 'because',
      };
      expect(checkCommand(world, entry.actor, command)).toBeNull();
      applyCommand(world, entry);
      drive(world, minute);
      journal.push(entry);
    }
    const view = worldView(world, { kind: 'wall' });
    if (minute === 300 && view.kind === 'wall') {
      headlineAtFive = view.headline.map(({ id, value }) => ({ id, value }));
    }
  }
  return {
    format: 'flowday-run-1',
    engine: engineFingerprint(),
    edition: 'control',
    name: 'Rehearsal',
    scenario,
    run: { seed: 'rehearsal', replication: 0, journal },
    endedAtMinutes,
    ladder,
    sessionLog: [],
  };
}

/** What a comparison of the debrief comes to. */
function settled<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function written(file: unknown): string {
  return fileWith('run.flowday.json', JSON.stringify(file));
}

function withRung(
  ladder: readonly HashRung[],
  atMinutes: number,
  change: Partial<HashRung>,
): readonly HashRung[] {
  return ladder.map((rung) => (rung.atMinutes === atMinutes ? { ...rung, ...change } : rung));
}

function smaller(entry: JournalEntry): JournalEntry {
  const { command } = entry;
  return command.kind === 'pullLever' && command.amount === 12
    ? { ...entry, command: { ...command, amount: 4 } }
    : entry;
}

function delayed(entry: JournalEntry): JournalEntry {
  return entry.atMinutes === 60 ? { ...entry, atMinutes: 90 } : entry;
}

function withMoreCrews(scenario: RunFile['scenario']): RunFile['scenario'] {
  const resources = scenario.resources.map((resource) =>
    resource.id === 'crew' ? { ...resource, capacity: resource.capacity + 1 } : resource,
  );
  return { ...scenario, resources };
}
