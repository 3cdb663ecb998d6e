// Changes of headline and evidence under the same luck, against figures counted by hand.

import { describe, expect, it } from 'vitest';
import {
  changesFrom,
  compileEvidence,
  type EvidenceResult,
  followedFigures,
  runEvidence,
  type Scenario,
} from '../../engine/index.ts';
import { scenarioOf } from './oneServer.ts';

/** Somebody comes every ten minutes and stays `stay` minutes: present stay ÷ 10 on average, 144 a day. */
function clockwork(stay: number): Scenario {
  return scenarioOf(`flowday: 1
scenario: clockwork
calendar: {start: 2024-01-01, length: 10 days, warm-up: 1 day}
arrivals: [{id: comes, every: 10 min, to: serve}]
steps: [{id: serve, lasts: ${stay} min, next: gone}]
outcomes: [{id: gone}]
clocks: [{id: here, from: [enter serve], until: [enter gone], limits: [7 min]}]
headline: [present.serve]
evidence:
  - {id: late, origin: own, ratio: {of: "over(here, 7 min)", per: finished(here)}, observed: 0, within: 0.1, unit: share, source: by hand}
  - {id: days, origin: own, count: finished(here), by: day, observed: [144, 144, 144, 144, 144, 144, 144, 144, 144], within: 1, unit: people, source: by hand}
  - {id: hours, origin: own, count: finished(here), by: hour, relative-to: mean, observed: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], within: 1, unit: number, source: by hand}
`);
}

function runsOf(scenario: Scenario): readonly EvidenceResult[] {
  const compiled = compileEvidence(scenario);
  return [0, 1, 2].map((replication) => runEvidence(compiled, { seed: 'sensitivity', replication }));
}

describe('changes under the same luck', () => {
  const five = clockwork(5);
  const base = runsOf(five);
  const figures = followedFigures(five, base);

  it('follow the headline, and of each row its value, their mean, or the highest of what is relative', () => {
    expect(figures.map(({ id, base: figure, unit }) => [id, Number(figure?.toFixed(9)), unit])).toEqual([
      ['present.serve', 0.5, 'people'],
      ['evidence.late', 0, 'share'],
      ['evidence.days', 144, 'people'],
      ['highest.hours', 1, 'number'],
    ]);
  });

  it('are the arm less the base, and nothing where nothing changed', () => {
    const slow = changesFrom(base, runsOf(clockwork(8)), figures);
    expect(slow.map(({ mean }) => Number(mean?.toFixed(9)))).toEqual([0.3, 1, 0, 0]);
    expect(slow[1]?.ci95).toEqual([1, 1]);
    expect(changesFrom(base, base, figures).map(({ mean }) => mean)).toEqual([0, 0, 0, 0]);
  });

  it('pair replications by their number, whichever came first and however few', () => {
    const [, second] = runsOf(clockwork(8));
    expect(second?.replication).toBe(1);
    const alone = changesFrom([...base].reverse(), second === undefined ? [] : [second], figures);
    expect(alone[1]).toEqual({ mean: 1, ci95: null });
    expect(() => changesFrom(base.slice(0, 1), second === undefined ? [] : [second], figures)).toThrow(
      'same replications',
    );
  });
});
