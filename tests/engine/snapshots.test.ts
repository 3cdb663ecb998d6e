// Bytes that are not a snapshot of this model are refused; bytes that are give the very world back.

import { describe, expect, it } from 'vitest';
import { createWorld, drive, hashWorld, restoreWorld, takeSnapshot } from '../../engine/index.ts';
import { play, randomAttempts, randomModel } from './play.ts';
import { randomScenario } from './randomScenario.ts';
import { modelOf } from './tiny.ts';

const model = randomModel(2);

function snapshotAt(minute: number): Uint8Array {
  const world = createWorld(model, { seed: 'bytes', replication: 4, measuring: true });
  drive(world, minute);
  return takeSnapshot(world);
}

describe('a snapshot', () => {
  it('[J4] can be taken before anything has happened, and of a world long restored', () => {
    const first = snapshotAt(0);
    const world = restoreWorld(model, first);
    expect(takeSnapshot(world)).toEqual(first);
    drive(world, 900);
    expect(takeSnapshot(restoreWorld(model, takeSnapshot(world)))).toEqual(snapshotAt(900));
  });

  it('[J4] [M1] without measuring is smaller and goes on as well', () => {
    const options = { seed: 'bytes', replication: 4, measuring: false };
    const world = createWorld(model, options);
    drive(world, 500);
    const bytes = takeSnapshot(world);
    expect(bytes.length).toBeLessThan(snapshotAt(500).length);
    const restored = restoreWorld(model, bytes);
    expect(restored.options).toEqual(options);
    drive(restored, 1500);
    drive(world, 1500);
    expect(hashWorld(restored)).toEqual(hashWorld(world));
  });

  it('[J4] is a copy: the world that goes on does not change it, nor does a world restored from it', () => {
    const world = createWorld(model, { seed: 'bytes', replication: 4, measuring: true });
    drive(world, 500);
    const bytes = takeSnapshot(world);
    const kept = bytes.slice();
    drive(world, 1000);
    const [one, other] = [restoreWorld(model, bytes), restoreWorld(model, bytes)];
    drive(one, 1000);
    expect(bytes).toEqual(kept);
    expect(hashWorld(other).state).toBe(hashWorld(restoreWorld(model, kept)).state);
    expect(hashWorld(one)).toEqual(hashWorld(world));
  });

  it('[J4] forks: two worlds from one snapshot go separate ways', () => {
    const bytes = snapshotAt(500);
    const [kept, changed] = [restoreWorld(model, bytes), restoreWorld(model, bytes)];
    play(
      changed,
      randomAttempts(2).filter(({ minute }) => minute > 500),
    );
    drive(kept, changed.simMinutes);
    expect(hashWorld(kept).state).not.toBe(hashWorld(changed).state);
    const plain = createWorld(model, { seed: 'bytes', replication: 4, measuring: true });
    drive(plain, changed.simMinutes);
    expect(hashWorld(kept)).toEqual(hashWorld(plain));
  });

  it('[J4] cut short, of another scenario, of another model or of no format is refused', () => {
    const bytes = snapshotAt(700);
    for (const length of [0, 3, 4, 50, bytes.length / 2, bytes.length - 8]) {
      expect(() => restoreWorld(model, bytes.slice(0, length))).toThrow();
    }
    expect(() => restoreWorld(randomModel(3), bytes)).toThrow('another scenario');
    const text = randomScenario(2);
    const larger = text.replace(
      'clocks: [',
      'clocks: [{id: second, name: Second, from: [enter step-0], until: [enter home]}, ',
    );
    expect(larger).not.toBe(text);
    expect(() => restoreWorld(modelOf(larger), bytes)).toThrow('another model');
    const garbled = bytes.slice();
    garbled[10] = 0;
    expect(() => restoreWorld(model, garbled)).toThrow();
  });
});
