// Replications in which nobody was observed say nothing about a measure, and must not pull its mean to 0.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  pairedDifference,
  parseScenario,
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

  it('count nobody as nobody: a number of people is 0 on such a day', () => {
    const arrivals = all.map(({ measures }) => measures['arrivals.patient']?.mean ?? Number.NaN);
    expect(arrivals).toContain(0);
    expect(summary['arrivals.patient']?.replications).toBeUndefined();
  });

  it('are empty when nobody was ever observed, and so is their difference', () => {
    expect(summary['stay.gone']?.empty).toBe(true);
    expect(pairedDifference(all, all)['stay.gone']?.empty).toBe(true);
    expect(pairedDifference(all, all)['clock.whole']?.mean).toBe(0);
  });
});
