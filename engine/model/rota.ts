// Capacity by rota: what stands rostered at a minute, and when that next changes.

import type { DayKind, Resource } from '../scenario/scenario.ts';

export interface RotaTable {
  readonly base: number;
  readonly shifts: readonly {
    readonly days: readonly boolean[];
    readonly from: number;
    readonly to: number;
    readonly capacity: number;
  }[];
  readonly refills: readonly {
    readonly days: readonly boolean[];
    readonly at: number;
    readonly units: number;
  }[];
  /** Minutes of the day at which anything may change, ascending; empty: never. */
  readonly breaks: readonly number[];
}

export function compileRota(resource: Resource): RotaTable {
  const breaks = new Set<number>();
  const shifts = resource.rota.map((shift) => {
    breaks.add(shift.fromMinuteOfDay % 1440).add(shift.toMinuteOfDay % 1440);
    return {
      days: daysTable(shift.days),
      from: shift.fromMinuteOfDay,
      to: shift.toMinuteOfDay,
      capacity: shift.capacity,
    };
  });
  const refills = resource.refills.map((refill) => {
    breaks.add(refill.atMinuteOfDay);
    return { days: daysTable(refill.days), at: refill.atMinuteOfDay, units: refill.units };
  });
  return {
    base: resource.capacity,
    shifts,
    refills,
    breaks: [...breaks].sort((left, right) => left - right),
  };
}

/** Units on the rota at a minute of a day, given the kinds of that day and of the day before. */
export function rosteredAt(rota: RotaTable, kind: DayKind, kindBefore: DayKind, minuteOfDay: number): number {
  let total = rota.base;
  for (const shift of rota.shifts) {
    const overnight = shift.to <= shift.from;
    const today = shift.days[kind] && minuteOfDay >= shift.from && (overnight || minuteOfDay < shift.to);
    const sinceYesterday = overnight && shift.days[kindBefore] && minuteOfDay < shift.to;
    if (today || sinceYesterday) total += shift.capacity;
  }
  return total;
}

/** Units that a refill at exactly this minute brings, or null. */
export function refillAt(rota: RotaTable, kind: DayKind, minuteOfDay: number): number | null {
  for (const refill of rota.refills) if (refill.at === minuteOfDay && refill.days[kind]) return refill.units;
  return null;
}

/** Minutes from now (a minute of the day) to the next break; null: none. */
export function minutesToBreak(rota: RotaTable, minuteOfDay: number): number | null {
  const first = rota.breaks[0];
  if (first === undefined) return null;
  for (const at of rota.breaks) if (at > minuteOfDay) return at - minuteOfDay;
  return first + 1440 - minuteOfDay;
}

function daysTable(days: readonly DayKind[]): readonly boolean[] {
  const table = [false, false, false, false, false, false, false, false];
  for (const day of days) table[day] = true;
  return table;
}
