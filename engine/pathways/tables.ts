// The flat tables a pathway runs on. Steps and outcomes are numbered; a target ≥ 0 is a step, −1 − n an outcome.

import type { Evaluate } from './readState.ts';

/** A quantile function: one monotone transform of one uniform. */
export type Quantile = (uniform: number) => number;

/** A value that may depend on one attribute of the patient. */
export interface Choice<T> {
  /** −1: `otherwise` always. */
  readonly attribute: number;
  readonly values: readonly number[];
  readonly results: readonly T[];
  readonly otherwise: T | null;
}

export function choose<T>(choice: Choice<T>, attributes: Float64Array, base: number): T {
  if (choice.attribute >= 0) {
    const value = attributes[base + choice.attribute];
    for (let index = 0; index < choice.values.length; index++) {
      if (choice.values[index] === value) return choice.results[index] as T;
    }
  }
  if (choice.otherwise === null) throw new Error('No case for an attribute value, and no otherwise');
  return choice.otherwise;
}

export interface Requirement {
  /** Any one of these pools, tried in this order. */
  readonly pools: readonly number[];
  readonly units: number;
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
  readonly rank: Evaluate | null;
  readonly baulk: { readonly when: Evaluate; readonly target: number } | null;
  readonly patience: {
    readonly after: Choice<Quantile>;
    readonly target: number;
    readonly purpose: number;
  } | null;
  readonly releaseAtStart: readonly ReleaseTable[];
  readonly work: Choice<Quantile> | null;
  readonly workPurpose: number;
  readonly stretch: Evaluate | null;
  /** Pools kept when the step ends, of those seized in it. */
  readonly holds: readonly number[];
  readonly releaseAtEnd: readonly ReleaseTable[];
  readonly set: readonly { readonly attribute: number; readonly value: Evaluate }[];
  readonly next: NextTable;
  /** Column that counts this step's visits by one patient in one episode; −1: it cannot be visited twice. */
  readonly loop: number;
  readonly onEnter: ClockTable;
  readonly onStart: ClockTable;
  readonly onEnd: ClockTable;
}

export type NextTable =
  | { readonly kind: 'to'; readonly target: number }
  | { readonly kind: 'shares'; readonly options: readonly ShareOption[] }
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
  readonly onEnter: ClockTable;
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
