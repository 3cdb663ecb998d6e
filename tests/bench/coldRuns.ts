// Runs programs one at a time, each in a process of its own, round after round, so that whatever else the machine does
// falls on all of them alike. Knows nothing of what they compute.

import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As the front door does (`server/cli/main.ts`), every program in JavaScript keeps what was compiled for its next start. */
const environment = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

/** What a program printed, as JSON; an Error with its complaint when it failed. */
export function coldRun<Report>(command: readonly string[]): Report {
  const [program, ...parameters] = command as [string, ...string[]];
  const { status, error, stdout, stderr } = spawnSync(program, parameters, {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 3_600_000,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as Report;
}

/** What every round of a program said, or why one of them did not. */
export type Rounds<Report> = { readonly reports: readonly Report[] } | { readonly failure: string };

/** Every program once a round, in the order of `programs`. One that has failed is not called again. */
export function interleaved<Report>(
  rounds: number,
  programs: readonly ((round: number) => readonly string[])[],
): readonly Rounds<Report>[] {
  const reports = programs.map((): Report[] => []);
  const failures = new Map<number, string>();
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of programs.entries()) {
      if (failures.has(index)) continue;
      try {
        reports[index]?.push(coldRun(command(round)));
      } catch (error) {
        failures.set(index, error instanceof Error ? error.message : String(error));
      }
    }
  }
  return reports.map((said, index) => {
    const failure = failures.get(index);
    return failure === undefined ? { reports: said } : { failure };
  });
}

/** The same for one program that must not fail. */
export function coldRounds<Report>(rounds: number, command: readonly string[]): readonly Report[] {
  return Array.from({ length: rounds }, () => coldRun<Report>(command));
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('No values have no median');
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
