// Wall time, handed to whatever needs it so that a test can hold it still.

import { performance } from 'node:perf_hooks';

export interface WallClock {
  /** Milliseconds that never go back; only differences mean anything. */
  now(): number;
  /** ISO 8601, for the record only. */
  isoTime(): string;
  /** Calls once after a real delay; the answer cancels. */
  setTimer(delayMs: number, call: () => void): () => void;
}

export const machineClock: WallClock = {
  now: () => performance.now(),
  isoTime: () => new Date().toISOString(),
  setTimer: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
