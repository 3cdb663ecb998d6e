// 95% means 95%, on a queue whose answer is known: experiments of ten replications each, through the whole engine.

import { describe, expect, it } from 'vitest';
import { runReplication, summarise } from '../../engine/index.ts';
import { modelOf, oneServer } from './oneServer.ts';

const experiments = process.env.FLOWDAY_LONG ? 1000 : 100;
const replications = 10;

describe('the 95% interval over ten replications of an M/M/1 at load one half', () => {
  it('holds the mean wait of 1 min, and the mean number 1 there, about 19 times in 20', {
    timeout: 300_000,
  }, () => {
    // Some 500 people in each replication after 100 minutes of warm-up (the queue remembers for 12). Hits are
    // binomial: 95% ± 4 standard deviations, and a point less for figures that are not quite normal.
    const model = modelOf(oneServer(0.5, 1100, 100));
    const hits = { 'wait.serve': 0, 'present.serve': 0 };
    for (let experiment = 0; experiment < experiments; experiment++) {
      const results = Array.from({ length: replications }, (_, replication) =>
        runReplication(model, { seed: `coverage ${experiment}`, replication, untilMinutes: 1100 }),
      );
      const measures = summarise(results);
      for (const id of ['wait.serve', 'present.serve'] as const) {
        const [low, high] = measures[id]?.ci95 ?? [1, 0];
        if (low <= 1 && 1 <= high) hits[id] += 1;
      }
    }
    const spread = 4 * Math.sqrt((0.95 * 0.05) / experiments);
    for (const [id, count] of Object.entries(hits)) {
      expect(count / experiments, id).toBeGreaterThan(0.94 - spread);
      expect(count / experiments, id).toBeLessThan(Math.min(1, 0.95 + spread) + 1e-9);
    }
  });
});
