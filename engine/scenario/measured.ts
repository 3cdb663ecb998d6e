// What people read after a run, and what they expect of it: the part of a scenario that the run never sees.
// Plain frozen data in engine units (see scenario.ts); every default has been put in by the loader.

import type { Expression } from '../base/expression.ts';

/** A figure for people to read after a run, with what it counts and what it is a share of. Never part of the world. */
export interface Kpi {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: 'people' | 'share' | 'minutes' | 'beds' | 'pounds' | 'number';
  readonly better: 'low' | 'high' | null;
  readonly value:
    | {
        /** Growth of both over the measured time, one divided by the other (by 1 when null); `otherwise` when that is 0. */
        readonly kind: 'ratio';
        readonly numerator: Expression;
        readonly denominator: Expression | null;
        readonly otherwise: number;
      }
    | {
        /** Mean of the values at these instants: each day at a minute of the day, or so often from minute 0 on. */
        readonly kind: 'sampled';
        readonly value: Expression;
        readonly minuteOfDay: number | null;
        readonly everyMinutes: number | null;
      };
  readonly source: string | null;
}

/**
 * One line of the harm and value ledger: so much of something happened, and each of it is worth so much. Its measure
 * is `ledger.<id>`; `low` and `high` say how far what each is worth is known.
 */
export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly kind: 'harm' | 'value' | 'cost';
  /** Who suffers, gains or pays: an agency's id, or words such as "patients". */
  readonly borneBy: string;
  readonly unit: 'people' | 'deaths' | 'hours' | 'days' | 'points' | 'pounds' | 'number';
  /**
   * `count`: growth of a figure so far over the measured time; `level`: a level × the hours (or days) that it lasted, as
   * the sum of samples each hour.
   */
  readonly of:
    | { readonly kind: 'count'; readonly expression: Expression }
    | { readonly kind: 'level'; readonly expression: Expression; readonly per: 'hour' | 'day' };
  readonly each: number;
  readonly low: number;
  readonly high: number;
  readonly source: string | null;
}

/** What a run of this scenario should show, and on whose word: for `validate`. */
export interface Expected {
  readonly replications: number;
  /** Names all chance; null: the id of the scenario does. */
  readonly seed: string | null;
  /** Confidence of the intervals, such as 0.999. */
  readonly level: number;
  readonly measures: readonly ExpectedMeasure[];
  readonly traces: readonly ExpectedTrace[];
  /** Why the case is not run; null: it is. */
  readonly skipped: string | null;
  readonly source: string | null;
}

export interface ExpectedMeasure {
  /** A measure id, such as `wait.see-nurse`. */
  readonly measure: string;
  /** Which figure of it. */
  readonly figure: 'mean' | 'p50' | 'p90' | 'p95' | 'variance';
  readonly value: number;
  /** Standard error of the value itself, where it is a measurement; 0: exact. */
  readonly standardError: number;
  /** Widens the interval on both sides. */
  readonly within: number;
  /** Half-width of the interval ÷ value that must be reached, so that passing means something; null: not asked. */
  readonly precision: number | null;
  readonly source: string | null;
}

/** Instants (minutes) of one moment at one place, in order of time, then of the patients' names. */
export interface ExpectedTrace {
  readonly moment:
    | 'arrive'
    | 'enter'
    | 'start'
    | 'end'
    | 'give-up'
    | 'baulk'
    | 'turned-away'
    | 'interrupt'
    | 'resume'
    | 'stop'
    | 'outcome';
  readonly at: string;
  readonly minutes: readonly number[];
}
