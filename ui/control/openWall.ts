// Opens the wall in a window of its own. The wall gets a read-only seat of its own, handed over through
// this browser's storage, so that no secret stands in an address and no note can reach the projector.

import { takeWallSeat } from '../link/api.ts';
import { findSeat, rememberSeat } from '../link/seats.ts';

/** @returns what to tell the controller when it did not work; null when the wall is open */
export async function openWall(token: string, sessionId: string): Promise<string | null> {
  // Opened before anything is awaited, or the browser takes it for a pop-up.
  const wall = window.open('about:blank', `flowday-wall-${sessionId}`);
  if (wall === null) return 'This browser blocked the window of the wall. Allow pop-ups for this address.';
  try {
    if (findSeat('wall', sessionId) === null) {
      const own = findSeat('facilitator', sessionId);
      rememberSeat({ ...(await takeWallSeat(token, sessionId)), name: 'Wall' });
      if (own !== null) rememberSeat(own);
    }
    wall.location.href = `${location.origin}${location.pathname}#/wall/${sessionId}`;
    return null;
  } catch (error) {
    wall.close();
    return error instanceof Error ? error.message : String(error);
  }
}
