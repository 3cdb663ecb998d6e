// The evidence that is shipped: whole, sourced, with bands that hold what was observed, and the same figures as the
// derived files that it names.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EvidenceTarget, formatProblem, parseScenario } from '../../engine/index.ts';
import { dataFilesIn } from '../../server/dataFiles.ts';

const scenarios = join(import.meta.dirname, '..', '..', 'scenarios');

function evidenceOf(file: string): ReadonlyMap<string, EvidenceTarget> {
  const path = join(scenarios, file);
  const { scenario, problems } = parseScenario(readFileSync(path, 'utf8'), path, dataFilesIn(dirname(path)));
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  return new Map(scenario.evidence.map((target) => [target.id, target]));
}

function column(file: string, name: string, where: (row: Readonly<Record<string, string>>) => boolean) {
  const [header = '', ...lines] = readFileSync(join(scenarios, 'banes', 'data', file), 'utf8')
    .trim()
    .split('\n');
  const names = header.split(',');
  return lines
    .map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])))
    .filter(where)
    .map((row) => Number(row[name]));
}

const files = [
  'banes-winter-2013.yaml',
  'banes-winter-2013-as-happened.yaml',
  'banes-winter-2013-hard.yaml',
  'ruh-2016-17.yaml',
  'ruh-2017-18.yaml',
  'ruh-2019-20.yaml',
];
const evidence = new Map(files.map((file) => [file, evidenceOf(file)]));
const observedIn = (file: string, id: string) => evidence.get(file)?.get(id)?.observed;

describe('the evidence of every winter', () => {
  for (const file of files) {
    it(`${file}: each row has a source, a reason for its band, and lies in it`, () => {
      const rows = [...(evidence.get(file)?.values() ?? [])];
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter(({ source, tolerance }) => source === '' || tolerance === '')).toEqual([]);
      const strange = rows.filter(({ observed, band }) =>
        observed.some((value, index) => {
          const { low = 0, high = 0 } = band[index] ?? {};
          return value !== null && !(low < high && low <= value && value <= high);
        }),
      );
      expect(strange.map(({ id }) => id)).toEqual([]);
    });
  }

  it('has what the winter is to be argued with', () => {
    const ids = [...(evidence.get('banes-winter-2013.yaml')?.keys() ?? [])];
    expect(ids).toEqual(
      expect.arrayContaining([
        ...['type-1-a-day', 'type-1-by-month', 'type-1-by-weekday', 'type-1-by-hour', 'conversion'],
        ...['admissions-a-day', 'admissions-by-month', 'four-hour-january', 'four-hour-worst-week'],
        ...['occupancy', 'occupancy-highest', 'over-7-share', 'over-21-share', 'christmas-shape'],
        ...['christmas-trough', 'january-refill', 'discharges-by-weekday', 'discharges-by-hour'],
        ...['ambulance-arrivals-a-day', 'handover-30', 'handover-60', 'delayed-banes', 'delayed-wiltshire'],
        ...[
          'delayed-somerset',
          'delayed-for-community-bed',
          'norovirus-any',
          'norovirus-p75',
          'norovirus-p95',
        ],
        ...['cancelled-operations', 'left-before-seen', 're-attendance', 'readmitted'],
        ...['disposition-primary-care', 'disposition-other', 'abandoned-111'],
      ]),
    );
  });

  it('says whose figures they are', () => {
    const origins = new Set(
      [...(evidence.get('banes-winter-2013.yaml')?.values() ?? [])].map((row) => row.origin),
    );
    expect([...origins].sort()).toEqual(['design', 'national', 'neighbour', 'other-years', 'own']);
  });
});

describe('what is copied out of a derived file is what stands there', () => {
  it('Christmas', () => {
    expect(observedIn('banes-winter-2013.yaml', 'christmas-shape')).toEqual(
      column('ruh-christmas-shape.csv', 'occupied-of-four-winters', (row) => {
        const day = Number(row['days-from-christmas']);
        return day >= -10 && day <= 42;
      }),
    );
  });

  it('weekdays of ambulances', () => {
    expect(observedIn('banes-winter-2013.yaml', 'ambulance-by-weekday')).toEqual(
      column('ruh-ambulance-weekdays.csv', 'index', ({ weekday }) => weekday !== 'all'),
    );
  });

  const winters = [
    ['ruh-2016-17.yaml', '2016/17', '2016-12-05', ['2016-12', '2017-01', '2017-02', '2017-03']],
    ['ruh-2017-18.yaml', '2017/18', '2017-11-27', ['2017-12', '2018-01', '2018-02', '2018-03']],
  ] as const;
  for (const [file, winter, from, months] of winters) {
    it(`beds by week and A&E by month, ${winter}`, () => {
      const weekly = (name: string) =>
        column('ruh-beds-weekly.csv', name, (row) => row.winter === winter && (row.week ?? '') >= from);
      expect(observedIn(file, 'beds-open-by-week')).toEqual(weekly('open'));
      expect(observedIn(file, 'occupied-by-week')).toEqual(weekly('occupied'));
      const monthly = (name: string) =>
        column('ruh-ae-monthly.csv', name, ({ month }) => months.some((one) => one === month));
      expect(observedIn(file, 'attendances-by-month')).toEqual(monthly('attendances-a-day'));
      expect(observedIn(file, 'admitted-by-month')).toEqual(monthly('admissions-a-day'));
      const shares = observedIn(file, 'four-hour-by-month') ?? [];
      for (const [index, share] of monthly('within-4h').entries())
        expect(shares[index]).toBeCloseTo(share, 3);
    });
  }

  it('long stays by week, 2017/18', () => {
    for (const [id, name] of [
      ['over-7-by-week', 'over-7-share'],
      ['over-21-by-week', 'over-21-share'],
    ] as const) {
      const weeks = column(
        'ruh-beds-weekly.csv',
        name,
        (row) => (row.week ?? '') >= '2017-11-27' && row.winter === '2017/18',
      );
      const observed = observedIn('ruh-2017-18.yaml', id) ?? [];
      expect(observed).toHaveLength(weeks.length);
      for (const [index, share] of weeks.entries()) expect(observed[index]).toBeCloseTo(share, 2);
    }
  });
});
