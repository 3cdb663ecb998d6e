// At which moment of an instant each figure is taken, and in which steps an effect comes and goes: what the manual says
// under "What happens exactly", counted by hand.

import { describe, expect, it } from 'vitest';
import {
  compileEvidence,
  createWorld,
  drive,
  runEvidence,
  runSeries,
  type World,
} from '../../engine/index.ts';
import { control, give, pull } from './commands.ts';
import { modelOf } from './tiny.ts';

const day = 1440;
const run = { seed: 'moments', replication: 0 };

describe('when figures are taken', () => {
  const judged = 'within: 1, unit: number, origin: own, source: counted';
  const model = modelOf(`flowday: 1
scenario: moments
calendar: {start: 2024-01-01, length: 3 days}
arrivals: [{id: comes, at: [7 h, 31 h, 55 h], to: serve}]
resources: [{id: server, capacity: 1}, {id: bed, capacity: 4}]
steps: [{id: serve, seize: [server], lasts: 60 min, next: lie}, {id: lie, seize: [bed], lasts: 1 h, next: gone}]
outcomes: [{id: gone}]
agencies: [{id: ward, name: Ward, kind: acute, budget: £0}]
indicators:
  - {id: at-seven, unit: number, value: occupied(server), daily-at: "07:00"}
  - {id: at-eight, unit: number, value: occupied(server), daily-at: "08:30"}
  - {id: beds, unit: beds, value: capacity(bed), daily-at: "00:00"}
kpis:
  - {id: seven, unit: number, value: occupied(server), daily-at: "07:00"}
  - {id: eight, unit: number, value: occupied(server), daily-at: "08:00"}
  - {id: mean-seven, unit: number, value: "mean-of-days(at-seven, 3)", daily-at: "12:00"}
  - {id: mean-eight, unit: number, value: "mean-of-days(at-eight, 3)", daily-at: "12:00"}
  - {id: beds-at-midnight, unit: beds, value: capacity(bed), daily-at: "00:00"}
  - {id: one-of-73, unit: number, value: "hour == 0", every: 1 h}
ledger: [{id: hours, kind: harm, borne-by: x, unit: hours, level: "1", per: hour, each: 1}]
injects: [{id: more, number: 1, name: More, from: Control, to: [ward], channel: phone, text: T., at: day 2 00:00, effects: [{capacity: bed, add: 2}]}]
evidence:
  - {id: sevens, level: occupied(server), daily-at: "07:00", by: day, observed: [1, 1, 1], ${judged}}
  - {id: eights, level: at-eight, daily-at: "08:00", by: day, observed: [0, 0, 0], ${judged}}
  - {id: midnights, level: capacity(bed), daily-at: "00:00", by: day, observed: [4, 6, 6], ${judged}}
`);
  const { measures, evidence } = runEvidence(compileEvidence(model.scenario), run);
  const mean = (id: string): number | null | undefined => measures[id]?.mean;

  it('indicators first, by the clock on the wall; KPIs and evidence when all has happened', () => {
    expect([mean('kpi.mean-seven'), mean('kpi.mean-eight')]).toEqual([0, 1]);
    expect([mean('kpi.seven'), mean('kpi.eight')]).toEqual([1, 0]);
    expect(evidence.sevens?.parts).toEqual([1, 1, 1]);
    // Of an indicator too: it is read live.
    expect(evidence.eights?.parts).toEqual([0, 0, 0]);
  });

  it('KPIs before what is decided at that instant, evidence and series after it', () => {
    expect(mean('kpi.beds-at-midnight')).toBeCloseTo((4 + 4 + 6) / 3, 12);
    expect(evidence.midnights?.parts).toEqual([4, 6, 6]);
    const { values } = runSeries(model, { ...run, untilMinutes: day, everyMinutes: day, points: 'standing' });
    expect(values['indicator.beds']).toEqual([4, 6]);
  });

  it('every so often with both ends, as indicators; the ledger at the end of each hour', () => {
    expect(mean('kpi.one-of-73')).toBeCloseTo(4 / 73, 12);
    // Three hours of the 73 have somebody at work when they begin, at 08:00.
    expect(mean('indicator.at-eight')).toBeCloseTo(3 / 73, 12);
    expect(mean('ledger.hours')).toBe(72);
  });
});

describe('ramps', () => {
  const model = modelOf(`flowday: 1
scenario: ramps
calendar: {start: 2024-01-01, length: 60 days}
arrivals: [{id: comes, at: [50 days], to: lie}, {id: sits, at: [50 days], to: sit}]
resources: [{id: bed, capacity: 10}, {id: few, capacity: 0}]
steps: [{id: lie, seize: [bed], lasts: 1 h, next: gone}, {id: sit, seize: [few], lasts: 1 h, next: gone}]
outcomes: [{id: gone}]
agencies: [{id: ward, name: Ward, kind: acute, budget: £5000}]
levers:
  - {id: grow, name: Grow, agency: ward, says: S., cost: {once: £7, per-day: £10}, lead-time: 1 day, ramp: 8 days, lasts: 20 days, wind-down: 8 days, cooling: 5 days, effects: [{capacity: bed, add: 8}, {capacity: few, add: 2}]}
`);
  const capacity = (world: World, id: string): number =>
    world.capacity(world.model.find.pool.get(id) as number);

  it('go in eight steps, each at the end of its eighth; `lasts` counts from full effect; all of it is paid', () => {
    const world = createWorld(model, { ...run, measuring: true });
    expect(give({ world, journal: [] }, control, pull('grow'))).toBeNull();
    const beds: number[] = [];
    const few: number[] = [];
    const pounds: number[] = [];
    for (let midday = 720; midday < 45 * day; midday += day) {
      drive(world, midday);
      beds.push(capacity(world, 'bed') - 10);
      few.push(capacity(world, 'few'));
      pounds.push(world.agencies.accounts.spentPounds(0, world.simMinutes));
    }
    const full = Array.from({ length: 20 }, () => 8);
    // The lead time, the ramp, twenty days, the wind-down, and nothing.
    expect(beds).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, ...full, 8, 7, 6, 5, 4, 3, 2, 1, ...beds.slice(37)]);
    expect(beds.slice(37)).toEqual(Array.from({ length: 8 }, () => 0));
    expect(few.slice(0, 10)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 2]);
    expect(pounds[0]).toBe(7);
    expect(pounds[1]).toBe(7 + 5);
    expect(pounds[36]).toBe(7 + 10 * 35.5);
    expect(pounds.slice(37)).toEqual(Array.from({ length: 8 }, () => 7 + 360));
  });
});
