// The flat tables a pathway runs on. Steps and outcomes are numbered; a target ≥ 0 is a step, −1 − n an outcome.

import type { Evaluate } from './readState.ts';

/** Parties: see `Together` of the scenario. */
export interface Together {
  readonly least: number;
  readonly most: number;
  readonly orAfterMinutes: number | null;
  readonly until: readonly number[];
}

/** A quantile function: one monotone transform of one uniform. */
export type Quantile = (uniform: number) => number;

/** A value that may depend on attributes of the patient. */
export type Choice<T> =
  | { readonly attribute: -1; readonly value: T }
  | {
      /** 0 or more. */
      readonly attribute: number;
      readonly values: readonly number[];
      /** Place in `values` by value, −1: none, where all of them are small whole numbers, as those of categories are. */
      readonly places: Int32Array | null;
      readonly results: readonly Choice<T>[];
      readonly otherwise: Choice<T> | null;
    };

export function choose<T>(choice: Choice<T>, attributes: Float64Array, base: number): T {
  let here = choice;
  while (isCases(here)) here = caseOf(here, attributes[base + here.attribute] as number);
  return here.value;
}

type Cases<T> = Extract<Choice<T>, { results: unknown }>;

function isCases<T>(choice: Choice<T>): choice is Cases<T> {
  return choice.attribute >= 0;
}

function caseOf<T>(choice: Cases<T>, value: number): Choice<T> {
  const index = choice.places?.[value] ?? choice.values.indexOf(value);
  const found = index < 0 ? choice.otherwise : choice.results[index];
  if (!found) throw new Error('No case for an attribute value, and no otherwise');
  return found;
}

/** Minutes of a patient: see `Minutes` of the scenario. */
export type MinutesTable =
  /** By far the most frequent: no call through a table. */
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'drawn'; readonly quantile: Quantile }
  | { readonly kind: 'chosen'; readonly choice: Choice<Quantile> }
  | { readonly kind: 'computed'; readonly value: Evaluate }
  | { readonly kind: 'listed'; readonly minutes: readonly number[] };

/** What is written when a step ends. */
export type SetTable =
  | { readonly of: 'patient'; readonly attribute: number; readonly value: Evaluate }
  | { readonly of: 'nobody'; readonly variable: number; readonly value: Evaluate };

export interface Requirement {
  /** Any one of these pools, tried in this order. */
  readonly pools: readonly number[];
  readonly units: number;
  /** Of a patient, instead of `units`; null: the same of everybody. Reads attributes only, so it holds while somebody waits. */
  readonly unitsOf: Evaluate | null;
}

export interface ReleaseTable {
  readonly pools: readonly number[];
  /** Minutes until the unit is back; null: at once. */
  readonly after: Quantile | null;
  readonly purpose: number;
}

/** Stopwatches started and stopped at a moment of a step. */
export interface ClockTable {
  readonly starts: readonly number[];
  readonly stops: readonly number[];
}

export interface StepTable {
  readonly id: string;
  readonly name: string;
  readonly requirements: readonly Requirement[];
  /** Every pool of every requirement, ascending. */
  readonly pools: readonly number[];
  /** The one pool of a plain step (world/plainVisits.ts); −1: the step is not plain. */
  readonly plainPool: number;
  /** Whoever leaves this plain step gives back the one unit of it, and nothing else. */
  readonly plainEnd: boolean;
  /** Somebody may be refused here: by its room, its opening hours or their own mind. */
  readonly guarded: boolean;
  /** Has a waiting list: it seizes, or is served in parties, at times, or in opening hours. */
  readonly listed: boolean;
  readonly rank: Evaluate | null;
  /** Who is first is worked out anew whenever somebody is called: ranks that change while people wait, lots. */
  readonly ageing: boolean;
  readonly order: 'first-come' | 'last-come' | 'random';
  readonly orderPurpose: number;
  readonly preempt: PreemptTable | null;
  /** Work here may be interrupted: by somebody else, or because units go. */
  readonly interruptible: boolean;
  readonly stop: {
    readonly when: Evaluate;
    /** What holds for one at work here may not for another. */
    readonly asksEach: boolean;
    readonly target: number;
    readonly release: readonly ReleaseTable[];
  } | null;
  /** Those at work here are kept in a list, because their work may be interrupted or stop. */
  readonly keepsWorkers: boolean;
  /** Some pool of this step may be taken from somebody at work by a lower rank. */
  readonly mayInterrupt: boolean;
  /** Not everybody needs the same number of units here: when the first goes, the next may need what is free. */
  readonly unitsVary: boolean;
  readonly room: { readonly places: number; readonly target: number | null } | null;
  readonly baulk: {
    readonly when: Evaluate | null;
    readonly share: Evaluate | null;
    readonly purpose: number;
    /** Column that counts how often one patient refused in one episode; −1: nobody comes twice, or refuses by chance. */
    readonly refusals: number;
    readonly target: number;
  } | null;
  readonly patience: {
    readonly after: MinutesTable | null;
    readonly when: Evaluate | null;
    /** What holds for one who waits here may not for another. */
    readonly asksEach: boolean;
    readonly target: number;
    readonly purpose: number;
    readonly release: readonly ReleaseTable[];
  } | null;
  readonly jockey: { readonly with: readonly number[]; readonly fewer: number } | null;
  readonly together: Together | null;
  /** Some party goes as one until its first comes here. */
  readonly setsDown: boolean;
  /** Asked about the first in line. */
  readonly serveWhen: Evaluate | null;
  readonly servedAt:
    | readonly {
        readonly days: readonly boolean[];
        readonly minutes: readonly number[];
        readonly most: number;
      }[]
    | null;
  readonly open: {
    readonly hours: readonly {
      readonly days: readonly boolean[];
      readonly from: number;
      readonly to: number;
    }[];
    readonly target: number | null;
  } | null;
  readonly join: boolean;
  readonly releaseAtStart: readonly ReleaseTable[];
  readonly work: MinutesTable | null;
  readonly workPurpose: number;
  readonly stretch: Evaluate | null;
  /** Pools kept when the step ends, of those seized in it. */
  readonly holds: readonly number[];
  readonly releaseAtEnd: readonly ReleaseTable[];
  /** Attribute → purpose of its new draw. */
  readonly redraw: ReadonlyMap<number, number>;
  readonly set: readonly SetTable[];
  /** Of each, the one pool of slots that there are more of. */
  readonly supply: readonly Requirement[];
  readonly split: readonly { readonly target: number; readonly count: number }[];
  readonly next: NextTable;
  /** Column that counts this step's visits by one patient in one episode; −1: it cannot be visited twice. */
  readonly loop: number;
  readonly onEnter: ClockTable | null;
  readonly onStart: ClockTable | null;
  readonly onEnd: ClockTable | null;
}

export interface PreemptTable {
  readonly how: 'resume' | 'restart' | 'lose';
  /** Only of `lose`. */
  readonly target: number;
  readonly atBack: boolean;
  readonly earliest: boolean;
}

export type NextTable =
  | { readonly kind: 'to'; readonly target: number }
  | { readonly kind: 'shares'; readonly options: readonly ShareOption[] }
  | { readonly kind: 'shortest'; readonly among: readonly number[] }
  | { readonly kind: 'first-free'; readonly among: readonly number[]; readonly otherwise: NextTable }
  /** `counter`: how many this way has sent on so far. */
  | { readonly kind: 'in-turn'; readonly among: readonly number[]; readonly counter: number }
  | {
      readonly kind: 'cases';
      readonly cases: readonly { readonly when: Evaluate | null; readonly next: NextTable }[];
    };

export interface ShareOption {
  readonly target: number;
  readonly share: Choice<number>;
  /** Of the uniform whose exponential ÷ weight is compared. */
  readonly purpose: number;
  /** Into the table of weights that effects change. */
  readonly weight: number;
}

export interface OutcomeTable {
  readonly id: string;
  readonly name: string;
  readonly onEnter: ClockTable | null;
  readonly returns: readonly ReturnTable[];
}

export interface ReturnTable {
  readonly share: Choice<number>;
  readonly after: Quantile;
  readonly afterPurpose: number;
  readonly target: number;
}

/** A way leads to a step (0 or more) or, below 0, to an outcome. */
export const outcomeTarget = (outcome: number): number => -1 - outcome;
export const outcomeOf = (target: number): number => -1 - target;
