// What `run` says with statistics, as the real program: precision, batches, series, comparisons, definitions; `warm-up`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, fileWith, flowday, stackTrace } from './flowday.ts';

const queue = fileWith(
  'queue.yaml',
  `flowday: 1
scenario: queue
calendar: {start: 2024-01-01 08:00, length: 2 days, warm-up: 4 h}
arrivals: [{id: comes, rate: 30 per hour, to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: {exponential: {mean: 1 min}}, next: gone}]
outcomes: [{id: gone}]
headline: [wait.serve, present.serve]
kpis: [{id: done, name: Done, definition: People who are done., unit: people, numerator: ended(serve)}]
`,
);

describe('run --json', () => {
  it('has the value of every replication, from which mean and interval can be worked out again', async () => {
    const { stdout } = await flowday('run', queue, '--replications', '4', '--json');
    const { measures, values } = JSON.parse(stdout);
    expect(Object.keys(values)).toEqual(Object.keys(measures));
    const waits: readonly number[] = values['wait.serve'];
    expect(waits).toHaveLength(4);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / 4;
    const squares = waits.reduce((sum, wait) => sum + (wait - mean) ** 2, 0);
    const { mean: said, ci95, deviation } = measures['wait.serve'];
    expect(said).toBeCloseTo(mean, 12);
    expect(deviation).toBeCloseTo(Math.sqrt(squares / 3), 12);
    // Student's t of 3 degrees of freedom at 97.5%, from a table.
    expect(ci95[1] - said).toBeCloseTo((3.182446305 * deviation) / 2, 8);
    const first = JSON.parse((await flowday('run', queue, '--json')).stdout);
    expect(waits[0]).toBe(first.measures['wait.serve'].mean);
  });

  it('says null for a replication that observed nobody', async () => {
    const rare = fileWith(
      'rare.yaml',
      readFileSync(queue, 'utf8').replace('rate: 30 per hour', 'rate: 0.5 per day'),
    );
    const { stdout } = await flowday('run', rare, '--replications', '6', '--json');
    const { measures, values } = JSON.parse(stdout);
    const waits: readonly (number | null)[] = values['wait.serve'];
    expect(waits.filter((wait) => wait !== null)).toHaveLength(measures['wait.serve'].replications);
    expect(waits).toContain(null);
  });
});

describe('run --precision', () => {
  it('stops at the same replication however many run at a time, and says what decided', async () => {
    const words = [queue, '--precision', '5%', '--json'];
    const [one, three] = await Promise.all([
      flowday('run', ...words, '--processes', '1'),
      flowday('run', ...words, '--processes', '3'),
    ]);
    const report = JSON.parse(one.stdout);
    expect({ ...JSON.parse(three.stdout), wallMs: 0 }).toEqual({ ...report, wallMs: 0 });
    expect(report.precision).toMatchObject({
      replications: report.replications,
      wanted: 0.05,
      reached: true,
    });
    expect(report.precision.measures.map(({ measure }: { measure: string }) => measure)).toEqual([
      'wait.serve',
      'present.serve',
    ]);
    const [low, high] = report.measures['wait.serve'].ci95;
    expect((high - low) / 2 / report.measures['wait.serve'].mean).toBeLessThanOrEqual(0.05);
    expect(one.stderr).toMatch(
      /^After 10 replications: about \d+ are needed \(wait\.serve, now ±[\d.]+%\)\.\n$/,
    );
    expect(report.replications).toBeGreaterThan(10);
  });

  it('says when the most replications were not enough', async () => {
    const { code, stdout } = await flowday('run', queue, '--precision', '0.001', '--replications', '12');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Precision 0\.1%: not reached in 12 replications\. .*; about [\d,]+ are needed\.$/m,
    );
  });

  it('needs measures to be precise about', async () => {
    const { code, stderr } = await flowday('run', 'scenarios/single-queue.yaml', '--precision', '5%');
    expect(code).toBe(2);
    expect(stderr).toContain('single-queue marks no headline measures');
    expect(stderr).not.toMatch(stackTrace);
  });
});

describe('run --batches', () => {
  it('gives batch means with their correlation', async () => {
    const { code, stdout } = await flowday('run', queue, '--batches', '10');
    expect(code).toBe(0);
    expect(stdout).toContain('1 run, seed 1: 10 batches of 264 min after 4 h of warm-up');
    expect(stdout).toMatch(/^measure +mean +95% interval +lag 1 +unit$/m);
    expect(stdout).toMatch(/^wait\.serve +[\d.]+ +[\d.]+ to [\d.]+ +-?0\.\d\d +minutes/m);
  });

  it('is one run, so it goes with no number of replications', async () => {
    const { code, stderr } = await flowday('run', queue, '--batches', '10', '--replications', '3');
    expect(code).toBe(2);
    expect(stderr).toContain("'--batches <number>' cannot be used with option '--replications <number>'");
  });
});

describe('run --series', () => {
  it('[M2] writes a line for each point, marks the warm-up, and averages replications', async () => {
    const path = join(emptyFolder(), 'out.csv');
    const words = ['--every', '2h', '--days', '0.5', '--measures', 'present.*,capacity.server'];
    const { code, stdout } = await flowday('run', queue, '--series', path, ...words, '--replications', '4');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('replication,minute,time,warm-up,measure,value');
    expect(lines).toHaveLength(1 + 7 * 2);
    expect(lines[1]).toBe('mean of 4,0,2024-01-01 08:00:00,yes,present.serve,0');
    expect(lines[6]).toBe('mean of 4,240,2024-01-01 12:00:00,no,capacity.server,1');
    const means = lines.slice(1).map((line) => Number(line.split(',').at(-1)));
    expect(means.every((mean) => Number.isInteger(4 * mean))).toBe(true);
    expect(means.some((mean) => !Number.isInteger(mean))).toBe(true);
  });
});

describe('run --against and --without', () => {
  it('compares two files under the same luck', async () => {
    const two = fileWith('two.yaml', readFileSync(queue, 'utf8').replace('capacity: 1', 'capacity: 2'));
    const { code, stdout } = await flowday('run', queue, '--against', two, '--replications', '5', '--json');
    expect(code).toBe(0);
    const { measures, values, otherValues } = JSON.parse(stdout);
    const { mean, otherMean, difference } = measures['wait.serve'];
    expect(difference.mean).toBeCloseTo(otherMean - mean, 12);
    const [waits, others] = [values, otherValues].map((of): readonly number[] => of['wait.serve']);
    expect(waits).toHaveLength(5);
    const paired = (others ?? []).map((other, index) => other - (waits?.[index] ?? Number.NaN));
    expect(difference.mean).toBeCloseTo(paired.reduce((sum, one) => sum + one, 0) / 5, 12);
    expect(difference.ci95[1]).toBeLessThan(0);
    expect(measures['arrivals.comes'].difference).toMatchObject({ mean: 0, ci95: [0, 0] });
  });

  it('says where the two are not as long, or do not warm up as long', async () => {
    const file = (length: string, warmUp: string): string =>
      fileWith(
        'q.yaml',
        `flowday: 1
scenario: q
calendar: {unit: min, start: 2024-01-01, length: ${length}, warm-up: ${warmUp}}
arrivals: [{id: comes, rate: 1, to: serve}]
resources: [{id: clerk, capacity: 2}]
steps: [{id: serve, seize: [clerk], lasts: 1, next: home}]
outcomes: [{id: home}]
`,
      );
    const short = file('100', '10');
    const [same, longer] = await Promise.all([
      flowday('run', short, '--against', short, '--replications', '2'),
      flowday('run', short, '--against', file('200', '20'), '--replications', '2'),
    ]);
    expect([same.code, same.stderr]).toEqual([0, '']);
    expect(longer.stderr).toBe(
      'Their lengths differ (100 min and 200 min): both are played for 100 min.\n' +
        'Their warm-ups differ (10 min and 20 min): each is measured after its own.\n',
    );
  });

  it('leaves a standing order out', async () => {
    const hospital = 'scenarios/small-hospital.yaml';
    const { code, stdout } = await flowday(
      'run',
      hospital,
      '--without',
      'hospital-declares',
      '--replications',
      '2',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('(small-hospital), without hospital-declares\n2 replications of 1 day each');
    expect(stdout).toMatch(/^measure +this +other +difference +95% interval +unit$/m);
    // A share in points, since a difference of shares in per cent might be either.
    expect(stdout).toMatch(
      /^indicator\.four-hour +[\d.]+% +[\d.]+% +-?[\d.]+ pts +-?[\d.]+ pts to -?[\d.]+ pts +share$/m,
    );
  });
});

describe('run --definitions', () => {
  it('[M3] says what every measure is, with its unit and what it is divided by', async () => {
    const { code, stdout } = await flowday('run', queue, '--definitions');
    expect(code).toBe(0);
    expect(stdout).toContain('wait.STEP (minutes)\n  Minutes from joining');
    expect(stdout).toContain('Divided by: those whose work there began.');
    expect(stdout).toContain('kpi.done (people)\n  People who are done.');
  });

  it('are told of a measure that is not there', async () => {
    const { code, stderr } = await flowday('run', queue, '--measures', 'wait.nobody');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no measure wait.nobody');
  });
});

describe('warm-up', () => {
  it('recommends a time, shows what it judged, and gives the line for the file', async () => {
    const { code, stdout } = await flowday('warm-up', queue, '--replications', '30');
    expect(code).toBe(0);
    expect(stdout).toContain('Averages over 12 min, 30 replications of 2 days, seed 1');
    expect(stdout).toMatch(/^measure +leave out +over the run +at the end$/m);
    expect(stdout).toMatch(/^present\.serve +\S+ \w+ +[▁▂▃▄▅▆▇█|]+ +[\d.]+( +not settled)?$/m);
    expect(stdout).toMatch(/^The file says 4 h\. Under "calendar:", write\n\n {2}warm-up: \d+ (h|days?)$/m);
  });

  it('prints the same as JSON, whoever ran it', async () => {
    const words = ['warm-up', queue, '--replications', '4', '--json', '--measures', 'in-use.*,waiting.*'];
    const [one, two] = await Promise.all([
      flowday(...words, '--processes', '1'),
      flowday(...words, '--processes', '2'),
    ]);
    expect(two.stdout).toBe(one.stdout);
    const report = JSON.parse(one.stdout);
    expect(report).toMatchObject({
      scenario: 'queue',
      replications: 4,
      everyMinutes: 12,
      warmUpMinutes: 240,
    });
    expect(report.measures.map(({ measure }: { measure: string }) => measure)).toEqual([
      'in-use.server',
      'waiting.serve',
    ]);
  });
});
