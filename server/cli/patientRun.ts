// One replication in this very process, for what is told of patients while it runs.

import { compileModel, createWorld, drive, type Scenario, type World } from '../../engine/index.ts';

/** Simulated time between two looks at whether the reader keeps up. */
const sliceMinutes = 360;

export function worldOf(
  scenario: Scenario,
  { seed, replication = 0 }: { readonly seed: string; readonly replication?: number },
): World {
  return createWorld(compileModel(scenario), { seed, replication, measuring: false });
}

/** Drives in slices, which is the same as at once, and sees to it after each that what was heard goes out. */
export async function driveTo(
  world: World,
  untilMinutes: number,
  afterEach: () => Promise<void>,
  driveOn: (minutes: number) => void = (minutes) => void drive(world, minutes),
): Promise<void> {
  for (let at = world.simMinutes; at < untilMinutes; ) {
    at = Math.min(untilMinutes, at + sliceMinutes);
    driveOn(at);
    await afterEach();
    if (world.simMinutes < at) return;
  }
}
