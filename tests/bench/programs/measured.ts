// What every program of the bench says of itself on standard output, in one line of JSON: its answer, its people, and
// what the simulation took: real time, processor time of the whole process, highest memory. Knows no workload.

import { readFileSync } from 'node:fs';
import type { Answer } from '../floors.ts';

export interface Measured {
  readonly answer: Answer;
  /** Customers or patients that came. */
  readonly people: number;
  /** Of the simulation only: neither the start of the process nor the reading of its input. */
  readonly wallSeconds: number;
  /** User and system time of all threads meanwhile: compiling and collecting garbage count. */
  readonly cpuSeconds: number;
  /** Highest resident memory of the process. */
  readonly peakMiB: number;
  /** Anything else worth telling, by name. */
  readonly more?: Readonly<Record<string, number>>;
}

export interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** Runs something and says what it cost. */
export async function costOf<Result>(
  run: () => Result | Promise<Result>,
): Promise<{ readonly result: Result } & Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await run();
  const wallSeconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { result, wallSeconds, cpuSeconds: (user + system) / 1e6 };
}

/**
 * Highest resident memory in MiB. Not `maxRSS` where the kernel says better: a child inherits that from the process
 * that started it.
 */
export function peakMiB(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found) return Number(found[1]) / 1024;
  } catch {
    // Not Linux: what is left is the resource usage.
  }
  return process.resourceUsage().maxRSS / 1024;
}

export function say(measured: Measured): void {
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

/** Rows of doubles as `drawInputs` made them. */
export function readRows(file: string): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}
