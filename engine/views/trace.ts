// A run as lines that a person can read: when, who, what, where, why. One line for each thing that happens to a
// patient, or changes in the system; nothing is left out and nothing added.

import type { ScenarioCalendar } from '../scenario/scenario.ts';
import type { KeepPatient } from '../world/journeys.ts';
import type { World } from '../world/world.ts';
import type { Change } from './changes.ts';
import { type Happening, hearHappenings } from './happenings.ts';
import { countText, minutesText, numberText, whenText } from './wording.ts';

export interface TraceFilter {
  /** Origin and ordinal; null: everybody. */
  readonly patient: { readonly origin: string; readonly ordinal: number } | null;
  /** A step, outcome or origin, or a resource, lever, inject, loop or agency; null: everywhere. */
  readonly where: string | null;
  /** Minutes; both ends included. */
  readonly fromMinutes: number;
  readonly untilMinutes: number;
}

/** Calls `tell` with a line for each thing that happens to patients from now on. A world has one listener. */
export function traceJourneys(world: World, tell: (line: string) => void, filter: TraceFilter): void {
  const { patient, where, fromMinutes, untilMinutes } = filter;
  const keep: KeepPatient = (origin, ordinal) =>
    patient === null || (origin === patient.origin && ordinal === patient.ordinal);
  const { calendar } = world.model.scenario;
  hearHappenings(
    world,
    (happening) => {
      const { atMinutes } = happening;
      if (atMinutes < fromMinutes || atMinutes > untilMinutes) return;
      if (where === null || happening.where === where) tell(lineOf(calendar, happening));
    },
    keep,
  );
}

/**
 * `2024-01-01 08:05  walk-in:12  start  triage  (after 12 min; holds nurse; 6 min of work)`; where the scenario names
 * its unit of time, `8.083333 h` from the start, and all times in that unit.
 */
function lineOf(calendar: ScenarioCalendar, happening: Happening): string {
  const { timeUnit } = calendar;
  const { atMinutes, moment, where } = happening;
  const span: SpanText = timeUnit === null ? minutesText : (minutes) => countText(timeUnit, minutes);
  const why = whyOf(happening, span);
  return cellsText(calendar, atMinutes, { who: whoOf(happening), moment, where, why });
}

/** A line for what changed in the system, in the same columns; null: it is not asked for. */
export function changeLine(
  calendar: ScenarioCalendar,
  atMinutes: number,
  change: Change,
  { patient, where }: TraceFilter,
): string | null {
  const isAsked = patient === null && (where === null || where === change.who || where === change.where);
  return isAsked ? cellsText(calendar, atMinutes, change) : null;
}

function cellsText(
  calendar: ScenarioCalendar,
  atMinutes: number,
  { who, moment, where, why }: Change,
): string {
  const { timeUnit } = calendar;
  const when = whenText(calendar, atMinutes);
  const cells = [
    timeUnit === null ? when.padEnd(19) : when.padStart(14),
    who.padEnd(14),
    moment.padEnd(11),
    where,
  ];
  return `${cells.join('  ')}${why === '' ? '' : `  (${why})`}`.trimEnd();
}

/** `walk-in:12`, `walk-in:12 again 1` in a further episode, `walk-in:12 part 2`. */
function whoOf({ origin, ordinal, episode, part }: Happening): string {
  const again = episode > 0 ? ` again ${episode}` : '';
  return `${origin}:${ordinal}${again}${part > 0 ? ` part ${part}` : ''}`;
}

type SpanText = (minutes: number) => string;

function whyOf(happening: Happening, span: SpanText): string {
  return [...waitingWords(happening, span), ...workWords(happening, span), ...wayWords(happening, span)].join(
    '; ',
  );
}

function waitingWords(
  { moment, ahead, lacking, unmet, waitedMinutes }: Happening,
  span: SpanText,
): readonly string[] {
  const words = lacking.map(({ name, occupied, capacity }) => `${name} ${occupied} of ${capacity} in use`);
  if (unmet !== null) words.push(`until ${unmet}`);
  if (ahead !== null) words.push(`${ahead} in front`);
  if (waitedMinutes !== null && moment === 'start') {
    words.push(waitedMinutes === 0 ? 'at once' : `after ${span(waitedMinutes)}`);
  } else if (waitedMinutes !== null) words.push(`after ${span(waitedMinutes)}`);
  return words;
}

function workWords({ moment, held, workMinutes }: Happening, span: SpanText): readonly string[] {
  const words: string[] = [];
  const names = held.map(({ id, units }) => (units === 1 ? id : `${units} ${id}`));
  if ((moment === 'start' || moment === 'resume') && names.length > 0)
    words.push(`holds ${names.join(', ')}`);
  if (workMinutes !== null && (moment === 'start' || moment === 'resume') && workMinutes > 0)
    words.push(`${span(workMinutes)} of work`);
  if (workMinutes !== null && (moment === 'interrupt' || moment === 'stop'))
    words.push(`${span(workMinutes)} of work left`);
  return words;
}

function wayWords(
  { moment, attributes, because, refusal, first, stayMinutes }: Happening,
  span: SpanText,
): readonly string[] {
  const words = attributes.map(
    ({ name, value }) => `${name} ${typeof value === 'number' ? numberText(value) : value}`,
  );
  if (because !== null) words.push(because);
  if (refusal) words.push(refusal);
  if (first !== null) words.push(`with ${first}`);
  if (moment === 'outcome') words.push(`${span(stayMinutes)} after coming`);
  return words;
}
