// How a timetable fills the room's day, in real minutes. Knows nothing of how it was written, nor of any clock.

import type { Timetable, TimetableRound } from './scenario.ts';

/** A stretch of the room's day. */
export interface RoomDayStretch {
  readonly kind: 'briefing' | 'planning' | 'round' | 'break' | 'debrief';
  readonly name: string;
  /** Real minutes from the start of the day. */
  readonly fromWallMinute: number;
  readonly toWallMinute: number;
  /** Simulated span of a round; null otherwise. */
  readonly simMinutes: readonly [number, number] | null;
}

/** A timetable, and the planning round that is held between its briefing and its first round, if there is one. */
export interface RoomDay extends Pick<Timetable, 'briefingWallMinutes' | 'rounds' | 'debriefWallMinutes'> {
  readonly planning?: { readonly name: string; readonly holdWallMinutes: number } | null;
}

/**
 * The stretches of a day that is played up to simulated minute `endMinutes`, without the empty ones. A beat that
 * falls on the end of its round is not held, and behind the last round there is no break.
 */
export function roomDay(
  { briefingWallMinutes, planning, rounds, debriefWallMinutes }: RoomDay,
  endMinutes: number,
): readonly RoomDayStretch[] {
  const stretches: RoomDayStretch[] = [];
  let wallMinute = 0;
  let simMinute = 0;
  const add = (kind: RoomDayStretch['kind'], name: string, length: number, until: number | null): void => {
    if (length <= 0) return;
    const simMinutes = until === null ? null : ([simMinute, until] as const);
    stretches.push({ kind, name, fromWallMinute: wallMinute, toWallMinute: wallMinute + length, simMinutes });
    wallMinute += length;
  };
  add('briefing', 'Briefing', briefingWallMinutes, null);
  if (planning) add('planning', planning.name, planning.holdWallMinutes, null);
  for (const round of roundsUntil(rounds, endMinutes)) {
    add('round', round.name, roundWallMinutes(round, simMinute), round.untilMinutes);
    simMinute = Math.max(simMinute, round.untilMinutes);
    if (simMinute < endMinutes) add('break', 'Break', round.breakWallMinutes, null);
  }
  add('debrief', 'Debrief', debriefWallMinutes, null);
  return stretches;
}

/** The whole day in real minutes: briefing, planning round and debrief included. */
export function realMinutes(day: RoomDay, endMinutes: number): number {
  return roomDay(day, endMinutes).at(-1)?.toWallMinute ?? 0;
}

/** The rounds that have begun before simulated minute `endMinutes`; the last one takes in what they leave over. */
export function roundsUntil(
  rounds: readonly TimetableRound[],
  endMinutes: number,
): readonly TimetableRound[] {
  const begun = rounds.filter((_, index) => (rounds[index - 1]?.untilMinutes ?? 0) < endMinutes);
  return begun.map((round, index) =>
    index === begun.length - 1 ? { ...round, untilMinutes: endMinutes } : round,
  );
}

/** From its first minute to its last, beats included. */
function roundWallMinutes(round: TimetableRound, fromMinutes: number): number {
  const simulated = Math.max(0, round.untilMinutes - fromMinutes);
  const every = round.beatEveryMinutes;
  const beats = every === null || every <= 0 ? 0 : Math.max(0, Math.ceil(simulated / every) - 1);
  return simulated / round.speed + (beats * round.beatHoldWallSeconds) / 60;
}
