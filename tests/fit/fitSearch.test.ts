// The search and what it makes of slopes, on functions whose least squares are known.

import { describe, expect, it } from 'vitest';
import { identifiability } from '../../server/cli/fitIdentifiability.ts';
import {
  costOf,
  type Grid,
  type Point,
  type Simulate,
  searchLeastSquares,
  slopesAt,
} from '../../server/cli/fitSearch.ts';

const simulateBy =
  (residuals: (point: Point) => readonly number[]) =>
  async (points: readonly Point[]): Promise<readonly (readonly number[])[]> =>
    points.map(residuals);

const anywhere: Grid = { steps: [], snap: (point) => point };

const search = (residuals: (point: Point) => readonly number[], start: Point, grid = anywhere) =>
  searchLeastSquares(simulateBy(residuals), { ...grid, start, iterations: 12, onStep: () => undefined });

/** −1 … 1, the same for the same place: noise that no difference can smooth away. */
function jitter(place: number): number {
  const wave = Math.sin(place * 12.9898) * 43758.5453;
  return 2 * (wave - Math.floor(wave)) - 1;
}

describe('the search', () => {
  it('finds the least of a curved valley', async () => {
    const { at, steps } = await search(([x = 0, y = 0]) => [10 * (y - x * x), 2 * (x - 0.6)], [0.1, 0.9]);
    expect(at[0]).toBeCloseTo(0.6, 1);
    expect(at[1]).toBeCloseTo(0.36, 1);
    const costs = steps.map(({ cost }) => cost);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  it('stops at the end of a range and stays there', async () => {
    const { at } = await search(([x = 0, y = 0]) => [x - 1.4, y - 0.25], [0.5, 0.9]);
    expect(at[0]).toBe(1);
    expect(at[1]).toBeCloseTo(0.25, 2);
  });

  it('is not led astray by noise of a fifth of a half-band', async () => {
    const noisy = ([x = 0, y = 0]: Point): readonly number[] => [
      4 * (x - 0.3) + 0.2 * jitter(x + y),
      3 * (y - 0.7) + 0.2 * jitter(x - y),
    ];
    const { at } = await search(noisy, [0.9, 0.1]);
    expect(Math.abs((at[0] ?? 0) - 0.3)).toBeLessThan(0.1);
    expect(Math.abs((at[1] ?? 0) - 0.7)).toBeLessThan(0.1);
  });

  it('simulates whole numbers only where it has to', async () => {
    const asked: number[] = [];
    const tenths: Grid = { steps: [0.1, 0.05], snap: ([x = 0, y = 0]) => [Math.round(x * 10) / 10, y] };
    const { at } = await search(
      ([x = 0, y = 0]) => {
        asked.push(x);
        return [3 * (x - 0.43), 2 * (y - 0.25)];
      },
      [0.8, 0.8],
      tenths,
    );
    expect(asked.filter((x) => Math.abs(x * 10 - Math.round(x * 10)) > 1e-9)).toEqual([]);
    expect(at[0]).toBeCloseTo(0.4, 6);
    expect(at[1]).toBeCloseTo(0.25, 2);
  });

  it('takes slopes over the whole range, one-sided at its ends', async () => {
    const { slopes } = await slopesAt(
      { at: [0, 0.5], residuals: [0, 0.25] },
      anywhere,
      simulateBy(([x = 0, y = 0]) => [3 * x, y * y]),
    );
    expect(slopes[0]?.[0]).toBeCloseTo(3);
    expect(slopes[0]?.[1]).toBeCloseTo(0);
    expect(slopes[1]?.[1]).toBeCloseTo(1);
  });
});

describe('the search, of little', () => {
  it('is content with one residual, and with more places than residuals', async () => {
    const { at } = await search(([x = 0]) => [4 * (x - 0.7)], [0.2]);
    expect(at[0]).toBeCloseTo(0.7, 3);
    const three = await search(([x = 0, y = 0, z = 0]) => [x + 2 * y - z - 0.8], [0.1, 0.1, 0.9]);
    expect(three.cost).toBeLessThan(1e-4);
  });

  it('steps back from what cannot be simulated', async () => {
    const partly: Simulate = async (points) =>
      points.map(([x = 0, y = 0]) => (x < 0.25 || x > 0.9 ? null : [x - 0.1, y - 0.6]));
    const { at } = await searchLeastSquares(partly, {
      ...anywhere,
      start: [0.88, 0.1],
      iterations: 20,
      onStep: () => undefined,
    });
    expect(at[0]).toBeGreaterThanOrEqual(0.25);
    expect(at[0]).toBeLessThan(0.31);
    expect(at[1]).toBeCloseTo(0.6, 1);
    const { slopes } = await slopesAt({ at: [0.9, 0.5], residuals: [0.8, -0.1] }, anywhere, partly);
    expect(slopes[0]?.[0]).toBeCloseTo(1);
    const alone = await slopesAt({ at: [0.3], residuals: [2] }, anywhere, async (points) =>
      points.map(() => null),
    );
    expect(alone.slopes).toEqual([[0]]);
  });
});

describe('what the targets can tell', () => {
  it('gives the error of a line through known points', () => {
    // residual = 8 × parameter: a band's standard deviation of 1 ÷ 1.96 is that ÷ 8 of the range.
    const { parameters, unknown, correlations } = identifiability(
      [
        [8, 0],
        [0, 4],
      ],
      [],
    );
    expect(parameters[0]?.errorFromBands).toBeCloseTo(1 / 1.96 / 8, 6);
    expect(parameters[1]?.errorFromBands).toBeCloseTo(1 / 1.96 / 4, 6);
    expect(unknown).toEqual([]);
    expect(correlations).toEqual([]);
  });

  it('gives the error from chance of a mean over replications', () => {
    const { parameters } = identifiability([[10]], [[1], [-1], [1], [-1]]);
    expect(parameters[0]?.errorFromChance).toBeCloseTo(Math.sqrt(4 / 3 / 4) / 10, 6);
  });

  it('names a parameter of which nothing is known', () => {
    const { parameters, unknown } = identifiability(
      [
        [8, 1],
        [0, 0.001],
      ],
      [],
    );
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.amounts[1]).toBeCloseTo(1, 2);
    expect(parameters[0]?.errorFromBands).not.toBeNull();
    expect(parameters[1]?.errorFromBands).toBeNull();
  });

  it('calls a parameter known when it is known better than its range says', () => {
    // 1 ÷ 1.96 ÷ 2 = 0.26 of the range against 1 ÷ √12 = 0.29; with 1.7 it is 0.30
    expect(identifiability([[2]], []).unknown).toHaveLength(0);
    expect(identifiability([[1.7]], []).unknown).toHaveLength(1);
  });

  it('names the direction in which two undo one another', () => {
    const { unknown, parameters } = identifiability(
      [
        [8, 6, 0],
        [8, 6, 0],
        [0, 0, 9],
      ],
      [],
    );
    expect(unknown).toHaveLength(1);
    expect(Math.abs(unknown[0]?.amounts[0] ?? 0)).toBeCloseTo(Math.SQRT1_2);
    expect((unknown[0]?.amounts[0] ?? 0) * (unknown[0]?.amounts[1] ?? 0)).toBeLessThan(0);
    expect(parameters.map(({ errorFromBands }) => errorFromBands === null)).toEqual([true, true, false]);
  });

  it('names a strong correlation that can still be told apart', () => {
    const { correlations, unknown } = identifiability(
      [
        [30, 30],
        [30, 22],
      ],
      [],
    );
    expect(unknown).toEqual([]);
    expect(correlations).toHaveLength(1);
    expect(correlations[0]?.correlation).toBeLessThan(-0.9);
  });

  it('counts the square of a distance', () => {
    expect(costOf([3, 4])).toBe(25);
  });
});
