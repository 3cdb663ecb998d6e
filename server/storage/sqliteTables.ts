// The tables of the SQLite store, and how it is told to be durable.

import type { DatabaseSync } from 'node:sqlite';

const layoutVersion = 1;

/** FULL: a commit is on the disk before it returns, so what was answered survives a power cut. */
export function createTables(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000');
  const version = layoutOf(database);
  if (version !== 0 && version !== layoutVersion) refuseLayout(version);
  database.exec(tables);
  database.exec(`PRAGMA user_version = ${layoutVersion}`);
}

/** For reading beside a running server. */
export function openTables(database: DatabaseSync): void {
  database.exec('PRAGMA busy_timeout = 2000');
  const version = layoutOf(database);
  if (version !== layoutVersion) refuseLayout(version);
}

function layoutOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

function refuseLayout(version: number): never {
  throw new Error(
    `The data folder has layout ${version}; this Flowday reads layout ${layoutVersion}. Use the version that wrote it.`,
  );
}

const tables = `
CREATE TABLE IF NOT EXISTS sessions (
  number INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL UNIQUE,
  join_code TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  engine TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS entries (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  sequence INTEGER NOT NULL,
  at_minutes REAL NOT NULL,
  wall_time TEXT NOT NULL,
  command_id TEXT,
  seat_id TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (session_id, sequence),
  UNIQUE (session_id, command_id)
) STRICT;
CREATE TABLE IF NOT EXISTS seats (
  number INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  seat_id TEXT NOT NULL,
  return_code TEXT UNIQUE,
  record TEXT NOT NULL,
  UNIQUE (session_id, seat_id)
) STRICT;
CREATE TABLE IF NOT EXISTS refusals (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  command_id TEXT NOT NULL,
  seat_id TEXT NOT NULL,
  code TEXT NOT NULL,
  sentence TEXT NOT NULL,
  UNIQUE (session_id, command_id)
) STRICT;
CREATE TABLE IF NOT EXISTS marks (
  session_id TEXT PRIMARY KEY REFERENCES sessions (session_id),
  shown_until REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS snapshots (
  number INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  at_minutes REAL NOT NULL,
  sequence INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  state_hash TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS rungs (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  at_minutes REAL NOT NULL,
  entries INTEGER NOT NULL,
  state_hash TEXT NOT NULL,
  PRIMARY KEY (session_id, at_minutes, entries)
) STRICT;
CREATE TABLE IF NOT EXISTS control_tokens (token_hash TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
