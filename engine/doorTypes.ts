// The shapes that cross the engine's door, besides `Scenario`, commands and views.

import type { Actor, Command, JournalEntry } from './agencies/commands.ts';
import type { Scenario } from './scenario/scenario.ts';

export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly sentence: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The source line as it stands, at most 200 characters; the caret stands under `column`. */
  readonly sourceLine: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly hint: string | null;
}

export interface WorldOptions {
  /** Names all chance in the run: any text. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  /** Whether observers fill tallies; every hash part but `measures` is the same either way. */
  readonly measuring: boolean;
}

/** Hexadecimal, 16 digits each. `state` is over the parts in this order. */
export interface WorldHash {
  readonly state: string;
  readonly parts: {
    readonly patients: string;
    readonly calendar: string;
    readonly resources: string;
    readonly agencies: string;
    readonly measures: string;
  };
}

/** What is needed to play a run again to the last bit. */
export interface RunRecord {
  readonly seed: string;
  readonly replication: number;
  readonly journal: readonly JournalEntry[];
}

/** A hash that was true when the run was written: at the end of minute `atMinutes`, after entry `sequence`. */
export interface HashRung {
  readonly atMinutes: number;
  /** Number of journal entries applied by then. */
  readonly entries: number;
  readonly state: string;
}

/** A run as a file: reopens anywhere, offline. */
export interface RunFile {
  readonly format: 'flowday-run-1';
  readonly engine: string;
  readonly edition: 'control' | 'room' | 'evidence';
  readonly name: string;
  readonly scenario: Scenario;
  readonly run: RunRecord;
  readonly endedAtMinutes: number;
  readonly ladder: readonly HashRung[];
  /** Room happenings (clock, holds, announcements, presence), in one sequence with the journal. */
  readonly sessionLog: readonly SessionLogEntry[];
}

export interface SessionLogEntry {
  readonly sequence: number;
  readonly atMinutes: number;
  /** Real time, ISO 8601, for the record only. */
  readonly wallTime: string;
  readonly kind: string;
  readonly text: string;
  /** Who may read it: everybody, one team, or control alone. */
  readonly audience: 'room' | 'control' | { readonly teamId: string };
}

export interface Mismatch {
  readonly atMinutes: number;
  readonly expected: string;
  readonly found: string;
}

export type BranchEdit =
  | { readonly kind: 'remove'; readonly sequence: number }
  | {
      readonly kind: 'move';
      readonly sequence: number;
      readonly toMinutes: number;
      /** Into the planning round; `toMinutes` is 0. */
      readonly inPlanning?: boolean;
      /** Sequence of the entry that it is put in front of; absent: it keeps its number. */
      readonly before?: number;
    }
  | {
      readonly kind: 'add';
      readonly atMinutes: number;
      /** Into the planning round; `atMinutes` is 0. */
      readonly inPlanning?: boolean;
      readonly actor: Actor;
      readonly command: Command;
      readonly rationale: string;
    };

/** One measure of one run or over replications. */
export interface MeasureSummary {
  /** Nobody was observed: mean and percentiles are null, and are left out when replications are averaged. */
  readonly empty?: true;
  /** How many replications observed anything, where some did not. */
  readonly replications?: number;
  readonly unit: string;
  /** Null where it is `empty`, as are the percentiles. */
  readonly mean: number | null;
  /** Of the ledger: what it would be if each were worth the least and the most that it may be worth. */
  readonly range?: readonly [number, number];
  /** 95% by Student's t over replications; null for a single one. */
  readonly ci95: readonly [number, number] | null;
  readonly p50?: number | null;
  readonly p90?: number | null;
  readonly p95?: number | null;
  /** 95% intervals of the percentiles, by the same rule as `ci95`; only over two replications or more. */
  readonly ciOf?: Readonly<Partial<Record<'p50' | 'p90' | 'p95', readonly [number, number]>>>;
  /** Standard deviation of the replications' values; only over two replications or more. */
  readonly deviation?: number;
}

export type Audience =
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'wall' }
  | { readonly kind: 'control' };
