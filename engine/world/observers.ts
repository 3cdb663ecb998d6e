// The world's observers: they are told what happens and fill tallies for people to read. They draw nothing,
// schedule nothing and answer nothing to the world; with measuring off they do nothing at all ([M1]).
//
// The measured time, the window, begins at the end of the warm-up (or where `beginWindow` puts it). Counts are
// growths of the world's own counters since then; minutes of a stay count as far as they lie in it.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { gridMinutes } from '../base/time.ts';
import { KpiTallies, type Sampled } from '../measures/kpiTallies.ts';
import { Tallies, Usage } from '../measures/tallies.ts';
import type { Model } from '../model/model.ts';

const plain = [
  'window',
  'base',
  'over',
  'waitedCount',
  'listMinutes',
  'gaveUpMinutes',
  'presentMinutes',
  'blockedMinutes',
] as const;

export class Observers implements Stateful {
  declare private readonly on: boolean;
  /** [begin of the measured time in minutes; minutes in the system within it; 1 when it has begun]. */
  declare private window: Float64Array;
  /** The world's counters when the measured time began. */
  declare base: Float64Array;
  /** Minutes to the first start, of those who started; to leaving a step; of stopwatches; in the system by outcome. */
  declare readonly waits: Tallies;
  declare readonly visits: Tallies;
  declare readonly clocks: Tallies;
  declare readonly stays: Tallies;
  /** Later than each limit, by clock and limit in order. */
  declare over: Float64Array;
  declare private readonly overFrom: readonly number[];
  declare private readonly limits: readonly (readonly number[])[];
  /** Of those who started, how many had to wait. */
  declare waitedCount: Float64Array;
  /** By step: minutes of stays in the list, at the step, and elsewhere for want of room, as far as they are over. */
  declare listMinutes: Float64Array;
  declare presentMinutes: Float64Array;
  declare blockedMinutes: Float64Array;
  /** Minutes in the list of those who gave up. */
  declare gaveUpMinutes: Float64Array;
  declare readonly usage: Usage;
  declare readonly indicators: Tallies;
  declare readonly kpis: KpiTallies;
  /** Begin of the measured time; infinity with measuring off. */
  private measuredFrom = Number.POSITIVE_INFINITY;
  /** The next instant at which the observers want to look at the world; infinity when none is to come. */
  declare nextMinutes: number;

  constructor(model: Model, on: boolean) {
    const { warmUpMinutes } = model.calendar;
    this.on = on;
    const size = (count: number): number => (on ? count : 0);
    const steps = size(model.steps.length);
    const pools = size(model.pools.length);
    this.window = new Float64Array([warmUpMinutes, 0, on && warmUpMinutes > 0 ? 0 : 1]);
    this.base = new Float64Array(size(model.counters.count));
    this.waits = new Tallies(steps);
    this.visits = new Tallies(steps);
    this.clocks = new Tallies(size(model.clocks.length));
    this.stays = new Tallies(size(model.outcomes.length));
    this.limits = model.clocks.map((clock) => clock.limitsMinutes);
    let from = 0;
    this.overFrom = this.limits.map((limits) => {
      from += limits.length;
      return from - limits.length;
    });
    this.over = new Float64Array(size(from));
    this.waitedCount = new Float64Array(steps);
    this.listMinutes = new Float64Array(steps);
    this.presentMinutes = new Float64Array(steps);
    this.blockedMinutes = new Float64Array(steps);
    this.gaveUpMinutes = new Float64Array(steps);
    this.usage = new Usage(pools, warmUpMinutes);
    this.indicators = new Tallies(size(model.indicators.length));
    this.kpis = new KpiTallies(model.kpis, warmUpMinutes, on);
    this.nextMinutes = this.nextLook();
    if (on) this.measuredFrom = warmUpMinutes;
  }

  get measuring(): boolean {
    return this.on;
  }

  /** Where the measured time begins. */
  get fromMinutes(): number {
    return this.window[0] as number;
  }

  /** Minutes of a stay from `since` to now that lie in the measured time. */
  within(since: number, now: number): number {
    const from = this.measuredFrom;
    if (now <= from) return 0;
    return since >= from ? now - since : now - from;
  }

  /** A first start: the wait is over. */
  started(step: number, joinedAt: number, now: number): void {
    if (now < this.measuredFrom) return;
    const minutes = now - joinedAt;
    this.waits.add(step, minutes);
    if (minutes > 0) this.waitedCount[step] = (this.waitedCount[step] as number) + 1;
  }

  /** A stay in a list is over, for whatever reason. */
  leftList(step: number, since: number, now: number): void {
    if (now < this.measuredFrom) return;
    this.listMinutes[step] = (this.listMinutes[step] as number) + this.within(since, now);
  }

  gaveUp(step: number, joinedAt: number, now: number): void {
    if (now < this.measuredFrom) return;
    this.gaveUpMinutes[step] = (this.gaveUpMinutes[step] as number) + (now - joinedAt);
  }

  /** A patient leaves a step. */
  left(step: number, enteredAt: number, now: number): void {
    if (now < this.measuredFrom) return;
    this.visits.add(step, now - enteredAt);
    this.presentMinutes[step] = (this.presentMinutes[step] as number) + this.within(enteredAt, now);
  }

  /** Waiting elsewhere for room at a step is over. */
  unblocked(step: number, since: number, now: number): void {
    if (this.on) this.blockedMinutes[step] = (this.blockedMinutes[step] as number) + this.within(since, now);
  }

  clocked(clock: number, minutes: number, now: number): void {
    if (now < this.measuredFrom) return;
    this.clocks.add(clock, minutes);
    const limits = this.limits[clock] as readonly number[];
    for (let limit = 0; limit < limits.length; limit++) {
      if (minutes <= (limits[limit] as number)) continue;
      const at = (this.overFrom[clock] as number) + limit;
      this.over[at] = (this.over[at] as number) + 1;
    }
  }

  overCount(clock: number, limit: number): number {
    return this.over[(this.overFrom[clock] as number) + limit] as number;
  }

  /** An episode is over. */
  ended(outcome: number, episodeAt: number, now: number): void {
    if (now < this.measuredFrom) return;
    this.stays.add(outcome, now - episodeAt);
    this.window[1] = (this.window[1] as number) + this.within(episodeAt, now);
  }

  /** Minutes in the system of those who have left it, as far as they lie in the measured time. */
  get systemMinutes(): number {
    return this.window[1] as number;
  }

  units(pool: number, occupied: number, capacity: number, now: number): void {
    if (this.on) this.usage.set(pool, occupied, capacity, now);
  }

  indicated(indicator: number, value: number, now: number): void {
    if (now >= this.measuredFrom) this.indicators.add(indicator, value);
  }

  private nextLook(): number {
    if (!this.on) return Number.POSITIVE_INFINITY;
    const opening =
      this.window[2] === 0 ? (this.window[0] as number) - gridMinutes : Number.POSITIVE_INFINITY;
    return Math.min(opening, this.kpis.nextMinutes);
  }

  /** Looks at every instant that was wanted before the next event at `atMinutes`; sets the clock of `world`. */
  look(world: Sampled & { readonly counters: Float64Array }, atMinutes: number): void {
    if (this.window[2] === 0 && (this.window[0] as number) - gridMinutes < atMinutes) {
      this.base.set(world.counters);
      this.window[2] = 1;
    }
    this.kpis.sampleBefore(world, atMinutes);
    this.nextMinutes = this.nextLook();
  }

  /** Forgets what was measured: the measured time begins at the world's present. */
  beginWindow(world: Sampled & { readonly counters: Float64Array }): void {
    if (!this.on) return;
    const now = world.simMinutes;
    this.window.set([now, 0, 1]);
    this.measuredFrom = now;
    this.base.set(world.counters);
    for (const tallies of [this.waits, this.visits, this.clocks, this.stays, this.indicators])
      tallies.clear();
    this.usage.beginWindow(now);
    this.over.fill(0);
    for (const minutes of [
      this.waitedCount,
      this.listMinutes,
      this.presentMinutes,
      this.blockedMinutes,
      this.gaveUpMinutes,
    ]) {
      minutes.fill(0);
    }
    this.kpis.beginWindow(world);
    this.nextMinutes = this.nextLook();
  }

  columns(): readonly Column[] {
    return [
      ...this.parts().flatMap(([name, part]) =>
        part.columns().map((column) => ({ ...column, name: `${name}.${column.name}` })),
      ),
      ...plain.map((name) => ({ name, array: this[name], length: this[name].length })),
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    for (const [name, part] of this.parts()) part.adopt((column) => saved(`${name}.${column}`));
    for (const name of plain) this[name] = saved(name) as Float64Array;
    if (this.on) this.measuredFrom = this.window[0] as number;
    this.nextMinutes = this.nextLook();
  }

  private parts(): readonly (readonly [string, Stateful])[] {
    return [
      ['waits', this.waits],
      ['visits', this.visits],
      ['clocks', this.clocks],
      ['stays', this.stays],
      ['usage', this.usage],
      ['indicators', this.indicators],
      ['kpis', this.kpis],
    ];
  }
}
