// A worker thread that runs replications with evidence: compiles a scenario when it is sent one; null ends it.

import { parentPort } from 'node:worker_threads';
import { compileEvidence, type EvidenceModel, runEvidence } from '../../engine/index.ts';
import type { ArmAnswer, ArmTask } from './evidencePool.ts';

let compiled: EvidenceModel | null = null;

parentPort?.on('message', (task: ArmTask | null) => {
  if (task === null) {
    parentPort?.close();
    return;
  }
  const { arm, replication, seed, scenario } = task;
  if (scenario !== null) compiled = compileEvidence(scenario);
  if (compiled === null) throw new Error('a worker was never sent a scenario');
  const answer: ArmAnswer = { arm, replication, value: runEvidence(compiled, { seed, replication }) };
  parentPort?.postMessage(answer);
});
