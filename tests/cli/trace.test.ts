// `run --trace`, `--explain` and `--journeys` as the real program: what is printed, what is written, what is refused.
// What the lines say is tested in tests/charts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantIn } from '../../server/cli/instants.ts';
import { modelOf } from '../engine/tiny.ts';
import { emptyFolder, fileWith, flowday } from './flowday.ts';

const hospital = 'scenarios/small-hospital.yaml';

describe('run --trace and --explain', () => {
  it('say so where there is nothing to tell', async () => {
    const words = ['run', 'scenarios/single-queue.yaml', '--trace'];
    const nobody = await flowday(...words, '--patient', 'walk-in:99999');
    expect(nobody).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Nothing that was asked for happened in this run.\n',
    });
    const never = await flowday(...words, '--from', '2 days', '--until', '1 day');
    expect(never.code).toBe(2);
    expect(never.stderr).toContain('would end before it begins');
    const unmeasured = await flowday('run', 'scenarios/single-queue.yaml', '--days', '0.5');
    expect(unmeasured.stdout).toContain('Nothing was measured: the run ended before its warm-up was over.');
  });

  it('print lines of the patient, the time and the replication asked for, and nothing else', async () => {
    const words = ['run', hospital, '--trace', '--replication', '3'];
    const { code, stdout, stderr } = await flowday(
      ...words,
      '--from',
      'day 1 12:00',
      '--until',
      '2024-01-08 13:00',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatch(/^2024-01-08 1(2:\d\d|3:00)(:\d\d)? +[a-z-]+(:\d+)? /);
    expect(stdout).toMatch(/^2024-01-08 12:00 +[a-z]+ +(declare|pull|level) /m);
    const beds = await flowday('run', hospital, '--trace', '--step', 'escalation-bed');
    expect(beds.stdout).toMatch(/^2024-01-08 1\d:00 +resource +capacity +escalation-bed +\(8, was 0; /);
    const who = /(walk-in:\d+) +arrive/.exec(stdout)?.[1] ?? '';
    const story = await flowday('run', hospital, '--explain', who, '--replication', '3');
    expect(story.code).toBe(0);
    expect(story.stdout).toMatch(
      new RegExp(`^2024-01-08 12:\\d\\d:\\d\\d {2}${who} \\(Walk-in\\) came on a Monday`),
    );
    expect(Math.max(...story.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  }, 120_000);

  it('say what is wrong with what was asked', async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['--step', 'triage'], 'go with --trace'],
      [['--trace', '--step', 'nowhere'], 'There is no step nowhere'],
      [['--trace', '--patient', 'person'], 'Expected a patient such as walk-in:12'],
      [['--journeys', 'journeys.xlsx'], 'journeys.xlsx is neither .csv nor .ndjson.'],
    ];
    const said = await Promise.all(wrong.map(([words]) => flowday('run', hospital, ...words)));
    for (const [index, { code, stdout, stderr }] of said.entries()) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(wrong[index]?.[1]);
    }
  }, 120_000);
});

const circle = `flowday: 1
scenario: circle
calendar: {start: 2024-01-01, length: 1 day}
arrivals: [{id: left, at: [1 min], to: left-one}, {id: right, at: [1 min], to: right-one}]
resources: [{id: bed, capacity: 1}, {id: nurse, capacity: 1}]
steps:
  - {id: left-one, seize: [bed], lasts: 5 min, hold: [bed], next: left-two}
  - {id: left-two, seize: [nurse], lasts: 5 min, release: [bed], next: home}
  - {id: right-one, seize: [nurse], lasts: 5 min, hold: [nurse], next: right-two}
  - {id: right-two, seize: [bed], lasts: 5 min, release: [nurse], next: home}
outcomes: [{id: home}]
`;

it('a trace ends by naming who can never go on', async () => {
  const { code, stdout } = await flowday('run', fileWith('circle.yaml', circle), '--trace');
  expect(code).toBe(0);
  expect(stdout.split('DEADLOCK')[1]).toBe(`: these can never go on.
  left:0 at left-two, holding bed, waits for left-two
  right:0 at right-two, holding nurse, waits for right-two
`);
}, 120_000);

describe('an instant on the command line', () => {
  const calendar = modelOf(readFileSync(hospital, 'utf8')).scenario.calendar;

  it.each([
    ['day 1 07:00', 0],
    ['day 2', 1020],
    ['2024-01-08 13:30', 390],
    ['90 min', 90],
    ['2 h', 120],
    ['1.5 days', 2160],
  ])('%s is minute %d of a run that begins at 07:00', (text, minute) => {
    expect(instantIn(calendar, text)).toBe(minute);
  });

  it.each(['noon', '2024-13-45', 'day 1 25:00', 'day 1 08:60', '90'])('%s is none', (text) => {
    expect(() => instantIn(calendar, text)).toThrow(`${text} is no instant`);
  });
});

describe('run --journeys', () => {
  it('writes one record for each moment, the same as CSV and as NDJSON, of all replications or of one', async () => {
    const folder = emptyFolder();
    const [csvPath, ndjsonPath] = [join(folder, 'both.csv'), join(folder, 'second.ndjson')];
    const csv = await flowday(
      'run',
      hospital,
      '--journeys',
      csvPath,
      '--sample',
      '20%',
      '--replications',
      '2',
    );
    const ndjson = await flowday(
      'run',
      hospital,
      '--journeys',
      ndjsonPath,
      '--sample',
      '20%',
      '--replication',
      '1',
    );
    expect([csv.code, ndjson.code]).toEqual([0, 0]);
    expect(csv.stderr).toMatch(/^[\d,]+ moments of journeys in .*both\.csv\n$/);
    const [header = '', ...records] = readFileSync(csvPath, 'utf8').trimEnd().split('\n');
    expect(header).toBe('replication,source,ordinal,part,episode,minute,time,moment,where,minutes');
    const fields = header.split(',');
    const fromJson = readFileSync(ndjsonPath, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const record = JSON.parse(line) as Record<string, string | number | null>;
        expect(Object.keys(record)).toEqual(fields);
        return fields.map((field) => String(record[field] ?? '')).join(',');
      });
    expect(fromJson).toEqual(records.filter((line) => line.startsWith('1,')));
    expect(new Set(records.map((line) => line.split(',')[0]))).toEqual(new Set(['0', '1']));
    expect(fromJson.find((line) => line.includes(',start,triage,'))).toMatch(
      /^1,[a-z-]+,\d+,0,0,[\d.]+,2024-01-0[89] \d\d:\d\d:\d\d,start,triage,[\d.]+$/,
    );
  }, 120_000);

  it('complains when the file cannot be written', async () => {
    const nowhere = await flowday('run', hospital, '--journeys', join(emptyFolder(), 'no', 'journeys.csv'));
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain('cannot be written (ENOENT)');
  }, 120_000);
});
