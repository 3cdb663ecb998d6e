// What the form of a new session says and sends. Pure: no pixels, no calls.

import type { NewSession, ScenarioListing } from '../../server/protocol/index.ts';

/** Speeds offered, in simulated minutes a real minute: from 1 minute to 2 days. */
export const speedsOffered: readonly number[] = [1, 5, 15, 30, 60, 120, 360, 780, 1440, 2880];

export interface NewSessionForm {
  readonly scenarioFile: string;
  readonly name: string;
  readonly seed: string;
  /** As typed; empty: all of the scenario. */
  readonly days: string;
  /** Null: the timetable's own. */
  readonly speed: number | null;
  readonly useTimetable: boolean;
}

export type FormProblems = Partial<Record<'name' | 'days' | 'seed', string>>;

export function emptyForm(scenario: ScenarioListing): NewSessionForm {
  return {
    scenarioFile: scenario.file,
    name: scenario.name,
    seed: '',
    days: '',
    speed: null,
    useTimetable: scenario.realMinutes > 0,
  };
}

export function problemsOf(form: NewSessionForm, scenario: ScenarioListing): FormProblems {
  const days = Number(form.days);
  const isDaysWrong = form.days.trim() !== '' && !(days > 0 && days <= scenario.simulatedDays);
  return {
    ...(form.name.trim() === '' ? { name: 'Give the session a name: people see it when they join.' } : {}),
    ...(form.name.trim().length > 120 ? { name: 'At most 120 characters.' } : {}),
    ...(isDaysWrong ? { days: `A number above 0 and at most ${scenario.simulatedDays}.` } : {}),
    ...(form.seed.length > 80 ? { seed: 'At most 80 characters.' } : {}),
  };
}

export function newSessionOf(form: NewSessionForm): NewSession {
  return {
    scenarioFile: form.scenarioFile,
    name: form.name.trim(),
    seed: form.seed.trim() === '' ? null : form.seed.trim(),
    days: form.days.trim() === '' ? null : Number(form.days),
    speed: form.speed,
    useTimetable: form.useTimetable,
  };
}

/** Real minutes that the clock runs without a timetable, holds left out; null while the length is unknown. */
export function runningWallMinutes(form: NewSessionForm, scenario: ScenarioListing): number | null {
  if (form.speed === null) return null;
  const days = form.days.trim() === '' ? scenario.simulatedDays : Number(form.days);
  return days > 0 ? (days * 1440) / form.speed : null;
}
