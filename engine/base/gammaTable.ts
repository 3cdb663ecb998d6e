// The quantile of one gamma distribution, drawn often: polynomials through values of `gammaQuantile`. Knows no
// chance.

import { exactExp } from './elementary.ts';
import { gammaQuantile, logGammaQuantile } from './gamma.ts';
import { normalQuantile } from './normalQuantile.ts';
import { normalTail } from './normalTail.ts';

/** The normal quantiles of 2⁻⁵³ and 1 − 2⁻⁵³ lie within. */
const reach = 8.25;
const piecesPerUnit = 8;
const pieces = 2 * reach * piecesPerUnit;

/** Chebyshev's points with both ends, (1 − cos πi/7)/2, so that neighbouring pieces meet. */
const points = [
  0, 0.049515566048790434, 0.18825509907063323, 0.3887395330218428, 0.6112604669781572, 0.8117449009293668,
  0.9504844339512095, 1,
];
const count = points.length;

/**
 * `gammaQuantile(p, shape)` for one shape, some thirty times faster: relative error below 1e-11, tested for
 * shapes from 0.05 to 5,000.
 *
 * The logarithm of the result is smooth in z = `normalQuantile(p)` for every shape. Each eighth of z has a
 * polynomial of degree 7 in Newton's form, made when first needed; what is kept is no state, since it follows
 * from shape and p alone.
 */
export function gammaQuantileOf(shape: number): (p: number) => number {
  const made = new Uint8Array(pieces);
  const coefficients = new Float64Array(pieces * count);
  return (p) => {
    const z = normalQuantile(p);
    if (!(z > -reach && z < reach)) return gammaQuantile(p, shape);
    const place = (z + reach) * piecesPerUnit;
    const piece = Math.floor(place);
    if (made[piece] === 0) {
      coefficients.set(dividedDifferences(shape, piece), piece * count);
      made[piece] = 1;
    }
    const t = place - piece;
    const first = piece * count;
    let logX = coefficients[first + count - 1] as number;
    for (let i = count - 2; i >= 0; i--) {
      logX = (coefficients[first + i] as number) + (t - (points[i] as number)) * logX;
    }
    return exactExp(logX);
  };
}

function dividedDifferences(shape: number, piece: number): number[] {
  const differences = points.map((point) => {
    const z = (piece + point) / piecesPerUnit - reach;
    return logGammaQuantile(normalTail(-z), normalTail(z), shape);
  });
  for (let order = 1; order < count; order++) {
    for (let i = count - 1; i >= order; i--) {
      const run = (points[i] as number) - (points[i - order] as number);
      differences[i] = ((differences[i] as number) - (differences[i - 1] as number)) / run;
    }
  }
  return differences;
}
