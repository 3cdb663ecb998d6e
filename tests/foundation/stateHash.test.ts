// The state hash: pinned answers, sensitivity to every bit, indifference to where the numbers lie.

import { describe, expect, it } from 'vitest';
import type { ColumnArray } from '../../engine/base/columns.ts';
import { combineHashes, StateHash } from '../../engine/base/stateHash.ts';

const hashOf = (array: ColumnArray, length = array.length) => {
  const hash = new StateHash();
  hash.addColumn(array, length);
  return hash.digest();
};
const differingBits = (one: string, other: string) => {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
};

describe('the state hash', () => {
  it('has known answers', () => {
    expect(new StateHash().digest()).toBe('c8edc1742061b683');
    expect(hashOf(new Float64Array([0, 1, -1, 1 / 3, 1e300]))).toBe('4025ab8bf0049329');
    expect(hashOf(new Int32Array([1, -2, 3]))).toBe('84fe66e6e468c647');
    expect(hashOf(new Uint8Array([1, 2, 3, 4, 5]))).toBe('844b6ad78e90b5ee');
    expect(hashOf(new Uint16Array([1, 2, 65535]))).toBe('966c19421652725b');
    const text = new StateHash();
    text.addText('walk-in — Bath');
    expect(text.digest()).toBe('c6cd0a31a74e7178');
    expect(combineHashes(['0123456789abcdef', 'fedcba9876543210'])).toBe('eb0069ad9e68fc4a');
  });

  it('does not see capacity, offset or what lies beyond the length', () => {
    const plain = hashOf(new Float64Array([3, 4]));
    const inside = new Float64Array([9, 3, 4, 9]).subarray(1, 4);
    expect(hashOf(inside, 2)).toBe(plain);
    expect(hashOf(new Uint8Array([0, 7, 8, 9, 10, 11]).subarray(1), 4)).toBe(
      hashOf(new Uint8Array([7, 8, 9, 10])),
    );
    expect(hashOf(new Uint16Array([0, 7, 8, 9]).subarray(1), 3)).toBe(hashOf(new Uint16Array([7, 8, 9])));
    expect(() => hashOf(new Uint8Array(2), 3)).toThrow(RangeError);
  });

  it('sees length, order, width and the border between columns', () => {
    const distinct = [
      hashOf(new Float64Array(0)),
      hashOf(new Float64Array(1)),
      hashOf(new Float64Array(2)),
      hashOf(new Uint8Array(2)),
      hashOf(new Uint8Array(3)),
      hashOf(new Uint16Array(2)),
      hashOf(new Int32Array([1, 2])),
      hashOf(new Int32Array([2, 1])),
      combineHashes([]),
      combineHashes(['a', 'bc']),
      combineHashes(['ab', 'c']),
    ];
    expect(new Set(distinct).size).toBe(distinct.length);
  });

  it('answers the same digest twice and can go on', () => {
    const hash = new StateHash();
    hash.addWords(1, 2);
    const first = hash.digest();
    expect(hash.digest()).toBe(first);
    hash.addWords(0, 0);
    expect(hash.digest()).not.toBe(first);
  });

  it('changes about half of its 64 bits when one bit changes anywhere (mean 32 ± 0.5, never under 10)', () => {
    const words = new Uint32Array(64);
    for (let i = 0; i < 64; i++) words[i] = Math.imul(i, 0x01000193);
    const base = hashOf(words);
    let total = 0;
    let least = 64;
    for (let i = 0; i < 2048; i++) {
      words[i >> 5] = (words[i >> 5] as number) ^ (1 << (i & 31));
      const bits = differingBits(base, hashOf(words));
      words[i >> 5] = (words[i >> 5] as number) ^ (1 << (i & 31));
      total += bits;
      least = Math.min(least, bits);
    }
    // One digest bit is a fair coin: the mean of 2048 × 64 coins has a standard deviation of 0.09 bits.
    expect(Math.abs(total / 2048 - 32)).toBeLessThan(0.5);
    expect(least).toBeGreaterThanOrEqual(10);
  });

  it('gives 200,000 nearly equal columns 200,000 hashes', () => {
    const seen = new Set<string>();
    const column = new Float64Array(8);
    for (let i = 0; i < 200_000; i++) {
      column[i & 7] = i;
      seen.add(hashOf(column));
    }
    expect(seen.size).toBe(200_000);
  });
});
