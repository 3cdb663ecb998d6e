// What a scenario is once it has been read: plain frozen data, every quantity in engine units.
//
// Minutes for instants and durations (instants count from `calendar.start`), shares 0–1, money in
// pounds, weekdays 0–6 from Monday. Ids are unique across the whole file. Nothing here is defaulted
// by readers further down: the loader has already put every default in.

import type { Expression } from '../base/expression.ts';
import type { Distribution } from '../random/distribution.ts';

/** A value that may depend on one attribute. `cases` are matched on the category id or the number as text. */
export type ByAttribute<T> =
  | { readonly kind: 'always'; readonly value: T }
  | {
      readonly kind: 'by';
      readonly attribute: string;
      readonly cases: readonly { readonly is: string; readonly value: T }[];
      readonly otherwise: T | null;
    };

export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly place: { readonly name: string; readonly population: number | null };
  readonly calendar: ScenarioCalendar;
  readonly timetable: Timetable;
  readonly parameters: readonly Parameter[];
  readonly profiles: readonly HourlyProfile[];
  readonly seasons: readonly SeasonProfile[];
  readonly attributes: readonly Attribute[];
  readonly sources: readonly Source[];
  readonly resources: readonly Resource[];
  readonly groups: readonly ResourceGroup[];
  readonly steps: readonly Step[];
  readonly outcomes: readonly Outcome[];
  readonly census: readonly CensusEntry[];
  readonly clocks: readonly PatientClock[];
  readonly indicators: readonly Indicator[];
  readonly headline: readonly string[];
  readonly scheme: EscalationScheme;
  readonly agencies: readonly Agency[];
  readonly teams: readonly Team[];
  readonly levers: readonly Lever[];
  readonly injects: readonly Inject[];
  readonly standingOrders: readonly StandingOrder[];
  readonly map: FlowMap;
}

export interface ScenarioCalendar {
  /** Civil date of minute 0, `YYYY-MM-DD`. */
  readonly startDate: string;
  /** Minute of the day at which minute 0 stands (0–1439). */
  readonly startMinuteOfDay: number;
  readonly durationMinutes: number;
  /** Excluded from tallies, shown as such in series. */
  readonly warmUpMinutes: number;
  /** Civil dates `YYYY-MM-DD`; a rota or refill may name `holidays` as its days. */
  readonly holidays: readonly string[];
  readonly pace: 'day' | 'season';
  /** Minutes of the day at which standing orders and conditional injects are asked. */
  readonly decisionMinutesOfDay: readonly number[];
}

/** The room's day: when the clock runs, how fast, and when it holds by itself. */
export interface Timetable {
  readonly briefingWallMinutes: number;
  readonly rounds: readonly TimetableRound[];
  readonly debriefWallMinutes: number;
  /** The length of the room's day; a timetable that does not fit is a problem. */
  readonly dayWallMinutes: number;
}

export interface TimetableRound {
  readonly name: string;
  /** Simulated instant at which the round ends. */
  readonly untilMinutes: number;
  /** Simulated minutes per real minute. */
  readonly speed: number;
  /** A beat holds the clock each time this much simulated time has run in the round; null: none. */
  readonly beatEveryMinutes: number | null;
  readonly beatHoldWallSeconds: number;
  /** A break held after the round; 0: none. */
  readonly breakWallMinutes: number;
}

/** A named constant for expressions, with where it comes from. */
export interface Parameter {
  readonly id: string;
  readonly value: number;
  readonly source: string | null;
}

/** 24 factors with mean 1. */
export interface HourlyProfile {
  readonly id: string;
  readonly factors: readonly number[];
  readonly source: string | null;
}

/** Factors at dates (minutes from the start, ascending), linear between them, flat outside. */
export interface SeasonProfile {
  readonly id: string;
  readonly points: readonly { readonly atMinutes: number; readonly factor: number }[];
  readonly source: string | null;
}

export type Attribute = CategoryAttribute | NumberAttribute;

export interface CategoryAttribute {
  readonly kind: 'category';
  readonly id: string;
  readonly name: string;
  /** Category ids in file order; a category is its position here in the world. */
  readonly categories: readonly string[];
  /** Shares in the order of `categories`, summing to 1; may depend on another attribute. */
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

export interface Source {
  readonly id: string;
  readonly name: string;
  /** Mean arrivals per minute before hour, weekday, season and day factors. */
  readonly ratePerMinute: number;
  readonly hourly: string | null;
  /** Seven factors from Monday with mean 1, or null. */
  readonly weekday: readonly number[] | null;
  /** Factor on holidays, instead of the weekday factor; null: the weekday's. */
  readonly holidayFactor: number | null;
  readonly season: string | null;
  /** Coefficient of variation of a gamma day factor with mean 1; 0: none. */
  readonly dayVariation: number;
  /** Highest multiple of the undisturbed rate that effects may reach (≥ 1). */
  readonly headroom: number;
  /** Attributes whose shares or distribution differ for this source. */
  readonly attributes: readonly Attribute[];
  readonly to: string;
  readonly basis: string | null;
}

export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly kind: 'bed' | 'space' | 'staff' | 'vehicle' | 'place' | 'slots';
  readonly agency: string | null;
  /** Units always there; shifts add to it. For `slots`: units at minute 0. */
  readonly capacity: number;
  readonly rota: readonly Shift[];
  /** Only for `slots`: units are used up, and at each refill the free units become `units`. */
  readonly refills: readonly Refill[];
  readonly source: string | null;
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

/** One stop on a pathway: wait for everything in `seize` at once, work, release, go on. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly agency: string | null;
  readonly seize: readonly { readonly resource: string; readonly units: number }[];
  /** Lower is served first; then the instant of joining; then the patient's address. */
  readonly rank: Expression | null;
  /** Refuses to join when true on arrival. */
  readonly baulk: { readonly when: Expression; readonly to: string } | null;
  /** Leaves the waiting list when this much waiting has passed. */
  readonly patience: { readonly after: ByAttribute<Distribution>; readonly to: string } | null;
  /** Held from earlier steps, given back the moment the seize is granted. */
  readonly releaseAtStart: readonly Release[];
  /** Work in minutes; null: none. */
  readonly lasts: ByAttribute<Distribution> | null;
  /** Multiplies the work, read once when it starts. */
  readonly stretch: Expression | null;
  /** Resources seized here that are kept when the step ends. */
  readonly hold: readonly string[];
  /** Given back when the step ends, besides what was seized here and not held. */
  readonly releaseAtEnd: readonly Release[];
  /** Attributes written when the step ends, in order. */
  readonly set: readonly { readonly attribute: string; readonly to: Expression }[];
  readonly next: Next;
  readonly source: string | null;
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
    };

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
  /** `working`: in the step, part of the work done (residual of a length-biased draw); `waiting`: just joined its list. */
  readonly progress: 'working' | 'waiting';
  /** Resources (or groups) held from earlier steps. */
  readonly holding: readonly string[];
  readonly attributes: readonly Attribute[];
  readonly basis: string | null;
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

/** A figure that is part of the world: views, triggers and orders read it. */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: 'people' | 'share' | 'minutes' | 'beds' | 'pounds' | 'number';
  readonly expression: Expression;
  readonly better: 'low' | 'high' | null;
  /** Sampled at this minute of the day for daily series and delayed returns. */
  readonly dailyMinuteOfDay: number;
  /** In words beside the value: "now", "last 24 h", "at 08:00". */
  readonly when: string;
  /** Agencies that see it live. */
  readonly seenBy: readonly string[] | 'all';
  /** Everybody else sees the daily sample this much later; null: never. */
  readonly othersAfterMinutes: number | null;
  readonly source: string | null;
}

export interface EscalationScheme {
  readonly name: string;
  /** From calm to worst; always four. Level numbers are 1–4. */
  readonly levels: readonly { readonly id: string; readonly name: string }[];
  readonly source: string | null;
}

export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly kind:
    | 'commissioner'
    | 'acute'
    | 'ambulance'
    | 'primary-care'
    | 'urgent-calls'
    | 'community'
    | 'council'
    | 'mental-health'
    | 'other';
  readonly brief: string;
  /** Pounds that may be spent on levers. */
  readonly budgetPounds: number;
  /** Indicator ids in the order of the desk. */
  readonly measures: readonly string[];
  /** Resources drawn one cell a unit, in order. */
  readonly patch: readonly string[];
  readonly escalation: AgencyEscalation | null;
}

export interface AgencyEscalation {
  /** What the agency calls its own scale, e.g. "REAP"; null: the scheme's name. */
  readonly label: string | null;
  /** Triggers that must be at a level or beyond it for the level to be met. */
  readonly needs: number;
  /** The computed level falls only when every reading for this long was lower; 0: at once. */
  readonly stepDownAfterMinutes: number;
  readonly triggers: readonly {
    readonly indicator: string;
    /** Values at which levels 2, 3 and 4 begin. */
    readonly thresholds: readonly [number, number, number];
    readonly worse: 'high' | 'low';
    readonly source: string | null;
  }[];
  /** What was promised at each level (index 0 is level 1). */
  readonly actions: readonly (readonly string[])[];
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly agencies: readonly string[];
  readonly seats: number;
}

export interface Lever {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  /** What it does, from when; never what it will achieve. */
  readonly says: string;
  readonly makesWorkFor: string;
  readonly kind: 'tactical' | 'structural';
  readonly costOncePounds: number;
  readonly costPerDayPounds: number;
  /** Costs are per unit of amount when true. */
  readonly costPerUnit: boolean;
  readonly amount: LeverAmount | null;
  readonly leadTimeMinutes: number;
  readonly rampMinutes: number;
  /** Ends by itself after this much time in force; null: until stopped. */
  readonly lastsMinutes: number | null;
  readonly windDownMinutes: number;
  readonly coolingMinutes: number;
  /** How often it may be pulled in a run; null: no limit. */
  readonly timesAtMost: number | null;
  readonly needs: { readonly when: Expression; readonly otherwise: string } | null;
  readonly effects: readonly Effect[];
  readonly evidence: 'A' | 'B' | 'C' | 'D' | null;
  readonly source: string | null;
}

export interface LeverAmount {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly usual: number;
}

/** What is changed while a lever or inject is in force. Numbers may use `amount` and parameters. */
export type Effect =
  | { readonly kind: 'capacity'; readonly resource: string; readonly add: Expression }
  | { readonly kind: 'capacityFactor'; readonly resource: string; readonly factor: Expression }
  | { readonly kind: 'arrivals'; readonly source: string; readonly factor: Expression }
  /** Rescales the work that remains for those at the step, and all later work there. */
  | { readonly kind: 'duration'; readonly step: string; readonly factor: Expression }
  /** A share of those about to enter `from` enter `to` instead, by each patient's own uniform. */
  | {
      readonly kind: 'move';
      readonly from: string;
      readonly to: string;
      readonly share: Expression;
      readonly when: Expression | null;
    }
  /** Multiplies the weight of one option of a step's `next`. */
  | { readonly kind: 'weight'; readonly step: string; readonly to: string; readonly factor: Expression }
  /** Rescales the patience that remains at a step. */
  | { readonly kind: 'patience'; readonly step: string; readonly factor: Expression }
  /** Added once, when it takes effect, to an agency's budget. */
  | { readonly kind: 'budget'; readonly agency: string; readonly add: Expression };

export interface Inject {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly from: string;
  readonly to: readonly string[] | 'all';
  readonly channel: string;
  readonly text: string;
  /** For control's eyes: what a good answer looks like. */
  readonly expected: string | null;
  readonly schedule:
    | { readonly kind: 'at'; readonly atMinutes: number }
    | { readonly kind: 'when'; readonly condition: Expression }
    | { readonly kind: 'held' };
  readonly rampMinutes: number;
  /** null: for the rest of the run. */
  readonly lastsMinutes: number | null;
  readonly windDownMinutes: number;
  readonly effects: readonly Effect[];
  /** Patients of its own, spread evenly by their own uniforms over `overMinutes`. */
  readonly brings: {
    readonly name: string;
    readonly count: number;
    readonly overMinutes: number;
    readonly attributes: readonly Attribute[];
    readonly to: string;
  } | null;
  readonly source: string | null;
}

/** A rule that plays an agency when nobody does: asked at each decision time, on what the agency can see. */
export interface StandingOrder {
  readonly id: string;
  readonly agency: string;
  readonly when: Expression;
  readonly then: readonly OrderAction[];
}

export type OrderAction =
  | { readonly kind: 'pull'; readonly lever: string; readonly amount: number | null }
  | { readonly kind: 'stop'; readonly lever: string }
  | { readonly kind: 'declare'; readonly level: number }
  /** Declares whatever the triggers say now. */
  | { readonly kind: 'declareComputed' };

/** The picture of the whole system on the wall. Every step that can hold a waiting list stands in one node. */
export interface FlowMap {
  readonly nodes: readonly MapNode[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly flow: Expression }[];
}

export interface MapNode {
  readonly id: string;
  readonly name: string;
  readonly agency: string | null;
  /** 0 is the left edge (home); lists flow to the right. */
  readonly column: number;
  readonly row: number;
  readonly figure: string;
  readonly figureLabel: string;
  /** Second line such as "578 of 595"; an indicator or null. */
  readonly lists: readonly { readonly step: string; readonly label: string }[];
}
