// One run, measured window by window. Knows nothing of what the windows are for.

import { drive } from '../drive/drive.ts';
import type { Model } from '../model/model.ts';
import { createWorld } from '../world/createWorld.ts';
import type { World } from '../world/world.ts';

export interface WindowOptions {
  /** Names all chance in the run: any text. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  /** Where windows end, ascending, after the warm-up; the first begins at the end of the warm-up. */
  readonly endsMinutes: readonly number[];
}

/**
 * What `read` says of a world at the end of each window, when its tallies hold that window only. The run itself is
 * the one that knows no windows ([M1]). A run that ends before a window does leaves that window and all later ones out.
 */
export function readWindows<T>(
  model: Model,
  { seed, replication, endsMinutes }: WindowOptions,
  read: (world: World) => T,
): readonly T[] {
  const world = createWorld(model, { seed, replication, measuring: true });
  const windows: T[] = [];
  for (const endMinutes of endsMinutes) {
    drive(world, endMinutes);
    if (world.simMinutes < endMinutes) break;
    windows.push(read(world));
    world.observers.beginWindow(world);
  }
  return windows;
}

/** The same model, measured from minute 0 on. */
export function withoutWarmUp(model: Model): Model {
  return { ...model, calendar: { ...model.calendar, warmUpMinutes: 0 } };
}
