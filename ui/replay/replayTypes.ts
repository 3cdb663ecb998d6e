// What a replay tells the debrief, and the messages between the page and the worker. Plain data.

import type { Audience, Command, DecisionView, Mismatch } from '../../engine/index.ts';
import type {
  ControlView,
  LedgerView,
  RunFile,
  ScenarioBrief,
  SessionLogEntry,
  WorldView,
} from '../../server/protocol/index.ts';

/** One line of what was decided and what happened, in the order of the run. */
export interface ReplayedDecision extends DecisionView {
  /** Place in the run, from 0. */
  readonly place: number;
  readonly kind: Command['kind'];
  /** Computed by standing orders or the schedule, not made by a person. */
  readonly derived: boolean;
  /** Who sent it, and when by the clock on the wall (ISO 8601); null: derived, or not in this edition. */
  readonly person: string | null;
  readonly wallTime: string | null;
}

export interface Verification {
  /** Hashes compared and found equal. */
  readonly checked: number;
  /** Hashes in the file. */
  readonly of: number;
  /** The first that differed: the replay stopped there. */
  readonly mismatch: Mismatch | null;
  /** Decisions of the file that the replayed world refused; none in a true replay. */
  readonly refused: readonly string[];
  /** Hash of the world where the replay ended, by this browser. */
  readonly endHash: string;
  /** Fingerprints of the engine that wrote the file and of this one. */
  readonly engine: { readonly file: string; readonly here: string };
}

export interface ReplayedRun {
  readonly name: string;
  readonly edition: RunFile['edition'];
  /** How far the replay came: the end of the run, or the first mismatch. */
  readonly untilMinutes: number;
  /** Of a run that could not go on: why, and what to do. null: it was ended. */
  readonly fault: string | null;
  readonly verification: Verification;
  readonly brief: ScenarioBrief;
  /** Each team's own brief: with its own levers only. */
  readonly teamBriefs: Readonly<Record<string, ScenarioBrief>>;
  readonly decisions: readonly ReplayedDecision[];
  /** The system's declared level from an instant on, in order. */
  readonly levels: readonly { readonly fromMinutes: number; readonly level: number | null }[];
  /** Headline figures at equal steps: `values[indicatorId][i]` at `atMinutes[i]`; null: not known yet. */
  readonly series: {
    readonly atMinutes: readonly number[];
    readonly values: Readonly<Record<string, readonly (number | null)[]>>;
  };
  readonly sessionLog: readonly SessionLogEntry[];
  /** Everything at minute 0, when the planning round was over and nothing had happened. */
  readonly opening: ControlView;
  /** What the whole run did to people and money; without lines where the scenario keeps no ledger. */
  readonly ledger: LedgerView;
}

/** One plan of the planning round otherwise than it was. */
export interface PlanChange {
  readonly agencyId: string;
  readonly leverId: string;
  /** `dropped`: not planned at all; otherwise planned, with so much where the lever has an amount. */
  readonly to: 'dropped' | { readonly amount: number | null };
}

/** One decision of the run that was not made. */
export interface LeftOut {
  /** Number of its entry in the journal. */
  readonly sequence: number;
}

export type RunChange = PlanChange | LeftOut;

/** A figure of the run as it was played and with changes, in futures that share their luck pair by pair. */
export interface ComparedFigure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: 'headline' | 'harm' | 'value' | 'cost';
  readonly better: 'low' | 'high' | null;
  /** Means over the futures. */
  readonly asPlayed: number;
  readonly changed: number;
  /** Changed − as played, future by future. */
  readonly differences: readonly number[];
}

export interface Comparison {
  readonly futures: number;
  readonly figures: readonly ComparedFigure[];
  /** Decisions that no longer make sense after the change, in the luck that was played. */
  readonly refused: readonly string[];
}

export type ToWorker =
  | { readonly type: 'open'; readonly text: string }
  | {
      readonly type: 'view';
      readonly requestId: number;
      readonly atMinutes: number;
      readonly audience: Audience;
    }
  | { readonly type: 'compare'; readonly changes: readonly RunChange[]; readonly futures: number };

export type FromWorker =
  | { readonly type: 'progress'; readonly atMinutes: number; readonly untilMinutes: number }
  | { readonly type: 'opened'; readonly run: ReplayedRun }
  | { readonly type: 'view'; readonly requestId: number; readonly view: WorldView }
  | { readonly type: 'comparing'; readonly done: number; readonly of: number }
  | { readonly type: 'compared'; readonly comparison: Comparison }
  | { readonly type: 'failed'; readonly sentence: string };
