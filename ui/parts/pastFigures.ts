// What stretch of time a figure is of, and what it was a day and a week ago, where that can be compared. Draws nothing.

import type { IndicatorBrief, IndicatorView } from '../../server/protocol/index.ts';
import { type CalendarStart, instantText } from '../clock/instants.ts';

const minutesPerDay = 1440;

/** Null where the figure then covered less than the 24 hours of its name: a first night is no day to compare with. */
export function pastFigures(
  { asAtMinutes, dayAgo, weekAgo }: Pick<IndicatorView, 'asAtMinutes' | 'dayAgo' | 'weekAgo'>,
  { when }: Pick<IndicatorBrief, 'when'>,
): Pick<IndicatorView, 'dayAgo' | 'weekAgo'> {
  const covers = when.includes('24 h') ? minutesPerDay : 0;
  return {
    dayAgo: asAtMinutes - minutesPerDay >= covers ? dayAgo : null,
    weekAgo: asAtMinutes - 7 * minutesPerDay >= covers ? weekAgo : null,
  };
}

/** What a figure is of, in words: there are no last 24 hours on the first day. */
export function whenSoFar(
  { asAtMinutes }: Pick<IndicatorView, 'asAtMinutes'>,
  { when }: Pick<IndicatorBrief, 'when'>,
): string {
  return asAtMinutes < minutesPerDay ? when.replace('last 24 h', 'since the start') : when;
}

/** Beside a chart that begins before its figures have their whole stretch; empty where none of them has one. */
export function firstDayWords(
  calendar: CalendarStart,
  indicators: readonly Pick<IndicatorBrief, 'when'>[],
  untilMinutes: number,
): string {
  if (untilMinutes < minutesPerDay || indicators.every(({ when }) => !when.includes('24 h'))) return '';
  return `Before ${instantText(calendar, minutesPerDay)}, “last 24 h” is since the start.`;
}
