// How often patients of a source come at an instant, by hour, day, season and events.

import type { RateTable } from '../model/model.ts';
import type { ShapeTable } from '../model/rateShape.ts';
import { purposeKey } from '../random/address.ts';
import { originUniform } from './draw.ts';
import type { World } from './world.ts';

const dayPurpose = purposeKey('day factor');

/** Patients per minute at an instant under the strongest effects that this model has. */
export function mostRateAt(world: World, origin: number, arrivals: RateTable, atMinutes: number): number {
  return undisturbedRateAt(world, origin, arrivals, atMinutes) * arrivals.reach;
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

/** No patient of that day comes at a level from here on, whatever the hour and whatever this model's effects do. */
export function mostRateOfDay(world: World, origin: number, arrivals: RateTable, atMinutes: number): number {
  const day = Math.floor((atMinutes + world.model.calendar.startMinuteOfDay) / 1440);
  return ofDay(world, origin, arrivals, day) * arrivals.mostWithinDay * arrivals.reach;
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
  let low = -1;
  let high = points.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle] as { atMinutes: number }).atMinutes <= minutes) low = middle;
    else high = middle;
  }
  const before = points[low];
  const after = points[high];
  if (before === undefined || after === undefined) return (before ?? after)?.factor ?? 1;
  const along = (minutes - before.atMinutes) / (after.atMinutes - before.atMinutes);
  return before.factor + along * (after.factor - before.factor);
}

/** The day's own factor. */
function dayFactor(world: World, origin: number, arrivals: RateTable, day: number): number {
  if (arrivals.dayFactor === null) return 1;
  const drawn = arrivals.dayFactor(originUniform(world, origin, day, dayPurpose));
  return Math.min(arrivals.dayFactorMost, drawn);
}
