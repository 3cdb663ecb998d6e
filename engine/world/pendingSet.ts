// A set of small numbers that is filled and emptied millions of times, in the order in which they were put in.

export class PendingSet {
  declare private readonly numbers: Int32Array;
  declare private readonly has: Uint8Array;
  /** How many are in it. */
  count = 0;

  /** Of whole numbers from 0 to below `below`. */
  constructor(below: number) {
    this.numbers = new Int32Array(below);
    this.has = new Uint8Array(below);
  }

  add(number: number): void {
    if (this.has[number] === 1) return;
    this.has[number] = 1;
    this.numbers[this.count++] = number;
  }

  at(place: number): number {
    return this.numbers[place] as number;
  }

  clear(): void {
    for (let place = 0; place < this.count; place++) this.has[this.numbers[place] as number] = 0;
    this.count = 0;
  }
}
