// What remains of a life that is found half-way through, as a full hospital is at the start of a run.
// Owns the stationary residual of each distribution; knows no addresses.

import { exactExp } from '../base/exactMath.ts';
import type { Distribution } from './distribution.ts';
import { lengthBiasedOf } from './lengthBiased.ts';
import { meanOf } from './mean.ts';
import { equilibriumOf, type Mixture } from './mixture.ts';
import { exponentialOf, quantileOf } from './transform.ts';

/**
 * The remaining part, at a random instant, of a life of this distribution: a length-biased life (by `u1`,
 * which it rises with) times `u2`. Every kind has its length-biased form in closed form or by a bisection to
 * the last bit; nothing is tabulated. An exponential is memoryless and uses `u1` alone, and so does a mixture
 * of them. Throws a RangeError where the mean is infinite. Source: Cox, Renewal Theory (1962), section 5.
 */
export function residualOf(distribution: Distribution): (u1: number, u2: number) => number {
  const mean = meanOf(distribution);
  if (mean === 0) return () => 0;
  if (distribution.kind === 'exponential') return (u1) => mean * exponentialOf(u1);
  if (distribution.kind === 'hyperexponential') {
    return quantileOf({ kind: 'hyperexponential', ...equilibriumOf(distribution) });
  }
  const lengthBiased = lengthBiasedOf(distribution);
  return (u1, u2) => lengthBiased(u1) * u2;
}

/**
 * The part behind it of the same life of which `residualOf` gives, for the same `u1` and `u2`, the part that remains: the
 * two add up to one length-biased life. Of an exponential, and of each part of a mixture, they are independent.
 */
export function elapsedOf(distribution: Distribution): (u1: number, u2: number) => number {
  const mean = meanOf(distribution);
  if (mean === 0) return () => 0;
  if (distribution.kind === 'exponential') return (_, u2) => mean * exponentialOf(u2);
  if (distribution.kind === 'hyperexponential') {
    const residual = residualOf(distribution);
    return (u1, u2) => quantileOf(givenResidual(distribution, residual(u1, u2)))(u2);
  }
  const lengthBiased = lengthBiasedOf(distribution);
  return (u1, u2) => lengthBiased(u1) * (1 - u2);
}

/** The elapsed part when the residual is known: each part weighs by its share × its chance to last for the residual. */
function givenResidual(mixture: Mixture, residual: number): Distribution {
  const weights = mixture.shares.map((share, part) => {
    const mean = mixture.means[part] as number;
    return mean === 0 ? 0 : share * exactExp(0 - residual / mean);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  return { kind: 'hyperexponential', shares, means: mixture.means };
}
