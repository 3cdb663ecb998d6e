// Computes the aggregates beside this file from the carried public returns: `node derive.ts FOLDER`. Owns what is
// derived from what, and nothing else: FOLDER holds the carried files (named in ../../NOTICE.md), which are never
// committed. No row written here is a day of a return: weeks, months, winters, episodes and mean shapes only.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import {
  daysBetween,
  mean,
  type Row,
  round,
  sampleDeviation,
  share,
  tableText,
  weekdayOf,
  weekOf,
} from './figures.ts';
import { bedsByWeek, bedsByWinter, christmasShape, norovirusEpisodes } from './winters.ts';

/** A carried file, one record for each row. */
export type Records = readonly Readonly<Record<string, string>>[];

const sitrep = 'winter_sitrep_daily_RD1_2015-16_to_2022-23.csv';
const episodes = 'norovirus_episodes_RD1_2015-16_to_2019-20.csv';
const christmas = 'derived_christmas_shape_2016-17_to_2019-20.csv';
const attendances = 'ae_attendances_RD1_2016-04_2018-03.csv';
const ambulances = 'ambulance_arrivals_delays_daily_2018-12_to_2019-02_RD1_peers_england.csv';
const discharges = 'discharge_daily_RD1_2022-04_onwards.csv';
const flu = 'derived_flu_wave_2022-23.csv';
const hours = 'derived_hourly_profiles.csv';

/** Each file that is written, and from which carried files. */
const derived: Readonly<Record<string, (read: (file: string) => Records) => readonly Row[]>> = {
  'ruh-beds-weekly.csv': (read) => bedsByWeek(read(sitrep)),
  'ruh-beds-winters.csv': (read) => bedsByWinter(read(sitrep)),
  'ruh-norovirus-episodes.csv': (read) => norovirusEpisodes(read(sitrep), read(episodes)),
  'ruh-christmas-shape.csv': (read) => christmasShape(read(sitrep), read(christmas)),
  'ruh-ae-monthly.csv': (read) => attendancesByMonth(read(attendances)),
  'ruh-month-index.csv': (read) => monthIndex(read(attendances)),
  'ruh-ambulance-weekdays.csv': (read) => ambulancesByWeekday(read(ambulances)),
  'ruh-ambulance-weekly.csv': (read) => ambulancesByWeek(read(ambulances)),
  'ruh-discharge-weekdays.csv': (read) => dischargesByWeekday(read(discharges)),
  'flu-wave-weekly.csv': (read) => fluByWeek(read(flu)),
  'hourly-shapes.csv': (read) => hourlyShapes(read(hours)),
};

/** Every derived file, by its name. */
function deriveAll(folder: string): ReadonlyMap<string, string> {
  const read = (file: string): Records => recordsOf(readFileSync(join(folder, file), 'utf8'));
  return new Map(Object.entries(derived).map(([name, derive]) => [name, tableText(derive(read))]));
}

function recordsOf(text: string): Records {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** Type 1 (the main department) and the minor units under the same code, by month. */
function attendancesByMonth(records: Records): Row[] {
  return records
    .filter(({ type }) => type === '1')
    .map((record) => {
      const month = record.period ?? '';
      const days = daysInMonth(month);
      const other = records.find(({ type, period }) => type === 'other' && period === month);
      return {
        month: month.slice(0, 7),
        'attendances-a-day': round(Number(record.attendances) / days, 1),
        'admissions-a-day': round(Number(record.admissions) / days, 1),
        conversion: share(Number(record.admissions), Number(record.attendances)),
        'within-4h': share(Number(record.attendances) - Number(record.breaches), Number(record.attendances)),
        'minor-units-a-day': round(Number(other?.attendances) / days, 1),
      };
    });
}

/** Each calendar month ÷ the mean month of its year (April to March), per day; mean and range over the years. */
function monthIndex(records: Records): Row[] {
  const months = attendancesByMonth(records);
  const years = new Map<string, Row[]>();
  for (const row of months) {
    const [year = '', month = ''] = String(row.month).split('-');
    const financial = Number(month) >= 4 ? year : String(Number(year) - 1);
    years.set(financial, [...(years.get(financial) ?? []), row]);
  }
  const whole = [...years.values()].filter((rows) => rows.length === 12);
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 3) % 12) + 1;
    const ofYears = (column: string): number[] =>
      whole.map((rows) => {
        const own = rows.find((row) => Number(String(row.month).slice(5)) === month);
        return Number(own?.[column]) / mean(rows.map((row) => Number(row[column])));
      });
    const attended = ofYears('attendances-a-day');
    const admitted = ofYears('admissions-a-day');
    return {
      month,
      years: whole.length,
      attendances: round(mean(attended), 3),
      'attendances-low': round(Math.min(...attended), 3),
      'attendances-high': round(Math.max(...attended), 3),
      admissions: round(mean(admitted), 3),
      'admissions-low': round(Math.min(...admitted), 3),
      'admissions-high': round(Math.max(...admitted), 3),
    };
  });
}

function ambulancesByWeekday(records: Records): Row[] {
  const own = records.filter(({ org_code }) => org_code === 'RD1');
  const all = own.map(({ arriving_by_ambulance }) => Number(arriving_by_ambulance));
  const rows = Array.from({ length: 7 }, (_, weekday) => {
    const those = own
      .filter(({ date = '' }) => weekdayOf(date) === weekday)
      .map(({ arriving_by_ambulance }) => Number(arriving_by_ambulance));
    return {
      weekday: weekdayNames[weekday] ?? '',
      days: those.length,
      'arrivals-a-day': round(mean(those), 1),
      index: round(mean(those) / mean(all), 3),
      'index-error': round(sampleDeviation(those) / Math.sqrt(those.length) / mean(all), 3),
    };
  });
  const whole = {
    weekday: 'all',
    days: all.length,
    'arrivals-a-day': round(mean(all), 1),
    index: 1,
    'index-error': round(sampleDeviation(all) / Math.sqrt(all.length) / mean(all), 3),
  };
  return [...rows, whole];
}

/** Monday weeks. The hospital's own delays of that winter are not in the return: its neighbours' and England's stand in. */
function ambulancesByWeek(records: Records): Row[] {
  const weeks = [...new Set(records.map(({ date = '' }) => weekOf(date)))].toSorted();
  return weeks.map((week) => {
    const of = (...codes: readonly string[]): Records =>
      records.filter(({ date = '', org_code = '' }) => weekOf(date) === week && codes.includes(org_code));
    const own = of('RD1');
    return {
      week,
      days: own.length,
      'arrivals-a-day': round(sum(own, 'arriving_by_ambulance') / own.length, 1),
      'neighbours-over-30-share': over30Share(of('RN3', 'RNZ')),
      'england-over-30-share': over30Share(of('ENGLAND')),
    };
  });
}

function over30Share(records: Records): number {
  return share(
    sum(records, 'delay_30_60') + sum(records, 'delay_gt60'),
    sum(records, 'arriving_by_ambulance'),
  );
}

function sum(records: Records, column: string): number {
  return records.reduce((total, record) => total + Number(record[column]), 0);
}

/** The return stands a day late (see NOTICE), so each day counts as the one before; nought or nothing: not returned. */
function dischargesByWeekday(records: Records): Row[] {
  const returned = records.filter(({ discharged_total }) => Number(discharged_total) > 0);
  const ofDay = (weekday: number): Records =>
    returned.filter(({ date = '' }) => (weekdayOf(date) + 6) % 7 === weekday);
  const meanOf = (rows: Records): number => mean(rows.map((row) => Number(row.discharged_total)));
  const overall = mean([0, 1, 2, 3, 4, 5, 6].map((weekday) => meanOf(ofDay(weekday))));
  return weekdayNames.map((name, weekday) => {
    const rows = ofDay(weekday);
    const timed = rows.filter(({ discharged_by_1700 }) => Number(discharged_by_1700) > 0);
    return {
      weekday: name,
      days: rows.length,
      index: round(meanOf(rows) / overall, 3),
      'by-17-share': share(sum(timed, 'discharged_by_1700'), sum(timed, 'discharged_total')),
    };
  });
}

/** Weeks from the peak in England; each figure as a share of that place's highest week. */
function fluByWeek(records: Records): Row[] {
  const weeks = [...new Set(records.map((record) => weekFromPeak(record)))];
  const means = weeks.map((week) => {
    const those = records.filter((record) => weekFromPeak(record) === week);
    return {
      week,
      days: those.length,
      england: mean(those.map(({ england_flu_ga_beds }) => Number(england_flu_ga_beds))),
      ruh: mean(those.map(({ rd1_flu_ga_beds }) => Number(rd1_flu_ga_beds))),
    };
  });
  const most = (place: 'england' | 'ruh'): number => Math.max(...means.map((week) => week[place]));
  return means.map(({ week, days, england, ruh }) => ({
    'weeks-from-peak': week,
    days,
    england: share(england, most('england')),
    ruh: share(ruh, most('ruh')),
    'ruh-beds': round(ruh, 1),
  }));
}

function weekFromPeak(record: Readonly<Record<string, string>>): number {
  return Math.floor((Number(record.days_from_england_peak) + 3) / 7);
}

/** Shares of a day; each column adds up to 1. */
function hourlyShapes(records: Records): Row[] {
  const columns = {
    attendances: 'ed_all_attendances',
    'attendances-later-admitted': 'ed_arrivals_later_admitted',
    ambulances: 'ambulance_arrivals',
    'calls-999': 'calls_999',
    discharges: 'inpatient_discharges',
  };
  return records.map((record) => {
    const shapes = Object.entries(columns).map(([name, column]) => {
      return [name, round(Number(record[column]) / sum(records, column), 4)];
    });
    return { hour: Number(record.hour), ...Object.fromEntries(shapes) };
  });
}

function daysInMonth(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return daysBetween(month, next);
}

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const [, script = '', folder] = process.argv;
if (isMainThread && script.endsWith('derive.ts')) {
  if (folder === undefined) {
    process.stderr.write('Say in which folder the carried files lie: node derive.ts FOLDER [TO]\n');
    process.exitCode = 2;
  } else {
    const to = process.argv[3] ?? import.meta.dirname;
    for (const [name, text] of deriveAll(folder)) writeFileSync(join(to, name), text);
  }
}
