// What Flowday alone is asked: a winter, the cost of an event as patients grow in number, saving and restoring, seeking.
// Every figure is a median over cold processes, run one at a time.

import { join } from 'node:path';
import { coldRounds, coldRun, interleaved, median } from './coldRuns.ts';
import { nodeProgram } from './peers.ts';

export interface WinterCost {
  readonly days: number;
  readonly patients: number;
  readonly events: number;
  /** Of a replication in a process that has just begun, and of one that follows at least four others. */
  readonly coldCpuSeconds: number;
  readonly warmCpuSeconds: number;
  readonly warmEventsPerCpuSecond: number;
  /** After the first replication. */
  readonly peakMiB: number;
}

interface WinterReport {
  readonly days: number;
  readonly runs: readonly {
    readonly cpuSeconds: number;
    readonly events: number;
    readonly patients: number;
    readonly peakMiB: number;
  }[];
}

export function winterCost(rounds: number): WinterCost {
  const reports = coldRounds<WinterReport>(rounds, [...nodeProgram('winter.ts'), '8']);
  const firsts = reports.flatMap(({ runs }) => runs.slice(0, 1));
  const warm = reports.flatMap(({ runs }) => runs.slice(4));
  return {
    days: reports[0]?.days ?? 0,
    patients: median(firsts.map(({ patients }) => patients)),
    events: median(firsts.map(({ events }) => events)),
    coldCpuSeconds: median(firsts.map(({ cpuSeconds }) => cpuSeconds)),
    warmCpuSeconds: median(warm.map(({ cpuSeconds }) => cpuSeconds)),
    warmEventsPerCpuSecond: median(warm.map(({ events, cpuSeconds }) => events / cpuSeconds)),
    peakMiB: median(firsts.map(({ peakMiB }) => peakMiB)),
  };
}

export interface ManyWinters {
  readonly replications: number;
  readonly wallSeconds: number;
  /** Of each further one, once it has begun. */
  readonly eachSeconds: number;
}

/** Few are mostly the beginning: what each further one takes is what twice as many more take. */
export function manyWinters(replications: number): ManyWinters {
  const few = timeOfWinters(Math.ceil(replications / 3));
  const many = timeOfWinters(replications);
  const further = replications - Math.ceil(replications / 3);
  return { replications, wallSeconds: many, eachSeconds: (many - few) / further };
}

/** `flowday run` as typed, on all cores, from the start of the command to its end. */
function timeOfWinters(replications: number): number {
  const top = join(import.meta.dirname, '../..');
  const start = performance.now();
  coldRun([
    process.execPath,
    join(top, 'server/cli/main.ts'),
    'run',
    join(top, 'scenarios/banes-winter-2013.yaml'),
    '--replications',
    String(replications),
    '--json',
  ]);
  return (performance.now() - start) / 1000;
}

export interface LoadCost {
  readonly patients: number;
  readonly events: number;
  readonly cpuMicrosecondsPerEvent: number;
  readonly peakMiB: number;
}

interface LoadReport {
  readonly patients: number;
  readonly events: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

/** The cost of an event at constant load, for several numbers of patients. */
export function loadCosts(patientNumbers: readonly number[], rounds: number): readonly LoadCost[] {
  const programs = patientNumbers.map((patients) => () => [...nodeProgram('load.ts'), String(patients)]);
  return interleaved<LoadReport>(rounds, programs).map((said) => {
    if ('failure' in said) throw new Error(said.failure);
    const { reports } = said;
    return {
      patients: median(reports.map(({ patients }) => patients)),
      events: median(reports.map(({ events }) => events)),
      cpuMicrosecondsPerEvent: median(reports.map(({ cpuSeconds, events }) => (cpuSeconds / events) * 1e6)),
      peakMiB: median(reports.map(({ peakMiB }) => peakMiB)),
    };
  });
}

/** Real time in milliseconds: of the first in a process, the median, the longest. */
export interface Spread {
  readonly firstMs: number;
  readonly medianMs: number;
  readonly longestMs: number;
}

export interface SavingCost {
  readonly day: number;
  readonly bytes: number;
  readonly take: Spread;
  readonly restore: Spread;
}

export function savingCost(rounds: number): SavingCost {
  interface Report {
    readonly takeMs: readonly number[];
    readonly restoreMs: readonly number[];
    readonly bytes: number;
  }
  const reports = coldRounds<Report>(rounds, nodeProgram('midwinter.ts'));
  return {
    day: 50,
    bytes: median(reports.map(({ bytes }) => bytes)),
    take: spreadOf(reports.map(({ takeMs }) => takeMs)),
    restore: spreadOf(reports.map(({ restoreMs }) => restoreMs)),
  };
}

export interface SeekingCost {
  readonly openSeconds: number;
  readonly seek: Spread;
  readonly peakMiB: number;
}

export function seekingCost(rounds: number): SeekingCost {
  interface Report {
    readonly openSeconds: number;
    readonly seekMs: readonly number[];
    readonly peakMiB: number;
  }
  const reports = coldRounds<Report>(rounds, nodeProgram('seek.ts'));
  return {
    openSeconds: median(reports.map(({ openSeconds }) => openSeconds)),
    seek: spreadOf(reports.map(({ seekMs }) => seekMs)),
    peakMiB: median(reports.map(({ peakMiB }) => peakMiB)),
  };
}

/** Medians over the processes; the longest of all. */
function spreadOf(processes: readonly (readonly number[])[]): Spread {
  return {
    firstMs: median(processes.map((times) => times[0] as number)),
    medianMs: median(processes.map(median)),
    longestMs: Math.max(...processes.flat()),
  };
}
