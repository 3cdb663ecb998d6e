// What happens at the very first and the very last instant of a run: in which part it counts, and who is asked then.

import { describe, expect, it } from 'vitest';
import { compileEvidence, compileModel, runEvidence, runReplication } from '../../engine/index.ts';
import { scenarioOf } from './oneServer.ts';

const scenario = scenarioOf(`flowday: 1
scenario: midnights
calendar: {start: 2024-01-01, length: 3 days}
arrivals: [{id: comes, at: [0 min, 24 h, 48 h], to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: 60 min, next: gone}]
outcomes: [{id: gone}]
kpis:
  - {id: midnight, unit: number, value: occupied(server), daily-at: "00:00"}
  - {id: six, unit: number, value: arrived(comes), daily-at: "06:00"}
  - {id: hourly, unit: number, value: occupied(server), every: 36 h}
  - {id: come, unit: people, numerator: arrived(comes)}
evidence:
  - {id: days, origin: own, count: arrived(comes), by: day, observed: [1, 1, 1], within: 0.1, unit: people, source: counted}
  - {id: hours, origin: own, count: arrived(comes), by: hour, until: 2024-01-01 02:00, observed: [1, 0], within: 0.1, unit: people, source: counted}
  - {id: midnights, origin: own, level: occupied(server), daily-at: "00:00", by: day, observed: [1, 1, 1], within: 0.1, unit: people, source: counted}
`);
const options = { seed: 'zero', replication: 0 };

describe('what happens at minute 0', () => {
  const { evidence, ...rest } = runEvidence(compileEvidence(scenario), options);

  it('counts in the first day and the first hour, as it does in KPIs', () => {
    expect(evidence.days?.parts).toEqual([1, 1, 1]);
    expect(evidence.hours?.parts).toEqual([1, 0]);
    expect(rest.measures['kpi.come']?.mean).toBe(3);
    expect(evidence.midnights?.parts).toEqual([1, 1, 1]);
  });

  it('[M1] is looked at without changing it', () => {
    expect(rest).toEqual(runReplication(compileModel(scenario), { ...options, untilMinutes: 3 * 1440 }));
  });
});

describe('a KPI sampled daily', () => {
  it('takes one sample a day: the midnight that ends the run belongs to no day of it', () => {
    const { measures } = runReplication(compileModel(scenario), { ...options, untilMinutes: 3 * 1440 });
    expect(measures['kpi.midnight']?.mean).toBe(1);
    expect(measures['kpi.six']?.mean).toBe(2);
    // Every so often, from minute 0 to the end: 0 h, 36 h and 72 h.
    expect(measures['kpi.hourly']?.mean).toBe(1 / 3);
  });
});
