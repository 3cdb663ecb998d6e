// The default store: one SQLite file in the data folder, write-ahead log, every commit on the disk before
// it resolves. Knows tables; knows nothing of what the entries mean.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { HashRung } from '../../engine/index.ts';
import { createTables, openTables } from './sqliteTables.ts';
import type {
  Commit,
  EntryBody,
  SeatRecord,
  SessionRecord,
  Storage,
  StoredEntry,
  StoredRefusal,
  StoredSnapshot,
} from './storage.ts';

const snapshotsKept = 3;

/** @throws when the folder cannot be written, or another Flowday has it open for writing. */
export function openSqliteStorage(dataDir: string, mode: 'write' | 'read' = 'write'): Storage {
  if (mode === 'write') mkdirSync(dataDir, { recursive: true });
  const lock = mode === 'write' ? takeLock(join(dataDir, 'flowday.lock')) : null;
  const database = new DatabaseSync(join(dataDir, 'flowday.sqlite'), { readOnly: mode === 'read' });
  if (mode === 'write') createTables(database);
  else openTables(database);
  return new SqliteStorage(database, lock);
}

/** Held by the operating system for as long as the process lives, so a killed server leaves none behind. */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(path);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Error(
      'This data folder is in use by another Flowday. Stop that one, or choose another folder.',
      {
        cause: error,
      },
    );
  }
  return lock;
}

class SqliteStorage implements Storage {
  readonly #database: DatabaseSync;
  readonly #lock: DatabaseSync | null;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, lock: DatabaseSync | null) {
    this.#database = database;
    this.#lock = lock;
  }

  async createSession(record: SessionRecord): Promise<void> {
    this.#run(
      'INSERT INTO sessions (session_id, join_code, created, engine, record) VALUES (?, ?, ?, ?, ?)',
      record.sessionId,
      record.joinCode,
      record.createdWallTime,
      record.engineFingerprint,
      JSON.stringify(record),
    );
  }

  async sessions(): Promise<readonly SessionRecord[]> {
    return this.#all('SELECT engine, record FROM sessions ORDER BY number').map(toSessionRecord);
  }

  async session(sessionId: string): Promise<SessionRecord | null> {
    const row = this.#all('SELECT engine, record FROM sessions WHERE session_id = ?', sessionId)[0];
    return row === undefined ? null : toSessionRecord(row);
  }

  async commit(sessionId: string, change: Commit): Promise<void> {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      this.#write(sessionId, change);
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  async entries(sessionId: string, afterSequence: number): Promise<readonly StoredEntry[]> {
    const rows = this.#all(
      'SELECT * FROM entries WHERE session_id = ? AND sequence > ? ORDER BY sequence',
      sessionId,
      afterSequence,
    );
    return rows.map(toEntry);
  }

  async seats(sessionId: string): Promise<readonly SeatRecord[]> {
    return this.#all('SELECT record FROM seats WHERE session_id = ? ORDER BY number', sessionId).map(
      (row) => JSON.parse(String(row.record)) as SeatRecord,
    );
  }

  async seatByReturnCode(returnCode: string): Promise<{ sessionId: string; seat: SeatRecord } | null> {
    const row = this.#all('SELECT session_id, record FROM seats WHERE return_code = ?', returnCode)[0];
    if (row === undefined) return null;
    return { sessionId: String(row.session_id), seat: JSON.parse(String(row.record)) as SeatRecord };
  }

  async refusals(sessionId: string): Promise<readonly StoredRefusal[]> {
    const rows = this.#all('SELECT * FROM refusals WHERE session_id = ? ORDER BY rowid', sessionId);
    return rows.map((row) => ({
      commandId: String(row.command_id),
      seatId: String(row.seat_id),
      code: String(row.code),
      sentence: String(row.sentence),
    }));
  }

  async shownUntilMinutes(sessionId: string): Promise<number> {
    const row = this.#all('SELECT shown_until FROM marks WHERE session_id = ?', sessionId)[0];
    return row === undefined ? 0 : Number(row.shown_until);
  }

  async snapshots(sessionId: string): Promise<readonly StoredSnapshot[]> {
    const rows = this.#all('SELECT * FROM snapshots WHERE session_id = ? ORDER BY number DESC', sessionId);
    return rows.map((row) => ({
      atMinutes: Number(row.at_minutes),
      sequence: Number(row.sequence),
      entries: Number(row.entries),
      stateHash: String(row.state_hash),
      bytes: row.bytes as Uint8Array,
    }));
  }

  async ladder(sessionId: string): Promise<readonly HashRung[]> {
    const rows = this.#all(
      'SELECT * FROM rungs WHERE session_id = ? ORDER BY at_minutes, entries',
      sessionId,
    );
    return rows.map((row) => ({
      atMinutes: Number(row.at_minutes),
      entries: Number(row.entries),
      state: String(row.state_hash),
    }));
  }

  async addControlToken(tokenHash: string): Promise<void> {
    this.#run('INSERT OR IGNORE INTO control_tokens (token_hash) VALUES (?)', tokenHash);
  }

  async hasControlToken(tokenHash: string): Promise<boolean> {
    return this.#all('SELECT 1 FROM control_tokens WHERE token_hash = ?', tokenHash).length > 0;
  }

  async setting(name: string): Promise<string | null> {
    const row = this.#all('SELECT value FROM settings WHERE name = ?', name)[0];
    return row === undefined ? null : String(row.value);
  }

  async setSetting(name: string, value: string): Promise<void> {
    this.#run('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)', name, value);
  }

  async close(): Promise<void> {
    this.#statements.clear();
    this.#database.close();
    this.#lock?.close();
  }

  #write(sessionId: string, change: Commit): void {
    for (const entry of change.entries ?? []) this.#writeEntry(sessionId, entry);
    for (const seat of change.seats ?? []) this.#writeSeat(sessionId, seat);
    for (const refusal of change.refusals ?? []) {
      this.#run(
        'INSERT INTO refusals (session_id, command_id, seat_id, code, sentence) VALUES (?, ?, ?, ?, ?)',
        sessionId,
        refusal.commandId,
        refusal.seatId,
        refusal.code,
        refusal.sentence,
      );
    }
    if (change.shownUntilMinutes !== undefined) {
      this.#run('INSERT OR REPLACE INTO marks VALUES (?, ?)', sessionId, change.shownUntilMinutes);
    }
    if (change.newLadder !== undefined) {
      this.#run('DELETE FROM rungs WHERE session_id = ?', sessionId);
      this.#run(
        'UPDATE sessions SET engine = ? WHERE session_id = ?',
        change.newLadder.engineFingerprint,
        sessionId,
      );
    }
    for (const rung of [...(change.newLadder?.rungs ?? []), ...(change.rungs ?? [])]) {
      this.#run(
        'INSERT OR REPLACE INTO rungs VALUES (?, ?, ?, ?)',
        sessionId,
        rung.atMinutes,
        rung.entries,
        rung.state,
      );
    }
    if (change.snapshot !== undefined) this.#writeSnapshot(sessionId, change.snapshot);
  }

  #writeEntry(sessionId: string, entry: StoredEntry): void {
    const last = this.#all('SELECT max(sequence) AS last FROM entries WHERE session_id = ?', sessionId)[0];
    const expected = Number(last?.last ?? 0) + 1;
    if (entry.sequence !== expected) {
      throw new Error(
        `Entry ${entry.sequence} of session ${sessionId} does not follow: expected ${expected}.`,
      );
    }
    this.#run(
      'INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)',
      sessionId,
      entry.sequence,
      entry.atMinutes,
      entry.wallTime,
      entry.commandId,
      entry.seatId,
      JSON.stringify(entry.body),
    );
  }

  #writeSeat(sessionId: string, record: SeatRecord): void {
    this.#run(
      `INSERT INTO seats (session_id, seat_id, return_code, record) VALUES (?, ?, ?, ?)
       ON CONFLICT (session_id, seat_id) DO UPDATE SET return_code = excluded.return_code, record = excluded.record`,
      sessionId,
      record.seat.seatId,
      record.removed ? null : record.returnCode,
      JSON.stringify(record),
    );
  }

  #writeSnapshot(sessionId: string, snapshot: StoredSnapshot): void {
    this.#run(
      `INSERT INTO snapshots (session_id, at_minutes, sequence, entries, state_hash, bytes)
       VALUES (?, ?, ?, ?, ?, ?)`,
      sessionId,
      snapshot.atMinutes,
      snapshot.sequence,
      snapshot.entries,
      snapshot.stateHash,
      snapshot.bytes,
    );
    this.#run(
      `DELETE FROM snapshots WHERE session_id = ? AND number NOT IN
       (SELECT number FROM snapshots WHERE session_id = ? ORDER BY number DESC LIMIT ${snapshotsKept})`,
      sessionId,
      sessionId,
    );
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#statement(sql).run(...values);
  }

  #all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#statement(sql).all(...values);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function toSessionRecord(row: Record<string, unknown>): SessionRecord {
  const record = JSON.parse(String(row.record)) as SessionRecord;
  return { ...record, engineFingerprint: String(row.engine) };
}

function toEntry(row: Record<string, unknown>): StoredEntry {
  return {
    sequence: Number(row.sequence),
    atMinutes: Number(row.at_minutes),
    wallTime: String(row.wall_time),
    commandId: row.command_id === null ? null : String(row.command_id),
    seatId: row.seat_id === null ? null : String(row.seat_id),
    body: JSON.parse(String(row.body)) as EntryBody,
  };
}
