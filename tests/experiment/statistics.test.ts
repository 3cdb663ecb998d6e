// Means, deviations and intervals against figures worked out elsewhere.

import { describe, expect, it } from 'vitest';
import {
  lagOneCorrelation,
  meanOf,
  standardDeviationOf,
  studentInterval,
} from '../../engine/measures/statistics.ts';

describe('statistics of a few figures', () => {
  const figures = [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09];

  it('agree with the worked example of Law, section 4.5: mean 1.343, variance 0.167', () => {
    expect(meanOf(figures)).toBeCloseTo(1.343, 12);
    expect(standardDeviationOf(figures) ** 2).toBeCloseTo(0.167, 2);
  });

  it('give the 90% interval of that example, 1.34 ± 0.24', () => {
    const [low, high] = studentInterval(figures, 0.9) ?? [0, 0];
    expect((high - low) / 2).toBeCloseTo(0.24, 2);
    expect((high + low) / 2).toBeCloseTo(1.343, 12);
  });

  it('use t of n − 1: of two figures 12.7062 standard errors either side', () => {
    const [low, high] = studentInterval([0, 2], 0.95) ?? [0, 0];
    expect(high - 1).toBeCloseTo(12.7062047364, 6);
    expect(1 - low).toBeCloseTo(12.7062047364, 6);
  });

  it('do not lose a small spread beside a large mean', () => {
    expect(standardDeviationOf([1e9, 1e9 + 1, 1e9 + 2])).toBeCloseTo(1, 9);
  });

  it('have no interval of fewer than two figures', () => {
    expect(studentInterval([], 0.95)).toBeNull();
    expect(studentInterval([3], 0.95)).toBeNull();
  });

  it('have an interval of no width when nothing varies', () => {
    expect(studentInterval([3, 3, 3], 0.95)).toEqual([3, 3]);
  });
});

describe('the correlation of neighbours', () => {
  it('is Σ (xᵢ − x̄)(xᵢ₊₁ − x̄) ÷ Σ (xᵢ − x̄)²', () => {
    // 1 2 4 1: mean 2, off by −1 0 2 −1, products 0 + 0 − 2, squares 1 + 0 + 4 + 1.
    expect(lagOneCorrelation([1, 2, 4, 1])).toBeCloseTo(-2 / 6, 15);
  });

  it('is near 1 of a slow wave, near −1 of an alternation, 0 of what does not vary', () => {
    expect(lagOneCorrelation(Array.from({ length: 200 }, (_, n) => Math.sin(n / 20)))).toBeGreaterThan(0.98);
    expect(lagOneCorrelation(Array.from({ length: 200 }, (_, n) => n % 2))).toBeCloseTo(-199 / 200, 12);
    expect(lagOneCorrelation([3, 3, 3])).toBe(0);
  });
});
