// Searches the unit box for the least sum of squares of residuals that are simulated and noisy. Knows neither
// scenarios nor runs: residuals of a list of points are asked for, all of one step at once, so that they can be
// simulated side by side under the same luck.
//
// Each step takes central differences a tenth of the range apart, which is far enough to stand out from the noise, and
// lets Levenberg-Marquardt (npm: ml-levenberg-marquardt) minimise the linear model within a trust region. What it
// proposes is simulated at full and at half length; the best point that was simulated at all becomes the next.

import { levenbergMarquardt } from 'ml-levenberg-marquardt';

/** In units of each parameter's range: 0 is its low, 1 its high. */
export type Point = readonly number[];

/** Residuals of each point, of one length, weighted; null of a point that cannot be simulated. */
export type Simulate = (points: readonly Point[]) => Promise<readonly (readonly number[] | null)[]>;

/** Of each parameter. */
export interface Grid {
  /** Half the distance of a central difference. */
  readonly steps: Point;
  /** The nearest point that can be simulated: some parameters are whole numbers. */
  readonly snap: (point: Point) => Point;
}

export interface SearchOptions extends Grid {
  readonly start: Point;
  /** At most. */
  readonly iterations: number;
  /** Hears of each step: how many are done, and the sum of squares so far. */
  readonly onStep: (step: SearchStep) => void;
}

export interface SearchStep {
  readonly iteration: number;
  readonly at: Point;
  /** Sum of squared residuals. */
  readonly cost: number;
}

export interface SearchResult {
  readonly at: Point;
  readonly cost: number;
  /** The start first. */
  readonly steps: readonly SearchStep[];
  /** Why it went no further. */
  readonly ended: 'nothing better nearby' | 'steps too small' | 'no iterations left';
}

/** Half the distance of a central difference, where a parameter is not a whole number. */
export const differenceStep = 0.05;
const leastRadius = 0.02;
const firstRadius = 0.35;
/** A step that gains less than this share of the cost is not worth its runs. */
const leastGain = 1e-3;

export async function searchLeastSquares(
  simulate: Simulate,
  { start, iterations, onStep, ...grid }: SearchOptions,
): Promise<SearchResult> {
  const [first] = await simulate([start]);
  let best: Simulated = { at: start, residuals: first ?? [] };
  let radius = firstRadius;
  const steps: SearchStep[] = [];
  const tell = (): void => {
    const step = { iteration: steps.length, at: best.at, cost: costOf(best.residuals) };
    steps.push(step);
    onStep(step);
  };
  tell();
  const end = (ended: SearchResult['ended']): SearchResult => ({
    at: best.at,
    cost: costOf(best.residuals),
    steps,
    ended,
  });
  while (steps.length <= iterations) {
    const { slopes, neighbours } = await slopesAt(best, grid, simulate);
    const proposed = grid.snap(minimumOfModel(best, slopes, radius));
    const half = grid.snap(proposed.map((value, index) => (value + (best.at[index] ?? 0)) / 2));
    const candidates = [...neighbours, ...(await simulated([proposed, half], simulate))];
    const next = candidates
      .filter((one) => one !== null)
      .reduce((a, b) => (costOf(b.residuals) < costOf(a.residuals) ? b : a), best);
    const gain = costOf(best.residuals) - costOf(next.residuals);
    const enough = gain > leastGain * costOf(best.residuals);
    if (gain > 0) best = next;
    radius = next.at === proposed && enough ? Math.min(radius * 1.5, 1) : radius / 2;
    tell();
    if (!enough && radius < leastRadius) return end('nothing better nearby');
    if (distance(proposed, best.at) < 1e-3 && !enough) return end('steps too small');
  }
  return end('no iterations left');
}

export interface Simulated {
  readonly at: Point;
  readonly residuals: readonly number[];
}

async function simulated(
  points: readonly Point[],
  simulate: Simulate,
): Promise<readonly (Simulated | null)[]> {
  const all = await simulate(points);
  return points.map((at, index) => {
    const residuals = all[index] ?? null;
    return residuals === null ? null : { at, residuals };
  });
}

export interface Slopes {
  /** By parameter, then by residual: change of the residual over the whole range. */
  readonly slopes: readonly (readonly number[])[];
  readonly neighbours: readonly (Simulated | null)[];
}

/**
 * Central differences; one-sided at an end of the range and beside a point that cannot be simulated, and 0 between two
 * such. All points are simulated in one go.
 */
export async function slopesAt(here: Simulated, { steps, snap }: Grid, simulate: Simulate): Promise<Slopes> {
  const { at } = here;
  const pairs = at.map((value, index) => {
    const step = steps[index] ?? differenceStep;
    return [Math.max(0, value - step), Math.min(1, value + step)].map((end) =>
      snap(at.map((other, place) => (place === index ? end : other))),
    );
  });
  const neighbours = await simulated(pairs.flat(), simulate);
  const slopes = at.map((_, index) => {
    const below = neighbours[2 * index] ?? here;
    const above = neighbours[2 * index + 1] ?? here;
    const apart = (above.at[index] ?? 0) - (below.at[index] ?? 0);
    return here.residuals.map((_, place) =>
      apart === 0 ? 0 : ((above.residuals[place] ?? 0) - (below.residuals[place] ?? 0)) / apart,
    );
  });
  return { slopes, neighbours };
}

/** The least sum of squares of residuals + slopes × step, within the box and the trust region. */
function minimumOfModel(
  { at, residuals }: Simulated,
  slopes: readonly (readonly number[])[],
  radius: number,
): Point {
  const rowOf = (place: number): number[] => slopes.map((column) => column[place] ?? 0);
  const modelled =
    (point: number[]) =>
    (place: number): number =>
      rowOf(place).reduce(
        (sum, slope, index) => sum + slope * ((point[index] ?? 0) - (at[index] ?? 0)),
        residuals[place] ?? 0,
      );
  // The library wants three residuals or more; those that are not there are 0 everywhere.
  const places = Array.from({ length: Math.max(3, residuals.length) }, (_, place) => place);
  const { parameterValues } = levenbergMarquardt({ x: places, y: places.map(() => 0) }, modelled, {
    initialValues: [...at],
    minValues: at.map((value) => Math.max(0, value - radius)),
    maxValues: at.map((value) => Math.min(1, value + radius)),
    jacobianFunction: () => rowOf,
    maxIterations: 200,
    errorTolerance: 1e-12,
  });
  return parameterValues;
}

export function costOf(residuals: readonly number[]): number {
  return residuals.reduce((sum, value) => sum + value * value, 0);
}

function distance(a: Point, b: Point): number {
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));
}
