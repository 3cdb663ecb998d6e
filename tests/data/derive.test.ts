// Aggregates are what the script says they are (worked out by hand from a folder with the same columns), and what is
// committed holds aggregates only.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../cli/flowday.ts';
import { carriedFolder } from './carried.ts';

const home = join(import.meta.dirname, '..', '..', 'scenarios', 'banes', 'data');

type Row = Readonly<Record<string, string>>;

function rowsIn(folder: string, file: string): readonly Row[] {
  const [header = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])),
  );
}

function derived(): (file: string) => readonly Row[] {
  const to = emptyFolder();
  execFileSync(process.execPath, [join(home, 'derive.ts'), carriedFolder(), to]);
  return (file) => rowsIn(to, file);
}

const read = derived();

describe('what is derived', () => {
  it('means beds by Monday week over the days that were reported', () => {
    const weeks = read('ruh-beds-weekly.csv');
    expect(weeks[0]).toMatchObject({
      winter: '2016/17',
      week: '2016-11-28',
      days: '4',
      open: '200',
      occupied: '190',
      occupancy: '0.95',
      'over-7-share': '0.5',
      'over-21-share': '0.2',
      'handovers-over-60-a-day': '2',
    });
    // 19–25 December: five days of 190, two of 150
    expect(weeks[3]).toMatchObject({ week: '2016-12-19', days: '7', occupied: '178.6' });
    expect(weeks.map(({ winter }) => winter)).not.toContain('2020/21');
    expect(weeks.at(-1)).toMatchObject({ winter: '2017/18', days: '1', 'handovers-30-60-a-day': '' });
  });

  it('sums up a winter', () => {
    const [winter] = read('ruh-beds-winters.csv');
    expect(winter).toMatchObject({ days: '36', 'occupancy-least': '0.75', 'occupancy-most': '0.95' });
    expect(winter).toMatchObject({ 'closed-any-share': '0.1111', 'closed-most': '40' });
    // two changes of 40 beds among 35: √(3,200 ÷ 34)
    expect(winter?.['daily-change-deviation']).toBe('9.7');
  });

  it('finds runs of norovirus, and takes winters that the return lacks from the list', () => {
    expect(read('ruh-norovirus-episodes.csv')).toEqual([
      {
        winter: '2016/17',
        start: '2016-12-06',
        end: '2016-12-09',
        'reported-days': '4',
        'peak-beds': '40',
        'peak-date': '2016-12-09',
        'mean-beds': '25',
        'empty-share': '0.1',
      },
      {
        winter: '2018/19',
        start: '2019-01-11',
        end: '2019-01-14',
        'reported-days': '4',
        'peak-beds': '30',
        'peak-date': '2019-01-12',
        'mean-beds': '20',
        'empty-share': '0.25',
      },
    ]);
  });

  it('indexes Christmas to the first half of December', () => {
    const [eve, newYear] = read('ruh-christmas-shape.csv');
    expect(eve).toMatchObject({ winters: '1', occupied: '0.789', 'occupied-of-four-winters': '0.767' });
    expect(newYear).toMatchObject({ occupied: '1', 'over-21-of-two-winters': '' });
  });

  it('turns months into days and into an index of their year', () => {
    const months = read('ruh-ae-monthly.csv');
    expect(months).toHaveLength(24);
    expect(months[9]).toEqual({
      month: '2017-01',
      'attendances-a-day': '90',
      'admissions-a-day': '45',
      conversion: '0.5',
      'within-4h': '0.8',
      'minor-units-a-day': '30',
    });
    const january = read('ruh-month-index.csv').find(({ month }) => month === '1');
    // 90 ÷ (1,190 ÷ 12) and 80 ÷ (1,180 ÷ 12)
    expect(january).toMatchObject({ 'attendances-low': '0.814', 'attendances-high': '0.908', years: '2' });
  });

  it('counts discharges for the day before they were reported', () => {
    const [monday, tuesday] = read('ruh-discharge-weekdays.csv');
    expect(monday).toMatchObject({ weekday: 'mon', index: '1.75', 'by-17-share': '0.6' });
    expect(tuesday).toMatchObject({ weekday: 'tue', index: '0.875' });
  });

  it('tells the weekdays of ambulances, and the delays of neighbours', () => {
    const saturday = read('ruh-ambulance-weekdays.csv').find(({ weekday }) => weekday === 'sat');
    expect(saturday).toMatchObject({ days: '2', 'arrivals-a-day': '64', index: '1.231', 'index-error': '0' });
    expect(read('ruh-ambulance-weekly.csv')[0]).toEqual({
      week: '2018-12-03',
      days: '7',
      'arrivals-a-day': '52',
      'neighbours-over-30-share': '0.1',
      'england-over-30-share': '0.12',
    });
  });

  it('gives shapes that add up to one, and waves by week', () => {
    const hours = read('hourly-shapes.csv');
    expect(hours.map(({ attendances }) => Number(attendances)).reduce((a, b) => a + b)).toBeCloseTo(1, 2);
    expect(hours[23]?.attendances).toBe('0.0625');
    expect(read('flu-wave-weekly.csv')).toEqual([
      { 'weeks-from-peak': '-1', days: '7', england: '0.25', ruh: '0.5', 'ruh-beds': '5' },
      { 'weeks-from-peak': '0', days: '7', england: '1', ruh: '1', 'ruh-beds': '10' },
    ]);
  });
});

describe('what is committed', () => {
  const files = readdirSync(home).filter((name) => name.endsWith('.csv'));

  it('has the columns that the script writes', () => {
    expect(files).toHaveLength(11);
    for (const file of files) {
      expect([file, Object.keys(rowsIn(home, file)[0] ?? {})]).toEqual([
        file,
        Object.keys(read(file)[0] ?? {}),
      ]);
    }
  });

  it('holds no day of a return: dates are Mondays, or ends of a run', () => {
    for (const file of files) {
      for (const row of rowsIn(home, file)) {
        expect(row.date).toBeUndefined();
        if (row.week !== undefined && row.week !== '')
          expect([file, row.week, new Date(row.week).getUTCDay()]).toEqual([file, row.week, 1]);
      }
    }
  });

  it('is named in the notice, file by file', () => {
    const notice = readFileSync(join(home, '..', '..', 'NOTICE.md'), 'utf8');
    expect(files.filter((file) => !notice.includes(`\`${file}\``))).toEqual([]);
    expect(notice).toContain('Open Government Licence v3.0');
  });
});
