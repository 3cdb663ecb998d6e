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

/** Units on a resource's rota at an instant, closures taken away. */
export function rosteredAt({ resources, calendar }: Scenario, id: string, atMinutes: number): number {
  const resource = resources.find((one) => one.id === id);
  const since = atMinutes + calendar.startMinuteOfDay;
  const day = Math.floor(since / 1440);
  const onDuty = (resource?.rota ?? []).map(({ days, fromMinuteOfDay, toMinuteOfDay, capacity }) => {
    const minutes = (toMinuteOfDay - fromMinuteOfDay + 1440) % 1440 || 1440;
    const begun = [day - 1, day].filter((one) => days.some((kind) => kind === dayKind(calendar, one)));
    const after = begun.map((one) => since - one * 1440 - fromMinuteOfDay);
    return capacity * after.filter((past) => past >= 0 && past < minutes).length;
  });
  const away = (resource?.closures ?? [])
    .filter(({ fromMinutes, untilMinutes }) => atMinutes >= fromMinutes && atMinutes < untilMinutes)
    .map(({ units }) => units ?? Infinity);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return Math.max(0, (resource?.capacity ?? 0) + sum(onDuty) - sum(away));
}
