// SQLite keeps the contract, and what it has answered survives the death of its process.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqliteStorage } from '../../server/storage/sqliteStorage.ts';
import { storageContract } from './storageContract.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

afterAll(removeTemporaryFolders);

storageContract('SQLite', async () => {
  const folder = temporaryFolder();
  return { open: async () => openSqliteStorage(folder), reopen: async () => openSqliteStorage(folder) };
});

const writer = `
  const { openSqliteStorage } = await import(${JSON.stringify(new URL('../../server/storage/sqliteStorage.ts', import.meta.url).href)});
  const storage = openSqliteStorage(process.argv[1]);
  await storage.createSession({ sessionId: 's', joinCode: 'ACDEFG', createdWallTime: '', scenarioName: '', scenarioText: '', settings: {}, seed: '', engineFingerprint: '' });
  for (let sequence = 1; ; sequence += 1) {
    const body = { type: 'log', kind: 'note', text: 'line ' + sequence, audience: 'room', change: null };
    await storage.commit('s', { entries: [{ sequence, atMinutes: 0, wallTime: '', commandId: null, seatId: null, body }] });
    process.stdout.write(sequence + '\\n');
  }`;

describe('SQLite', () => {
  it('loses nothing that it has acknowledged when its process is killed between append and answer', async () => {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (text) => {
      said += String(text);
      if (said.split('\n').length > 40) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const acknowledged = Number(
      said
        .trimEnd()
        .split('\n')
        .filter((text) => /^\d+$/.test(text))
        .at(-1),
    );
    const storage = openSqliteStorage(folder);
    const kept = await storage.entries('s', 0);
    expect(acknowledged).toBeGreaterThan(30);
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    expect(kept.map((entry) => entry.sequence)).toEqual(kept.map((_, index) => index + 1));
    await storage.close();
  });

  it('lets one server write and anybody read', async () => {
    const folder = temporaryFolder();
    const server = openSqliteStorage(folder);
    expect(() => openSqliteStorage(folder)).toThrow(/in use by another Flowday/);
    const reader = openSqliteStorage(folder, 'read');
    expect(await reader.sessions()).toEqual([]);
    await reader.close();
    await server.close();
    await openSqliteStorage(folder).close();
  });
});
