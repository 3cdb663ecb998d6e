// Plays a delivered scenario by its standing orders to the very end, looking at what must hold on the way. Owns no
// expectation about any place.

import {
  compileModel,
  createWorld,
  type Decision,
  drive,
  type Scenario,
  type World,
} from '../../engine/index.ts';
import { brokenIn } from '../engine/invariants.ts';

export interface Played {
  readonly world: World;
  readonly decisions: readonly Decision[];
  /** What did not hold, at any of the instants looked at. */
  readonly broken: readonly string[];
}

export function playedThrough(scenario: Scenario, replication: number, looks = 4): Played {
  const world = createWorld(compileModel(scenario), { seed: 'second', replication, measuring: false });
  const decisions: Decision[] = [];
  const broken: string[] = [...brokenIn(world)];
  for (let look = 1; look <= looks; look++) {
    decisions.push(...drive(world, (scenario.calendar.durationMinutes * look) / looks));
    broken.push(...brokenIn(world));
  }
  return { world, decisions, broken };
}

/** Ids of the standing orders that came to something. */
export function firedIn(plays: readonly Pick<Played, 'decisions'>[]): ReadonlySet<string> {
  return new Set(
    plays.flatMap(({ decisions }) =>
      decisions.flatMap(({ actor }) => (actor.kind === 'standing-orders' ? [actor.orderId] : [])),
    ),
  );
}

export function leversPulled(plays: readonly Pick<Played, 'decisions'>[]): ReadonlySet<string> {
  return new Set(
    plays.flatMap(({ decisions }) =>
      decisions.flatMap(({ command }) => (command.kind === 'pullLever' ? [command.leverId] : [])),
    ),
  );
}
