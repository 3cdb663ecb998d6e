// A run file for a whole room at once, as when the debrief opens and every desk asks for it.

import { afterAll, expect, it } from 'vitest';
import { runFileOf } from '../../server/session/runFile.ts';
import { openSqliteStorage } from '../../server/storage/sqliteStorage.ts';
import { newSession, openRoom } from './room.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

afterAll(removeTemporaryFolders);

it('takes the scenario that an open session holds, and does not read its text again for every desk', async () => {
  const room = await openRoom();
  const { sessionId } = await newSession(room);
  const ledger = room.app.registry.get(sessionId)?.ledger;
  if (ledger === undefined) throw new Error('The session is gone.');
  const storage = openSqliteStorage(room.dataDir, 'read');
  const unreadable = { ...ledger.record, scenarioText: 'not: a scenario' };
  const file = await runFileOf(storage, unreadable, 'control', ledger.runner);
  expect(file?.scenario).toEqual(ledger.runner.scenario);
  await expect(runFileOf(storage, unreadable, 'control', null)).rejects.toThrow(/cannot be read/);
  await storage.close();
  await room.close();
});
