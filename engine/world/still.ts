// What is asked while nothing moves: between two events, from one decision to the next. Whoever looks then is told of one
// count of people at work for all steps and of one value for each indicator, however many ask and however they ask each
// other. Not part of the world's state, and it changes nothing but the time that asking takes.

import { type PatientTable, patientStatus } from '../patients/patientTable.ts';
import type { World } from './world.ts';

export class Still {
  /** Somebody looks now. */
  looking = false;
  private readonly counts: Int32Array;
  private counted = false;
  private readonly figures: Float64Array;
  private readonly known: Uint8Array;
  /** What stood still when this was worked out: the minute, the events run and the decisions made by then. */
  private minutes = -1;
  private events = -1;
  private decisions = -1;

  constructor(steps: number, indicators: number) {
    this.counts = new Int32Array(steps);
    this.figures = new Float64Array(indicators);
    this.known = new Uint8Array(indicators);
  }

  /** While `ask` runs nothing in the world may change but what nobody asks for. */
  look<Answer>(world: World, ask: () => Answer): Answer {
    const { simMinutes, eventsRun, log } = world;
    if (this.minutes !== simMinutes || this.events !== eventsRun || this.decisions !== log.size)
      this.forget();
    this.minutes = simMinutes;
    this.events = eventsRun;
    this.decisions = log.size;
    this.looking = true;
    try {
      return ask();
    } finally {
      this.looking = false;
    }
  }

  /** Something has changed that may be asked for. */
  forget(): void {
    this.counted = false;
    this.known.fill(0);
  }

  /** Value of an indicator now, as those see it who see it live. */
  figureOf(world: World, indicator: number): number {
    const table = world.model.indicators[indicator];
    if (table === undefined) throw new Error('No such indicator');
    if (!this.looking) return table.value(world, -1);
    if (this.known[indicator] === 0) {
      this.figures[indicator] = table.value(world, -1);
      this.known[indicator] = 1;
    }
    return this.figures[indicator] as number;
  }

  /** People at work at a step now; a count kept up at every change would cost more than the few who ask. */
  countAt(step: number, patients: PatientTable): number {
    if (!this.looking) return countOf(step, patients);
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
