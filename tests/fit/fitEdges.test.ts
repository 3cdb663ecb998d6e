// `flowday fit` where little is to be had: one value, no chance, an end of a range that makes no sense, what the targets
// do not identify. And what it writes, and where.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FitReport } from '../../server/cli/fitReport.ts';
import { identityText } from '../../server/cli/fitText.ts';
import { fileWith, flowday, withoutUnread } from '../cli/flowday.ts';
import { deskFile, productFile } from './desk.ts';

const timeout = 120_000;

/** Nothing in it is left to chance: somebody comes each hour and is served by one of `clerks` for `service`. */
function clockwork(observed: string): string {
  return fileWith(
    'clockwork.yaml',
    `flowday: 1
scenario: clockwork
calendar: {start: 2024-01-01, length: 4 days, warm-up: 1 day}
parameters:
  - {id: service, value: 20 min, low: 10 min, high: 50 min}
  - {id: clerks, value: 5, low: 0, high: 6}
  - {id: unread, value: 3, low: 1, high: 5}
arrivals: [{id: person, every: 1 h, to: served}]
resources: [{id: clerk, capacity: =clerks}]
steps: [{id: served, seize: [clerk], lasts: =service, next: gone}]
outcomes: [{id: gone}]
clocks: [{id: stay, from: [enter served], until: [enter gone]}]
loops: [{id: quick, name: Quick, says: They hurry., off: {steps: [{id: served, lasts: 40 min}]}}]
evidence: [{${observed}, origin: own, source: "theory: worked out"}]
`,
  );
}
const stays =
  'id: stays, ratio: {of: minutes(stay), per: finished(stay)}, observed: 30, within: 3, unit: minutes';
const busy = (share: string): string =>
  `id: busy, level: occupied(clerk) / capacity(clerk), by: hour, take: mean, observed: ${share}, within: 1%, unit: share`;

async function fitOf(file: string, ...words: readonly string[]): Promise<FitReport> {
  const { stdout, stderr } = await flowday('fit', file, ...words, '--json');
  expect(withoutUnread(stderr)).toBe('');
  return JSON.parse(stdout) as FitReport;
}

describe('what the targets can tell', () => {
  const parameter = {
    id: 'places',
    name: 'Places',
    before: '210',
    value: '197',
    low: '80',
    high: '260',
    errorFromBands: '38',
    errorFromChance: '69',
    place: 0.65,
    placeErrorFromBands: 0.21,
    placeErrorFromChance: 0.38,
    atBound: null,
  };
  const about = { correlations: [], unknown: [], leftOut: [], replications: 3 };

  it('is nothing of a parameter that chance hides: more than the deviation of an even guess over its range', () => {
    const hidden = identityText({ ...about, parameters: [parameter] });
    expect(hidden).toBe(
      'Chance hides places: ± 69 with 3 replications is more than nothing but its range would say. Ask for more --replications.\n',
    );
    const seen = { ...parameter, errorFromChance: '50', placeErrorFromChance: 0.28 };
    expect(identityText({ ...about, parameters: [seen] })).toBe('The targets tell all of these apart.\n');
  });
});

describe('a fit of little', { timeout }, () => {
  it('to one value, with no chance at all', async () => {
    const { parameters } = await fitOf(clockwork(stays), '--free', 'service', '--replications', '2');
    expect(parameters[0]).toMatchObject({ value: '30 min', errorFromChance: '0 min' });
  });

  it('to what was observed: a row of which nothing is known is no target', async () => {
    const file = clockwork(stays);
    const unobserved =
      '{id: come, count: arrived(person), observed: "-", within: 1, unit: people, origin: own, source: s}';
    const text = readFileSync(file, 'utf8').replace('evidence: [', `evidence: [${unobserved}, `);
    writeFileSync(file, text);
    const { targets } = await fitOf(file, '--free', 'service', '--replications', '1', '--iterations', '0');
    const said = await flowday('fit', file, '--free', 'service', '--replications', '1', '--iterations', '0');
    expect(said.stdout).toMatch(
      /^OTHER EVIDENCE, not looked at: 0 of 0 inside before, 0 after; of 1 nothing is known yet$/m,
    );
    expect(said.stdout).toMatch(/^come +– +[\d.]+ +[\d.]+ +people +not known yet$/m);
    expect(targets.map(({ id, fitted }) => [id, fitted])).toEqual([
      ['come', false],
      ['stays', true],
    ]);
  });

  it('of more parameters than there are values', async () => {
    const words = ['--free', 'service,clerks,unread', '--replications', '2', '--iterations', '3'];
    const { parameters, costAfter } = await fitOf(clockwork(stays), ...words);
    expect(costAfter).toBeLessThan(0.01);
    expect(parameters.map(({ errorFromBands }) => errorFromBands === null)).toEqual([false, true, true]);
  });

  it('of a whole number, back from an end of its range at which nobody is ever served', async () => {
    const { parameters, leftOut } = await fitOf(
      clockwork(busy('100%')),
      ...['--free', 'clerks,unread', '--replications', '2'],
    );
    expect(parameters[0]).toMatchObject({ value: '1', errorFromChance: '0' });
    expect(leftOut).toEqual([
      { values: { clerks: '0' }, sentence: expect.stringMatching(/never more than 0/) },
    ]);
    const said = await flowday('fit', clockwork(busy('100%')), '--free', 'clerks', '--replications', '2');
    expect(said.stdout).toMatch(/^Left out: clerks = 0\. There are never more than 0 of "clerk"/m);
  });

  it('that begins where nobody is ever served is none', async () => {
    const low = clockwork(busy('100%'));
    writeFileSync(
      low,
      readFileSync(low, 'utf8').replace('value: 5, low: 0, high: 6', 'value: 5, low: -2, high: 0'),
    );
    const said = await flowday('fit', low, '--free', 'clerks');
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(/where the search begins, with clerks = 0: There are never/);
  });
});

describe('what a fit writes', { timeout }, () => {
  it('leaves what is not identified as it is, and says so', async () => {
    const file = productFile();
    const out = join(dirname(file), 'fitted.yaml');
    const words = ['--free', 'effort,pace', '--iterations', '1', '--replications', '2', '--out', out];
    const { stdout } = await flowday('fit', file, ...words);
    expect(stdout).toContain('effort keeps its value there, 3 min: these targets do not identify it.');
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('# Not identified by these targets, so left as before: effort (3 min), pace (2).');
    expect(text).not.toContain('id: effort');
    // Nothing is changed, so nothing is nearer.
    const [, before, after] = /half-bands ([\d.]+) before, ([\d.]+) after/.exec(text) ?? [];
    expect(after).toBe(before);
    expect((await flowday('check', out)).code).toBe(0);
  });

  it('keeps what was set of a parameter that is not identified, and blames no end of its range', async () => {
    const file = clockwork(stays);
    const out = join(dirname(file), 'fitted.yaml');
    const words = ['--free', 'unread', '--set', 'unread=1', '--iterations', '0', '--replications', '1'];
    const { stdout } = await flowday('fit', file, ...words, '--out', out);
    expect(stdout).toContain('unread keeps its value there, 1: these targets do not identify it.');
    expect(stdout).not.toContain('end of its range');
    expect(readFileSync(out, 'utf8')).toContain('{id: unread, value: "1", source: "guess: as set');
  });

  it('holds what was set and switched off for the fit', async () => {
    const file = clockwork(stays);
    const out = join(dirname(file), 'fitted.yaml');
    const words = ['--set', 'clerks=2', '--off', 'quick', '--free', 'service', '--out', out];
    const { stderr } = await flowday('fit', file, ...words, '--iterations', '0', '--replications', '1');
    expect(withoutUnread(stderr)).toBe('');
    const merged = await flowday('check', out, '--merged');
    expect(merged.stdout).toContain('resources: [ { id: clerk, capacity: 2 } ]');
    expect(merged.stdout).toMatch(/lasts: 40 min/);
    expect((await flowday('check', out)).code).toBe(0);
  });

  it('stands beside the file, and is a scenario: otherwise nothing is run', async () => {
    const file = deskFile();
    const folder = dirname(file);
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'inner.yaml'), readFileSync(file));
    const words = ['--free', 'service', '--replications', '1000'];
    for (const [one, out] of [
      [file, join(folder, 'sub', 'x.yaml')],
      [join(folder, 'sub', 'inner.yaml'), join(folder, 'x.yaml')],
    ] as const) {
      const said = await flowday('fit', one, ...words, '--out', out);
      expect(said.code).toBe(2);
      expect(said.stderr).toContain(`Write it beside`);
    }
    const away = await flowday(
      ...['fit', file, ...words, '--data', fileWith('elsewhere.yaml', 'flowday: 1\n')],
      ...['--out', join(folder, 'x.yaml')],
    );
    expect(away.stderr).toContain('could not extend');
    const folderAsFile = await flowday('fit', file, ...words, '--out', join(folder, 'sub'));
    expect(folderAsFile.stderr).toContain('cannot be written (EISDIR)');
  });
});
