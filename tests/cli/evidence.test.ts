// `evidence` and `loops` as the real program: what they print, that chance and threads do not decide it, and that
// rows which miss are results.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileWith, flowday, stackTrace, withoutUnread } from './flowday.ts';

/** A ward that loops, with three rows; the second is wrong on purpose. */
const ward = fileWith(
  'ward.yaml',
  `flowday: 1
scenario: ward
calendar: {start: 2013-12-02, length: 6 weeks, warm-up: 1 week}
parameters:
  - {id: admissions, name: Admissions, value: 9 per day, low: 8 per day, high: 10 per day}
  - {id: ward-stay, name: Stay, value: 4 days, low: 3.5 days, high: 4.5 days}
  - {id: returns, value: 10%}
  - {id: idle, name: Idle, value: 1, low: 0, high: 2}
arrivals: [{id: admitted, rate: =admissions, to: on-ward}]
resources: [{id: bed, kind: bed, capacity: 44}]
steps: [{id: on-ward, seize: [bed], lasts: {lognormal: {mean: =ward-stay, cv: 0.9}}, next: home}]
outcomes: [{id: home, returns: [{id: back, share: =returns, after: {exponential: {mean: 9 days}}, to: on-ward}]}]
indicators: [{id: full, name: Beds in use, unit: share, value: occupied(bed) / capacity(bed)}]
headline: [full, wait.on-ward]
loops:
  - {id: back-again, name: Readmission, says: Some of those who go home come back., off: {outcomes: [{id: home, returns: []}]}}
  - {id: switched-off, name: Another, says: Not in force., on: false, off: {}}
evidence:
  - {id: admitted-a-day, name: Admissions a day, origin: own, count: arrived(admitted), observed: 9, within: 0.5, unit: people, source: the parameter}
  - {id: beds-in-use, name: Beds in use, origin: design, level: occupied(bed), observed: 20, within: 2, unit: beds, source: wrong on purpose}
  - {id: by-week, name: Admissions by week, origin: own, count: arrived(admitted), by: week, observed: [9, 9, 9, 9, "-"], within: 3, unit: people, source: the parameter}
`,
);

const run = (verb: string, ...words: readonly string[]) =>
  flowday(verb, ward, '--replications', '3', '--seed', 'test', ...words);

describe('evidence', () => {
  it('prints a row for each target by origin, and ends well although one misses', async () => {
    const { code, stdout, stderr } = await run('evidence');
    expect(withoutUnread(stderr)).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('3 replications of 42 days, seed test');
    expect(stdout).toMatch(/^2 of 3 rows inside$/m);
    expect(stdout).toMatch(
      /OWN FIGURES.*\nrow .*\nadmitted-a-day +9\.00 .* inside\nby-week +5 values .*4 of 4 inside\n/i,
    );
    expect(stdout).toMatch(/^beds-in-use .*outside, \d+\.\d bands too high$/m);
  });

  it('is the same however many run at a time', async () => {
    const [one, three] = await Promise.all(
      ['1', '3'].map((processes) => run('evidence', '--processes', processes, '--sensitivity', '--json')),
    );
    const report = JSON.parse(one?.stdout ?? '');
    const other = JSON.parse(three?.stdout ?? '');
    expect({ ...report, record: { ...report.record, wallMs: 0 } }).toEqual({
      ...other,
      record: { ...other.record, wallMs: 0 },
    });
    expect(report.record).toMatchObject({ scenario: 'ward', seed: 'test', replications: 3, date: null });
    // Over all three, like events and patients, and as `run --json` has it; six weeks each.
    expect(report.record.simulatedMinutes).toBe(3 * 42 * 1440);
    expect(report.targets.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual([
      ['admitted-a-day', 'inside'],
      ['beds-in-use', 'outside'],
      ['by-week', 'inside'],
    ]);
    expect(report.targets[2].points[4]).toMatchObject({ label: '2014-01-06', observed: null, inside: null });
    expect(
      report.sensitivity.parameters.map(({ id, low, high }: Record<string, string>) => [id, low, high]),
    ).toEqual([
      ['admissions', '8 per day', '10 per day'],
      ['ward-stay', '3.5 days', '4.5 days'],
      ['idle', '0', '2'],
    ]);
    const figures = new Map<string, { parameter: string; low: { mean: number }; high: { mean: number } }[]>(
      report.sensitivity.figures.map(({ id, bars }: { id: string; bars: [] }) => [id, bars]),
    );
    const beds = figures.get('evidence.beds-in-use') ?? [];
    // What nothing reads changes nothing; the stay does not change who is admitted.
    expect(beds.map(({ parameter }) => parameter).sort()).toEqual(['admissions', 'ward-stay']);
    expect(figures.get('evidence.admitted-a-day')?.map(({ parameter }) => parameter)).toEqual(['admissions']);
    for (const { low, high } of beds) {
      expect(low.mean).toBeLessThan(-2);
      expect(high.mean).toBeGreaterThan(0.5);
    }
  });

  it('marks what each end changes beyond chance, shares in points, and says that the rest may be luck', async () => {
    const { stdout } = await run('evidence', '--sensitivity');
    const [, table = ''] = stdout.split('\nSENSITIVITY\n');
    expect(table).toContain('* the 95% interval does not hold 0; what has no star may be chance');
    const { sensitivity } = JSON.parse((await run('evidence', '--sensitivity', '--json')).stdout);
    type End = { mean: number | null; ci95: [number, number] | null };
    type Bar = { parameter: string; low: End; high: End };
    const figures: readonly { id: string; bars: readonly Bar[] }[] = sensitivity.figures;
    const full = figures.find(({ id }) => id === 'indicator.full')?.bars ?? [];
    const [, section = ''] = table.split('\nBeds in use: ');
    const [beds = ''] = section.split('\n\n');
    expect(full.length).toBeGreaterThan(1);
    for (const { parameter, low, high } of full) {
      const [one, other] = [low, high].map(({ mean, ci95 }) => {
        const points = `${(mean ?? 0) > 0 ? '+' : ''}${(100 * (mean ?? 0)).toFixed(1)} pts`;
        const told = ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);
        return `${points.replace('+', '\\+')}${told ? '\\*' : ' '}`;
      });
      expect(beds).toMatch(new RegExp(`^${parameter} +${one} +${other} `, 'm'));
    }
    const ends = figures.flatMap(({ bars }) => bars.flatMap(({ low, high }) => [low, high]));
    const isTold = ({ ci95 }: End): boolean => ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);
    expect(new Set(ends.map(isTold))).toEqual(new Set([true, false]));
  });

  it('tells nothing from chance with a single replication of each end', async () => {
    const { stdout } = await run('evidence', '--sensitivity', '--sensitivity-replications', '1');
    const [, table = ''] = stdout.split('what has no star may be chance');
    expect(table).toMatch(/^admissions +[+-][\d.]+ /m);
    expect(table).not.toContain('*');
  });

  it('runs with a parameter set and a loop off, and says so', async () => {
    const { stdout } = await run('evidence', '--set', 'ward-stay=2 days', '--off', 'back-again');
    expect(stdout).toMatch(/^Ward \(ward\), with ward-stay = 2 days, back-again off$/m);
    expect(stdout).toMatch(/^beds-in-use .* inside$/m);
  });

  it('says what is missing', async () => {
    const plain = fileWith('plain.yaml', readFileSync(ward, 'utf8').replace(/^evidence:[\s\S]*/m, ''));
    const without = await flowday('evidence', plain);
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('says nothing of what was observed');
    const still = fileWith('still.yaml', readFileSync(ward, 'utf8').replace(/, low: .*\}/g, '}'));
    const noRange = await flowday('evidence', still, '--sensitivity', '--replications', '2');
    expect(noRange.code).toBe(1);
    expect(noRange.stderr).toContain('No parameter of ward has a range');
    const halfABed = readFileSync(ward, 'utf8')
      .replace(
        'id: idle, name: Idle, value: 1, low: 0, high: 2',
        'id: idle, name: Beds, value: 44, low: 43.5, high: 50',
      )
      .replace('capacity: 44', 'capacity: =idle');
    const half = fileWith('half.yaml', halfABed);
    const leftOut = await flowday('evidence', half, '--sensitivity', '--replications', '2');
    expect(leftOut.code).toBe(0);
    expect(leftOut.stdout).toMatch(/^idle +– +[+-]\d/m);
    expect(leftOut.stdout).toMatch(/^Left out: idle = 43\.5\. Expected a whole number from 0 to \d+\.$/m);
    const nowhere = await run('evidence', '--report', '/nowhere/at/all.html');
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain('/nowhere/at/all.html cannot be written (ENOENT)');
    for (const { stderr } of [without, noRange, leftOut, nowhere]) expect(stderr).not.toMatch(stackTrace);
  });
});

describe('loops', () => {
  it('says what each loop that is on adds to the headline, the same people in both', async () => {
    const { code, stdout } = await run('loops', '--json');
    expect(code).toBe(0);
    const { loops } = JSON.parse(stdout);
    expect(loops.map(({ id }: { id: string }) => id)).toEqual(['back-again']);
    const figures = new Map<string, { contribution: { mean: number; ci95: [number, number] } }>(
      loops[0].figures.map((figure: { id: string }) => [figure.id, figure]),
    );
    const full = figures.get('indicator.full')?.contribution;
    // Each tenth comes back: about 9 × 10% × 4 days = 3.6 beds of 44 in the end.
    expect(full?.mean).toBeGreaterThan(0.03);
    expect(full?.ci95[0]).toBeGreaterThan(0);
    expect(figures.get('evidence.admitted-a-day')?.contribution.mean).toBe(0);
  });

  it('says what to do where there is no figure to contribute to, and runs nothing', async () => {
    const text = readFileSync(ward, 'utf8').replace(/^headline: .*\n/m, '');
    const [withRows, without] = [text, text.split('evidence:')[0] ?? ''].map((one) =>
      fileWith('plain.yaml', one),
    );
    const said = async (...words: readonly string[]) => {
      const { code, stdout, stderr } = await flowday('loops', ...words, '--replications', '2');
      return {
        code,
        stdout: stdout === '' ? '' : 'something',
        stderr: withoutUnread(stderr).replace(/^.*plain\.yaml /, ''),
      };
    };
    const sentence = 'has no headline: there is no figure to which a loop could contribute.\n';
    expect(await said(withRows ?? '')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('--json'),
    });
    expect(await said(without ?? '', '--json')).toEqual({
      code: 1,
      stdout: '',
      stderr: `${sentence}  Name indicators or measures under headline: in the file, such as headline: [waiting-for-bed].\n`,
    });
    expect(await said(withRows ?? '', '--json')).toMatchObject({ code: 0, stdout: 'something' });
  });

  it('prints a line for each, then a table for each', async () => {
    const { stdout } = await run('loops');
    expect(stdout).toMatch(/^its contribution +full +wait\.on-ward\nback-again +\+\d+\.\d pts\* +\+\d/m);
    expect(stdout).toMatch(
      /\nReadmission \(back-again\)\nSome of those who go home come back\.\nfigure .*\nindicator\.full /,
    );
  });
});
