// The mean of several replications' series, point by point, made up as they come. Knows nothing of files.

import type { Series } from '../../engine/index.ts';

export interface SeriesMean {
  add(series: Series): void;
  /** Over the points that every replication reached. */
  mean(): Series;
}

/** Add in order of replication number: sums of floats depend on their order. */
export function seriesMean(): SeriesMean {
  let replications = 0;
  let atMinutes: readonly number[] = [];
  const sums = new Map<string, number[]>();
  return {
    add: (series) => {
      if (replications === 0 || series.atMinutes.length < atMinutes.length) atMinutes = series.atMinutes;
      for (const [id, values] of Object.entries(series.values)) {
        const sum = sums.get(id);
        if (sum === undefined) sums.set(id, [...values]);
        else for (const [point, value] of values.entries()) sum[point] = (sum[point] ?? 0) + value;
      }
      replications += 1;
    },
    mean: () => ({
      atMinutes,
      values: Object.fromEntries(
        [...sums].map(([id, sum]) => [
          id,
          sum.slice(0, atMinutes.length).map((value) => value / replications),
        ]),
      ),
    }),
  };
}
