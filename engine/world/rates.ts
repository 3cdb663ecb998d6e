// When candidates of a source come, and how often patients do. What a rate does by the hours of the day and the days of
// the week is known beforehand: candidates come in these proportions, so few of them come in vain. All else (day
// factors, other shapes, seasons, events, effects) thins them.

import type { RateTable, RegularTable, SeasonTable } from '../model/model.ts';
import type { ShapeTable } from '../model/rateShape.ts';
import { purposeKey } from '../random/address.ts';
import { originUniform } from './draw.ts';
import type { World } from './world.ts';

const dayPurpose = purposeKey('day factor');

/**
 * The instant, not yet on the grid, at which as many candidates as `expected` are to be expected since `from`. There are
 * some in every week (`candidatesPerMinute` is above 0).
 */
export function candidateAfter(world: World, arrivals: RateTable, from: number, expected: number): number {
  const { regular, candidatesPerMinute } = arrivals;
  const regularMinutes = expected / candidatesPerMinute;
  return regular === null ? from + regularMinutes : regularlyAfter(world, regular, from, regularMinutes);
}

/** Goes on hour by hour until the minutes of each, times its factor, add up to so many. */
function regularlyAfter(world: World, regular: RegularTable, from: number, regularMinutes: number): number {
  const { startMinuteOfDay } = world.model.calendar;
  let sinceMidnight = from + startMinuteOfDay;
  let left = regularMinutes;
  for (let day = Math.floor(sinceMidnight / 1440); ; day++) {
    const ofDay = dayKindFactor(world, regular, day);
    for (let hour = Math.floor((sinceMidnight - day * 1440) / 60); ofDay > 0 && hour < 24; hour++) {
      const factor = ofDay * (regular.byHour[hour] as number);
      const end = day * 1440 + (hour + 1) * 60;
      const here = (end - sinceMidnight) * factor;
      if (here >= left && factor > 0) return sinceMidnight + left / factor - startMinuteOfDay;
      left -= here;
      sinceMidnight = end;
    }
    sinceMidnight = (day + 1) * 1440;
  }
}

function dayKindFactor(world: World, { byDayKind }: RegularTable, day: number): number {
  const { startWeekday, holidays } = world.model.calendar;
  const weekday = byDayKind[(day + startWeekday) % 7] as number;
  if (!holidays.has(day)) return weekday;
  const holiday = byDayKind[7] as number;
  return Number.isNaN(holiday) ? weekday : holiday;
}

/**
 * Whether a candidate whose uniform × highest rate is `level` would be a patient under the strongest effects that this
 * model has. Most who would not are told by what is highest on that day.
 */
export function couldCome(
  world: World,
  origin: number,
  arrivals: RateTable,
  atMinutes: number,
  level: number,
): boolean {
  const day = Math.floor((atMinutes + world.model.calendar.startMinuteOfDay) / 1440);
  if (level >= ofDay(world, origin, arrivals, day) * arrivals.mostWithinDay) return false;
  return level < undisturbedRateAt(world, origin, arrivals, atMinutes) * arrivals.reach;
}

/** Patients per minute at an instant, hours and day kinds and any effect of levers or injects aside. */
export function undisturbedRateAt(
  world: World,
  origin: number,
  arrivals: RateTable,
  atMinutes: number,
): number {
  if (arrivals.steady) return arrivals.ratePerMinute;
  const sinceMidnight = atMinutes + world.model.calendar.startMinuteOfDay;
  let rate = ofDay(world, origin, arrivals, Math.floor(sinceMidnight / 1440));
  for (let each = 0; each < arrivals.shapes.length; each++) {
    rate *= (arrivals.shapes[each] as ShapeTable)(atMinutes, sinceMidnight);
  }
  if (arrivals.season.factors.length > 0) rate *= seasonFactor(arrivals.season, atMinutes);
  for (let each = 0; each < arrivals.events.length; each++) {
    const { fromMinutes, untilMinutes, factor } = arrivals.events[each] as RateTable['events'][number];
    if (atMinutes >= fromMinutes && atMinutes < untilMinutes) rate *= factor;
  }
  return rate;
}

/** The mean rate of a day: a pure function of its address, remembered only to save time. */
function ofDay(world: World, origin: number, arrivals: RateTable, day: number): number {
  const memo = world.dayRates[origin];
  if (memo !== undefined && memo.day === day) return memo.rate;
  const rate = arrivals.ratePerMinute * dayFactor(world, origin, arrivals, day);
  world.dayRates[origin] = { day, rate };
  return rate;
}

function seasonFactor({ atMinutes, factors }: SeasonTable, minutes: number): number {
  if (minutes < (atMinutes[0] as number)) return factors[0] as number;
  let low = 0;
  let high = atMinutes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((atMinutes[middle] as number) <= minutes) low = middle;
    else high = middle;
  }
  const from = factors[low] as number;
  if (high === atMinutes.length) return from;
  const since = atMinutes[low] as number;
  const along = (minutes - since) / ((atMinutes[high] as number) - since);
  return from + along * ((factors[high] as number) - from);
}

/** The day's own factor. */
function dayFactor(world: World, origin: number, arrivals: RateTable, day: number): number {
  if (arrivals.dayFactor === null) return 1;
  const drawn = arrivals.dayFactor(originUniform(world, origin, day, dayPurpose));
  return Math.min(arrivals.dayFactorMost, drawn);
}
