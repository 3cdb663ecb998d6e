// A worker thread: compiles the scenario once, then runs each replication whose number it is sent; null ends it.

import { parentPort, workerData } from 'node:worker_threads';
import { compileModel, runReplication } from '../../engine/index.ts';
import type { ReplicationWork } from './replicationPool.ts';

const { scenario, seed, untilMinutes } = workerData as ReplicationWork;
const model = compileModel(scenario);

parentPort?.on('message', (replication: number | null) => {
  if (replication === null) parentPort?.close();
  else parentPort?.postMessage(runReplication(model, { seed, replication, untilMinutes }));
});
