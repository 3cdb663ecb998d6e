// How many people are at work at each step: counted among all patients when somebody asks. Not part of the world's
// state; a count kept up at every change would cost more than the few who ask.

import { type PatientTable, patientStatus } from '../patients/patientTable.ts';

export class AtWork {
  private readonly counts: Int32Array;
  private still = false;
  private counted = false;

  constructor(steps: number) {
    this.counts = new Int32Array(steps);
  }

  /** While `look` runs no patient moves: whoever asks then is told of one count for all steps. */
  whileStill(look: () => void): void {
    this.still = true;
    try {
      look();
    } finally {
      this.still = false;
      this.counted = false;
    }
  }

  /** People at work at a step now. */
  countAt(step: number, patients: PatientTable): number {
    if (!this.still) return countOf(step, patients);
    if (!this.counted) this.countAll(patients);
    return this.counts[step] as number;
  }

  private countAll({ status, step: places, slotsUsed }: PatientTable): void {
    this.counts.fill(0);
    for (let slot = 0; slot < slotsUsed; slot++) {
      if (!isAtWork(status[slot] as number)) continue;
      const step = places[slot] as number;
      this.counts[step] = (this.counts[step] as number) + 1;
    }
    this.counted = true;
  }
}

function countOf(step: number, { status, step: places, slotsUsed }: PatientTable): number {
  let count = 0;
  for (let slot = 0; slot < slotsUsed; slot++) {
    if (places[slot] === step && isAtWork(status[slot] as number)) count++;
  }
  return count;
}

function isAtWork(status: number): boolean {
  return status === patientStatus.working || status === patientStatus.following;
}
