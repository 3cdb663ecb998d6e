// `check --explain` and `check --graph` as the real program: what goes to stdout can be kept in a file as it is.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, flowday } from './flowday.ts';

describe('check', () => {
  it('explains one file in sentences that fit a terminal, or as JSON', async () => {
    const [text, json] = await Promise.all([
      flowday('check', 'scenarios/small-hospital.yaml', '--explain'),
      flowday('check', 'scenarios/single-queue.yaml', '--explain', '--json'),
    ]);
    expect({ code: text.code, stderr: text.stderr }).toEqual({ code: 0, stderr: '' });
    const lines = text.stdout.split('\n');
    expect(lines[0]).toBe('A small hospital, one winter day');
    expect(lines).toContain('To be triaged (triage)');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(JSON.parse(json.stdout)[0]).toMatchObject({ about: 'run', id: 'single-queue' });
  }, 120_000);

  it('draws one file as Mermaid or SVG, and says what goes with what', async () => {
    const file = 'scenarios/single-queue.yaml';
    const [mermaid, svg, alone, both, two] = await Promise.all([
      flowday('check', file, '--graph'),
      flowday('check', file, '--graph', '--svg'),
      flowday('check', file, '--svg'),
      flowday('check', file, '--graph', '--explain'),
      flowday('check', file, 'scenarios/small-hospital.yaml', '--graph'),
    ]);
    expect(mermaid.stdout).toMatch(/^flowchart LR\n/);
    expect(svg.stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    expect([mermaid.code, svg.code, alone.code, both.code, two.code]).toEqual([0, 0, 2, 2, 2]);
    expect(alone.stderr).toContain('--svg goes with --graph');
    expect(two.stderr).toContain('--explain, --graph and --merged are for one file');
  }, 120_000);
});

const folder = emptyFolder();

function beside(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

beside(
  'base.yaml',
  `flowday: 1
scenario: base
calendar: {start: 2024-01-01, length: 2 days}
parameters: [{id: servers, value: 2, low: 1, high: 3, source: "guess: two"}]
arrivals: [{id: comes, rate: 40 per hour, to: serve}]
resources: [{id: server, capacity: =servers}]
steps: [{id: serve, seize: [server], lasts: {exponential: {mean: 2 min}}, next: gone}]
outcomes: [{id: gone}]
loops:
  - {id: haste, name: Haste, says: A queue makes hands faster., off: {steps: [{id: serve, lasts: {exponential: {mean: 4 min}}}]}}
`,
);
const changes = beside(
  'changes.yaml',
  'flowday: 1\nscenario: changes\nextends: base.yaml\nparameters: [{id: servers, value: 3}]\n',
);

describe('a scenario that changes another', () => {
  it('is printed as one file that reads the same', async () => {
    const merged = await flowday('check', changes, '--merged');
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    expect(merged.stdout).toContain('capacity: 3');
    expect(merged.stdout).not.toContain('extends');
    const whole = beside('whole.yaml', merged.stdout);
    const [one, other] = await Promise.all([
      flowday('run', changes, '--json'),
      flowday('run', whole, '--json'),
    ]);
    expect(JSON.parse(one.stdout).hash).toEqual(JSON.parse(other.stdout).hash);
  }, 120_000);

  it('is printed although there is something to warn of', async () => {
    const emptied = beside(
      'emptied.yaml',
      'flowday: 1\nscenario: emptied\nextends: changes.yaml\nloops: []\n',
    );
    const merged = await flowday('check', emptied, '--merged');
    expect(merged.code).toBe(0);
    expect(merged.stderr).toContain('warning emptied');
    expect(merged.stdout).toContain('loops: []');
  }, 120_000);

  it('runs with another figure, and without a loop, for once', async () => {
    const waits = async (...words: readonly string[]): Promise<number> => {
      const { stdout, stderr, code } = await flowday('run', changes, '--json', ...words);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout).measures['wait.serve'].mean;
    };
    const [usual, fewer, slow] = await Promise.all([
      waits(),
      waits('--set', 'servers=2'),
      waits('--off', 'haste'),
    ]);
    // M/M/3, then M/M/2, at 40 an hour and 2 minutes; then M/M/3 at 4 minutes: 0.22, 1.6 and 5.8 minutes in the long run.
    expect(usual).toBeLessThan(0.5);
    expect(fewer).toBeGreaterThan(2 * usual);
    expect(slow).toBeGreaterThan(2 * fewer);
  }, 120_000);

  it('is refused with a sentence when there is nothing to change', async () => {
    const [set, off, words, missing] = await Promise.all([
      flowday('run', changes, '--set', 'severs=2'),
      flowday('check', changes, '--off', 'hast'),
      flowday('run', changes, '--set', 'servers'),
      flowday('check', beside('lost.yaml', 'flowday: 1\nscenario: lost\nextends: nowhere.yaml\n')),
    ]);
    expect([set.code, off.code, words.code, missing.code]).toEqual([2, 1, 2, 1]);
    expect(set.stderr).toContain('Did you mean "servers"?');
    expect(off.stderr).toContain('Did you mean "haste"?');
    expect(words.stderr).toContain('beds=36');
    expect(missing.stderr).toContain('nowhere.yaml');
  }, 120_000);

  it('is checked with its loops off as well', async () => {
    const wrong = beside(
      'wrong.yaml',
      `${'flowday: 1\nscenario: wrong\nextends: base.yaml\n'}loops: [{id: haste, off: {steps: [{id: serve, lasst: 4 min}]}}]\n`,
    );
    const { code, stderr } = await flowday('check', wrong);
    expect(code).toBe(1);
    expect(stderr).toContain('With the loop "haste" off: "lasst" is no key here.');
  }, 120_000);
});
