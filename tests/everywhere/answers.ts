// Exact mathematics over thousands of arguments: the hash of the bits of what comes out.

import {
  exactExp,
  exactLog,
  exactPower,
  gammaQuantile,
  logGamma,
  normalQuantile,
  studentTQuantile,
} from '../../engine/base/exactMath.ts';
import { onGrid } from '../../engine/base/time.ts';
import { textKey, uniformAt } from '../../engine/random/address.ts';
import type { Distribution } from '../../engine/random/distribution.ts';
import { meanOf, quantileOf, residualOf } from '../../engine/random/quantile.ts';
import type { Say } from './input.ts';
import { bitsHash } from './lines.ts';

const key = textKey('the same everywhere');
const uniform = (ordinal: number, index: number): number =>
  uniformAt(key.high, key.low, ordinal, 0, 1, index);

/** At least two of each kind: the usual, and one far from it. A kind that is missing does not compile. */
const distributions: { readonly [Kind in Distribution['kind']]: readonly Distribution[] } = {
  constant: [
    { kind: 'constant', value: 0.1 },
    { kind: 'constant', value: 1e6 },
  ],
  exponential: [
    { kind: 'exponential', mean: 40 },
    { kind: 'exponential', mean: 1 / 3 },
  ],
  hyperexponential: [
    { kind: 'hyperexponential', shares: [0.9, 0.1], means: [5, 200] },
    { kind: 'hyperexponential', shares: [0.2, 0.3, 0.5], means: [0.1, 3, 1000] },
  ],
  normal: [
    { kind: 'normal', mean: 30, sd: 10 },
    { kind: 'normal', mean: 1, sd: 4 },
  ],
  lognormal: [
    { kind: 'lognormal', mu: 4, sigma: 0.7 },
    { kind: 'lognormal', mu: -2, sigma: 3 },
  ],
  gamma: [
    { kind: 'gamma', shape: 2.5, scale: 10 },
    { kind: 'gamma', shape: 0.3, scale: 10 },
    { kind: 'gamma', shape: 400, scale: 0.1 },
  ],
  weibull: [
    { kind: 'weibull', shape: 1.7, scale: 30 },
    { kind: 'weibull', shape: 0.4, scale: 30 },
  ],
  pareto: [
    { kind: 'pareto', shape: 2.5, scale: 30 },
    { kind: 'pareto', shape: 1.1, scale: 1 },
  ],
  triangular: [
    { kind: 'triangular', low: 10, mode: 20, high: 60 },
    { kind: 'triangular', low: 0, mode: 0, high: 1 },
  ],
  uniform: [
    { kind: 'uniform', low: 20, high: 80 },
    { kind: 'uniform', low: 0, high: 0.7 },
  ],
  empirical: [
    { kind: 'empirical', values: [0, 6, 12, 60] },
    { kind: 'empirical', values: [0.1, 0.7, 0.7, 3] },
  ],
  discrete: [
    {
      kind: 'discrete',
      values: [
        { value: 20.5, share: 0.1 },
        { value: 0.1, share: 0.2 },
        { value: 3, share: 0.7 },
      ],
    },
    { kind: 'discrete', values: [{ value: 7, share: 1 }] },
  ],
  truncated: [
    { kind: 'truncated', of: { kind: 'normal', mean: 30, sd: 20 }, least: 5, most: 45 },
    { kind: 'truncated', of: { kind: 'lognormal', mu: 4, sigma: 0.7 }, least: 60, most: 1440 },
  ],
};

/** 4,000 probabilities: by address, both ends as far as they go, and both sides of the middle. */
const probabilities: readonly number[] = [
  ...[0, 1, 2, 1000, 1048576, 1099511627776].flatMap((units) => {
    const small = (units + 0.5) * 2.220446049250313e-16;
    return [small, 1 - small, 0.5 - small, 0.5 + small];
  }),
  ...Array.from({ length: 3976 }, (_, ordinal) => uniform(ordinal, 0)),
];

/** Any positive double that is not infinite, each bit pattern as likely as any other; subnormal ones too. */
const anySize: readonly number[] = Array.from({ length: 4000 }, (_, ordinal) => {
  const words = new Uint32Array([
    Math.floor(uniform(ordinal, 1) * 0x100000000),
    Math.floor(uniform(ordinal, 2) * 0x7ff00000),
  ]);
  return new Float64Array(words.buffer)[0] as number;
});

/** From −750 to 750, every other one near 0. */
const exponents: readonly number[] = Array.from({ length: 4000 }, (_, ordinal) => {
  const sided = 2 * uniform(ordinal, 3) - 1;
  const cube = sided * sided * sided;
  return ordinal % 2 === 0 ? sided * 750 : cube * cube * cube;
});

export function sayAnswers(say: Say): void {
  const of = (name: string, numbers: readonly number[]): void => {
    say(`answers: ${name}`, bitsHash(numbers));
  };
  const powers = exponents.map((exponent) => exponent / 50);
  of('probabilities', probabilities);
  of('exactExp', exponents.map(exactExp));
  of('exactLog', [...anySize, ...probabilities].map(exactLog));
  of(
    'exactPower',
    powers.flatMap((power, at) => [
      exactPower(anySize[at] as number, power),
      exactPower((probabilities[at] as number) * 40, power),
    ]),
  );
  of('normalQuantile', probabilities.map(normalQuantile));
  of('logGamma', [...probabilities, ...probabilities.map((p) => p * 300)].map(logGamma));
  for (const shape of [0.05, 0.5, 1, 3.3, 40, 5000]) {
    of(
      `gammaQuantile ${shape}`,
      probabilities.map((p) => gammaQuantile(p, shape)),
    );
  }
  for (const degrees of [1, 2.5, 9, 199, 20_000]) {
    of(
      `studentTQuantile ${degrees}`,
      probabilities.slice(0, 1000).map((p) => studentTQuantile(p, degrees)),
    );
  }
  for (const [kind, some] of Object.entries(distributions)) of(kind, some.flatMap(drawnFrom));
}

function drawnFrom(distribution: Distribution): number[] {
  const quantile = quantileOf(distribution);
  const residual = residualOf(distribution);
  const drawn = probabilities.flatMap((p, at) => [quantile(p), onGrid(residual(p, uniform(at, 4)))]);
  return [...drawn, meanOf(distribution)];
}
