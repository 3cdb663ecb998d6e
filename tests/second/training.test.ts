// The first game: it fits its twenty minutes, plays itself, and shows that one table's decision is another's queue.

import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  checkCommand,
  compileModel,
  createWorld,
  drive,
  parseScenario,
  roomDay,
  type Scenario,
  type World,
} from '../../engine/index.ts';
import { besideShipped, shippedText } from '../ground/shipped.ts';
import { firedIn, type Played, playedThrough } from './play.ts';

const text = shippedText('training-hour');
const { scenario: read, problems } = parseScenario(text, 'training-hour.yaml', besideShipped);
const scenario = read as Scenario;
const plays: readonly Played[] = Array.from({ length: 24 }, (_, replication) =>
  playedThrough(scenario, replication),
);

describe('the first game', () => {
  it('is good, short, and fits twenty minutes', () => {
    expect(problems).toEqual([]);
    expect(text.split('\n').length).toBeLessThanOrEqual(400);
    const day = roomDay(
      { ...scenario.timetable, planning: scenario.planning },
      scenario.calendar.durationMinutes,
    );
    expect(day.at(-1)?.toWallMinute).toBe(20);
    expect(scenario.calendar.durationMinutes).toBe(1440);
  });

  it('has five tables with a few levers each, every agency with orders, and three to five injects', () => {
    expect(scenario.teams).toHaveLength(5);
    for (const { id } of scenario.agencies) {
      const own = scenario.levers.filter(({ agency }) => agency === id);
      expect(own).toHaveLength(2);
      expect(own.every(({ leadTimeMinutes }) => leadTimeMinutes === 20)).toBe(true);
      expect(scenario.standingOrders.some(({ agency }) => agency === id)).toBe(true);
    }
    expect(scenario.injects.length).toBeGreaterThanOrEqual(3);
    expect(scenario.injects.length).toBeLessThanOrEqual(5);
  });

  it('is played to its end by standing orders, nobody lost, everyone of them used', () => {
    expect(plays.flatMap(({ broken }) => broken)).toEqual([]);
    for (const { world } of plays) expect(world.simMinutes).toBe(1440);
    const fired = firedIn(plays);
    expect(scenario.standingOrders.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
  });
});

/** A Monday without orders, with one lever pulled at ten, or none; people waiting in a list every ten minutes. */
function monday(lever: string | null, list: string, replication: number): readonly number[] {
  const quiet: Scenario = { ...scenario, standingOrders: [] };
  const world = createWorld(compileModel(quiet), { seed: 'lesson', replication, measuring: false });
  drive(world, 120);
  if (lever !== null) {
    const command = { kind: 'pullLever', leverId: lever, amount: null } as const;
    const actor = { kind: 'control', seatId: null } as const;
    expect(checkCommand(world, actor, command)).toBeNull();
    applyCommand(world, { sequence: 0, atMinutes: 120, commandId: 'a', actor, command, rationale: '' });
  }
  const waiting: number[] = [];
  for (let minute = 130; minute <= 720; minute += 10) {
    drive(world, minute);
    waiting.push(waitingAt(world, list));
  }
  return waiting;
}

function waitingAt(world: World, step: string): number {
  return world.waitingAt(world.model.find.step.get(step) as number);
}

describe('what one table decides', () => {
  // The lever, whose it is, and the list of somebody else that it changes.
  const lessons = [
    ['second-worker', 'council', 'find-bed', 'shortens'],
    ['care-on-trust', 'council', 'find-bed', 'shortens'],
    ['rapid-release', 'ambulance', 'see-doctor', 'lengthens'],
    ['second-round', 'hospital', 'arrange-care', 'lengthens'],
    ['visit-instead', 'community', 'send-crew', 'shortens'],
    ['extra-surgery', 'practices', 'minors', 'shortens'],
  ] as const;

  it.each(lessons)('%s (%s): %s, and not before twenty minutes', (lever, agency, list, way) => {
    expect(scenario.levers.find(({ id }) => id === lever)?.agency).toBe(agency);
    let difference = 0;
    for (let replication = 0; replication < 40; replication++) {
      const without = monday(null, list, replication);
      const withIt = monday(lever, list, replication);
      expect(withIt.slice(0, 1)).toEqual(without.slice(0, 1));
      difference += sum(withIt) - sum(without);
    }
    if (way === 'shortens') expect(difference).toBeLessThan(0);
    else expect(difference).toBeGreaterThan(0);
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
