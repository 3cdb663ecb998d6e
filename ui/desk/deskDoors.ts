// Whether a desk may send decisions now, and if not, why, in words. The server decides by the same rule;
// asking it here saves people a refusal.

import { type ClockMessage, permission, type RoomView, type SeatBrief } from '../../server/protocol/index.ts';

/** Null: the desk is open. */
export function deskShutReason(
  room: RoomView | null,
  clock: ClockMessage | null,
  seat: SeatBrief | null,
): string | null {
  if (room === null || clock === null || seat === null) return 'Not connected to the room yet.';
  const team = room.teams.find((one) => one.teamId === seat.teamId);
  const refused = permission('pullLever', {
    role: seat.role,
    phase: room.phase,
    clock: clock.state,
    ownTeam: true,
    locked: team?.locked ?? false,
  });
  return refused?.sentence ?? null;
}
