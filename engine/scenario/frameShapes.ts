// Place, calendar, timetable, parameters, variables, profiles and seasons: what a scenario says before anybody
// arrives. Owns these sections of the file only.

import type { Node } from 'yaml';
import { dayNumberOf } from '../base/civilDate.ts';
import { expression } from './expressionShape.ts';
import { type Figure, figureIn, figureText, isBareNought, likeItsRange, shareHint } from './figures.ts';
import { anyInstant, civilDate, civilInstant, timeOfDay } from './instants.ts';
import {
  choice,
  decimalNumber,
  duration,
  filesTimeUnit,
  identifier,
  nameFor,
  positiveDuration,
  positiveRealDuration,
  realDuration,
  wholeNumber,
  words,
} from './quantities.ts';
import { type Points, pointFields, pointsOf, scaled, shapeOf, waveFields, waveOf } from './rateShapes.ts';
import type { Reading } from './reading.ts';
import type {
  Parameter,
  RateProfile,
  RateShape,
  ScenarioCalendar,
  Timetable,
  TimetableRound,
  TimeUnit,
  Variable,
} from './scenario.ts';
import { entry, leaf, listOf, optional, refine, required, type Shape, startOf } from './shape.ts';

/** `source:` may stand in any entry. */
export const sourceField = optional(words, null, 'where the figures come from; begin a guess with "guess:"');

export const placeShape = entry({
  name: required(words, 'the place'),
  population: optional(wholeNumber(0, 1e9), null, 'people who live there'),
  source: sourceField,
});

const hourly: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour * 60);
const fourADay: readonly number[] = [480, 720, 960, 1200];

/** Known from here on: what a bare number means is asked of the reading. */
const calendarUnit: Shape<TimeUnit> = refine(filesTimeUnit, (unit, reading, node) => {
  if (node !== null) reading.timeUnit = unit;
  return unit;
});

export const calendarShape: Shape<ScenarioCalendar> = refine(
  entry({
    // First, because it is read before the times that lean on it.
    unit: optional(calendarUnit, null, 'h: what times without a unit count; s, min, h or days'),
    start: required(civilInstant, '2013-12-02 or "2013-12-02 08:00"'),
    length: required(positiveDuration, '3 days'),
    'end-when': optional(expression, null, 'started(serve) >= 1000: ends the run before its full length'),
    'warm-up': optional(duration, 0, 'excluded from measures; 0 days'),
    pace: optional(choice('day', 'season'), 'day' as const, 'day or season'),
    holidays: optional(listOf(civilDate), [], '[2013-12-25, 2013-12-26]'),
    decisions: optional(listOf(timeOfDay, 1), null, 'times at which standing orders and injects are asked'),
    source: sourceField,
  }),
  (read, reading): ScenarioCalendar => {
    reading.start = {
      dayNumber: dayNumberOf(read.start.date) ?? 0,
      minuteOfDay: read.start.minuteOfDay,
    };
    return {
      timeUnit: read.unit,
      startDate: read.start.date,
      startMinuteOfDay: read.start.minuteOfDay,
      durationMinutes: read.length,
      endWhen: read['end-when'],
      warmUpMinutes: read['warm-up'],
      holidays: [...read.holidays].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
      pace: read.pace,
      decisionMinutesOfDay: [...new Set(read.decisions ?? (read.pace === 'day' ? hourly : fourADay))].sort(
        (a, b) => a - b,
      ),
    };
  },
);

const roundShape: Shape<TimetableRound> = refine(
  entry({
    name: required(words, 'Round 1'),
    until: required(anyInstant, 'day 21 08:00: the simulated instant at which the round ends'),
    speed: required(positiveDuration, '13 h: simulated time in a real minute'),
    'beat-every': optional(positiveDuration, null, '7 days: the clock holds each time this much has run'),
    'beat-hold': optional(realDuration, 3, '180 s: real time that a beat holds the clock'),
    'break-after': optional(realDuration, 0, '15 min: real time'),
    source: sourceField,
  }),
  (read): TimetableRound => ({
    name: read.name,
    untilMinutes: read.until,
    speed: read.speed,
    beatEveryMinutes: read['beat-every'],
    beatHoldWallSeconds: Math.round(read['beat-hold'] * 60),
    breakWallMinutes: read['break-after'],
  }),
);

/** `dayWallMinutes` 0 stands for "as long as it takes" until the whole is known. */
export const timetableShape: Shape<Timetable> = refine(
  entry({
    briefing: optional(realDuration, 0, '30 min: real time before the clock starts'),
    rounds: required(listOf(roundShape, 1), 'one entry a round'),
    debrief: optional(realDuration, 0, '60 min: real time after the last round'),
    day: optional(positiveRealDuration, 0, '420 min: what the room has'),
    source: sourceField,
  }),
  (read): Timetable => ({
    briefingWallMinutes: read.briefing,
    rounds: read.rounds,
    debriefWallMinutes: read.debrief,
    dayWallMinutes: read.day,
  }),
);

/** Simulated minutes a real minute that a session can run at. */
const slowest = 1;
const fastest = 2880;

/** Without a timetable: one round of an hour; at season pace with the usual beat of three minutes a week. */
export function usualTimetable(calendar: ScenarioCalendar): Timetable {
  const round: TimetableRound = {
    name: 'Play',
    untilMinutes: calendar.durationMinutes,
    speed: Math.min(fastest, Math.max(slowest, Math.ceil(calendar.durationMinutes / 60))),
    beatEveryMinutes: calendar.pace === 'day' ? null : 10080,
    beatHoldWallSeconds: 180,
    breakWallMinutes: 0,
  };
  return { briefingWallMinutes: 0, rounds: [round], debriefWallMinutes: 0, dayWallMinutes: 0 };
}

const figure: Shape<Figure> = leaf<Figure>({
  expected: 'a figure such as 12, 35%, 15 min, 101 per day or £500',
  standIn: { value: 0, dimension: 'number' },
  schema: { type: ['string', 'number'] },
  parse: (text) => {
    const read = figureIn(text);
    return read === null ? { code: 'not-a-number' } : { value: read };
  },
});

export const parameterShape: Shape<Parameter> = refine(
  entry({
    id: required(identifier, 'gp-urgent-share'),
    value: required(figure, '35%, 12, 90 min, 101 per day or £500'),
    low: optional(figure, null, 'the least it may be'),
    high: optional(figure, null, 'the most it may be'),
    name: optional(words, null, 'in words'),
    source: sourceField,
  }),
  (read, reading, node): Parameter => {
    const { low, high } = read;
    const value = likeItsRange(read.value, [low, high]);
    const range = low === null || high === null ? null : { low: low.value, high: high.value };
    if (node !== null && !reading.isDoubtful(read)) reportBadRange(read, reading);
    return {
      id: read.id,
      name: read.name ?? nameFor(read.id),
      value: value.value,
      dimension: value.dimension,
      range,
      source: read.source,
    };
  },
);

/** Beyond any count or sum that a run comes to; doubles are exact on whole numbers up to 2⁵³. */
const beyondAnything = 1e12;

export const variableShape: Shape<Variable> = refine(
  entry({
    id: required(identifier, 'last-list'),
    value: optional(decimalNumber(-beyondAnything, beyondAnything), 0, '0: what it is at the start'),
    name: optional(words, null, 'in words'),
    source: sourceField,
  }),
  (read): Variable => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    value: read.value,
    source: read.source,
  }),
);

function reportBadRange(
  read: { readonly value: Figure; readonly low: Figure | null; readonly high: Figure | null },
  reading: Reading,
): void {
  const { value, low, high } = read;
  if (low === null && high === null) return;
  if (low === null || high === null) {
    reading.report(reading.offsetOf(read), {
      code: 'half-a-range',
      sentence: 'A range has both a low and a high end.',
      expected: 'low: 90 per day, high: 110 per day',
    });
    return;
  }
  const written = [value, low, high];
  if (!areAlike(written)) {
    reading.report(reading.offsetOf(read, 'low'), {
      code: 'mixed-figures',
      sentence: 'The value and the ends of its range are different kinds of figure.',
      hint: (value.dimension === 'number' && shareHint(value.value)) || 'Write them with the same unit.',
    });
  } else if (low.value > high.value) {
    reading.report(reading.offsetOf(read, 'low'), {
      code: 'bad-range',
      sentence: 'The low end lies above the high end.',
      hint: 'Change low and high about.',
    });
  } else if (value.value < low.value || value.value > high.value) {
    // 96 of what lies between 0.88 and 1 is a slip; any other may be on purpose.
    const slipped = value.dimension === 'number' && low.value >= 0 && high.value <= 1;
    const hint = slipped ? shareHint(value.value) : null;
    reading.report(reading.offsetOf(read, 'value'), {
      code: 'outside-range',
      severity: hint === null ? 'warning' : 'error',
      sentence: 'The value lies outside its own range.',
      expected: `${figureText(low)} to ${figureText(high)}`,
      found: figureText(value),
      hint,
    });
  }
}

/** A bare nought is of any kind, and between 0 and 1 a number is a share (as 0.96 is 96%). */
function areAlike(figures: readonly Figure[]): boolean {
  const sized = figures.filter((figure) => !isBareNought(figure));
  if (sized.every(({ dimension }) => dimension === sized[0]?.dimension)) return true;
  return sized.every(
    ({ value, dimension }) => dimension === 'share' || (dimension === 'number' && value >= 0 && value <= 1),
  );
}

export const profileShape: Shape<RateProfile> = refine(
  entry({
    id: required(identifier, 'ed-hours'),
    'by-hour': optional(
      listOf(decimalNumber(0, 1e6)),
      null,
      '24 numbers from midnight; only their shape matters',
    ),
    ...pointFields(decimalNumber(0, 1e6), '{0 h: 2.4, 1 h: 2.8}'),
    wave: optional(entry(waveFields), null, '{cycle: 24 h, amplitude: 60%, peak: 6 h}'),
    name: optional(words, null, 'in words'),
    source: sourceField,
  }),
  (read, reading, node): RateProfile => {
    const forms = [read['by-hour'], read.steps, read.lines, read.wave].filter((form) => form !== null);
    if (node !== null && !reading.isDoubtful(read)) {
      if (forms.length !== 1) {
        reading.report(startOf(node), {
          code: 'one-form',
          sentence: 'A profile has either by-hour, or steps, or lines, or a wave.',
          expected: 'one of them, such as steps: {0 h: 1, 8 h: 2.5}',
        });
      } else if (read.cycle !== null && read.steps === null && read.lines === null) {
        reading.report(reading.offsetOf(read, 'cycle'), {
          code: 'one-form',
          sentence: 'Only steps and lines have a cycle here; that of a wave stands within it.',
          expected: 'cycle beside steps or lines, or wave: {cycle: 24 h, amplitude: 60%, peak: 6 h}',
        });
      }
    }
    const points = node === null ? null : pointsOf(read, reading);
    return { id: read.id, shape: profileShapeOf(read, points, reading, node), source: read.source };
  },
);

interface ReadProfile {
  readonly 'by-hour': readonly number[] | null;
  readonly wave: Parameters<typeof waveOf>[0] | null;
}

/** What repeats has mean 1 over its cycle; what does not is taken as it stands. */
function profileShapeOf(
  read: ReadProfile,
  points: Points | null,
  reading: Reading,
  node: Node | null,
): RateShape {
  if (read.wave !== null) return waveOf(read.wave);
  if (points !== null) return points.cycleMinutes === null ? shapeOf(points, 1) : scaled(points).shape;
  const hours = read['by-hour'] ?? [1];
  const sum = hours.reduce((total, one) => total + one, 0);
  if (node !== null && read['by-hour'] !== null && !reading.isDoubtful(read)) {
    if (hours.length !== 24) {
      reading.report(reading.offsetOf(read, 'by-hour'), {
        code: 'profile-length',
        sentence: 'A profile has 24 numbers, one an hour from midnight.',
        found: `${hours.length} numbers`,
        expected: '24 numbers, the first for 00:00 to 01:00',
      });
    } else if (sum <= 0) {
      reading.report(reading.offsetOf(read, 'by-hour'), {
        code: 'profile-empty',
        sentence: 'At least one hour must be above 0.',
        hint: 'Where nobody comes at all, leave out the source.',
      });
    }
  }
  const factors = meanOne(hours, sum).map((factor, hour) => ({ atMinutes: hour * 60, factor }));
  return { kind: 'steps', cycleMinutes: 1440, from: 'midnight', points: factors };
}

/** Scaled to mean 1; what cannot be scaled is flat. */
export function meanOne(values: readonly number[], sum: number): readonly number[] {
  return sum > 0 ? values.map((value) => (value * values.length) / sum) : values.map(() => 1);
}
