// Levels and triggers in words, from the brief and the view.

import type {
  AgencyBrief,
  EscalationView,
  IndicatorBrief,
  ScenarioBrief,
} from '../../server/protocol/index.ts';
import { thresholdText } from '../parts/figure.ts';

type Escalation = NonNullable<AgencyBrief['escalation']>;
export type Trigger = Escalation['triggers'][number];

/** "Red", or "REAP 3" where an organisation has a scale of its own. `agencyId` 'system': the scheme's word. */
export function levelName(brief: ScenarioBrief, agencyId: string, level: number): string {
  const own = brief.agencies.find((agency) => agency.id === agencyId)?.escalation?.label ?? null;
  if (own !== null) return `${own} ${level}`;
  return brief.scheme.levels[level - 1]?.name ?? `Level ${level}`;
}

/** "3 Red", but "OPEL 3". */
export function levelWithNumber(level: number, name: string): string {
  return name.endsWith(`${level}`) ? name : `${level} ${name}`;
}

/** How many triggers stand at a level or beyond it. */
export function triggersMet(view: EscalationView, level: number): number {
  return view.triggerLevels.filter((stands) => stands >= level).length;
}

/** The trigger that watches an indicator, with the level it stands at. */
export function triggerOf(
  escalation: Escalation | null,
  view: EscalationView | null,
  indicatorId: string,
): { readonly trigger: Trigger; readonly level: number } | null {
  const index = escalation?.triggers.findIndex((trigger) => trigger.indicator === indicatorId) ?? -1;
  const trigger = escalation?.triggers[index];
  if (trigger === undefined) return null;
  return { trigger, level: view?.triggerLevels[index] ?? 1 };
}

/** The threshold that matters now: the one passed last, or the first that could be. */
export function nearThreshold(trigger: Trigger, level: number): number {
  return trigger.thresholds[Math.max(0, level - 2)] ?? trigger.thresholds[0];
}

/** "reached 97%", "under 95%", "down to 2"; null while no level has been reached. */
export function passedText(trigger: Trigger, level: number, unit: IndicatorBrief['unit']): string | null {
  if (level < 2) return null;
  // The threshold itself counts; a share is hardly ever exactly there.
  const low = unit === 'share' ? 'under' : 'down to';
  return `${trigger.worse === 'high' ? 'reached' : low} ${thresholdText(nearThreshold(trigger, level), unit)}`;
}

/** "5 of 8 triggers". */
export function ofTriggers(met: number, of: number): string {
  return `${met} of ${of} trigger${of === 1 ? '' : 's'}`;
}

/** How the system's level comes about: a commissioner declares it; without one it is the highest of all. */
export function systemLevelWords(brief: ScenarioBrief): string {
  return brief.agencies.some(({ kind, escalation }) => kind === 'commissioner' && escalation !== null)
    ? 'level declared'
    : 'highest declared';
}

/** "Red: 5 of 8 triggers" for the two worst levels that any trigger reaches. */
export function triggerLines(
  brief: ScenarioBrief,
  agency: AgencyBrief,
  view: EscalationView,
): readonly string[] {
  const escalation = agency.escalation;
  if (escalation === null) return [];
  const of = escalation.triggers.length;
  const lines = [4, 3, 2].flatMap((level) => {
    const met = triggersMet(view, level);
    return met === 0 ? [] : [`${levelName(brief, agency.id, level)}: ${ofTriggers(met, of)}`];
  });
  return lines.length === 0 ? [`No trigger met, of ${of}`] : lines.slice(0, 2);
}
