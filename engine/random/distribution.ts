// The distributions that a scenario may name. Parameters are already in the model's unit
// (minutes for durations). Each is drawn by one monotone transform of one uniform (rule 6).

export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  /** `mu`, `sigma` of the logarithm; the loader turns mean+cv or median+sigma into these. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** Observed values in ascending order; quantiles are interpolated linearly between them. */
  | { readonly kind: 'empirical'; readonly values: readonly number[] }
  /** Exact values with shares that sum to 1. */
  | {
      readonly kind: 'discrete';
      readonly values: readonly { readonly value: number; readonly share: number }[];
    };
