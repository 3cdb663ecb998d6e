// What a figure was an hour ago, as near as the hours on the clock tell. Computes, draws nothing.

import type { IndicatorView, ScenarioBrief } from '../../server/protocol/index.ts';

/**
 * The value at the whole hour that lies nearest to an hour before, 30 to 90 minutes ago; null: not known. For figures
 * that are seen as they are, at day pace: their `series` has one value for each whole hour, the last at most an hour old.
 */
export function hourAgo(
  { startMinuteOfDay }: Pick<ScenarioBrief, 'startMinuteOfDay'>,
  { series, asAtMinutes }: Pick<IndicatorView, 'series' | 'asAtMinutes'>,
): number | null {
  const minuteOfHour = (startMinuteOfDay + asAtMinutes) % 60;
  return series[series.length - (minuteOfHour < 30 ? 2 : 1)] ?? null;
}
