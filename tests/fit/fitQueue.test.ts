// `flowday fit` on a queue whose answer is known from theory.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FitReport } from '../../server/cli/fitReport.ts';
import { fileWith, flowday, stackTrace } from '../cli/flowday.ts';
import { deskFile, productFile, trueServiceMinutes } from './desk.ts';

const patience = 120_000;

describe('fitting a desk with one clerk', () => {
  it(
    'finds the service mean within its standard error of the bands, and writes it as a scenario',
    async () => {
      const file = deskFile();
      const out = join(dirname(file), 'fitted.yaml');
      const said = await flowday(
        'fit',
        file,
        '--free',
        'service',
        '--iterations',
        '4',
        '--out',
        out,
        '--json',
      );
      expect(said.stderr).toBe('');
      const report = JSON.parse(said.stdout) as FitReport;
      const [service] = report.parameters;
      const value = Number.parseFloat(service?.value ?? '');
      const error = Number.parseFloat(service?.errorFromBands ?? '');
      const chance = Number.parseFloat(service?.errorFromChance ?? '');
      // Theory, not a run, was observed: chance comes on top. Two standard errors of both.
      expect(Math.abs(value - trueServiceMinutes)).toBeLessThan(2 * Math.hypot(error, chance));
      expect(error).toBeGreaterThan(0.03);
      expect(error).toBeLessThan(0.2);
      expect(report.costAfter).toBeLessThan(report.costBefore / 20);
      expect(report.targets.map(({ before, after }) => [before, after])).toEqual([
        ['outside', 'inside'],
        ['outside', 'inside'],
        ['inside', 'inside'],
      ]);
      expect(report.unknown).toEqual([]);
      expect(readFileSync(out, 'utf8')).toContain(`value: "${service?.value}"`);
      expect((await flowday('check', out)).code).toBe(0);
    },
    patience,
  );

  it(
    'says that two parameters which only ever appear as a product cannot be told apart',
    async () => {
      const said = await flowday(
        'fit',
        productFile(),
        '--free',
        'effort,pace',
        '--iterations',
        '2',
        '--processes',
        '1',
      );
      expect(said.stderr).toBe('');
      expect(said.stdout).toMatch(/effort and pace cannot be told apart/);
      expect(said.stdout).toMatch(/more of (effort|pace) with less of (effort|pace)/);
      expect(said.stdout).toMatch(/effort .* not known/);
    },
    patience,
  );

  it(
    'fits to what is observed in a file of its own',
    async () => {
      const data = fileWith(
        'quieter.yaml',
        'evidence: [{id: busy, observed: 720, within: 100}, {id: waits, observed: 0.132, within: 0.03}]\n',
      );
      const said = await flowday(
        ...[
          'fit',
          deskFile(),
          '--free',
          'service',
          '--data',
          data,
          '--set',
          'service=4.5 min',
          '--iterations',
          '3',
          '--json',
        ],
      );
      expect(said.stderr).toBe('');
      const { parameters, targets } = JSON.parse(said.stdout) as FitReport;
      expect(targets.find(({ id }) => id === 'busy')?.points[0]?.observed).toBe(720);
      // 3.75 minutes each: half of the time busy, 3.75 minutes of waiting, 0.5 × exp(-10 ÷ 7.5) over ten.
      expect(Number.parseFloat(parameters[0]?.value ?? '')).toBeGreaterThan(3.6);
      expect(Number.parseFloat(parameters[0]?.value ?? '')).toBeLessThan(3.9);
    },
    patience,
  );
});

describe('what cannot be fitted is said in sentences', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a parameter that is not there', ['--free', 'speed'], /There is no parameter "speed".*service/s],
    ['a target that is not there', ['--free', 'service', '--targets', 'calm'], /There is no target "calm"/],
    [
      'an overlay where it could not extend',
      ['--free', 'service', '--out', '/nowhere/x.yaml'],
      /only its own folder/,
    ],
  ];
  for (const [what, words, expected] of cases) {
    it(
      what,
      async () => {
        const said = await flowday('fit', deskFile(), ...words);
        expect(said.code).toBe(2);
        expect(said.stderr).toMatch(expected);
        expect(said.stderr).not.toMatch(stackTrace);
      },
      patience,
    );
  }
});
