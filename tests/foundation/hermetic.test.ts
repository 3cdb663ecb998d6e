// [R1] The foundation works with every forbidden global replaced by a function that throws.

import { describe, expect, it } from 'vitest';
import { dateOf, dayNumberOf } from '../../engine/base/civilDate.ts';
import { exactPower, logGamma, studentTQuantile } from '../../engine/base/exactMath.ts';
import { StateHash } from '../../engine/base/stateHash.ts';
import { onGrid } from '../../engine/base/time.ts';
import { EventCalendar } from '../../engine/calendar/eventCalendar.ts';
import { purposeKey, textKey, uniformAt } from '../../engine/random/address.ts';
import type { Distribution } from '../../engine/random/distribution.ts';
import { meanOf, quantileOf, residualOf } from '../../engine/random/quantile.ts';
import { exactMath } from '../ground/exactMath.ts';

function withoutForbidden<T>(work: () => T): T {
  const forbidden = Object.getOwnPropertyNames(Math).filter((name) => !exactMath.includes(name));
  const functions = forbidden.filter((name) => typeof Reflect.get(Math, name) === 'function');
  const kept = functions.map((name) => [name, Reflect.get(Math, name)] as const);
  const keptDate = globalThis.Date;
  try {
    for (const name of functions) Reflect.set(Math, name, refusal(`Math.${name}`));
    globalThis.Date = refusal('Date') as unknown as DateConstructor;
    return work();
  } finally {
    for (const [name, original] of kept) Reflect.set(Math, name, original);
    globalThis.Date = keptDate;
  }
}

const refusal = (name: string) =>
  function refuse() {
    throw new Error(`${name} is forbidden in the engine`);
  };

const distributions: readonly Distribution[] = [
  { kind: 'constant', value: 1.5 },
  { kind: 'exponential', mean: 40 },
  { kind: 'lognormal', mu: 4, sigma: 0.7 },
  { kind: 'gamma', shape: 2.5, scale: 10 },
  { kind: 'gamma', shape: 0.3, scale: 10 },
  { kind: 'weibull', shape: 1.7, scale: 30 },
  { kind: 'triangular', low: 10, mode: 20, high: 60 },
  { kind: 'uniform', low: 20, high: 80 },
  { kind: 'hyperexponential', shares: [0.3, 0.7], means: [100, 5] },
  { kind: 'normal', mean: 20, sd: 9 },
  { kind: 'pareto', shape: 2.5, scale: 30 },
  { kind: 'truncated', of: { kind: 'gamma', shape: 2.5, scale: 10 }, least: 5, most: 60 },
  { kind: 'empirical', values: [0, 6, 12, 60] },
  {
    kind: 'discrete',
    values: [
      { value: 10, share: 0.5 },
      { value: 20, share: 0.5 },
    ],
  },
];

/** A little of everything, hashed. */
function foundationHash(): string {
  const key = textKey('hermetic / 0 / walk-in');
  const purpose = purposeKey('length of stay');
  const calendar = new EventCalendar();
  const hash = new StateHash();
  distributions.forEach((distribution, index) => {
    const quantile = quantileOf(distribution);
    const residual = residualOf(distribution);
    const drawn = Float64Array.from({ length: 500 }, (_, i) => {
      const u = uniformAt(key.high, key.low, i, 0, purpose, index);
      calendar.schedule(onGrid(residual(u, 1 - u)), 1, index, i);
      return quantile(u);
    });
    hash.addColumn(drawn, drawn.length);
    hash.addColumn(new Float64Array([meanOf(distribution)]), 1);
  });
  for (let i = 0; i < 2500; i++) calendar.take();
  for (const { array, length } of calendar.columns()) hash.addColumn(array, length);
  hash.addColumn(new Float64Array([exactPower(3, 0.7), logGamma(4.4), studentTQuantile(0.975, 9)]), 3);
  hash.addText(dateOf((dayNumberOf('2013-12-02') ?? 0) + 75));
  return hash.digest();
}

describe('[R1] the same bits everywhere', () => {
  it('the trap works', () => {
    expect(() => withoutForbidden(() => Math.log(2))).toThrow('Math.log is forbidden');
    expect(() => withoutForbidden(() => new Date())).toThrow('Date is forbidden');
    expect(Math.log(1)).toBe(0);
  });

  it('draws, mathematics, dates and calendar do without the forbidden globals', () => {
    expect(withoutForbidden(foundationHash)).toBe('6f53f15b72ad376c');
  });
});
