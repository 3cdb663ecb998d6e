// Where every lever and inject stands in its life. The life itself stands in interventions.ts.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';

/** Numbers are part of the hash: never reuse one. */
export const life = {
  /** A lever that may be pulled; an inject that has not come. */
  available: 0,
  mobilising: 1,
  ramping: 2,
  active: 3,
  windingDown: 4,
  cooling: 5,
  /** An inject that is over. */
  ended: 6,
  /** An inject that control keeps back, or has struck out. */
  held: 7,
  skipped: 8,
} as const;

const names = [
  'state',
  'since',
  'until',
  'fraction',
  'amount',
  'times',
  'rampStep',
  'firedAt',
  'event',
] as const;

export class InterventionState implements Stateful {
  state: Uint8Array;
  /** Instant at which the present state began, and at which it ends by itself (−1: it does not). */
  since: Float64Array;
  until: Float64Array;
  /** 0–1 of the full effect. */
  fraction: Float64Array;
  amount: Float64Array;
  /** Times pulled or fired. */
  times: Int32Array;
  rampStep: Int32Array;
  /** Instant at which it was last pulled or fired; −1: never. */
  firedAt: Float64Array;
  /** Handle + 1 of the pending event; 0: none. */
  event: Int32Array;

  constructor(count: number) {
    this.state = new Uint8Array(count);
    this.since = new Float64Array(count);
    this.until = new Float64Array(count).fill(-1);
    this.fraction = new Float64Array(count);
    this.amount = new Float64Array(count);
    this.times = new Int32Array(count);
    this.rampStep = new Int32Array(count);
    this.firedAt = new Float64Array(count).fill(-1);
    this.event = new Int32Array(count);
  }

  columns(): readonly Column[] {
    return names.map((name) => ({ name, array: this[name], length: this[name].length }));
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of names) self[name] = saved(name);
  }
}
