// Changes of figures in words: shares in points, a star only where chance is ruled out.

import { describe, expect, it } from 'vitest';
import { changePrintedIn, isToldFromChance, starred } from '../../server/cli/changes.ts';

const hours = { name: 'h', minutes: 60 } as const;

describe('a change of a figure', () => {
  it.each([
    ['share', -0.0221, '-2.2 pts'],
    ['share', -0.0004, '0.0 pts'],
    ['share', -0.1, '-10.0 pts'],
    ['share', 0.3, '+30.0 pts'],
    ['people', 2.5, '+2.500'],
    ['minutes', -90, '-1.500'],
  ])('of %s by %d is %s', (unit, mean, words) => {
    expect(starred({ mean, ci95: null }, changePrintedIn(unit, hours))).toBe(`${words} `);
  });

  it('has a star only where its 95% interval lies on one side of 0', () => {
    const told = ([low, high]: readonly [number, number]) => isToldFromChance({ ci95: [low, high] });
    expect([told([0.1, 2]), told([-2, -0.1])]).toEqual([true, true]);
    expect([told([-1, 1]), told([0, 2]), told([-2, 0])]).toEqual([false, false, false]);
    expect(isToldFromChance({ ci95: null })).toBe(false);
    const change = changePrintedIn('share', null);
    expect(starred({ mean: 0.02, ci95: [0.01, 0.03] }, change)).toBe('+2.0 pts*');
    expect(starred({ mean: null, ci95: null }, change)).toBe('– ');
  });
});
