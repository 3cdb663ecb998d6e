// How often patients of a source come at an instant, by hour, day, season and events.

import type { RateTable } from '../model/model.ts';
import { purposeKey } from '../random/address.ts';
import { originUniform } from './draw.ts';
import type { World } from './world.ts';

const dayPurpose = purposeKey('day factor');

/** Patients per minute at an instant, with effects up to the headroom. */
export function mostRateAt(world: World, origin: number, arrivals: RateTable, atMinutes: number): number {
  return undisturbedRateAt(world, origin, arrivals, atMinutes) * arrivals.headroom;
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
  let rate = arrivals.ratePerMinute * calendarFactor(world, arrivals, day);
  for (const shape of arrivals.shapes) rate *= shape(atMinutes, sinceMidnight);
  if (arrivals.season.length > 0) rate *= seasonFactor(arrivals.season, atMinutes);
  for (const { fromMinutes, untilMinutes, factor } of arrivals.events) {
    if (atMinutes >= fromMinutes && atMinutes < untilMinutes) rate *= factor;
  }
  return arrivals.dayFactor === null ? rate : rate * dayFactor(world, origin, arrivals, day);
}

function calendarFactor(world: World, arrivals: RateTable, day: number): number {
  const weekday = arrivals.dayFactors[(day + world.model.calendar.startWeekday) % 7] as number;
  if (!world.model.calendar.holidays.has(day)) return weekday;
  const holiday = arrivals.dayFactors[7] as number;
  return Number.isNaN(holiday) ? weekday : holiday;
}

function seasonFactor(points: RateTable['season'], minutes: number): number {
  const first = points[0];
  if (first === undefined) return 1;
  let before = first;
  if (minutes <= first.atMinutes) return first.factor;
  for (const point of points) {
    if (point.atMinutes > minutes) {
      const along = (minutes - before.atMinutes) / (point.atMinutes - before.atMinutes);
      return before.factor + along * (point.factor - before.factor);
    }
    before = point;
  }
  return before.factor;
}

/** The day's own factor: a pure function of its address, remembered only to save time. */
function dayFactor(world: World, origin: number, arrivals: RateTable, day: number): number {
  if (arrivals.dayFactor === null) return 1;
  const memo = world.dayFactors[origin];
  if (memo?.day === day) return memo.factor;
  const drawn = arrivals.dayFactor(originUniform(world, origin, day, dayPurpose));
  const factor = Math.min(arrivals.dayFactorMost, drawn);
  world.dayFactors[origin] = { day, factor };
  return factor;
}
