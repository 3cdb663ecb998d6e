// What days are, and when shifts end: worked out from dates, not by the engine.

import type { Scenario } from '../../engine/index.ts';

export interface Dates {
  readonly startDate: string;
  readonly startMinuteOfDay: number;
  readonly holidays: readonly string[];
}

/** Monday 0 … Sunday 6, holiday 7, so many days after the start. */
export function dayKind({ startDate, holidays }: Dates, day: number): number {
  const date = new Date(Date.parse(`${startDate}T00:00:00Z`) + day * 86_400_000);
  return holidays.includes(date.toISOString().slice(0, 10)) ? 7 : (date.getUTCDay() + 6) % 7;
}

/** Units of a resource's shifts that end at exactly this minute of the run. */
export function rosteredEnding({ resources, calendar }: Scenario, id: string, atMinutes: number): number {
  const since = atMinutes + calendar.startMinuteOfDay;
  const day = Math.floor(since / 1440);
  return (resources.find((one) => one.id === id)?.rota ?? [])
    .filter(({ days, fromMinuteOfDay, toMinuteOfDay }) => {
      const nextDay = toMinuteOfDay <= fromMinuteOfDay;
      return [day, day - 1].some(
        (begun) =>
          days.some((kind) => kind === dayKind(calendar, begun)) &&
          since === begun * 1440 + toMinuteOfDay + (nextDay ? 1440 : 0),
      );
    })
    .reduce((sum, { capacity }) => sum + capacity, 0);
}
