// A compiled scenario: frozen tables in the order of ids. The order of the file decides nothing here,
// except what a person sees, which views take from `scenario`.

import type { KpiTable } from '../measures/kpiTallies.ts';
import type { Evaluate } from '../pathways/readState.ts';
import type { Choice, OutcomeTable, Quantile, StepTable } from '../pathways/tables.ts';
import type {
  Agency,
  Indicator,
  Inject,
  Lever,
  Scenario,
  StandingOrder,
  WhenCut,
} from '../scenario/scenario.ts';
import type { ShapeTable } from './rateShape.ts';
import type { RotaTable } from './rota.ts';

export interface Model {
  readonly scenario: Scenario;
  readonly calendar: CalendarTable;
  readonly attributes: readonly AttributeTable[];
  /** What each variable is at minute 0. */
  readonly variables: readonly number[];
  readonly origins: readonly OriginTable[];
  readonly pools: readonly PoolDescription[];
  /** The plain step that alone uses each pool; −1: there is none. */
  readonly plainStepOfPool: readonly number[];
  /** Steps that could use a unit of each pool, ascending. */
  readonly stepsOfPool: readonly (readonly number[])[];
  /** The same in the order in which a free unit of the pool looks at them: within one of these, at all alike. */
  readonly preferredStepsOfPool: readonly (readonly (readonly number[])[])[];
  readonly steps: readonly StepTable[];
  /** Steps of a kind that needs looking after when an event is over. */
  readonly stepsWith: {
    readonly room: readonly number[];
    readonly jockey: readonly number[];
    readonly gate: readonly number[];
    readonly condition: readonly number[];
    readonly leaving: readonly number[];
    readonly stopping: readonly number[];
    /** Interruptible steps that seize each pool. */
    readonly victims: readonly (readonly number[])[];
  };
  /** Units that may fail, in the order of their addresses. */
  readonly failing: readonly FailingUnit[];
  readonly kpis: readonly KpiTable[];
  readonly endWhen: Evaluate | null;
  readonly outcomes: readonly OutcomeTable[];
  readonly clocks: readonly { readonly id: string; readonly limitsMinutes: readonly number[] }[];
  readonly counters: CounterLayout;
  readonly indicators: readonly IndicatorTable[];
  readonly interventions: readonly InterventionTable[];
  readonly agencies: readonly AgencyTable[];
  /** In agency order, then the order of the file. */
  readonly orders: readonly OrderTable[];
  /** Flow of each map link, in the order of the file. */
  readonly flows: readonly Evaluate[];
  /** Number of weights in `ShareOption.weight`. */
  readonly weights: number;
  readonly loopSteps: number;
  readonly heldAtMost: number;
  readonly find: Finder;
}

/** Ids → indexes. */
export interface Finder {
  readonly step: ReadonlyMap<string, number>;
  readonly outcome: ReadonlyMap<string, number>;
  readonly pool: ReadonlyMap<string, number>;
  readonly origin: ReadonlyMap<string, number>;
  readonly indicator: ReadonlyMap<string, number>;
  readonly intervention: ReadonlyMap<string, number>;
  readonly agency: ReadonlyMap<string, number>;
  readonly clock: ReadonlyMap<string, number>;
  readonly attribute: ReadonlyMap<string, number>;
  readonly variable: ReadonlyMap<string, number>;
}

export interface CalendarTable {
  /** Weekday (Monday 0) of the day that holds minute 0. */
  readonly startWeekday: number;
  readonly startMinuteOfDay: number;
  readonly durationMinutes: number;
  readonly warmUpMinutes: number;
  /** Day indexes (0 holds minute 0) that are holidays. */
  readonly holidays: ReadonlySet<number>;
  /** Ascending. */
  readonly decisionMinutesOfDay: readonly number[];
}

export interface AttributeTable {
  readonly id: string;
  readonly purpose: number;
}

/** A uniform below `upTo[n]`, and not below the one before, is category n; the last takes the rest. */
export interface CategoryTable {
  readonly upTo: readonly number[];
  readonly last: number;
}

/** How one attribute is drawn for one origin. */
export interface AttributeDraw {
  readonly attribute: number;
  readonly purpose: number;
  /** Of a category: how a uniform becomes its position. */
  readonly category: Choice<CategoryTable> | null;
  /** Of a number. */
  readonly quantile: Choice<Quantile> | null;
  /** What it always is; null: it has to be drawn. */
  readonly fixed: number | null;
}

/** Whatever names patients: an arrival source, a census entry, an inject that brings people. */
export interface OriginTable {
  readonly id: string;
  readonly name: string;
  readonly draws: readonly AttributeDraw[];
  readonly given: readonly { readonly attribute: number; readonly values: readonly number[] }[];
  readonly target: number;
  readonly arrivals: ArrivalTable | null;
  readonly census: CensusTable | null;
}

export type ArrivalTable = RateTable | RenewalTable | GivenTable;

export interface AnyArrivals {
  readonly headroom: number;
  /** Patients who come together. */
  readonly size: Quantile | null;
  /** Most who ever come together: the k-th of arrival n is patient n × sizeMost + k. */
  readonly sizeMost: number;
  readonly fromMinutes: number;
  /** Infinity: to the end. */
  readonly untilMinutes: number;
  /** Infinity: no limit. */
  readonly most: number;
}

export interface RenewalTable extends AnyArrivals {
  readonly kind: 'every';
  readonly gap: Quantile;
  readonly stretch: Evaluate | null;
}

export interface GivenTable extends AnyArrivals {
  readonly kind: 'at';
  readonly atMinutes: readonly number[];
}

export interface RateTable extends AnyArrivals {
  readonly kind: 'rate';
  readonly ratePerMinute: number;
  /** The proportions of the hours and days, in which candidates come; null: all alike. */
  readonly regular: RegularTable | null;
  /** The same rate at all times of the regular clock, effects aside. */
  readonly steady: boolean;
  /** The source's own shape and its profile, where they do not go by the hours of the day. */
  readonly shapes: readonly ShapeTable[];
  readonly events: readonly {
    readonly fromMinutes: number;
    readonly untilMinutes: number;
    readonly factor: number;
  }[];
  readonly season: SeasonTable;
  /** Quantile of the day's own factor, capped at `dayFactorMost`; null: none. */
  readonly dayFactor: Quantile | null;
  readonly dayFactorMost: number;
  /** Highest product of shapes, season, events and effects (`reach`), and a hair more: nothing is above it, however rounded. */
  readonly mostWithinDay: number;
  /** Highest multiple of the undisturbed rate that the effects of this model can reach, up to the headroom. */
  readonly reach: number;
  /** Candidates per minute of an hour whose regular factor is 1: the highest rate that such an hour can ever have. */
  readonly candidatesPerMinute: number;
}

/** Points of a season, straight lines between them; no points: none. In columns, for they are looked up for every candidate. */
export interface SeasonTable {
  readonly atMinutes: Float64Array;
  readonly factors: Float64Array;
}

/** What a rate does by the clock and the calendar alone, known before anything happens. */
export interface RegularTable {
  /** Factor of each hour of the day. */
  readonly byHour: readonly number[];
  /** Factor of each day kind: Monday … Sunday, holiday (NaN: holidays are as their weekday). */
  readonly byDayKind: readonly number[];
}

export interface CensusTable {
  readonly count: number;
  readonly step: number;
  readonly progress: 'working' | 'starting' | 'waiting';
  readonly holding: readonly (readonly number[])[];
  readonly residual: Choice<(u1: number, u2: number) => number> | null;
  readonly clocks: readonly CensusClockTable[];
}

/** A stopwatch that runs at minute 0: for as long as the work lasts so far, or for a time that is drawn. */
export interface CensusClockTable {
  readonly clock: number;
  readonly worked: Choice<(u1: number, u2: number) => number> | null;
  readonly drawn: Quantile | null;
  readonly purpose: number;
}

/** One unit, or a whole pool, with a life of its own. */
export interface FailingUnit {
  readonly pool: number;
  /** Everything at once. */
  readonly all: boolean;
  readonly name: string;
  readonly every: Quantile;
  readonly lasts: Quantile;
  readonly whenCut: WhenCut;
}

export interface PoolDescription {
  readonly id: string;
  readonly name: string;
  readonly isSlots: boolean;
  /** Some step makes up what was used: the number of these slots is not known beforehand. */
  readonly isSupplied: boolean;
  readonly rota: RotaTable;
  readonly whenCut: WhenCut;
  readonly handOverMinutes: number;
}

/** Where each "so far" figure stands among the counters. */
export interface CounterLayout {
  readonly count: number;
  readonly entered: number;
  readonly started: number;
  readonly ended: number;
  readonly gaveUp: number;
  readonly baulked: number;
  readonly turnedAway: number;
  readonly interrupted: number;
  readonly jockeyed: number;
  /** Minutes of work begun. */
  readonly worked: number;
  /** Gone from the step, on whatever way. */
  readonly left: number;
  /** Work stopped by what the step's `stop` asks. */
  readonly stopped: number;
  readonly enteredOutcome: number;
  readonly arrived: number;
  /** First counter of each clock: finished, minutes, then one for each limit. */
  readonly clock: readonly number[];
  /** Counters whose hourly past is kept, and the place of each counter there (−1: not kept). */
  readonly hourly: readonly number[];
  readonly hourlyPlace: readonly number[];
}

export interface IndicatorTable {
  readonly indicator: Indicator;
  readonly value: Evaluate;
  /** By agency index: sees it live. */
  readonly seenLive: readonly boolean[];
}

export type EffectTable =
  | { readonly kind: 'capacity'; readonly pool: number; readonly add: Evaluate }
  | { readonly kind: 'capacityFactor'; readonly pool: number; readonly factor: Evaluate }
  | { readonly kind: 'arrivals'; readonly origin: number; readonly factor: Evaluate }
  | { readonly kind: 'duration'; readonly step: number; readonly factor: Evaluate }
  | {
      readonly kind: 'move';
      readonly fromStep: number;
      readonly target: number;
      readonly share: Evaluate;
      readonly when: Evaluate | null;
      readonly purpose: number;
    }
  | { readonly kind: 'weight'; readonly weights: readonly number[]; readonly factor: Evaluate }
  | { readonly kind: 'patience'; readonly step: number; readonly factor: Evaluate }
  | { readonly kind: 'budget'; readonly agency: number; readonly add: Evaluate };

/** What a feedback loop reads, and how often. */
export interface LoopTable {
  readonly reads: Evaluate;
  readonly everyMinutes: number;
}

/** A lever, an inject or a feedback loop: one mechanism, three doors. */
export interface InterventionTable {
  readonly id: string;
  readonly lever: Lever | null;
  readonly inject: Inject | null;
  readonly loop: LoopTable | null;
  /** Owner of a lever; −1 for all others. */
  readonly agency: number;
  readonly leadTimeMinutes: number;
  readonly rampMinutes: number;
  readonly lastsMinutes: number | null;
  readonly windDownMinutes: number;
  readonly coolingMinutes: number;
  readonly effects: readonly EffectTable[];
  readonly needs: Evaluate | null;
  readonly condition: Evaluate | null;
  /** Origin of the patients an inject brings; −1: none. */
  readonly bringsOrigin: number;
  /** Whether conditions of steps ask about it, or about money that it costs or gives. */
  readonly asked: boolean;
}

export interface AgencyTable {
  readonly agency: Agency;
  /** Whether conditions of steps ask about its level or its money. */
  readonly asked: boolean;
  readonly triggers: readonly {
    readonly indicator: number;
    readonly thresholds: readonly [number, number, number];
    readonly worseHigh: boolean;
  }[];
}

export interface OrderTable {
  readonly order: StandingOrder;
  readonly agency: number;
  readonly when: Evaluate;
}
