// Where the life of a lever stands that was pulled some time ago: the same turns, one after the other, that the calendar
// would have brought. A pure function of the lever and two instants; the life as it is lived stands in interventions.ts.

import { onGrid } from '../base/time.ts';
import type { InterventionTable } from '../model/model.ts';
import { life } from './interventionState.ts';

/** A ramp is climbed, and a wind-down gone down, in this many equal steps. */
export const rampSteps = 8;

type Times = Pick<
  InterventionTable,
  'leadTimeMinutes' | 'rampMinutes' | 'lastsMinutes' | 'windDownMinutes' | 'coolingMinutes'
>;

export interface Standing {
  /** A number of `life`. */
  readonly state: number;
  readonly sinceMinutes: number;
  /** When the state ends by itself; null: it does not. */
  readonly untilMinutes: number | null;
  readonly rampStep: number;
  readonly fraction: number;
  /** Instant of the next turn; null: none. */
  readonly nextMinutes: number | null;
}

interface Stage {
  readonly state: number;
  readonly minutes: number | null;
  readonly rampStep: number;
  readonly fraction: number;
}

/** Instant from which there is any effect. */
export function inForceFrom({ leadTimeMinutes }: Times, pulledAtMinutes: number): number {
  return onGrid(pulledAtMinutes + leadTimeMinutes);
}

/** Instant at which nothing of the effect is left, if nobody acts; infinity: never. */
export function inForceUntil(times: Times, pulledAtMinutes: number): number {
  const { rampMinutes, lastsMinutes, windDownMinutes } = times;
  if (lastsMinutes === null) return Number.POSITIVE_INFINITY;
  return onGrid(inForceFrom(times, pulledAtMinutes) + rampMinutes + lastsMinutes + windDownMinutes);
}

/** How things stand at `nowMinutes`, when the turns of that instant have been taken. */
export function standingAt(times: Times, pulledAtMinutes: number, nowMinutes: number): Standing {
  let at = pulledAtMinutes;
  let since = at;
  let before = -1;
  for (const { state, minutes, rampStep, fraction } of stagesOf(times)) {
    if (state !== before) since = at;
    before = state;
    const end = minutes === null ? null : onGrid(at + minutes);
    if (end === null || end > nowMinutes) {
      const stages = state === life.ramping || state === life.windingDown ? rampSteps : 1;
      const until = minutes === null ? null : onGrid(since + minutes * stages);
      return { state, sinceMinutes: since, untilMinutes: until, rampStep, fraction, nextMinutes: end };
    }
    at = end;
  }
  return {
    state: life.available,
    sinceMinutes: at,
    untilMinutes: null,
    rampStep: 0,
    fraction: 0,
    nextMinutes: null,
  };
}

function stagesOf(times: Times): readonly Stage[] {
  const { leadTimeMinutes, rampMinutes, lastsMinutes, windDownMinutes, coolingMinutes } = times;
  const stages: Stage[] = [];
  const steps = Array.from({ length: rampSteps }, (_, step) => step);
  if (leadTimeMinutes > 0) stages.push(stage(life.mobilising, leadTimeMinutes, 0, 0));
  if (rampMinutes > 0) {
    for (const step of steps) {
      stages.push(stage(life.ramping, rampMinutes / rampSteps, step, step / rampSteps));
    }
  }
  const top = rampMinutes > 0 ? rampSteps : 0;
  stages.push(stage(life.active, lastsMinutes, top, 1));
  if (lastsMinutes === null) return stages;
  if (windDownMinutes > 0) {
    for (const step of steps) {
      const left = rampSteps - step;
      stages.push(stage(life.windingDown, windDownMinutes / rampSteps, left, left / rampSteps));
    }
  }
  if (coolingMinutes > 0) stages.push(stage(life.cooling, coolingMinutes, 0, 0));
  return stages;
}

function stage(state: number, minutes: number | null, rampStep: number, fraction: number): Stage {
  return { state, minutes, rampStep, fraction };
}
