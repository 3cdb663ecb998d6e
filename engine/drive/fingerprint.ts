// The engine's fingerprint: a hash over a fixed set of reference runs. A run file names the engine that
// wrote it by this, so that two versions that play alike are the same engine, whatever they are called.

import { StateHash } from '../base/stateHash.ts';
import { compileModel } from '../model/compileModel.ts';
import { parseScenario } from '../scenario/parseScenario.ts';
import { createWorld } from '../world/createWorld.ts';
import { hashWorld } from '../world/hashWorld.ts';
import { drive } from './drive.ts';
import { referenceScenario } from './referenceScenario.ts';

let known: string | null = null;

/** 16 hexadecimal digits. Takes some tens of milliseconds the first time. */
export function engineFingerprint(): string {
  known ??= measure();
  return known;
}

function measure(): string {
  const { scenario, problems } = parseScenario(referenceScenario, 'reference.yaml');
  if (scenario === null) throw new Error(`The reference scenario has a problem: ${problems[0]?.sentence}`);
  const model = compileModel(scenario);
  const hash = new StateHash();
  for (const seed of ['reference-1', 'reference-2']) {
    const world = createWorld(model, { seed, replication: 0, measuring: true });
    for (let day = 1; day <= 3; day++) {
      drive(world, day * 1440);
      hash.addText(hashWorld(world).state);
    }
  }
  return hash.digest();
}
