// How long a warm-up a scenario needs, judged by its series. Knows nothing of how the series were made.

import { mser5 } from './mser.ts';
import type { Series } from './runSeries.ts';

export interface WarmUpAdvice {
  /**
   * The longest that any measure asks for that settles in the first half, rounded up to a whole hour, or to a whole
   * day from a week on; null when none settles.
   */
  readonly minutes: number | null;
  readonly measures: readonly {
    readonly measure: string;
    readonly minutes: number;
    /** It lies in the second half of the series: the run is too short to say, or the measure never settles. */
    readonly late: boolean;
  }[];
}

const hour = 60;
const day = 1440;
/** From so many days on nobody counts in hours. */
const daysFrom = 7;

/**
 * MSER-5 of each measure, on a series of averages (of many replications: the more there are, the less chance decides).
 * The longest is taken, because the run has warmed up when everything in it has.
 *
 * @param series evenly spaced from minute 0 on, as `runSeries` gives averages
 */
export function recommendWarmUp({ atMinutes, values }: Series): WarmUpAdvice {
  const measures = Object.entries(values).map(([measure, series]) => {
    const { leaveOut, late } = mser5(series);
    return { measure, minutes: leaveOut === 0 ? 0 : (atMinutes[leaveOut - 1] as number), late };
  });
  const settled = measures.filter(({ late }) => !late).map(({ minutes }) => minutes);
  return { minutes: settled.length === 0 ? null : roundedUp(Math.max(...settled)), measures };
}

function roundedUp(minutes: number): number {
  const whole = minutes > daysFrom * day ? day : hour;
  return Math.ceil(minutes / whole) * whole;
}
