// What a scenario is once it has been read: plain frozen data, every quantity in engine units.
//
// Minutes for instants and durations (instants count from `calendar.start`), shares 0–1, money in
// pounds, weekdays 0–6 from Monday. Ids are unique across the whole file. Nothing here is defaulted
// by readers further down: the loader has already put every default in.

import type { Expression } from '../base/expression.ts';
import type { Attribute, CensusEntry, Outcome, PatientClock, Resource, ResourceGroup, Step } from './care.ts';
import type { RateProfile, SeasonProfile, Source } from './comers.ts';
import type { EvidenceTarget, Study } from './evidence.ts';
import type { Expected, Kpi, LedgerEntry } from './measured.ts';

export type * from './care.ts';
export type * from './comers.ts';
export type * from './evidence.ts';
export type * from './measured.ts';

export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly place: { readonly name: string; readonly population: number | null };
  readonly calendar: ScenarioCalendar;
  readonly timetable: Timetable;
  readonly parameters: readonly Parameter[];
  readonly profiles: readonly RateProfile[];
  readonly seasons: readonly SeasonProfile[];
  readonly attributes: readonly Attribute[];
  readonly variables: readonly Variable[];
  readonly sources: readonly Source[];
  readonly resources: readonly Resource[];
  readonly groups: readonly ResourceGroup[];
  readonly steps: readonly Step[];
  readonly outcomes: readonly Outcome[];
  readonly census: readonly CensusEntry[];
  readonly clocks: readonly PatientClock[];
  readonly indicators: readonly Indicator[];
  /** Indicators, for the wall, the leaders and `run`. */
  readonly headline: readonly string[];
  readonly kpis: readonly Kpi[];
  /** Measures that `run` names first and that a wanted precision must reach, such as `wait.see-nurse`. */
  readonly headlineMeasures: readonly string[];
  readonly expected: Expected | null;
  /** What the run did to people and money, whoever decided: harm, value and cost by who bears it. */
  readonly ledger: readonly LedgerEntry[];
  readonly loops: readonly FeedbackLoop[];
  /** Decisions taken before minute 0; null: there is no planning round. */
  readonly planning: Planning | null;
  readonly evidence: readonly EvidenceTarget[];
  readonly study: Study;
  readonly scheme: EscalationScheme;
  readonly agencies: readonly Agency[];
  readonly teams: readonly Team[];
  readonly levers: readonly Lever[];
  readonly injects: readonly Inject[];
  readonly standingOrders: readonly StandingOrder[];
  readonly map: FlowMap;
}

/** A unit of time that a scenario is written in, and its figures are printed in. */
export interface TimeUnit {
  readonly name: 's' | 'min' | 'h' | 'days';
  readonly minutes: number;
}

export interface ScenarioCalendar {
  /** The unit that the file names for its bare numbers; null: it names none. Everything here is in minutes all the same. */
  readonly timeUnit: TimeUnit | null;
  /** Civil date of minute 0, `YYYY-MM-DD`. */
  readonly startDate: string;
  /** Minute of the day at which minute 0 stands (0–1439). */
  readonly startMinuteOfDay: number;
  readonly durationMinutes: number;
  /** The run ends at the first instant at which this holds when all its events have run; null: at its full length. */
  readonly endWhen: Expression | null;
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

/** A named figure with where it comes from: expressions read it, and `=id` writes it anywhere in the file. */
export interface Parameter {
  readonly id: string;
  readonly name: string;
  /** In engine units. */
  readonly value: number;
  /** What kind of figure it is, so that it can be written again. */
  readonly dimension: 'number' | 'share' | 'time' | 'rate' | 'money';
  /** The range in which it may lie, in engine units; null: not said. Sensitivity and fitting vary it within. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly source: string | null;
}

/** A number that belongs to nobody: steps write it (`set`), expressions read it. */
export interface Variable {
  readonly id: string;
  readonly name: string;
  /** At minute 0. */
  readonly value: number;
  readonly source: string | null;
}

/**
 * A loop by which the system feeds back on itself. While it is on, `reads` is read at the start and then every
 * `everyMinutes`; its effects are in force with that as their `amount`. A loop that stands in the network itself has
 * no effects; switched off, its `off:` changes have been made to the file before it was read.
 */
export interface FeedbackLoop {
  readonly id: string;
  readonly name: string;
  /** How one thing drives the other and comes back, in a sentence. */
  readonly says: string;
  readonly on: boolean;
  /** Ids of the parameters that say how strong it is. */
  readonly parameters: readonly string[];
  readonly reads: Expression | null;
  readonly everyMinutes: number;
  readonly effects: readonly Effect[];
  readonly source: string | null;
}

/** The round before the start, in which plans are made: levers decided then count their lead time from its date. */
export interface Planning {
  readonly name: string;
  /** Civil date `YYYY-MM-DD`, before the calendar's start. */
  readonly date: string;
  /** From that date (at the time of day of minute 0) to minute 0; above 0. */
  readonly beforeMinutes: number;
  readonly briefing: string;
  /** How long the room holds for it. */
  readonly holdWallMinutes: number;
  readonly source: string | null;
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
  /** Pounds that may be committed in the planning round, besides; what is left of them is gone afterwards. */
  readonly planningBudgetPounds: number;
  /** What it decides in the planning round when nobody plays it, in order, as far as its money goes. */
  readonly plans: readonly { readonly lever: string; readonly amount: number | null }[];
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
  /** When it may be decided: in the planning round, in play, or in both. */
  readonly decidedIn: 'planning' | 'play' | 'either';
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
