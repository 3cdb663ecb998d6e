// The event calendar against a sorted list that anybody can see is right.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnArray } from '../../engine/base/columns.ts';
import { StateHash } from '../../engine/base/stateHash.ts';
import { EventCalendar } from '../../engine/calendar/eventCalendar.ts';
import { uniformAt } from '../../engine/random/address.ts';

interface Expected {
  handle: number;
  atMinutes: number;
  priority: number;
  serial: number;
  kind: number;
  subject: number;
}

const inOrder = (one: Expected, other: Expected) =>
  one.atMinutes - other.atMinutes || one.priority - other.priority || one.serial - other.serial;

function hashOf(calendar: EventCalendar): string {
  const hash = new StateHash();
  for (const { array, length } of calendar.columns()) hash.addColumn(array, length);
  return hash.digest();
}

function savedAndRestored(calendar: EventCalendar): EventCalendar {
  const saved = new Map<string, ColumnArray>(
    calendar.columns().map(({ name, array, length }) => [name, array.slice(0, length)]),
  );
  const restored = new EventCalendar();
  restored.adopt((name) => saved.get(name) as ColumnArray);
  return restored;
}

type Operation =
  | { kind: 'schedule'; delay: number; priority: number; eventKind: number; subject: number }
  | { kind: 'cancel' | 'reschedule'; pick: number; delay: number }
  | { kind: 'take' }
  | { kind: 'restore' };

// Few instants and priorities, so that ties are the rule.
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('schedule' as const),
      delay: fc.integer({ min: 0, max: 6 }),
      priority: fc.constantFrom(0, 1, 5, 255),
      eventKind: fc.integer({ min: 0, max: 255 }),
      subject: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'reschedule' as const),
      pick: fc.nat(),
      delay: fc.integer({ min: 0, max: 6 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
);

/** Plays the operations on a calendar and on the list; restores only if asked to. Answers the trace. */
function play(operations: readonly Operation[], restoring: boolean): string[] {
  let calendar = new EventCalendar();
  const list: Expected[] = [];
  const trace: string[] = [];
  let serial = 0;
  let now = 0;
  for (const step of operations) {
    if (step.kind === 'schedule') {
      const { priority, eventKind, subject } = step;
      const handle = calendar.schedule(now + step.delay, priority, eventKind, subject);
      expect(list.some((event) => event.handle === handle)).toBe(false);
      list.push({
        handle,
        atMinutes: now + step.delay,
        priority,
        serial: serial++,
        kind: eventKind,
        subject,
      });
    } else if (step.kind === 'take') {
      list.sort(inOrder);
      const next = list.shift();
      expect(calendar.take()).toBe(next !== undefined);
      if (next === undefined) continue;
      expect([calendar.atMinutes, calendar.kind, calendar.subject]).toEqual([
        next.atMinutes,
        next.kind,
        next.subject,
      ]);
      expect(next.atMinutes).toBeGreaterThanOrEqual(now);
      now = next.atMinutes;
    } else if (step.kind === 'restore') {
      if (restoring) calendar = savedAndRestored(calendar);
    } else if (list.length > 0) {
      const event = list[step.pick % list.length] as Expected;
      expect(calendar.timeOf(event.handle)).toBe(event.atMinutes);
      if (step.kind === 'cancel') {
        calendar.cancel(event.handle);
        list.splice(list.indexOf(event), 1);
      } else {
        calendar.reschedule(event.handle, now + step.delay);
        event.atMinutes = now + step.delay;
        event.serial = serial++;
      }
    }
    expect(calendar.size).toBe(list.length);
    expect(calendar.peekMinutes()).toBe(
      list.reduce((least, event) => Math.min(least, event.atMinutes), Infinity),
    );
    trace.push(hashOf(calendar));
  }
  return trace;
}

describe('the event calendar', () => {
  it('[C1] [C3] [C4] agrees with a sorted list under random operations', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 300 }), (operations) => {
        play(operations, false);
      }),
      { numRuns: 300, seed: 20130723 },
    );
  });

  it('[J4] [R1] saved and restored at random points it has the same hash after every step', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200, minLength: 20 }), (operations) => {
        expect(play(operations, true)).toEqual(play(operations, false));
      }),
      { numRuns: 200, seed: 20131202 },
    );
  });

  it('[R3] looking, hashing or restoring between a take and the next event changes nothing', () => {
    const look: readonly ((calendar: EventCalendar) => EventCalendar)[] = [
      (calendar) => calendar,
      (calendar) => {
        calendar.peekMinutes();
        return calendar;
      },
      (calendar) => {
        hashOf(calendar);
        return calendar;
      },
      savedAndRestored,
    ];
    const traces = look.map((between) => {
      let calendar = new EventCalendar();
      for (let i = 0; i < 100; i++) calendar.schedule(i % 7, i % 3, 1, i);
      const trace: (number | string)[] = [];
      for (let i = 0; i < 400 && calendar.take(); i++) {
        const { atMinutes, subject } = calendar;
        calendar = between(calendar);
        if (i % 4 !== 0) calendar.schedule(atMinutes + (i % 5), subject % 3, 1, subject);
        trace.push(subject, hashOf(calendar));
      }
      return trace;
    });
    expect(traces[0]?.length).toBe(2 * 397);
    for (const trace of traces) expect(trace).toEqual(traces[0]);
  });

  it('[C1] at one instant: priority, then the order of scheduling; a rescheduled event joins last', () => {
    const calendar = new EventCalendar();
    calendar.schedule(10, 1, 0, 1);
    const moved = calendar.schedule(10, 0, 0, 2);
    calendar.schedule(10, 0, 0, 3);
    calendar.schedule(9, 255, 0, 4);
    calendar.reschedule(moved, 10);
    const subjects: number[] = [];
    while (calendar.take()) subjects.push(calendar.subject);
    expect(subjects).toEqual([4, 3, 2, 1]);
  });

  it('[C2] refuses the past, the infinite and the undefined; the present is allowed', () => {
    const calendar = new EventCalendar();
    const early = calendar.schedule(5, 0, 0, 0);
    calendar.schedule(8, 0, 0, 0);
    calendar.cancel(early);
    calendar.take();
    const handle = calendar.schedule(8, 0, 0, 0);
    expect(() => calendar.schedule(8 - 2 ** -20, 0, 0, 0)).toThrow('time stands at 8');
    expect(() => calendar.reschedule(handle, 7)).toThrow('time stands at 8');
    expect(() => calendar.schedule(Infinity, 0, 0, 0)).toThrow();
    expect(() => calendar.schedule(Number.NaN, 0, 0, 0)).toThrow();
    expect(calendar.size).toBe(1);
  });

  it('[C3] refuses handles that are not pending', () => {
    const calendar = new EventCalendar();
    const handle = calendar.schedule(1, 0, 0, 0);
    calendar.cancel(handle);
    expect(() => calendar.cancel(handle)).toThrow('not pending');
    expect(() => calendar.reschedule(handle, 2)).toThrow('not pending');
    expect(() => calendar.timeOf(99)).toThrow('not pending');
    expect(() => calendar.timeOf(-1)).toThrow('not pending');
  });

  it('zeroes free slots and holds no −0, NaN or infinity', () => {
    const calendar = new EventCalendar();
    const handles = [-0, 3, 4].map((minutes, i) => calendar.schedule(minutes, 7, 9, i + 1));
    calendar.cancel(handles[1] as number);
    calendar.take();
    for (const { array, length, name } of calendar.columns()) {
      for (const value of array.slice(0, length)) {
        expect(Number.isFinite(value) && !Object.is(value, -0)).toBe(true);
      }
      if (['times', 'ranks', 'kinds', 'subjects'].includes(name)) {
        expect([array[handles[0] as number], array[handles[1] as number]]).toEqual([0, 0]);
      }
    }
  });

  it('[C1] [C3] keeps order when a third of 3,000 is cancelled and a third moved, out of the middle', () => {
    const calendar = new EventCalendar();
    const draw = (i: number, purpose: number) => uniformAt(5, 6, i, 0, purpose, 0) * 1e6;
    const expected: { atMinutes: number; subject: number }[] = [];
    const handles = Array.from({ length: 3000 }, (_, i) => calendar.schedule(draw(i, 1), 3, 1, i));
    handles.forEach((handle, i) => {
      if (i % 3 === 0) calendar.cancel(handle);
      else if (i % 3 === 1) calendar.reschedule(handle, draw(i, 2));
      if (i % 3 !== 0) expected.push({ atMinutes: draw(i, i % 3 === 1 ? 2 : 1), subject: i });
    });
    expected.sort((one, other) => one.atMinutes - other.atMinutes);
    const taken: { atMinutes: number; subject: number }[] = [];
    while (calendar.take()) taken.push({ atMinutes: calendar.atMinutes, subject: calendar.subject });
    expect(taken).toEqual(expected);
  });

  it('grows to 100,000 events and gives them back in order', () => {
    const calendar = new EventCalendar();
    for (let i = 0; i < 100_000; i++) calendar.schedule(uniformAt(1, 2, i, 0, 0, 0) * 1000, 3, 1, i);
    let before = 0;
    let taken = 0;
    while (calendar.take()) {
      if (calendar.atMinutes < before) throw new Error(`time went back to ${calendar.atMinutes}`);
      before = calendar.atMinutes;
      taken++;
    }
    expect(taken).toBe(100_000);
    expect(calendar.peekMinutes()).toBe(Infinity);
  });
});
