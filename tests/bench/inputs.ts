// The drawn numbers that every program of a workload reads: one row a customer or patient, little-endian doubles.
// Owns their columns and their seed; knows no program.

import seedrandom from 'seedrandom';

export type Workload = 'mm1' | 'ed';
export const workloads: readonly Workload[] = ['mm1', 'ed'];

export function columnsOf(workload: Workload): number {
  return workload === 'mm1' ? mm1Columns : edColumns;
}

/** Columns of `mm1`: minutes since the customer before, minutes of service. */
export const mm1Columns = 2;
/**
 * Columns of `ed`: minutes since the patient before, acuity (1 most urgent, to 3), minutes of triage, minutes with the
 * doctor, whether scanned (0 or 1), minutes of the scan, whether admitted (0 or 1), minutes in a bed.
 */
export const edColumns = 8;
export const gap = 0;
export const acuity = 1;
export const triage = 2;
export const doctor = 3;
export const isScanned = 4;
export const scan = 5;
export const isAdmitted = 6;
export const stay = 7;

/** Mean minutes with the doctor, and the share admitted, by acuity 1–3. */
const doctorMinutes = [60, 45, 30] as const;
const admittedShare = [0.7, 0.4, 0.1] as const;

/** Sums of multiples of 2⁻²⁰ minute are exact in doubles: whoever adds them, in whatever order, gets the same. */
const grid = 2 ** 20;

/**
 * The same seed gives the same rows, and more people only add rows. Minutes are whole multiples of 2⁻²⁰, which is the
 * engine's own grid.
 */
export function drawInputs(workload: Workload, people: number, seed: string): Float64Array {
  const uniform = seedrandom.alea(`${workload} ${seed}`).double;
  const exponential = (mean: number): number => Math.round(-mean * Math.log(1 - uniform()) * grid) / grid;
  return workload === 'mm1' ? drawMm1(people, exponential) : drawEd(people, uniform, exponential);
}

function drawMm1(people: number, exponential: (mean: number) => number): Float64Array {
  const rows = new Float64Array(people * mm1Columns);
  for (let at = 0; at < rows.length; at += mm1Columns) {
    rows[at] = exponential(1 / 0.9);
    rows[at + 1] = exponential(1);
  }
  return rows;
}

function drawEd(people: number, uniform: () => number, exponential: (mean: number) => number): Float64Array {
  const rows = new Float64Array(people * edColumns);
  for (let at = 0; at < rows.length; at += edColumns) {
    const chance = uniform();
    const urgency = chance < 0.1 ? 0 : chance < 0.5 ? 1 : 2;
    rows[at + gap] = exponential(5);
    rows[at + acuity] = urgency + 1;
    rows[at + triage] = exponential(6);
    rows[at + doctor] = exponential(doctorMinutes[urgency]);
    rows[at + isScanned] = uniform() < 0.5 ? 1 : 0;
    rows[at + scan] = exponential(20);
    rows[at + isAdmitted] = uniform() < admittedShare[urgency] ? 1 : 0;
    rows[at + stay] = exponential(7200);
  }
  return rows;
}
