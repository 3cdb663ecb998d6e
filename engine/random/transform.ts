// Distributions as monotone transforms of one uniform (rule 6). Knows no addresses: whoever draws brings the
// uniforms.

import { exactExp, exactLog, gammaQuantileOf, normalQuantile } from '../base/exactMath.ts';
import type { Distribution } from './distribution.ts';
import { mixtureQuantile } from './mixture.ts';
import { refuseImpossible } from './possible.ts';
import { windowOf, within } from './window.ts';

/**
 * The exponential of mean 1: −ln(1 − u), rising with u. Exact in its argument for uniforms by address, and
 * 0 or more.
 */
export function exponentialOf(u: number): number {
  return -exactLog(1 - u) + 0;
}

/**
 * The distribution's value at each probability `u`, 0 < u < 1: never falls as u rises. Not rounded to the
 * time grid. Compile once, draw often. Throws (a bug: the loader refuses them) on impossible parameters.
 */
export function quantileOf(distribution: Distribution): (u: number) => number {
  refuseImpossible(distribution);
  if (distribution.kind !== 'normal') return freeQuantile(distribution);
  const { mean, sd } = distribution;
  return (u) => Math.max(0, mean + sd * normalQuantile(u));
}

/** As `quantileOf`, but a normal may be negative: what is cut off must not gather at 0 first. */
export function freeQuantile(distribution: Distribution): (u: number) => number {
  switch (distribution.kind) {
    case 'constant': {
      const { value } = distribution;
      return () => value;
    }
    case 'exponential': {
      const { mean } = distribution;
      return (u) => mean * exponentialOf(u);
    }
    case 'hyperexponential':
      return mixtureQuantile(distribution);
    case 'normal': {
      const { mean, sd } = distribution;
      return (u) => mean + sd * normalQuantile(u);
    }
    case 'lognormal': {
      const { mu, sigma } = distribution;
      return (u) => exactExp(mu + sigma * normalQuantile(u));
    }
    case 'gamma': {
      const { shape, scale } = distribution;
      const quantile = gammaQuantileOf(shape);
      return (u) => scale * quantile(u);
    }
    case 'weibull': {
      const { shape, scale } = distribution;
      const power = 1 / shape;
      return (u) => scale * exactExp(exactLog(exponentialOf(u)) * power);
    }
    case 'pareto': {
      const { shape, scale } = distribution;
      const power = 1 / shape;
      return (u) => scale * (exactExp(exponentialOf(u) * power) - 1);
    }
    case 'triangular':
      return triangularQuantile(distribution);
    case 'uniform': {
      const { low, high } = distribution;
      return (u) => low + u * (high - low);
    }
    case 'empirical':
      return empiricalQuantile(distribution.values);
    case 'discrete':
      return discreteQuantile(distribution.values);
    case 'truncated': {
      const inner = freeQuantile(distribution.of);
      return within(inner, windowOf(inner, distribution));
    }
  }
}

function triangularQuantile({ low, mode, high }: { low: number; mode: number; high: number }) {
  const width = high - low;
  if (width === 0) return () => low;
  const turn = (mode - low) / width;
  return (u: number) =>
    u < turn
      ? Math.min(mode, low + Math.sqrt(u * width * (mode - low)))
      : Math.max(mode, high - Math.sqrt((1 - u) * width * (high - mode)));
}

function empiricalQuantile(observed: readonly number[]) {
  const values = Float64Array.from(observed);
  const last = values.length - 1;
  return (u: number) => {
    const place = u * last;
    const below = Math.min(Math.floor(place), Math.max(0, last - 1));
    const from = values[below] as number;
    const to = values[Math.min(below + 1, last)] as number;
    return Math.min(to, from + (place - below) * (to - from));
  };
}

/** In ascending order of value, whatever order they are written in: that is what makes it monotone. */
export function discreteQuantile(weighted: readonly { readonly value: number; readonly share: number }[]) {
  const ascending = [...weighted].sort((one, other) => one.value - other.value);
  const total = ascending.reduce((sum, { share }) => sum + share, 0);
  const count = ascending.length;
  const values = Float64Array.from(ascending, ({ value }) => value);
  let cumulative = 0;
  const upTo = Float64Array.from(ascending, ({ share }) => {
    cumulative += share;
    return cumulative / total;
  });
  upTo[count - 1] = 1;
  // Where to begin looking: so long lists cost no more than short ones (Chen and Asau 1974).
  const guide = new Int32Array(count);
  for (let cell = 0, index = 0; cell < count; cell++) {
    while (cell / count >= (upTo[index] as number)) index++;
    guide[cell] = index;
  }
  return (u: number) => {
    let index = guide[Math.floor(u * count)] as number;
    while (u >= (upTo[index] as number)) index++;
    return values[index] as number;
  };
}
