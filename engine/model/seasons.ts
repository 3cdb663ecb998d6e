// Several seasons of one source → one: the product of their factors. Knows no patient.

import type { SeasonProfile } from '../scenario/scenario.ts';
import { valueOfSeason } from '../scenario/seasonValue.ts';

type Points = SeasonProfile['points'];

const dayMinutes = 1440;

/**
 * The product at every point of any of them and once a day between, with straight lines from one to the next. A single
 * season is itself.
 */
export function productOfSeasons(seasons: readonly Points[]): Points {
  const [first = [], ...others] = seasons;
  if (others.length === 0) return first;
  const all = seasons.flat().map(({ atMinutes }) => atMinutes);
  const instants = new Set(all);
  const last = Math.max(...all);
  for (let at = Math.min(...all) + dayMinutes; at < last; at += dayMinutes) instants.add(at);
  return [...instants]
    .sort((a, b) => a - b)
    .map((atMinutes) => ({
      atMinutes,
      factor: seasons.reduce((product, points) => product * valueOfSeason(points, atMinutes), 1),
    }));
}
