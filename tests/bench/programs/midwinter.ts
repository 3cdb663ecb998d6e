// Saving and restoring the BANES winter on day 50: `midwinter.ts`. Each restored world is compared by hash. Prints one
// line of JSON, with every time in milliseconds: the first of each kind is cold.

import {
  compileModel,
  createWorld,
  drive,
  hashWorld,
  restoreWorld,
  takeSnapshot,
} from '../../../engine/index.ts';
import { banesScenario } from '../flowday.ts';
import { costOf } from './measured.ts';

const rounds = 21;
const model = compileModel(banesScenario());
const world = createWorld(model, { seed: 'bench', replication: 0, measuring: true });
drive(world, 50 * 1440);
const expected = hashWorld(world).state;
const takeMs: number[] = [];
const restoreMs: number[] = [];
let bytes = 0;
for (let round = 0; round < rounds; round++) {
  const taken = await costOf(() => takeSnapshot(world));
  const restored = await costOf(() => restoreWorld(model, taken.result));
  if (hashWorld(restored.result).state !== expected) throw new Error('A restored world has another hash');
  takeMs.push(taken.wallSeconds * 1000);
  restoreMs.push(restored.wallSeconds * 1000);
  bytes = taken.result.length;
}
process.stdout.write(JSON.stringify({ takeMs, restoreMs, bytes }));
