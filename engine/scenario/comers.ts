// Who comes and when: sources, and what varies with time. Plain frozen data in engine units (see scenario.ts).

import type { Expression } from '../base/expression.ts';
import type { Distribution } from '../random/distribution.ts';
import type { Attribute } from './care.ts';

/** A factor that varies with time, with mean 1 over its cycle; without a cycle, as it was written. */
export type RateShape =
  | {
      /**
       * `steps`: constant from each point on; `lines`: straight lines between the points, and when it repeats from
       * the last point to the first of the next cycle.
       */
      readonly kind: 'steps' | 'lines';
      /** Repeats after so long; null: flat before the first and after the last point. */
      readonly cycleMinutes: number | null;
      /** Counted from midnight of the first day, or from minute 0. */
      readonly from: 'midnight' | 'start';
      /** Ascending, the first at 0 when it repeats. */
      readonly points: readonly { readonly atMinutes: number; readonly factor: number }[];
    }
  | {
      /** 1 + amplitude × cos(2π (t − peak) ÷ cycle), t from midnight of the first day. */
      readonly kind: 'wave';
      readonly cycleMinutes: number;
      /** 0–1. */
      readonly amplitude: number;
      readonly peakMinutes: number;
    };

export interface RateProfile {
  readonly id: string;
  readonly shape: RateShape;
  readonly source: string | null;
}

/** Factors at dates (minutes from the start, ascending), linear between them, flat outside. */
export interface SeasonProfile {
  readonly id: string;
  readonly points: readonly { readonly atMinutes: number; readonly factor: number }[];
  readonly source: string | null;
}

/** An attribute whose values are given patient by patient, as data has them. */
export interface GivenAttribute {
  readonly attribute: string;
  /** Positions of categories, or numbers: the n-th patient has the n-th; after the last from the first again. */
  readonly values: readonly number[];
}

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly arrivals: ArrivalPattern;
  /** Patients who come together at each arrival (whole, at least 0); null: one. */
  readonly size: Distribution | null;
  /** Comes only from this minute on, and only before that one; null: to the end. */
  readonly fromMinutes: number;
  readonly untilMinutes: number | null;
  /** No more than so many arrivals (groups, where several come together); null: no limit. */
  readonly most: number | null;
  /** Highest multiple of the undisturbed rate that effects may reach (≥ 1); 1 unless arrivals come by a rate. */
  readonly headroom: number;
  /** Attributes whose shares or distribution differ for this source. */
  readonly attributes: readonly Attribute[];
  readonly given: readonly GivenAttribute[];
  readonly to: string;
  readonly basis: string | null;
}

export type ArrivalPattern =
  /** Poisson: the rate is the product of all that follows. */
  | {
      readonly kind: 'rate';
      /** Mean arrivals per minute before all other factors. */
      readonly ratePerMinute: number;
      /** Of this source alone; null: flat. */
      readonly shape: RateShape | null;
      readonly profile: string | null;
      /** Seven factors from Monday with mean 1, or null. */
      readonly weekday: readonly number[] | null;
      /** Factor on holidays, instead of the weekday factor; null: the weekday's. */
      readonly holidayFactor: number | null;
      /** Their factors are multiplied. */
      readonly seasons: readonly string[];
      readonly events: readonly {
        readonly fromMinutes: number;
        readonly untilMinutes: number;
        readonly factor: number;
      }[];
      /** Coefficient of variation of a gamma day factor with mean 1; 0: none. */
      readonly dayVariation: number;
    }
  /** Gaps drawn one after another (a renewal process); the first arrival comes one gap after `fromMinutes`. */
  | {
      readonly kind: 'every';
      readonly gap: Distribution;
      /** Multiplies the gap, read when it begins (at the arrival before); null: 1. */
      readonly stretch: Expression | null;
    }
  /** At given instants, ascending; several may be equal. */
  | { readonly kind: 'at'; readonly atMinutes: readonly number[] };
