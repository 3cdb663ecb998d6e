// What a BANES winter did to people and money: that the ledger's figures are what they say, that everybody who pays is
// in it, and that the two indices of mood move the way they should.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ControlView,
  compileModel,
  createWorld,
  drive,
  type ReplicationResult,
  runReplication,
  type Scenario,
  worldView,
} from '../../engine/index.ts';
import { theScenario, withoutOrders } from './winter.ts';

const scenario = theScenario();
const days = 28;
let run: ReplicationResult;

beforeAll(() => {
  run = runReplication(compileModel(scenario), { seed: 'banes', replication: 0, untilMinutes: days * 1440 });
}, 60_000);

function total(id: string): number {
  const measure = run.measures[id];
  if (measure === undefined) throw new Error(`No measure ${id}`);
  return (measure as { readonly mean: number }).mean;
}

describe('the ledger', () => {
  it('says of each entry what it is, how far that is known, and on whose word', () => {
    for (const { id, definition, each, low, high, source } of scenario.ledger) {
      expect([id, low <= each && each <= high, definition.length > 20, source !== null]).toEqual([
        id,
        true,
        true,
        true,
      ]);
    }
    expect(new Set(scenario.ledger.map(({ kind }) => kind))).toEqual(new Set(['harm', 'value', 'cost']));
  });

  it('has a cost for every agency besides what its levers cost', () => {
    for (const { id } of scenario.agencies) {
      const costs = scenario.ledger.filter(({ kind, borneBy }) => kind === 'cost' && borneBy === id);
      expect(costs.length).toBeGreaterThan(1);
      expect(costs.some((one) => one.id === `spent-${id}`)).toBe(true);
    }
  });

  it('counts harm by the handovers and waits that there were', () => {
    const overAnHour = total('kpi.winter-handover-60');
    expect(overAnHour).toBeGreaterThan(0);
    expect(total('ledger.handover-harm')).toBeCloseTo(0.85 * overAnHour, 9);
    expect(total('ledger.handover-severe')).toBeCloseTo(0.09 * overAnHour, 9);
    const late = total('ledger.excess-deaths') / 0.0122;
    expect(late).toBeGreaterThan(0);
    expect(late).toBeCloseTo(Math.round(late), 6);
    // Who waits over 12 hours from the decision has waited over six from the door.
    expect(late).toBeGreaterThanOrEqual(total('kpi.winter-trolley-12'));
    expect(total('ledger.operations-put-off')).toBe(total('kpi.winter-cancelled'));
  });

  it('prices the same delayed days for hospital and strength', () => {
    const delayedDays = total('ledger.delayed-days');
    expect(delayedDays / days).toBeGreaterThan(15);
    expect(delayedDays / days).toBeLessThan(90);
    expect(total('ledger.cost-delayed-beds')).toBeCloseTo(346 * delayedDays, 4);
    expect(total('ledger.independence-lost')).toBeCloseTo(0.95 * 1.07 * delayedDays, 6);
  });
});

describe('staff stress and public confidence', () => {
  const mood = (some: Scenario): readonly [number, number] => {
    const world = createWorld(compileModel(some), { seed: 'banes', replication: 0, measuring: false });
    drive(world, 22 * 1440);
    const view = worldView(world, { kind: 'control' }) as ControlView;
    const own = view.agencies.find(({ agencyId }) => agencyId === 'acute')?.measures ?? [];
    const read = (id: string): number => own.find((one) => one.id === id)?.value ?? -1;
    return [read('staff-stress'), read('public-confidence')];
  };

  it('stay within 0 and 100, and a hospital with 80 beds more has less of the one and more of the other', () => {
    const shown = withoutOrders().agencies.map((one) =>
      one.id === 'acute' ? { ...one, measures: ['staff-stress', 'public-confidence'] } : one,
    );
    const usual = { ...withoutOrders(), agencies: shown };
    const roomy = usual.resources.map((one) =>
      one.id === 'medicine' || one.id === 'older' ? { ...one, capacity: one.capacity + 40 } : one,
    );
    const [stress, confidence] = mood(usual);
    const [lessStress, moreConfidence] = mood({ ...usual, resources: roomy });
    for (const value of [stress, confidence, lessStress, moreConfidence]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(100);
    }
    expect(lessStress).toBeLessThan(stress - 10);
    expect(moreConfidence).toBeGreaterThan(confidence + 5);
  }, 30_000);
});
