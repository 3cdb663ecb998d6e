// One replication from start to end: nobody plays, standing orders and injects do. Knows no other replication.

import type { Decision } from '../agencies/commands.ts';
import type { MeasureSummary, WorldHash } from '../doorTypes.ts';
import { drive } from '../drive/drive.ts';
import type { Model } from '../model/model.ts';
import { measuresOf } from '../views/measuresOf.ts';
import { createWorld } from '../world/createWorld.ts';
import { type Deadlock, deadlock } from '../world/deadlock.ts';
import { hashWorld } from '../world/hashWorld.ts';

export interface ReplicationOptions {
  /** Names all chance in the run: any text. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  readonly untilMinutes: number;
}

export interface ReplicationResult {
  readonly replication: number;
  readonly simulatedMinutes: number;
  readonly events: number;
  readonly patients: number;
  readonly hash: WorldHash;
  /** Measure id → unit, value and percentiles. */
  readonly measures: Readonly<Record<string, MeasureSummary>>;
  readonly decisions: readonly Decision[];
  /** People who could never have gone on at the end; null: nobody. */
  readonly deadlock: Deadlock | null;
}

/** A pure function of its arguments: wherever it runs, the same bits ([R1]). */
export function runReplication(
  model: Model,
  { seed, replication, untilMinutes }: ReplicationOptions,
): ReplicationResult {
  const world = createWorld(model, { seed, replication, measuring: true });
  const decisions = drive(world, untilMinutes);
  return {
    replication,
    simulatedMinutes: world.simMinutes,
    events: world.eventsRun,
    patients: world.arrivals,
    hash: hashWorld(world),
    measures: measuresOf(world),
    decisions,
    deadlock: deadlock(world),
  };
}
