// Whether a program's answer may be believed: the same numbers must give the same answer; other numbers, one that the
// floor gives with other numbers too. Knows no program and no clock.

import { type Answer, floorAnswer } from './floors.ts';
import { drawInputs, type Workload } from './inputs.ts';

/** The sums are exact (see `inputs.ts`): what is left is how a mean is rounded, or kept up as it runs. */
export const sameWithin = 1e-12;

/** The largest relative difference of any figure of `expected`. */
export function differenceOf(found: Answer, expected: Answer): number {
  const differences = Object.entries(expected).map(([figure, value]) => {
    const other = found[figure];
    if (other === undefined || !Number.isFinite(other)) throw new Error(`No ${figure} in the answer`);
    return other === value ? 0 : Math.abs(other - value) / Math.abs(value);
  });
  return Math.max(...differences);
}

/** Answers of the floor to other numbers of the same kind: what chance alone does. */
export function floorAnswers(workload: Workload, people: number, seeds: number): readonly Answer[] {
  return Array.from({ length: seeds }, (_, seed) =>
    floorAnswer(workload, drawInputs(workload, people, `chance ${seed}`)),
  );
}

/** Beyond this many standard errors an answer is refused. Chance alone does it once in some ten thousand times. */
export const likelyWithin = 4;

/**
 * The largest distance, in standard errors, between the mean logarithms of some answers and of the floor's. Logarithms
 * (of a minute more, for a wait may be 0), because now and then a run is far worse than most. Figures that the answers do not have are left out.
 */
export function distanceOf(answers: readonly Answer[], floors: readonly Answer[]): number {
  const figures = Object.keys(answers[0] ?? {});
  if (figures.length === 0) throw new Error('No answer');
  const distances = figures.map((figure) => {
    const own = answers.map((answer) => logarithmOf(answer, figure));
    const others = floors.map((answer) => logarithmOf(answer, figure));
    const error = deviationOf(others) * Math.sqrt(1 / own.length + 1 / others.length);
    return Math.abs(meanOf(own) - meanOf(others)) / error;
  });
  return Math.max(...distances);
}

function logarithmOf(answer: Answer, figure: string): number {
  const value = answer[figure];
  if (value === undefined || !(value >= 0)) throw new Error(`${figure} is ${value}`);
  return Math.log1p(value);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
