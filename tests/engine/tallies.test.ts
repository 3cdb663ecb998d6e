// Percentiles, against the values themselves put in order.

import { describe, expect, it } from 'vitest';
import { Tallies } from '../../engine/measures/tallies.ts';
import { Dice } from './randomScenario.ts';

const shares = [0.1, 0.25, 0.5, 0.9, 0.95, 1];

/** The second of two tallies; the first holds something else, which must not matter. */
function tallied(values: readonly number[]): Tallies {
  const tallies = new Tallies(2);
  for (const value of values) {
    tallies.add(0, 3 * value + 1);
    tallies.add(1, value);
  }
  return tallies;
}

/** Linear between the two nearest, at place share × (n − 1). */
function quantileOf(values: readonly number[], share: number): number {
  const inOrder = [...values].sort((a, b) => a - b);
  const place = share * (inOrder.length - 1);
  const before = inOrder[Math.floor(place)] as number;
  return before + (place - Math.floor(place)) * ((inOrder[Math.ceil(place)] as number) - before);
}

function drawn(count: number, draw: (dice: Dice) => number): readonly number[] {
  const dice = new Dice(count);
  return Array.from({ length: count }, () => draw(dice));
}

describe('percentiles', () => {
  it.each([
    ['of one', [570]],
    ['of what is always the same', new Array<number>(1000).fill(10)],
    ['of three steps', drawn(1000, (dice) => dice.pick([240, 240, 240, 245, 400]))],
    ['of twenty people', drawn(20, (dice) => dice.whole(0, 90_000) / 1024)],
    ['of 64 different values', drawn(5000, (dice) => dice.whole(1, 64) * 7)],
    ['of nobody waiting but one', [...new Array<number>(30).fill(0), 12]],
  ])('%s are exact', (_, values) => {
    const tallies = tallied(values);
    for (const share of shares) expect(tallies.quantile(1, share)).toBe(quantileOf(values, share));
  });

  it('of many different values are right to a bucket, and of spread ones to a thousandth or so', () => {
    const values = drawn(20_000, (dice) => dice.whole(1, 600_000) / 1000);
    const tallies = tallied(values);
    for (const share of shares) {
      const exactly = quantileOf(values, share);
      expect(Math.abs(tallies.quantile(1, share) / exactly - 1)).toBeLessThan(0.003);
    }
    const lumps = drawn(20_000, (dice) => dice.pick([dice.whole(0, 600_000) / 1000, 241, 247]));
    const lumped = tallied(lumps);
    for (const share of shares) {
      expect(Math.abs(lumped.quantile(1, share) / quantileOf(lumps, share) - 1)).toBeLessThan(1 / 32);
    }
  });

  it('of several together are those of all their values, few or many', () => {
    for (const most of [5, 40, 400]) {
      const tallies = new Tallies(3);
      const values = drawn(600, (dice) => dice.whole(1, most));
      for (const [index, value] of values.entries()) tallies.add(index % 3, value);
      const all = tallies.together();
      const alone = tallied(values);
      for (const share of shares) expect(all.quantile(0, share)).toBe(alone.quantile(1, share));
    }
  });

  it('of nothing are 0, also after clearing', () => {
    const tallies = tallied([5, 6]);
    tallies.clear();
    expect(shares.map((share) => tallies.quantile(1, share))).toEqual(shares.map(() => 0));
    tallies.add(1, 7);
    expect(tallies.quantile(1, 0.5)).toBe(7);
  });
});
