// Replications in which nobody was observed say nothing about a measure, and must not pull its mean to 0.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  pairedDifference,
  parseScenario,
  precisionOf,
  runReplication,
  summarise,
} from '../../engine/index.ts';

const rare = `
flowday: 1
scenario: rare
calendar: {start: 2024-01-01, length: 1 day}
arrivals: [{id: patient, rate: 1 per day, to: see}]
resources: [{id: nurse, capacity: 1}]
steps: [{id: see, seize: [nurse], lasts: 10 min, patience: {after: 5 h, to: gone}, next: home}]
outcomes: [{id: home}, {id: gone}]
clocks: [{id: whole, from: [enter see], until: [enter home], limits: [5 min]}]
`;

function results(replications: number) {
  const { scenario } = parseScenario(rare, 'rare.yaml');
  if (scenario === null) throw new Error('It should be readable');
  const model = compileModel(scenario);
  return Array.from({ length: replications }, (_, replication) =>
    runReplication(model, { seed: 'rare', replication, untilMinutes: 1440 }),
  );
}

describe('measures of which some replications observed nothing', () => {
  const all = results(60);
  const summary = summarise(all);

  it('some days nobody comes, and such a day has no mean', () => {
    const empty = all.filter(({ measures }) => measures['time.see']?.empty).length;
    expect(empty).toBeGreaterThan(10);
    expect(empty).toBeLessThan(40);
  });

  it('are averaged over the others, and say how many those were', () => {
    const observed = all.filter(({ measures }) => !measures['clock.whole']?.empty).length;
    expect(summary['clock.whole']?.replications).toBe(observed);
    expect(summary['clock.whole']?.mean).toBeGreaterThanOrEqual(10);
    expect(summary['over.whole.5']?.mean).toBe(1);
    expect(summary['share.home']?.mean).toBe(1);
    expect(summary['gave-up.see']?.mean).toBe(0);
  });

  it('have no mean, not a mean of 0, on a day on which nobody was observed', () => {
    for (const { measures } of all) {
      const { empty, mean } = measures['share.home'] ?? {};
      expect(mean).toBe(empty ? null : 1);
    }
  });

  it('know nothing to any precision when nobody was ever observed', () => {
    const [never, always] = precisionOf(all, ['stay.gone', 'share.home'], 0.1).measures;
    expect(never).toMatchObject({ mean: null, halfWidth: null, relative: null });
    expect(always).toMatchObject({ mean: 1, halfWidth: 0, relative: 0 });
    expect(precisionOf(all, ['stay.gone'], 0.1).reached).toBe(false);
  });

  it('count nobody as nobody: a number of people is 0 on such a day', () => {
    const arrivals = all.map(({ measures }) => measures['arrivals.patient']?.mean ?? Number.NaN);
    expect(arrivals).toContain(0);
    expect(summary['arrivals.patient']?.replications).toBeUndefined();
  });

  it('are empty when nobody was ever observed, and so is their difference', () => {
    const nothing = { empty: true, unit: 'minutes', mean: null, ci95: null, p50: null, p90: null, p95: null };
    for (const { measures } of all) expect(measures['stay.gone']).toEqual(nothing);
    expect(summary['stay.gone']).toEqual(nothing);
    expect(pairedDifference(all, all)['stay.gone']).toEqual(nothing);
    expect(pairedDifference(all, all)['clock.whole']?.mean).toBe(0);
  });
});

describe('a replication that ends before its warm-up is over', () => {
  // Half of them end at 10 minutes; in the others somebody waits, and the one unit is never there.
  const text = `
flowday: 1
scenario: ends-early
calendar: {unit: min, start: 2024-01-01, length: 100, warm-up: 50, end-when: entered(stop) >= 1}
arrivals: [{id: p, at: [0], to: s}, {id: q, at: [1], to: w}]
resources: [{id: u, capacity: 0, rota: [{days: all, from: "10:00", to: "11:00", add: 1}]}]
steps: [{id: s, lasts: 10, next: {shares: {stop: 50%, go: 50%}}}, {id: w, seize: [u], lasts: 1, next: go}]
outcomes: [{id: stop}, {id: go}]
`;

  it('is left out of means over time', () => {
    const { scenario } = parseScenario(text, 'early.yaml');
    if (scenario === null) throw new Error('It should be readable');
    const model = compileModel(scenario);
    const all = Array.from({ length: 20 }, (_, replication) =>
      runReplication(model, { seed: 'early', replication, untilMinutes: 100 }),
    );
    const early = all.filter(({ measures }) => measures['run-minutes']?.mean === 0).length;
    expect(early).toBeGreaterThan(3);
    expect(early).toBeLessThan(17);
    const summary = summarise(all);
    for (const id of ['waiting.w', 'present.w', 'full.u', 'in-system']) {
      expect([id, summary[id]?.mean, summary[id]?.replications]).toEqual([id, 1, 20 - early]);
    }
  });
});
