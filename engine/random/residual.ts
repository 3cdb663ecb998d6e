// What remains of a life that is found half-way through, as a full hospital is at the start of a run.
// Owns the stationary residual of each distribution; knows no addresses.

import { exactExp, exactPower, gammaQuantile, normalQuantile } from '../base/exactMath.ts';
import type { Distribution } from './distribution.ts';
import { discreteQuantile, exponentialOf, meanOf, quantileOf } from './transform.ts';

/**
 * The remaining part, at a random instant, of a life of this distribution: a length-biased life (by `u1`,
 * which it rises with) times `u2`. Every kind has its length-biased form in closed form or, for the
 * triangular, by a bisection to the last bit; nothing is tabulated. An exponential is memoryless and uses
 * `u1` alone. Source: Cox, Renewal Theory (1962), section 5.
 */
export function residualOf(distribution: Distribution): (u1: number, u2: number) => number {
  const mean = meanOf(distribution);
  if (distribution.kind === 'exponential') {
    return (u1) => mean * exponentialOf(u1);
  }
  const lengthBiased = mean === 0 ? quantileOf(distribution) : lengthBiasedOf(distribution);
  return (u1, u2) => lengthBiased(u1) * u2;
}

type Lasting = Exclude<Distribution, { kind: 'exponential' }>;

function lengthBiasedOf(distribution: Lasting): (u: number) => number {
  switch (distribution.kind) {
    case 'constant': {
      const { value } = distribution;
      return () => value;
    }
    case 'lognormal': {
      const { mu, sigma } = distribution;
      const biasedMu = mu + sigma * sigma;
      return (u) => exactExp(biasedMu + sigma * normalQuantile(u));
    }
    case 'gamma': {
      const { shape, scale } = distribution;
      return (u) => scale * gammaQuantile(u, shape + 1);
    }
    case 'weibull': {
      // (life ÷ scale)^shape is exponential; biased by length it is gamma of shape 1 + 1/shape.
      const { shape, scale } = distribution;
      return (u) => scale * exactPower(gammaQuantile(u, 1 + 1 / shape), 1 / shape);
    }
    case 'triangular':
      return triangularBiased(distribution);
    case 'uniform': {
      const { low, high } = distribution;
      return (u) => uniformBiased(low, high, u);
    }
    case 'empirical':
      return empiricalBiased(distribution.values);
    case 'discrete': {
      const mean = meanOf(distribution);
      return discreteQuantile(
        distribution.values.map(({ value, share }) => ({ value, share: (share * value) / mean })),
      );
    }
  }
}

/** Density ∝ x on [low, high]. */
function uniformBiased(low: number, high: number, u: number): number {
  return Math.min(high, Math.sqrt(low * low + u * (high - low) * (high + low)));
}

function triangularBiased({ low, mode, high }: { low: number; mode: number; high: number }) {
  const width = high - low;
  if (width === 0) return () => low;
  const rise = mode - low;
  const fall = high - mode;
  // ∫ x f(x) dx up to y above the low end, and from z below the high end.
  const belowRise = (y: number) => (rise === 0 ? 0 : (2 * y * y * (y / 3 + low / 2)) / (width * rise));
  const aboveFall = (z: number) => (fall === 0 ? 0 : (2 * z * z * (high / 2 - z / 3)) / (width * fall));
  const total = belowRise(rise) + aboveFall(fall);
  return (u: number) => {
    const target = u * total;
    if (target < belowRise(rise)) return low + bisect(belowRise, target, rise);
    return high - bisect(aboveFall, total - target, fall);
  };
}

/** y in [0, end] with the rising function at `target`, to the last bit. */
function bisect(rising: (y: number) => number, target: number, end: number): number {
  let below = 0;
  let above = end;
  for (let round = 0; round < 200; round++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (rising(middle) < target) below = middle;
    else above = middle;
  }
  return above;
}

/** The segments between observed values are equally likely; biased by length each weighs its middle. */
function empiricalBiased(values: readonly number[]) {
  if (values.length === 1) return () => values[0] as number;
  const upTo: number[] = [];
  let total = 0;
  for (let i = 1; i < values.length; i++) {
    total += (values[i - 1] as number) + (values[i] as number);
    upTo.push(total);
  }
  const last = upTo.length - 1;
  return (u: number) => {
    const target = u * total;
    let segment = 0;
    while (segment < last && target >= (upTo[segment] as number)) segment++;
    const from = segment === 0 ? 0 : (upTo[segment - 1] as number);
    const share = (target - from) / ((upTo[segment] as number) - from);
    return uniformBiased(values[segment] as number, values[segment + 1] as number, Math.min(1, share));
  };
}
