// Whether a desk may send decisions now, and if not, why, in words. The server decides by the same rule;
// asking it here saves people a refusal.

import { type ClockMessage, permission, type RoomView, type SeatBrief } from '../../server/protocol/index.ts';
import type { LinkState } from '../link/socketLink.ts';

/** Null: the desk is open. While the link is lost it is: what is sent then goes by itself when it is back. */
export function deskShutReason(
  link: LinkState,
  room: RoomView | null,
  clock: ClockMessage | null,
  seat: SeatBrief | null,
): string | null {
  if (link.kind === 'closed') {
    return link.code === 'taken-over'
      ? 'This seat is open in another window or on another device. Decide there, or press “Use this one” above.'
      : link.sentence;
  }
  if (room === null || clock === null || seat === null) return 'Not connected to the room yet.';
  const team = room.teams.find((one) => one.teamId === seat.teamId);
  const refused = permission('pullLever', {
    role: seat.role,
    phase: room.phase,
    clock: clock.state,
    frozen: clock.fault !== null,
    ownTeam: true,
    locked: team?.locked ?? false,
  });
  return refused?.sentence ?? null;
}
