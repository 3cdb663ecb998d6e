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

function cut(of: Distribution, least: number, most: number): Distribution {
  return { kind: 'truncated', of, least, most };
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
  // Moments of what is cut or clamped: mpmath, 40 digits.
  {
    name: 'hyperexponential',
    distribution: { kind: 'hyperexponential', shares: [0.3, 0.7], means: [100, 5] },
    mean: 33.5,
    variance: 2 * (0.3 * 10_000 + 0.7 * 25) - 33.5 ** 2,
  },
  {
    name: 'hyperexponential with a part of no length',
    distribution: { kind: 'hyperexponential', shares: [0.2, 0.8], means: [0, 50] },
    mean: 40,
    variance: 2 * 0.8 * 2500 - 1600,
  },
  {
    name: 'normal',
    distribution: { kind: 'normal', mean: 10, sd: 4 },
    mean: 10.008016548716514,
    variance: 15.82041560256913,
  },
  {
    name: 'normal with much below 0',
    distribution: { kind: 'normal', mean: -2, sd: 4 },
    mean: 0.7911862296052241,
    variance: 2.728252510488412,
  },
  {
    name: 'pareto',
    distribution: { kind: 'pareto', shape: 4.5, scale: 30 },
    mean: 30 / 3.5,
    variance: (900 * 4.5) / (3.5 ** 2 * 2.5),
  },
  {
    name: 'pareto of infinite mean, truncated',
    distribution: cut({ kind: 'pareto', shape: 0.7, scale: 30 }, 5, 1000),
    mean: 128.43881390830623,
    variance: 33248.066127101294,
  },
  {
    name: 'pareto of shape 1, truncated',
    distribution: cut({ kind: 'pareto', shape: 1, scale: 30 }, 5, 1000),
    mean: 92.53253769991996,
    variance: 21035.777204817696,
  },
  {
    name: 'normal, truncated where it would be negative',
    distribution: cut({ kind: 'normal', mean: 3, sd: 4 }, 0, 20),
    mean: 4.55730294192223,
    variance: 8.897962493356784,
  },
  {
    name: 'gamma, truncated',
    distribution: cut({ kind: 'gamma', shape: 2.5, scale: 10 }, 5, 60),
    mean: 24.097081279275123,
    variance: 160.7388321234553,
  },
  {
    name: 'lognormal, truncated twice',
    distribution: cut(cut({ kind: 'lognormal', mu: 3, sigma: 1 }, 0, 100), 10, 1e9),
    mean: 32.15720891663415,
    variance: 420.3081527502046,
  },
  {
    name: 'exponential, truncated',
    distribution: cut({ kind: 'exponential', mean: 40 }, 10, 90),
    mean: 37.478588580026745,
    variance: 441.50134245390325,
  },
  {
    name: 'weibull, truncated',
    distribution: cut({ kind: 'weibull', shape: 2, scale: 30 }, 10, 50),
    mean: 26.775465148936725,
    variance: 103.86187370400535,
  },
  {
    name: 'hyperexponential, truncated',
    distribution: cut({ kind: 'hyperexponential', shares: [0.3, 0.7], means: [100, 5] }, 2, 150),
    mean: 23.7581880381325,
    variance: 1132.4579589968591,
  },
  {
    name: 'discrete, truncated at two of its values',
    distribution: cut(
      {
        kind: 'discrete',
        values: [
          { value: 10, share: 0.5 },
          { value: 20, share: 0.3 },
          { value: 30, share: 0.1 },
          { value: 40, share: 0.1 },
        ],
      },
      20,
      30,
    ),
    mean: 22.5,
    variance: 18.75,
  },
  {
    name: 'triangular, truncated',
    distribution: cut({ kind: 'triangular', low: 0, mode: 0, high: 60 }, 30, 60),
    mean: 40,
    variance: 50,
  },
];

const draws = 200_000;
/** Their remaining lives are found by bisection, some 10 µs each. */
const bisected: readonly string[] = ['normal', 'pareto', 'truncated'];
const uniform = (purpose: number, i: number) => uniformAt(11, 12, i, 0, purpose, 0);

describe.each(cases)('$name', ({ distribution, mean, variance }) => {
  const quantile = quantileOf(distribution);
  const drawn = Float64Array.from({ length: draws }, (_, i) => quantile(uniform(1, i)));
  const evenly = Float64Array.from({ length: draws }, (_, i) => quantile((i + 0.5) / draws));
  const meanDrawn = drawn.reduce((sum, x) => sum + x, 0) / draws;

  it('has the mean of theory', () => {
    expect(Math.abs(meanOf(distribution) - mean)).toBeLessThanOrEqual(4e-12 * mean);
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
    const found = bisected.includes(distribution.kind) ? draws / 10 : draws;
    const remaining = Float64Array.from({ length: found }, (_, i) => residual(uniform(2, i), uniform(3, i)));
    for (const u of [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]) {
      const t = quantile(u) * 0.8;
      const theory = evenly.reduce((sum, x) => sum + Math.min(x, t), 0) / draws / mean;
      const share = remaining.reduce((sum, x) => sum + (x <= t ? 1 : 0), 0) / found;
      const tolerance = 4.5 * Math.sqrt((theory * (1 - theory)) / found) + 5e-4;
      expect(Math.abs(share - theory)).toBeLessThan(tolerance);
    }
    expect(remaining.every((x) => x >= 0 && !Object.is(x, -0))).toBe(true);
  });
});

// mpmath, 40 digits: probability and quantile.
const shares = [1e-9, 0.01, 0.25, 0.5, 0.9, 0.999, 0.999999999999];
const quantiles: readonly (readonly [string, Distribution, readonly number[]])[] = [
  [
    'hyperexponential',
    { kind: 'hyperexponential', shares: [0.3, 0.7], means: [100, 5] },
    [
      6.993006609609877e-9, 0.0704137269640319, 2.1391103541576935, 5.854546606969945, 109.86122906756901,
      570.37824746562, 2642.7070433567424,
    ],
  ],
  [
    'pareto',
    { kind: 'pareto', shape: 2.5, scale: 30 },
    [
      1.2000000008400001e-8, 0.12084677762722165, 3.6586543633859847, 9.585237323186828, 45.35659294528741,
      445.4679577383339, 1892858.7831340926,
    ],
  ],
  [
    'truncated normal',
    cut({ kind: 'normal', mean: 10, sd: 4 }, 0, 20),
    [
      2.2536824951349897e-7, 1.430879343176786, 7.340995357966101, 10, 15.014971654680725, 19.789060404246147,
      19.999999999774637,
    ],
  ],
  [
    'truncated gamma',
    cut({ kind: 'gamma', shape: 2.5, scale: 10 }, 5, 60),
    [
      5.000000057513858, 5.545894476115507, 14.005376361251729, 21.8056174782403, 42.84224730327724,
      59.66567604749212, 59.99999999966146,
    ],
  ],
  [
    'truncated lognormal',
    cut({ kind: 'lognormal', mu: 3, sigma: 1 }, 10, 100),
    [
      10.000000022473108, 10.225511738549226, 16.351556391872553, 25.496657254786385, 63.60196214801578,
      99.36620947768988, 99.99999999936095,
    ],
  ],
];

describe('true quantiles', () => {
  it.each(quantiles)('%s: within 1e-12 of the value and 2e-14 of the mean', (_, distribution, truths) => {
    const quantile = quantileOf(distribution);
    const slack = 2e-14 * meanOf(distribution);
    truths.forEach((truth, i) => {
      const found = quantile(shares[i] as number);
      expect(Math.abs(found - truth), `at ${shares[i]}`).toBeLessThan(1e-12 * truth + slack);
    });
  });

  it('a window with infinitely much room above is only a lower bound', () => {
    const quantile = quantileOf(cut({ kind: 'exponential', mean: 40 }, 15, Infinity));
    for (const u of [0.1, 0.5, 0.99]) expect(quantile(u)).toBeCloseTo(15 - 40 * Math.log(1 - u), 9);
    expect(quantile(1 - 2 ** -53)).toBeLessThan(Infinity);
  });

  it('a Pareto of shape 1 has quantiles but no mean, and nothing to be found half-way', () => {
    const endless: Distribution = { kind: 'pareto', shape: 1, scale: 30 };
    expect(quantileOf(endless)(0.5)).toBeCloseTo(30, 12);
    expect(meanOf(endless)).toBe(Infinity);
    expect(() => residualOf(endless)).toThrow('no mean');
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

  it('finds its place in a list of 5,000 uneven shares as a search from the start would', () => {
    const weights = Array.from({ length: 5000 }, (_, i) => (i % 5 === 0 ? 0 : uniform(4, i) ** 6));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const quantile = quantileOf({
      kind: 'discrete',
      values: weights.map((weight, value) => ({ value, share: weight / total })),
    });
    let upTo = 0;
    for (let value = 0; value < 5000; value++) {
      const share = (weights[value] as number) / total;
      if (share > 1e-9) expect(quantile(upTo + share / 2)).toBe(value);
      upTo += share;
    }
    expect(quantile(1 - 2 ** -53)).toBe(4999);
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
    { kind: 'hyperexponential', shares: [0.5, 0.4], means: [1, 2] },
    { kind: 'hyperexponential', shares: [0.5, 0.5], means: [1] },
    { kind: 'normal', mean: 3, sd: -1 },
    { kind: 'pareto', shape: 0, scale: 1 },
    { kind: 'truncated', of: { kind: 'exponential', mean: 1 }, least: 3, most: 2 },
    { kind: 'truncated', of: { kind: 'exponential', mean: -1 }, least: 1, most: 2 },
    { kind: 'truncated', of: { kind: 'uniform', low: 1, high: 2 }, least: 3, most: 4 },
    { kind: 'truncated', of: { kind: 'normal', mean: 5, sd: 1 }, least: 12, most: 20 },
  ])('refuses the impossible: %j', (distribution) => {
    expect(() => quantileOf(distribution)).toThrow(RangeError);
    expect(() => residualOf(distribution)).toThrow(RangeError);
  });

  it('finds nothing remaining of lives of no length', () => {
    expect(residualOf({ kind: 'constant', value: 0 })(0.5, 0.5)).toBe(0);
    expect(residualOf({ kind: 'uniform', low: 0, high: 0 })(0.5, 0.5)).toBe(0);
  });
});
