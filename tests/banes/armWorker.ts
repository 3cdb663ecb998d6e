// A worker thread that runs whole winters, one task at a time, with the standing orders of one agency switched
// off or with all. Knows no other winter and no expectation.

import { parentPort } from 'node:worker_threads';
import {
  applyCommand,
  compileModel,
  createWorld,
  deadlock,
  drive,
  hashWorld,
  measuresOf,
  type ReplicationResult,
  type World,
} from '../../engine/index.ts';
import { theScenario } from './winter.ts';

export interface ArmTask {
  /** Agency that people hold and do nothing with; null: every agency follows its standing orders. */
  readonly silent: string | null;
  readonly replication: number;
  readonly untilMinutes: number;
}

const model = compileModel(theScenario());

parentPort?.on('message', (task: ArmTask) => parentPort?.postMessage(winterOf(task)));

function winterOf({ silent, replication, untilMinutes }: ArmTask): ReplicationResult {
  const world = createWorld(model, { seed: 'banes', replication, measuring: true });
  if (silent !== null) silence(world, silent);
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

function silence(world: World, agencyId: string): void {
  applyCommand(world, {
    sequence: 0,
    atMinutes: 0,
    commandId: 'silence',
    actor: { kind: 'control', seatId: null },
    command: { kind: 'handAgency', agencyId, playedBy: 'people' },
    rationale: '',
  });
}
