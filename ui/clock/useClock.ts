// The clock as screens read it. Re-renders only when a whole simulated minute (or real second) has gone.

import { useEffect, useState } from 'react';
import { useSession, useSessionStore } from '../link/SessionProvider.tsx';
import { shownNow } from '../link/sessionStore.ts';

const lookEveryWallMs = 200;

/** The whole simulated minute shown now; null before the first clock message. */
export function useShownMinute(): number | null {
  const store = useSessionStore();
  const clock = useSession((state) => state.clock);
  const read = () => floorOrNull(shownNow(store.getState(), performance.now()));
  const [minute, setMinute] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new clock message must be read at once
  useEffect(() => {
    const look = () => setMinute(read());
    look();
    const timer = setInterval(look, lookEveryWallMs);
    return () => clearInterval(timer);
  }, [clock]);
  return minute;
}

/** Real milliseconds on the monotonic clock, refreshed every second: for countdowns. */
export function useWallSecond(): number {
  const [nowWallMs, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowWallMs;
}

/** Real milliseconds left of a timed hold, standing while it is paused; null when nobody has set an end to it. */
export function useHoldLeftWallMs(): number | null {
  const nowWallMs = useWallSecond();
  const clock = useSession((state) => state.clock);
  if (clock === null || clock.message.holdLeftWallMs === null) return null;
  const { holdLeftWallMs, state } = clock.message;
  if (state === 'paused') return holdLeftWallMs;
  return Math.max(0, holdLeftWallMs - Math.max(0, nowWallMs - clock.heardAtWallMs));
}

function floorOrNull(minutes: number | null): number | null {
  return minutes === null ? null : Math.floor(minutes);
}
