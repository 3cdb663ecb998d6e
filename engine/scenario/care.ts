// What patients are like, what they need and how they move: the part of a scenario that is a queueing network.
// Plain frozen data in engine units (see scenario.ts); every default has been put in by the loader.

import type { Expression } from '../base/expression.ts';
import type { Distribution } from '../random/distribution.ts';
import type { GivenAttribute } from './comers.ts';

/**
 * A value that may depend on attributes. `cases` are matched on the category id or the number as text; the value
 * of a case may depend on a further attribute.
 */
export type ByAttribute<T> =
  | { readonly kind: 'always'; readonly value: T }
  | {
      readonly kind: 'by';
      readonly attribute: string;
      readonly cases: readonly { readonly is: string; readonly value: ByAttribute<T> }[];
      readonly otherwise: ByAttribute<T> | null;
    };

/** Minutes of a patient: drawn, computed, or given. Never negative: below 0 counts as 0. */
export type Minutes =
  | { readonly kind: 'drawn'; readonly distribution: ByAttribute<Distribution> }
  /** Read once, when it begins. */
  | { readonly kind: 'computed'; readonly minutes: Expression }
  /** The n-th patient of each origin takes the n-th; after the last from the first again. */
  | { readonly kind: 'listed'; readonly minutes: readonly number[] };

export type Attribute = CategoryAttribute | NumberAttribute;

export interface CategoryAttribute {
  readonly kind: 'category';
  readonly id: string;
  readonly name: string;
  /** Category ids in file order; a category is its position here in the world. */
  readonly categories: readonly string[];
  /** Shares in the order of `categories`, summing to 1; may depend on other attributes. */
  readonly shares: ByAttribute<readonly number[]>;
  readonly source: string | null;
}

export interface NumberAttribute {
  readonly kind: 'number';
  readonly id: string;
  readonly name: string;
  readonly distribution: ByAttribute<Distribution>;
  readonly source: string | null;
}

/**
 * What happens to work in hand when units go: a shift ends, a lever takes them, something breaks.
 *
 * `finish`: it goes on, and the unit goes when it is done; whoever is on duty counts against the new number.
 * `overtime`: as `finish`, but what is still in hand of an ended shift is over and above the next shift's units.
 * `resume`, `restart`: the work that began last stops, and goes on (or begins again) when a unit is free.
 * `hand-over`: as `resume`, and at every end of a shift each work in hand takes `handOverMinutes` longer.
 */
export type WhenCut = 'finish' | 'overtime' | 'resume' | 'restart' | 'hand-over';

export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly kind: 'bed' | 'space' | 'staff' | 'vehicle' | 'place' | 'slots';
  readonly agency: string | null;
  /** Units always there; shifts add to it. For `slots`: units at minute 0. */
  readonly capacity: number;
  readonly rota: readonly Shift[];
  /** Steps whose lists a unit that is free looks at first, in this order; then all others. */
  readonly prefers: readonly string[];
  /** Only for `slots`: units are used up, and at each refill the free units become `units`. */
  readonly refills: readonly Refill[];
  readonly whenCut: WhenCut;
  readonly handOverMinutes: number;
  /** Planned: so many units are away between two instants; null: all. */
  readonly closures: readonly {
    readonly fromMinutes: number;
    readonly untilMinutes: number;
    readonly units: number | null;
  }[];
  readonly breakdowns: readonly Breakdown[];
  readonly source: string | null;
}

/** Units that fail by chance and come back: time up, time down, time up … */
export interface Breakdown {
  readonly id: string;
  /** `each`: every unit of `capacity` has a life of its own; `all`: they fail together. */
  readonly units: 'each' | 'all';
  /** Minutes from minute 0, or from the last repair, to the failure. */
  readonly every: Distribution;
  readonly lasts: Distribution;
  /** Instead of the resource's own `whenCut`; never `overtime` or `hand-over`. */
  readonly whenCut: WhenCut;
}

/** Adds `capacity` units between two minutes of the day; runs past midnight if `to` ≤ `from`. */
export interface Shift {
  readonly days: readonly DayKind[];
  readonly fromMinuteOfDay: number;
  readonly toMinuteOfDay: number;
  readonly capacity: number;
}

export interface Refill {
  readonly days: readonly DayKind[];
  readonly atMinuteOfDay: number;
  readonly units: number;
}

/** 0–6 are Monday–Sunday when not a holiday; 7 is a holiday (whatever its weekday). */
export type DayKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Any one of several resources, tried in this order; may stand wherever a resource is seized or released. */
export interface ResourceGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** So many units of one resource, or of one member of a group. */
export interface Seize {
  readonly resource: string;
  /** Of everybody the same, or of each patient by attributes: the nearest whole number, 1–1000. */
  readonly units: number | Expression;
}

/** One stop on a pathway: wait for everything in `seize` at once, work, release, go on. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly agency: string | null;
  readonly seize: readonly Seize[];
  /** Lower is served first. If it reads `waited`, it is read anew whenever somebody is called. */
  readonly rank: Expression | null;
  /** Among equal rank: by the instant of joining, by the latest, or anybody with equal chance at each call. */
  readonly order: 'first-come' | 'last-come' | 'random';
  /** Work here may be interrupted by whoever has a lower rank and needs its units; null: never. */
  readonly preempt: Preempt | null;
  /** Places in its waiting list; null: as many as come. */
  readonly room: Room | null;
  /** Refuses to join: when it holds (null: always), with this probability (null: surely). */
  readonly baulk: {
    readonly when: Expression | null;
    readonly share: Expression | null;
    readonly to: string;
  } | null;
  /** Leaves the waiting list when this much waiting has passed, or when something holds; gives back `release` of what it holds. */
  readonly patience: {
    /** null: never by waiting alone. */
    readonly after: Minutes | null;
    /** Asked about everybody in the list; null: nothing. */
    readonly when: Expression | null;
    readonly to: string;
    readonly release: readonly string[];
  } | null;
  /** Work stops before it is done as soon as this holds; gives back what it seized here, and `release` of what it held before. */
  readonly stop: {
    /** Asked about everybody at work. */
    readonly when: Expression;
    readonly to: string;
    readonly release: readonly string[];
  } | null;
  /** The last in the list goes over to a like step when there are so many fewer people there (waiting and at work). */
  readonly jockey: { readonly with: readonly string[]; readonly fewer: number } | null;
  /** Served in parties: see `Together`. */
  readonly together: Together | null;
  /** Its list is served at these instants only; null: whenever possible. */
  readonly servedAt: readonly ServedAt[] | null;
  /** Its list is served only while this holds, asked about the first in line; null: whenever possible. */
  readonly serveWhen: Expression | null;
  /** Closed outside these hours; null: always open. */
  readonly open: {
    readonly hours: readonly OpeningHours[];
    /** Where those go who come while it is closed; null: they wait. */
    readonly whenClosed: string | null;
  } | null;
  /** Held from earlier steps, given back the moment the seize is granted. */
  readonly releaseAtStart: readonly Release[];
  /** The patient waits here until all its parts have come to an outcome, and only then joins the list. */
  readonly join: boolean;
  /** Work in minutes; null: none. */
  readonly lasts: Minutes | null;
  /** Multiplies the work, read once when it starts. */
  readonly stretch: Expression | null;
  /** Resources seized here that are kept when the step ends. */
  readonly hold: readonly string[];
  /** Given back when the step ends, besides what was seized here and not held. */
  readonly releaseAtEnd: readonly Release[];
  /** Attributes and variables written when the step ends, in order. */
  readonly set: readonly { readonly what: string; readonly to: Expression }[];
  /** Slots that there are more of when the step ends. */
  /** Attributes drawn anew when the step ends, from their own distributions, before anything is set. */
  readonly redraw: readonly string[];
  readonly supply: readonly Seize[];
  /** When the step ends, so many parts of the patient set out to each of these, besides the patient itself. */
  readonly split: readonly { readonly to: string; readonly count: number }[];
  readonly next: Next;
  readonly source: string | null;
}

export interface Preempt {
  /** Goes on where it stopped; begins again with the same work; or goes to `to` and gives back what it seized here. */
  readonly how: 'resume' | 'restart' | 'lose';
  readonly to: string | null;
  /** Where the interrupted waits: before all others of its rank, or as somebody who has just come. */
  readonly waits: 'in-front' | 'at-back';
  /** Who is interrupted among those of the highest rank: who began last, or first. */
  readonly first: 'latest' | 'earliest';
}

export interface Room {
  readonly places: number;
  /** Where those go who find it full; null: they stay where they are, with all they hold, until there is room. */
  readonly whenFull: string | null;
}

/**
 * Several patients are served as one: units are seized once, work is drawn once (by the first in the list), and all
 * go on at the same instant. Begins when `least` are there, or when the first has waited `orAfterMinutes`.
 */
export interface Together {
  readonly least: number;
  readonly most: number;
  readonly orAfterMinutes: number | null;
  /** Steps and outcomes: the others go along with the first until it comes to one of these. Empty: all part at once. */
  readonly until: readonly string[];
}

export interface ServedAt {
  readonly days: readonly DayKind[];
  readonly minutesOfDay: readonly number[];
  /** At most so many each time; null: all for whom there are units. */
  readonly most: number | null;
}

/** Open between two minutes of the day; past midnight if `to` ≤ `from`. */
export interface OpeningHours {
  readonly days: readonly DayKind[];
  readonly fromMinuteOfDay: number;
  readonly toMinuteOfDay: number;
}

export interface Release {
  readonly resource: string;
  /** The unit comes back this much later (cleaning a bed, readying a vehicle); null: at once. */
  readonly after: Distribution | null;
}

export type Next =
  | { readonly kind: 'to'; readonly to: string }
  | {
      readonly kind: 'shares';
      readonly options: readonly { readonly to: string; readonly share: ByAttribute<number> }[];
    }
  | {
      readonly kind: 'cases';
      /** First case that holds; `when: null` is the last, otherwise-case. */
      readonly cases: readonly { readonly when: Expression | null; readonly next: Next }[];
    }
  /** The step with the fewest people (waiting and at work); of equals the first. */
  | { readonly kind: 'shortest'; readonly among: readonly string[] }
  /** The first step where the patient would be served at once; if none, `otherwise`. */
  | { readonly kind: 'first-free'; readonly among: readonly string[]; readonly otherwise: Next }
  /** One after the other, in turn. */
  | { readonly kind: 'in-turn'; readonly among: readonly string[] };

/** Where an episode ends. With `returns`, a share come back later as a further episode. */
export interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly returns: readonly {
    readonly id: string;
    readonly name: string;
    readonly share: ByAttribute<number>;
    readonly after: Distribution;
    readonly to: string;
  }[];
}

/** Patients who are there at minute 0. */
export interface CensusEntry {
  readonly id: string;
  readonly name: string;
  readonly step: string;
  readonly count: number;
  /**
   * `working`: in the step, part of the work done (residual of a length-biased draw); `starting`: at the beginning
   * of its work; `waiting`: just joined its list.
   */
  readonly progress: 'working' | 'starting' | 'waiting';
  /** Resources (or groups) held from earlier steps. */
  readonly holding: readonly string[];
  /** Stopwatches that run at minute 0, and since when; those that are not named begin as the pathway says. */
  readonly clocks: readonly CensusClock[];
  readonly attributes: readonly Attribute[];
  readonly given: readonly GivenAttribute[];
  readonly basis: string | null;
}

export interface CensusClock {
  readonly clock: string;
  /** Since the present work began: the part of it that is behind them; or for so many minutes, drawn. */
  readonly since: 'worked' | Distribution;
}

/** A stopwatch on each patient, between two moments of a pathway. */
export interface PatientClock {
  readonly id: string;
  readonly name: string;
  readonly from: readonly ClockMoment[];
  readonly until: readonly ClockMoment[];
  /** Minutes; how many stopped later than each is counted. */
  readonly limitsMinutes: readonly number[];
}

/** `enter`: arrives at a step or outcome; `start`: its seize is granted; `end`: its work is done. */
export interface ClockMoment {
  readonly moment: 'enter' | 'start' | 'end';
  readonly at: string;
}
