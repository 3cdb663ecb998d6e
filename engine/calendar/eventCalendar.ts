// The future event list: what happens next, in order of time, then priority, then serial ([C1]).
// Owns the events' columns; does not know what kinds and subjects mean.
//
// `order` is a 4-ary heap of handles in its first `size` places, and the stack of free handles after them;
// so a handle is taken from, and goes back to, the place just beyond the heap.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';

/** Priority and serial in one exact double: priority × 2⁴⁵ + serial. */
const rankOfPriority = 35184372088832;
const initialCapacity = 256;
/** Earlier than any instant of any run: two million years before its start. */
const beginningMinutes = -1099511627776;

export class EventCalendar implements Stateful {
  /** The instant, kind and subject of the event that `take` took last. */
  atMinutes = beginningMinutes;
  kind = 0;
  subject = 0;

  private pending = 0;
  /** Handles ever in use; columns beyond it are untouched. */
  private slots = 0;
  private nextSerial = 0;

  private order = new Int32Array(initialCapacity);
  private times = new Float64Array(initialCapacity);
  private ranks = new Float64Array(initialCapacity);
  private kinds = new Uint8Array(initialCapacity);
  private subjects = new Int32Array(initialCapacity);
  /** Where each handle stands in `order`; follows from it, so it is not saved. */
  private places = new Int32Array(initialCapacity);

  /** Events pending. */
  get size(): number {
    return this.pending;
  }

  /**
   * Adds an event and answers its handle, which is good until the event is taken or cancelled.
   * @param priority whole, 0–255; lower runs first at one instant.
   * @param kind whole, 0–255.
   * @param subject whole, 0 or more.
   * Throws (a bug) when `atMinutes` lies before the event taken last ([C2]).
   */
  schedule(atMinutes: number, priority: number, kind: number, subject: number): number {
    this.refusePast(atMinutes);
    if (this.pending === this.slots) this.addSlot();
    const handle = this.order[this.pending] as number;
    this.times[handle] = atMinutes + 0;
    this.ranks[handle] = priority * rankOfPriority + this.nextSerial++;
    this.kinds[handle] = kind;
    this.subjects[handle] = subject;
    this.pending++;
    this.rise(this.pending - 1, handle);
    return handle;
  }

  /** Takes a pending event out; it never runs ([C3]). */
  cancel(handle: number): void {
    this.free(handle, this.placeOf(handle));
  }

  /** Moves a pending event; it keeps its priority and joins its new instant last. */
  reschedule(handle: number, atMinutes: number): void {
    this.refusePast(atMinutes);
    const place = this.placeOf(handle);
    const priority = Math.floor((this.ranks[handle] as number) / rankOfPriority);
    this.times[handle] = atMinutes + 0;
    this.ranks[handle] = priority * rankOfPriority + this.nextSerial++;
    this.settle(place, handle);
  }

  /** The instant of a pending event, in minutes. */
  timeOf(handle: number): number {
    this.placeOf(handle);
    return this.times[handle] as number;
  }

  /** The instant of the next event, in minutes; Infinity when none is pending. */
  peekMinutes(): number {
    return this.pending === 0 ? Infinity : (this.times[this.order[0] as number] as number);
  }

  /** Takes the next event into `atMinutes`, `kind` and `subject`; false when none is pending. */
  take(): boolean {
    if (this.pending === 0) return false;
    const handle = this.order[0] as number;
    this.atMinutes = this.times[handle] as number;
    this.kind = this.kinds[handle] as number;
    this.subject = this.subjects[handle] as number;
    this.free(handle, 0);
    return true;
  }

  columns(): readonly Column[] {
    const counts = new Float64Array([this.pending, this.nextSerial, this.atMinutes]);
    const length = this.slots;
    return [
      { name: 'counts', array: counts, length: counts.length },
      { name: 'order', array: this.order, length },
      { name: 'times', array: this.times, length },
      { name: 'ranks', array: this.ranks, length },
      { name: 'kinds', array: this.kinds, length },
      { name: 'subjects', array: this.subjects, length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const [pending, nextSerial, atMinutes] = saved('counts') as Float64Array;
    this.pending = pending as number;
    this.nextSerial = nextSerial as number;
    this.atMinutes = atMinutes as number;
    this.kind = 0;
    this.subject = 0;
    this.order = saved('order') as Int32Array<ArrayBuffer>;
    this.times = saved('times') as Float64Array<ArrayBuffer>;
    this.ranks = saved('ranks') as Float64Array<ArrayBuffer>;
    this.kinds = saved('kinds') as Uint8Array<ArrayBuffer>;
    this.subjects = saved('subjects') as Int32Array<ArrayBuffer>;
    this.slots = this.order.length;
    this.places = new Int32Array(this.slots);
    for (let place = 0; place < this.slots; place++) this.places[this.order[place] as number] = place;
  }

  private refusePast(atMinutes: number): void {
    if (atMinutes >= this.atMinutes && atMinutes < Infinity) return;
    throw new Error(`an event was scheduled for minute ${atMinutes}; time stands at ${this.atMinutes}`);
  }

  private placeOf(handle: number): number {
    const place = handle >= 0 && handle < this.slots ? (this.places[handle] as number) : this.pending;
    if (place >= this.pending) throw new Error(`event ${handle} is not pending`);
    return place;
  }

  private addSlot(): void {
    if (this.slots === this.order.length) this.grow();
    this.order[this.slots] = this.slots;
    this.slots++;
  }

  private grow(): void {
    const capacity = Math.max(initialCapacity, this.order.length * 2);
    this.order = copied(this.order, new Int32Array(capacity));
    this.times = copied(this.times, new Float64Array(capacity));
    this.ranks = copied(this.ranks, new Float64Array(capacity));
    this.kinds = copied(this.kinds, new Uint8Array(capacity));
    this.subjects = copied(this.subjects, new Int32Array(capacity));
    this.places = copied(this.places, new Int32Array(capacity));
  }

  /** Takes the handle out of the heap, zeroes its columns and puts it on the stack of free handles. */
  private free(handle: number, place: number): void {
    this.times[handle] = 0;
    this.ranks[handle] = 0;
    this.kinds[handle] = 0;
    this.subjects[handle] = 0;
    this.pending--;
    const last = this.order[this.pending] as number;
    this.order[this.pending] = handle;
    this.places[handle] = this.pending;
    if (last !== handle) this.settle(place, last);
  }

  /** Puts `handle`, for which `place` is vacant, where it belongs. */
  private settle(place: number, handle: number): void {
    if (place > 0 && this.before(handle, this.order[(place - 1) >> 2] as number)) this.rise(place, handle);
    else this.sink(place, handle);
  }

  private before(one: number, other: number): boolean {
    const oneTime = this.times[one] as number;
    const otherTime = this.times[other] as number;
    return (
      oneTime < otherTime ||
      (oneTime === otherTime && (this.ranks[one] as number) < (this.ranks[other] as number))
    );
  }

  private rise(from: number, handle: number): void {
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 2;
      const parent = this.order[parentPlace] as number;
      if (!this.before(handle, parent)) break;
      this.order[place] = parent;
      this.places[parent] = place;
      place = parentPlace;
    }
    this.order[place] = handle;
    this.places[handle] = place;
  }

  private sink(from: number, handle: number): void {
    let place = from;
    for (;;) {
      const firstChild = place * 4 + 1;
      if (firstChild >= this.pending) break;
      const end = Math.min(firstChild + 4, this.pending);
      let childPlace = firstChild;
      let child = this.order[firstChild] as number;
      for (let i = firstChild + 1; i < end; i++) {
        const candidate = this.order[i] as number;
        if (this.before(candidate, child)) {
          child = candidate;
          childPlace = i;
        }
      }
      if (!this.before(child, handle)) break;
      this.order[place] = child;
      this.places[child] = place;
      place = childPlace;
    }
    this.order[place] = handle;
    this.places[handle] = place;
  }
}

function copied<T extends ColumnArray>(from: T, into: T): T {
  into.set(from);
  return into;
}
