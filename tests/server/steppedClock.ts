// Wall time that stands still until a test moves it.

import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { WallClock } from '../../server/wallClock.ts';

export interface SteppedClock extends WallClock {
  /** Moves on by so much, firing every timer on the way in its order. */
  advance(milliseconds: number): Promise<void>;
}

export function steppedClock(): SteppedClock {
  let nowMs = 0;
  let serial = 0;
  const timers = new Map<number, { readonly dueMs: number; readonly call: () => void }>();
  const nextDue = () => [...timers].sort(([a, one], [b, other]) => one.dueMs - other.dueMs || a - b)[0];
  return {
    now: () => nowMs,
    isoTime: () => new Date(nowMs).toISOString(),
    setTimer(delayMs, call) {
      serial += 1;
      const id = serial;
      timers.set(id, { dueMs: nowMs + delayMs, call });
      return () => timers.delete(id);
    },
    async advance(milliseconds) {
      const untilMs = nowMs + milliseconds;
      for (let due = nextDue(); due !== undefined && due[1].dueMs <= untilMs; due = nextDue()) {
        const [id, { dueMs, call }] = due;
        timers.delete(id);
        nowMs = dueMs;
        call();
        // Lets the work that the timer posted come to its end.
        for (let turn = 0; turn < 5; turn += 1) await turnOfTheLoop();
      }
      nowMs = untilMs;
    },
  };
}
