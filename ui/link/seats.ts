// Which seats this browser holds: so that a lost link, a reload or a closed lid comes back to the same
// place. Each tab remembers its own seat first, so that one laptop can rehearse several desks.
// Knows nothing of sockets.

import type { Role, SeatGrant } from '../../server/protocol/index.ts';

export interface HeldSeat extends SeatGrant {
  readonly name: string;
}

const seatsKey = 'flowday.seats';
const tabKey = 'flowday.tab-seat';
const controlKey = 'flowday.control';
const nameKey = 'flowday.name';

export function rememberSeat(seat: HeldSeat): void {
  const others = heldSeats().filter(
    (held) => !(held.sessionId === seat.sessionId && held.role === seat.role),
  );
  localStorage.setItem(seatsKey, JSON.stringify([seat, ...others].slice(0, 20)));
  sessionStorage.setItem(tabKey, JSON.stringify(seat));
}

export function forgetSeat(seatId: string): void {
  localStorage.setItem(seatsKey, JSON.stringify(heldSeats().filter((held) => held.seatId !== seatId)));
  if (tabSeat()?.seatId === seatId) sessionStorage.removeItem(tabKey);
}

/** The seat of this tab if it fits, else the newest of this browser. */
export function findSeat(role: Role, sessionId: string | null): HeldSeat | null {
  const fits = (seat: HeldSeat) => seat.role === role && (sessionId === null || seat.sessionId === sessionId);
  const own = tabSeat();
  if (own !== null && fits(own)) return own;
  return heldSeats().find(fits) ?? null;
}

export function rememberedName(): string {
  return localStorage.getItem(nameKey) ?? '';
}

export function rememberName(name: string): void {
  localStorage.setItem(nameKey, name);
}

/** The facilitator's token, when this browser has claimed the room. */
export function storedControlToken(): string | null {
  return localStorage.getItem(controlKey);
}

export function storeControlToken(token: string | null): void {
  if (token === null) localStorage.removeItem(controlKey);
  else localStorage.setItem(controlKey, token);
}

function heldSeats(): readonly HeldSeat[] {
  const found = parse(localStorage.getItem(seatsKey));
  return Array.isArray(found) ? found.filter(isSeat) : [];
}

function tabSeat(): HeldSeat | null {
  const found = parse(sessionStorage.getItem(tabKey));
  return isSeat(found) ? found : null;
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSeat(value: unknown): value is HeldSeat {
  if (typeof value !== 'object' || value === null) return false;
  return ['sessionId', 'seatId', 'seatToken', 'role'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );
}
