// What the daily winter returns of a hospital say by week, by winter, around Christmas and of norovirus.
// Knows the columns of that return and which of its days are not to be believed.

import type { Records } from './derive.ts';
import { dayOf, mean, percentile, type Row, round, sampleDeviation, share, weekOf } from './figures.ts';

/** One day of the return; NaN: not reported. */
interface Day {
  readonly winter: string;
  readonly date: string;
  readonly open: number;
  readonly occupied: number;
  readonly closed: number;
  readonly closedEmpty: number;
  readonly over7: number;
  readonly over21: number;
  readonly delays30: number;
  readonly delays60: number;
}

/** Another disease, other definitions: no comparison. */
const leftOut = ['2020/21'];
/** Winters after it: wards, hospitals and Christmas were not what they had been. */
const after2020 = ['2021/22', '2022/23'];
/** All noughts in that winter: not reported. */
const handoversNotReported = ['2017/18'];
/** Days not reported that an episode may bridge: weekends in 2015/16. */
const bridgedDays = 4;

function daysOf(sitrep: Records): Day[] {
  return sitrep
    .filter(({ winter = '', ga_beds_open }) => !leftOut.includes(winter) && Number(ga_beds_open) > 0)
    .map((record) => {
      const winter = record.winter ?? '';
      const delays = (column: string): number =>
        handoversNotReported.includes(winter) ? Number.NaN : number(record[column]);
      return {
        winter,
        date: record.date ?? '',
        open: number(record.ga_beds_open),
        occupied: number(record.ga_beds_occupied),
        closed: number(record.beds_closed_dv_norovirus),
        closedEmpty: number(record.beds_closed_dv_norovirus_unoccupied),
        over7: number(record.los_gt7_beds),
        over21: number(record.los_gt21_beds),
        delays30: delays('ambulance_delays_30_60min'),
        delays60: delays('ambulance_delays_gt60min'),
      };
    });
}

function number(cell: string | undefined): number {
  return cell === undefined || cell === '' ? Number.NaN : Number(cell);
}

/** Monday weeks. Beds are means over the days reported; shares are of beds occupied. */
export function bedsByWeek(sitrep: Records): Row[] {
  return grouped(daysOf(sitrep), ({ winter, date }) => `${winter},${weekOf(date)}`).map(([key, days]) => {
    const [winter = '', week = ''] = key.split(',');
    return {
      winter,
      week,
      days: days.length,
      open: round(over(days, 'open'), 1),
      occupied: round(over(days, 'occupied'), 1),
      occupancy: share(over(days, 'occupied'), over(days, 'open')),
      'closed-norovirus': round(over(days, 'closed'), 1),
      'over-7-share': share(over(days, 'over7'), over(days, 'occupied')),
      'over-21-share': share(over(days, 'over21'), over(days, 'occupied')),
      'handovers-30-60-a-day': round(over(days, 'delays30'), 1),
      'handovers-over-60-a-day': round(over(days, 'delays60'), 1),
    };
  });
}

export function bedsByWinter(sitrep: Records): Row[] {
  return grouped(daysOf(sitrep), ({ winter }) => winter).map(([winter, days]) => {
    const occupancy = days.map(({ open, occupied }) => occupied / open);
    const closed = days.map((day) => day.closed).filter((value) => !Number.isNaN(value));
    const changes = days.flatMap((day, index) => {
      const before = days[index - 1];
      const follows = before !== undefined && dayOf(day.date) - dayOf(before.date) === 1;
      return follows ? [day.occupied - before.occupied] : [];
    });
    const open = days.map((day) => day.open);
    return {
      winter,
      days: days.length,
      'open-mean': round(mean(open), 1),
      'open-least': Math.min(...open),
      'open-most': Math.max(...open),
      'occupancy-mean': round(mean(occupancy), 4),
      'occupancy-least': round(Math.min(...occupancy), 4),
      'occupancy-most': round(Math.max(...occupancy), 4),
      'occupancy-deviation': round(sampleDeviation(occupancy), 4),
      'daily-change-deviation': round(sampleDeviation(changes), 1),
      'closed-any-share': share(closed.filter((value) => value > 0).length, closed.length),
      'closed-mean': round(mean(closed), 1),
      'closed-p50': percentile(closed, 0.5),
      'closed-p75': percentile(closed, 0.75),
      'closed-p90': percentile(closed, 0.9),
      'closed-p95': percentile(closed, 0.95),
      'closed-most': closed.length === 0 ? Number.NaN : Math.max(...closed),
      'over-7-share': share(over(days, 'over7'), over(days, 'occupied')),
      'over-21-share': share(over(days, 'over21'), over(days, 'occupied')),
      'handovers-30-60-a-day': round(over(days, 'delays30'), 1),
      'handovers-over-60-a-day': round(over(days, 'delays60'), 1),
    };
  });
}

/** Runs of days with beds closed; of winters that the return lacks, the carried list of runs, computed the same way. */
export function norovirusEpisodes(sitrep: Records, carried: Records): Row[] {
  const rows = grouped(daysOf(sitrep), ({ winter }) => winter).flatMap(([, days]) =>
    runsOf(days).map(episodeOf),
  );
  const known = new Set(rows.map(({ winter }) => winter));
  const others = carried
    .filter(({ winter = '' }) => !known.has(winter) && !leftOut.includes(winter))
    .map((record) => {
      const sum = Number(record.sum_beds_closed_over_reporting_days);
      return {
        winter: record.winter ?? '',
        start: record.start ?? '',
        end: record.end ?? '',
        'reported-days': Number(record.reporting_days),
        'peak-beds': Number(record.peak_beds_closed),
        'peak-date': record.peak_date ?? '',
        'mean-beds': round(sum / Number(record.reporting_days), 1),
        'empty-share': share(Number(record.sum_unoccupied_closed), sum),
      };
    });
  return [...rows, ...others].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

function episodeOf(days: readonly Day[]) {
  const closed = days.map((day) => day.closed);
  const peak = Math.max(...closed);
  const empty = days.map((day) => day.closedEmpty).filter((value) => !Number.isNaN(value));
  return {
    winter: days[0]?.winter ?? '',
    start: days[0]?.date ?? '',
    end: days.at(-1)?.date ?? '',
    'reported-days': days.length,
    'peak-beds': peak,
    'peak-date': days.find((day) => day.closed === peak)?.date ?? '',
    'mean-beds': round(mean(closed), 1),
    'empty-share': share(mean(empty), mean(closed)),
  };
}

function runsOf(days: readonly Day[]): Day[][] {
  const runs: Day[][] = [];
  for (const [index, day] of days.entries()) {
    if (!(day.closed > 0)) continue;
    const before = days[index - 1];
    const goesOn =
      before !== undefined && before.closed > 0 && dayOf(day.date) - dayOf(before.date) <= bridgedDays;
    if (goesOn) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** By day from 25 December ÷ the mean of 1–17 December of the same winter: mean, least, most over the winters here. */
export function christmasShape(sitrep: Records, carried: Records): Row[] {
  const winters = grouped(daysOf(sitrep), ({ winter }) => winter)
    .filter(([winter]) => !after2020.includes(winter))
    .map(([, days]) => indexedToDecember(days))
    .filter((shape) => shape !== null);
  return carried.map((record) => {
    const offset = Number(record.days_from_25_dec);
    const those = winters.map((shape) => shape.get(offset)).filter((value) => value !== undefined);
    return {
      'days-from-christmas': offset,
      winters: those.length,
      occupied: round(mean(those), 3),
      'occupied-least': round(Math.min(...those), 3),
      'occupied-most': round(Math.max(...those), 3),
      'occupied-of-four-winters': round(number(record.rd1_occupied_index), 3),
      'over-21-of-two-winters': round(number(record.rd1_los_gt21_index), 3),
    };
  });
}

/** null unless every day of 1–17 December was reported. */
function indexedToDecember(days: readonly Day[]): Map<number, number> | null {
  const year = days.find(({ date }) => date.slice(5, 7) === '12')?.date.slice(0, 4);
  if (year === undefined) return null;
  const christmas = dayOf(`${year}-12-25`);
  const before = days.filter(({ date }) => date >= `${year}-12-01` && date <= `${year}-12-17`);
  if (before.length < 16) return null;
  const usual = over(before, 'occupied');
  return new Map(days.map(({ date, occupied }) => [dayOf(date) - christmas, occupied / usual]));
}

/** Mean of the days that reported it; NaN when none did. */
function over(days: readonly Day[], column: Exclude<keyof Day, 'winter' | 'date'>): number {
  return mean(days.map((day) => day[column]).filter((value) => !Number.isNaN(value)));
}

/** In the order in which each key was first seen. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
