// What remains of a life that is found half-way through, as a full hospital is at the start of a run.
// Owns the stationary residual of each distribution; knows no addresses.

import type { Distribution } from './distribution.ts';
import { lengthBiasedOf } from './lengthBiased.ts';
import { meanOf } from './mean.ts';
import { equilibriumOf } from './mixture.ts';
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
