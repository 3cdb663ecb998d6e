// What people read after a run: waits, levels and outcomes, with percentiles. Observers only: nothing in
// the world reads them, and they draw nothing. Patients and time before the warm-up's end are left out.
//
// Of a distribution with at most 64 different values, each is kept with how often it came, so percentiles are exact: a
// duration that is always the same, a few steps of it, a handful of patients. Of every other, counts in buckets whose
// width is 1/32 of their power of two: a percentile is then right to 3% of itself at worst, where most values of a
// bucket are one, and interpolation within the bucket makes it far better in practice.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';

const bucketsPerDouble = 32;
const bucketBits = 5;
/** Smallest and largest powers of two told apart: 2⁻¹⁰ minute (60 ms) to 2²¹ minutes (four years). */
const lowestExponent = -10;
const doubles = 31;
/** Bucket 0 holds everything below 2⁻¹⁰ minute, zero included. */
export const buckets = 1 + doubles * bucketsPerDouble;

/** Different values that are kept one by one. */
const kept = 64;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

function bucketOf(value: number): number {
  float[0] = value;
  const high = words[1] as number;
  const exponent = (high >>> 20) - 1023;
  if (exponent < lowestExponent) return 0;
  const withinDouble = (high >>> (20 - bucketBits)) & (bucketsPerDouble - 1);
  const bucket = 1 + (exponent - lowestExponent) * bucketsPerDouble + withinDouble;
  return bucket < buckets ? bucket : buckets - 1;
}

function lowerEdge(bucket: number): number {
  if (bucket === 0) return 0;
  const double = Math.floor((bucket - 1) / bucketsPerDouble);
  let edge = 1 / 1024;
  for (let power = 0; power < double; power++) edge *= 2;
  return edge * (1 + ((bucket - 1) % bucketsPerDouble) / bucketsPerDouble);
}

/** Sums and bucket counts of several distributions of minutes. */
export class Tallies implements Stateful {
  declare count: Float64Array;
  declare sum: Float64Array;
  declare private most: Float64Array;
  declare private histogram: Uint32Array;
  /** How many different values came; beyond `kept` nobody counts. */
  declare private different: Uint32Array;
  /** Those values in order, and how often each came. */
  declare private values: Float64Array;
  declare private times: Uint32Array;

  constructor(tallies: number) {
    this.most = new Float64Array(tallies);
    this.count = new Float64Array(tallies);
    this.sum = new Float64Array(tallies);
    this.histogram = new Uint32Array(tallies * buckets);
    this.different = new Uint32Array(tallies);
    this.values = new Float64Array(tallies * kept);
    this.times = new Uint32Array(tallies * kept);
  }

  add(tally: number, value: number): void {
    this.count[tally] = (this.count[tally] as number) + 1;
    this.sum[tally] = (this.sum[tally] as number) + value;
    if (value > (this.most[tally] as number)) this.most[tally] = value;
    const at = tally * buckets + bucketOf(value);
    this.histogram[at] = (this.histogram[at] as number) + 1;
    if ((this.different[tally] as number) <= kept) this.keep(tally, value, 1);
  }

  private keep(tally: number, value: number, times: number): void {
    const { values, different } = this;
    const first = tally * kept;
    const end = first + (different[tally] as number);
    let at = first;
    while (at < end && (values[at] as number) < value) at++;
    if (at < end && values[at] === value) {
      this.times[at] = (this.times[at] as number) + times;
      return;
    }
    different[tally] = end - first + 1;
    if (end - first === kept) return;
    values.copyWithin(at + 1, at, end);
    this.times.copyWithin(at + 1, at, end);
    values[at] = value;
    this.times[at] = times;
  }

  clear(): void {
    for (const { array } of this.columns()) array.fill(0);
  }

  mean(tally: number): number {
    const count = this.count[tally] as number;
    return count === 0 ? 0 : (this.sum[tally] as number) / count;
  }

  /**
   * Quantile at `share` (0–1); 0 when nothing was tallied. Where each value was kept: linear between the two nearest of
   * the values in order, at place `share` × (how many − 1), as R's type 7 (Hyndman and Fan 1996). Otherwise linear within
   * its bucket, never above the largest seen.
   */
  quantile(tally: number, share: number): number {
    if ((this.different[tally] as number) <= kept) return this.exactQuantile(tally, share);
    const wanted = share * (this.count[tally] as number);
    let below = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const here = this.histogram[tally * buckets + bucket] as number;
      if (here > 0 && below + here >= wanted) {
        if (bucket === 0) return 0;
        const low = lowerEdge(bucket);
        const within = low + ((wanted - below) / here) * (lowerEdge(bucket + 1) - low);
        return Math.min(within, this.most[tally] as number);
      }
      below += here;
    }
    return 0;
  }

  private exactQuantile(tally: number, share: number): number {
    const count = this.count[tally] as number;
    if (count === 0) return 0;
    const place = share * (count - 1);
    const before = this.inOrder(tally, Math.floor(place));
    return before + (place - Math.floor(place)) * (this.inOrder(tally, Math.ceil(place)) - before);
  }

  /** The value with so many before it. */
  private inOrder(tally: number, place: number): number {
    let at = tally * kept;
    for (let left = place - (this.times[at] as number); left >= 0; left -= this.times[at] as number) at++;
    return this.values[at] as number;
  }

  /** All of them as one distribution. */
  together(): Tallies {
    const all = new Tallies(1);
    for (let tally = 0; tally < this.count.length; tally++) {
      all.count[0] = (all.count[0] as number) + (this.count[tally] as number);
      all.sum[0] = (all.sum[0] as number) + (this.sum[tally] as number);
      all.most[0] = Math.max(all.most[0] as number, this.most[tally] as number);
      for (let bucket = 0; bucket < buckets; bucket++) {
        const here = this.histogram[tally * buckets + bucket] as number;
        all.histogram[bucket] = (all.histogram[bucket] as number) + here;
      }
      const different = this.different[tally] as number;
      if (different > kept) all.different[0] = different;
      for (let at = tally * kept; at < tally * kept + Math.min(different, kept); at++) {
        if ((all.different[0] as number) > kept) break;
        all.keep(0, this.values[at] as number, this.times[at] as number);
      }
    }
    return all;
  }

  columns(): readonly Column[] {
    return [
      { name: 'count', array: this.count, length: this.count.length },
      { name: 'sum', array: this.sum, length: this.sum.length },
      { name: 'most', array: this.most, length: this.most.length },
      { name: 'histogram', array: this.histogram, length: this.histogram.length },
      { name: 'different', array: this.different, length: this.different.length },
      { name: 'values', array: this.values, length: this.values.length },
      { name: 'times', array: this.times, length: this.times.length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    this.count = saved('count') as Float64Array;
    this.sum = saved('sum') as Float64Array;
    this.most = saved('most') as Float64Array;
    this.histogram = saved('histogram') as Uint32Array;
    this.different = saved('different') as Uint32Array;
    this.values = saved('values') as Float64Array;
    this.times = saved('times') as Uint32Array;
  }
}

/** How much of each pool is in use over time: integrals of units held, of units there are, and of being full. */
export class Usage implements Stateful {
  declare private occupied: Float64Array;
  declare private capacity: Float64Array;
  declare private since: Float64Array;
  declare private occupiedMinutes: Float64Array;
  declare private capacityMinutes: Float64Array;
  declare private fullMinutes: Float64Array;

  constructor(pools: number, fromMinutes: number) {
    this.occupied = new Float64Array(pools);
    this.capacity = new Float64Array(pools);
    this.since = new Float64Array(pools).fill(fromMinutes);
    this.occupiedMinutes = new Float64Array(pools);
    this.capacityMinutes = new Float64Array(pools);
    this.fullMinutes = new Float64Array(pools);
  }

  set(pool: number, occupied: number, capacity: number, atMinutes: number): void {
    const minutes = atMinutes - (this.since[pool] as number);
    if (minutes > 0) {
      const before = this.occupied[pool] as number;
      const there = this.capacity[pool] as number;
      this.occupiedMinutes[pool] = (this.occupiedMinutes[pool] as number) + before * minutes;
      this.capacityMinutes[pool] = (this.capacityMinutes[pool] as number) + there * minutes;
      if (before >= there) this.fullMinutes[pool] = (this.fullMinutes[pool] as number) + minutes;
      this.since[pool] = atMinutes;
    }
    this.occupied[pool] = occupied;
    this.capacity[pool] = capacity;
  }

  /** The levels stay; their integrals begin anew. */
  beginWindow(atMinutes: number): void {
    for (const integral of [this.occupiedMinutes, this.capacityMinutes, this.fullMinutes]) integral.fill(0);
    this.since.fill(atMinutes);
  }

  /** Unit-minutes held, unit-minutes there, and minutes without a free unit, up to an instant. */
  totals(pool: number, atMinutes: number): { inUse: number; there: number; full: number } {
    const minutes = Math.max(0, atMinutes - (this.since[pool] as number));
    const occupied = this.occupied[pool] as number;
    const capacity = this.capacity[pool] as number;
    return {
      inUse: (this.occupiedMinutes[pool] as number) + occupied * minutes,
      there: (this.capacityMinutes[pool] as number) + capacity * minutes,
      full: (this.fullMinutes[pool] as number) + (occupied >= capacity ? minutes : 0),
    };
  }

  columns(): readonly Column[] {
    return [
      column('occupied', this.occupied),
      column('capacity', this.capacity),
      column('since', this.since),
      column('occupiedMinutes', this.occupiedMinutes),
      column('capacityMinutes', this.capacityMinutes),
      column('fullMinutes', this.fullMinutes),
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    this.occupied = saved('occupied') as Float64Array;
    this.capacity = saved('capacity') as Float64Array;
    this.since = saved('since') as Float64Array;
    this.occupiedMinutes = saved('occupiedMinutes') as Float64Array;
    this.capacityMinutes = saved('capacityMinutes') as Float64Array;
    this.fullMinutes = saved('fullMinutes') as Float64Array;
  }
}

function column(name: string, array: Float64Array): Column {
  return { name, array, length: array.length };
}
