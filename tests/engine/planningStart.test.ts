// How things stood at the start, with plans in force at minute 0: the plans are in it, wherever it is read.

import { describe, expect, it } from 'vitest';
import {
  compileEvidence,
  createWorld,
  drive,
  hashWorld,
  measuresOf,
  restoreWorld,
  runEvidence,
  runReplication,
  runSeries,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';
import { modelOf } from './tiny.ts';
import { closes, now } from './ward.ts';

const options = { seed: 'start', replication: 0, measuring: true };

/** Four beds and, of a plan in force since February, two more; two wait for them in the census. */
function text(plans = '[{pull: more}]', start = '2024-03-01'): string {
  return `
flowday: 1
scenario: start
calendar: {start: "${start}", length: 4 days}
planning: {date: 2024-02-01}
resources: [{id: bed, kind: bed, capacity: 4}, {id: nurse, capacity: 1}]
steps: [{id: stay, seize: [bed], lasts: 10 h, next: home}]
outcomes: [{id: home}]
census: [{id: lying, step: stay, count: 4, progress: starting}, {id: queue, step: stay, count: 2, progress: waiting}]
agencies:
  - id: hospital
    name: Hospital
    kind: acute
    budget: £500
    planning-budget: £10000
    plans: ${plans}
    escalation: {needs: 1, step-down-after: 12 h, triggers: [{indicator: short-of, at: [1, 2, 3], worse: high}]}
  - {id: council, name: Council, kind: council, budget: £5}
escalation: {name: Levels, levels: [{id: green, name: G}, {id: amber, name: A}, {id: red, name: R}, {id: black, name: B}]}
levers:
  - {id: more, name: More, agency: hospital, says: S., decided: planning, cost: {per-day: £10}, lead-time: 24 days, effects: [{capacity: bed, add: 2}]}
indicators:
  - {id: beds, unit: beds, value: capacity(bed), daily-at: "00:00", seen-by: [hospital], others-after: 24 h}
  - {id: short-of, unit: beds, value: 6 - capacity(bed)}
  - {id: queueing, unit: people, value: waiting(stay)}
  - {id: paid, unit: pounds, value: planning-spent(hospital)}
loops: [{id: nurses, name: N, says: S., reads: "mean-of-days(beds, 3)", effects: [{capacity: nurse, add: amount}]}]
kpis: [{id: at-midnight, unit: beds, value: capacity(bed), daily-at: "00:00"}]
evidence:
  - {id: midnight, origin: own, level: capacity(bed), daily-at: "00:00", by: day, observed: ["-", "-", "-", "-"], within: 1, unit: beds, source: counted}
  - {id: hours, origin: own, level: capacity(bed), by: hour, until: ${start.slice(0, 10)} 02:00, observed: ["-", "-"], within: 1, unit: beds, source: counted}
headline: [beds]
`;
}

const indexOf = (world: World, id: string): number => world.model.find.indicator.get(id) as number;

function openingOf(world: World): readonly number[] {
  return ['beds', 'short-of', 'queueing', 'paid'].map((id) => world.openingOf(indexOf(world, id)));
}

describe('the start, with a plan in force', () => {
  it('[L11] is kept anew when the round closes: openings, hours, days and what loops read', () => {
    const world = createWorld(modelOf(text()), options);
    expect(openingOf(world)).toEqual([4, 2, 2, 0]);
    now(world, closes);
    // Since 25 February: five days of £10.
    expect(openingOf(world)).toEqual([6, 0, 0, 50]);
    expect(world.history.hoursAgo(indexOf(world, 'beds'), 0, 0)).toBe(6);
    expect(world.history.hoursAgo(indexOf(world, 'paid'), 0, 0)).toBe(50);
    expect(world.dailySeenBy(-1, indexOf(world, 'beds'), 3)).toEqual([6]);
    expect(world.reportOf(indexOf(world, 'beds'))?.value).toBe(6);
    expect(worldView(world, { kind: 'control' })).toMatchObject({ loops: [{ id: 'nurses', amount: 6 }] });
  });

  it('[L11] leaves nothing of how it stood without: levels do not step down from what never was', () => {
    const world = createWorld(modelOf(text()), options);
    const hospital = world.model.find.agency.get('hospital') as number;
    expect(world.computedLevel(hospital)).toBe(3);
    now(world, closes);
    expect(world.computedLevel(hospital)).toBe(1);
    drive(world, 90);
    expect(world.computedLevel(hospital)).toBe(1);
    // Each hour is measured once: 00:00 and 01:00, six beds both times.
    expect(measuresOf(world)['indicator.beds']).toMatchObject({ mean: 6, p90: 6 });
    expect(measuresOf(world)['indicator.short-of']?.mean).toBe(0);
  });

  it('is the same where the day does not begin at a whole hour, and the same after a restore', () => {
    const model = modelOf(text(undefined, '2024-03-01 00:20').replace(/^evidence:\n( {2}- .*\n)+/m, ''));
    const world = createWorld(model, options);
    now(world, closes);
    expect(openingOf(world)).toEqual([6, 0, 0, 50]);
    const restored = restoreWorld(model, takeSnapshot(createWorld(model, options)));
    now(restored, closes);
    expect(hashWorld(restored)).toEqual(hashWorld(world));
    drive(world, 1500);
    drive(restored, 700);
    drive(restored, 1500);
    expect(hashWorld(restored)).toEqual(hashWorld(world));
  });

  it('without a plan is what it was without a round, to the last bit', () => {
    const withRound = modelOf(text('[]'));
    const without = modelOf(
      text('[]')
        .replace(/^planning: .*$/m, '')
        .replace(/ +planning-budget: .*\n/, '')
        .replace(/ +plans: .*\n/, '')
        .replace('decided: planning, ', '')
        .replace('planning-spent(hospital)', '0 * spent(hospital)'),
    );
    const [one, other] = [withRound, without].map((model) => {
      const world = createWorld(model, options);
      drive(world, 2000);
      return world;
    }) as [World, World];
    expect(one.history.columns()).toEqual(other.history.columns());
    expect(hashWorld(one).parts.measures).toBe(hashWorld(other).parts.measures);
    expect(hashWorld(one).parts.patients).toBe(hashWorld(other).parts.patients);
  });
});

describe('who looks at minute 0 from outside', () => {
  const model = modelOf(text());

  it('evidence finds the plans, and the run is the run without it', () => {
    const result = runEvidence(compileEvidence(model.scenario), { seed: 'start', replication: 0 });
    expect(result.evidence.midnight?.parts).toEqual([6, 6, 6, 6]);
    expect(result.evidence.hours?.parts).toEqual([6, 6]);
    const { evidence, ...rest } = result;
    expect(Object.keys(evidence)).toEqual(['midnight', 'hours']);
    expect(rest).toEqual(runReplication(model, { seed: 'start', replication: 0, untilMinutes: 4 * 1440 }));
    expect(result.measures['kpi.at-midnight']?.mean).toBe(6);
  });

  it('a series finds them too', () => {
    const asked = { seed: 'start', replication: 0, untilMinutes: 120, everyMinutes: 60 };
    const { values } = runSeries(model, { ...asked, points: 'standing' });
    expect(values['indicator.beds']).toEqual([6, 6, 6]);
  });
});
