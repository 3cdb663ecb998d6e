// When there are enough replications: the rule, and the estimate of how many it will take.

import { describe, expect, it } from 'vitest';
import { precisionOf } from '../../engine/experiment/precision.ts';
import type { ReplicationResult } from '../../engine/index.ts';

describe('precision', () => {
  it('is the 95% half-width ÷ mean, and n (it ÷ wanted)² replications are needed', () => {
    // 8 9 10 11 12 twice: mean 10, variance 20/9, t(9, 97.5%) = 2.262157.
    const results = [8, 9, 10, 11, 12, 8, 9, 10, 11, 12].map((wait, n) => result(n, { wait }));
    const halfWidth = 2.262157 * Math.sqrt(20 / 9 / 10);
    const [wait] = precisionOf(results, ['wait'], 0.05).measures;
    expect(wait?.mean).toBe(10);
    expect(wait?.halfWidth).toBeCloseTo(halfWidth, 5);
    expect(wait?.relative).toBeCloseTo(halfWidth / 10, 6);
    expect(wait?.replicationsNeeded).toBe(Math.ceil(10 * (halfWidth / 10 / 0.05) ** 2));
  });

  it('is reached when every measure is precise enough, and never before ten replications', () => {
    const figures = Array.from({ length: 10 }, (_, n) => 10 + (n % 3) / 10);
    const results = figures.map((wait, n) => result(n, { wait, stay: 5 }));
    const reached = (count: number, wanted: number): boolean =>
      precisionOf(results.slice(0, count), ['wait', 'stay'], wanted).reached;
    const { measures } = precisionOf(results.slice(0, 9), ['wait', 'stay'], 0.05);
    expect(measures.every(({ relative }) => relative !== null && relative <= 0.05)).toBe(true);
    expect(measures.map(({ replicationsNeeded }) => replicationsNeeded)).toEqual([10, 10]);
    expect([reached(9, 0.05), reached(10, 0.05), reached(10, 0.001)]).toEqual([false, true, false]);
  });

  it('cannot be said of a measure that averages 0 or that nobody has, and is reached where nothing varies', () => {
    const results = [1, -1].map((change, n) => result(n, { change, never: 0 }));
    const [change, never, nobody] = precisionOf(results, ['change', 'never', 'nobody'], 0.05).measures;
    expect(change).toMatchObject({ relative: null, replicationsNeeded: null });
    expect(never).toMatchObject({ relative: 0, replicationsNeeded: 10 });
    expect(nobody).toMatchObject({ relative: null, replicationsNeeded: null });
  });
});

function result(replication: number, figures: Readonly<Record<string, number>>): ReplicationResult {
  const measures = Object.fromEntries(
    Object.entries(figures).map(([id, mean]) => [id, { unit: 'minutes', mean, ci95: null }]),
  );
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
