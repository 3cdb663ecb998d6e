// KPIs in whole runs: by clockwork, to the end that a scenario names, and the same in slices or restored.

import { describe, expect, it } from 'vitest';
import {
  createWorld,
  drive,
  hashWorld,
  measuresOf,
  restoreWorld,
  takeSnapshot,
  type World,
} from '../../engine/index.ts';
import { clockwork, modelOf } from './oneServer.ts';

const options = { seed: 'kpis', replication: 0, measuring: true };

describe('KPIs of a run', () => {
  it('[M2] are those of the measured time', () => {
    // Measured from 20 to 100: nine come (20, 30 … 100), eight are done (25 … 95). Looked at 20, 24 … 100: of 21
    // times the server is at work at 20 24, 32, 40 44, 52, 60 64, 72, 80 84, 92 and 100.
    expect(kpisOf(at(modelOf(clockwork), 100))).toEqual({ busy: 13 / 21, 'done-share': 8 / 9, 'at-noon': 0 });
  });

  it('look at the instant at which the run ends', () => {
    const text = clockwork.replace('warm-up: 20 min', 'end-when: ended(serve) >= 3, warm-up: 20 min');
    const world = at(modelOf(text), 100);
    // Three are done at 35: looked at 20, 24, 28 and 32.
    expect(world.simMinutes).toBe(35);
    expect(kpisOf(world)).toEqual({ busy: 3 / 4, 'done-share': 2 / 2, 'at-noon': 0 });
    const onTheDot = at(modelOf(text.replace('every: 4 min', 'every: 5 min')), 100);
    // At 20, 25, 30 and at 35 itself, when nobody is at work any more.
    expect(kpisOf(onTheDot).busy).toBe(2 / 4);
  });

  it('[J4] are the same in slices, and after being saved and restored at any minute', () => {
    const model = modelOf(clockwork);
    const whole = at(model, 100);
    for (const cut of [0, 12.5, 20, 24, 60]) {
      const saved = takeSnapshot(at(model, cut));
      const restored = restoreWorld(model, saved);
      drive(restored, 100);
      expect(hashWorld(restored), `cut at ${cut}`).toEqual(hashWorld(whole));
      expect(kpisOf(restored)).toEqual(kpisOf(whole));
    }
  });
});

function at(model: Parameters<typeof createWorld>[0], minutes: number): World {
  const world = createWorld(model, options);
  drive(world, minutes);
  return world;
}

function kpisOf(world: World): Record<string, number | null> {
  const measures = Object.entries(measuresOf(world)).filter(([id]) => id.startsWith('kpi.'));
  return Object.fromEntries(measures.map(([id, { mean }]) => [id.slice('kpi.'.length), mean]));
}
