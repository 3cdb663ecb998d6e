// Data beside a scenario: what may be read, when it is read again, and that a session keeps what it began with.

import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFilesIn } from '../../server/dataFiles.ts';
import { openScenarioFiles } from '../../server/scenarioFiles.ts';
import { keptScenario, scenarioFromKept } from '../../server/session/keptScenario.ts';
import { SessionRegistry } from '../../server/session/sessionRegistry.ts';
import { openSqliteStorage } from '../../server/storage/sqliteStorage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { machineClock } from '../../server/wallClock.ts';
import { byHand } from './room.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

afterAll(removeTemporaryFolders);

const text = `flowday: 1
scenario: with-data
calendar: {start: 2024-01-01, length: 2 days}
arrivals: [{id: s, csv: {file: data/a.csv, at: arrived, unit: min}, to: q}]
resources: [{id: r, capacity: 1, agency: acute}]
steps: [{id: q, seize: [r], lasts: 5 min, next: out}]
outcomes: [{id: out}]
indicators: [{id: i, unit: people, value: waiting(q)}]
agencies: [{id: acute, name: Acute, kind: acute, measures: [i]}]
`;

function folderWithData(csv: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'a.yaml'), text);
  writeFileSync(join(folder, 'data', 'a.csv'), csv);
  return folder;
}

describe('files beside a scenario', () => {
  const folder = folderWithData('arrived\n5\n');
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.csv'), 'secret');
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
  symlinkSync(outside, join(folder, 'way-out'));
  symlinkSync(join(folder, 'data', 'a.csv'), join(folder, 'inside.csv'));
  writeFileSync(join(folder, 'latin1.csv'), Buffer.from([0x61, 0xe9]));
  writeFileSync(join(folder, 'large.csv'), Buffer.alloc(20_000_001, 0x61));
  const read = dataFilesIn(folder);

  it('are read from its folder and the folders in it', () => {
    expect(read('data/a.csv')).toBe('arrived\n5\n');
    expect(read('inside.csv')).toBe('arrived\n5\n');
  });

  it.each([
    '../secret.csv',
    'data/../../secret.csv',
    join(outside, 'secret.csv'),
    'link.csv',
    'way-out/secret.csv',
    'missing.csv',
    'data',
    'latin1.csv',
    'large.csv',
    'a\u0000.csv',
  ])('%j is not', (name) => {
    expect(read(name)).toBeNull();
  });
});

it('a scenario is read again when its data have changed, or come and go', async () => {
  const folder = folderWithData('arrived\n5\n');
  const data = join(folder, 'data', 'a.csv');
  const files = openScenarioFiles(folder);
  const instants = async () => {
    const pattern = (await files.read('a.yaml'))?.scenario?.sources[0]?.arrivals;
    return pattern?.kind === 'at' ? pattern.atMinutes : null;
  };
  expect(await instants()).toEqual([5]);
  expect(await files.read('a.yaml')).toBe(await files.read('a.yaml'));
  writeFileSync(data, 'arrived\n7\n');
  utimesSync(data, 1000, 1000);
  expect(await instants()).toEqual([7]);
  rmSync(data);
  expect(await instants()).toBeNull();
  writeFileSync(data, 'arrived\n9\n');
  expect(await instants()).toEqual([9]);
});

it('a session keeps a scenario with data as it was read, and any other as its text', async () => {
  const file = await openScenarioFiles(folderWithData('arrived\n5\n')).read('a.yaml');
  if (file?.scenario == null) throw new Error('not read');
  expect(scenarioFromKept(file.kept, 'a.yaml')).toEqual(file.scenario);
  expect(keptScenario(text, file.scenario, false)).toBe(text);
  expect(() => scenarioFromKept('flowday: 2', 'a.yaml')).toThrow('cannot be read');
});

it('a session comes back with its data when the files are gone', async () => {
  const dataDir = temporaryFolder();
  const folder = folderWithData('arrived\n5\n15\n');
  const open = (storage: Storage) =>
    SessionRegistry.open({
      storage,
      scenarios: openScenarioFiles(folder),
      wallClock: machineClock,
      joinAddress: () => '',
      report: (problem, error) => {
        throw new Error(problem, { cause: error });
      },
    });
  const first = openSqliteStorage(dataDir);
  const before = await open(first);
  const session = await before.create({ ...byHand, scenarioFile: 'a.yaml' });
  if ('code' in session) throw new Error(session.sentence);
  await before.shutDown();
  await first.close();
  rmSync(folder, { recursive: true });
  const second = openSqliteStorage(dataDir);
  const after = await open(second);
  const [again] = after.list();
  expect(again?.sessionId).toBe(session.sessionId);
  expect(again?.ledger.runner.scenario.sources[0]?.arrivals).toEqual({ kind: 'at', atMinutes: [5, 15] });
  await after.shutDown();
  await second.close();
});

it('lists a scenario before those that are it with changes', async () => {
  const files = openScenarioFiles(join(import.meta.dirname, '../../scenarios'));
  const names = (await files.list()).map(({ file }) => file);
  const place = (file: string): number => names.indexOf(file);
  expect(place('banes-winter-2013.yaml')).toBeGreaterThanOrEqual(0);
  expect(place('banes-winter-2013-hard.yaml')).toBeGreaterThan(place('banes-winter-2013.yaml'));
}, 60_000);
