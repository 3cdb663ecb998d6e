// Every distribution biased by length: density ∝ x f(x), as lives are met by somebody who looks in at a random
// instant.

import {
  exactExp,
  exactPower,
  gammaQuantileOf,
  normalDensity,
  normalQuantile,
  normalTail,
} from '../base/exactMath.ts';
import { bisect } from './bisect.ts';
import type { Distribution } from './distribution.ts';
import { mixtureLengthBiased } from './mixture.ts';
import { paretoLengthBiased, paretoLengthBiasedWithin } from './pareto.ts';
import { discreteQuantile } from './transform.ts';
import { windowOf, within } from './window.ts';

/** The quantile of the length-biased distribution; the mean must not be 0. In closed form or by bisection. */
export function lengthBiasedOf(distribution: Distribution): (u: number) => number {
  switch (distribution.kind) {
    case 'constant': {
      const { value } = distribution;
      return () => value;
    }
    case 'exponential': {
      const { mean } = distribution;
      const quantile = gammaQuantileOf(2);
      return (u) => mean * quantile(u);
    }
    case 'hyperexponential':
      return mixtureLengthBiased(distribution);
    case 'normal':
      return normalBiased(distribution);
    case 'lognormal': {
      const { mu, sigma } = distribution;
      const biasedMu = mu + sigma * sigma;
      return (u) => exactExp(biasedMu + sigma * normalQuantile(u));
    }
    case 'gamma': {
      const { shape, scale } = distribution;
      const quantile = gammaQuantileOf(shape + 1);
      return (u) => scale * quantile(u);
    }
    case 'weibull': {
      // (life ÷ scale)^shape is exponential; biased by length it is gamma of shape 1 + 1/shape.
      const { shape, scale } = distribution;
      const quantile = gammaQuantileOf(1 + 1 / shape);
      return (u) => scale * exactPower(quantile(u), 1 / shape);
    }
    case 'pareto':
      if (distribution.shape <= 1) throw new RangeError('a Pareto of shape 1 or less has no mean');
      return paretoLengthBiased(distribution);
    case 'triangular':
      return triangularBiased(distribution);
    case 'uniform': {
      const { low, high } = distribution;
      return (u) => uniformBiased(low, high, u);
    }
    case 'empirical':
      return empiricalBiased(distribution.values);
    case 'discrete':
      return discreteQuantile(
        distribution.values.map(({ value, share }) => ({ value, share: share * value })),
      );
    case 'truncated': {
      // Biased and then cut is the same as cut and then biased.
      const { of, most } = distribution;
      if (of.kind === 'pareto' && most < Infinity) return paretoLengthBiasedWithin(of, distribution);
      const biased = lengthBiasedOf(of);
      return within(biased, windowOf(biased, distribution));
    }
  }
}

/** Density ∝ x φ((x − mean)/sd) above 0; solved in the tail ∫ from x on. */
function normalBiased({ mean, sd }: { mean: number; sd: number }): (u: number) => number {
  if (sd === 0) return () => mean;
  const tail = (x: number) => {
    const z = (x - mean) / sd;
    return mean * normalTail(z) + sd * normalDensity(z);
  };
  const total = tail(0);
  const end = Math.max(0, mean) + 10 * sd;
  return (u) => bisect((x) => -tail(x), (u - 1) * total, 0, end);
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
    if (target < belowRise(rise)) return low + bisect(belowRise, target, 0, rise);
    return high - bisect(aboveFall, total - target, 0, fall);
  };
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
