// The debrief's words and steps: instants typed by hand, steps of the rail, decisions in groups. Pure.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { civilInstant, dateText, timeOfDay } from '../clock/instants.ts';
import { planningMonth, planningTitle } from '../clock/planningWords.ts';
import type { ReplayedDecision, ReplayedRun, Verification } from '../replay/replayTypes.ts';

const minutesPerDay = 1440;

export interface Steps {
  readonly arrow: number;
  readonly page: number;
  /** One picture while playing. */
  readonly play: number;
  /** To what a press on the rail is rounded. */
  readonly press: number;
  readonly arrowWords: string;
}

export function stepsOf(pace: ScenarioBrief['pace']): Steps {
  return pace === 'season'
    ? { arrow: minutesPerDay, page: 7 * minutesPerDay, play: 360, press: 60, arrowWords: 'a day' }
    : { arrow: 60, page: 360, play: 10, press: 5, arrowWords: 'an hour' };
}

/**
 * A minute typed by hand: "1500" (minutes from the start), "day 24 09:00", "2014-01-14 09:00", or "09:00" on
 * the day shown. Null: not understood.
 */
export function typedMinutes(text: string, brief: ScenarioBrief, shownMinutes: number): number | null {
  const words = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(words)) return Number(words);
  const parts = /^(?:day (\d+)|(\d{4}-\d{2}-\d{2}))?\s*(?:(\d{1,2}):(\d{2}))?$/.exec(words);
  if (parts === null || words === '') return null;
  const [, day, date, hours, minutes] = parts;
  const minuteOfDay = hours === undefined ? null : Number(hours) * 60 + Number(minutes);
  if (minuteOfDay !== null && (minuteOfDay >= minutesPerDay || Number(minutes) > 59)) return null;
  const start = civilInstant(brief, 0).dayNumber;
  let onDay = civilInstant(brief, shownMinutes).dayNumber - start;
  if (day !== undefined) onDay = Number(day) - 1;
  if (date !== undefined) {
    const asked = civilInstant({ ...brief, startDate: date, startMinuteOfDay: 0 }, 0).dayNumber;
    onDay = asked - start;
  }
  return onDay * minutesPerDay + (minuteOfDay ?? 0) - brief.startMinuteOfDay;
}

/** "Week 3, from Mon 16 Dec", or the hour at day pace: "Tue 14 Jan, 10:00". */
export interface DecisionGroup {
  readonly title: string;
  readonly fromMinutes: number;
  readonly decisions: readonly ReplayedDecision[];
}

export function decisionGroups(
  brief: ScenarioBrief,
  decisions: readonly ReplayedDecision[],
): readonly DecisionGroup[] {
  const season = brief.pace === 'season';
  const size = season ? 7 * minutesPerDay : 60;
  const groups = new Map<number, ReplayedDecision[]>();
  const plans = decisions.filter(isPlan);
  const first =
    brief.planning === null || plans.length === 0
      ? []
      : [{ title: planningTitle(brief.planning), fromMinutes: 0, decisions: plans }];
  for (const decision of decisions) {
    if (isPlan(decision)) continue;
    const key = Math.floor(decision.atMinutes / size);
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  const later = [...groups].map(([key, members]) => {
    const fromMinutes = key * size;
    const hour = timeOfDay(civilInstant(brief, fromMinutes).minuteOfDay);
    const title = season
      ? `Week ${key + 1}, from ${dateText(brief, fromMinutes)}`
      : `${dateText(brief, fromMinutes)}, from ${hour}`;
    return { title, fromMinutes, decisions: members };
  });
  return [...first, ...later];
}

/** Taken in the planning round; handing an agency over then is no plan. */
function isPlan({ decidedIn, kind }: Pick<ReplayedDecision, 'decidedIn' | 'kind'>): boolean {
  return decidedIn === 'planning' && kind !== 'handAgency';
}

/** "Wed 18, 08:00" within its week; "10:42" within its hour; "in July" for a plan. */
export function decisionTime(
  brief: ScenarioBrief,
  decision: Pick<ReplayedDecision, 'atMinutes' | 'decidedIn' | 'kind'>,
): string {
  const { atMinutes } = decision;
  if (isPlan(decision) && brief.planning !== null) return `in ${planningMonth(brief.planning)}`;
  const at = civilInstant(brief, atMinutes);
  const time = timeOfDay(at.minuteOfDay);
  if (brief.pace === 'day') return time;
  return `${dateText(brief, atMinutes).replace(/ [A-Z][a-z]{2}$/, '')} ${time}`;
}

export function whoDecided(brief: ScenarioBrief, decision: ReplayedDecision): string {
  if (decision.kind !== 'pullLever' && decision.kind !== 'stopLever' && decision.kind.endsWith('Inject')) {
    return decision.by === 'schedule' ? 'inject, by the scenario' : 'inject, by control';
  }
  const agency = brief.agencies.find(({ id }) => id === decision.agencyId)?.short ?? 'Control';
  switch (decision.by) {
    case 'people':
      return decision.person === null ? agency : `${agency}, ${decision.person}`;
    case 'control':
      return agency === 'Control' ? agency : `${agency}, by control`;
    case 'standing-orders':
      return `${agency}, by standing orders`;
    case 'schedule':
      return `${agency}, by the scenario`;
  }
}

export function isInject(decision: ReplayedDecision): boolean {
  return decision.kind === 'fireInject';
}

/** What the comparison of hashes says, for people. */
export function verificationWords(
  verification: Verification,
  instantOf: (minutes: number) => string,
): { readonly good: boolean; readonly sentence: string } {
  const { mismatch, checked, refused, engine } = verification;
  if (mismatch !== null) {
    const why =
      engine.file === engine.here
        ? 'The file was changed after the run.'
        : 'It was written by another version of the engine.';
    return {
      good: false,
      sentence: `This is not the run that was played: the first hash that differs is of ${instantOf(mismatch.atMinutes)}. ${why} Nothing after it is shown.`,
    };
  }
  if (refused.length > 0) {
    return {
      good: false,
      sentence: `${refused.length} decisions of the file were refused on replay: ${refused[0]}`,
    };
  }
  if (checked === 0)
    return { good: false, sentence: 'The file holds no hashes: the replay is not verified.' };
  return {
    good: true,
    sentence: `${checked === 1 ? 'Its hash matches' : `Every hash matches (${checked})`}: this is the run that was played.`,
  };
}

/** "day 23 of 119". */
export function progressWords(atMinutes: number, untilMinutes: number): string {
  const days = Math.max(1, Math.ceil(untilMinutes / minutesPerDay));
  return `day ${Math.min(days, Math.floor(atMinutes / minutesPerDay) + 1)} of ${days}`;
}

export type MadeByPeople = ReplayedDecision & { readonly sequence: number };

/** What somebody decided in play: who plays an agency and the round's end are the room's, plans have a chapter of their own. */
export function decisionsOfPeople(run: ReplayedRun): readonly MadeByPeople[] {
  return run.decisions.filter(
    (decision): decision is MadeByPeople =>
      decision.sequence !== null &&
      decision.decidedIn !== 'planning' &&
      decision.kind !== 'handAgency' &&
      decision.kind !== 'closePlanning',
  );
}
