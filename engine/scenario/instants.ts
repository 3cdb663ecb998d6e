// Times of day, dates and instants as a scenario writes them: minutes of the day, minutes from the start.
// Knows no section of the file.

import { dateOf, dayNumberOf } from '../base/civilDate.ts';
import { minutesByUnit } from '../base/parseExpression.ts';
import { onGrid } from '../base/time.ts';
import { numberIn, numberText, parseSimulated } from './quantities.ts';
import { leaf, type Shape } from './shape.ts';

/** Minute of the day, written `"08:00"`; `24:00` is midnight, 0. */
export const timeOfDay: Shape<number> = leaf({
  expected: 'a time of day such as "08:00"',
  standIn: 0,
  schema: { type: 'string', pattern: '^\\d\\d?:\\d\\d$' },
  parse: (text) => {
    const minute = minuteOfDay(text);
    return minute === null ? { code: 'not-a-time' } : { value: minute };
  },
});

/** `01/12/2024` is the first of December where this is read, and January's elsewhere: the year comes first, then the month. */
export function yearFirst(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return 'There is no such day: the month comes before the day.';
  if (/^\d{4}-\d\d-\d\dT?.*(Z|[-+]\d\d:?\d\d)$/.test(text)) return 'Leave the time zone out.';
  const isOther = /^(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,4}([./])\d{1,2}\2\d{1,4}|\d{8}$)/.test(text);
  return isOther ? 'Write year, month and day: 2024-12-01.' : null;
}

/** A civil date `YYYY-MM-DD`. */
export const civilDate: Shape<string> = leaf({
  expected: 'a date such as 2013-12-25',
  standIn: '2000-01-01',
  schema: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  parse: (text) =>
    civilDay(text) === null ? { code: 'not-a-date', hint: yearFirst(text) } : { value: text },
});

/** A civil date with an optional time: where the calendar starts. */
export const civilInstant: Shape<{ date: string; minuteOfDay: number }> = leaf({
  expected: 'a date such as 2013-12-02 or "2013-12-02 08:00"',
  standIn: { date: '2000-01-01', minuteOfDay: 0 },
  schema: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d( \\d\\d?:\\d\\d)?$' },
  parse: (text) => {
    const [date = '', time] = splitInstant(text);
    const minute = time === undefined ? 0 : minuteOfDay(time);
    if (civilDay(date) === null || minute === null) return { code: 'not-a-date', hint: yearFirst(text) };
    return { value: { date, minuteOfDay: minute } };
  },
});

/**
 * Minutes from the start, written `2013-12-25 09:00`, `12-25 09:00`, `day 24 09:00` or `90 min`; may be negative as a
 * date. A date without its year is the first such day from three months before the start.
 */
export const anyInstant: Shape<number> = leaf({
  expected: 'an instant such as 2013-12-25 09:00, 12-25 09:00, day 24 09:00, or 90 min from the start',
  standIn: 0,
  schema: {
    type: ['string', 'number'],
    pattern: `^(((\\d{4}-)?\\d\\d-\\d\\d|day \\d+)( \\d\\d?:\\d\\d)?|0|${numberText}(\\s*(${[...minutesByUnit.keys()].join('|')}))?)$`,
  },
  parse: (text, reading) => {
    const isBare = reading.timeUnit !== null && numberIn(text) !== null;
    if (isBare || /^(0|\d[\d.,]* *[a-z]+)$/.test(text)) {
      const parsed = parseSimulated(text, reading);
      return 'value' in parsed ? { value: onGrid(parsed.value) } : parsed;
    }
    const [date = '', time] = splitInstant(text);
    const minute = time === undefined ? 0 : minuteOfDay(time);
    if (minute === null) return { code: 'not-a-date' };
    const day = /^day (\d{1,5})$/.exec(date);
    const daysOn = day === null ? daysFrom(reading.start.dayNumber, date) : Number(day[1]) - 1;
    return daysOn === null
      ? { code: 'not-a-date', hint: numberIn(text) === null ? yearFirst(date) : hintForCount(text) }
      : { value: daysOn * 1440 + minute - reading.start.minuteOfDay };
  },
});

function hintForCount(text: string): string {
  return `For example ${text} min, from the start. Or name one for the whole file, under calendar: unit: h (or s, min, days).`;
}

function daysFrom(startDay: number, date: string): number | null {
  const day = /^\d\d-\d\d$/.test(date) ? nextDay(startDay - 92, date) : civilDay(date);
  return day === null ? null : day - startDay;
}

/** The first day of this month and day of the month from a day on. */
function nextDay(fromDay: number, monthAndDay: string): number | null {
  const firstYear = Number(dateOf(fromDay).slice(0, 4));
  // 29 February may be eight years away.
  for (let year = firstYear; year <= firstYear + 8; year++) {
    const day = dayNumberOf(`${String(year).padStart(4, '0')}-${monthAndDay}`);
    if (day !== null && day >= fromDay) return day;
  }
  return null;
}

function splitInstant(text: string): readonly string[] {
  const match = /^(.*\S)\s+(\d\d?:\d\d)$/.exec(text);
  return match === null ? [text] : [match[1] ?? '', match[2] ?? ''];
}

function civilDay(text: string): number | null {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumberOf(text) : null;
}

function minuteOfDay(text: string): number | null {
  const match = /^(\d\d?):(\d\d)$/.exec(text);
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) > 59 || minute > 1440 ? null : minute % 1440;
}
