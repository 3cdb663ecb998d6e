// `run` and `check` as the real program: against theory, against themselves, and to the letter of their JSON.

import { describe, expect, it } from 'vitest';
import { studentTQuantile } from '../../engine/base/exactMath.ts';
import { fileWith, flowday, stackTrace } from './flowday.ts';

interface Report {
  readonly replications: number;
  readonly simulatedMinutes: number;
  readonly events: number;
  readonly patients: number;
  readonly stateHash: string;
  readonly hashParts: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, { unit: string; mean: number; ci95: [number, number] | null }>>;
}

const singleQueue = 'scenarios/single-queue.yaml';

describe('run', () => {
  it('agrees with the closed form of M/M/3 within its own 99.9% interval', async () => {
    // λ = 0.2, μ = 0.1 a minute, c = 3: load 2, utilisation 2/3, P(wait) by Erlang C = 4/9, and from these the means.
    // Tolerance: the program's own 95% half-width, stretched to 99.9% (a true model fails one seed in a thousand;
    // the seed is fixed, so this one does not). It must also be narrow, or it would prove nothing: 8% of the wait.
    const erlangC = 4 / 9;
    const waitMinutes = erlangC / (3 * 0.1 - 0.2);
    const truth: Readonly<Record<string, number>> = {
      'wait.see-nurse': waitMinutes,
      'stay.home': waitMinutes + 10,
      'waiting.see-nurse': 0.2 * waitMinutes,
      'in-use.nurse': 2,
      'utilisation.nurse': 2 / 3,
      'arrivals.walk-in': 0.2 * 29 * 1440,
      'over.wait.30': erlangC * Math.exp(-0.1 * 30),
    };
    const { measures } = await reportOf(singleQueue, '--replications', '50', '--seed', 'theory');
    const stretch = studentTQuantile(0.9995, 49) / studentTQuantile(0.975, 49);
    const halfWidth = (id: string): number => {
      const [low, high] = measures[id]?.ci95 ?? [0, 0];
      return (stretch * (high - low)) / 2;
    };
    for (const [id, expected] of Object.entries(truth)) {
      expect(Math.abs((measures[id]?.mean ?? 0) - expected), id).toBeLessThan(halfWidth(id));
    }
    expect(halfWidth('wait.see-nurse')).toBeGreaterThan(0);
    expect(halfWidth('wait.see-nurse')).toBeLessThan(0.08 * waitMinutes);
  });

  it('prints JSON with exactly the promised fields', async () => {
    const { code, stdout, stderr } = await flowday(
      'run',
      singleQueue,
      '--days',
      '3',
      '--seed',
      's',
      '--json',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout) as Report;
    expect(Object.keys(report)).toEqual(
      `flowday scenario seed replications simulatedMinutes events patients wallMs stateHash hashParts deadlocks refusedPlans measures values definitions`.split(
        ' ',
      ),
    );
    expect(report).toMatchObject({
      scenario: 'single-queue',
      seed: 's',
      replications: 1,
      simulatedMinutes: 4320,
    });
    expect(report.stateHash).toMatch(/^[0-9a-f]{16}$/);
    expect(Object.keys(report.hashParts)).toEqual([
      'patients',
      'calendar',
      'resources',
      'agencies',
      'measures',
    ]);
    for (const hash of Object.values(report.hashParts)) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(report.measures['wait.see-nurse']).toEqual({
      unit: 'minutes',
      mean: expect.any(Number),
      ci95: null,
      p50: expect.any(Number),
      p90: expect.any(Number),
      p95: expect.any(Number),
    });
  });

  it('[R1] gives the same figures again, however the replications fell to the cores', async () => {
    const words = ['scenarios/small-hospital.yaml', '--replications', '6', '--seed', 'again'];
    const first = await reportOf(...words);
    const second = await reportOf(...words);
    expect(untimed(second)).toEqual(untimed(first));
    const alone = await reportOf('scenarios/small-hospital.yaml', '--seed', 'again');
    expect(alone.stateHash).toBe(first.stateHash);
    expect(alone.hashParts).toEqual(first.hashParts);
    const other = await reportOf('scenarios/small-hospital.yaml', '--seed', 'other');
    expect(other.stateHash).not.toBe(first.stateHash);
  });

  it('prints a table that a person can read, the headline first', async () => {
    const { code, stdout } = await flowday('run', 'scenarios/small-hospital.yaml', '--replications', '2');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('A small hospital, one winter day (small-hospital)');
    expect(lines[1]).toBe('2 replications of 1 day, seed 1');
    expect(stdout).toMatch(/^measure +mean +95% interval +p50 +p90 +p95 +unit$/m);
    expect(stdout).toMatch(/^indicator\./m);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('refuses more days than the scenario has', async () => {
    const { code, stderr } = await flowday('run', singleQueue, '--days', '31');
    expect(code).toBe(2);
    expect(stderr).toContain('single-queue lasts 30 days; --days 31 goes beyond its end.');
  });

  it('refuses a scenario with problems, and shows them', async () => {
    const { code, stdout, stderr } = await flowday('run', brokenScenario());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/broken\.yaml:9:\d+: error /);
    expect(stderr).toContain('cannot be run');
    expect(stderr).not.toMatch(stackTrace);
  });
});

describe('check', () => {
  it('finds every scenario that comes with Flowday good, and says how long its day is', async () => {
    const { code, stdout, stderr } = await flowday(
      'check',
      ...['single-queue', 'small-hospital', 'banes-winter-2013'].map((name) => `scenarios/${name}.yaml`),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/: good\./g)).toHaveLength(3);
    expect(stdout.match(/The room's day takes \d+ (h|min)/g)).toHaveLength(3);
  });

  it('goes on after a bad file, and exits 1', async () => {
    const { code, stdout, stderr } = await flowday('check', brokenScenario(), 'nowhere.yaml', singleQueue);
    expect(code).toBe(1);
    expect(stderr).toMatch(/broken\.yaml:9:\d+: error /);
    expect(stderr).toContain('There is no file nowhere.yaml');
    expect(stdout).toContain('single-queue.yaml: good');
  });

  it('prints the same as JSON', async () => {
    const { code, stdout } = await flowday('check', brokenScenario(), singleQueue, '--json');
    expect(code).toBe(1);
    const [broken, good] = JSON.parse(stdout);
    expect(broken).toMatchObject({ good: false, scenario: null, realMinutes: null });
    expect(broken.problems[0]).toMatchObject({ severity: 'error', line: 9 });
    expect(good).toMatchObject({ good: true, scenario: 'single-queue', problems: [] });
  });
});

async function reportOf(...words: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await flowday('run', ...words, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Report;
}

function untimed(report: Report): object {
  return { ...report, wallMs: 0 };
}

/** A step that nobody defined, on line 9. */
function brokenScenario(): string {
  return fileWith(
    'broken.yaml',
    `flowday: 1
scenario: broken
name: Broken
calendar: {start: 2024-01-01, length: 1 day}
resources: [{id: nurse, kind: staff, capacity: 3}]
steps: [{id: see-nurse, seize: [nurse], lasts: 10 min, next: home}]
outcomes: [{id: home}]
arrivals:
  - {id: walk-in, rate: 0.2 per min, to: see-a-nurse}
`,
  );
}

describe('a plan that is not carried out', () => {
  const twoWards = fileWith(
    'plans.yaml',
    `flowday: 1
scenario: plans
calendar: {start: 2024-02-01, length: 2 days}
planning: {date: 2024-01-01}
arrivals: [{id: patient, rate: 12 per day, to: stay}]
resources: [{id: bed, capacity: 20}]
steps: [{id: stay, seize: [bed], lasts: 1 day, next: home}]
outcomes: [{id: home}]
agencies: [{id: trust, name: Trust, kind: acute, planning-budget: £50, plans: [{pull: ward, amount: 3}]}]
teams: [{id: trust, agencies: [trust]}]
levers: [{id: ward, name: Ward, agency: trust, says: S., decided: planning, amount: {unit: beds, least: 1, most: 9}, cost: {once: £20, per-unit: true}, effects: [{capacity: bed, add: amount}]}]
`,
  );
  const words = `1 plan not carried out:
  trust: ward, 3 beds: This commits £60 up to the end of the run; £50 of the planning budget is left.
`;

  it('stands in the report, and as a field of the JSON', async () => {
    expect((await flowday('run', twoWards)).stdout).toContain(words);
    const { stdout, stderr } = await flowday('run', twoWards, '--json');
    expect(JSON.parse(stdout).refusedPlans).toEqual([
      {
        agencyId: 'trust',
        leverId: 'ward',
        amount: 3,
        refusal: expect.objectContaining({ code: 'over-planning-budget' }),
      },
    ]);
    expect(stderr).toBe('');
  });

  it('stands on stderr in the other ways of running', async () => {
    expect(await flowday('run', twoWards, '--trace', '--until', '1 h')).toMatchObject({
      code: 0,
      stderr: words,
    });
  });

  it('is a warning of check', async () => {
    const { code, stderr } = await flowday('check', twoWards);
    expect(code).toBe(0);
    expect(stderr).toContain('plans.yaml:9:87: warning over-planning-budget: "ward" commits £60');
  });
});
