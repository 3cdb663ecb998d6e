// What the form of a new session says and sends. Pure: no pixels, no calls.

import type { NewSession, ScenarioListing } from '../../server/protocol/index.ts';
import { wallDurationText } from '../clock/instants.ts';

/** Speeds offered, in simulated minutes a real minute: from 1 minute to 2 days. */
export const speedsOffered: readonly number[] = [1, 5, 15, 30, 60, 120, 360, 780, 1440, 2880];

/** An hour: the shortest run that the server takes. */
const leastDays = 0.04;

export interface NewSessionForm {
  readonly scenarioFile: string;
  readonly name: string;
  readonly seed: string;
  /** As typed; empty: all of the scenario. */
  readonly days: string;
  /** Null: the timetable's own. */
  readonly speed: number | null;
  readonly timetable: 'scenario' | 'rhythm' | 'none';
  /** For a rhythm, as typed: simulated days between holds, real seconds of a hold, real hours that the room has. */
  readonly holdEveryDays: string;
  readonly holdSeconds: string;
  readonly roomHours: string;
  /** Whether the planning round is played, where the scenario has one; else every agency's own plans are taken. */
  readonly planning: boolean;
}

export type FormProblems = Partial<
  Record<'name' | 'days' | 'seed' | 'holdEveryDays' | 'holdSeconds' | 'roomHours', string>
>;

export function emptyForm(scenario: ScenarioListing): NewSessionForm {
  return {
    scenarioFile: scenario.file,
    name: scenario.name,
    seed: '',
    days: '',
    speed: null,
    timetable: scenario.realMinutes > 0 ? 'scenario' : 'none',
    holdEveryDays: scenario.simulatedDays > 7 ? '7' : '0.25',
    holdSeconds: '180',
    roomHours: '7',
    planning: true,
  };
}

export function problemsOf(form: NewSessionForm, scenario: ScenarioListing): FormProblems {
  const days = Number(form.days);
  const isDaysWrong = form.days.trim() !== '' && !(days >= leastDays && days <= scenario.simulatedDays);
  return {
    ...(form.name.trim() === '' ? { name: 'Give the session a name: people see it when they join.' } : {}),
    ...(form.name.trim().length > 120 ? { name: 'At most 120 characters.' } : {}),
    ...(isDaysWrong ? { days: `From ${leastDays} (an hour) to ${scenario.simulatedDays}.` } : {}),
    ...(form.seed.length > 80 ? { seed: 'At most 80 characters.' } : {}),
    ...(form.timetable === 'rhythm' ? rhythmProblems(form, scenario) : {}),
  };
}

function rhythmProblems(form: NewSessionForm, scenario: ScenarioListing): FormProblems {
  const outside = (typed: string, least: number, most: number): boolean =>
    !(Number(typed) >= least && Number(typed) <= most);
  const wanted = rhythmWallMinutes(form, scenario);
  const tooLong = wanted !== null && wanted > Number(form.roomHours) * 60;
  return {
    ...(outside(form.holdEveryDays, 0.04, 200)
      ? { holdEveryDays: 'Between 0.04 (an hour) and 200 days.' }
      : {}),
    ...(outside(form.holdSeconds, 10, 3600) ? { holdSeconds: 'Between 10 and 3,600 seconds.' } : {}),
    ...(outside(form.roomHours, 0.2, 24) ? { roomHours: 'Between 0.2 and 24 hours.' } : {}),
    ...(tooLong ? { roomHours: tooLongText(wanted) } : {}),
  };
}

function tooLongText(wantedWallMinutes: number): string {
  const wanted = wallDurationText(wantedWallMinutes * 60_000);
  return `This day takes ${wanted}: play fewer days, run faster, or hold less often.`;
}

/** Real minutes of the whole day in a rhythm, briefing, planning and debrief included; null while a field cannot be read. */
export function rhythmWallMinutes(form: NewSessionForm, scenario: ScenarioListing): number | null {
  const days = form.days.trim() === '' ? scenario.simulatedDays : Number(form.days);
  const every = Number(form.holdEveryDays);
  if (!(days > 0) || !(every > 0)) return null;
  const holds = Math.max(0, Math.ceil(days / every) - 1);
  const play = (days * 1440) / (form.speed ?? scenario.speed) + (holds * Number(form.holdSeconds)) / 60;
  const planning = form.planning ? (scenario.planning?.holdWallMinutes ?? 0) : 0;
  return scenario.briefingWallMinutes + planning + play + scenario.debriefWallMinutes;
}

export function newSessionOf(form: NewSessionForm): NewSession {
  return {
    scenarioFile: form.scenarioFile,
    name: form.name.trim(),
    seed: form.seed.trim() === '' ? null : form.seed.trim(),
    days: form.days.trim() === '' ? null : Number(form.days),
    speed: form.speed,
    timetable: timetableOf(form),
    ...(form.planning ? {} : { planning: false }),
  };
}

function timetableOf(form: NewSessionForm): NewSession['timetable'] {
  if (form.timetable !== 'rhythm') return form.timetable === 'scenario' ? 'scenario' : 'by-hand';
  return {
    holdEveryDays: Number(form.holdEveryDays),
    holdWallSeconds: Math.round(Number(form.holdSeconds)),
    dayWallMinutes: Math.round(Number(form.roomHours) * 60),
  };
}

/** Real minutes that the clock runs without a timetable, holds left out; null while the length is unknown. */
export function runningWallMinutes(form: NewSessionForm, scenario: ScenarioListing): number | null {
  if (form.speed === null) return null;
  const days = form.days.trim() === '' ? scenario.simulatedDays : Number(form.days);
  return days > 0 ? (days * 1440) / form.speed : null;
}
