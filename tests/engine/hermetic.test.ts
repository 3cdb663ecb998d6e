// The engine runs with every forbidden global replaced by a function that throws, and to the same bits.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceScenario } from '../../engine/drive/referenceScenario.ts';
import {
  createWorld,
  drive,
  hashWorld,
  type Model,
  measuresOf,
  restoreWorld,
  takeSnapshot,
  worldView,
} from '../../engine/index.ts';
import { exactMath } from '../ground/exactMath.ts';
import { at, pull } from './commands.ts';
import { brokenIn } from './invariants.ts';
import { play, randomAttempts, randomModel } from './play.ts';
import { modelOf } from './tiny.ts';

const forbidden = [
  'Date',
  'Intl',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
  'Promise',
];
const localeMethods = [
  [String.prototype, 'localeCompare'],
  [String.prototype, 'toLocaleLowerCase'],
  [String.prototype, 'toLocaleUpperCase'],
  [Number.prototype, 'toLocaleString'],
  [Array.prototype, 'toLocaleString'],
] as const;

/** Does the work while everything that is not the same everywhere throws. */
function hermetically<T>(work: () => T): T {
  const undo: (() => void)[] = [];
  const replace = (holder: object, name: string): void => {
    const original = Object.getOwnPropertyDescriptor(holder, name);
    if (original === undefined) throw new Error(`There is no ${name} to forbid`);
    const refuse = (): never => {
      throw new Error(`${name} is forbidden in the engine`);
    };
    const value = new Proxy(function forbiddenHere() {}, { get: refuse, apply: refuse, construct: refuse });
    Object.defineProperty(holder, name, { value, configurable: true, writable: true });
    undo.push(() => Object.defineProperty(holder, name, original));
  };
  try {
    for (const name of Object.getOwnPropertyNames(Math)) {
      if (typeof Reflect.get(Math, name) === 'function' && !exactMath.includes(name)) replace(Math, name);
    }
    for (const name of forbidden) replace(globalThis, name);
    for (const [holder, name] of localeMethods) replace(holder, name);
    return work();
  } finally {
    for (const restore of undo.reverse()) restore();
  }
}

function hospital(): Model {
  return modelOf(readFileSync(new URL('../../scenarios/small-hospital.yaml', import.meta.url), 'utf8'));
}

/** A whole run with snapshots, views and measures on the way. */
function wholeRun(model: Model): string[] {
  let world = createWorld(model, { seed: 'hermetic', replication: 1, measuring: true });
  const hashes: string[] = [];
  for (let minute = 0; minute <= model.calendar.durationMinutes; minute += 360) {
    drive(world, minute);
    world = restoreWorld(model, takeSnapshot(world));
    hashes.push(JSON.stringify(hashWorld(world)), JSON.stringify(worldView(world, { kind: 'control' })));
  }
  hashes.push(JSON.stringify(measuresOf(world)));
  return hashes;
}

describe('a hermetic run', () => {
  it('[R1] forbids what it says, and puts it back', () => {
    expect(() => hermetically(() => Math.log(2))).toThrow('log is forbidden');
    expect(() => hermetically(() => new Date())).toThrow('Date is forbidden');
    expect(() => hermetically(() => crypto.getRandomValues)).toThrow('crypto is forbidden');
    expect(() => hermetically(() => 'a'.localeCompare('b'))).toThrow('localeCompare is forbidden');
    expect(Math.log(1)).toBe(0);
    expect('a'.localeCompare('b')).toBe(-1);
  });

  it.each([
    ['the reference scenario', () => modelOf(referenceScenario)],
    ['the small hospital', hospital],
    ['a random scenario', () => randomModel(3)],
  ])('[R1] of %s has the same bits, views and measures as a plain one', (_, compiled) => {
    const model = compiled();
    const plain = wholeRun(model);
    expect(hermetically(() => wholeRun(model))).toEqual(plain);
    expect(new Set(plain).size).toBeGreaterThan(plain.length / 2);
  });

  it('[R1] with commands has the same bits too', () => {
    const model = randomModel(4);
    const run = (): string => {
      const world = createWorld(model, { seed: 'h', replication: 0, measuring: true });
      return hashWorld(play(world, randomAttempts(4)).world).state;
    };
    expect(hermetically(run)).toBe(run());
  });

  it.each([
    ['the reference scenario', () => modelOf(referenceScenario)],
    ['the small hospital', hospital],
  ])('[R1] %s holds no NaN, no infinity, no −0, and is sound every six hours', (_, compiled) => {
    const model = compiled();
    const world = createWorld(model, { seed: 'sound', replication: 0, measuring: true });
    for (let minute = 0; minute <= model.calendar.durationMinutes; minute += 360) {
      drive(world, minute);
      expect([minute, brokenIn(world)]).toEqual([minute, []]);
    }
    expect(world.arrivals).toBeGreaterThan(100);
  });

  it('[R1] neither a product written to an attribute nor an amount of −0 leaves a −0 behind', () => {
    const model = modelOf(`
flowday: 1
scenario: minus
name: Minus
calendar: {start: 2024-01-01, length: 1 days}
attributes: [{id: score, name: Score, number: 0}]
arrivals: [{id: walk-in, name: W, rate: 100 per day, to: see}]
resources: [{id: nurse, name: Nurse, kind: staff, capacity: 1}]
steps:
  - {id: see, name: See, seize: [nurse], rank: score * (0 - 1), lasts: 20 min, set: {score: score * (0 - 1)}, next: again}
  - {id: again, name: Again, seize: [nurse], rank: score * (0 - 1), lasts: 1 h, next: home}
outcomes: [{id: home, name: Home}]
agencies: [{id: trust, name: Trust, short: T, kind: acute, brief: B, budget: £1, measures: [], patch: []}]
teams: [{id: team, name: Team, agencies: [trust], seats: 1}]
levers:
  - {id: lend, name: Lend, agency: trust, says: S, makes-work-for: nobody, kind: tactical, cost: {once: £0, per-day: £10, per-unit: true}, amount: {unit: nurses, least: 0, most: 2, step: 1, usual: 1}, lead-time: 0 min, lasts: 3 h, effects: [{capacity: nurse, add: 0 - amount}, {budget: trust, add: 0 - amount}]}
`);
    const world = createWorld(model, { seed: 'minus', replication: 0, measuring: true });
    at(world, 60, pull('lend', -0));
    expect(brokenIn(world)).toEqual([]);
    drive(world, 1000);
    expect(world.waitingAt(0)).toBeGreaterThan(0);
    expect(brokenIn(world)).toEqual([]);
  });
});
