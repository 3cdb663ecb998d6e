// Lists of patients, one for each step, in the order in which they are served: lower rank first, then the order
// key of the step's discipline, then who joined first (or last). Linked through the patients' own columns, so that
// leaving from the middle is as cheap as being called. A patient stands in one list at most.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import type { PatientTable } from './patientTable.ts';

export class WaitingLists implements Stateful {
  /** Slot + 1 of the first and last patient of each step's list; 0: empty. */
  declare first: Int32Array;
  declare last: Int32Array;
  declare count: Int32Array;

  constructor(steps: number) {
    this.first = new Int32Array(steps);
    this.last = new Int32Array(steps);
    this.count = new Int32Array(steps);
  }

  /** Joins behind everybody who is served before; `rank` and `orderKey` of the patient are already set. */
  join(patients: PatientTable, step: number, slot: number): void {
    const first = this.first[step] as number;
    // From the front only when it goes to the very front: the latest in a last-come list, the most urgent.
    if (first > 0 && servedBefore(patients, slot, first - 1)) return this.insert(patients, step, slot, 0);
    let before = this.last[step] as number;
    while (before > 0 && servedBefore(patients, slot, before - 1)) {
      before = patients.previous[before - 1] as number;
    }
    this.insert(patients, step, slot, before);
  }

  /** Joins at the end, whatever its rank: of lists that have no order of service. */
  append(patients: PatientTable, step: number, slot: number): void {
    this.insert(patients, step, slot, this.last[step] as number);
  }

  leave(patients: PatientTable, step: number, slot: number): void {
    const before = patients.previous[slot] as number;
    const after = patients.next[slot] as number;
    if (before > 0) patients.next[before - 1] = after;
    else this.first[step] = after;
    if (after > 0) patients.previous[after - 1] = before;
    else this.last[step] = before;
    patients.previous[slot] = 0;
    patients.next[slot] = 0;
    this.count[step] = (this.count[step] as number) - 1;
  }

  columns(): readonly Column[] {
    return [
      { name: 'first', array: this.first, length: this.first.length },
      { name: 'last', array: this.last, length: this.last.length },
      { name: 'count', array: this.count, length: this.count.length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    this.first = saved('first') as Int32Array;
    this.last = saved('last') as Int32Array;
    this.count = saved('count') as Int32Array;
  }

  /** Puts a patient behind another, given as slot + 1; behind nobody when 0. */
  private insert(patients: PatientTable, step: number, slot: number, before: number): void {
    const after = before > 0 ? (patients.next[before - 1] as number) : (this.first[step] as number);
    patients.previous[slot] = before;
    patients.next[slot] = after;
    if (before > 0) patients.next[before - 1] = slot + 1;
    else this.first[step] = slot + 1;
    if (after > 0) patients.previous[after - 1] = slot + 1;
    else this.last[step] = slot + 1;
    this.count[step] = (this.count[step] as number) + 1;
  }
}

/** Whether `slot` is served before `other`: the order of every waiting list, and between lists ([Q2]). */
export function servedBefore(patients: PatientTable, slot: number, other: number): boolean {
  const rank = (patients.rank[slot] as number) - (patients.rank[other] as number);
  if (rank !== 0) return rank < 0;
  const order = (patients.orderKey[slot] as number) - (patients.orderKey[other] as number);
  if (order !== 0) return order < 0;
  return (patients.turn[slot] as number) < (patients.turn[other] as number);
}
