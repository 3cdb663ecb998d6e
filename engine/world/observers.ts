// The world's observers: they are told what happens and fill tallies for people to read. They draw nothing,
// schedule nothing and answer nothing to the world; with measuring off they do nothing at all ([M1]).

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { Levels, Tallies } from '../measures/tallies.ts';
import type { Model } from '../model/model.ts';

export class Observers implements Stateful {
  private readonly on: boolean;
  private readonly warmUpMinutes: number;
  /** Waits in each step's list; times of each stopwatch; times in the system by outcome. */
  readonly waits: Tallies;
  readonly clocks: Tallies;
  readonly stays: Tallies;
  /** Later than each limit, by clock and limit in order. */
  readonly over: Float64Array;
  private readonly overFrom: readonly number[];
  private readonly limits: readonly (readonly number[])[];
  readonly gaveUpCount: Float64Array;
  readonly arrivedCount: Float64Array;
  readonly lengths: Levels;
  readonly inUse: Levels;
  readonly capacities: Levels;
  readonly indicators: Tallies;

  constructor(model: Model, on: boolean) {
    const { warmUpMinutes } = model.calendar;
    this.on = on;
    this.warmUpMinutes = warmUpMinutes;
    const size = (count: number): number => (on ? count : 0);
    this.waits = new Tallies(size(model.steps.length));
    this.clocks = new Tallies(size(model.clocks.length));
    this.stays = new Tallies(size(model.outcomes.length));
    this.limits = model.clocks.map((clock) => clock.limitsMinutes);
    let from = 0;
    this.overFrom = this.limits.map((limits) => {
      from += limits.length;
      return from - limits.length;
    });
    this.over = new Float64Array(size(from));
    this.gaveUpCount = new Float64Array(size(model.steps.length));
    this.arrivedCount = new Float64Array(size(model.origins.length));
    this.lengths = new Levels(size(model.steps.length), warmUpMinutes);
    this.inUse = new Levels(size(model.pools.length), warmUpMinutes);
    this.capacities = new Levels(size(model.pools.length), warmUpMinutes);
    this.indicators = new Tallies(size(model.indicators.length));
  }

  get measuring(): boolean {
    return this.on;
  }

  waited(step: number, minutes: number, atMinutes: number): void {
    if (this.on && atMinutes >= this.warmUpMinutes) this.waits.add(step, minutes);
  }

  clocked(clock: number, minutes: number, atMinutes: number): void {
    if (!this.on || atMinutes < this.warmUpMinutes) return;
    this.clocks.add(clock, minutes);
    const limits = this.limits[clock] as readonly number[];
    for (let limit = 0; limit < limits.length; limit++) {
      if (minutes <= (limits[limit] as number)) continue;
      const at = (this.overFrom[clock] as number) + limit;
      this.over[at] = (this.over[at] as number) + 1;
    }
  }

  overShare(clock: number, limit: number): number {
    const count = this.clocks.count[clock] as number;
    return count === 0 ? 0 : (this.over[(this.overFrom[clock] as number) + limit] as number) / count;
  }

  ended(outcome: number, minutes: number, atMinutes: number): void {
    if (this.on && atMinutes >= this.warmUpMinutes) this.stays.add(outcome, minutes);
  }

  gaveUp(step: number, atMinutes: number): void {
    if (!this.on || atMinutes < this.warmUpMinutes) return;
    this.gaveUpCount[step] = (this.gaveUpCount[step] as number) + 1;
  }

  arrived(origin: number, atMinutes: number): void {
    if (!this.on || atMinutes < this.warmUpMinutes) return;
    this.arrivedCount[origin] = (this.arrivedCount[origin] as number) + 1;
  }

  waiting(step: number, count: number, atMinutes: number): void {
    if (this.on) this.lengths.set(step, count, atMinutes);
  }

  occupied(pool: number, units: number, atMinutes: number): void {
    if (this.on) this.inUse.set(pool, units, atMinutes);
  }

  capacity(pool: number, units: number, atMinutes: number): void {
    if (this.on) this.capacities.set(pool, units, atMinutes);
  }

  indicated(indicator: number, value: number, atMinutes: number): void {
    if (this.on && atMinutes >= this.warmUpMinutes) this.indicators.add(indicator, value);
  }

  columns(): readonly Column[] {
    return [
      ...this.parts().flatMap(([name, part]) =>
        part.columns().map((column) => ({ ...column, name: `${name}.${column.name}` })),
      ),
      { name: 'over', array: this.over, length: this.over.length },
      { name: 'gaveUp', array: this.gaveUpCount, length: this.gaveUpCount.length },
      { name: 'arrived', array: this.arrivedCount, length: this.arrivedCount.length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    for (const [name, part] of this.parts()) part.adopt((column) => saved(`${name}.${column}`));
    this.over.set(saved('over'));
    this.gaveUpCount.set(saved('gaveUp'));
    this.arrivedCount.set(saved('arrived'));
  }

  private parts(): readonly (readonly [string, Stateful])[] {
    return [
      ['waits', this.waits],
      ['clocks', this.clocks],
      ['stays', this.stays],
      ['lengths', this.lengths],
      ['inUse', this.inUse],
      ['capacities', this.capacities],
      ['indicators', this.indicators],
    ];
  }
}
