// The engine's own mathematics against the platform's and against true values to 40 digits.

import { describe, expect, it } from 'vitest';
import {
  exactExp,
  exactLog,
  exactPower,
  gammaQuantile,
  gammaQuantileOf,
  logGamma,
  normalQuantile,
  normalTail,
  studentTQuantile,
} from '../../engine/base/exactMath.ts';
import { uniformAt } from '../../engine/random/address.ts';
import { unitsApart } from './bits.ts';
import { gammaQuantiles, logGammas, normalQuantiles, normalTails, studentQuantiles } from './trueValues.ts';

const draws = 200_000;
const draw = (purpose: number, i: number) => uniformAt(1, 2, i, 0, purpose, 0);
const relativeError = (found: number, truth: number) => Math.abs(found / truth - 1);

describe('elementary functions', () => {
  it('logarithm: within one unit in the last place of Math.log over the whole range', () => {
    let worst = 0;
    for (let i = 0; i < draws; i++) {
      const x = Math.exp((draw(1, i) - 0.5) * (i % 2 === 0 ? 1400 : 2));
      worst = Math.max(worst, unitsApart(exactLog(x), Math.log(x)));
    }
    expect(worst).toBeLessThanOrEqual(1);
    expect([exactLog(1), exactLog(0), exactLog(-1), exactLog(Infinity)]).toEqual([
      0,
      -Infinity,
      NaN,
      Infinity,
    ]);
    expect(exactLog(5e-324)).toBe(-744.4400719213812);
  });

  it('exponential: within one unit in the last place of Math.exp over the whole range', () => {
    let worst = 0;
    for (let i = 0; i < draws; i++) {
      const x = (draw(2, i) - 0.5) * (i % 2 === 0 ? 1480 : 3);
      worst = Math.max(worst, unitsApart(exactExp(x), Math.exp(x)));
    }
    expect(worst).toBeLessThanOrEqual(1);
    expect([exactExp(0), exactExp(1), exactExp(710), exactExp(-746)]).toEqual([1, Math.E, Infinity, 0]);
  });

  it('power: within two units in the last place of Math.pow', () => {
    let worst = 0;
    for (let i = 0; i < draws; i++) {
      const x = Math.exp((draw(3, i) - 0.5) * 20);
      const y = (draw(4, i) - 0.5) * 60;
      worst = Math.max(worst, unitsApart(exactPower(x, y), x ** y));
    }
    expect(worst).toBeLessThanOrEqual(2);
    expect([exactPower(0, 2), exactPower(0, 0), exactPower(1, 1e9), exactPower(2, 5000)]).toEqual([
      0,
      1,
      1,
      Infinity,
    ]);
  });

  it('gives pinned bits, whatever the machine', () => {
    expect(exactLog(3)).toBe(1.0986122886681098);
    expect(exactLog(1.25e-5)).toBe(-11.289781913656018);
    expect(exactExp(-3.3)).toBe(0.036883167401240015);
    expect(exactPower(7.5, 1.3)).toBe(13.727126706771813);
    expect(exactPower(0.3, 2.2)).toBe(0.07074027770369604);
    expect(exactPower(10, 5)).toBe(100000);
  });
});

describe('quantiles', () => {
  it.each(normalQuantiles)('normal at %d is %d', (p, truth) => {
    expect(relativeError(normalQuantile(p), truth)).toBeLessThan(2e-15);
  });

  it.each(normalTails)('the normal tail at %d is %d', (z, truth) => {
    expect(relativeError(normalTail(z), truth)).toBeLessThan(2e-13);
  });

  it.each(logGammas)('ln Γ(%d) is %d', (x, truth) => {
    expect(Math.abs(logGamma(x) - truth)).toBeLessThan(1e-14 * Math.max(1, Math.abs(truth)));
  });

  it.each(gammaQuantiles)('gamma of shape %d at %d is %d', (shape, p, truth) => {
    expect(relativeError(gammaQuantile(p, shape), truth)).toBeLessThan(1e-11);
    expect(relativeError(gammaQuantileOf(shape)(p), truth)).toBeLessThan(1e-11);
  });

  it.each([0.02, 0.05, 0.3, 1, 2.5, 40, 5000])(
    'gamma of shape %d by its table: within 2e-12 of Newton’s, in the middle and in both tails',
    (shape) => {
      const quantile = gammaQuantileOf(shape);
      let worst = 0;
      for (let i = 0; i < 6000; i++) {
        const u = draw(5, i);
        const p = i % 3 === 0 ? u : i % 3 === 1 ? u ** 8 : 1 - u ** 8;
        const truth = gammaQuantile(p, shape);
        if (p < 1 && truth > 1e-300) worst = Math.max(worst, relativeError(quantile(p), truth));
      }
      expect(worst).toBeLessThan(2e-12);
      expect(quantile(1e-25)).toBe(gammaQuantile(1e-25, shape));
    },
  );

  it.each(studentQuantiles)('t with %d degrees at %d is %d', (degrees, p, truth) => {
    expect(relativeError(studentTQuantile(p, degrees), truth)).toBeLessThan(1e-9);
    expect(studentTQuantile(1 - p, degrees)).toBeLessThan(0);
  });

  it('rise with the probability', () => {
    const functions = [
      normalQuantile,
      (p: number) => gammaQuantile(p, 0.05),
      (p: number) => gammaQuantile(p, 0.7),
      (p: number) => gammaQuantile(p, 3),
      (p: number) => gammaQuantile(p, 250),
      gammaQuantileOf(0.05),
      gammaQuantileOf(250),
      (p: number) => studentTQuantile(p, 4.5),
    ];
    for (const quantile of functions) {
      let before = -Infinity;
      for (let i = 1; i < 20_000; i++) {
        const here = quantile(i / 20_000);
        if (!(here > before)) throw new Error(`falls at ${i / 20_000}: ${before}, ${here}`);
        before = here;
      }
      expect(before).toBeGreaterThan(0);
    }
  });
});
