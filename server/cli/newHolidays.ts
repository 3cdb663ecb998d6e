// Bank holidays of England and Wales, as the rules have them; one-off holidays are not known here.

import { daysAfter } from './newAnswers.ts';

/** In order, from the first day on, the last not included. */
export function bankHolidays(from: string, until: string): readonly string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year++) {
    days.push(...holidaysOf(year));
  }
  return days.filter((day) => day >= from && day < until);
}

function holidaysOf(year: number): readonly string[] {
  const easter = easterSunday(year);
  const christmas = `${year}-12-25`;
  const boxing = `${year}-12-26`;
  return [
    nextFreeDay(`${year}-01-01`),
    daysAfter(easter, -2),
    daysAfter(easter, 1),
    mondayFrom(`${year}-05-01`),
    mondayFrom(`${year}-05-25`),
    mondayFrom(`${year}-08-25`),
    ...substituted(christmas, boxing),
  ];
}

/** A holiday at a weekend is kept on the next weekday that is none already; the day itself stays a quiet day too. */
function substituted(christmas: string, boxing: string): readonly string[] {
  const days = [christmas, boxing];
  let next = daysAfter(boxing, 1);
  for (const day of [christmas, boxing]) {
    if (!isWeekend(day)) continue;
    while (isWeekend(next)) next = daysAfter(next, 1);
    days.push(next);
    next = daysAfter(next, 1);
  }
  return days;
}

function nextFreeDay(day: string): string {
  return isWeekend(day) ? nextFreeDay(daysAfter(day, 1)) : day;
}

/** The first Monday on or after that day. */
function mondayFrom(day: string): string {
  return daysAfter(day, (8 - weekdayOf(day)) % 7);
}

function isWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0;
}

/** Sunday 0. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Gregorian, after Butcher's rule (The Ecclesiastical Calendar, 1876). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return `${year}-0${Math.floor(days / 31)}-${String((days % 31) + 1).padStart(2, '0')}`;
}
