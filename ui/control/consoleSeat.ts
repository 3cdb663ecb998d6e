// Which of control's seats this tab sits in. Every tab takes its own: two consoles may be open at once, and
// neither pushes the other out. A reload comes back to the same seat.

import type { SeatGrant } from '../../server/protocol/index.ts';
import type { HeldSeat } from '../link/seats.ts';

const key = (sessionId: string) => `flowday.console.${sessionId}`;

export function consoleSeat(sessionId: string): HeldSeat | null {
  const text = sessionStorage.getItem(key(sessionId));
  return text === null ? null : (JSON.parse(text) as HeldSeat);
}

export function keepConsoleSeat(grant: SeatGrant): HeldSeat {
  const seat = { ...grant, name: 'Control' };
  sessionStorage.setItem(key(grant.sessionId), JSON.stringify(seat));
  return seat;
}

export function leaveConsoleSeat(sessionId: string): void {
  sessionStorage.removeItem(key(sessionId));
}
