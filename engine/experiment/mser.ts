// Where a series has forgotten how it began. Knows nothing of what the series is of.

/** How many values at the beginning should be left out. */
export interface Truncation {
  /** A multiple of the batch size, at least 0. */
  readonly leaveOut: number;
  /** The best place lies in the second half: the series is too short to say, or never settles. */
  readonly late: boolean;
}

const valuesInABatch = 5;
/** Fewer batches than this at the end say nothing of how much they vary. */
const fewestBatches = 5;

/**
 * MSER-5 (White 1997, "An effective truncation heuristic for bias reduction in simulation output", Simulation 69(6),
 * 323–334; in batches of five: White, Cobb and Spratt 2000). Of the means Z₁ … Zₙ of batches of five values, leaves out
 * the first d for which Σ_{j>d} (Zⱼ − mean)² ÷ (n − d)² is smallest (the earliest of equals): leaving out more costs
 * certainty, keeping a biased beginning costs more. Values that do not fill the last batch are not used.
 */
export function mser5(series: readonly number[]): Truncation {
  const batches = Math.floor(series.length / valuesInABatch);
  if (batches < 2 * fewestBatches) return { leaveOut: 0, late: true };
  let best = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let kept = 0;
  let mean = 0;
  let squares = 0;
  for (let first = batches - 1; first >= 0; first--) {
    const value = batchMean(series, first);
    kept += 1;
    const off = value - mean;
    mean += off / kept;
    squares += off * (value - mean);
    const error = squares / (kept * kept);
    if (kept < fewestBatches || error > smallest) continue;
    smallest = error;
    best = first;
  }
  return { leaveOut: best * valuesInABatch, late: best > batches / 2 };
}

function batchMean(series: readonly number[], batch: number): number {
  let sum = 0;
  for (let value = 0; value < valuesInABatch; value++) {
    sum += series[batch * valuesInABatch + value] as number;
  }
  return sum / valuesInABatch;
}
