// One-at-a-time sensitivity: every parameter with a range, set to its low and to its high end under the same luck, and
// what that does to the headline and the evidence. Owns the arms and the order of the tornado.

import {
  type Change,
  changesFrom,
  type EvidenceResult,
  type Followed,
  followedFigures,
  type Scenario,
  writtenFigure,
} from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { runArms } from './evidencePool.ts';
import type { ChangeOptions } from './options.ts';
import { progressBar } from './progressBar.ts';
import { readScenario } from './scenarioFile.ts';

export interface Sensitivity {
  /** For each low and each high; their luck is that of the first base replications. */
  readonly replications: number;
  readonly parameters: readonly VariedParameter[];
  /** Ends of ranges with which the scenario makes no sense; they were left out. */
  readonly unreadable: readonly UnreadableEnd[];
  readonly figures: readonly FigureTornado[];
}

export interface VariedParameter {
  readonly id: string;
  readonly name: string;
  /** As written in a scenario. */
  readonly value: string;
  readonly low: string;
  readonly high: string;
}

export interface UnreadableEnd {
  readonly parameter: string;
  readonly value: string;
  /** The first problem that was found. */
  readonly sentence: string;
}

export interface FigureTornado extends Followed {
  /** Widest first; parameters that change nothing of it are left out. */
  readonly bars: readonly TornadoBar[];
}

export interface TornadoBar {
  readonly parameter: string;
  /** Change of the figure from the base case. */
  readonly low: Change;
  readonly high: Change;
}

interface SensitivityOptions extends ChangeOptions {
  readonly seed: string;
  readonly sensitivityReplications: number;
  readonly processes?: number;
}

export async function sensitivityOf(
  file: string,
  scenario: Scenario,
  base: readonly EvidenceResult[],
  { seed, sensitivityReplications, processes, set = {}, off = [] }: SensitivityOptions,
): Promise<Sensitivity> {
  const replications = Math.min(sensitivityReplications, base.length);
  const parameters = variedParameters(scenario);
  if (parameters.length === 0) {
    throw new Complaint(
      `No parameter of ${scenario.id} has a range.`,
      'Say low: and high: beside its value, and --sensitivity varies it between them.',
    );
  }
  const unreadable: UnreadableEnd[] = [];
  const arms = parameters
    .flatMap(({ id, low, high }) => [low, high].map((value) => ({ parameter: id, value })))
    .map(({ parameter, value }) => (): Scenario | null => {
      const read = readScenario(file, { set: { ...set, [parameter]: value }, off });
      if (read.scenario !== null) return read.scenario;
      const sentence = read.problems.find(({ severity }) => severity === 'error')?.sentence ?? '';
      unreadable.push({ parameter, value, sentence });
      return null;
    });
  const bar = progressBar(`${scenario.id}: ${parameters.length} parameters`);
  const results = await runArms(arms, { seed, replications, processes }, (done) =>
    bar.show(done, arms.length * replications),
  ).finally(bar.clear);
  const figures = followedFigures(scenario, base);
  const differences = results.map((arm) => changesFrom(base, arm, figures));
  return {
    replications,
    parameters,
    unreadable,
    figures: figures.map((figure, index) => ({
      ...figure,
      bars: sorted(
        parameters.map(({ id }, place) => ({
          parameter: id,
          low: differences[2 * place]?.[index] ?? nothing,
          high: differences[2 * place + 1]?.[index] ?? nothing,
        })),
      ),
    })),
  };
}

const nothing: Change = { mean: null, ci95: null };

function variedParameters({ parameters }: Scenario): readonly VariedParameter[] {
  return parameters.flatMap(({ id, name, value, dimension, range }) => {
    if (range === null) return [];
    const written = (figure: number): string => writtenFigure({ value: figure, dimension });
    return [{ id, name, value: written(value), low: written(range.low), high: written(range.high) }];
  });
}

/** From one end of the bar to the other, the base case included. */
export function widthOf({ low, high }: TornadoBar): number {
  const ends = [0, low.mean ?? 0, high.mean ?? 0];
  return Math.max(...ends) - Math.min(...ends);
}

function sorted(bars: readonly TornadoBar[]): readonly TornadoBar[] {
  return bars
    .filter((bar) => widthOf(bar) > 0)
    .sort((a, b) => widthOf(b) - widthOf(a) || (a.parameter < b.parameter ? -1 : 1));
}
