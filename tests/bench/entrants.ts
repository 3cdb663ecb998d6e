// Who takes part in a workload, with how many of its people, and what is asked of the answer.

import { mostGiven } from './given.ts';
import type { Workload } from './inputs.ts';
import { nodeProgram, type Peer, type Peers } from './peers.ts';

/** What is asked of an answer: `exact` on the same numbers, `likely` of one that drew its own. */
export type Asked =
  | { readonly kind: 'exact' }
  | { readonly kind: 'near'; readonly within: number; readonly because: string }
  | { readonly kind: 'likely' };

export interface Entrant {
  readonly name: string;
  readonly peer: Peer;
  readonly asked: Asked;
  /** Slow ones are given the first of the people only. */
  readonly people: number;
  /** The floor that its time a person is divided by. */
  readonly floor: string;
  readonly parameters: (round: number) => readonly string[];
}

const wholeFloor = 'JavaScript floor';
const partFloor = 'JavaScript floor, fewer';

const exact: Asked = { kind: 'exact' };
const overtaking: Asked = {
  kind: 'near',
  within: 0.01,
  because: 'a more urgent newcomer overtakes at one instant',
};

export interface Field {
  readonly workload: Workload;
  readonly people: number;
  /** The file of drawn numbers. */
  readonly file: string;
  readonly peers: Peers;
}

/** In the order of the table. */
export function entrantsOf(field: Field): readonly Entrant[] {
  return [...floorsAndFlowday(field), ...others(field)];
}

function floorsAndFlowday({ workload, people, file, peers }: Field): readonly Entrant[] {
  const given = Math.min(people, mostGiven[workload]);
  const whole = { asked: exact, people, floor: wholeFloor, parameters: () => [workload, file] };
  const part = { people: given, floor: partFloor, parameters: () => [workload, file, String(given)] };
  const floor = { command: nodeProgram('floor.ts') };
  return [
    { name: 'C++ floor', peer: peers.cpp, ...whole },
    { name: wholeFloor, peer: floor, ...whole },
    {
      name: 'Flowday',
      peer: { command: nodeProgram('flowday.ts') },
      ...whole,
      asked: { kind: 'likely' },
      parameters: (round) => [workload, String(people), `bench ${round}`],
    },
    { name: partFloor, peer: floor, asked: exact, ...part },
    {
      name: 'Flowday, as given',
      peer: { command: nodeProgram('flowdayGiven.ts') },
      asked: exact,
      ...part,
    },
  ];
}

function others({ workload, people, file, peers }: Field): readonly Entrant[] {
  const isMm1 = workload === 'mm1';
  const scripted = Math.min(people, isMm1 ? 100_000 : 20_000);
  const pythonic = Math.min(people, isMm1 ? 100_000 : 50_000);
  return [
    {
      name: 'simjs 2.0.3',
      peer: isMm1 ? peers.simjs : { absent: 'cannot: it has no priorities' },
      asked: exact,
      people,
      floor: wholeFloor,
      parameters: () => [file, String(people)],
    },
    {
      name: 'SimScript 1.0.37',
      peer: peers.simscript,
      asked: isMm1 ? exact : overtaking,
      people: scripted,
      floor: wholeFloor,
      parameters: () => [workload, file, String(scripted)],
    },
    {
      name: 'SimPy 3',
      peer: peers.simpy,
      asked: exact,
      people: pythonic,
      floor: wholeFloor,
      parameters: () => [workload, file, String(pythonic)],
    },
  ];
}
