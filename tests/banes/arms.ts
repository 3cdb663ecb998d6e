// Pairs of winters with the same luck, in two worker threads: all standing orders, and all but one agency's.
// Owns no expectation.

import { Worker } from 'node:worker_threads';
import type { ReplicationResult } from '../../engine/index.ts';
import type { ArmTask } from './armWorker.ts';

const threads = 2;

export interface ArmsToRun {
  /** Agency ids to switch off, one an arm; null is the arm in which nobody is switched off. */
  readonly silent: readonly (string | null)[];
  readonly replications: number;
  readonly days: number;
}

/** Results of each arm, in order of replication. */
export async function runArms({
  silent,
  replications,
  days,
}: ArmsToRun): Promise<Map<string | null, readonly ReplicationResult[]>> {
  const tasks = silent.flatMap((one) =>
    Array.from(
      { length: replications },
      (_, replication): ArmTask => ({ silent: one, replication, untilMinutes: days * 1440 }),
    ),
  );
  const results = new Map<ArmTask, ReplicationResult>();
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: threads }, () => work(waiting, results)));
  return new Map(
    silent.map((one) => [
      one,
      tasks.flatMap((task) => (task.silent === one ? [results.get(task) as ReplicationResult] : [])),
    ]),
  );
}

async function work(waiting: ArmTask[], results: Map<ArmTask, ReplicationResult>): Promise<void> {
  const worker = new Worker(new URL('./armWorker.ts', import.meta.url));
  try {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      results.set(task, await winterOf(worker, task));
    }
  } finally {
    await worker.terminate();
  }
}

function winterOf(worker: Worker, task: ArmTask): Promise<ReplicationResult> {
  return new Promise((resolve, reject) => {
    const fail = (problem: Error): void => reject(problem);
    worker.once('error', fail);
    worker.once('message', (result: ReplicationResult) => {
      worker.off('error', fail);
      resolve(result);
    });
    worker.postMessage(task);
  });
}
