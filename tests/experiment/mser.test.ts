// Where a series has forgotten how it began, against the definition taken literally and against known beginnings.

import { describe, expect, it } from 'vitest';
import { mser5 } from '../../engine/experiment/mser.ts';

describe('MSER-5', () => {
  it('leaves out what is plainly a beginning, in whole batches of five', () => {
    // 22 values of a beginning: batches 0–3 and part of batch 4, so 25 values go.
    const series = Array.from({ length: 200 }, (_, n) => (n < 22 ? 100 : 10) + (n % 2));
    expect(mser5(series)).toEqual({ leaveOut: 25, late: false });
  });

  it('leaves out nothing where nothing changes, or where it only wavers evenly', () => {
    expect(mser5(Array.from({ length: 100 }, () => 7))).toEqual({ leaveOut: 0, late: false });
    const even = Array.from({ length: 100 }, (_, n) => (Math.floor(n / 5) % 2 === 0 ? 1 : 2));
    expect(mser5(even).leaveOut).toBe(0);
  });

  it('is the smallest of Σ (Zⱼ − mean)² ÷ (n − d)², whatever the series', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const series = wander(seed, 103);
      expect(mser5(series).leaveOut, `seed ${seed}`).toBe(literally(series));
    }
  });

  it('says when the best place lies in the second half, or there is too little to say', () => {
    const rising = Array.from({ length: 100 }, (_, n) => (n < 70 ? n : 70));
    expect(mser5(rising).late).toBe(true);
    expect(mser5(rising.slice(0, 49))).toEqual({ leaveOut: 0, late: true });
  });
});

/** The definition, in two passes for each place, over places that leave five batches. */
function literally(series: readonly number[]): number {
  const batches = Array.from({ length: Math.floor(series.length / 5) }, (_, batch) => {
    const values = series.slice(batch * 5, batch * 5 + 5);
    return values.reduce((sum, value) => sum + value, 0) / 5;
  });
  let best = { leaveOut: 0, error: Number.POSITIVE_INFINITY };
  for (let d = 0; d <= batches.length - 5; d++) {
    const kept = batches.slice(d);
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const error = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length ** 2;
    if (error < best.error) best = { leaveOut: d * 5, error };
  }
  return best.leaveOut;
}

/** A series that drifts from high to low, with noise of its own. */
function wander(seed: number, length: number): readonly number[] {
  let state = seed * 7919;
  let level = 20 * (seed % 5);
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    level = 0.9 * level + state / 2147483647;
    return level;
  });
}
