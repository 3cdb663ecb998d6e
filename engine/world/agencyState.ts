// What each agency has declared, what its triggers say, who plays it, and its money. Owns the figures;
// rules about them stand in escalation.ts and commands.ts.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import type { Model } from '../model/model.ts';
import { Accounts } from './accounts.ts';

const bytes = ['playedByPeople', 'declared', 'computed'] as const;
const doubles = ['declaredAt', 'computedSince', 'lastRead', 'budget'] as const;

export class AgencyState implements Stateful {
  playedByPeople: Uint8Array;
  /** Levels 1–4. */
  declared: Uint8Array;
  computed: Uint8Array;
  declaredAt: Float64Array;
  computedSince: Float64Array;
  /** Instant + 1 of the last reading at each level, four of each agency; 0: never. */
  private lastRead: Float64Array;
  budget: Float64Array;
  /** What was decided in play, paid from the budget. */
  readonly accounts: Accounts;

  constructor(model: Model) {
    const count = model.agencies.length;
    this.playedByPeople = new Uint8Array(count);
    this.declared = new Uint8Array(count).fill(1);
    this.computed = new Uint8Array(count).fill(1);
    this.declaredAt = new Float64Array(count);
    this.computedSince = new Float64Array(count);
    this.lastRead = new Float64Array(count * 4);
    this.budget = Float64Array.from(model.agencies, (entry) => entry.agency.budgetPounds);
    this.accounts = new Accounts(count);
  }

  /** The triggers have never been read: the computed level is the lowest. */
  forgetReadings(): void {
    this.computed.fill(1);
    this.computedSince.fill(0);
    this.lastRead.fill(0);
  }

  /** The triggers were read at an instant and met this level. */
  levelRead(agency: number, level: number, atMinutes: number): void {
    this.lastRead[agency * 4 + level - 1] = atMinutes + 1;
  }

  /** Highest level of the readings later than an instant; 1: none. */
  highestReadAfter(agency: number, sinceMinutes: number): number {
    const notLater = Math.max(0, sinceMinutes + 1);
    let level = 4;
    while (level > 1 && (this.lastRead[agency * 4 + level - 1] as number) <= notLater) level--;
    return level;
  }

  columns(): readonly Column[] {
    const own = [...bytes, ...doubles].map((name) => {
      const array = this[name as 'declared'] as ColumnArray;
      return { name, array, length: array.length };
    });
    return [...own, ...this.accounts.columns()];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of [...bytes, ...doubles]) self[name] = saved(name);
    this.accounts.adopt(saved);
  }
}
