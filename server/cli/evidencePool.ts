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

/** Asked for its scenario when it is its turn, by every thread that runs some of it; null: it is left out. */
export type Arm = () => Scenario | null;

/**
 * @param onDone how many runs are done so far, or left out, after each
 * @returns for each arm its replications, in order; of one that is left out, none
 * @throws what an arm throws; then nothing further is begun
 */
export async function runArms(
  arms: readonly Arm[],
  { seed, replications, processes = availableParallelism() }: ArmRuns,
  onDone: (done: number) => void,
): Promise<readonly (readonly EvidenceResult[])[]> {
  const tasks = new Tasks(arms, seed, replications);
  const results = arms.map(() => [] as EvidenceResult[]);
  let done = 0;
  const take = ({ arm, replication, value }: ArmAnswer): void => {
    (results[arm] as EvidenceResult[])[replication] = value;
    done += 1;
    onDone(done + tasks.leftOut);
  };
  const threads = Math.min(processes, arms.length * replications);
  const workers = Array.from({ length: threads }, () => runWorker((before) => tasks.next(before), take));
  try {
    await Promise.all(workers);
  } finally {
    tasks.stop();
    await Promise.allSettled(workers);
  }
  return results;
}

/** Hands out what is to be run, arm by arm. */
class Tasks {
  /** Runs of arms that are left out. */
  leftOut = 0;
  private readonly arms: readonly Arm[];
  private readonly seed: string;
  private readonly replications: number;
  private arm = 0;
  private replication = 0;

  constructor(arms: readonly Arm[], seed: string, replications: number) {
    this.arms = arms;
    this.seed = seed;
    this.replications = replications;
  }

  /** @param before the arm whose scenario the thread has already; null: none */
  next(before: number | null): ArmTask | null {
    for (let read = this.arms[this.arm]; read !== undefined; read = this.arms[this.arm]) {
      const { arm, seed } = this;
      const scenario = arm === before ? null : read();
      if (scenario === null && arm !== before) {
        this.leftOut += this.replications - this.replication;
        this.begin(arm + 1);
        continue;
      }
      const task: ArmTask = { arm, replication: this.replication, seed, scenario };
      this.replication += 1;
      if (this.replication === this.replications) this.begin(arm + 1);
      return task;
    }
    return null;
  }

  stop(): void {
    this.begin(this.arms.length);
  }

  private begin(arm: number): void {
    this.arm = arm;
    this.replication = 0;
  }
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
