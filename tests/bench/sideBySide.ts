// The two workloads in every program that can say them: runs all, compares their answers, and only then tells times.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interleaved, median } from './coldRuns.ts';
import { differenceOf, distanceOf, floorAnswers, likelyWithin, sameWithin } from './compare.ts';
import { type Answer, floorAnswer } from './floors.ts';
import { mostGiven } from './given.ts';
import { drawInputs, edColumns, mm1Columns, type Workload } from './inputs.ts';
import { nodeProgram, type Peer, type Peers } from './peers.ts';
import type { Measured } from './programs/measured.ts';

/** What is asked of an answer: `exact` on the same numbers, `likely` of one that drew its own. */
type Asked =
  | { readonly kind: 'exact' }
  | { readonly kind: 'near'; readonly within: number; readonly because: string }
  | { readonly kind: 'likely' };

interface Program {
  readonly name: string;
  readonly asked: Asked;
  /** Slow ones are given the first of the people only. */
  readonly people: number;
  readonly peer: Peer;
  readonly parameters: (round: number) => readonly string[];
}

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

export const floorName = 'JavaScript floor';

export function runSideBySide(options: SideBySideOptions): SideBySide {
  const { workload, people, rounds, folder } = options;
  const rows = drawInputs(workload, people, 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${workload}.rows`);
  writeFileSync(file, new Uint8Array(rows.buffer));
  const programs = programsOf(options, file);
  const present = programs.filter(({ peer }) => 'command' in peer);
  const reports = interleaved<Measured>(
    rounds,
    present.map(({ peer, parameters }) => {
      const command = 'command' in peer ? peer.command : [];
      return (round) => [...command, ...parameters(round)];
    }),
  );
  const floorSaid = reports[present.findIndex(({ name }) => name === floorName)];
  if (floorSaid === undefined || 'failure' in floorSaid) throw new Error('The floor did not run');
  const floor = medians(floorSaid.reports);
  const lines = programs.map((program): Line => {
    const { name, peer } = program;
    if ('absent' in peer) return { name, absent: peer.absent };
    const said = reports[present.indexOf(program)];
    if (said === undefined || 'failure' in said) return { name, refused: said?.failure ?? 'it was not run' };
    const { isBelieved, words } = compared(program, said.reports, workload, rows);
    return isBelieved ? { name, compared: words, ...figures(said.reports, floor) } : { name, refused: words };
  });
  return { workload, people, rounds, lines };
}

function programsOf({ workload, people, peers }: SideBySideOptions, file: string): Program[] {
  const exact: Asked = { kind: 'exact' };
  const near: Asked = { kind: 'near', within: 0.01, because: 'lets a later comer overtake at one instant' };
  const rankFirst: Asked = {
    kind: 'near',
    within: 0.002,
    because: 'serves the most urgent first at one instant',
  };
  const most = (slowest: number): number => Math.min(people, slowest);
  const program = (
    name: string,
    asked: Asked,
    peer: Peer,
    upTo: number,
    after: readonly string[],
  ): Program => ({
    name,
    asked,
    peer,
    people: upTo,
    parameters: () => after,
  });
  const isMm1 = workload === 'mm1';
  const [scriptMost, simpyMost] = isMm1 ? [most(100_000), most(100_000)] : [most(20_000), most(50_000)];
  const all = [
    program('C++ floor', exact, peers.cpp, people, [workload, file]),
    program(floorName, exact, { command: nodeProgram('floor.ts') }, people, [workload, file]),
    {
      ...program('Flowday', { kind: 'likely' }, { command: nodeProgram('flowday.ts') }, people, []),
      parameters: (round: number) => [workload, String(people), `bench ${round}`],
    },
    program(
      'Flowday, as given',
      isMm1 ? exact : rankFirst,
      { command: nodeProgram('flowdayGiven.ts') },
      most(mostGiven[workload]),
      [workload, file, String(most(mostGiven[workload]))],
    ),
    program('simjs 2.0.3', exact, peers.simjs, people, [file, String(people)]),
    program('SimScript 1.0.37', isMm1 ? exact : near, peers.simscript, scriptMost, [
      workload,
      file,
      String(scriptMost),
    ]),
    program('SimPy 3', exact, peers.simpy, simpyMost, [workload, file, String(simpyMost)]),
  ];
  // simjs has no priorities: it cannot say the emergency department.
  return isMm1 ? all : all.map((one) => (one.name.startsWith('simjs') ? withoutPriorities(one) : one));
}

function withoutPriorities(program: Program): Program {
  return { ...program, peer: { absent: 'cannot: it has no priorities' } };
}

interface Verdict {
  readonly isBelieved: boolean;
  readonly words: string;
}

/** Compares the answers of all rounds. */
function compared(
  { asked, people }: Program,
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
  const columns = workload === 'mm1' ? mm1Columns : edColumns;
  const { lastDeparture, ...means } = floorAnswer(workload, rows.subarray(0, people * columns));
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
