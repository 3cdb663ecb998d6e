// What was run, by what and on what: the facts that a report needs besides the results. Reads the machine.

import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { type EvidenceResult, engineFingerprint, type Scenario } from '../../engine/index.ts';
import type { ChangeOptions } from './options.ts';
import { flowdayVersion } from './version.ts';

export interface RunRecord {
  readonly flowday: string;
  /** Hash of a fixed set of reference runs: the same fingerprint gives the same bits. */
  readonly engine: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  /** Parameters that were given another value than the file's, as written. */
  readonly set: Readonly<Record<string, string>>;
  /** Loops that were switched off. */
  readonly off: readonly string[];
  /** Over all replications, like `events` and `patients`, and as in `run --json`. */
  readonly simulatedMinutes: number;
  readonly events: number;
  readonly patients: number;
  /** Of the first replication, at its end. */
  readonly stateHash: string;
  /** As the person who ran it gave it; null: not said. */
  readonly date: string | null;
  readonly wallMs: number;
  readonly machine: string;
  readonly runtime: string;
}

interface Circumstances extends ChangeOptions {
  readonly seed: string;
  readonly date?: string;
  readonly wallMs: number;
}

export function recordOf(
  scenario: Scenario,
  results: readonly EvidenceResult[],
  { seed, set = {}, off = [], date, wallMs }: Circumstances,
): RunRecord {
  const sum = (of: (result: EvidenceResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return {
    flowday: flowdayVersion(),
    engine: engineFingerprint(),
    scenario: scenario.id,
    seed,
    replications: results.length,
    set,
    off,
    simulatedMinutes: sum(({ simulatedMinutes }) => simulatedMinutes),
    events: sum(({ events }) => events),
    patients: sum(({ patients }) => patients),
    stateHash: results[0]?.hash.state ?? '',
    date: date ?? null,
    wallMs: Math.round(wallMs),
    machine: `${availableParallelism()} processors (${cpus()[0]?.model.trim() || 'unknown'}), ${gigabytes} GB memory, ${platform()} ${arch()}`,
    runtime: `Node ${process.versions.node} (V8 ${process.versions.v8})`,
  };
}
