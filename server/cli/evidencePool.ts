// Several arms, each over the same replications, on worker threads: evidence of the base case, of one changed
// parameter after the other, of one loop after the other. Results stand in order of arm and of replication number,
// whoever finished first, so what is made of them does not depend on how many threads there were.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EvidenceResult, Scenario } from '../../engine/index.ts';

export interface ArmRuns {
  readonly seed: string;
  /** Of each arm. */
  readonly replications: number;
  /** Threads; all cores when it is not said. */
  readonly processes?: number | undefined;
}

/** What a worker is sent; null ends it. The scenario only when it is another one than before. */
export interface ArmTask {
  readonly arm: number;
  readonly replication: number;
  readonly seed: string;
  readonly scenario: Scenario | null;
}

export interface ArmAnswer {
  readonly arm: number;
  readonly replication: number;
  readonly value: EvidenceResult;
}

/**
 * @param arms each is asked for its scenario when it is its turn, by every thread that runs some of it; what it throws
 * ends the whole
 * @param onDone how many runs are done so far, after each
 * @returns for each arm its replications, in order
 */
export async function runArms(
  arms: readonly (() => Scenario)[],
  { seed, replications, processes = availableParallelism() }: ArmRuns,
  onDone: (done: number) => void,
): Promise<readonly (readonly EvidenceResult[])[]> {
  const results = arms.map(() => new Array<EvidenceResult>(replications));
  const total = arms.length * replications;
  let given = 0;
  let failed = false;
  let done = 0;
  const nextTask = (before: number | null): ArmTask | null => {
    if (failed || given === total) return null;
    const arm = Math.floor(given / replications);
    const replication = given % replications;
    given += 1;
    return { arm, replication, seed, scenario: arm === before ? null : (arms[arm] as () => Scenario)() };
  };
  const take = ({ arm, replication, value }: ArmAnswer): void => {
    (results[arm] as EvidenceResult[])[replication] = value;
    done += 1;
    onDone(done);
  };
  const threads = Math.min(processes, total);
  const workers = Array.from({ length: threads }, () => runWorker(nextTask, take));
  try {
    await Promise.all(workers);
  } finally {
    failed = true;
    await Promise.allSettled(workers);
  }
  return results;
}

/** One thread, until there is nothing left to do. */
function runWorker(
  nextTask: (before: number | null) => ArmTask | null,
  take: (answer: ArmAnswer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./evidenceWorker.ts', import.meta.url));
    let before: number | null = null;
    const giveNext = (): void => {
      try {
        const task = nextTask(before);
        before = task?.arm ?? null;
        worker.postMessage(task);
      } catch (error) {
        reject(error);
        void worker.terminate();
      }
    };
    worker.on('message', (answer: ArmAnswer) => {
      take(answer);
      giveNext();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    giveNext();
  });
}
