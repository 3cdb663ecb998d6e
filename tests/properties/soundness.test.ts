// What must hold in every network at every instant, whatever meets whatever.

import { describe, expect, it } from 'vitest';
import { drive, hearJourneys } from '../../engine/index.ts';
import type { StepTable } from '../../engine/pathways/tables.ts';
import { hasPlace } from '../../engine/world/lists.ts';
import { brokenLists } from '../engine/brokenLists.ts';
import { brokenIn } from '../engine/invariants.ts';
import { modelOf } from '../engine/tiny.ts';
import { networkModel, networkNumbers, untilMinutes, worldOf } from './networks.ts';
import { overtaken } from './overtaking.ts';
import { randomNetwork, textOf } from './randomNetwork.ts';
import { rosteredAt, rosteredEnding } from './shifts.ts';

/** Everything is looked at after every so many events; who is there, at each of them. */
const every = 31;
/** Lists, doors and parties, after every so many. */
const everyList = 3;

/** Networks in which something was once wrong, or which notice what others do not, are kept. */
const onceBroken = [2, 4, 7, 13, 26, 45, 151, 163, 460];

describe.each([...new Set([...networkNumbers(1, 8), ...onceBroken])])('network %i', (number) => {
  it('[P1] [S3] [S4] [Q1] [Q2] [Q4] [Q5] [C2] [C4] is sound between any two events', () => {
    const world = worldOf(networkModel(number), number, false);
    expect(brokenIn(world)).toEqual([]);
    let before = 0;
    for (let turn = 1; world.calendar.peekMinutes() <= untilMinutes; turn++) {
      drive(world, world.calendar.peekMinutes());
      if (world.simMinutes < before) throw new Error('Time went back');
      before = world.simMinutes;
      if (turn % everyList === 0)
        expect([world.simMinutes, brokenLists(world)]).toEqual([world.simMinutes, []]);
      if (turn % every === 0) expect([world.simMinutes, brokenIn(world)]).toEqual([world.simMinutes, []]);
    }
    expect(world.arrivals).toBeGreaterThan(80);
  });

  it('[P1] arrivals = live + closed at every moment of every journey', () => {
    const world = worldOf(networkModel(number), number, false);
    const live = new Set<string>();
    let arrived = 0;
    let closed = 0;
    const back = new Set<string>();
    hearJourneys(world, ({ origin, ordinal, part, moment }, _slot, now) => {
      const who = `${origin} ${ordinal}`;
      if (moment === 'arrive') {
        expect(live.has(who)).toBe(false);
        live.add(who);
        arrived++;
        if (now === world && now.simMinutes > 0) expect(now.arrivals).toBe(arrived);
      } else if (moment === 'return') {
        expect(back.delete(who)).toBe(true);
        live.add(who);
        closed--;
      } else if (moment === 'outcome' && part === 0) {
        expect(live.delete(who)).toBe(true);
        back.add(who);
        closed++;
      }
    });
    drive(world, untilMinutes);
    expect(arrived).toBe(world.arrivals);
    expect(live.size + closed).toBe(world.arrivals);
    // Those who are away between two episodes have an outcome and are not closed yet.
    expect(closed).toBeGreaterThanOrEqual(world.closed);
  });

  it('[S1] nobody ever seizes more than there is', () => {
    const world = worldOf(networkModel(number), number);
    const { occupied, capacity, over } = world.pools;
    const before = occupied.slice();
    const tell = world.observers.units.bind(world.observers);
    let seized = 0;
    world.observers.units = (pool, units, there, atMinutes) => {
      tell(pool, units, there, atMinutes);
      if (units > (before[pool] as number)) {
        seized++;
        expect(units).toBeLessThanOrEqual((capacity[pool] as number) + (over[pool] as number));
      }
      before[pool] = units;
    };
    drive(world, untilMinutes);
    expect(seized).toBeGreaterThan(20);
  });

  it('[Q2] [Q5] nobody overtakes somebody who could have had the same units, or who stands at the door', () => {
    const world = worldOf(networkModel(number), number, false);
    const inList = new Set<number>();
    const letIn = new Set<number>();
    const wrong: string[] = [];
    let begun = 0;
    let noPlace = false;
    hearJourneys(world, ({ moment, where }, slot, now) => {
      if (moment === 'wait' || moment === 'interrupt' || moment === 'jockey') inList.add(slot);
      if (moment === 'unblock') letIn.add(slot);
      const index = now.model.find.step.get(where) ?? -1;
      const atDoor = now.doors.count[index] ?? 0;
      if (moment === 'enter' && !letIn.delete(slot) && atDoor > 0) wrong.push(`past the door of ${where}`);
      if (moment === 'enter') noPlace = !hasPlace(now, index, now.model.steps[index] as StepTable);
      if (moment !== 'start' && moment !== 'resume') return;
      begun++;
      // Let in past a full room, it has taken what was free before it gave anything back.
      if (noPlace && !inList.has(slot)) return;
      for (const other of overtaken(now, slot, inList.delete(slot))) {
        wrong.push(`at ${now.simMinutes} somebody at ${where} overtakes the first at ${other}`);
      }
    });
    drive(world, untilMinutes);
    expect(wrong).toEqual([]);
    expect(begun).toBeGreaterThan(50);
  });

  it('[S2] units are there as the rota says, only what may be cut is cut, and of an ended shift no more stays than it had', () => {
    const model = networkModel(number);
    const world = worldOf(model, number, false);
    const { resources, steps } = model.scenario;
    const cutting = new Set(
      resources
        .filter(({ whenCut, breakdowns }) => [whenCut, ...breakdowns.map((one) => one.whenCut)].some(cuts))
        .flatMap(({ id }) => [...(model.stepsOfPool[model.find.pool.get(id) as number] ?? [])]),
    );
    hearJourneys(world, ({ moment, where }) => {
      if (moment !== 'interrupt') return;
      const step = steps.find(({ id }) => id === where);
      expect([where, step?.preempt !== null || cutting.has(model.find.step.get(where) as number)]).toEqual([
        where,
        true,
      ]);
    });
    const wrong: string[] = [];
    while (world.calendar.peekMinutes() <= untilMinutes) {
      const before = world.pools.over.slice();
      drive(world, world.calendar.peekMinutes());
      // Rotas and closures turn at whole minutes here.
      if (!Number.isInteger(world.simMinutes)) continue;
      for (const [pool, { id, isSlots }] of model.pools.entries()) {
        const rostered = rosteredAt(model.scenario, id, world.simMinutes);
        if (!isSlots && world.pools.rostered[pool] !== rostered) {
          wrong.push(`${world.pools.rostered[pool]} of ${id} at ${world.simMinutes}, not ${rostered}`);
        }
        const more = (world.pools.over[pool] as number) - (before[pool] as number);
        if (more > 0 && more > rosteredEnding(model.scenario, id, world.simMinutes)) {
          wrong.push(`${more} more of ${id} work overtime at ${world.simMinutes}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

const ofTwo = networkNumbers(701, 10)
  .map((number) => [number, textOf(randomNetwork(number))] as const)
  .filter(([, text]) => /resource: \w+, units: 2/.test(text));

describe.each(ofTwo)('network %i, in which only older people need two', (number, network) => {
  it('[S4] [Q1] [Q2] [Q4] [Q5] is sound between any two events', () => {
    const text = network.replaceAll(/(resource: \w+), units: 2/g, '$1, units: 1 + (age == old)');
    const world = worldOf(modelOf(text), number, false);
    for (let turn = 1; world.calendar.peekMinutes() <= untilMinutes; turn++) {
      drive(world, world.calendar.peekMinutes());
      if (turn % everyList === 0)
        expect([world.simMinutes, brokenLists(world)]).toEqual([world.simMinutes, []]);
      if (turn % every === 0) expect([world.simMinutes, brokenIn(world)]).toEqual([world.simMinutes, []]);
    }
  });
});

function cuts(whenCut: string): boolean {
  return whenCut === 'resume' || whenCut === 'restart' || whenCut === 'hand-over';
}
