// Which simulated minute a screen may show: the server's clock, run on at its speed, never past what the
// server has said may be shown, and never back while the run goes on. Once it has ended, where it ended.

import type { ClockMessage } from '../../server/protocol/index.ts';

export interface ClockReading {
  readonly message: Pick<
    ClockMessage,
    'state' | 'stoppedBy' | 'anchorSimMinutes' | 'speed' | 'shownUntilSimMinutes'
  >;
  /** When the message came, on this machine's monotonic clock. */
  readonly heardAtWallMs: number;
  /** What was already shown by then. */
  readonly floorSimMinutes: number;
}

/** Simulated minutes, fractional. */
export function shownSimMinutes(clock: ClockReading, nowWallMs: number): number {
  const { state, stoppedBy, anchorSimMinutes, speed, shownUntilSimMinutes } = clock.message;
  if (stoppedBy === 'ended') return anchorSimMinutes;
  const elapsedWallMinutes = state === 'running' ? Math.max(0, nowWallMs - clock.heardAtWallMs) / 60_000 : 0;
  const extrapolated = anchorSimMinutes + speed * elapsedWallMinutes;
  return Math.max(clock.floorSimMinutes, Math.min(extrapolated, shownUntilSimMinutes));
}
