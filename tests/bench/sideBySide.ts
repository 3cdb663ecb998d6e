// The two workloads in every program that can say them: runs all, compares their answers, and only then tells times.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interleaved, median, type Rounds } from './coldRuns.ts';
import { differenceOf, distanceOf, floorAnswers, likelyWithin, sameWithin } from './compare.ts';
import { type Entrant, entrantsOf } from './entrants.ts';
import { type Answer, floorAnswer } from './floors.ts';
import { columnsOf, drawInputs, type Workload } from './inputs.ts';
import type { Peers } from './peers.ts';
import type { Measured } from './programs/measured.ts';

/** A line of the table. Times are medians over the rounds. */
export type Line =
  | { readonly name: string; readonly absent: string }
  /** It failed, or its answer cannot be believed: nobody is told its time. */
  | { readonly name: string; readonly refused: string }
  | {
      readonly name: string;
      readonly people: number;
      readonly peoplePerSecond: number;
      readonly wallSeconds: number;
      readonly cpuSeconds: number;
      readonly peakMiB: number;
      /** Time a person ÷ the JavaScript floor's. */
      readonly wallOverFloor: number;
      readonly cpuOverFloor: number;
      readonly answer: Answer;
      readonly compared: string;
      readonly more: Readonly<Record<string, number>>;
    };

export interface SideBySide {
  readonly workload: Workload;
  readonly people: number;
  readonly rounds: number;
  readonly lines: readonly Line[];
}

export interface SideBySideOptions {
  readonly workload: Workload;
  readonly people: number;
  readonly rounds: number;
  readonly peers: Peers;
  readonly folder: string;
}

export function runSideBySide(options: SideBySideOptions): SideBySide {
  const { workload, people, rounds, folder, peers } = options;
  const rows = drawInputs(workload, people, 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${workload}.rows`);
  writeFileSync(file, new Uint8Array(rows.buffer));
  const entrants = entrantsOf({ workload, people, file, peers });
  const said = saidBy(entrants, rounds);
  const lines = entrants.map((entrant): Line => {
    const { name, peer, floor } = entrant;
    if ('absent' in peer) return { name, absent: peer.absent };
    const own = said.get(name);
    const beside = said.get(floor);
    if (own === undefined || 'failure' in own) return { name, refused: own?.failure ?? 'it was not run' };
    if (beside === undefined || 'failure' in beside) throw new Error(`The floor failed: ${beside?.failure}`);
    const { isBelieved, words } = compared(entrant, own.reports, workload, rows);
    if (!isBelieved) return { name, refused: words };
    return { name, compared: words, ...figures(own.reports, medians(beside.reports)) };
  });
  return { workload, people, rounds, lines };
}

/** Runs everybody who is there, by turns. */
function saidBy(entrants: readonly Entrant[], rounds: number): ReadonlyMap<string, Rounds<Measured>> {
  const commands = entrants.flatMap(({ name, peer, parameters }) =>
    'command' in peer ? [{ name, command: (round: number) => [...peer.command, ...parameters(round)] }] : [],
  );
  const said = interleaved<Measured>(
    rounds,
    commands.map(({ command }) => command),
  );
  return new Map(commands.map(({ name }, index) => [name, said[index] as Rounds<Measured>]));
}

interface Verdict {
  readonly isBelieved: boolean;
  readonly words: string;
}

/** Compares the answers of all rounds. */
function compared(
  { asked, people }: Entrant,
  reports: readonly Measured[],
  workload: Workload,
  rows: Float64Array,
): Verdict {
  const answers = reports.map(({ answer }) => answer);
  if (asked.kind === 'likely') {
    const distance = distanceOf(answers, floorAnswers(workload, people, 30));
    return {
      isBelieved: distance <= likelyWithin,
      words: `own draws, ${distance.toFixed(1)} standard errors off`,
    };
  }
  const { lastDeparture, ...means } = floorAnswer(workload, rows.subarray(0, people * columnsOf(workload)));
  const tellsEnd = answers.every((answer) => 'lastDeparture' in answer);
  const expected: Answer = tellsEnd && lastDeparture !== undefined ? { ...means, lastDeparture } : means;
  const difference = Math.max(...answers.map((answer) => differenceOf(answer, expected)));
  if (difference <= sameWithin) return { isBelieved: true, words: 'same answer' };
  const off = `${(difference * 100).toPrecision(2)}% off`;
  return asked.kind === 'near'
    ? { isBelieved: difference <= asked.within, words: `${off}: ${asked.because}` }
    : { isBelieved: false, words: `another answer, ${off}` };
}

interface Medians {
  readonly people: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

function medians(reports: readonly Measured[]): Medians {
  const over = (figure: 'people' | 'wallSeconds' | 'cpuSeconds' | 'peakMiB'): number =>
    median(reports.map((report) => report[figure]));
  return {
    people: over('people'),
    wallSeconds: over('wallSeconds'),
    cpuSeconds: over('cpuSeconds'),
    peakMiB: over('peakMiB'),
  };
}

function figures(reports: readonly Measured[], floor: Medians) {
  const own = medians(reports);
  const first = reports[0] as Measured;
  return {
    ...own,
    peoplePerSecond: own.people / own.wallSeconds,
    wallOverFloor: own.wallSeconds / own.people / (floor.wallSeconds / floor.people),
    cpuOverFloor: own.cpuSeconds / own.people / (floor.cpuSeconds / floor.people),
    answer: first.answer,
    more: first.more ?? {},
  };
}
