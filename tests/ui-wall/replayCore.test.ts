// The debrief's replay against a straight run: the same views at any minute, the same hashes, and a loud stop
// where a file was changed.

import { readFileSync } from 'node:fs';
import seedrandom from 'seedrandom';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Audience,
  compileModel,
  engineFingerprint,
  type HashRung,
  hashWorld,
  type JournalEntry,
  parseScenario,
  type RunFile,
  replay,
  type Scenario,
  worldView,
} from '../../engine/index.ts';
import { type OpenReplay, openReplay, readRunFile } from '../../ui/replay/replayCore.ts';
import { SnapshotShelf } from '../../ui/replay/snapshotShelf.ts';
import { packZeros, unpackZeros } from '../../ui/replay/zeroRuns.ts';

const endedAtMinutes = 2 * 1440 + 615;

function smallHospital(): Scenario {
  const file = 'small-hospital.yaml';
  const text = readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), 'utf8');
  const { scenario } = parseScenario(text, file);
  if (scenario === null) throw new Error(`${file} has problems`);
  // Three days of it, so that there are midnights.
  return { ...scenario, calendar: { ...scenario.calendar, durationMinutes: 3 * 1440 } };
}

/** A run as the server would keep it: hands over every agency, pulls levers, declares a level. */
function playedRun(): RunFile {
  const scenario = smallHospital();
  const journal: JournalEntry[] = [];
  const add = (atMinutes: number, agencyId: string | null, command: JournalEntry['command']) => {
    const sequence = journal.length + 1;
    const actor =
      agencyId === null
        ? ({ kind: 'control', seatId: null } as const)
        : ({ kind: 'agency', agencyId, seatId: 'seat-1' } as const);
    journal.push({
      sequence,
      atMinutes,
      commandId: `c-${sequence}`,
      actor,
      command,
      rationale: `why ${sequence}`,
    });
  };
  for (const { id } of scenario.agencies) {
    add(0, null, { kind: 'handAgency', agencyId: id, playedBy: 'people' });
  }
  for (const [index, lever] of scenario.levers.slice(0, 4).entries()) {
    const amount = lever.amount?.usual ?? null;
    add(500.25 + index * 333, lever.agency, { kind: 'pullLever', leverId: lever.id, amount });
  }
  const scheme = scenario.agencies.find((agency) => agency.escalation !== null);
  if (scheme !== undefined) {
    add(2880, scheme.id, { kind: 'declareLevel', agencyId: scheme.id, level: 3 });
  }
  const run = { seed: 'a room in July', replication: 0, journal };
  const ladder = [0, 720, 1440, 1833.5, 2880, endedAtMinutes].map((atMinutes): HashRung => {
    const { world } = replay(compileModel(scenario), { run, untilMinutes: atMinutes });
    const entries = journal.filter((entry) => entry.atMinutes <= atMinutes).length;
    return { atMinutes, entries, state: hashWorld(world).state };
  });
  return {
    format: 'flowday-run-1',
    engine: engineFingerprint(),
    edition: 'control',
    name: 'A test',
    scenario,
    run,
    endedAtMinutes,
    ladder,
    sessionLog: [],
  };
}

let file: RunFile;
let open: OpenReplay;
let said: number[];

beforeAll(() => {
  file = readRunFile(JSON.stringify(playedRun()));
  said = [];
  open = openReplay(file, ({ atMinutes }) => said.push(atMinutes));
});

describe('replaying a run file', () => {
  it('finds every hash of the file', () => {
    expect(open.run.verification).toMatchObject({ checked: 6, of: 6, mismatch: null, refused: [] });
    expect(open.run.untilMinutes).toBe(endedAtMinutes);
    expect(said.at(-1)).toBe(endedAtMinutes);
  });

  it('shows at any minute, in any order, what a straight run shows', () => {
    const audiences: Audience[] = [
      { kind: 'wall' },
      { kind: 'control' },
      ...file.scenario.teams.map((team): Audience => ({ kind: 'team', teamId: team.id })),
    ];
    for (const minutes of [1500, 0, 499.5, 500.25, 1440, 2880, 1833.5, 2222, endedAtMinutes, 17]) {
      const { world } = replay(compileModel(file.scenario), { run: file.run, untilMinutes: minutes });
      for (const audience of audiences) {
        expect(open.viewAt(minutes, audience)).toEqual(worldView(world, audience));
      }
    }
  });

  it('lists every decision and inject of the run in order, with its reason', () => {
    const { world, decisions } = replay(compileModel(file.scenario), {
      run: file.run,
      untilMinutes: endedAtMinutes,
    });
    expect(open.run.decisions).toHaveLength(decisions.length);
    expect(open.run.decisions.map(({ atMinutes }) => atMinutes)).toEqual(
      decisions.map(({ atMinutes }) => atMinutes),
    );
    const people = open.run.decisions.filter((decision) => !decision.derived);
    expect(people.map(({ rationale }) => rationale)).toEqual(
      file.run.journal.map((entry) => entry.rationale),
    );
    expect(world.simMinutes).toBe(endedAtMinutes);
  });

  it('collects the headline figures hour by hour, as the wall showed them', () => {
    const { series } = open.run;
    const at = series.atMinutes.indexOf(1500);
    const view = open.viewAt(1500, { kind: 'wall' });
    if (view.kind !== 'wall') throw new Error('not the wall');
    expect(view.headline.length).toBeGreaterThan(0);
    for (const figure of view.headline) expect(series.values[figure.id]?.[at]).toBe(figure.value);
  });

  it('stops at the first hash that differs and says where', () => {
    const ladder = file.ladder.map((rung) =>
      rung.atMinutes === 1833.5 ? { ...rung, state: '0'.repeat(16) } : rung,
    );
    const { run } = openReplay({ ...file, ladder }, () => {});
    expect(run.verification.mismatch).toMatchObject({ atMinutes: 1833.5, expected: '0'.repeat(16) });
    expect(run.untilMinutes).toBe(1833.5);
    expect(run.verification.checked).toBeLessThan(6);
  });

  it('notices a decision taken out of the file', () => {
    const journal = file.run.journal.filter((entry) => entry.command.kind !== 'pullLever');
    const { run } = openReplay({ ...file, run: { ...file.run, journal } }, () => {});
    expect(run.verification.mismatch).not.toBeNull();
  });

  it('refuses what is no run file, in words', () => {
    expect(() => readRunFile('{"a":1}')).toThrow(/not a run file/);
    expect(() => readRunFile('flowday: 1')).toThrow(/not JSON/);
  });

  it('says so when a run file is damaged, and does not try to replay for ever', () => {
    const endless = { ...file, endedAtMinutes: 1e12 };
    expect(() => readRunFile(JSON.stringify(endless))).toThrow(/ends after its scenario/);
    expect(() => readRunFile('{"format":"flowday-run-1"}')).toThrow(/damaged/);
    const { steps: _, ...rest } = file.scenario;
    const gutted = { ...file, scenario: rest as RunFile['scenario'] };
    expect(() => openReplay(gutted, () => {})).toThrow(/its scenario or its journal is damaged/);
  });
});

describe('the shelf of snapshots', () => {
  it('stays within its bound and keeps the first', () => {
    const shelf = new SnapshotShelf(1000);
    for (let day = 0; day < 50; day++) {
      shelf.add({ atMinutes: day * 1440, applied: day, bytes: new Uint8Array(100).fill(1 + day) });
    }
    expect(shelf.size).toBeLessThanOrEqual(10);
    expect(shelf.before(0).atMinutes).toBe(0);
    expect(shelf.before(49 * 1440 + 5).atMinutes).toBeGreaterThan(20 * 1440);
    expect(shelf.before(0).bytes).toEqual(new Uint8Array(100).fill(1));
  });

  it('gives back the bytes that were put in, and keeps little of what is 0', () => {
    const random = seedrandom.alea('bytes').double;
    for (let length = 0; length < 200; length++) {
      const share = random();
      const bytes = Uint8Array.from({ length }, () => (random() < share ? 0 : Math.floor(random() * 256)));
      expect(unpackZeros(packZeros(bytes))).toEqual(bytes);
    }
    const sparse = new Uint8Array(100_001);
    sparse[50_000] = 7;
    const packed = packZeros(sparse);
    expect(packed.length).toBeLessThan(40);
    expect(unpackZeros(packed)).toEqual(sparse);
  });
});
