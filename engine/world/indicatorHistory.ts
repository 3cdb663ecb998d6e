// The past that the world itself may read: hourly values of every indicator for a week, daily values for
// the whole run, and hourly values of the counters that stand in `last24h`.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import type { Model } from '../model/model.ts';

const hoursKept = 169;
const counterHoursKept = 25;

export class IndicatorHistory implements Stateful {
  private readonly indicators: number;
  private readonly tracked: number;
  private readonly days: number;
  private readonly startMinuteOfDay: number;
  /** Minute 0 stands this far into its hour; samples are taken at whole hours of the day. */
  private readonly offset: number;
  /** At minute 0: all that others know until the first daily sample reaches them. */
  private opening: Float64Array;
  private hourly: Float64Array;
  private daily: Float64Array;
  /** Instant + 1 of each daily sample; 0: not taken. */
  private dailyAt: Float64Array;
  private counterHourly: Float64Array;

  constructor(model: Model) {
    this.indicators = model.indicators.length;
    this.tracked = model.counters.hourly.length;
    this.startMinuteOfDay = model.calendar.startMinuteOfDay;
    this.offset = this.startMinuteOfDay % 60;
    this.days = Math.ceil(model.calendar.durationMinutes / 1440) + 2;
    this.opening = new Float64Array(this.indicators);
    this.hourly = new Float64Array(this.indicators * hoursKept);
    this.daily = new Float64Array(this.indicators * this.days);
    this.dailyAt = new Float64Array(this.indicators * this.days);
    this.counterHourly = new Float64Array(this.tracked * counterHoursKept);
  }

  /** Nothing has been kept yet. */
  forget(): void {
    for (const column of [this.opening, this.hourly, this.daily, this.dailyAt, this.counterHourly])
      column.fill(0);
  }

  /** Whole hours of the day passed since the hour that holds minute 0. */
  private hourOf(minutes: number): number {
    return Math.floor((minutes + this.offset) / 60);
  }

  keepCounter(place: number, atMinutes: number, value: number): void {
    this.counterHourly[place * counterHoursKept + (this.hourOf(atMinutes) % counterHoursKept)] = value;
  }

  /** The counter 24 hours before the last whole hour; 0 before the run is that old. */
  counterDayAgo(place: number, nowMinutes: number): number {
    const hour = this.hourOf(nowMinutes) - 24;
    return hour < 0
      ? 0
      : (this.counterHourly[place * counterHoursKept + (hour % counterHoursKept)] as number);
  }

  keepHour(indicator: number, atMinutes: number, value: number): void {
    this.hourly[indicator * hoursKept + (this.hourOf(atMinutes) % hoursKept)] = value;
  }

  /** Value at the whole hour `hoursAgo` (0–168) before the last one; null when the run is younger. */
  hoursAgo(indicator: number, nowMinutes: number, hoursAgo: number): number | null {
    const hour = this.hourOf(nowMinutes) - hoursAgo;
    const first = this.offset === 0 ? 0 : 1;
    if (hour < first) return null;
    return this.hourly[indicator * hoursKept + (hour % hoursKept)] as number;
  }

  keepDay(indicator: number, day: number, atMinutes: number, value: number): void {
    if (day >= this.days) return;
    this.daily[indicator * this.days + day] = value;
    this.dailyAt[indicator * this.days + day] = atMinutes + 1;
  }

  /** Daily values taken at or before `untilMinutes`, oldest first, at most `most`. */
  dailyUntil(indicator: number, untilMinutes: number, most: number): { atMinutes: number; value: number }[] {
    const found: { atMinutes: number; value: number }[] = [];
    for (let day = this.lastDayUntil(untilMinutes); day >= 0 && found.length < most; day--) {
      const at = this.dailyAt[indicator * this.days + day] as number;
      if (at === 0 || at - 1 > untilMinutes) continue;
      found.unshift({ atMinutes: at - 1, value: this.daily[indicator * this.days + day] as number });
    }
    return found;
  }

  /** A day's sample is taken on that day: none after the day of the instant is early enough. */
  private lastDayUntil(minutes: number): number {
    return Math.min(this.days - 1, Math.floor((minutes + this.startMinuteOfDay) / 1440));
  }

  keepOpening(indicator: number, value: number): void {
    this.opening[indicator] = value;
  }

  openingOf(indicator: number): number {
    return this.opening[indicator] as number;
  }

  /** The newest daily value taken by an instant; before the first, how things stood at minute 0 ([V3]). */
  reportOf(indicator: number, untilMinutes: number): { atMinutes: number; value: number } {
    const from = indicator * this.days;
    for (let day = this.lastDayUntil(untilMinutes); day >= 0; day--) {
      const at = this.dailyAt[from + day] as number;
      if (at !== 0 && at - 1 <= untilMinutes)
        return { atMinutes: at - 1, value: this.daily[from + day] as number };
    }
    return { atMinutes: 0, value: this.opening[indicator] as number };
  }

  columns(): readonly Column[] {
    return [
      { name: 'opening', array: this.opening, length: this.opening.length },
      { name: 'hourly', array: this.hourly, length: this.hourly.length },
      { name: 'daily', array: this.daily, length: this.daily.length },
      { name: 'dailyAt', array: this.dailyAt, length: this.dailyAt.length },
      { name: 'counterHourly', array: this.counterHourly, length: this.counterHourly.length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    this.opening = saved('opening') as Float64Array;
    this.hourly = saved('hourly') as Float64Array;
    this.daily = saved('daily') as Float64Array;
    this.dailyAt = saved('dailyAt') as Float64Array;
    this.counterHourly = saved('counterHourly') as Float64Array;
  }
}
