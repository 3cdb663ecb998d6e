// The quantile of Student's t distribution, for confidence intervals. Knows no chance.

import { exactExp, exactLog } from './elementary.ts';
import { logGamma } from './gamma.ts';
import { normalQuantile } from './normalQuantile.ts';

const manyDegrees = 10000;

/**
 * t with P(T ≤ t) = `p` for Student's t with `degreesOfFreedom` > 0 (need not be whole); 0 < p < 1. Relative
 * error below 1e-8 for p from 1e-9 to 1 − 1e-9.
 *
 * Above 10,000 degrees by the expansion in powers of 1/degrees (Abramowitz & Stegun 26.7.5); below, Newton's
 * method kept inside a bracket, on the tail given by the incomplete beta function.
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentTQuantile(1 - p, degreesOfFreedom);
  if (degreesOfFreedom > manyDegrees) return expansion(normalQuantile(p), degreesOfFreedom);
  const degrees = degreesOfFreedom;
  const target = 1 - p;
  const logScale = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - logSqrtPi;
  let below = 0;
  let above = 1;
  while (upperTail(above, degrees, logScale) > target) {
    below = above;
    above *= 2;
  }
  let t = (below + above) / 2;
  for (let round = 0; round < 200; round++) {
    const excess = upperTail(t, degrees, logScale) - target;
    if (excess > 0) below = t;
    else above = t;
    const newton = t + excess / density(t, degrees, logScale);
    const next = newton > below && newton < above ? newton : (below + above) / 2;
    const change = next > t ? next - t : t - next;
    t = next;
    if (change <= t * 1e-14) break;
  }
  return t;
}

const logSqrtPi = 0.5723649429247001;

function expansion(z: number, degrees: number): number {
  const s = z * z;
  const first = ((s + 1) * z) / 4;
  const second = (((5 * s + 16) * s + 3) * z) / 96;
  const third = ((((3 * s + 19) * s + 17) * s - 15) * z) / 384;
  return z + (first + (second + third / degrees) / degrees) / degrees;
}

function density(t: number, degrees: number, logScale: number): number {
  const spread = exactLog(1 + (t * t) / degrees);
  return exactExp(logScale - 0.5 * exactLog(degrees) - 0.5 * (degrees + 1) * spread);
}

/** P(T > t) for t > 0: half of the incomplete beta function I at degrees/(degrees + t²). */
function upperTail(t: number, degrees: number, logScale: number): number {
  const a = degrees / 2;
  const x = degrees / (degrees + t * t);
  const y = (t * t) / (degrees + t * t);
  const front = exactExp(logScale + a * exactLog(x) + 0.5 * exactLog(y));
  if (x < (a + 1) / (a + 2.5)) return (0.5 * front * betaFraction(a, 0.5, x)) / a;
  return 0.5 - front * betaFraction(0.5, a, y);
}

/** The continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8, modified Lentz). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < 100000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = d * c;
    result *= factor;
    if (factor - 1 < 2e-16 && factor - 1 > -2e-16) break;
  }
  return result;
}
