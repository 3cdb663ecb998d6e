// Replications over worker threads that take the next number when they are free. Results are handed on in order of
// replication number, whoever finished first, so what is made of them does not depend on how many threads there were.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReplicationResult, Scenario, Series } from '../../engine/index.ts';

/** What every worker is born with. */
export interface ReplicationWork {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly untilMinutes: number;
  /** Series instead of measures. */
  readonly series?: { readonly everyMinutes: number; readonly points: 'standing' | 'average' };
}

export interface HowMany {
  /** At most. */
  readonly replications: number;
  /** Threads; all cores when it is not said. */
  readonly processes?: number | undefined;
}

/**
 * @param onDone how many are done so far, after each
 * @param isEnough asked after each replication, in order of number, of all so far; those after are not run, or dropped
 */
export async function runReplications(
  { replications, processes, ...work }: Omit<ReplicationWork, 'series'> & HowMany,
  onDone: (done: number) => void,
  isEnough: (results: readonly ReplicationResult[]) => boolean = () => false,
): Promise<readonly ReplicationResult[]> {
  const results: ReplicationResult[] = [];
  await inOrder<ReplicationResult>(work, { replications, processes }, (result) => {
    results.push(result);
    onDone(results.length);
    return !isEnough(results);
  });
  return results;
}

/** @param onSeries each replication's, in order of number */
export async function runSeriesReplications(
  { replications, processes, ...work }: Required<ReplicationWork> & HowMany,
  onSeries: (series: Series, replication: number) => void,
): Promise<void> {
  await inOrder<Series>(work, { replications, processes }, (series, replication) => {
    onSeries(series, replication);
    return true;
  });
}

/** @param take answers whether to go on */
async function inOrder<T>(
  work: ReplicationWork,
  { replications, processes = availableParallelism() }: HowMany,
  take: (value: T, replication: number) => boolean,
): Promise<void> {
  const early = new Map<number, T>();
  let next = 0;
  let given = 0;
  let enough = false;
  const arrive = (replication: number, value: T): void => {
    early.set(replication, value);
    for (let ready = early.get(next); ready !== undefined && !enough; ready = early.get(next)) {
      early.delete(next);
      enough = !take(ready, next);
      next += 1;
    }
  };
  const nextNumber = (): number | null => {
    if (enough || given === replications) return null;
    given += 1;
    return given - 1;
  };
  const threads = Math.min(processes, replications);
  await Promise.all(Array.from({ length: threads }, () => runWorker(work, nextNumber, arrive)));
}

/** One thread, until there is no further number. */
function runWorker<T>(
  work: ReplicationWork,
  nextNumber: () => number | null,
  arrive: (replication: number, value: T) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./replicationWorker.ts', import.meta.url), { workerData: work });
    const giveNext = (): void => worker.postMessage(nextNumber());
    worker.on('message', ({ replication, value }: { replication: number; value: T }) => {
      arrive(replication, value);
      giveNext();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    giveNext();
  });
}
