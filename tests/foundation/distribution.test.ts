// Distributions as quantiles of one uniform: moments against theory, monotony, and the remaining life
// against renewal theory. Every draw has a fixed address.

import { describe, expect, it } from 'vitest';
import { uniformAt } from '../../engine/random/address.ts';
import type { Distribution } from '../../engine/random/distribution.ts';
import { exponentialOf, meanOf, quantileOf, residualOf } from '../../engine/random/quantile.ts';

interface Case {
  readonly name: string;
  readonly distribution: Distribution;
  /** From theory, not from the code. */
  readonly mean: number;
  readonly variance: number;
}

const sigmaSquared = Math.log(1 + 0.8 ** 2);
const cases: readonly Case[] = [
  { name: 'constant', distribution: { kind: 'constant', value: 15 }, mean: 15, variance: 0 },
  { name: 'exponential', distribution: { kind: 'exponential', mean: 40 }, mean: 40, variance: 1600 },
  {
    name: 'lognormal of mean 100 and cv 0.8',
    distribution: { kind: 'lognormal', mu: Math.log(100) - sigmaSquared / 2, sigma: Math.sqrt(sigmaSquared) },
    mean: 100,
    variance: 6400,
  },
  { name: 'gamma', distribution: { kind: 'gamma', shape: 2.5, scale: 10 }, mean: 25, variance: 250 },
  {
    name: 'gamma of small shape',
    distribution: { kind: 'gamma', shape: 0.4, scale: 10 },
    mean: 4,
    variance: 40,
  },
  // Γ(1.5) = √π/2, Γ(2) = 1.
  {
    name: 'weibull',
    distribution: { kind: 'weibull', shape: 2, scale: 30 },
    mean: 15 * Math.sqrt(Math.PI),
    variance: 900 * (1 - Math.PI / 4),
  },
  {
    name: 'triangular',
    distribution: { kind: 'triangular', low: 10, mode: 20, high: 60 },
    mean: 30,
    variance: (100 + 400 + 3600 - 200 - 600 - 1200) / 18,
  },
  {
    name: 'triangular with its mode at the low end',
    distribution: { kind: 'triangular', low: 5, mode: 5, high: 35 },
    mean: 15,
    variance: 50,
  },
  { name: 'uniform', distribution: { kind: 'uniform', low: 20, high: 80 }, mean: 50, variance: 300 },
  // Three equally likely segments: uniform on (0, 6), (6, 12), (12, 60).
  {
    name: 'empirical',
    distribution: { kind: 'empirical', values: [0, 6, 12, 60] },
    mean: 16,
    variance: (12 + 84 + 1488) / 3 - 256,
  },
  { name: 'empirical of one value', distribution: { kind: 'empirical', values: [7] }, mean: 7, variance: 0 },
  {
    name: 'discrete, written out of order',
    distribution: {
      kind: 'discrete',
      values: [
        { value: 30, share: 0.2 },
        { value: 10, share: 0.5 },
        { value: 20, share: 0.3 },
      ],
    },
    mean: 17,
    variance: 61,
  },
];

const draws = 200_000;
const uniform = (purpose: number, i: number) => uniformAt(11, 12, i, 0, purpose, 0);

describe.each(cases)('$name', ({ distribution, mean, variance }) => {
  const quantile = quantileOf(distribution);
  const drawn = Float64Array.from({ length: draws }, (_, i) => quantile(uniform(1, i)));
  const evenly = Float64Array.from({ length: draws }, (_, i) => quantile((i + 0.5) / draws));
  const meanDrawn = drawn.reduce((sum, x) => sum + x, 0) / draws;

  it('has the mean of theory', () => {
    expect(Math.abs(meanOf(distribution) - mean)).toBeLessThanOrEqual(1e-12 * mean);
  });

  it('draws that mean within 4.5 standard errors', () => {
    expect(Math.abs(meanDrawn - mean)).toBeLessThanOrEqual(4.5 * Math.sqrt(variance / draws) + 1e-10);
  });

  it('has the variance of theory, within 0.5% by 200,000 even quantiles', () => {
    const found = evenly.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws;
    expect(Math.abs(found - variance)).toBeLessThanOrEqual(0.005 * variance + 1e-12);
  });

  it('never falls as the uniform rises, and is never negative or −0', () => {
    for (let i = 0; i < draws; i++) {
      const here = evenly[i] as number;
      if (here < 0 || Object.is(here, -0) || here < (evenly[i - 1] ?? 0)) throw new Error(`at ${i}: ${here}`);
    }
    for (const u of [2 ** -53, 1 - 2 ** -53]) {
      expect(quantile(u)).toBeGreaterThanOrEqual(0);
      expect(quantile(u)).toBeLessThan(Infinity);
    }
  });

  it('leaves a remaining life of the stationary excess distribution, within 4.5 SD at nine points', () => {
    // P(remaining ≤ t) = E[min(X, t)] / E[X] (Cox, Renewal Theory, 1962).
    const residual = residualOf(distribution);
    const remaining = Float64Array.from({ length: draws }, (_, i) => residual(uniform(2, i), uniform(3, i)));
    for (const u of [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]) {
      const t = quantile(u) * 0.8;
      const theory = evenly.reduce((sum, x) => sum + Math.min(x, t), 0) / draws / mean;
      const found = remaining.reduce((sum, x) => sum + (x <= t ? 1 : 0), 0) / draws;
      const tolerance = 4.5 * Math.sqrt((theory * (1 - theory)) / draws) + 5e-4;
      expect(Math.abs(found - theory)).toBeLessThan(tolerance);
    }
    expect(remaining.every((x) => x >= 0 && !Object.is(x, -0))).toBe(true);
  });
});

describe('drawing', () => {
  it('takes the exponential as −ln(1 − u), rising with u', () => {
    expect(exponentialOf(0.5)).toBe(Math.LN2);
    expect(exponentialOf(0.9)).toBeGreaterThan(exponentialOf(0.1));
    expect(Object.is(exponentialOf(1e-300), 0)).toBe(true);
  });

  it('gives every discrete value its share, in ascending order', () => {
    const quantile = quantileOf({
      kind: 'discrete',
      values: [
        { value: 3, share: 0.25 },
        { value: 1, share: 0.75 },
      ],
    });
    expect([0.1, 0.7499, 0.75, 0.99].map(quantile)).toEqual([1, 1, 3, 3]);
  });

  it.each<Distribution>([
    { kind: 'exponential', mean: -1 },
    { kind: 'constant', value: Number.NaN },
    { kind: 'gamma', shape: 0, scale: 1 },
    { kind: 'triangular', low: 3, mode: 2, high: 5 },
    { kind: 'uniform', low: 3, high: 2 },
    { kind: 'empirical', values: [] },
    { kind: 'empirical', values: [2, 1] },
    { kind: 'discrete', values: [{ value: 1, share: 0.5 }] },
  ])('refuses the impossible: %j', (distribution) => {
    expect(() => quantileOf(distribution)).toThrow(RangeError);
    expect(() => residualOf(distribution)).toThrow(RangeError);
  });

  it('finds nothing remaining of lives of no length', () => {
    expect(residualOf({ kind: 'constant', value: 0 })(0.5, 0.5)).toBe(0);
    expect(residualOf({ kind: 'uniform', low: 0, high: 0 })(0.5, 0.5)).toBe(0);
  });
});
