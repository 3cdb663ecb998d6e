// What the room check says: which addresses phones have reached, and when to explain why none can.
// Pure: the caller brings the answer of the server and the wall clock.

import type { RoomCheck } from '../../server/protocol/index.ts';

/** After this many real milliseconds without a phone the ways out are explained. */
export const explainAfterWallMs = 60_000;

export type RoomCheckState =
  | { readonly kind: 'no-network' }
  /** Nobody has reached an address yet; `leftWallSeconds` until the explanation. */
  | { readonly kind: 'waiting'; readonly leftWallSeconds: number }
  | { readonly kind: 'unreached' }
  | { readonly kind: 'reached'; readonly address: string };

export function roomCheckState(
  check: RoomCheck,
  shownSinceWallMs: number,
  nowWallMs: number,
): RoomCheckState {
  if (check.addresses.length === 0) return { kind: 'no-network' };
  const reached =
    check.addresses.find(
      ({ address, reachedWallTime }) => reachedWallTime !== null && sameAddress(address, check.joinAddress),
    ) ?? check.addresses.find(({ reachedWallTime }) => reachedWallTime !== null);
  if (reached) return { kind: 'reached', address: reached.address };
  const leftWallMs = shownSinceWallMs + explainAfterWallMs - nowWallMs;
  return leftWallMs <= 0
    ? { kind: 'unreached' }
    : { kind: 'waiting', leftWallSeconds: Math.ceil(leftWallMs / 1000) };
}

/** The server may write the port and scheme in one of the two and not in the other. */
export function sameAddress(one: string, other: string): boolean {
  return hostOf(one) === hostOf(other);
}

/** `http://192.168.1.23:8080` → `192.168.1.23`. */
export function hostOf(address: string): string {
  return address.replace(/^[a-z]+:\/\//, '').replace(/[:/].*$/, '');
}
