// The ten real seconds between "Send now" and the command: what is counting down and what is due.
// Pure: the caller brings the wall clock. Knows nothing of sockets or React.

/** How long a sent inject can still be stopped at the console, in real milliseconds. */
export const stoppableWallMs = 10_000;

/** Injects that are counting down, by id: the wall instant in milliseconds at which each becomes a command. */
export type Countdowns = ReadonlyMap<string, number>;

/** Begins the countdown; an inject that is already counting keeps its instant. */
export function beginSend(countdowns: Countdowns, injectId: string, nowWallMs: number): Countdowns {
  if (countdowns.has(injectId)) return countdowns;
  return new Map([...countdowns, [injectId, nowWallMs + stoppableWallMs]]);
}

export function stopSend(countdowns: Countdowns, injectId: string): Countdowns {
  return new Map([...countdowns].filter(([id]) => id !== injectId));
}

/** Splits off what is due, in the order in which it was sent. */
export function takeDue(
  countdowns: Countdowns,
  nowWallMs: number,
): { readonly due: readonly string[]; readonly left: Countdowns } {
  const due = [...countdowns].filter(([, dueWallMs]) => dueWallMs <= nowWallMs);
  if (due.length === 0) return { due: [], left: countdowns };
  return {
    due: due.map(([id]) => id),
    left: new Map([...countdowns].filter(([, dueWallMs]) => dueWallMs > nowWallMs)),
  };
}

/** Whole real seconds left, 10 to 1; null when the inject is not counting down. */
export function secondsLeft(countdowns: Countdowns, injectId: string, nowWallMs: number): number | null {
  const dueWallMs = countdowns.get(injectId);
  if (dueWallMs === undefined) return null;
  return Math.max(1, Math.ceil((dueWallMs - nowWallMs) / 1000));
}
