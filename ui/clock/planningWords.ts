// The planning round in words: its date, how far before the start, and when a plan comes into force.

import type { LeverBrief, PlanningBrief, ScenarioBrief } from '../../server/protocol/index.ts';
import { civilInstant, dateText, dateWords, dayMonthText, durationText } from './instants.ts';

type Calendar = Pick<ScenarioBrief, 'startDate' | 'startMinuteOfDay' | 'pace'>;

/** "Planning round · 23 July 2013". */
export function planningTitle({ name, date }: Pick<PlanningBrief, 'name' | 'date'>): string {
  return `${name} · ${dateWords(date)}`;
}

/** "132 days before the start on Mon 2 Dec 2013". */
export function planningDistance(brief: Calendar & Pick<ScenarioBrief, 'planning'>): string {
  const before = brief.planning?.beforeMinutes ?? 0;
  const days = Math.round(before / 1440);
  return `${days} ${days === 1 ? 'day' : 'days'} before the start on ${dateText(brief, 0)} ${civilInstant(brief, 0).year}`;
}

/** "July": what people call the round afterwards. */
export function planningMonth({ date }: Pick<PlanningBrief, 'date'>): string {
  return dateWords(date).split(' ')[1] ?? date;
}

/**
 * When a plan comes into force: "in force 2 weeks before the start", "in force at the start", "in force by 12 December,
 * 10 days after the start".
 */
export function inForceText(calendar: Calendar, inForceFromMinutes: number): string {
  if (inForceFromMinutes === 0) return 'in force at the start';
  if (inForceFromMinutes < 0) return `in force ${durationText(-inForceFromMinutes)} before the start`;
  return `in force by ${dayMonthText(calendar, inForceFromMinutes)}, ${durationText(inForceFromMinutes)} after the start`;
}

/** Where a plan stands at the start: a word for tables. */
export function timelinessWord(inForceFromMinutes: number, rampMinutes: number): string {
  if (inForceFromMinutes > 0) return 'late';
  return inForceFromMinutes + rampMinutes > 0 ? 'building up' : 'in time';
}

/** "In force by 12 December, 10 days after the start; in full 24 days after the start." */
export function planTimingText(calendar: Calendar, lever: LeverBrief): string {
  const from = lever.plan?.inForceFromMinutes ?? 0;
  const first = inForceText(calendar, from);
  if (lever.rampMinutes === 0) return first;
  return `${first}, ${inForceText(calendar, from + lever.rampMinutes).replace('in force', 'in full')}`;
}

/** Pounds that a decision of the round commits. */
export function commitmentPounds(lever: LeverBrief, amount: number | null): number {
  const units = lever.costPerUnit ? (amount ?? 1) : 1;
  return (lever.plan?.commitmentPounds ?? 0) * units;
}
