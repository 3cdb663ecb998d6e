// What a season comes to at an instant. Knows no source.

import type { SeasonProfile } from './comers.ts';

/** Linear between the points, flat before the first and after the last; 1 where there are none. */
export function valueOfSeason(points: SeasonProfile['points'], minutes: number): number {
  const next = points.findIndex(({ atMinutes }) => atMinutes > minutes);
  const after = points[next];
  const before = next === -1 ? points[points.length - 1] : points[next - 1];
  if (before === undefined || after === undefined) return (before ?? after)?.factor ?? 1;
  const along = (minutes - before.atMinutes) / (after.atMinutes - before.atMinutes);
  return before.factor + along * (after.factor - before.factor);
}
