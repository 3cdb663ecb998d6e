// Which parameters a distribution can have. The loader tells authors; here the impossible is a bug.

import type { Distribution } from './distribution.ts';

/** Throws a RangeError on parameters with which there is no such distribution. */
export function refuseImpossible(distribution: Distribution): void {
  if (isPossible(distribution)) return;
  throw new RangeError(`impossible distribution: ${JSON.stringify(distribution)}`);
}

function isPossible(distribution: Distribution): boolean {
  switch (distribution.kind) {
    case 'constant':
      return isLength(distribution.value);
    case 'exponential':
      return isLength(distribution.mean);
    case 'hyperexponential':
      return (
        distribution.means.length === distribution.shares.length &&
        distribution.means.every(isLength) &&
        areShares(distribution.shares)
      );
    case 'lognormal':
      return Math.abs(distribution.mu) < 500 && distribution.sigma >= 0 && distribution.sigma < 20;
    case 'normal':
      return Math.abs(distribution.mean) < Infinity && isLength(distribution.sd);
    case 'gamma':
    case 'weibull':
      return distribution.shape > 0 && distribution.shape < Infinity && isLength(distribution.scale);
    case 'pareto':
      // Below 0.1 the last quantiles would be infinite.
      return distribution.shape >= 0.1 && distribution.shape < Infinity && isLength(distribution.scale);
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
        distribution.values.every(({ value }) => isLength(value)) &&
        areShares(distribution.values.map(({ share }) => share))
      );
    case 'truncated':
      return (
        distribution.least >= 0 && distribution.least <= distribution.most && isPossible(distribution.of)
      );
  }
}

function isLength(value: number): boolean {
  return value >= 0 && value < Infinity;
}

function areShares(shares: readonly number[]): boolean {
  return (
    shares.every((share) => share >= 0) && Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-6
  );
}

function isAscending(values: readonly number[]): boolean {
  return (
    values.length > 0 &&
    values.every((value, i) => value >= (i === 0 ? 0 : (values[i - 1] as number)) && value < Infinity)
  );
}
