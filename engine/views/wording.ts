// How instants, minutes, lists and expressions read in sentences. English, the same everywhere; knows no run.

import { dateOf, dayNumberOf, weekdayOf } from '../base/civilDate.ts';
import { numberText } from '../base/expressionText.ts';
import type { DayKind, ScenarioCalendar, TimeUnit } from '../scenario/scenario.ts';

export { expressionText, numberText } from '../base/expressionText.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

type Start = Pick<ScenarioCalendar, 'startDate' | 'startMinuteOfDay'>;

/** `2013-12-02 08:05`, or `2013-12-02 08:05:30` where it is not a whole minute (seconds rounded down). */
export function instantText({ startDate, startMinuteOfDay }: Start, atMinutes: number): string {
  const sinceMidnight = atMinutes + startMinuteOfDay;
  const day = Math.floor(sinceMidnight / 1440);
  const date = dateOf((dayNumberOf(startDate) as number) + day);
  return `${date} ${timeOfDayText(sinceMidnight - day * 1440)}`;
}

/** The same; where the scenario names its unit of time, in that from the start: `8.083333 h`. */
export function whenText(calendar: ScenarioCalendar, atMinutes: number): string {
  const { timeUnit } = calendar;
  return timeUnit === null ? instantText(calendar, atMinutes) : countText(timeUnit, atMinutes);
}

/** `1.2 h`, to a millionth. */
export function countText({ name, minutes: each }: TimeUnit, minutes: number): string {
  return `${Math.round((minutes / each) * 1e6) / 1e6} ${name}`;
}

/** `Monday`. */
export function weekdayText({ startDate, startMinuteOfDay }: Start, atMinutes: number): string {
  const day = Math.floor((atMinutes + startMinuteOfDay) / 1440);
  return weekdays[weekdayOf((dayNumberOf(startDate) as number) + day)];
}

/** `08:05`, with seconds if there are any. */
export function timeOfDayText(minuteOfDay: number): string {
  const seconds = Math.floor((minuteOfDay - Math.floor(minuteOfDay)) * 60);
  const whole = Math.floor(minuteOfDay);
  const text = `${twoDigits(Math.floor(whole / 60))}:${twoDigits(whole % 60)}`;
  return Number.isInteger(minuteOfDay) ? text : `${text}:${twoDigits(seconds)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `3 days 4 h`, `2 h 5 min`, `12 min`, `2 min 30 s`, `under a second`. */
export function minutesText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (seconds === 0) return minutes === 0 ? 'no time' : 'under a second';
  const parts = [
    { each: 86400, one: 'day', many: 'days' },
    { each: 3600, one: 'h', many: 'h' },
    { each: 60, one: 'min', many: 'min' },
    { each: 1, one: 's', many: 's' },
  ];
  // Two units are enough: seconds matter below an hour, minutes below a day.
  const first = parts.findIndex(({ each }) => seconds >= each);
  const kept = parts.slice(first, first + 2);
  const smallest = kept.at(-1)?.each ?? 1;
  let left = Math.round(seconds / smallest) * smallest;
  const words: string[] = [];
  for (const { each, one, many } of parts) {
    const count = Math.floor(left / each);
    left -= count * each;
    if (count > 0) words.push(`${count} ${count === 1 ? one : many}`);
  }
  return words.join(' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `1 person`, `2 people`. */
export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** `1 crew`, `12 beds`, `1 appointment a day`: units are written as several, as the file has them. */
export function amountText(amount: number, unit: string): string {
  return `${numberText(amount)} ${amount === 1 ? oneOf(unit) : unit}`;
}

/** The word for one of them. English, by its rules; whatever they do not know stays as it is. */
export function oneOf(unit: string): string {
  const [, several = '', rest = ''] = /^(.*?)((?: (?:a|an|per|of|in|for|on) .*)?)$/.exec(unit) ?? [];
  if (several === 'people') return `person${rest}`;
  if (/^(hundred|thousand|million) /.test(several)) return unit;
  const one = several
    .replace(/([^aeiou])ies$/, '$1y')
    .replace(/(x|ch|sh|ss)es$/, '$1')
    .replace(/([^s])s$/, '$1');
  return `${one}${rest}`;
}

/** A share 0–1 as `30%`, to a tenth of a per cent. */
export function shareText(share: number): string {
  return `${numberText(Math.round(share * 1000) / 10)}%`;
}

/** `on weekdays`, `on Monday and Tuesday`, `every day`. */
export function daysText(days: readonly DayKind[]): string {
  const has = (...kinds: readonly number[]): boolean =>
    kinds.length === days.length && kinds.every((kind) => days.includes(kind as DayKind));
  if (has(0, 1, 2, 3, 4, 5, 6, 7)) return 'every day';
  if (has(0, 1, 2, 3, 4, 5, 6)) return 'every day but holidays';
  if (has(0, 1, 2, 3, 4)) return 'on weekdays that are no holidays';
  if (has(5, 6)) return 'at weekends that are no holidays';
  const names = [...days].sort((a, b) => a - b).map((day) => (day === 7 ? 'holidays' : weekdays[day]));
  return `on ${listText(names as string[])}`;
}
