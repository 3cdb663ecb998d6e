// Do calendar, timetable and dated injects fit together?

import { dateOf, dayNumberOf } from '../base/civilDate.ts';
import { constantValue } from './constantValue.ts';
import type { Checking } from './directory.ts';
import { realMinutes } from './roomDay.ts';
import type { Source } from './scenario.ts';

/** Simulated minutes a real minute at which a session can run. */
const slowest = 1;
const fastest = 2880;
/** Ten years: far beyond any exercise. */
const longestMinutes = 10 * 366 * 1440;

export function checkTime(checking: Checking): void {
  checkCalendar(checking);
  checkTimetable(checking);
  checkInjectDates(checking);
  checkSeasonDates(checking);
  for (const source of checking.scenario.sources) checkArrivalTime(source, checking);
}

function checkCalendar({ scenario, reading }: Checking): void {
  const { calendar } = scenario;
  if (reading.isDoubtful(calendar)) return;
  if (calendar.durationMinutes > longestMinutes) {
    reading.report(reading.offsetOf(calendar, 'length'), {
      code: 'out-of-range',
      sentence: 'A scenario may be at most ten years long.',
      expected: 'length: 520 weeks, or less',
    });
  }
  if (calendar.warmUpMinutes >= calendar.durationMinutes) {
    reading.report(reading.offsetOf(calendar, 'warm-up'), {
      code: 'warm-up-too-long',
      sentence: 'The warm-up must be shorter than the scenario.',
      hint: 'Make the warm-up shorter, or the length longer: it includes the warm-up.',
    });
  }
  const firstDay = dayNumberOf(calendar.startDate) ?? 0;
  const lastDay = firstDay + Math.floor((calendar.startMinuteOfDay + calendar.durationMinutes) / 1440);
  for (const holiday of calendar.holidays) {
    const day = dayNumberOf(holiday) ?? firstDay;
    if (day >= firstDay && day <= lastDay) continue;
    reading.report(reading.offsetOf(calendar, 'holidays'), {
      code: day < firstDay ? 'before-start' : 'after-end',
      severity: 'warning',
      sentence: `The holiday ${holiday} does not fall between ${calendar.startDate} and ${dateOf(lastDay)}.`,
      hint: 'Correct its year, or take it out.',
    });
  }
}

function checkTimetable({ scenario, reading }: Checking): void {
  const { timetable, calendar, planning } = scenario;
  if (reading.isDoubtful(timetable)) return;
  let from = 0;
  for (const round of timetable.rounds) {
    const at = reading.offsetOf(round, 'until');
    if (round.untilMinutes <= from) {
      reading.report(at, {
        code: round.untilMinutes <= 0 ? 'before-start' : 'round-order',
        sentence: `"${round.name}" ends before it begins.`,
        hint: 'Rounds stand in the order of time: each ends after the one before it, the first after the start.',
      });
    } else if (round.untilMinutes > calendar.durationMinutes) {
      reading.report(at, {
        code: 'after-end',
        sentence: `"${round.name}" ends after the scenario.`,
        hint: 'End it earlier, or make the calendar longer.',
      });
    }
    if (round.speed < slowest || round.speed > fastest) {
      reading.report(reading.offsetOf(round, 'speed'), {
        code: 'out-of-range',
        sentence: 'A real minute may be 1 min to 2 days of simulated time.',
        expected: 'the simulated time in a real minute, such as 13 h',
      });
    }
    if (round.untilMinutes <= calendar.durationMinutes) from = Math.max(from, round.untilMinutes);
  }
  const real = realMinutes({ ...timetable, planning }, calendar.durationMinutes);
  if (!(real <= timetable.dayWallMinutes) && !reading.isDoubtful(timetable)) {
    reading.report(reading.offsetOf(timetable, 'day'), {
      code: 'timetable-too-long',
      sentence: `This day takes ${inHours(real)}; the room has ${inHours(timetable.dayWallMinutes)}.`,
      expected: `at least day: ${Math.ceil(real)} min`,
      hint: 'Raise the speed, shorten the beats and breaks, or end the rounds earlier.',
    });
  }
}

function inHours(minutes: number): string {
  const whole = Math.ceil(minutes);
  return `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

function checkInjectDates({ scenario, reading }: Checking): void {
  for (const inject of scenario.injects) {
    if (inject.schedule.kind !== 'at' || reading.isDoubtful(scenario.calendar)) continue;
    const { atMinutes } = inject.schedule;
    if (atMinutes < 0) {
      reading.report(reading.offsetOf(inject, 'at'), {
        code: 'before-start',
        sentence: `"${inject.id}" comes before the scenario starts.`,
        expected: 'an instant of the run, such as day 1 00:00',
      });
    } else if (atMinutes > scenario.calendar.durationMinutes) {
      reading.report(reading.offsetOf(inject, 'at'), {
        code: 'after-end',
        severity: 'warning',
        sentence: `"${inject.id}" comes after the scenario has ended.`,
        hint: 'Correct its date, make the calendar longer, or take it out.',
      });
    }
  }
}

/** Dates without a year lie between these: three months before the start and nine after it. */
const earliestOfYear = -92 * 1440;
const latestOfYear = 276 * 1440;

/** One date may say what holds all the time; several that all lie far from the run are those of another year. */
function checkSeasonDates({ scenario, reading }: Checking): void {
  if (reading.isDoubtful(scenario.calendar)) return;
  for (const season of scenario.seasons) {
    const { points } = season;
    const latest = Math.max(latestOfYear, scenario.calendar.durationMinutes);
    const isBefore = points.every(({ atMinutes }) => atMinutes < earliestOfYear);
    const isAfter = points.every(({ atMinutes }) => atMinutes > latest);
    if (points.length < 2 || !(isBefore || isAfter)) continue;
    reading.report(reading.offsetOf(season, 'points'), {
      code: isBefore ? 'before-start' : 'after-end',
      severity: 'warning',
      sentence: `All dates of "${season.id}" lie long ${isBefore ? 'before the start' : 'after the end'}: it is the same all the time.`,
      hint: 'A date without its year (12-01) is one of the run.',
    });
  }
}

/** Arrivals that cannot come any more are no mistake of the language, but hardly meant. */
function checkArrivalTime(source: Source, { scenario, reading }: Checking): void {
  if (reading.isDoubtful(scenario.calendar) || reading.isDoubtful(source)) return;
  const end = scenario.calendar.durationMinutes;
  const warn = (key: string, sentence: string): void =>
    reading.report(reading.offsetOf(source, key), {
      code: 'after-end',
      severity: 'warning',
      sentence,
      hint: 'Correct the dates, or make the calendar longer.',
    });
  if (source.fromMinutes >= end) warn('from', `"${source.id}" begins after the scenario has ended.`);
  const { arrivals } = source;
  if (arrivals.kind === 'every' && arrivals.stretch !== null) {
    const parameters = new Map(scenario.parameters.map(({ id, value }) => [id, value]));
    if ((constantValue(arrivals.stretch, parameters) ?? 1) <= 0) {
      reading.report(reading.offsetOf(source, 'stretch'), {
        code: 'no-time-between',
        sentence: 'There must be some time between two arrivals: this leaves none.',
        expected: 'an expression above 0, such as 2 - factor(tide)',
      });
    }
  }
  if (arrivals.kind !== 'at') return;
  const { atMinutes } = arrivals;
  const late = atMinutes.filter((minutes) => minutes > end).length;
  if (late === 0) return;
  const key = reading.offsetOf(source, 'at') === reading.offsetOf(source) ? 'csv' : 'at';
  warn(key, `${late} of ${atMinutes.length} arrivals of "${source.id}" come after the scenario has ended.`);
}
