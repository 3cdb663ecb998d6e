// The room's day as a strip: where each line of the timetable stands, how far the room has come, and when
// it will be over at this rate. Real minutes of the plan; the caller brings the clock. No pixels.

import type { ClockMessage, SessionPhase, TimetableLine } from '../../server/protocol/index.ts';

export interface StripSegment {
  readonly kind: TimetableLine['kind'];
  readonly name: string;
  /** Shares of the strip, 0–1. */
  readonly from: number;
  readonly to: number;
  /** Share of this segment that is behind the room, 0–1. */
  readonly done: number;
  /** The room is in it. */
  readonly isNow: boolean;
  /** Real minutes from now until it begins by plan; null when it has begun. */
  readonly startsInWallMinutes: number | null;
  readonly simMinutes: readonly [number, number] | null;
}

export interface Strip {
  readonly segments: readonly StripSegment[];
  /** Where the room is, 0–1 of the strip. */
  readonly now: number;
  /** Real minutes left until the last line ends, if nothing else stops the clock. */
  readonly leftWallMinutes: number;
}

export interface StripInput {
  readonly timetable: readonly TimetableLine[];
  readonly phase: SessionPhase;
  readonly clock: Pick<ClockMessage, 'state' | 'stoppedBy' | 'holdLeftWallMs' | 'planning'>;
  readonly simMinutes: number;
}

/** Null when the session follows no timetable. */
export function stripOf(input: StripInput): Strip | null {
  const first = input.timetable[0];
  const last = input.timetable.at(-1);
  if (!first || !last || last.toWallMinute <= first.fromWallMinute) return null;
  const length = last.toWallMinute - first.fromWallMinute;
  const nowWallMinute = planMinute(input);
  const share = (wallMinute: number) => (wallMinute - first.fromWallMinute) / length;
  return {
    segments: input.timetable.map((line, index) => ({
      kind: line.kind,
      name: line.name,
      from: share(line.fromWallMinute),
      to: share(line.toWallMinute),
      done: doneOf(line, index, input, nowWallMinute),
      isNow:
        input.phase !== 'lobby' && nowWallMinute >= line.fromWallMinute && nowWallMinute < line.toWallMinute,
      startsInWallMinutes:
        input.phase === 'lobby' || line.fromWallMinute > nowWallMinute
          ? line.fromWallMinute - nowWallMinute
          : null,
      simMinutes: line.simMinutes,
    })),
    now: share(nowWallMinute),
    leftWallMinutes: last.toWallMinute - nowWallMinute,
  };
}

/** A run that was ended early leaves rounds, and the breaks after them, unplayed. */
function doneOf(line: TimetableLine, index: number, input: StripInput, nowWallMinute: number): number {
  const isOver = input.phase === 'ended' || input.phase === 'debrief' || input.phase === 'closed';
  const round = line.kind === 'break' ? input.timetable[index - 1] : line;
  if (!isOver || !round?.simMinutes)
    return ratioWithin(nowWallMinute, line.fromWallMinute, line.toWallMinute);
  const played = ratioWithin(input.simMinutes, round.simMinutes[0], round.simMinutes[1]);
  return line.kind === 'break' ? Math.floor(played) : played;
}

/** A simulated instant as a share of the strip; null when no round plays it. */
export function placeOnStrip(strip: Strip, simMinutes: number): number | null {
  const round = strip.segments.find(
    ({ simMinutes: span }) => span && simMinutes >= span[0] && simMinutes <= span[1],
  );
  if (!round?.simMinutes) return null;
  return (
    round.from + (round.to - round.from) * ratioWithin(simMinutes, round.simMinutes[0], round.simMinutes[1])
  );
}

/** The real minute of the plan at which the room is: simulated time places it in a round, a timed hold in a break. */
function planMinute(input: StripInput): number {
  const { timetable, phase } = input;
  const start = timetable[0]?.fromWallMinute ?? 0;
  if (phase === 'lobby') return start;
  if (phase === 'briefing') {
    const briefing = timetable.find((line) => line.kind === 'briefing');
    return briefing ? withinHold(briefing, input.clock.holdLeftWallMs) : start;
  }
  if (phase !== 'play') {
    const debrief = timetable.find((line) => line.kind === 'debrief');
    return debrief ? debrief.fromWallMinute : (timetable.at(-1)?.toWallMinute ?? start);
  }
  const planning = input.clock.planning ? timetable.find((line) => line.kind === 'planning') : undefined;
  if (planning !== undefined) return withinHold(planning, input.clock.holdLeftWallMs);
  const endedHere = timetable.findIndex((line) => line.simMinutes?.[1] === input.simMinutes);
  const pause = endedHere < 0 ? undefined : timetable[endedHere + 1];
  const inBreak =
    pause?.kind === 'break' && input.clock.state === 'hold' && input.clock.stoppedBy === 'timetable';
  if (inBreak) return withinHold(pause, input.clock.holdLeftWallMs);
  return roundMinute(timetable, input.simMinutes) ?? start;
}

/** A timed hold says how much of its line is left; an open one stands at the line's start. */
function withinHold(line: TimetableLine, holdLeftWallMs: number | null): number {
  if (holdLeftWallMs === null) return line.fromWallMinute;
  return Math.max(line.fromWallMinute, line.toWallMinute - holdLeftWallMs / 60_000);
}

/** Between rounds the later one counts: its start is where the room goes on from. */
function roundMinute(timetable: readonly TimetableLine[], simMinutes: number): number | null {
  const round = timetable.findLast((line) => line.simMinutes && line.simMinutes[0] <= simMinutes);
  if (!round?.simMinutes) return null;
  const [from, to] = round.simMinutes;
  return (
    round.fromWallMinute + (round.toWallMinute - round.fromWallMinute) * ratioWithin(simMinutes, from, to)
  );
}

function ratioWithin(value: number, from: number, to: number): number {
  if (to <= from) return value >= to ? 1 : 0;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Of a part of the day that does not lie ahead. */
export function sinceText({ isNow, done }: Pick<StripSegment, 'isNow' | 'done'>): string {
  if (isNow) return 'now';
  if (done >= 1) return 'done';
  return done > 0 ? 'ended early' : 'not played';
}
