// When people hold every agency and do nothing, the winter is bad, but people still do what people do: who waits
// too long for a crew goes another way. No list may grow without end, as queues on paper do.

import { describe, expect, it } from 'vitest';
import { compileModel, createWorld, drive, type World } from '../../engine/index.ts';
import { heldUnits, liveIn } from './people.ts';
import { withoutOrders } from './winter.ts';

const model = compileModel(withoutOrders());
const days = 28;

interface Longest {
  readonly world: World;
  /** Step id → most people seen waiting there, looked at every two hours. */
  readonly most: Readonly<Record<string, number>>;
}

function idle(replication: number): Longest {
  const world = createWorld(model, { seed: 'idle', replication, measuring: false });
  const most: Record<string, number> = {};
  for (let minute = 120; minute <= days * 1440; minute += 120) {
    drive(world, minute);
    for (const [index, step] of model.steps.entries()) {
      most[step.id] = Math.max(most[step.id] ?? 0, world.lists.count[index] as number);
    }
  }
  return { world, most };
}

describe('four weeks in which nobody decides', () => {
  const runs = [0, 1, 2].map(idle);
  const gaveUp = (world: World): number =>
    world.counter(model.counters.gaveUp + (model.find.step.get('green-response') as number));

  it('people do not wait for a crew without end', () => {
    for (const { most } of runs) {
      expect(most['green-response']).toBeLessThan(40);
      expect(most['red-response']).toBeLessThan(20);
    }
    expect(runs.some(({ world }) => gaveUp(world) > 50)).toBe(true);
  });

  it('no list anywhere holds more than 150 people', () => {
    for (const { most } of runs) {
      expect(Object.entries(most).filter(([, count]) => count > 150)).toEqual([]);
    }
  });

  it('[P1] loses nobody, and no crew stays with somebody who has gone', () => {
    for (const { world } of runs) {
      expect(liveIn(world) + world.closed).toBe(world.arrivals);
      const crews = model.find.pool.get('crews') as number;
      const clearing = (world.pools.occupied[crews] as number) - (heldUnits(world)[crews] as number);
      expect(clearing).toBeGreaterThanOrEqual(0);
      expect(clearing).toBeLessThan(12);
    }
  });
});
