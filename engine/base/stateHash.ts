// A 64-bit hash over columns of numbers and text: two lanes of 32-bit integer mixing. Not cryptographic.
// Knows nothing of what the columns mean.
//
// Numbers are hashed by their bits, so −0 and 0 differ: −0 must not occur in the world. Floats are read as
// little-endian pairs of words, on any machine this runs on; that is asserted when the module loads.

import type { ColumnArray } from './columns.ts';

const probe = new Uint32Array(new Float64Array([1]).buffer);
if (probe[1] !== 0x3ff00000) throw new Error('the state hash needs a little-endian machine');

export class StateHash {
  private a = 0x243f6a88;
  private b = 0x13198a2e;

  /** Adds the kind of array, `length`, and the first `length` elements. */
  addColumn(array: ColumnArray, length: number): void {
    if (length > array.length) throw new RangeError('a column in use is longer than its array');
    this.addWords(array.BYTES_PER_ELEMENT, length);
    if (array instanceof Float64Array) {
      this.mixWords(new Int32Array(array.buffer, array.byteOffset, length * 2), length * 2);
    } else if (array.BYTES_PER_ELEMENT === 4) {
      this.mixWords(new Int32Array(array.buffer, array.byteOffset, length), length);
    } else if (array instanceof Uint8Array) {
      this.mixBytes(array, length);
    } else {
      this.mixHalves(array as Uint16Array, length);
    }
  }

  /** Adds the text with its length, as UTF-16 code units. */
  addText(text: string): void {
    this.addWords(0x74657874, text.length);
    for (let i = 0; i < text.length; i += 2) {
      const second = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      this.mix(text.charCodeAt(i) | (second << 16));
    }
  }

  /** Adds two 32-bit words. */
  addWords(high: number, low: number): void {
    this.mix(high);
    this.mix(low);
  }

  /** 16 hexadecimal digits over everything added so far; more may be added afterwards. */
  digest(): string {
    let a = this.a;
    let b = this.b;
    for (let round = 0; round < 3; round++) {
      a = Math.imul(a ^ (a >>> 16) ^ b, 0x85ebca6b);
      b = Math.imul(b ^ (b >>> 15) ^ a, 0xc2b2ae35);
      a ^= b >>> 13;
    }
    return hexadecimal(a) + hexadecimal(b);
  }

  // For any word the step is a bijection of (a, b): two histories that have parted can meet again only
  // through later words.
  private mix(word: number): void {
    const a = Math.imul(this.a ^ word, 0x9e3779b1);
    const turned = (a << 15) | (a >>> 17);
    const b = Math.imul(this.b ^ turned, 0x85ebca77);
    this.b = (b << 13) | (b >>> 19);
    this.a = (turned + this.b) | 0;
  }

  private mixWords(words: Int32Array, length: number): void {
    let a = this.a;
    let b = this.b;
    for (let i = 0; i < length; i++) {
      a = Math.imul(a ^ (words[i] as number), 0x9e3779b1);
      a = (a << 15) | (a >>> 17);
      b = Math.imul(b ^ a, 0x85ebca77);
      b = (b << 13) | (b >>> 19);
      a = (a + b) | 0;
    }
    this.a = a;
    this.b = b;
  }

  private mixBytes(bytes: Uint8Array, length: number): void {
    const whole = length & ~3;
    for (let i = 0; i < whole; i += 4) {
      const lower = (bytes[i] as number) | ((bytes[i + 1] as number) << 8);
      const upper = (bytes[i + 2] as number) | ((bytes[i + 3] as number) << 8);
      this.mix(lower | (upper << 16));
    }
    for (let i = whole; i < length; i++) this.mix(bytes[i] as number);
  }

  private mixHalves(halves: Uint16Array, length: number): void {
    const whole = length & ~1;
    for (let i = 0; i < whole; i += 2) this.mix((halves[i] as number) | ((halves[i + 1] as number) << 16));
    if (whole < length) this.mix(halves[whole] as number);
  }
}

/** One hash over several, in their order. */
export function combineHashes(hexes: readonly string[]): string {
  const hash = new StateHash();
  for (const hex of hexes) hash.addText(hex);
  return hash.digest();
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
