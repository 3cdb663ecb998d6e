// One long run cut into batches: known figures by clockwork, theory by chance, and a run that does not notice.

import { describe, expect, it } from 'vitest';
import { studentTQuantile } from '../../engine/base/exactMath.ts';
import { readWindows } from '../../engine/experiment/windows.ts';
import { createWorld, drive, hashWorld, measuresOf, runBatches, runReplication } from '../../engine/index.ts';
import { clockwork, modelOf, oneServer } from './oneServer.ts';

const options = { seed: 'batches', replication: 0 };

describe('batches', () => {
  it('of clockwork are all alike, and each event is in one of them', () => {
    const model = modelOf(clockwork);
    const { batches, batchMinutes, measures } = runBatches(model, {
      ...options,
      batches: 4,
      untilMinutes: 100,
    });
    expect({ batches, batchMinutes }).toEqual({ batches: 4, batchMinutes: 20 });
    expect(measures['in-use.server']).toMatchObject({
      mean: 0.5,
      ci95: [0.5, 0.5],
      lagOne: 0,
      tooShort: false,
    });
    expect(measures['present.serve']?.mean).toBe(0.5);
    expect(measures['run-minutes']?.mean).toBe(20);
    const whole = runReplication(model, { ...options, untilMinutes: 100 }).measures;
    for (const count of ['arrivals.comes', 'started.serve', 'ended.serve', 'outcome.gone']) {
      expect(4 * (measures[count]?.mean ?? 0), count).toBe(whole[count]?.mean);
    }
  });

  it('[M1] [M2] leave the run as it was, and their levels add up to those of the whole', () => {
    const model = modelOf(oneServer(0.8, 3000, 200));
    const ends = [900, 1600.5, 3000];
    const worlds = readWindows(model, { ...options, endsMinutes: ends }, (world) => ({
      measures: measuresOf(world),
      hash: hashWorld(world).parts,
    }));
    const unmeasured = createWorld(model, { ...options, measuring: false });
    for (const [index, end] of ends.entries()) {
      drive(unmeasured, end);
      const { measures, ...rest } = hashWorld(unmeasured).parts;
      const { measures: windowed, ...restWindowed } = worlds[index]?.hash ?? { measures: '' };
      expect(restWindowed).toEqual(rest);
      expect(windowed).not.toBe(measures);
    }
    const whole = runReplication(model, { ...options, untilMinutes: 3000 }).measures;
    for (const level of ['waiting.serve', 'present.serve', 'in-system', 'in-use.server', 'full.server']) {
      const sum = worlds.reduce(
        (total, { measures }) => total + (measures[level]?.mean ?? 0) * (measures['run-minutes']?.mean ?? 0),
        0,
      );
      expect(sum / 2800, level).toBeCloseTo(whole[level]?.mean ?? 0, 9);
    }
  });

  it('of an M/M/1 at load 0.7 hold the wait 7/3 min in their 99.9% interval', () => {
    // 20 batches of 5,000 minutes: hundreds of times longer than the queue remembers (1 ÷ (1 − √0.7)² = 38 min).
    const model = modelOf(oneServer(0.7, 101_000, 1000));
    const { measures } = runBatches(model, { ...options, batches: 20, untilMinutes: 101_000 });
    const wait = measures['wait.serve'];
    const [low, high] = wait?.ci95 ?? [0, 0];
    const half = ((high - low) / 2) * (studentTQuantile(0.9995, 19) / studentTQuantile(0.975, 19));
    expect(Math.abs((wait?.mean ?? 0) - 7 / 3)).toBeLessThan(half);
    expect(half).toBeLessThan(0.15 * (7 / 3));
    expect(wait?.tooShort).toBe(false);
  });

  it('that are too short for what they measure say so', () => {
    // At load 0.95 the queue remembers for 1 ÷ (1 − √0.95)² = 1,560 minutes; the batches have 100.
    const model = modelOf(oneServer(0.95, 20_000, 0));
    const { measures } = runBatches(model, { ...options, batches: 200, untilMinutes: 20_000 });
    expect(measures['present.serve']?.lagOne).toBeGreaterThan(0.5);
    expect(measures['present.serve']?.tooShort).toBe(true);
    expect(measures['arrivals.comes']?.tooShort).toBe(false);
  });

  it('need a run that is longer than its warm-up', () => {
    expect(() => runBatches(modelOf(clockwork), { ...options, batches: 4, untilMinutes: 20 })).toThrow(
      'warm-up',
    );
  });
});
