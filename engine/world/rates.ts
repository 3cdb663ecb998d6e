// How often patients of a source come at an instant, by hour, day, season and events.

import type { RateTable } from '../model/model.ts';
import type { ShapeTable } from '../model/rateShape.ts';
import { purposeKey } from '../random/address.ts';
import { originUniform } from './draw.ts';
import type { World } from './world.ts';

const dayPurpose = purposeKey('day factor');

/**
 * Whether a candidate whose uniform × highest rate is `level` would be a patient under the strongest effects that this
 * model has. Most who would not are told by what is highest in that day or hour.
 */
export function couldCome(
  world: World,
  origin: number,
  arrivals: RateTable,
  atMinutes: number,
  level: number,
): boolean {
  const sinceMidnight = atMinutes + world.model.calendar.startMinuteOfDay;
  const day = Math.floor(sinceMidnight / 1440);
  const rate = ofDay(world, origin, arrivals, day);
  if (level >= rate * arrivals.mostWithinDay * arrivals.reach) return false;
  const hour = arrivals.byHour[Math.floor((sinceMidnight - day * 1440) / 60)] as number;
  if (level >= rate * hour * arrivals.mostWithinHour) return false;
  return level < undisturbedRateAt(world, origin, arrivals, atMinutes) * arrivals.reach;
}

/** Patients per minute at an instant, without any effect of levers or injects. */
export function undisturbedRateAt(
  world: World,
  origin: number,
  arrivals: RateTable,
  atMinutes: number,
): number {
  if (arrivals.steady) return arrivals.ratePerMinute;
  const sinceMidnight = atMinutes + world.model.calendar.startMinuteOfDay;
  const day = Math.floor(sinceMidnight / 1440);
  let rate = ofDay(world, origin, arrivals, day);
  rate *= arrivals.byHour[Math.floor((sinceMidnight - day * 1440) / 60)] as number;
  for (let each = 0; each < arrivals.shapes.length; each++) {
    rate *= (arrivals.shapes[each] as ShapeTable)(atMinutes, sinceMidnight);
  }
  if (arrivals.season.length > 0) rate *= seasonFactor(arrivals.season, atMinutes);
  for (let each = 0; each < arrivals.events.length; each++) {
    const { fromMinutes, untilMinutes, factor } = arrivals.events[each] as RateTable['events'][number];
    if (atMinutes >= fromMinutes && atMinutes < untilMinutes) rate *= factor;
  }
  return rate;
}

/** The mean rate of a day, before its hours: a pure function of its address, remembered only to save time. */
function ofDay(world: World, origin: number, arrivals: RateTable, day: number): number {
  const memo = world.dayRates[origin];
  if (memo !== undefined && memo.day === day) return memo.rate;
  const rate =
    arrivals.ratePerMinute * calendarFactor(world, arrivals, day) * dayFactor(world, origin, arrivals, day);
  world.dayRates[origin] = { day, rate };
  return rate;
}

function calendarFactor(world: World, arrivals: RateTable, day: number): number {
  const weekday = arrivals.dayFactors[(day + world.model.calendar.startWeekday) % 7] as number;
  if (!world.model.calendar.holidays.has(day)) return weekday;
  const holiday = arrivals.dayFactors[7] as number;
  return Number.isNaN(holiday) ? weekday : holiday;
}

function seasonFactor(points: RateTable['season'], minutes: number): number {
  let before = points[0] as RateTable['season'][number];
  if (minutes < before.atMinutes) return before.factor;
  let low = 0;
  let high = points.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle] as RateTable['season'][number]).atMinutes <= minutes) low = middle;
    else high = middle;
  }
  before = points[low] as RateTable['season'][number];
  if (high === points.length) return before.factor;
  const after = points[high] as RateTable['season'][number];
  const along = (minutes - before.atMinutes) / (after.atMinutes - before.atMinutes);
  return before.factor + along * (after.factor - before.factor);
}

/** The day's own factor. */
function dayFactor(world: World, origin: number, arrivals: RateTable, day: number): number {
  if (arrivals.dayFactor === null) return 1;
  const drawn = arrivals.dayFactor(originUniform(world, origin, day, dayPurpose));
  return Math.min(arrivals.dayFactorMost, drawn);
}
