// Codes that people read aloud and type: join codes and return codes. Owns the alphabet.

import { randomInt } from 'node:crypto';

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: nothing that looks or sounds like another across a room. */
export const codeAlphabet = 'ACDEFGHJKMNPQRTWXY34679';

export const joinCodeLength = 6;
/** 23⁸ is 7.8 × 10¹⁰: not to be guessed through the rate limit. */
export const returnCodeLength = 8;

export function newJoinCode(): string {
  return randomCode(joinCodeLength);
}

export function newReturnCode(): string {
  return randomCode(returnCodeLength);
}

/** As typed on a phone: any case, spaces and hyphens anywhere. */
export function normaliseCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

function randomCode(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}
