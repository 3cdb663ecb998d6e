// What each audience may see of the world: plain data, a pure function of the world alone.
//
// A *brief* says once what things are called (it never changes during a run); a *view* carries only
// figures, keyed by the ids of the brief. Neither contains seed, effects, future injects (except for
// control) or standing orders.

export type InterventionState =
  | 'available'
  | 'mobilising'
  | 'ramping'
  | 'active'
  | 'winding-down'
  | 'cooling'
  /** Cannot be pulled again in this run. */
  | 'spent';

export interface ScenarioBrief {
  readonly scenarioId: string;
  readonly name: string;
  readonly summary: string;
  readonly placeName: string;
  readonly startDate: string;
  readonly startMinuteOfDay: number;
  readonly durationMinutes: number;
  readonly pace: 'day' | 'season';
  /** Dated before minute 0; null: there is no planning round. */
  readonly planning: PlanningBrief | null;
  readonly scheme: { readonly name: string; readonly levels: readonly { id: string; name: string }[] };
  readonly agencies: readonly AgencyBrief[];
  readonly teams: readonly { id: string; name: string; agencies: readonly string[]; seats: number }[];
  readonly indicators: readonly IndicatorBrief[];
  readonly headline: readonly string[];
  /** Levers of the agencies that this audience plays; for control, all. */
  readonly levers: readonly LeverBrief[];
  readonly resources: readonly { id: string; name: string; kind: string; agency: string | null }[];
  /** Names of sources by number, so that a dot `[source, ordinal]` can be read as "walk-in 10,412". */
  readonly sourceNames: readonly string[];
  readonly map: {
    readonly nodes: readonly {
      id: string;
      name: string;
      agency: string | null;
      column: number;
      row: number;
      figure: string;
      figureLabel: string;
      lists: readonly { step: string; label: string }[];
    }[];
    readonly links: readonly { from: string; to: string }[];
  };
}

export interface PlanningBrief {
  readonly name: string;
  /** Civil date `YYYY-MM-DD` from which decisions of the round count. */
  readonly date: string;
  /** From that date to minute 0. */
  readonly beforeMinutes: number;
  readonly briefing: string;
  readonly holdWallMinutes: number;
}

export interface AgencyBrief {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly kind: string;
  readonly brief: string;
  readonly measures: readonly string[];
  readonly patch: readonly string[];
  readonly escalation: {
    readonly label: string | null;
    readonly needs: number;
    readonly triggers: readonly {
      indicator: string;
      thresholds: readonly [number, number, number];
      worse: 'high' | 'low';
    }[];
    readonly actions: readonly (readonly string[])[];
  } | null;
}

export interface IndicatorBrief {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: 'people' | 'share' | 'minutes' | 'beds' | 'pounds' | 'number';
  readonly better: 'low' | 'high' | null;
  readonly when: string;
  readonly source: string | null;
}

export interface LeverBrief {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly says: string;
  readonly makesWorkFor: string;
  readonly kind: 'tactical' | 'structural';
  readonly decidedIn: 'planning' | 'play' | 'either';
  /** What deciding it in the planning round means; null: it cannot be decided there. */
  readonly plan: {
    /** Instant from which it would be in force: before 0 in time for the start, above 0 so much late. */
    readonly inForceFromMinutes: number;
    /** Once and running costs up to the end, as the planning budget is charged; of one unit where costs are per unit. */
    readonly commitmentPounds: number;
  } | null;
  readonly costOncePounds: number;
  readonly costPerDayPounds: number;
  readonly costPerUnit: boolean;
  /** `unit` is the word for several, `one` that for one of them. */
  readonly amount: {
    unit: string;
    one: string;
    least: number;
    most: number;
    step: number;
    usual: number;
  } | null;
  readonly leadTimeMinutes: number;
  readonly rampMinutes: number;
  readonly lastsMinutes: number | null;
  readonly evidence: 'A' | 'B' | 'C' | 'D' | null;
  readonly source: string | null;
}

export interface IndicatorView {
  readonly id: string;
  /** Null: not known yet, because it would be a share or a mean of nobody. */
  readonly value: number | null;
  /** Instant the value is of: now, or the minute of a delayed return. */
  readonly asAtMinutes: number;
  /** Same hour yesterday and a week ago; null when the run is younger, or it was not known then. */
  readonly dayAgo: number | null;
  readonly weekAgo: number | null;
  /** Day pace: hourly, up to 24; season pace: daily, up to 14. Oldest first, ending before `value`, without those not known. */
  readonly series: readonly number[];
}

export interface EscalationView {
  readonly declared: number;
  readonly declaredAtMinutes: number;
  readonly computed: number;
  /** Since when the computed level has stood. */
  readonly computedSinceMinutes: number;
  /** Level each trigger stands at (1–4), in the order of the brief. */
  readonly triggerLevels: readonly number[];
}

export interface LeverView {
  readonly id: string;
  readonly state: InterventionState;
  /** When the present state began and when it ends by itself (null: when somebody acts). */
  readonly sinceMinutes: number;
  readonly untilMinutes: number | null;
  /** 0–1 of the full effect in force. */
  readonly fraction: number;
  readonly amount: number | null;
  readonly timesPulled: number;
  /** Decided in the planning round; false when it was decided in play, or is not under way. */
  readonly planned: boolean;
  /** Since when, or from when, it has any effect; before 0: from before the start. null: it is not under way. */
  readonly inForceFromMinutes: number | null;
  /** How much after the start a decision of the planning round comes into force; 0: in time, or none. */
  readonly lateMinutes: number;
  /** Why it could not be pulled now (and with the usual amount); null: it could. */
  readonly refusal: { readonly code: string; readonly sentence: string } | null;
}

export interface ResourceView {
  readonly id: string;
  readonly capacity: number;
  readonly occupied: number;
  /** Of the occupied: work finished, waiting for what comes next. */
  readonly blocked: number;
}

export interface AgencyView {
  readonly agencyId: string;
  readonly playedBy: 'people' | 'standing-orders';
  readonly budgetPounds: number;
  readonly spentPounds: number;
  readonly spendingPerDayPounds: number;
  /** Money of the planning round, which is apart from the budget; null: there is no planning round. */
  readonly planning: {
    readonly budgetPounds: number;
    /** Of which so much is promised to decisions of the round, running costs to come included. */
    readonly committedPounds: number;
    /** Of the promises, paid so far. */
    readonly spentPounds: number;
    /** That may still be committed; 0 when the round is closed. */
    readonly leftPounds: number;
  } | null;
  readonly escalation: EscalationView | null;
  readonly measures: readonly IndicatorView[];
  readonly resources: readonly ResourceView[];
  readonly levers: readonly LeverView[];
  /** This agency's decisions, newest first, at most 20. */
  readonly decisions: readonly DecisionView[];
}

export interface DecisionView {
  readonly atMinutes: number;
  readonly agencyId: string;
  /** "Opened the winter ward (12 beds)". */
  readonly text: string;
  readonly by: 'people' | 'control' | 'standing-orders' | 'schedule';
  /** Of its entry in the journal, by which the room knows whose hand it was; null: derived. */
  readonly sequence: number | null;
  readonly rationale: string;
  readonly decidedIn: 'planning' | 'play';
  /** The lever it is about, and of what sort that is; null: it is about none. */
  readonly lever: { readonly id: string; readonly kind: 'tactical' | 'structural' } | null;
}

/** A decision with its place in the log of all of them, from 0: for control alone, who may read all of it. */
export interface PlacedDecision extends DecisionView {
  readonly place: number;
}

/** Where the planning round stands. While it is open the clock stands at minute 0 and nothing has happened yet. */
export interface PlanningView {
  readonly open: boolean;
  readonly name: string;
  readonly date: string;
  readonly briefing: string;
}

/** A feedback loop as it acts now. */
export interface LoopView {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** Switched off, it does nothing. */
  readonly on: boolean;
  /** What was read last; null: it stands in the network itself, or is off, or has not been read yet. */
  readonly amount: number | null;
}

/** An inject as its audience got it, or a declaration that everybody hears of. */
export interface NewsItem {
  readonly atMinutes: number;
  readonly kind: 'inject' | 'level';
  readonly injectId: string | null;
  readonly from: string;
  readonly channel: string;
  readonly title: string;
  readonly text: string;
}

/** What one team sees. */
export interface TeamView {
  readonly kind: 'team';
  readonly simMinutes: number;
  readonly planning: PlanningView | null;
  readonly teamId: string;
  readonly agencies: readonly AgencyView[];
  /** Declared levels of everybody, the system's first as agencyId 'system'. */
  readonly levels: readonly { agencyId: string; declared: number | null }[];
  /** Newest first, at most 20. */
  readonly news: readonly NewsItem[];
}

/** A waiting list as people: `[source number, ordinal, episode]` each, in the order of the list. */
export interface WaitingView {
  readonly step: string;
  readonly count: number;
  /** At most 60; beyond that one dot stands for `perDot` people. */
  readonly dots: readonly (readonly [number, number, number])[];
  readonly perDot: number;
}

/** What the wall shows: one picture of the whole system. */
export interface WallView {
  readonly kind: 'wall';
  readonly simMinutes: number;
  readonly planning: PlanningView | null;
  readonly systemLevel: number | null;
  readonly nodes: readonly {
    id: string;
    /** Of its figure; null: not known yet. */
    value: number | null;
    level: number | null;
    lists: readonly WaitingView[];
  }[];
  /** People in the last 24 hours, in the order of the brief's links. */
  readonly links: readonly number[];
  readonly headline: readonly IndicatorView[];
  readonly news: readonly NewsItem[];
}

export interface InjectView {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly from: string;
  readonly to: readonly string[] | 'all';
  readonly channel: string;
  readonly text: string;
  readonly expected: string | null;
  readonly trigger: 'at' | 'when' | 'held';
  readonly atMinutes: number | null;
  readonly state: 'to-come' | 'held' | 'skipped' | 'active' | 'ended';
  readonly firedAtMinutes: number | null;
  /** What it waits for; null: for no condition, or no longer. */
  readonly condition: InjectCondition | null;
}

export interface InjectCondition {
  /** Now, and so at the next minute at which it is asked if nothing changes. */
  readonly holds: boolean;
  /** All of them must hold. */
  readonly parts: readonly ConditionPart[];
  /** It is asked at these minutes of a day, never in between. */
  readonly askedMinutesOfDay: readonly number[];
}

export type ConditionPart =
  | {
      readonly kind: 'figure';
      readonly indicatorId: string;
      readonly is: 'below' | 'at-most' | 'above' | 'at-least';
      /** In the unit of the indicator, a share 0–1; so is its present value. Null: not known yet. */
      readonly limit: number;
      readonly value: number | null;
      readonly holds: boolean;
    }
  /** From the first minute of a day on. */
  | { readonly kind: 'from'; readonly atMinutes: number; readonly holds: boolean }
  /** Anything else: the expression, with figures by their names. */
  | { readonly kind: 'words'; readonly text: string; readonly holds: boolean };

/** What control sees: every agency's view and every inject. */
export interface ControlView {
  readonly kind: 'control';
  readonly simMinutes: number;
  readonly planning: PlanningView | null;
  readonly systemLevel: number | null;
  readonly agencies: readonly AgencyView[];
  readonly headline: readonly IndicatorView[];
  readonly injects: readonly InjectView[];
  readonly loops: readonly LoopView[];
  /** All agencies', newest first, at most 60. */
  readonly decisions: readonly PlacedDecision[];
  readonly news: readonly NewsItem[];
}

export type WorldView = TeamView | WallView | ControlView;
