// Instants on the command line, as in a scenario file; and as a spreadsheet reads them.

import type { Scenario } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';

type Calendar = Scenario['calendar'];

const minutesOf: Readonly<Record<string, number>> = { min: 1, h: 60, day: 1440, days: 1440 };

/**
 * Minutes from the start: `2013-12-25 09:00`, `day 24 09:00` (day 1 is the first), or `90 min` after it; a bare
 * number counts in the scenario's own unit, if it names one.
 *
 * @throws Complaint when it is none of these
 */
export function instantIn({ startDate, startMinuteOfDay, timeUnit }: Calendar, text: string): number {
  if (timeUnit !== null && /^\d+(\.\d+)?$/.test(text)) return Number(text) * timeUnit.minutes;
  const [, figure, unit] = /^(\d+(?:\.\d+)?) ?(min|h|days?)$/.exec(text) ?? [];
  if (figure !== undefined && unit !== undefined) return Number(figure) * (minutesOf[unit] ?? 0);
  const [, day, date, hour = '0', minute = '0'] =
    /^(?:day (\d{1,5})|(\d{4}-\d\d-\d\d))(?: (\d\d?):([0-5]\d))?$/.exec(text) ?? [];
  const days = day !== undefined ? Number(day) - 1 : daysBetween(startDate, date ?? '');
  if (Number.isNaN(days) || Number(hour) > 24) {
    throw new Complaint(
      `${text} is no instant.`,
      'Expected an instant such as "2013-12-25 09:00", "day 24 09:00" or "90 min".',
      2,
    );
  }
  return days * 1440 + Number(hour) * 60 + Number(minute) - startMinuteOfDay;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** `2013-12-02 08:00:00`; seconds rounded down. */
export function dateTimeText({ startDate, startMinuteOfDay }: Calendar, minute: number): string {
  const wallMs = Date.parse(`${startDate}T00:00:00Z`) + (startMinuteOfDay + minute) * 60_000;
  return new Date(wallMs).toISOString().slice(0, 19).replace('T', ' ');
}
