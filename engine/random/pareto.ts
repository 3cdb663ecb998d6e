// The Pareto distribution of the second kind (Lomax), biased by length.

import { exactExp, exactLog, exactPower } from '../base/exactMath.ts';
import { bisect } from './bisect.ts';

export interface Pareto {
  readonly shape: number;
  readonly scale: number;
}

/**
 * Density ∝ x f(x); shape > 1. With y = 1 + x/scale and v = y^(1 − shape) the tail is
 * v (shape − (shape − 1) v^(1/(shape − 1))).
 */
export function paretoLengthBiased({ shape, scale }: Pareto): (u: number) => number {
  const excess = shape - 1;
  const tail = (v: number) => v * (shape - excess * exactPower(v, 1 / excess));
  return (u) => {
    const v = bisect(tail, 1 - u, (1 - u) / shape, 1);
    return Math.max(0, scale * (exactPower(v, -1 / excess) - 1));
  };
}

/** Biased by length within a window of finite width; any shape. */
export function paretoLengthBiasedWithin(
  pareto: Pareto,
  { least, most }: { least: number; most: number },
): (u: number) => number {
  const from = paretoPartialMean(pareto, least);
  const to = paretoPartialMean(pareto, most);
  const rising = (x: number) => paretoPartialMean(pareto, x);
  return (u) => bisect(rising, from + u * (to - from), least, most);
}

/** E[X; X ≤ x]: the part of the mean that values up to `x` make. */
export function paretoPartialMean({ shape, scale }: Pareto, x: number): number {
  const logY = exactLog(1 + x / scale);
  return scale * shape * (fallIntegral(shape - 1, logY) - fallIntegral(shape, logY));
}

/** ∫ e^(−power t) dt from 0 to `end`. */
function fallIntegral(power: number, end: number): number {
  const t = power * end;
  if (Math.abs(t) < 1e-4) return end * (1 - t * (1 / 2 - t * (1 / 6 - t / 24)));
  return (1 - exactExp(-t)) / power;
}
