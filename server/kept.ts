// What the data folder holds, read without a server: for the command line, beside a running one too.

import type { RunFile } from '../engine/index.ts';
import type { SessionListing } from './protocol/index.ts';
import { foldLog } from './session/recovery.ts';
import { type RunFileEdition, runFileOf } from './session/runFile.ts';
import { openSqliteStorage } from './storage/sqliteStorage.ts';
import type { SessionRecord, Storage } from './storage/storage.ts';

/** Every session ever made here, in order of creation; closed ones too. */
export async function listSessions(dataDir: string): Promise<readonly SessionListing[]> {
  return reading(dataDir, async (storage) => {
    const listings: SessionListing[] = [];
    for (const record of await storage.sessions()) listings.push(await listingOf(storage, record));
    return listings;
  });
}

/** null: no such session, or the room's edition before the debrief is open. */
export async function exportRunFile(
  dataDir: string,
  sessionId: string,
  edition: RunFileEdition,
): Promise<RunFile | null> {
  return reading(dataDir, async (storage) => {
    const record = await storage.session(sessionId);
    if (record === null) return null;
    return runFileOf(storage, record, edition, null);
  });
}

async function listingOf(storage: Storage, record: SessionRecord): Promise<SessionListing> {
  const { phase, seats } = foldLog(await storage.entries(record.sessionId, 0), 1);
  return {
    sessionId: record.sessionId,
    name: record.settings.name,
    scenarioName: record.scenarioName,
    phase,
    joinCode: record.joinCode,
    simMinutes: await storage.shownUntilMinutes(record.sessionId),
    people: [...seats.values()].filter((seat) => seat.role === 'team').length,
    createdWallTime: record.createdWallTime,
  };
}

async function reading<T>(dataDir: string, read: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = openSqliteStorage(dataDir, 'read');
  try {
    return await read(storage);
  } finally {
    await storage.close();
  }
}
