// Which stopwatches run: for each, its patients, in no order that means anything. Worked out from the patients' columns,
// and kept up with them, so that whoever asks how many have run for how long looks at no others. Not part of the state.

export class RunningClocks {
  private readonly clocks: number;
  /** Slots whose stopwatch runs, by stopwatch; what lies beyond its count is left over. */
  private readonly slots: Int32Array[];
  private readonly counts: Int32Array;
  /** By slot and stopwatch: the place in that list of whoever is in it. */
  private places: Int32Array;

  constructor(clocks: number, slots: number) {
    this.clocks = clocks;
    this.slots = Array.from({ length: clocks }, () => new Int32Array(64));
    this.counts = new Int32Array(clocks);
    this.places = new Int32Array(slots * clocks);
  }

  /** How many run. */
  count(clock: number): number {
    return this.counts[clock] as number;
  }

  /** Slot of one whose stopwatch runs; `place` from 0 to `count` − 1. */
  at(clock: number, place: number): number {
    return (this.slots[clock] as Int32Array)[place] as number;
  }

  add(clock: number, slot: number): void {
    const place = this.counts[clock] as number;
    let slots = this.slots[clock] as Int32Array;
    if (place === slots.length) {
      slots = new Int32Array(place * 2);
      slots.set(this.slots[clock] as Int32Array);
      this.slots[clock] = slots;
    }
    slots[place] = slot;
    this.places[slot * this.clocks + clock] = place;
    this.counts[clock] = place + 1;
  }

  remove(clock: number, slot: number): void {
    const slots = this.slots[clock] as Int32Array;
    const place = this.places[slot * this.clocks + clock] as number;
    const last = (this.counts[clock] as number) - 1;
    const moved = slots[last] as number;
    slots[place] = moved;
    this.places[moved * this.clocks + clock] = place;
    this.counts[clock] = last;
  }

  /** Makes room for so many slots. */
  growTo(slots: number): void {
    const places = new Int32Array(slots * this.clocks);
    places.set(this.places);
    this.places = places;
  }
}
