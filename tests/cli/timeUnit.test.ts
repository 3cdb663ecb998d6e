// What is printed of a scenario that names its unit of time: text in that unit, JSON in minutes as ever.

import { describe, expect, it } from 'vitest';
import { fileWith, flowday, type Said } from './flowday.ts';

/** Times that a person can follow: people come at 0, 0.25 and 0.5 h, and work takes 1.5 h. */
const scenario = `flowday: 1
scenario: in-hours
calendar: {unit: h, start: 2024-01-01, length: 12, warm-up: 0}
arrivals: [{id: booked, at: [0, 0.25, 0.5], to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: 1.5, next: home}]
outcomes: [{id: home}]
kpis: [{id: care-each, unit: minutes, numerator: worked(serve), denominator: started(serve)}]
headline: [wait.serve, waited.serve]
`;
const hours = fileWith('in-hours.yaml', scenario);
const minutes = fileWith(
  'in-minutes.yaml',
  scenario
    .replace('unit: h, ', '')
    .replace('length: 12', 'length: 12 h')
    .replace('[0, 0.25, 0.5]', '[0, 15 min, 30 min]')
    .replace('lasts: 1.5', 'lasts: 1.5 h'),
);

async function good(...words: readonly string[]): Promise<Said> {
  const said = await flowday(...words);
  expect(said.code, said.stderr).toBe(0);
  return said;
}

describe('a scenario in hours', () => {
  it('has its measures printed in hours, and only those that are times', async () => {
    const { stdout } = await good('run', hours, '--all');
    expect(stdout).toContain('1 replication of 12 h, seed 1');
    const row = (id: string): string =>
      (stdout.split('\n').find((line) => line.startsWith(`${id} `)) ?? '').replaceAll(/ +/g, ' ');
    // Waits of 0, 1.25 and 2.5 h; percentiles are read off a histogram.
    expect(row('wait.serve')).toMatch(/^wait\.serve 1\.250 1\.2\d+ 2\.\d+ 2\.\d+ h$/);
    expect(row('kpi.care-each')).toBe('kpi.care-each 1.500 h');
    expect(row('run-minutes')).toBe('run-minutes 12 h');
    expect(row('waited.serve')).toBe('waited.serve 66.7% share');
    expect(row('arrivals.booked')).toMatch(/ people$/);
  }, 60_000);

  it('has the same JSON as in minutes, in minutes', async () => {
    const [inHours, inMinutes] = await Promise.all(
      [hours, minutes].map((file) => good('run', file, '--json')),
    );
    const untimed = (said: Said | undefined) => ({ ...JSON.parse(said?.stdout ?? ''), wallMs: 0 });
    expect(untimed(inHours)).toEqual(untimed(inMinutes));
    expect(untimed(inHours).measures['wait.serve']).toMatchObject({ unit: 'minutes', mean: 75 });
  }, 60_000);

  it('is compared, cut into batches and made precise in hours', async () => {
    const [against, batches, precise] = await Promise.all([
      good('run', hours, '--against', minutes, '--replications', '2'),
      good('run', hours, '--batches', '2', '--measures', 'run-minutes'),
      good('run', hours, '--precision', '5%', '--measures', 'wait.serve'),
    ]);
    expect(against.stdout).toContain('2 replications of 12 h each');
    expect(against.stdout).toMatch(/^wait\.serve +1\.250 +1\.250 +0 +0 to 0 +h$/m);
    expect(batches.stdout).toContain('2 batches of 6 h after 0 h of warm-up');
    expect(batches.stdout).toMatch(/^run-minutes +6 +6 to 6 .*h$/m);
    expect(precise.stdout).toContain('(0 on 1.250)');
  }, 60_000);

  it('is traced in hours from the start, asked for in hours', async () => {
    const { stdout } = await good('run', hours, '--trace', '--patient', 'booked:1', '--from', '0.3');
    expect(stdout.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual([
      '1.5 h booked:1 start serve (after 1.25 h; holds server; 1.5 h of work)',
      '3 h booked:1 end serve',
      '3 h booked:1 outcome home (2.75 h after coming)',
      '',
    ]);
    const plain = await good('run', minutes, '--trace', '--patient', 'booked:1');
    expect(plain.stdout).toMatch(/^2024-01-01 01:30 .*after 1 h 15 min/m);
  }, 60_000);

  it('is advised a warm-up in hours', async () => {
    const busy = fileWith(
      'busy.yaml',
      scenario
        .replace('length: 12', 'length: 400')
        .replace('at: [0, 0.25, 0.5]', 'rate: 0.5')
        .replace('warm-up: 0', 'warm-up: 5'),
    );
    const { stdout } = await good('warm-up', busy, '--replications', '4', '--measures', 'in-use.*');
    expect(stdout).toContain('Averages over 1 h, 4 replications of 400 h');
    expect(stdout).toMatch(/The file says 5 h\. Under "calendar:", write\n\n {2}warm-up: \d+(\.\d+)? h\n/);
  }, 60_000);

  it('says of each measure that it is printed in hours', async () => {
    const { stdout } = await good('run', hours, '--definitions');
    expect(stdout).toContain('wait.STEP (minutes; printed in h)\n');
    expect(stdout).toContain('waited.STEP (share)\n');
  }, 60_000);

  it('is validated against minutes, or a time with its unit', async () => {
    const expected = (value: string): string =>
      fileWith(
        'case.yaml',
        `${scenario}expect: {replications: 2, measures: [{measure: wait.serve, value: ${value}}]}\n`,
      );
    for (const value of ['75', '1.25 h']) {
      const { stdout } = await good('validate', expected(value));
      expect(stdout, value).toMatch(/wait\.serve +75 +75 .* ok/);
    }
    expect((await flowday('validate', expected('1.25'))).code).toBe(1);
  }, 60_000);
});
