// The mean of each distribution. Draws nothing.

import { exactExp, logGamma, normalDensity, normalTail } from '../base/exactMath.ts';
import type { Distribution, Truncated } from './distribution.ts';
import { lengthBiasedOf } from './lengthBiased.ts';
import type { Mixture } from './mixture.ts';
import { paretoPartialMean } from './pareto.ts';
import { refuseImpossible } from './possible.ts';
import { freeQuantile } from './transform.ts';
import { windowOf } from './window.ts';

/** The mean, in the distribution's own unit; Infinity for a Pareto of shape 1 or less. */
export function meanOf(distribution: Distribution): number {
  refuseImpossible(distribution);
  return possibleMean(distribution);
}

function possibleMean(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.value;
    case 'exponential':
      return distribution.mean;
    case 'hyperexponential':
      return mixtureMean(distribution);
    case 'normal': {
      const { mean, sd } = distribution;
      return sd === 0 ? Math.max(0, mean) : normalPart(mean, sd, 0, Infinity);
    }
    case 'lognormal':
      return exactExp(distribution.mu + (distribution.sigma * distribution.sigma) / 2);
    case 'gamma':
      return distribution.shape * distribution.scale;
    case 'weibull':
      return distribution.scale * exactExp(logGamma(1 + 1 / distribution.shape));
    case 'pareto':
      return distribution.shape > 1 ? distribution.scale / (distribution.shape - 1) : Infinity;
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'empirical':
      return empiricalMean(distribution.values);
    case 'discrete':
      return distribution.values.reduce((sum, { value, share }) => sum + value * share, 0);
    case 'truncated':
      return truncatedMean(distribution);
  }
}

function mixtureMean({ shares, means }: Mixture): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.reduce((sum, share, i) => sum + share * (means[i] as number), 0) / total;
}

/** E[X; low ≤ X ≤ high] for a normal X. */
function normalPart(mean: number, sd: number, low: number, high: number): number {
  const from = (low - mean) / sd;
  const to = (high - mean) / sd;
  return mean * (normalTail(from) - normalTail(to)) + sd * (normalDensity(from) - normalDensity(to));
}

/** The window's part of the whole mean is the share of length-biased values inside. */
function truncatedMean(distribution: Truncated): number {
  const { of, least, most } = distribution;
  const { from, to } = windowOf(freeQuantile(of), distribution);
  const share = to - from;
  if (of.kind === 'normal' && of.sd > 0) return normalPart(of.mean, of.sd, least, most) / share;
  if (of.kind === 'pareto' && most < Infinity && of.scale > 0) {
    return (paretoPartialMean(of, most) - paretoPartialMean(of, least)) / share;
  }
  const mean = possibleMean(of);
  if (mean === 0) return 0;
  const biased = windowOf(lengthBiasedOf(of), distribution);
  return (mean * (biased.to - biased.from)) / share;
}

function empiricalMean(values: readonly number[]): number {
  if (values.length === 1) return values[0] as number;
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += ((values[i - 1] as number) + (values[i] as number)) / 2;
  return sum / (values.length - 1);
}
