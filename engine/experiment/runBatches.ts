// Batch means: what one long run says about itself. Owns the cut and the doubt; the run is an ordinary one.

import { onGrid } from '../base/time.ts';
import type { MeasureSummary } from '../doorTypes.ts';
import { lagOneCorrelation } from '../measures/statistics.ts';
import type { Model } from '../model/model.ts';
import { measuresOf } from '../views/measuresOf.ts';
import { overReplications } from './summarise.ts';
import { readWindows } from './windows.ts';

export interface BatchOptions {
  /** Names all chance in the run: any text. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  /** Equal parts into which the run is cut after its warm-up; at least 2. */
  readonly batches: number;
  readonly untilMinutes: number;
}

export interface BatchedMeasure extends MeasureSummary {
  /** Correlation of each batch with the one before it, −1 to 1: batches that are long enough give about 0. */
  readonly lagOne: number;
  /** `lagOne` is above 2 ÷ √n: the batches are too short for this measure, and its interval is too narrow. */
  readonly tooShort: boolean;
}

export interface BatchReport {
  /** Measure id → its mean (share, count) in each batch; null where it observed nobody. */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
  /** Fewer than asked for when the run ended by itself before. */
  readonly batches: number;
  readonly batchMinutes: number;
  /** Means and intervals over batches; counts are per batch. */
  readonly measures: Readonly<Record<string, BatchedMeasure>>;
}

/**
 * Every measure by the method of batch means (Law, Simulation Modeling and Analysis, 5th ed., section 9.5.3): mean and
 * Student's t interval over equal batches of one run after its warm-up. Honest only if batches are so long that they
 * hardly remember each other; `lagOne` and `tooShort` say where they do.
 */
export function runBatches(
  model: Model,
  { seed, replication, batches, untilMinutes }: BatchOptions,
): BatchReport {
  const { warmUpMinutes } = model.calendar;
  const batchMinutes = (untilMinutes - warmUpMinutes) / batches;
  if (batches < 2 || batchMinutes <= 0) throw new Error('Batches need a run longer than its warm-up.');
  const endsMinutes = Array.from({ length: batches }, (_, batch) =>
    batch === batches - 1 ? untilMinutes : onGrid(warmUpMinutes + (batch + 1) * batchMinutes),
  );
  const windows = readWindows(model, { seed, replication, endsMinutes }, measuresOf);
  const bound = 2 / Math.sqrt(windows.length);
  const measures: Record<string, BatchedMeasure> = {};
  const values: Record<string, readonly (number | null)[]> = {};
  for (const [id, summary] of Object.entries(overReplications(windows))) {
    values[id] = windows.map((window) => window[id]?.mean ?? null);
    const lagOne = lagOneCorrelation(values[id].flatMap((value) => value ?? []));
    measures[id] = { ...summary, lagOne, tooShort: lagOne > bound };
  }
  return { batches: windows.length, batchMinutes, measures, values };
}
