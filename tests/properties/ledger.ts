// Counts everything that a run measures a second time, from nothing but what its people went through. Knows no
// tallies and no columns: journeys, the scenario and the time measured are all it has.

import type { Expression } from '../../engine/base/expression.ts';
import type { JourneyEvent, Scenario, Step } from '../../engine/index.ts';
import { Areas } from '../validation/levels.ts';

/** Where one person, or one part, stands in the ledger. */
interface Entry {
  /** At which step, and since when. */
  step: string | null;
  enteredAt: number;
  /** In the list of that step; since when for the first time. */
  listed: boolean;
  joinedAt: number;
  /** At whose door. */
  door: string | null;
  /** When this episode began. */
  since: number;
  /** Moments still to come that are in the ledger already. */
  toldBefore: number;
  /** Units in use at the step, of resources that are nothing but seized and given back there. */
  readonly hands: string[];
  /** Stopwatches that run, and since when. */
  readonly clocks: Map<string, number>;
}

/** Sums and counts under names such as `wait step-0`. */
class Sums {
  private readonly numbers = new Map<string, number>();

  add(name: string, amount = 1): void {
    this.numbers.set(name, this.of(name) + amount);
  }

  of(name: string): number {
    return this.numbers.get(name) ?? 0;
  }
}

export class Ledger {
  private readonly scenario: Scenario;
  private readonly fromMinutes: number;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly people = new Map<string, Entry>();
  private readonly sums = new Sums();
  private readonly areas: Areas;
  private readonly plain: ReadonlySet<string>;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.fromMinutes = scenario.calendar.warmUpMinutes;
    this.steps = new Map(scenario.steps.map((step) => [step.id, step]));
    this.areas = new Areas(this.fromMinutes);
    this.plain = new Set(plainResources(scenario));
  }

  hear(event: JourneyEvent): void {
    const { origin, ordinal, episode, part, moment, where, atMinutes: now } = event;
    const who = `${origin} ${ordinal} ${episode} ${part}`;
    const entry = this.people.get(who) ?? fresh(now);
    this.people.set(who, entry);
    switch (moment) {
      case 'arrive':
        this.tally(now, `arrivals ${origin}`);
        this.areas.change('system', 1, now);
        return this.seat(entry, origin, now);
      case 'return':
        return this.areas.change('system', 1, now);
      case 'outcome':
        this.leave(entry, now);
        if (part === 0) this.finish(entry, where, now);
        this.people.delete(who);
        return;
      default:
        if (entry.toldBefore > 0 && (moment === 'enter' || moment === 'start')) entry.toldBefore -= 1;
        else this.move(entry, event);
    }
  }

  /** From step to step, and in and out of lists and doors. */
  private move(entry: Entry, event: JourneyEvent): void {
    const { moment, where, atMinutes: now } = event;
    switch (moment) {
      case 'enter':
        this.leave(entry, now);
        return this.enter(entry, where, now);
      case 'joined':
        entry.joinedAt = now;
        return;
      case 'wait':
        return this.stand(entry, where, now);
      case 'give-up':
        this.tally(now, `gave-up ${where}`);
        this.tally(now, `queued ${where}`, now - entry.joinedAt);
        return this.leave(entry, now);
      case 'block':
        // Who was interrupted and lost the work is no longer there.
        if (entry.listed) this.leave(entry, now);
        entry.door = where;
        return this.areas.change(`door ${where}`, 1, now);
      case 'unblock':
        entry.door = null;
        return this.areas.change(`door ${where}`, -1, now);
      case 'jockey':
        this.tally(now, `jockeyed ${entry.step}`);
        this.leave(entry, now);
        this.enter(entry, where, now, entry.joinedAt);
        return this.stand(entry, where, now, entry.joinedAt);
      default:
        this.serve(entry, event);
    }
  }

  private serve(entry: Entry, { moment, where, atMinutes: now }: JourneyEvent): void {
    switch (moment) {
      case 'start':
        return this.start(entry, where, now);
      case 'resume':
        this.unlist(entry, now);
        return this.take(entry, now);
      case 'interrupt':
        this.tally(now, `interrupted ${where}`);
        this.putDown(entry, now);
        return this.stand(entry, where, now);
      case 'stop':
        this.tally(now, `stopped ${where}`);
        return this.leave(entry, now);
      case 'end':
        this.tally(now, `ended ${where}`);
        return this.turn(entry, 'end', where, now);
      case 'along':
        return this.leave(entry, now);
      case 'baulk':
      case 'turned-away':
        return this.tally(now, `${moment} ${where}`);
      default:
        return;
    }
  }

  /** Every measure that it can tell, up to a minute. */
  measures(now: number): Record<string, number> {
    const minutes = now - this.fromMinutes;
    const found: Record<string, number> = {};
    const sum = (name: string): number => this.sums.of(name);
    const level = (name: string): number => over(this.areas.until(name, now), minutes);
    for (const { id } of this.scenario.sources) found[`arrivals.${id}`] = sum(`arrivals ${id}`);
    for (const { id } of this.scenario.steps) {
      const came = sum(`entered ${id}`) + sum(`baulk ${id}`) + sum(`turned-away ${id}`);
      const ended = sum(`waits ${id}`) + sum(`gave-up ${id}`);
      found[`wait.${id}`] = over(sum(`wait ${id}`), sum(`waits ${id}`));
      found[`waited.${id}`] = over(sum(`waited ${id}`), sum(`waits ${id}`));
      found[`queueing.${id}`] = over(sum(`queued ${id}`) + sum(`wait ${id}`), ended);
      found[`gave-up.${id}`] = over(sum(`gave-up ${id}`), ended);
      found[`waiting.${id}`] = level(`list ${id}`);
      found[`present.${id}`] = level(`step ${id}`);
      found[`blocked.${id}`] = level(`door ${id}`);
      found[`time.${id}`] = over(sum(`time ${id}`), sum(`left ${id}`));
      found[`stopped.${id}`] = over(sum(`stopped ${id}`), sum(`stopped ${id}`) + sum(`ended ${id}`));
      found[`baulked.${id}`] = over(sum(`baulk ${id}`), came);
      found[`turned-away.${id}`] = over(sum(`turned-away ${id}`), came);
      for (const what of ['started', 'ended', 'interrupted', 'jockeyed'])
        found[`${what}.${id}`] = sum(`${what} ${id}`);
    }
    for (const id of this.plain) found[`in-use.${id}`] = level(`hands ${id}`);
    for (const { id } of this.scenario.outcomes) {
      found[`outcome.${id}`] = sum(`outcome ${id}`);
      found[`share.${id}`] = over(sum(`outcome ${id}`), sum('outcomes'));
      found[`stay.${id}`] = over(sum(`stay ${id}`), sum(`outcome ${id}`));
    }
    for (const { id, limitsMinutes } of this.scenario.clocks) {
      found[`clock.${id}`] = over(sum(`clock ${id}`), sum(`clocks ${id}`));
      for (const limit of limitsMinutes) {
        found[`over.${id}.${limit}`] = over(sum(`over ${id} ${limit}`), sum(`clocks ${id}`));
      }
    }
    for (const { id, value } of this.scenario.kpis) {
      if (value.kind === 'ratio')
        found[`kpi.${id}`] = this.growth(value.numerator, value.denominator, value.otherwise);
    }
    found['in-system'] = level('system');
    found.stay = over(sum('stays'), sum('outcomes'));
    found['run-minutes'] = minutes;
    return found;
  }

  /** Of KPIs that divide one count by another. */
  private growth(numerator: Expression, denominator: Expression | null, otherwise: number): number {
    const count = (expression: Expression): number => {
      if (expression.kind !== 'call') throw new Error('No count');
      const [of] = expression.arguments;
      return this.sums.of(`${expression.name} ${of?.kind === 'name' ? of.name : ''}`);
    };
    if (denominator === null) return count(numerator);
    return count(denominator) === 0 ? otherwise : count(numerator) / count(denominator);
  }

  private tally(now: number, name: string, amount = 1): void {
    if (now >= this.fromMinutes) this.sums.add(name, amount);
  }

  /** Who is at work when the run begins has no wait and turns no stopwatch by coming, which their journey tells next. */
  private seat(entry: Entry, origin: string, now: number): void {
    const census = this.scenario.census.find(({ id }) => id === origin);
    if (census?.progress !== 'working') return;
    entry.step = census.step;
    entry.enteredAt = now;
    this.tally(now, `entered ${census.step}`);
    this.tally(now, `started ${census.step}`);
    this.areas.change(`step ${census.step}`, 1, now);
    this.take(entry, now);
    entry.toldBefore = 2;
  }

  private enter(entry: Entry, step: string, now: number, joinedAt = now): void {
    entry.step = step;
    entry.enteredAt = now;
    entry.joinedAt = joinedAt;
    this.tally(now, `entered ${step}`);
    this.areas.change(`step ${step}`, 1, now);
    this.turn(entry, 'enter', step, now);
  }

  private leave(entry: Entry, now: number): void {
    this.unlist(entry, now);
    this.putDown(entry, now);
    if (entry.step === null) return;
    this.areas.change(`step ${entry.step}`, -1, now);
    this.tally(now, `time ${entry.step}`, now - entry.enteredAt);
    this.tally(now, `left ${entry.step}`);
    entry.step = null;
  }

  private stand(entry: Entry, step: string, now: number, joinedAt = entry.joinedAt): void {
    entry.listed = true;
    entry.joinedAt = joinedAt;
    this.areas.change(`list ${step}`, 1, now);
  }

  private unlist(entry: Entry, now: number): void {
    if (!entry.listed) return;
    entry.listed = false;
    this.areas.change(`list ${entry.step}`, -1, now);
  }

  private start(entry: Entry, step: string, now: number): void {
    this.unlist(entry, now);
    this.tally(now, `started ${step}`);
    this.turn(entry, 'start', step, now);
    this.take(entry, now);
    const wait = now - entry.joinedAt;
    this.tally(now, `waits ${step}`);
    this.tally(now, `wait ${step}`, wait);
    if (wait > 0) this.tally(now, `waited ${step}`);
  }

  private take(entry: Entry, now: number): void {
    for (const { resource, units } of this.steps.get(entry.step ?? '')?.seize ?? []) {
      if (!this.plain.has(resource)) continue;
      if (typeof units !== 'number') throw new Error('The ledger knows fixed units only');
      for (let unit = 0; unit < units; unit++) entry.hands.push(resource);
      this.areas.change(`hands ${resource}`, units, now);
    }
  }

  private putDown(entry: Entry, now: number): void {
    for (const resource of entry.hands) this.areas.change(`hands ${resource}`, -1, now);
    entry.hands.length = 0;
  }

  private finish(entry: Entry, outcome: string, now: number): void {
    this.turn(entry, 'enter', outcome, now);
    this.areas.change('system', -1, now);
    const stay = now - entry.since;
    this.tally(now, `outcome ${outcome}`);
    this.tally(now, 'outcomes');
    this.tally(now, `stay ${outcome}`, stay);
    this.tally(now, 'stays', stay);
  }

  private turn(entry: Entry, moment: 'enter' | 'start' | 'end', at: string, now: number): void {
    const is = (one: { readonly moment: string; readonly at: string }): boolean =>
      one.moment === moment && one.at === at;
    for (const { id, until, limitsMinutes } of this.scenario.clocks) {
      const started = entry.clocks.get(id);
      if (started === undefined || !until.some(is)) continue;
      entry.clocks.delete(id);
      this.tally(now, `clock ${id}`, now - started);
      this.tally(now, `clocks ${id}`);
      for (const limit of limitsMinutes) if (now - started > limit) this.tally(now, `over ${id} ${limit}`);
    }
    for (const { id, from } of this.scenario.clocks) {
      if (from.some(is) && !entry.clocks.has(id)) entry.clocks.set(id, now);
    }
  }
}

function fresh(now: number): Entry {
  return {
    step: null,
    enteredAt: now,
    listed: false,
    joinedAt: now,
    door: null,
    since: now,
    toldBefore: 0,
    hands: [],
    clocks: new Map(),
  };
}

/** Resources that are only ever seized by name by somebody alone, and given back by leaving the step. */
function plainResources({ resources, steps, groups }: Scenario): string[] {
  const named = new Set([
    ...groups.flatMap(({ members }) => members),
    ...steps.flatMap((step) => step.hold),
    ...steps.flatMap((step) =>
      [...step.releaseAtStart, ...step.releaseAtEnd].map(({ resource }) => resource),
    ),
    ...steps.flatMap((step) => (step.together === null ? [] : step.seize.map(({ resource }) => resource))),
  ]);
  return resources.filter(({ id, kind }) => kind !== 'slots' && !named.has(id)).map(({ id }) => id);
}

/** 0 of nothing. */
function over(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
