// Units of every resource: how many there are, how many are held. Owns counts only; who holds them stands
// with the patients, and why capacity changes stands with rotas, breakdowns and effects.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';

const names = ['rostered', 'capacity', 'occupied', 'over', 'waiting', 'down', 'allDown'] as const;

export class PoolTable implements Stateful {
  /** Units by rota, closures or refill now, before breakdowns and effects. */
  declare rostered: Int32Array;
  /** Units there are; reducing it need not evict, so `occupied` may exceed it. */
  declare capacity: Int32Array;
  /** Units held; for slots, units used since the last refill. */
  declare occupied: Int32Array;
  /** Of the units held, those of shifts that have ended: over and above the capacity. */
  declare over: Int32Array;
  /** Patients in lists that could use a unit of this pool. */
  declare waiting: Int32Array;
  /** Units broken down; breakdowns that take the whole pool. */
  declare down: Int32Array;
  declare allDown: Int32Array;

  constructor(pools: number) {
    this.rostered = new Int32Array(pools);
    this.capacity = new Int32Array(pools);
    this.occupied = new Int32Array(pools);
    this.over = new Int32Array(pools);
    this.waiting = new Int32Array(pools);
    this.down = new Int32Array(pools);
    this.allDown = new Int32Array(pools);
  }

  free(pool: number): number {
    return (this.capacity[pool] as number) - (this.occupied[pool] as number) + (this.over[pool] as number);
  }

  columns(): readonly Column[] {
    return names.map((name) => ({ name, array: this[name], length: this[name].length }));
  }

  adopt(saved: (name: string) => ColumnArray): void {
    for (const name of names) this[name] = saved(name) as Int32Array;
  }
}
