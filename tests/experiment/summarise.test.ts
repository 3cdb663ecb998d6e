// Folding replications: order, ratios, percentiles, paired differences, and that 95% means 95%.

import { describe, expect, it } from 'vitest';
import { pairedDifference, summarise } from '../../engine/experiment/summarise.ts';
import type { MeasureSummary, ReplicationResult } from '../../engine/index.ts';

type Figures = Readonly<Record<string, Partial<MeasureSummary>>>;

describe('summarise', () => {
  it('averages each measure over replications, each counting the same', () => {
    const results = [result(0, { wait: { mean: 4 } }), result(1, { wait: { mean: 6 } })];
    expect(summarise(results).wait?.mean).toBe(5);
    expect(summarise(results).wait?.unit).toBe('minutes');
  });

  it('[R1] is the same to the last bit whoever finished first', () => {
    const figures = Array.from({ length: 40 }, (_, n) => result(n, { wait: { mean: 1 / (n + 3) } }));
    const shuffled = [...figures].sort((a, b) => ((a.replication * 17) % 40) - ((b.replication * 17) % 40));
    expect(shuffled).not.toEqual(figures);
    expect(summarise(shuffled)).toEqual(summarise(figures));
  });

  it('averages percentiles, where there are any', () => {
    const results = [
      result(0, { wait: { mean: 4, p90: 10 }, beds: { mean: 1 } }),
      result(1, { wait: { mean: 6, p90: 20 }, beds: { mean: 1 } }),
    ];
    expect(summarise(results).wait?.p90).toBe(15);
    expect(summarise(results).beds).not.toHaveProperty('p90');
  });

  it('has no interval for one replication', () => {
    expect(summarise([result(0, { wait: { mean: 4, p90: 9 } })]).wait).toEqual({
      unit: 'minutes',
      mean: 4,
      ci95: null,
      p90: 9,
    });
  });

  it('gives percentiles an interval of their own, and says how much the replications vary', () => {
    // Of 10, 20, 30: mean 20, deviation 10, t(2, 97.5%) = 4.302653, so ± 4.302653 × 10 ÷ √3 = 24.8414.
    const results = [10, 20, 30].map((p90, n) => result(n, { wait: { mean: p90 / 10, p90 } }));
    const { wait } = summarise(results);
    const [low, high] = wait?.ciOf?.p90 ?? [0, 0];
    expect(low).toBeCloseTo(20 - 24.8414, 3);
    expect(high).toBeCloseTo(20 + 24.8414, 3);
    expect(wait?.ciOf).not.toHaveProperty('p50');
    expect(wait?.deviation).toBeCloseTo(1, 12);
  });

  it('leaves out of a measure the replications that do not have it', () => {
    const results = [result(0, {}), result(1, { wait: { mean: 4 } }), result(2, { wait: { mean: 6 } })];
    expect(summarise(results).wait?.mean).toBe(5);
  });

  it('covers the truth about 19 times in 20', () => {
    // 2,000 experiments of 5 uniform figures. Hits are binomial: 95% ± 4 standard deviations (0.49% each) is
    // 93.05% to 96.95%; five uniforms lie within 0.3% of the normal theory. A normal quantile instead of
    // Student's t would hit 88%.
    const uniform = lehmer(20131202);
    let hits = 0;
    for (let experiment = 0; experiment < 2000; experiment++) {
      const results = Array.from({ length: 5 }, (_, n) => result(n, { wait: { mean: uniform() } }));
      const [low, high] = summarise(results).wait?.ci95 ?? [1, 0];
      if (low <= 0.5 && 0.5 <= high) hits += 1;
    }
    expect(hits / 2000).toBeGreaterThan(0.9305);
    expect(hits / 2000).toBeLessThan(0.9695);
  });
});

describe('pairedDifference', () => {
  const chance = [3, 9, 5, 12];
  const before = chance.map((mean, n) => result(n, { wait: { mean, p90: mean * 2 } }));
  const after = chance.map((mean, n) => result(n, { wait: { mean: mean - 1, p90: mean * 2 - 3 } }));

  it('cancels what both arms share', () => {
    expect(pairedDifference(before, after).wait).toEqual({
      unit: 'minutes',
      mean: -1,
      ci95: [-1, -1],
      p90: -3,
      ciOf: { p90: [-3, -3] },
      deviation: 0,
    });
  });

  it('pairs by replication number, not by place', () => {
    expect(pairedDifference(before, [...after].reverse()).wait?.ci95).toEqual([-1, -1]);
  });

  it('refuses arms of different replications', () => {
    expect(() => pairedDifference(before, after.slice(1))).toThrow('same replications');
  });
});

function result(replication: number, figures: Figures): ReplicationResult {
  const measures: Record<string, MeasureSummary> = {};
  for (const [id, figure] of Object.entries(figures)) {
    measures[id] = { unit: 'minutes', mean: 0, ci95: null, ...figure };
  }
  const part = '0'.repeat(16);
  const parts = { patients: part, calendar: part, resources: part, agencies: part, measures: part };
  const hash = { state: part, parts };
  return {
    replication,
    simulatedMinutes: 1,
    events: 0,
    patients: 0,
    hash,
    measures,
    decisions: [],
    deadlock: null,
  };
}

/** Park and Miller's generator: uniforms for this test alone. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
