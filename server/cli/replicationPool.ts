// Replications over all cores: worker threads that take the next number when they are free.
// Results come back in order of replication number, whoever finished first.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReplicationResult, Scenario } from '../../engine/index.ts';

/** What every worker is born with. */
export interface ReplicationWork {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly untilMinutes: number;
}

/** @param onDone how many are done so far, after each */
export async function runReplications(
  { replications, ...work }: ReplicationWork & { readonly replications: number },
  onDone: (done: number) => void,
): Promise<readonly ReplicationResult[]> {
  const results: ReplicationResult[] = [];
  const numbers = Array.from({ length: replications }, (_, number) => number).values();
  const workers = Array.from({ length: Math.min(availableParallelism(), replications) }, () =>
    runWorker(work, numbers, (result) => {
      results.push(result);
      onDone(results.length);
    }),
  );
  await Promise.all(workers);
  return results.sort((a, b) => a.replication - b.replication);
}

/** One thread, until the numbers run out. */
function runWorker(
  work: ReplicationWork,
  numbers: Iterator<number>,
  onResult: (result: ReplicationResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./replicationWorker.ts', import.meta.url), { workerData: work });
    const giveNext = (): void => {
      const next = numbers.next();
      worker.postMessage(next.done ? null : next.value);
    };
    worker.on('message', (result: ReplicationResult) => {
      onResult(result);
      giveNext();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    giveNext();
  });
}
