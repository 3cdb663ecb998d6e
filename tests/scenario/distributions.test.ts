// Distributions as people write them become the parameters by which the engine draws; what cannot be is refused.

import { describe, expect, it } from 'vitest';
import { compileModel } from '../../engine/index.ts';
import { meanOf } from '../../engine/random/mean.ts';
import { expectOneProblem, readOneQueue } from './oneQueue.ts';

const lasting = (lasts: string) => ({ steps: `steps: [{id: q, seize: [r], lasts: ${lasts}, next: out}]` });
const read = (text: string) => {
  const lasts = readOneQueue(lasting(text)).steps[0]?.lasts;
  if (lasts?.kind !== 'drawn' || lasts.distribution.kind !== 'always') throw new Error('not drawn');
  return lasts.distribution.value;
};

describe('distributions', () => {
  it.each([
    ['{exponential: {mean: 8 min}}', { kind: 'exponential', mean: 8 }],
    [
      '{hyperexponential: {shares: [90%, 10%], means: [0.5 min, 5.5 min]}}',
      { kind: 'hyperexponential', shares: [0.9, 0.1], means: [0.5, 5.5] },
    ],
    ['{normal: {mean: 16 min, sd: 1.7 min}}', { kind: 'normal', mean: 16, sd: 1.7 }],
    ['{erlang: {stages: 4, mean: 1 h}}', { kind: 'gamma', shape: 4, scale: 15 }],
    ['{gamma: {shape: 2, mean: 6 h}}', { kind: 'gamma', shape: 2, scale: 180 }],
    ['{gamma: {shape: 2, scale: 3 h}}', { kind: 'gamma', shape: 2, scale: 180 }],
    ['{gamma: {mean: 10 min, sd: 5 min}}', { kind: 'gamma', shape: 4, scale: 2.5 }],
    ['{pareto: {shape: 2.5, scale: 10 min}}', { kind: 'pareto', shape: 2.5, scale: 10 }],
    [
      '{truncated: {of: {exponential: {mean: 8 min}}, least: 2 min, most: 1 h}}',
      { kind: 'truncated', of: { kind: 'exponential', mean: 8 }, least: 2, most: 60 },
    ],
    [
      '{truncated: {of: {exponential: {mean: 8 min}}, least: 2 min}}',
      { kind: 'truncated', of: { kind: 'exponential', mean: 8 }, least: 2, most: 1e12 },
    ],
    ['{empirical: {values: [9 min, 3 min], smooth: true}}', { kind: 'empirical', values: [3, 9] }],
    [
      '{empirical: {values: [9 min, 3 min]}}',
      {
        kind: 'discrete',
        values: [
          { value: 3, share: 0.5 },
          { value: 9, share: 0.5 },
        ],
      },
    ],
  ])('%s', (text, distribution) => {
    expect(read(text)).toEqual(distribution);
  });

  it.each([
    ['0.5 min', 0.5],
    ['.5 min', 0.5],
    ['5e-1 min', 0.5],
    ['"1,200 min"', 1200],
    ['1.2e3 min', 1200],
    ['2E+1h', 1200],
  ])('a mean of %s', (text, mean) => {
    expect(read(`{exponential: {mean: ${text}}}`)).toEqual({ kind: 'exponential', mean });
  });

  it('cv and sd say the same', () => {
    expect(read('{lognormal: {mean: 10 min, sd: 5 min}}')).toEqual(
      read('{lognormal: {mean: 10 min, cv: 0.5}}'),
    );
    expect(meanOf(read('{lognormal: {mean: 10 min, sd: 5 min}}'))).toBeCloseTo(10, 10);
  });

  it.each([
    ['{hyperexponential: {shares: [90%, 20%], means: [1 min, 2 min]}}', 'bad-distribution', '{shares'],
    ['{hyperexponential: {shares: [90%, 10%], means: [1 min]}}', 'bad-distribution', '{shares'],
    ['{hyperexponential: {shares: [], means: [1 min]}}', 'too-few', '[]'],
    ['{normal: {mean: -3 min, sd: 1 min}}', 'out-of-range', '-3 min'],
    ['{normal: {mean: 3 min}}', 'missing-key', '{mean'],
    ['{erlang: {stages: 2.5, mean: 3 min}}', 'not-whole', '2.5'],
    ['{pareto: {shape: 0, scale: 3 min}}', 'out-of-range', '0, scale'],
    ['{gamma: {shape: 2, mean: 6 h, scale: 3 h}}', 'bad-distribution', '{shape'],
    ['{gamma: {mean: 6 h, cv: 1, sd: 6 h}}', 'bad-distribution', '{mean'],
    ['{lognormal: {mean: 6 h, sd: 0 h}}', 'bad-distribution', '{mean'],
    ['{lognormal: {median: 6 h, sigma: 1, sd: 1 h}}', 'bad-distribution', '{median'],
    ['{truncated: {of: {exponential: {mean: 8 min}}, least: 9 min, most: 2 min}}', 'bad-distribution', '{of'],
    ['{truncated: {of: {uniform: {low: 1 min, high: 2 min}}, least: 3 min}}', 'bad-distribution', '{of'],
    ['{truncated: {of: {truncated: {of: 5 min, most: 1 h}}, most: 2 h}}', 'unknown-key', 'truncated: {of: 5'],
    ['{truncated: {least: 3 min}}', 'missing-key', '{least'],
    ['{empirical: {}}', 'bad-distribution', '{}'],
    [
      '{empirical: {values: [1 min], csv: {rows: "a\\n1", column: a, unit: h}}}',
      'bad-distribution',
      '{values',
    ],
    ['{exponential: {mean: 8 min}, normal: {mean: 8 min, sd: 1 min}}', 'one-distribution', '{exponential'],
  ])('%s ⇒ %s', (text, code, caret) => {
    expectOneProblem(lasting(text), code, caret);
  });

  it.each(['-5', '{uniform: {low: -3, high: 3}}', '{discrete: {values: {-1: 50%, 1: 50%}}}'])(
    'no number of a patient is drawn below 0: %s',
    (number) => {
      const code = number === '-5' ? '-5' : number.includes('uniform') ? '-3' : '-1';
      expectOneProblem({ attributes: `attributes: [{id: a, number: ${number}}]` }, 'out-of-range', code);
    },
  );

  it('of any kind can be compiled', () => {
    for (const text of [
      '{truncated: {of: {normal: {mean: 5 min, sd: 3 min}}, least: 0 min, most: 7 min}}',
      '{hyperexponential: {shares: [33.3%, 66.6%], means: [1 min, 2 min]}}',
      '{discrete: {values: {1 min: 33.3%, 2 min: 66.6%}}}',
      '{pareto: {shape: 0.5, scale: 1 min}}',
    ]) {
      expect(() => compileModel(readOneQueue(lasting(text))), text).not.toThrow();
    }
  });
});
