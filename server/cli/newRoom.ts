// The room's day of a new scenario: so many real minutes, shared out between briefing, planning, three rounds, breaks and
// debrief, and the speed of the clock that follows.

export interface RoomPlan {
  readonly briefing: number;
  readonly planning: number;
  readonly debrief: number;
  readonly breaks: number;
  readonly beatSeconds: number;
  /** Simulated hours in a real minute. */
  readonly speed: number;
  /** Day after which each round ends, counted from the start. */
  readonly roundEnds: readonly [number, number, number];
}

/**
 * @param room real minutes, at least nine for each week
 * @param weeks simulated
 */
export function planRoom(room: number, weeks: number): RoomPlan {
  const briefing = Math.floor(room * 0.09);
  const planning = Math.floor(room * 0.08);
  const debrief = Math.floor(room * 0.18);
  const breaks = Math.floor(room * 0.045);
  const play = room - briefing - planning - debrief - 2 * breaks;
  const beatSeconds = Math.min(180, Math.floor((play * 0.2 * 60) / weeks));
  // A beat a week, as many as there are at the most.
  const running = play - (weeks * beatSeconds) / 60;
  const days = weeks * 7;
  const ends = [Math.max(1, Math.round(days / 4)), Math.max(2, Math.round((days * 5) / 8)), days] as const;
  return {
    briefing,
    planning,
    debrief,
    breaks,
    beatSeconds,
    speed: Math.ceil((days * 24) / running),
    roundEnds: ends,
  };
}
