// How long a timetable takes in the room. Knows nothing of how it was written.

import type { Timetable } from './scenario.ts';

/** Briefing, rounds with their beats and breaks, and debrief; a beat that falls on the end of its round is not held. */
export function realMinutes(timetable: Timetable): number {
  let total = timetable.briefingWallMinutes + timetable.debriefWallMinutes;
  let from = 0;
  for (const round of timetable.rounds) {
    const simulated = Math.max(0, round.untilMinutes - from);
    const every = round.beatEveryMinutes;
    const beats = every === null || every <= 0 ? 0 : Math.max(0, Math.ceil(simulated / every) - 1);
    total += simulated / round.speed + (beats * round.beatHoldWallSeconds) / 60 + round.breakWallMinutes;
    from = Math.max(from, round.untilMinutes);
  }
  return total;
}
