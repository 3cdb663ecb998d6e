// A worker thread: compiles the scenario once, then runs each replication whose number it is sent; null ends it.

import { parentPort, workerData } from 'node:worker_threads';
import {
  compileModel,
  type ReplicationResult,
  runReplication,
  runSeries,
  type Series,
} from '../../engine/index.ts';
import type { ReplicationWork } from './replicationPool.ts';

const { scenario, seed, untilMinutes, series } = workerData as ReplicationWork;
const model = compileModel(scenario);

parentPort?.on('message', (replication: number | null) => {
  if (replication === null) parentPort?.close();
  else parentPort?.postMessage({ replication, value: pieceOf(replication) });
});

function pieceOf(replication: number): ReplicationResult | Series {
  return series === undefined
    ? runReplication(model, { seed, replication, untilMinutes })
    : runSeries(model, { seed, replication, untilMinutes, ...series });
}
