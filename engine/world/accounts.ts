// What each agency has paid so far, and what goes out each day. Owns sums of money; knows no levers and no budgets.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';

const names = ['spent', 'spentAt', 'perDay'] as const;

export class Accounts implements Stateful {
  /** Pounds paid up to `spentAt`; since then `perDay` runs on. */
  private spent: Float64Array;
  private spentAt: Float64Array;
  perDay: Float64Array;

  constructor(agencies: number) {
    this.spent = new Float64Array(agencies);
    this.spentAt = new Float64Array(agencies);
    this.perDay = new Float64Array(agencies);
  }

  spentPounds(agency: number, atMinutes: number): number {
    const days = (atMinutes - (this.spentAt[agency] as number)) / 1440;
    return (this.spent[agency] as number) + (this.perDay[agency] as number) * days;
  }

  /** Below 0: money comes back. */
  spend(agency: number, pounds: number, atMinutes: number): void {
    this.spent[agency] = this.spentPounds(agency, atMinutes) + pounds;
    this.spentAt[agency] = atMinutes;
  }

  changePerDay(agency: number, byPounds: number, atMinutes: number): void {
    this.spend(agency, 0, atMinutes);
    this.perDay[agency] = (this.perDay[agency] as number) + byPounds;
  }

  columns(): readonly Column[] {
    return names.map((name) => ({ name, array: this[name], length: this[name].length }));
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of names) self[name] = saved(name);
  }
}
