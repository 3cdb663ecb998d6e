// Simulated instants and durations in words, from integers alone: no `Date`, no time zone, no
// daylight-saving trap, no locale.

/** What is needed to name an instant; a `ScenarioBrief` has it. */
export interface CalendarStart {
  /** Civil date of minute 0, `YYYY-MM-DD`. */
  readonly startDate: string;
  readonly startMinuteOfDay: number;
  readonly pace: 'day' | 'season';
}

export interface CivilInstant {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
  /** Days since 1 January 1970. */
  readonly dayNumber: number;
}

const minutesPerDay = 1440;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export function civilInstant(calendar: CalendarStart, simMinutes: number): CivilInstant {
  const [year = 1970, month = 1, day = 1] = calendar.startDate.split('-').map(Number);
  const fromMidnight = calendar.startMinuteOfDay + Math.floor(simMinutes);
  const daysOn = Math.floor(fromMidnight / minutesPerDay);
  const dayNumber = dayNumberOf(year, month, day) + daysOn;
  return {
    ...civilDateOf(dayNumber),
    weekday: (((dayNumber + 3) % 7) + 7) % 7,
    minuteOfDay: fromMidnight - daysOn * minutesPerDay,
    dayNumber,
  };
}

/** The header's clock: "Tue 14 January 2014, afternoon" at season pace, "Tue 14 Jan 10:42" at day pace. */
export function clockText(calendar: CalendarStart, simMinutes: number): string {
  const at = civilInstant(calendar, simMinutes);
  return calendar.pace === 'season'
    ? `${weekdays[at.weekday]} ${at.day} ${months[at.month - 1]} ${at.year}, ${partOfDay(at.minuteOfDay)}`
    : `${shortDate(at)} ${timeOfDay(at.minuteOfDay)}`;
}

/** "Tue 14 Jan 10:42", at either pace. */
export function instantText(calendar: CalendarStart, simMinutes: number): string {
  const at = civilInstant(calendar, simMinutes);
  return `${shortDate(at)} ${timeOfDay(at.minuteOfDay)}`;
}

/** "Tue 14 Jan". */
export function dateText(calendar: CalendarStart, simMinutes: number): string {
  return shortDate(civilInstant(calendar, simMinutes));
}

/** "12 December". */
export function dayMonthText(calendar: CalendarStart, simMinutes: number): string {
  const at = civilInstant(calendar, simMinutes);
  return `${at.day} ${months[at.month - 1]}`;
}

/** A civil date in words: "23 July 2013" for `2013-07-23`. */
export function dateWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** As short as it can be seen from `nowSimMinutes`: "10:50", "tomorrow 08:00", "Fri 17 Jan 12:00". */
export function whenText(calendar: CalendarStart, simMinutes: number, nowSimMinutes: number): string {
  const at = civilInstant(calendar, simMinutes);
  const daysAway = at.dayNumber - civilInstant(calendar, nowSimMinutes).dayNumber;
  const time = timeOfDay(at.minuteOfDay);
  if (daysAway === 0) return calendar.pace === 'day' ? time : `today ${time}`;
  if (daysAway === 1) return `tomorrow ${time}`;
  if (daysAway === -1) return `yesterday ${time}`;
  return `${shortDate(at)} ${time}`;
}

/** Since when, as coarse as the pace: "today", "yesterday", "Sun 12 Jan" at season pace; else as `whenText`. */
export function sinceText(calendar: CalendarStart, simMinutes: number, nowSimMinutes: number): string {
  if (calendar.pace === 'day') return whenText(calendar, simMinutes, nowSimMinutes);
  const at = civilInstant(calendar, simMinutes);
  const daysAgo = civilInstant(calendar, nowSimMinutes).dayNumber - at.dayNumber;
  if (daysAgo > 1) return shortDate(at);
  return daysAgo === 1 ? 'yesterday' : 'today';
}

export function timeOfDay(minuteOfDay: number): string {
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(Math.floor(minuteOfDay % 60))}`;
}

/** A simulated duration: "45 min", "1 h 30 min", "12 h", "2 days", "3 weeks". */
export function durationText(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 2 * minutesPerDay) return hoursText(whole);
  const days = Math.round((whole / minutesPerDay) * 2) / 2;
  return days >= 14 && days % 7 === 0 ? counted(days / 7, 'week') : counted(days, 'day');
}

/** A real duration: "50 s", "1 min 46 s", "12 min", "1 h 5 min". */
export function wallDurationText(wallMs: number): string {
  const seconds = Math.max(0, Math.round(wallMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 600) {
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  return hoursText(Math.round(seconds / 60));
}

/** "1.3 hours" is not 80 minutes. */
export function isOddMinutes(simMinutesPerWallMinute: number): boolean {
  return simMinutesPerWallMinute < 120 && simMinutesPerWallMinute % 60 !== 0;
}

/** Simulated time a real minute: "5 minutes a minute", "13 hours a minute", "2 days a minute". */
export function speedText(simMinutesPerWallMinute: number): string {
  const rate = simMinutesPerWallMinute;
  if (rate < 60 || isOddMinutes(rate)) return `${counted(round1(rate), 'minute')} a minute`;
  if (rate < minutesPerDay) return `${counted(round1(rate / 60), 'hour')} a minute`;
  return `${counted(round1(rate / minutesPerDay), 'day')} a minute`;
}

/** Real milliseconds until a simulated instant at the present speed. */
export function wallMsUntil(simMinutes: number, nowSimMinutes: number, speed: number): number {
  return (Math.max(0, simMinutes - nowSimMinutes) / speed) * 60_000;
}

/** Both clocks of a deadline: the simulated instant, and the real time left at the present speed. */
export function bothClocks(
  calendar: CalendarStart,
  instants: { readonly atSimMinutes: number; readonly nowSimMinutes: number; readonly speed: number },
): { readonly simulated: string; readonly real: string } {
  const { atSimMinutes, nowSimMinutes, speed } = instants;
  return {
    simulated: whenText(calendar, atSimMinutes, nowSimMinutes),
    real: wallDurationText(wallMsUntil(atSimMinutes, nowSimMinutes, speed)),
  };
}

function partOfDay(minuteOfDay: number): string {
  if (minuteOfDay < 360) return 'night';
  if (minuteOfDay < 720) return 'morning';
  return minuteOfDay < 1080 ? 'afternoon' : 'evening';
}

function shortDate(at: CivilInstant): string {
  return `${weekdays[at.weekday]} ${at.day} ${months[at.month - 1]?.slice(0, 3)}`;
}

function hoursText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const left = minutes % 60;
  return left === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${left} min`;
}

function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

// Days from the civil date in the proleptic Gregorian calendar and back, after H. Hinnant,
// "chrono-compatible low-level date algorithms".
function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function civilDateOf(dayNumber: number): { year: number; month: number; day: number } {
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}
