// `flowday validate` as typed: what it prints, what it exits with, and what it does with a folder.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, flowday, stackTrace } from '../cli/flowday.ts';

const trace = 'traces: [{moment: start, at: serve, minutes: [5, 12]}]';
const good = file(
  `measures: [{measure: wait.serve, value: 1}, {measure: started.serve, value: 2}]\n  ${trace}`,
);
const wrong = file(
  'measures: [{measure: wait.serve, value: 1.5}]\n  traces: [{moment: start, at: serve, minutes: [5, 13]}]',
);
const left = file(`skip: "not ours to say"\n  ${trace}`);

describe('flowday validate', () => {
  it('prints a line for each figure, and exits 0 when all are as expected', async () => {
    const folder = folderWith({ 'b-left': left, 'a-good': good, plain: file(null) });
    const { code, stdout, stderr } = await flowday('validate', folder);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^a-good +wait\.serve +1 +1 ±0 +ok$/);
    expect(lines[1]).toMatch(/^a-good +started\.serve +2 +2 ±0 +ok$/);
    expect(lines[2]).toMatch(/^a-good +start serve +2 instants, all exact: ok {2}[\d.]+ s$/);
    expect(lines[3]).toMatch(/^b-left +skipped \(not ours to say\)$/);
    expect(lines[5]).toMatch(/^2 cases: 1 ok, 0 failed, 1 skipped; 3 figures judged, \d+ s$/);
    expect(lines).toHaveLength(6);
  });

  it('says what was found instead, and exits 1', async () => {
    const { code, stdout } = await flowday('validate', folderWith({ wrong, good }));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^wrong +wait\.serve +1\.5 +1 ±0 +FAIL$/m);
    expect(stdout).toMatch(/^wrong +start serve +FAIL at instant 2: expected 13, found 12 {2}/m);
    expect(stdout).toMatch(/^2 cases: 1 ok, 1 failed, 0 skipped;/m);
  });

  it('tells of a file that cannot be read, and goes on', async () => {
    const folder = folderWith({ bad: good.replace('capacity', 'capcity'), good });
    const { code, stdout, stderr } = await flowday('validate', folder);
    expect(code).toBe(1);
    expect(stdout).toContain('bad: cannot be read');
    expect(stdout).toContain('capcity');
    expect(stdout).toMatch(/^2 cases: 1 ok, 0 failed, 0 skipped, 1 unreadable;/m);
    expect(stderr).not.toMatch(stackTrace);
  });

  it('prints one object a file with --json, and nothing else', async () => {
    const { code, stdout } = await flowday('validate', join(folderWith({ wrong }), 'wrong.yaml'), '--json');
    expect(code).toBe(1);
    const [report, ...others] = JSON.parse(stdout);
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      scenario: 'small',
      verdict: 'fail',
      seed: 'small',
      replications: 2,
      repeated: false,
      measures: [{ measure: 'wait.serve', expected: 1.5, found: 1, z: null, verdict: 'fail' }],
      traces: [{ moment: 'start', at: 'serve', firstDifference: 1 }],
    });
  });

  it('names a fresh seed, and runs what failed once more with another', async () => {
    const { stdout } = await flowday('validate', '--fresh', folderWith({ wrong, good }));
    const [, seed] = /^seed (fresh-\d+)$/m.exec(stdout) ?? [];
    expect(seed).toBeDefined();
    expect(stdout).toMatch(new RegExp(`^wrong .* s, again with seed ${seed}-again$`, 'm'));
    expect(stdout.match(/again with seed/g)).toHaveLength(1);
  });

  it('knows no interval and no variance of one replication', async () => {
    const measures =
      'measures: [{measure: wait.serve, value: 1}, {measure: wait.serve, figure: variance, value: 0}]';
    const one = file(measures).replace('replications: 2', 'replications: 1');
    const { code, stdout } = await flowday('validate', folderWith({ one }));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^one +wait\.serve +1 +1 ±– +ok$/m);
    expect(stdout).toMatch(
      /^one +wait\.serve variance +0 +– ±– +FAIL \(a variance needs two replications\)/m,
    );
  });

  it('complains of a folder without cases and of no folder at all', async () => {
    const none = await flowday('validate', folderWith({ plain: file(null) }));
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('says what it expects');
    const nowhere = await flowday('validate', 'nowhere-at-all');
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain('There is nothing at nowhere-at-all.');
  });
});

/** Two come at 5 and 10 and are served for 7 minutes: the second waits for two. */
function file(expected: string | null): string {
  return `flowday: 1
scenario: small
calendar: {start: 2024-01-01, length: 60 min}
arrivals: [{id: patient, at: [5 min, 10 min], to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: 7 min, next: served}]
outcomes: [{id: served}]
${expected === null ? '' : `expect:\n  replications: 2\n  ${expected}\n`}`;
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(emptyFolder(), 'cases');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), text);
  return folder;
}
