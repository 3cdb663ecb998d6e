// The room's day: where the clock stops by itself, how fast each round runs, and the strip in real minutes.
// Pure arithmetic on the scenario's timetable; knows no clock.

import {
  type Planning,
  roomDay,
  roundsUntil,
  type Scenario,
  type TimetableRound,
} from '../../engine/index.ts';
import type { ClockMessage, NewSession, TimetableLine } from '../protocol/index.ts';

/** What is played, once the facilitator's choices are in. */
export interface Plan {
  readonly endMinutes: number;
  readonly briefingWallMinutes: number;
  readonly debriefWallMinutes: number;
  /** Held before the first round, at minute 0; null: the scenario has none, or the session leaves it out. */
  readonly planning: Planning | null;
  /** Real seconds of the planning round; null: until control closes it. */
  readonly planningWallSeconds: number | null;
  readonly rounds: readonly TimetableRound[];
  /** False: control stops and starts by hand, and no round is shown. */
  readonly usesTimetable: boolean;
  /** Real minutes that the room has; null: nobody has said. */
  readonly roomWallMinutes: number | null;
}

export interface Stop {
  readonly kind: 'beat' | 'round' | 'end';
  readonly atMinutes: number;
  /** Real seconds after which the clock runs again; null: when control runs it. */
  readonly holdWallSeconds: number | null;
}

/** What a session chooses of the day. Without a word about it, a planning round is played. */
export type Choices = Pick<NewSession, 'days' | 'speed' | 'timetable' | 'planning'>;

/** A session that changes nothing of what the scenario says. */
export const asWritten: Choices = { days: null, speed: null, timetable: 'scenario' };

export function planOf(scenario: Scenario, settings: Choices): Plan {
  const whole = scenario.calendar.durationMinutes;
  const endMinutes = settings.days === null ? whole : Math.min(whole, Math.round(settings.days * 1440));
  const { timetable } = scenario;
  const ownRounds = settings.timetable === 'scenario' && timetable.rounds.length > 0;
  const { speed } = settings;
  const planning = settings.planning === false ? null : scenario.planning;
  const rounds = ownRounds
    ? timetable.rounds
    : [oneRound(endMinutes, timetable.rounds[0]?.speed ?? 60, settings)];
  return {
    endMinutes,
    briefingWallMinutes: timetable.briefingWallMinutes,
    debriefWallMinutes: timetable.debriefWallMinutes,
    planning,
    planningWallSeconds:
      planning === null || settings.timetable === 'by-hand'
        ? null
        : Math.round(planning.holdWallMinutes * 60),
    rounds: roundsUntil(rounds, endMinutes).map((round) => (speed === null ? round : { ...round, speed })),
    usesTimetable: ownRounds,
    roomWallMinutes: roomWallMinutes(scenario, settings, ownRounds),
  };
}

/** The whole run as one round: by hand, or in the rhythm that the facilitator chose. */
function oneRound(endMinutes: number, speed: number, { timetable }: Choices): TimetableRound {
  const rhythm = typeof timetable === 'string' ? null : timetable;
  return {
    name: 'Play',
    untilMinutes: endMinutes,
    speed,
    beatEveryMinutes: rhythm === null ? null : Math.max(1, Math.round(rhythm.holdEveryDays * 1440)),
    beatHoldWallSeconds: rhythm?.holdWallSeconds ?? 0,
    breakWallMinutes: 0,
  };
}

function roomWallMinutes(scenario: Scenario, { timetable }: Choices, ownRounds: boolean): number | null {
  if (typeof timetable !== 'string') return timetable.dayWallMinutes;
  return ownRounds ? scenario.timetable.dayWallMinutes : null;
}

/** Why the day cannot be played in the room as planned; null: it fits, or nobody has said how long the room has. */
export function tooLongForTheRoom(plan: Plan): string | null {
  const wanted = realMinutes(plan);
  if (plan.roomWallMinutes === null || wanted <= plan.roomWallMinutes) return null;
  return `This day takes ${inHours(wanted)} in the room, and the room has ${inHours(plan.roomWallMinutes)}. Play fewer days, run faster, or hold less often.`;
}

function inHours(wallMinutes: number): string {
  const whole = Math.ceil(wallMinutes);
  const hours = Math.floor(whole / 60);
  return hours === 0 ? `${whole} min` : `${hours} h ${whole % 60} min`;
}

/** Index of the round being played at a minute: a round ends with its last minute. */
export function roundIndexAt(plan: Plan, simMinutes: number): number {
  const index = plan.rounds.findIndex((round) => simMinutes < round.untilMinutes);
  return index === -1 ? plan.rounds.length - 1 : index;
}

/** Simulated minutes per real minute that the timetable wants at a minute. */
export function speedAt(plan: Plan, simMinutes: number): number {
  return plan.rounds[roundIndexAt(plan, simMinutes)]?.speed ?? 60;
}

/** The first stop strictly after a minute; at or beyond the end, the end. */
export function nextStopAfter(plan: Plan, simMinutes: number): Stop {
  const end: Stop = { kind: 'end', atMinutes: plan.endMinutes, holdWallSeconds: null };
  const index = roundIndexAt(plan, simMinutes);
  const round = plan.rounds[index];
  if (round === undefined || simMinutes >= plan.endMinutes) return end;
  const from = plan.rounds[index - 1]?.untilMinutes ?? 0;
  const beat = nextBeat(round, from, simMinutes);
  if (beat !== null) return beat;
  return round.untilMinutes >= plan.endMinutes
    ? end
    : { kind: 'round', atMinutes: round.untilMinutes, holdWallSeconds: null };
}

function nextBeat(round: TimetableRound, fromMinutes: number, simMinutes: number): Stop | null {
  if (round.beatEveryMinutes === null) return null;
  const beats = Math.floor((simMinutes - fromMinutes) / round.beatEveryMinutes) + 1;
  const atMinutes = fromMinutes + beats * round.beatEveryMinutes;
  if (atMinutes >= round.untilMinutes) return null;
  return { kind: 'beat', atMinutes, holdWallSeconds: round.beatHoldWallSeconds };
}

/** Whether the clock stands at the end of this round or runs straight on into the next. */
export function breakAfter(plan: Plan, untilMinutes: number): number {
  return plan.rounds.find((round) => round.untilMinutes === untilMinutes)?.breakWallMinutes ?? 0;
}

export function roundOf(plan: Plan, simMinutes: number): ClockMessage['round'] {
  if (!plan.usesTimetable) return null;
  const index = roundIndexAt(plan, simMinutes);
  const round = plan.rounds[index];
  return round === undefined ? null : { name: round.name, number: index + 1, of: plan.rounds.length };
}

/** The strip on the console and the wall. */
export function timetableLines(plan: Plan): readonly TimetableLine[] {
  return roomDay(plan, plan.endMinutes);
}

/** The whole day in real minutes: briefing, planning round and debrief included. */
export function realMinutes(plan: Plan): number {
  return timetableLines(plan).at(-1)?.toWallMinute ?? 0;
}
