// Into which parts the time of an evidence target is cut, by the civil calendar. Knows no figure and no run.

import { dateOf, dayNumberOf, weekdayOf } from '../base/civilDate.ts';
import type { EvidenceTarget, ScenarioCalendar } from './scenario.ts';

/** Some of the time of a target, with one value. */
export interface EvidencePart {
  /** `08:00`, `Monday`, `2013-12-02` (a day, or the first of a week), `2013-12`; of the whole, empty. */
  readonly label: string;
  /** Ascending; each holds its first instant and not its last. */
  readonly stretches: readonly Stretch[];
}

/** Minutes from the start of the run. */
export interface Stretch {
  readonly fromMinutes: number;
  readonly untilMinutes: number;
}

type Cut = Pick<EvidenceTarget, 'by' | 'fromMinutes' | 'untilMinutes'>;
type Start = Pick<ScenarioCalendar, 'startDate' | 'startMinuteOfDay'>;

const day = 1440;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * The parts in order of time; hours from midnight on, weekdays from Monday on. Only what is complete counts: whole
 * hours from the clock's hour to the next, whole days from midnight to midnight, weeks of seven such days from the first
 * of them on. A month consists of its whole days in that time, and is left out when they are not more than half of it.
 * The whole is everything from `fromMinutes` to `untilMinutes`, complete or not.
 */
export function evidenceParts(cut: Cut, start: Start): readonly EvidencePart[] {
  const { by, fromMinutes, untilMinutes } = cut;
  switch (by) {
    case 'whole':
      return [{ label: '', stretches: [{ fromMinutes, untilMinutes }] }];
    case 'hour':
      return grouped(wholeUnits(cut, start, 60), (unit) => `${two(unit % 24)}:00`).sort(byLabel);
    case 'weekday':
      return grouped(wholeUnits(cut, start, day), (unit) => weekdays[weekdayOf(unit)] ?? '').sort(
        (a, b) => weekdays.indexOf(a.label) - weekdays.indexOf(b.label),
      );
    case 'day':
      return grouped(wholeUnits(cut, start, day), dateOf);
    case 'week': {
      const days = wholeUnits(cut, start, day);
      const first = days[0]?.unit ?? 0;
      const week = (unit: number): number => first + Math.floor((unit - first) / 7) * 7;
      return grouped(days, (unit) => dateOf(week(unit))).filter(({ stretches }) => stretches.length === 7);
    }
    case 'month':
      return grouped(wholeUnits(cut, start, day), monthOf).filter(
        ({ label, stretches }) => stretches.length * 2 > daysIn(label),
      );
  }
}

interface Unit extends Stretch {
  /** Hours, or days, since 1970-01-01. */
  readonly unit: number;
}

/** Every complete hour, or day, between the two instants. */
function wholeUnits({ fromMinutes, untilMinutes }: Cut, start: Start, minutes: number): readonly Unit[] {
  const startMinutes = (dayNumberOf(start.startDate) ?? 0) * day + start.startMinuteOfDay;
  const units: Unit[] = [];
  const first = Math.ceil((startMinutes + fromMinutes) / minutes);
  for (let unit = first; (unit + 1) * minutes <= startMinutes + untilMinutes; unit++) {
    const from = unit * minutes - startMinutes;
    units.push({ unit, fromMinutes: from, untilMinutes: from + minutes });
  }
  return units;
}

/** In the order in which each label first comes. */
function grouped(units: readonly Unit[], label: (unit: number) => string): EvidencePart[] {
  const parts = new Map<string, Stretch[]>();
  for (const { unit, fromMinutes, untilMinutes } of units) {
    const name = label(unit);
    const stretches = parts.get(name) ?? [];
    stretches.push({ fromMinutes, untilMinutes });
    parts.set(name, stretches);
  }
  return [...parts].map(([name, stretches]) => ({ label: name, stretches }));
}

function byLabel(a: EvidencePart, b: EvidencePart): number {
  return a.label < b.label ? -1 : 1;
}

function monthOf(dayNumber: number): string {
  return dateOf(dayNumber).slice(0, 7);
}

/** Days of a month `YYYY-MM`. */
function daysIn(month: string): number {
  const last = [31, 30, 29, 28].find((date) => dayNumberOf(`${month}-${date}`) !== null);
  return last ?? 28;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
