// Means and intervals of a few figures, one from each replication. Knows nothing of worlds or measures.
//
// Student's t interval (Gosset 1908; Law, Simulation Modeling and Analysis, 5th ed., section 4.5): the figures
// come from replications that differ only in chance, so they are independent and alike, whatever happens within
// one replication.

import { studentTQuantile } from '../base/exactMath.ts';

/** Sum in the order given ÷ how many; of no figures, 0. */
export function meanOf(figures: readonly number[]): number {
  if (figures.length === 0) return 0;
  let sum = 0;
  for (const figure of figures) sum += figure;
  return sum / figures.length;
}

/** With n − 1; of fewer than two figures, 0. Two passes, so that a large mean does not swallow it. */
export function standardDeviationOf(figures: readonly number[]): number {
  if (figures.length < 2) return 0;
  const mean = meanOf(figures);
  let squares = 0;
  for (const figure of figures) squares += (figure - mean) * (figure - mean);
  return Math.sqrt(squares / (figures.length - 1));
}

/**
 * Interval for the mean by Student's t.
 *
 * @param confidence between 0 and 1, such as 0.95
 * @returns lower and upper bound in the unit of the figures; null of fewer than two
 */
export function studentInterval(
  figures: readonly number[],
  confidence: number,
): readonly [number, number] | null {
  if (figures.length < 2) return null;
  const mean = meanOf(figures);
  const quantile = studentTQuantile((1 + confidence) / 2, figures.length - 1);
  const half = (quantile * standardDeviationOf(figures)) / Math.sqrt(figures.length);
  return [mean - half, mean + half];
}

/**
 * Correlation of each figure with the one before it: Σ (xᵢ − x̄)(xᵢ₊₁ − x̄) ÷ Σ (xᵢ − x̄)² (Law, section 4.4). Between
 * −1 and 1; 0 of figures that do not vary. Independent figures give about 0 ± 2/√n.
 */
export function lagOneCorrelation(figures: readonly number[]): number {
  const mean = meanOf(figures);
  let products = 0;
  let squares = 0;
  for (const [index, figure] of figures.entries()) {
    squares += (figure - mean) * (figure - mean);
    const next = figures[index + 1];
    if (next !== undefined) products += (figure - mean) * (next - mean);
  }
  return squares === 0 ? 0 : products / squares;
}
