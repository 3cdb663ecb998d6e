// Luck by address (rule 5): a uniform is a pure function of (seed, replication, source, ordinal, episode,
// purpose, index). Owns no state: drawing early, late, twice or never changes no other draw.
//
// Names become keys through seedrandom's alea, once; keys and counts become uniforms through an integer hash.

import alea from 'seedrandom/lib/alea.js';

export interface Key {
  /** Unsigned 32-bit. */
  readonly high: number;
  /** Unsigned 32-bit. */
  readonly low: number;
}

/** The key of a text, for example of seed, replication and source together. Costs about 2 µs: keep it. */
export function textKey(text: string): Key {
  const draw = alea(text);
  return { high: draw.int32() >>> 0, low: draw.int32() >>> 0 };
}

/** The 32-bit key of a purpose ("age", "route at triage"). Costs about 2 µs: keep it. */
export function purposeKey(text: string): number {
  return textKey(`purpose ${text}`).high;
}

/**
 * The uniform at an address: an odd multiple of 2⁻⁵³ strictly between 0 and 1 (52 random bits), so that
 * 1 − u is exact too. All six words are taken modulo 2³².
 *
 * For a fixed key every step is a bijection of the two lanes, and (ordinal, purpose) enter before a full
 * round, (episode, index) before two more: addresses that differ only in one of these pairs never share
 * their 64 bits. (The constants keep small keys away from the fixed point at zero.)
 */
export function uniformAt(
  keyHigh: number,
  keyLow: number,
  ordinal: number,
  episode: number,
  purpose: number,
  index: number,
): number {
  let a = Math.imul(keyHigh ^ ordinal ^ 0x243f6a88, 0x9e3779b1);
  let b = Math.imul(keyLow ^ purpose ^ 0x13198a2e, 0x85ebca77);
  b ^= a ^ (a >>> 15);
  a = Math.imul(a ^ b ^ (b >>> 16), 0xc2b2ae3d);
  b = Math.imul(b ^ a ^ (a >>> 13), 0x27d4eb2f);

  a = Math.imul(a ^ (b >>> 15) ^ episode, 0x85ebca6b);
  b = Math.imul(b ^ (a >>> 16) ^ index, 0xc2b2ae35);
  a = Math.imul(a ^ b ^ (b >>> 13), 0x9e3779b1);
  b = Math.imul(b ^ a ^ (a >>> 16), 0x7feb352d);
  a = Math.imul(a ^ b ^ (b >>> 15), 0x846ca68b);
  b ^= a ^ (a >>> 16);
  a ^= b >>> 15;
  return ((a >>> 0) * 1048576 + (b >>> 12) + 0.5) * 2.220446049250313e-16;
}
