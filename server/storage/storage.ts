// What the server keeps, and the promise that goes with it: when `commit` resolves, it survives a power cut.
// One asynchronous interface for every store; knows nothing of sockets, clocks or the model.

import type { Actor, Command, HashRung, SessionLogEntry } from '../../engine/index.ts';
import type { ClockMessage, ClockState, NewSession, SeatBrief, SessionPhase } from '../protocol/index.ts';

export interface Storage {
  createSession(record: SessionRecord): Promise<void>;
  /** In order of creation. */
  sessions(): Promise<readonly SessionRecord[]>;
  session(sessionId: string): Promise<SessionRecord | null>;
  /**
   * All of it or nothing, durable when it resolves. Entries must follow on the last one without a gap,
   * and a command id may be used once in a session; otherwise it throws and changes nothing.
   */
  commit(sessionId: string, change: Commit): Promise<void>;
  /** In order of sequence, from the first after `afterSequence`. */
  entries(sessionId: string, afterSequence: number): Promise<readonly StoredEntry[]>;
  /** Also those removed. */
  seats(sessionId: string): Promise<readonly SeatRecord[]>;
  seatByReturnCode(returnCode: string): Promise<{ sessionId: string; seat: SeatRecord } | null>;
  refusals(sessionId: string): Promise<readonly StoredRefusal[]>;
  /** How far simulated time may have been shown; 0 when never marked. */
  shownUntilMinutes(sessionId: string): Promise<number>;
  /** Newest first. */
  snapshots(sessionId: string): Promise<readonly StoredSnapshot[]>;
  /** In order of instant. */
  ladder(sessionId: string): Promise<readonly HashRung[]>;
  addControlToken(tokenHash: string): Promise<void>;
  hasControlToken(tokenHash: string): Promise<boolean>;
  setting(name: string): Promise<string | null>;
  setSetting(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}

export interface SessionRecord {
  readonly sessionId: string;
  readonly joinCode: string;
  readonly createdWallTime: string;
  readonly scenarioName: string;
  /** The scenario that was played, whatever happens to its files afterwards: see `keptScenario`. */
  readonly scenarioText: string;
  readonly settings: NewSession;
  readonly seed: string;
  /** Names the engine that wrote the run. */
  readonly engineFingerprint: string;
}

export interface Commit {
  readonly entries?: readonly StoredEntry[];
  /** Written whole, by seat id. */
  readonly seats?: readonly SeatRecord[];
  readonly refusals?: readonly StoredRefusal[];
  readonly shownUntilMinutes?: number;
  readonly rungs?: readonly HashRung[];
  /** The newest three are kept. */
  readonly snapshot?: StoredSnapshot;
  /** Takes the place of the whole ladder: the run was folded anew by another engine. */
  readonly newLadder?: { readonly engineFingerprint: string; readonly rungs: readonly HashRung[] };
}

/** One line of the record. Journal and session log share one sequence, from 1, without gaps. */
export interface StoredEntry {
  readonly sequence: number;
  readonly atMinutes: number;
  /** ISO 8601, for the record only. */
  readonly wallTime: string;
  /** Of the message that caused it; null when the server did it by itself. */
  readonly commandId: string | null;
  readonly seatId: string | null;
  readonly body: EntryBody;
}

export type EntryBody =
  | {
      readonly type: 'command';
      readonly actor: Actor;
      readonly command: Command;
      readonly rationale: string;
    }
  | {
      readonly type: 'log';
      readonly kind: string;
      readonly text: string;
      readonly audience: SessionLogEntry['audience'];
      /** What it changed in the session; null: words only. */
      readonly change: SessionChange | null;
    };

export type SessionChange =
  | { readonly kind: 'phase'; readonly to: SessionPhase }
  /** The run was ended before a decision that broke it: from that one on, decisions are in the record and not in the run. */
  | { readonly kind: 'broken'; readonly bySequence: number }
  | {
      readonly kind: 'clock';
      readonly to: ClockState;
      readonly stoppedBy: ClockMessage['stoppedBy'];
      readonly speed: number;
      /** Real seconds after which a hold ends by itself, kept through a pause; null: when somebody runs it. */
      readonly holdWallSeconds: number | null;
    }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'lock'; readonly teamId: string; readonly locked: boolean }
  | { readonly kind: 'locks'; readonly teamIds: readonly string[]; readonly locked: boolean }
  | { readonly kind: 'seat'; readonly seat: SeatBrief }
  | { readonly kind: 'seatRemoved'; readonly seatId: string };

export interface SeatRecord {
  readonly seat: SeatBrief;
  readonly tokenHash: string;
  readonly returnCode: string;
  readonly removed: boolean;
}

/** A refusal as it was answered, so that the same command id gets the same answer. */
export interface StoredRefusal {
  readonly commandId: string;
  readonly seatId: string;
  readonly code: string;
  readonly sentence: string;
}

export interface StoredSnapshot {
  readonly atMinutes: number;
  /** Last sequence applied, and how many journal entries that were. */
  readonly sequence: number;
  readonly entries: number;
  readonly stateHash: string;
  readonly bytes: Uint8Array;
}
