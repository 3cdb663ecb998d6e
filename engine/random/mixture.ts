// Mixtures of exponentials: the quantile, and that of the lives found half-way through.

import { exactExp, exactLog, gammaQuantile } from '../base/exactMath.ts';
import { bisect } from './bisect.ts';

export interface Mixture {
  readonly shares: readonly number[];
  readonly means: readonly number[];
}

/**
 * x with Σ pᵢ e^(−x/mᵢ) = 1 − u. The logarithm of the left side is convex and falls, so Newton's method from
 * below the root never passes it.
 */
export function mixtureQuantile(mixture: Mixture): (u: number) => number {
  const { shares, rates, logShares, lasting } = lastingParts(mixture);
  const count = shares.length;
  return (u) => {
    if (u <= 1 - lasting) return 0;
    const logRest = exactLog(1 - u);
    let x = 0;
    // One part alone survives less than all together.
    for (let i = 0; i < count; i++) {
      x = Math.max(x, ((logShares[i] as number) - logRest) / (rates[i] as number));
    }
    for (let round = 0; round < 60; round++) {
      let survival = 0;
      let density = 0;
      for (let i = 0; i < count; i++) {
        const rate = rates[i] as number;
        const part = (shares[i] as number) * exactExp(-x * rate);
        survival += part;
        density += part * rate;
      }
      const step = ((exactLog(survival) - logRest) * survival) / density;
      if (!(step > 0)) break;
      x += step;
      // The error of the next step would be of the order of this one squared.
      if (step < x * 1e-9) break;
    }
    return x;
  };
}

/** Density ∝ x f(x): the parts weigh by share × mean, and each is gamma of shape 2. */
export function mixtureLengthBiased(mixture: Mixture): (u: number) => number {
  const { shares, rates } = lastingParts(equilibriumOf(mixture));
  const slowest = Math.min(...rates);
  const risen = (x: number) =>
    -shares.reduce((sum, share, i) => {
      const spent = x * (rates[i] as number);
      return sum + share * (1 + spent) * exactExp(-spent);
    }, 0);
  return (u) => bisect(risen, u - 1, 0, gammaQuantile(u, 2) / slowest);
}

/** What remains of a life found half-way through is again a mixture of the same means. */
export function equilibriumOf({ shares, means }: Mixture): Mixture {
  const weights = shares.map((share, i) => share * (means[i] as number));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { shares: weights.map((weight) => weight / total), means };
}

function lastingParts({ shares, means }: Mixture) {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const parts = shares
    .map((share, i) => ({ share: share / total, mean: means[i] as number }))
    .filter(({ share, mean }) => share > 0 && mean > 0);
  const lastingShares = parts.map(({ share }) => share);
  return {
    shares: lastingShares,
    logShares: lastingShares.map(exactLog),
    rates: parts.map(({ mean }) => 1 / mean),
    /** P(X > 0). */
    lasting: parts.length === shares.length ? 1 : lastingShares.reduce((sum, share) => sum + share, 0),
  };
}
