// The distributions that a scenario may name. Parameters are already in the model's unit
// (minutes for durations). Each is drawn by one monotone transform of one uniform (rule 6).

export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  /** A mixture of exponentials: one of `means` with its share; shares sum to 1. */
  | {
      readonly kind: 'hyperexponential';
      readonly shares: readonly number[];
      readonly means: readonly number[];
    }
  /** What would be below 0 counts as 0: no duration is negative. */
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** `mu`, `sigma` of the logarithm; the loader turns mean+cv or median+sigma into these. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number }
  /** Pareto of the second kind (Lomax), from 0: P(X > x) = (1 + x/scale)^−shape. Its mean is infinite for shape ≤ 1. */
  | { readonly kind: 'pareto'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** Observed values in ascending order; quantiles are interpolated linearly between them. */
  | { readonly kind: 'empirical'; readonly values: readonly number[] }
  /** Exact values with shares that sum to 1. */
  | {
      readonly kind: 'discrete';
      readonly values: readonly { readonly value: number; readonly share: number }[];
    }
  | Truncated;

/**
 * `of`, given that it lies from `least` to `most`, both included: re-drawn, as it were, until it does; not
 * clamped. A normal is cut before what is below 0 counts as 0. At least 1e-9 of `of` must lie inside.
 */
export interface Truncated {
  readonly kind: 'truncated';
  readonly of: Distribution;
  readonly least: number;
  readonly most: number;
}
