// What a conditional inject waits for, in a facilitator's words. Pure: state, no pixels.

import type { ConditionPart, InjectCondition, ScenarioBrief } from '../../server/protocol/index.ts';
import { civilInstant, dateText, timeOfDay, whenText } from '../clock/instants.ts';
import { figureText, thresholdText, unbroken } from '../parts/figure.ts';

/** "Out in four hours below 70%, now 84.2%"; "from Fri 13 Dec". */
export function partText(brief: ScenarioBrief, part: ConditionPart): string {
  switch (part.kind) {
    case 'figure': {
      const indicator = brief.indicators.find(({ id }) => id === part.indicatorId);
      const unit = indicator?.unit ?? 'number';
      const over = indicator?.when ?? 'now';
      const when = over === 'now' ? '' : ` (${unbroken(over)})`;
      const limit = `${isWords[part.is]} ${thresholdText(part.limit, unit)}`;
      const now = part.value === null ? 'not known yet' : `now ${figureText(part.value, unit)}`;
      return `${indicator?.name ?? part.indicatorId}${when} ${limit}, ${now}`;
    }
    case 'from':
      return `from ${dateText(brief, part.atMinutes)}`;
    case 'words':
      return part.text;
  }
}

const isWords = { below: 'below', 'at-most': 'at most', above: 'above', 'at-least': 'at least' } as const;

/** "It holds: goes out today 16:00."; "Asked every hour."; "Asked at 08:00, 12:00, 16:00 and 20:00." */
export function askedText(brief: ScenarioBrief, condition: InjectCondition, nowSimMinutes: number): string {
  const { askedMinutesOfDay: asked } = condition;
  if (asked.length === 0) return 'Never asked.';
  if (condition.holds)
    return `It holds: goes out ${whenText(brief, nextAsked(brief, asked, nowSimMinutes), nowSimMinutes)}.`;
  if (asked.length === 24) return 'Asked every hour.';
  const times = asked.map(timeOfDay);
  return `Asked at ${[times.slice(0, -1).join(', '), ...times.slice(-1)].filter((one) => one !== '').join(' and ')}.`;
}

/** The next minute at which conditions are asked: after this one, and after minute 0. */
function nextAsked(brief: ScenarioBrief, asked: readonly number[], nowSimMinutes: number): number {
  const now = civilInstant(brief, nowSimMinutes).minuteOfDay;
  const whole = Math.floor(nowSimMinutes);
  const later = asked.find((minute) => minute > now);
  return whole - now + (later ?? (asked[0] ?? 0) + 1440);
}
