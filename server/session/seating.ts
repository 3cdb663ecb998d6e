// Taking a seat, and coming back to it from another device. A seat is not a person and not a connection:
// it has a token (only its hash is kept) and a short return code that control can read out.

import { newReturnCode } from '../people/codes.ts';
import { hashToken, newId, newToken } from '../people/tokens.ts';
import type { Role, SeatBrief, SeatGrant } from '../protocol/index.ts';
import { type Ledger, logLine } from './ledger.ts';
import { handIfOpen } from './sessionCommands.ts';

export interface NewSeat {
  readonly role: Role;
  readonly teamId: string | null;
  readonly name: string;
}

export interface SeatRefusal {
  readonly refused:
    | 'unknown-team'
    | 'team-full'
    | 'name-taken'
    | 'session-closed'
    | 'unknown-seat'
    | 'not-saved'
    | 'frozen';
  readonly sentence: string;
}

export async function takeSeat(ledger: Ledger, wanted: NewSeat): Promise<SeatGrant | SeatRefusal> {
  const refusal = refusalOf(ledger, wanted);
  if (refusal !== null) return refusal;
  const seat: SeatBrief = { seatId: newId(), ...wanted };
  const seatToken = newToken();
  const record = { seat, tokenHash: hashToken(seatToken), returnCode: newReturnCode(), removed: false };
  const team = teamOf(ledger, wanted.teamId);
  const text = team === null ? `${seat.name} has joined.` : `${seat.name} has joined ${team.name}.`;
  const line = logLine('seat', text, { kind: 'seat', seat }, team === null ? 'control' : 'room');
  const handing = team === null ? [] : handIfOpen(ledger, team.id, true);
  await ledger.write(null, [line, ...handing], { seats: [record] });
  return grant(ledger, seat, seatToken);
}

/** A new token and a new return code for the same seat: whoever held the old ones is out. */
export async function reissueSeat(ledger: Ledger, seatId: string): Promise<SeatGrant | SeatRefusal> {
  const record = ledger.seatRecord(seatId);
  if (record === null) return { refused: 'unknown-seat', sentence: 'That seat has been taken away.' };
  const seatToken = newToken();
  await ledger.writeSeat({ ...record, tokenHash: hashToken(seatToken), returnCode: newReturnCode() });
  return grant(ledger, record.seat, seatToken);
}

function refusalOf(ledger: Ledger, { teamId, name }: NewSeat): SeatRefusal | null {
  if (ledger.state.phase === 'closed') {
    return { refused: 'session-closed', sentence: 'This session is closed.' };
  }
  if (teamId === null) return null;
  const team = teamOf(ledger, teamId);
  if (team === null) return { refused: 'unknown-team', sentence: 'There is no such team.' };
  const seats = [...ledger.state.seats.values()].filter((seat) => seat.role === 'team');
  if (seats.some((seat) => sameName(seat.name, name))) {
    return {
      refused: 'name-taken',
      sentence: `Somebody is already here as ${name}. Add a surname, or ask control for your return code.`,
    };
  }
  if (seats.filter((seat) => seat.teamId === teamId).length >= team.seats) {
    return { refused: 'team-full', sentence: `${team.name} is full. Choose another team or ask control.` };
  }
  return null;
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function teamOf(ledger: Ledger, teamId: string | null) {
  return ledger.runner.brief({ kind: 'control' }).teams.find((team) => team.id === teamId) ?? null;
}

function grant(ledger: Ledger, seat: SeatBrief, seatToken: string): SeatGrant {
  const { seatId, role, teamId } = seat;
  return { sessionId: ledger.record.sessionId, seatId, seatToken, role, teamId };
}
