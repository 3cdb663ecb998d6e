// How far a run goes when a person asks for some days of it.

import type { Scenario } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { daysText } from './figures.ts';

/** @throws Complaint when the scenario is shorter than that */
export function untilMinutesOf({ id, calendar }: Scenario, days: number | undefined): number {
  if (days === undefined) return calendar.durationMinutes;
  const minutes = days * 1440;
  if (minutes > calendar.durationMinutes) {
    throw new Complaint(
      `${id} lasts ${daysText(calendar.durationMinutes)}; --days ${days} goes beyond its end.`,
      'Ask for fewer days, or make the scenario longer (calendar: length).',
      2,
    );
  }
  return minutes;
}
