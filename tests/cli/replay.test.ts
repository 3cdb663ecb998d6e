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
