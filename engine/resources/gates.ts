// Steps that serve at certain times only: whether each is open now, and how many may still be called at this
// instant. Owns two columns; when they change stands with whoever turns the gates.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';

export class Gates implements Stateful {
  /** 1 while a step is open; of steps without hours always 1. */
  open: Uint8Array;
  /** Instant of the last round of each step that is served at times; −1: none yet. */
  roundAt: Float64Array;
  /** How many may still be called in that round. */
  left: Float64Array;

  constructor(steps: number) {
    this.open = new Uint8Array(steps).fill(1);
    this.roundAt = new Float64Array(steps).fill(-1);
    this.left = new Float64Array(steps);
  }

  columns(): readonly Column[] {
    return [
      { name: 'open', array: this.open, length: this.open.length },
      { name: 'roundAt', array: this.roundAt, length: this.roundAt.length },
      { name: 'left', array: this.left, length: this.left.length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    this.open = saved('open') as Uint8Array;
    this.roundAt = saved('roundAt') as Float64Array;
    this.left = saved('left') as Float64Array;
  }
}
