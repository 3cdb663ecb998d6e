// Capacity by rota: what stands rostered at a minute, and when that next changes.

import type { DayKind, Resource } from '../scenario/scenario.ts';

export interface RotaTable {
  readonly base: number;
  /** Units on the rota at most, at any minute of any day. */
  readonly most: number;
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
  /** Instants between which so many units are away; Infinity: all. */
  readonly closures: readonly { readonly from: number; readonly until: number; readonly units: number }[];
  /** Minutes of the day at which anything may change, ascending; empty: never. */
  readonly breaks: readonly number[];
}

export function compileRota(resource: Resource): RotaTable {
  const rota = tableOf(resource);
  return { ...rota, most: mostRostered(rota) };
}

/** Capacity changes at breaks only. */
function mostRostered(rota: RotaTable): number {
  let most = rota.base;
  for (const kind of dayKinds) {
    for (const before of dayKinds) {
      for (const at of [0, ...rota.breaks]) most = Math.max(most, rosteredAt(rota, kind, before, at));
    }
  }
  return most;
}

function tableOf(resource: Resource): RotaTable {
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
    most: resource.capacity,
    shifts,
    refills,
    closures: resource.closures.map(({ fromMinutes, untilMinutes, units }) => ({
      from: fromMinutes,
      until: untilMinutes,
      units: units ?? Number.POSITIVE_INFINITY,
    })),
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

/** Units of shifts that end at exactly this minute. */
export function endingAt(rota: RotaTable, kind: DayKind, kindBefore: DayKind, minuteOfDay: number): number {
  let total = 0;
  for (const shift of rota.shifts) {
    if (shift.to % 1440 !== minuteOfDay) continue;
    if (shift.days[shift.to <= shift.from ? kindBefore : kind]) total += shift.capacity;
  }
  return total;
}

/** Units away by closures at an instant. */
export function closedAt(rota: RotaTable, minutes: number): number {
  let total = 0;
  for (const closure of rota.closures) {
    if (minutes >= closure.from && minutes < closure.until) total += closure.units;
  }
  return total;
}

/** The next instant at which a closure begins or ends; Infinity: none. */
export function nextClosureChange(rota: RotaTable, minutes: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { from, until } of rota.closures) {
    if (from > minutes) next = Math.min(next, from);
    if (until > minutes) next = Math.min(next, until);
  }
  return next;
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

const dayKinds: readonly DayKind[] = [0, 1, 2, 3, 4, 5, 6, 7];

export function daysTable(days: readonly DayKind[]): readonly boolean[] {
  const table = [false, false, false, false, false, false, false, false];
  for (const day of days) table[day] = true;
  return table;
}
