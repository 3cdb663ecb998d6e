// The planning round: whether it is open, what has been decided in it, and its money. Owns the figures; what a
// decision does to them stands in planning.ts. A world without a planning round has none of this.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { Accounts } from './accounts.ts';

const names = ['isOpen', 'planned', 'commitment'] as const;

export class PlanningState implements Stateful {
  private isOpen: Uint8Array;
  /** By intervention: 1 when its latest pull was decided in the round. */
  planned: Uint8Array;
  /** By intervention: pounds promised to it. */
  commitment: Float64Array;
  /** What was decided in the round, paid from the planning budgets. */
  readonly accounts: Accounts;

  constructor(interventions: number, agencies: number) {
    this.isOpen = new Uint8Array([1]);
    this.planned = new Uint8Array(interventions);
    this.commitment = new Float64Array(interventions);
    this.accounts = new Accounts(agencies);
  }

  /** The clock stands at minute 0, and nothing has happened yet. */
  get open(): boolean {
    return this.isOpen[0] === 1;
  }

  close(): void {
    this.isOpen[0] = 0;
  }

  columns(): readonly Column[] {
    return [
      ...names.map((name) => ({ name, array: this[name] as ColumnArray, length: this[name].length })),
      ...this.accounts.columns(),
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of names) self[name] = saved(name);
    this.accounts.adopt(saved);
  }
}
