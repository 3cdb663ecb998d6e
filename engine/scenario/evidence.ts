// What was observed of the real place, and what a reader must know to judge the study: the part of a scenario that
// an analyst defends it with. The run never sees it. Plain frozen data in engine units (see scenario.ts).

import type { Expression } from '../base/expression.ts';

/** One thing observed, and how near to it a run should come. */
export interface EvidenceTarget {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  /** Whose figure: the place's own in that time, its own of other years, a neighbour's, national, or a design value. */
  readonly origin: 'own' | 'other-years' | 'neighbour' | 'national' | 'design';
  readonly figure: EvidenceFigure;
  /** The part of the run that it is about. */
  readonly fromMinutes: number;
  readonly untilMinutes: number;
  /** Into what that time is cut; the same hour, weekday or month of several days counts together. */
  readonly by: 'whole' | 'hour' | 'weekday' | 'day' | 'week' | 'month';
  /** Divides every value: by the mean of all of them, or by the mean over another time of the run; null: as they are. */
  readonly relativeTo: 'mean' | { readonly fromMinutes: number; readonly untilMinutes: number } | null;
  /** One figure of the values; null: all of them, in order. */
  readonly take: EvidenceStatistic | null;
  /** One value, or one for each part, in order; null: not known for that part. */
  readonly observed: readonly (number | null)[];
  /** Inside from `low` to `high`, for each observed value. Comes from the source's own spread. */
  readonly band: readonly { readonly low: number; readonly high: number }[];
  readonly unit: 'people' | 'share' | 'minutes' | 'beds' | 'pounds' | 'number';
  /** Why the band is as wide as it is. */
  readonly tolerance: string;
  readonly source: string;
}

export type EvidenceFigure =
  /** Growth of a figure so far in each part: a day, or in the whole per day (an hour: per hour). */
  | { readonly kind: 'count'; readonly of: Expression }
  /** Growth of one ÷ growth of the other in each part; a part in which the other did not grow is left out. */
  | { readonly kind: 'ratio'; readonly of: Expression; readonly per: Expression }
  /** Mean of daily samples (`hour`: of hourly samples) in each part. */
  | { readonly kind: 'level'; readonly of: Expression; readonly minuteOfDay: number };

export type EvidenceStatistic =
  | { readonly kind: 'mean' | 'deviation' | 'least' | 'most' }
  /** `share` 0–1, such as 0.95. */
  | { readonly kind: 'percentile'; readonly share: number }
  /** Share of the values above `limit`. */
  | { readonly kind: 'shareAbove'; readonly limit: number };

/** What a report of the study (STRESS-DES) needs to say that no engine can know. Empty where it was left out. */
export interface Study {
  readonly purpose: string;
  readonly outputs: string;
  readonly aims: string;
  readonly dataSources: readonly {
    readonly name: string;
    readonly says: string;
    readonly access: string | null;
  }[];
  readonly preprocessing: readonly string[];
  /** Begun with "guess:" or "computed:" like a source, or sourced. */
  readonly assumptions: readonly string[];
  readonly access: string;
}
