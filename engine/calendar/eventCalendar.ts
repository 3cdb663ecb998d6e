// The future event list: what happens next, in order of time, then priority, then serial ([C1]).
// Owns the events' columns; does not know what kinds and subjects mean.
//
// The state is what each handle stands for, and the stack of free handles. The heap only finds the next one: it
// is neither saved nor hashed, so its form may depend on when somebody looked. README.md says why it is fast.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { grown } from '../base/grow.ts';

/** Priority and serial in one exact double: priority × 2⁴⁵ + serial. */
const rankOfPriority = 35184372088832;
const initialCapacity = 256;
/** Earlier than any instant of any run: two million years before its start. */
const beginningMinutes = -1099511627776;
const notPending = -1;

export class EventCalendar implements Stateful {
  /** The instant, kind and subject of the event that `take` took last. */
  atMinutes = beginningMinutes;
  kind = 0;
  subject = 0;

  private pending = 0;
  /** Handles ever in use; columns beyond it are untouched. */
  private slots = 0;
  private nextSerial = 0;

  // By handle; what a free handle holds is left over and means nothing.
  private ranks = new Float64Array(initialCapacity);
  private kinds = new Uint8Array(initialCapacity);
  private subjects = new Int32Array(initialCapacity);
  /** The place in the heap, or `notPending`. */
  private places = new Int32Array(initialCapacity).fill(notPending);
  /** The stack of free handles: its top is at `pending`, its bottom at `slots − 1`. */
  private free = new Int32Array(initialCapacity);

  // A binary heap by place. Instants beyond the heap are Infinity, so a missing right child is never chosen.
  private heapHandles = new Int32Array(initialCapacity);
  private heapMinutes = new Float64Array(initialCapacity + 1).fill(Infinity);
  /** Places in use: one more than `pending` while the root is vacant. */
  private heapSize = 0;
  /** `take` leaves the root vacant, since mostly the next event is scheduled at once. */
  private rootIsVacant = false;

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
    if (!(atMinutes >= this.atMinutes && atMinutes < Infinity)) throw this.refusedPast(atMinutes);
    if (this.pending === this.slots) this.addSlot();
    const handle = this.free[this.pending++] as number;
    this.ranks[handle] = priority * rankOfPriority + this.nextSerial++;
    this.kinds[handle] = kind;
    this.subjects[handle] = subject;
    if (this.rootIsVacant) {
      this.rootIsVacant = false;
      this.sink(0, atMinutes + 0, handle);
    } else {
      this.rise(this.heapSize++, atMinutes + 0, handle);
    }
    return handle;
  }

  /** Takes a pending event out; it never runs ([C3]). */
  cancel(handle: number): void {
    if (this.rootIsVacant) this.fillRoot();
    const place = this.placeOf(handle);
    const last = --this.heapSize;
    const lastMinutes = this.heapMinutes[last] as number;
    const lastHandle = this.heapHandles[last] as number;
    this.heapMinutes[last] = Infinity;
    if (place < last) this.settle(place, lastMinutes, lastHandle);
    this.release(handle);
  }

  /** Moves a pending event; it keeps its priority and joins its new instant last. */
  reschedule(handle: number, atMinutes: number): void {
    if (!(atMinutes >= this.atMinutes && atMinutes < Infinity)) throw this.refusedPast(atMinutes);
    if (this.rootIsVacant) this.fillRoot();
    const place = this.placeOf(handle);
    const priority = Math.floor((this.ranks[handle] as number) / rankOfPriority);
    this.ranks[handle] = priority * rankOfPriority + this.nextSerial++;
    this.settle(place, atMinutes + 0, handle);
  }

  /** The instant of a pending event, in minutes. */
  timeOf(handle: number): number {
    return this.heapMinutes[this.placeOf(handle)] as number;
  }

  /** The instant of the next event, in minutes; Infinity when none is pending. */
  peekMinutes(): number {
    if (this.rootIsVacant) this.fillRoot();
    return this.heapMinutes[0] as number;
  }

  /** Takes the next event into `atMinutes`, `kind` and `subject`; false when none is pending. */
  take(): boolean {
    if (this.rootIsVacant) this.fillRoot();
    if (this.pending === 0) return false;
    const handle = this.heapHandles[0] as number;
    this.atMinutes = this.heapMinutes[0] as number;
    this.kind = this.kinds[handle] as number;
    this.subject = this.subjects[handle] as number;
    this.rootIsVacant = true;
    this.release(handle);
    return true;
  }

  columns(): readonly Column[] {
    const { slots } = this;
    const counts = new Float64Array([this.pending, this.nextSerial, this.atMinutes]);
    const free = this.free.slice(this.pending, slots);
    const times = new Float64Array(slots);
    const ranks = this.ranks.slice(0, slots);
    const kinds = this.kinds.slice(0, slots);
    const subjects = this.subjects.slice(0, slots);
    for (let handle = 0; handle < slots; handle++) {
      const place = this.places[handle] as number;
      if (place !== notPending) {
        times[handle] = this.heapMinutes[place] as number;
      } else {
        ranks[handle] = 0;
        kinds[handle] = 0;
        subjects[handle] = 0;
      }
    }
    return [
      { name: 'counts', array: counts, length: counts.length },
      { name: 'free', array: free, length: free.length },
      { name: 'times', array: times, length: slots },
      { name: 'ranks', array: ranks, length: slots },
      { name: 'kinds', array: kinds, length: slots },
      { name: 'subjects', array: subjects, length: slots },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const [pending, nextSerial, atMinutes] = saved('counts') as Float64Array;
    const free = saved('free');
    const times = saved('times');
    this.pending = pending as number;
    this.nextSerial = nextSerial as number;
    this.atMinutes = atMinutes as number;
    this.kind = 0;
    this.subject = 0;
    this.ranks = saved('ranks') as Float64Array<ArrayBuffer>;
    this.kinds = saved('kinds') as Uint8Array<ArrayBuffer>;
    this.subjects = saved('subjects') as Int32Array<ArrayBuffer>;
    this.slots = times.length;
    this.free = new Int32Array(this.slots);
    this.free.set(free, this.pending);
    this.places = new Int32Array(this.slots);
    for (const handle of free) this.places[handle] = notPending;
    this.heapHandles = new Int32Array(this.slots);
    this.heapMinutes = new Float64Array(this.slots + 1).fill(Infinity);
    this.heapSize = 0;
    this.rootIsVacant = false;
    for (let handle = 0; handle < this.slots; handle++) {
      if (this.places[handle] !== notPending) this.rise(this.heapSize++, times[handle] as number, handle);
    }
  }

  private refusedPast(atMinutes: number): Error {
    return new Error(`an event was scheduled for minute ${atMinutes}; time stands at ${this.atMinutes}`);
  }

  private placeOf(handle: number): number {
    const place = handle >= 0 && handle < this.slots ? (this.places[handle] as number) : notPending;
    if (place === notPending) throw new Error(`event ${handle} is not pending`);
    return place;
  }

  private release(handle: number): void {
    this.places[handle] = notPending;
    this.free[--this.pending] = handle;
  }

  private addSlot(): void {
    if (this.slots === this.free.length) this.grow();
    this.free[this.slots] = this.slots;
    this.slots++;
  }

  private grow(): void {
    const capacity = Math.max(initialCapacity, this.slots * 2);
    this.ranks = grown(this.ranks, capacity);
    this.kinds = grown(this.kinds, capacity);
    this.subjects = grown(this.subjects, capacity);
    this.places = grown(this.places, capacity).fill(notPending, this.slots);
    this.free = grown(this.free, capacity);
    this.heapHandles = grown(this.heapHandles, capacity);
    this.heapMinutes = grown(this.heapMinutes, capacity + 1).fill(Infinity, this.heapSize);
  }

  /** Lets the last event of the heap sink from the vacant root. */
  private fillRoot(): void {
    this.rootIsVacant = false;
    const last = --this.heapSize;
    const lastMinutes = this.heapMinutes[last] as number;
    this.heapMinutes[last] = Infinity;
    if (last > 0) this.sink(0, lastMinutes, this.heapHandles[last] as number);
  }

  /** Puts an event, for which `place` is vacant, where it belongs. */
  private settle(place: number, minutes: number, handle: number): void {
    const settled = this.rise(place, minutes, handle);
    if (settled === place) this.sink(place, minutes, handle);
  }

  private rise(from: number, minutes: number, handle: number): number {
    const { heapMinutes, heapHandles, ranks, places } = this;
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parentMinutes = heapMinutes[parentPlace] as number;
      if (minutes > parentMinutes) break;
      const parent = heapHandles[parentPlace] as number;
      if (minutes === parentMinutes && (ranks[handle] as number) > (ranks[parent] as number)) break;
      heapMinutes[place] = parentMinutes;
      heapHandles[place] = parent;
      places[parent] = place;
      place = parentPlace;
    }
    heapMinutes[place] = minutes;
    heapHandles[place] = handle;
    places[handle] = place;
    return place;
  }

  private sink(from: number, minutes: number, handle: number): void {
    const { heapMinutes, heapHandles, ranks, places, heapSize } = this;
    let place = from;
    for (;;) {
      const left = place * 2 + 1;
      if (left >= heapSize) break;
      const leftMinutes = heapMinutes[left] as number;
      const rightMinutes = heapMinutes[left + 1] as number;
      // A comparison made a number is no branch: which child is earlier cannot be guessed.
      let childPlace = left + Number(rightMinutes < leftMinutes);
      if (rightMinutes === leftMinutes) {
        const leftRank = ranks[heapHandles[left] as number] as number;
        if ((ranks[heapHandles[left + 1] as number] as number) < leftRank) childPlace = left + 1;
      }
      const childMinutes = heapMinutes[childPlace] as number;
      if (childMinutes > minutes) break;
      const child = heapHandles[childPlace] as number;
      if (childMinutes === minutes && (ranks[child] as number) > (ranks[handle] as number)) break;
      heapMinutes[place] = childMinutes;
      heapHandles[place] = child;
      places[child] = place;
      place = childPlace;
    }
    heapMinutes[place] = minutes;
    heapHandles[place] = handle;
    places[handle] = place;
  }
}
