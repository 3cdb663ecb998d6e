// Distributions as monotone transforms of one uniform (rule 6), their means, and what remains of a life found
// half-way through. Knows no addresses: whoever draws brings the uniforms.

import {
  exactExp,
  exactLog,
  exactPower,
  gammaQuantile,
  logGamma,
  normalQuantile,
} from '../base/exactMath.ts';
import type { Distribution } from './distribution.ts';

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
  switch (distribution.kind) {
    case 'constant': {
      const { value } = distribution;
      return () => value;
    }
    case 'exponential': {
      const { mean } = distribution;
      return (u) => mean * exponentialOf(u);
    }
    case 'lognormal': {
      const { mu, sigma } = distribution;
      return (u) => exactExp(mu + sigma * normalQuantile(u));
    }
    case 'gamma': {
      const { shape, scale } = distribution;
      return (u) => scale * gammaQuantile(u, shape);
    }
    case 'weibull': {
      const { shape, scale } = distribution;
      return (u) => scale * exactPower(exponentialOf(u), 1 / shape);
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
  }
}

/** The mean, in the distribution's own unit. */
export function meanOf(distribution: Distribution): number {
  refuseImpossible(distribution);
  switch (distribution.kind) {
    case 'constant':
      return distribution.value;
    case 'exponential':
      return distribution.mean;
    case 'lognormal':
      return exactExp(distribution.mu + (distribution.sigma * distribution.sigma) / 2);
    case 'gamma':
      return distribution.shape * distribution.scale;
    case 'weibull':
      return distribution.scale * exactExp(logGamma(1 + 1 / distribution.shape));
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'empirical':
      return empiricalMean(distribution.values);
    case 'discrete':
      return distribution.values.reduce((sum, { value, share }) => sum + value * share, 0);
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

function empiricalQuantile(values: readonly number[]) {
  const last = values.length - 1;
  return (u: number) => {
    const place = u * last;
    const below = Math.min(Math.floor(place), Math.max(0, last - 1));
    const from = values[below] as number;
    const to = values[Math.min(below + 1, last)] as number;
    return Math.min(to, from + (place - below) * (to - from));
  };
}

function empiricalMean(values: readonly number[]): number {
  if (values.length === 1) return values[0] as number;
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += ((values[i - 1] as number) + (values[i] as number)) / 2;
  return sum / (values.length - 1);
}

/** In ascending order of value, whatever order they are written in: that is what makes it monotone. */
export function discreteQuantile(values: readonly { readonly value: number; readonly share: number }[]) {
  const ascending = [...values].sort((one, other) => one.value - other.value);
  const total = ascending.reduce((sum, { share }) => sum + share, 0);
  const last = ascending.length - 1;
  const upTo: number[] = [];
  let cumulative = 0;
  for (const { share } of ascending) {
    cumulative += share;
    upTo.push(cumulative / total);
  }
  return (u: number) => {
    let index = 0;
    while (index < last && u >= (upTo[index] as number)) index++;
    return (ascending[index] as { value: number }).value;
  };
}

function refuseImpossible(distribution: Distribution): void {
  if (isPossible(distribution)) return;
  throw new RangeError(`impossible distribution: ${JSON.stringify(distribution)}`);
}

function isPossible(distribution: Distribution): boolean {
  switch (distribution.kind) {
    case 'constant':
      return distribution.value >= 0 && distribution.value < Infinity;
    case 'exponential':
      return distribution.mean >= 0 && distribution.mean < Infinity;
    case 'lognormal':
      return Math.abs(distribution.mu) < 500 && distribution.sigma >= 0 && distribution.sigma < 20;
    case 'gamma':
    case 'weibull':
      return distribution.shape > 0 && distribution.scale >= 0 && distribution.scale < Infinity;
    case 'triangular': {
      const { low, mode, high } = distribution;
      return low >= 0 && low <= mode && mode <= high && high < Infinity;
    }
    case 'uniform':
      return distribution.low >= 0 && distribution.low <= distribution.high && distribution.high < Infinity;
    case 'empirical':
      return isAscending(distribution.values);
    case 'discrete':
      return (
        distribution.values.length > 0 &&
        distribution.values.every(({ value, share }) => value >= 0 && value < Infinity && share >= 0) &&
        Math.abs(distribution.values.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6
      );
  }
}

function isAscending(values: readonly number[]): boolean {
  return (
    values.length > 0 &&
    values.every((value, i) => value >= (i === 0 ? 0 : (values[i - 1] as number)) && value < Infinity)
  );
}
