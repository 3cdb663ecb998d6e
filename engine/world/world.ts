// The one mutable record of a run. Owns the parts and how the rest of the engine reads them; what happens
// to them stands in the files beside this one. Everything that matters is in columns (see base/columns.ts).

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { EventCalendar } from '../calendar/eventCalendar.ts';
import type { WorldOptions } from '../doorTypes.ts';
import type { Model } from '../model/model.ts';
import type { ReadState } from '../pathways/readState.ts';
import { PatientTable } from '../patients/patientTable.ts';
import { WaitingLists } from '../patients/waitingLists.ts';
import { type Key, textKey } from '../random/address.ts';
import { Gates } from '../resources/gates.ts';
import { PoolTable } from '../resources/poolTable.ts';
import { AgencyState } from './agencyState.ts';
import { clocksRunning } from './counting.ts';
import { stuckSlots } from './deadlock.ts';
import { DecisionLog } from './decisionLog.ts';
import { Departures } from './departures.ts';
import { IndicatorHistory } from './indicatorHistory.ts';
import { InterventionState } from './interventionState.ts';
import type { JourneyListener } from './journeys.ts';
import { Modifiers } from './modifiers.ts';
import { Observers } from './observers.ts';
import { partySize } from './parties.ts';
import { PendingSet } from './pendingSet.ts';
import { PlanningState } from './planningState.ts';
import { Still } from './still.ts';

/** Kinds of events in the calendar. Numbers are part of the hash: never reuse one. */
export const eventKind = {
  hour: 1,
  rota: 2,
  intervention: 3,
  candidate: 4,
  workEnds: 5,
  patienceEnds: 6,
  returns: 7,
  unitReturns: 8,
  brought: 9,
  gate: 10,
  partyDue: 11,
  fails: 12,
  loop: 13,
  ask: 14,
} as const;

/** Order among events at one instant: the hour first, then what people change, then patients. */
export const eventPriority = { hour: 0, rota: 1, intervention: 2, patient: 5 } as const;

/** Where the world's single numbers stand. */
const scalar = {
  simMinutes: 0,
  eventsRun: 1,
  arrivals: 2,
  closed: 3,
  lastDecisionMinutes: 4,
  over: 5,
  parts: 6,
  joinings: 7,
} as const;

export class World implements ReadState {
  declare readonly model: Model;
  declare readonly options: WorldOptions;
  readonly calendar = new EventCalendar();
  declare readonly patients: PatientTable;
  /** Those who wait to be served at each step. */
  declare readonly lists: WaitingLists;
  /** Those who wait elsewhere for room at each step. */
  declare readonly doors: WaitingLists;
  /** Those at work at each step whose work may be interrupted, in the order in which they began. */
  declare readonly workers: WaitingLists;
  declare readonly gates: Gates;
  declare readonly pools: PoolTable;
  /** Ordinal of the next candidate of each origin. */
  declare readonly nextOrdinal: Float64Array;
  /** Arrivals of each origin so far that brought somebody. */
  declare readonly arrivalsMade: Float64Array;
  /** Of each unit that may fail: how often it has changed its state; odd: it is down. */
  declare readonly failures: Float64Array;
  /** Numbers that belong to nobody; see `Variable` of the scenario. */
  declare readonly variables: Float64Array;
  /** "So far" figures; see `CounterLayout`. */
  declare readonly counters: Float64Array;
  declare readonly history: IndicatorHistory;
  declare readonly interventions: InterventionState;
  declare readonly agencies: AgencyState;
  /** null: the scenario has no planning round. */
  declare readonly planning: PlanningState | null;
  declare readonly log: DecisionLog;
  declare readonly observers: Observers;
  /** What interventions in force change now; worked out from `interventions`, never saved. */
  declare readonly modifiers: Modifiers;
  /** Alea keys of the origins and of the units that may fail, from seed, replication and name; never saved. */
  declare readonly keyHigh: Int32Array;
  declare readonly keyLow: Int32Array;
  declare readonly failingKeys: readonly Key[];
  /** People who are to go somewhere at this instant; empty between events. */
  readonly departures = new Departures();
  /** Pools with units that may have become free in this event; empty between events. */
  declare readonly freedPools: PendingSet;
  /** Steps whose list may be served for another reason, or may have room; empty between events. */
  declare readonly dueSteps: PendingSet;
  declare readonly still: Still;
  /** Somebody who takes down journeys; never saved, and nothing depends on it. */
  onJourney: JourneyListener | null = null;
  /** 1 for pools whose units are used up by whoever seizes them. */
  declare readonly isSlots: Uint8Array;
  /** A day's mean rate of each origin, remembered only to save time. */
  readonly dayRates: ({ day: number; rate: number } | undefined)[] = [];
  private readonly scalars = new Float64Array([0, 0, 0, 0, -1, 0, 0, 0]);

  constructor(model: Model, options: WorldOptions) {
    this.model = model;
    this.options = options;
    this.patients = new PatientTable({
      attributes: model.attributes.length,
      clocks: model.clocks.length,
      loopSteps: model.loopSteps,
      held: model.heldAtMost,
      heldOver: model.pools.some((pool) => pool.whenCut === 'overtime') ? model.heldAtMost : 0,
    });
    this.lists = new WaitingLists(model.steps.length);
    this.doors = new WaitingLists(model.steps.length);
    this.workers = new WaitingLists(model.steps.length);
    this.gates = new Gates(model.steps.length);
    this.freedPools = new PendingSet(model.pools.length);
    this.still = new Still(model.steps.length, model.indicators.length);
    this.dueSteps = new PendingSet(model.steps.length);
    this.failures = new Float64Array(model.failing.length);
    this.isSlots = Uint8Array.from(model.pools, ({ isSlots }) => (isSlots ? 1 : 0));
    this.pools = new PoolTable(model.pools.length);
    this.arrivalsMade = new Float64Array(model.origins.length);
    this.nextOrdinal = new Float64Array(model.origins.length);
    this.variables = Float64Array.from(model.variables);
    this.counters = new Float64Array(model.counters.count);
    this.history = new IndicatorHistory(model);
    this.interventions = new InterventionState(model.interventions.length);
    this.agencies = new AgencyState(model);
    this.planning =
      model.scenario.planning === null
        ? null
        : new PlanningState(model.interventions.length, model.agencies.length);
    this.log = new DecisionLog();
    this.observers = new Observers(model, options.measuring);
    this.modifiers = new Modifiers(model);
    const key = (name: string): Key => textKey(`flowday ${options.seed} ${options.replication} ${name}`);
    const keys = model.origins.map((origin) => key(origin.id));
    this.keyHigh = Int32Array.from(keys, ({ high }) => high | 0);
    this.keyLow = Int32Array.from(keys, ({ low }) => low | 0);
    this.failingKeys = model.failing.map((unit) => key(`breakdown ${unit.name}`));
  }

  /**
   * Puts its own columns back, as if restored. V8 takes a field that was written once for a constant, and throws away
   * all that it compiled with it when the column is replaced by a longer one: half a run is over by then.
   */
  adoptOwn(): void {
    const own = new Map<string, ColumnArray>();
    for (const { columns } of this.parts())
      for (const { name, array, length } of columns) own.set(name, array.slice(0, length));
    this.adopt((name) => own.get(name) as ColumnArray);
  }

  get simMinutes(): number {
    return this.scalars[scalar.simMinutes] as number;
  }
  set simMinutes(minutes: number) {
    this.scalars[scalar.simMinutes] = minutes;
  }
  /** Events of the calendar run so far. */
  get eventsRun(): number {
    return this.scalars[scalar.eventsRun] as number;
  }
  set eventsRun(count: number) {
    this.scalars[scalar.eventsRun] = count;
  }
  /** Patients so far; arrivals = live + closed, always ([P1]). */
  get arrivals(): number {
    return this.scalars[scalar.arrivals] as number;
  }
  set arrivals(count: number) {
    this.scalars[scalar.arrivals] = count;
  }
  get closed(): number {
    return this.scalars[scalar.closed] as number;
  }
  set closed(count: number) {
    this.scalars[scalar.closed] = count;
  }
  /** Instant at which injects and standing orders were asked last; −1: never. */
  get lastDecisionMinutes(): number {
    return this.scalars[scalar.lastDecisionMinutes] as number;
  }
  set lastDecisionMinutes(minutes: number) {
    this.scalars[scalar.lastDecisionMinutes] = minutes;
  }

  /** The end that the scenario names has come: nothing happens any more. */
  get over(): boolean {
    return this.scalars[scalar.over] === 1;
  }
  set over(isOver: boolean) {
    this.scalars[scalar.over] = isOver ? 1 : 0;
  }
  /** How often anybody has joined a list. */
  get joinings(): number {
    return this.scalars[scalar.joinings] as number;
  }
  set joinings(count: number) {
    this.scalars[scalar.joinings] = count;
  }
  /** Parts of patients that are on their way: not counted among the patients. */
  get liveParts(): number {
    return this.scalars[scalar.parts] as number;
  }
  set liveParts(count: number) {
    this.scalars[scalar.parts] = count;
  }

  /** Every column of the world by hash part; the order is part of the hash. */
  parts(): readonly { readonly name: HashPart; readonly columns: readonly Column[] }[] {
    return [
      {
        name: 'patients',
        columns: [
          ...named('patients', this.patients),
          ...named('lists', this.lists),
          ...named('doors', this.doors),
          ...named('workers', this.workers),
          plain('nextOrdinal', this.nextOrdinal),
          plain('arrivalsMade', this.arrivalsMade),
          plain('scalars', this.scalars),
        ],
      },
      { name: 'calendar', columns: named('calendar', this.calendar) },
      {
        name: 'resources',
        columns: [
          ...named('pools', this.pools),
          ...named('gates', this.gates),
          plain('failures', this.failures),
          ...(this.variables.length === 0 ? [] : [plain('variables', this.variables)]),
        ],
      },
      {
        name: 'agencies',
        columns: [
          plain('counters', this.counters),
          ...named('history', this.history),
          ...named('interventions', this.interventions),
          ...named('agencies', this.agencies),
          ...(this.planning === null ? [] : named('planning', this.planning)),
          ...named('log', this.log),
        ],
      },
      { name: 'measures', columns: named('observers', this.observers) },
    ];
  }

  /** Puts saved columns back; the world was made from the same model and options. */
  adopt(saved: (name: string) => ColumnArray): void {
    const part = (prefix: string, stateful: Stateful): void =>
      stateful.adopt((name) => saved(`${prefix}.${name}`));
    part('patients', this.patients);
    part('lists', this.lists);
    part('doors', this.doors);
    part('workers', this.workers);
    part('gates', this.gates);
    part('calendar', this.calendar);
    part('pools', this.pools);
    part('history', this.history);
    part('interventions', this.interventions);
    part('agencies', this.agencies);
    if (this.planning) part('planning', this.planning);
    part('log', this.log);
    part('observers', this.observers);
    this.failures.set(saved('failures'));
    if (this.variables.length > 0) this.variables.set(saved('variables'));
    this.nextOrdinal.set(saved('nextOrdinal'));
    this.arrivalsMade.set(saved('arrivalsMade'));
    this.counters.set(saved('counters'));
    this.scalars.set(saved('scalars'));
  }

  /** While `ask` runs nothing in the world moves: see `Still`. */
  look<Answer>(ask: () => Answer): Answer {
    return this.still.look(this, ask);
  }

  attributeOf(slot: number, attribute: number): number {
    return this.patients.attributes[slot * this.model.attributes.length + attribute] as number;
  }
  variable(index: number): number {
    return this.variables[index] as number;
  }
  occupied(pool: number): number {
    return this.pools.occupied[pool] as number;
  }
  capacity(pool: number): number {
    return this.pools.capacity[pool] as number;
  }
  waitingAt(step: number): number {
    return this.lists.count[step] as number;
  }
  presentAt(step: number): number {
    const { entered, left } = this.model.counters;
    return (this.counters[entered + step] as number) - (this.counters[left + step] as number);
  }
  workingAt(step: number): number {
    return this.still.countAt(step, this.patients);
  }
  blockedFor(step: number): number {
    return this.doors.count[step] as number;
  }
  waitedOf(slot: number): number {
    return this.simMinutes - (this.patients.joinedAt[slot] as number);
  }
  stayOf(slot: number): number {
    return this.simMinutes - (this.patients.episodeAt[slot] as number);
  }
  partyOf(slot: number): number {
    return partySize(this, slot);
  }
  heldBy(slot: number, pool: number): number {
    return this.patients.unitsHeld(slot, pool);
  }
  counter(index: number): number {
    return this.counters[index] as number;
  }
  counterDayAgo(index: number): number {
    return this.history.counterDayAgo(this.model.counters.hourlyPlace[index] as number, this.simMinutes);
  }
  indicatorSeenBy(agency: number, indicator: number): number {
    const live = agency < 0 || this.model.indicators[indicator]?.seenLive[agency];
    return live ? this.still.figureOf(this, indicator) : (this.reportOf(indicator)?.value ?? 0);
  }
  /** What those who do not see an indicator live are told of it now ([V3]); null: they never see it. */
  reportOf(indicator: number): { atMinutes: number; value: number } | null {
    const delayMinutes = this.model.indicators[indicator]?.indicator.othersAfterMinutes ?? null;
    return delayMinutes === null ? null : this.history.reportOf(indicator, this.simMinutes - delayMinutes);
  }
  dailySeenBy(agency: number, indicator: number, most: number): readonly number[] {
    const table = this.model.indicators[indicator];
    if (table === undefined) throw new Error('No such indicator');
    const live = agency < 0 || table.seenLive[agency] === true;
    const delayMinutes = live ? 0 : (table.indicator.othersAfterMinutes ?? Number.POSITIVE_INFINITY);
    return this.history.dailyUntil(indicator, this.simMinutes - delayMinutes, most).map(({ value }) => value);
  }
  openingOf(indicator: number): number {
    return this.history.openingOf(indicator);
  }
  clocksRunning(clock: number, overMinutes: number): number {
    return clocksRunning(this, clock, overMinutes);
  }
  inForce(intervention: number): number {
    return this.interventions.fraction[intervention] as number;
  }
  amountOf(intervention: number): number {
    return this.interventions.amount[intervention] as number;
  }
  declaredLevel(agency: number): number {
    return this.agencies.declared[agency] as number;
  }
  computedLevel(agency: number): number {
    return this.agencies.computed[agency] as number;
  }
  spentPounds(agency: number): number {
    return this.agencies.accounts.spentPounds(agency, this.simMinutes);
  }
  /** What was decided in the planning round, paid so far. */
  planningSpentPounds(agency: number): number {
    return this.planning?.accounts.spentPounds(agency, this.simMinutes) ?? 0;
  }
  budgetPounds(agency: number): number {
    return this.agencies.budget[agency] as number;
  }
  deadlocked(): number {
    return stuckSlots(this).length;
  }
  minuteOfDay(): number {
    return (this.simMinutes + this.model.calendar.startMinuteOfDay) % 1440;
  }
  weekday(): number {
    return (this.dayIndex() + this.model.calendar.startWeekday) % 7;
  }
  dayIndex(): number {
    return Math.floor((this.simMinutes + this.model.calendar.startMinuteOfDay) / 1440);
  }
}

export type HashPart = 'patients' | 'calendar' | 'resources' | 'agencies' | 'measures';

function named(prefix: string, stateful: Stateful): Column[] {
  return stateful.columns().map((column) => ({ ...column, name: `${prefix}.${column.name}` }));
}

function plain(name: string, array: Float64Array): Column {
  return { name, array, length: array.length };
}
