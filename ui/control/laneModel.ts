// One agency's decisions of the recent past as marks on a lane, and how long it has been quiet.
// Fractions of the lane, no pixels. Quiet means "go and listen", never "failing".

import type { DecisionView } from '../../server/protocol/index.ts';

export type Pace = 'day' | 'season';

/** Simulated minutes that a lane shows: two hours at day pace, seven days at season pace. */
export const laneSpanMinutes: Readonly<Record<Pace, number>> = { day: 120, season: 7 * 1440 };

/** An agency that people play is called quiet after this many simulated minutes without a decision. */
const quietAfterMinutes: Readonly<Record<Pace, number>> = { day: 30, season: 2 * 1440 };
/** But never before so many real minutes: at speed, half an hour of the scenario is no time to have talked. */
const quietAfterWallMinutes = 3;

/** Marks nearer to each other than this share of the lane are drawn as one. */
const mergeWithin = 0.018;

export interface LaneMark {
  /** 0 is the start of the lane, 1 is now. */
  readonly at: number;
  /** `people`: at the desk; `control`: for it; `orders`: standing orders and the schedule. */
  readonly by: 'people' | 'control' | 'orders';
  readonly texts: readonly string[];
}

export interface Lane {
  readonly marks: readonly LaneMark[];
  /** Midnights (season) or half hours (day) inside the lane. */
  readonly ticks: readonly number[];
  /** Simulated minutes since people at the desk last decided anything; null: never. */
  readonly sinceLastMinutes: number | null;
  /** Where the quiet spell starts on the lane; null when the agency is not quiet. */
  readonly quietFrom: number | null;
}

export interface LaneInput {
  /** Newest first, as the view has them. */
  readonly decisions: readonly DecisionView[];
  readonly simMinutes: number;
  readonly pace: Pace;
  readonly playedBy: 'people' | 'standing-orders';
  /** Simulated minutes a real minute. */
  readonly speed: number;
  /** Minute of the day at simulated minute 0. */
  readonly startMinuteOfDay: number;
}

export function laneOf(input: LaneInput): Lane {
  const span = laneSpanMinutes[input.pace];
  const fromMinutes = input.simMinutes - span;
  const place = (minutes: number) => (minutes - fromMinutes) / span;
  const last = input.decisions.find((decision) => kindOf(decision) === 'people');
  const sinceLastMinutes = last ? Math.max(0, input.simMinutes - last.atMinutes) : null;
  const lastOrStart = last ? last.atMinutes : 0;
  const quietAfter = Math.max(quietAfterMinutes[input.pace], quietAfterWallMinutes * input.speed);
  const isQuiet = input.playedBy === 'people' && input.simMinutes - lastOrStart >= quietAfter;
  return {
    marks: mergeMarks(
      input.decisions
        .filter((decision) => decision.atMinutes >= fromMinutes && decision.atMinutes <= input.simMinutes)
        .map((decision) => ({
          at: place(decision.atMinutes),
          by: kindOf(decision),
          texts: [decision.text],
        })),
    ),
    ticks: ticksOf(fromMinutes, input).map(place),
    sinceLastMinutes,
    quietFrom: isQuiet ? Math.max(0, place(lastOrStart)) : null,
  };
}

/** How long ago, as coarse as a glance needs: "12 min", "5 h", "3 days". */
export function agoText(minutes: number): string {
  if (minutes < 60) return `${Math.floor(minutes)} min`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h`;
  const days = Math.floor(minutes / 1440);
  return days === 1 ? '1 day' : `${days} days`;
}

function kindOf(decision: DecisionView): LaneMark['by'] {
  return decision.by === 'people' || decision.by === 'control' ? decision.by : 'orders';
}

/** Neighbours of one kind become one mark, so that a busy hour stays readable; oldest first. */
function mergeMarks(marks: readonly LaneMark[]): LaneMark[] {
  const merged: LaneMark[] = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at)) {
    const index = merged.findLastIndex((earlier) => earlier.by === mark.by);
    const near = merged[index];
    if (near && mark.at - near.at < mergeWithin)
      merged[index] = { ...near, texts: [...near.texts, ...mark.texts] };
    else merged.push(mark);
  }
  return merged;
}

function ticksOf(fromMinutes: number, input: LaneInput): number[] {
  const every = input.pace === 'season' ? 1440 : 30;
  const first = Math.ceil((fromMinutes + input.startMinuteOfDay) / every) * every - input.startMinuteOfDay;
  const ticks: number[] = [];
  for (let minutes = first; minutes <= input.simMinutes; minutes += every) ticks.push(minutes);
  return ticks;
}
