// Hashes of texts, bytes and numbers as the program prints them, by the engine's own hash.

import { StateHash } from '../../engine/base/stateHash.ts';

export function textHash(text: string): string {
  const hash = new StateHash();
  hash.addText(text);
  return hash.digest();
}

/** Of plain data, in the order in which its keys were written. */
export function jsonHash(value: unknown): string {
  return textHash(JSON.stringify(value));
}

export function bytesHash(bytes: Uint8Array): string {
  const hash = new StateHash();
  hash.addColumn(bytes, bytes.length);
  return hash.digest();
}

/** Of the bits of the numbers. None may be NaN, whose bits are nobody's business. */
export function bitsHash(numbers: readonly number[]): string {
  if (numbers.some((number) => Number.isNaN(number))) throw new Error('A NaN among the answers');
  const hash = new StateHash();
  hash.addColumn(Float64Array.from(numbers), numbers.length);
  return hash.digest();
}
