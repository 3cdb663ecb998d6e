// Who comes where: places that are not needed, units by patient, ways in turn; to the minute, as the manual says.

import { describe, expect, it } from 'vitest';
import { compileModel, createWorld, deadlock, drive, parseScenario } from '../../engine/index.ts';
import { only, trace } from './exactTrace.ts';

describe('A place is not needed by who begins at once', () => {
  // From minute 1 on y waits for both; x keeps the one of them.
  const doors = (door: string, units: number, next = 'c'): readonly string[] =>
    only(
      trace(`arrivals: [{id: x, at: [0 min], to: pre}, {id: y, at: [1 min], to: both}, {id: z, at: [2 min], to: before}]
resources: [{id: one, capacity: 1}, {id: other, capacity: ${units}}]
steps:
  - {id: pre, seize: [one], lasts: 5 min, next: c}
  - {id: both, seize: [one, other], lasts: 10 min, next: home}
  - {id: before, next: ${next}}
  - {id: c, seize: [other], ${door}lasts: 2 min, next: home}
outcomes: [{id: home}, {id: lost}]`),
      'start',
      'block',
      'turned-away',
    );

  it.each([
    ['room: {places: 0, when-full: lost}, ', 'c'],
    ['room: {places: 0, when-full: block}, ', 'c'],
    ['', '{first-free: [c], otherwise: lost}'],
  ])('%s%s: also past somebody who waits for something else besides', (door, next) => {
    expect(doors(door, 1, next)).toContain('2 start c z0');
  });

  it('nobody stands at a door beside free units, and a place is claimed before what was left is given back', () => {
    const door = 'room: {places: 0, when-full: block}, ';
    expect(doors(door, 2).slice(-2)).toEqual(['5 start c x0', '5 start both y0']);
    expect(doors(door, 1).slice(-2)).toEqual(['5 start c x0', '7 start both y0']);
  });

  it('but nobody is let in past somebody who could have had the units', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min], to: work}, {id: b, at: [1 min], to: work}]
resources: [{id: nurse, capacity: 1}]
steps:
  - {id: work, seize: [nurse], lasts: 5 min, next: again}
  - {id: again, seize: [nurse], room: {places: 0, when-full: lost}, lasts: 2 min, next: home}
outcomes: [{id: home}, {id: lost}]`);
    expect(told).toContain('5 turned-away again 0');
  });
});

describe('Units that depend on the patient', () => {
  const families = (keys: string): readonly string[] =>
    trace(`attributes: [{id: people, number: 1}]
arrivals: [{id: a, at: [0 min, 1 min, 2 min, 3 min], given: {people: [2, 3.4, 1, 0]}, to: sit}]
resources: [{id: seat, capacity: 4}]
steps: [{id: sit, seize: [{resource: seat, units: people}], ${keys}lasts: 10 min, next: home}]
outcomes: [{id: home}, {id: lost}]`);

  it('[Q2] are as many as its attributes say, and nobody passes the first of the list who needs more', () => {
    // 3.4 is three, 0 is one.
    expect(only(families(''), 'start')).toEqual([
      '0 start sit 0',
      '10 start sit 1',
      '10 start sit 2',
      '20 start sit 3',
    ]);
  });

  it('[Q4] when the first gives up, the next may begin with what was free all along', () => {
    expect(only(families('patience: {after: 4 min, to: lost}, '), 'start', 'give-up')).toEqual([
      '0 start sit 0',
      '5 give-up sit 1',
      '5 start sit 2',
      '5 start sit 3',
    ]);
  });

  it('[Q5] where nobody waits, who needs no more than is free needs no place', () => {
    const told = families('room: {places: 0, when-full: lost}, ');
    expect(only(told, 'start', 'turned-away')).toEqual([
      '0 start sit 0',
      '1 turned-away sit 1',
      '2 start sit 2',
      '3 start sit 3',
    ]);
  });

  it('may need more than there is: then they, and those behind them, are named as never going on', () => {
    const text = `flowday: 1
scenario: too-many
calendar: {start: 2024-01-01, length: 1 day}
attributes: [{id: people, number: 1}]
arrivals: [{id: a, at: [0 min, 1 min, 2 min], given: {people: [2, 9, 1]}, to: sit}]
resources: [{id: seat, capacity: 4}]
steps: [{id: sit, seize: [{resource: seat, units: people}], lasts: 10 min, next: home}]
outcomes: [{id: home}]`;
    const { scenario } = parseScenario(text, 'too-many.yaml');
    if (scenario === null) throw new Error('It does not read');
    const world = createWorld(compileModel(scenario), { seed: 'x', replication: 0, measuring: false });
    drive(world, 60);
    expect(deadlock(world)?.patients.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });
});

it('each way in turn counts whom it has sent on, not everybody who ends the step', () => {
  const told = trace(`attributes: [{id: kind, number: 0}]
arrivals: [{id: a, at: [0 min, 1 min, 2 min, 3 min, 4 min, 5 min], given: {kind: [0, 1]}, to: sort}]
steps:
  - {id: sort, next: {cases: [{when: kind == 0, to: home}, {otherwise: {in-turn: [left, right]}}]}}
  - {id: left, lasts: 1 min, next: home}
  - {id: right, lasts: 1 min, next: home}
outcomes: [{id: home}]`);
  const sides = told.filter((one) => / start (left|right) /.test(one));
  expect(sides).toEqual(['1 start left 1', '3 start right 3', '5 start left 5']);
});
