// The couplings that make it a system, each by a pair of runs with the same luck and one thing changed. The
// effect must travel through patients and the places they hold: nothing in the file says that a full ward
// makes an ambulance late.

import { describe, expect, it } from 'vitest';
import { compileModel, createWorld, drive, type Model } from '../../engine/index.ts';
import { meanOf, runWinter, type Winter, withoutOrders, withResources } from './winter.ts';

const scenario = withoutOrders();
const days = 17;
const base = runWinter(compileModel(scenario), 0, days);

/** Mean of days 4–17, when the change has had time to work. */
function level(winter: Winter, indicator: string): number {
  return meanOf(winter.atMidnight[indicator], 3, days);
}

function changed(model: Model): (indicator: string) => number {
  const winter = runWinter(model, 0, days);
  return (indicator) => level(winter, indicator) - level(base, indicator);
}

describe('paired runs', () => {
  it('a full ward blocks cubicles, full cubicles hold crews, held crews answer late', () => {
    const change = changed(
      withResources(scenario, (one) =>
        ['medicine', 'older'].includes(one.id) ? { ...one, capacity: one.capacity - 30 } : one,
      ),
    );
    expect(change('waiting-for-bed')).toBeGreaterThan(1);
    expect(change('four-hour')).toBeLessThan(-0.05);
    expect(change('handover-60')).toBeGreaterThan(1);
    expect(change('handover-30')).toBeGreaterThan(0.03);
    expect(change('red-8')).toBeLessThan(-0.01);
  });

  it('fewer cubicles hold crews outside', () => {
    const change = changed(
      withResources(scenario, (one) => (one.id === 'majors' ? { ...one, capacity: 12 } : one)),
    );
    expect(change('handover-30')).toBeGreaterThan(0.05);
    expect(change('red-8')).toBeLessThan(-0.01);
  });

  it('fewer crews answer Red calls late and leave the hospital as it was', () => {
    const change = changed(
      withResources(scenario, (one) => (one.id === 'crews' ? { ...one, capacity: one.capacity - 4 } : one)),
    );
    expect(change('red-8')).toBeLessThan(-0.1);
    expect(Math.abs(change('delayed'))).toBeLessThan(8);
  });

  it('a shut back door fills the wards, and then A&E', () => {
    const shut = new Set(
      scenario.resources
        .filter(({ id }) => /-starts$|-home-visits$|^community-admissions$/.test(id))
        .map(({ id }) => id),
    );
    expect(shut.size).toBe(8);
    const change = changed(
      withResources(scenario, (one) =>
        shut.has(one.id) ? { ...one, refills: one.refills.map((refill) => ({ ...refill, units: 0 })) } : one,
      ),
    );
    expect(change('delayed')).toBeGreaterThan(40);
    expect(change('ready-to-leave')).toBeGreaterThan(40);
    expect(change('waiting-for-bed')).toBeGreaterThan(1);
    expect(change('four-hour')).toBeLessThan(-0.05);
    expect(change('left-hospital')).toBeLessThan(-3);
  });

  it('a full GP day spills to 111, Riverside and A&E', () => {
    const change = changed(
      withResources(scenario, (one) =>
        one.id.startsWith('gp-slots-')
          ? {
              ...one,
              refills: one.refills.map((refill) => ({ ...refill, units: Math.floor(refill.units * 0.6) })),
            }
          : one,
      ),
    );
    expect(change('gp-turned-away')).toBeGreaterThan(0.15);
    expect(change('calls-111')).toBeGreaterThan(20);
    expect(change('riverside-visits')).toBeGreaterThan(10);
    expect(change('four-hour')).toBeLessThan(-0.01);
  });

  it('fewer liaison nurses keep people in crisis in cubicles', () => {
    const change = changed(
      withResources(scenario, (one) =>
        one.id === 'liaison-nurses'
          ? {
              ...one,
              rota: one.rota.map((shift) => ({ ...shift, toMinuteOfDay: shift.fromMinuteOfDay + 30 })),
            }
          : one,
      ),
    );
    expect(change('liaison-hour')).toBeLessThan(-0.1);
    expect(change('liaison-waiting')).toBeGreaterThan(1);
    expect(change('four-hour')).toBeLessThan(-0.001);
  });

  it('where surgical beds are short, an emergency goes before an operation', () => {
    const model = withResources(scenario, (one) =>
      one.id === 'surgery' ? { ...one, capacity: one.capacity - 20 } : one,
    );
    let emergencies = 0;
    let operations = 0;
    for (const replication of [0, 1, 2]) {
      const world = createWorld(model, { seed: 'banes', replication, measuring: false });
      for (let day = 0; day < days; day++) {
        drive(world, day * 1440 + 18 * 60);
        for (const [index, { id }] of model.steps.entries()) {
          const waiting = world.lists.count[index] as number;
          if (id === 'surgery-wait' || id === 'orthopaedics-wait') emergencies += waiting;
          if (id === 'planned-wait') operations += waiting;
        }
      }
    }
    expect(operations).toBeGreaterThan(100);
    expect(emergencies).toBeLessThan(0.7 * operations);
  });
});
