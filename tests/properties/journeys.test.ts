// What the people of random networks go through: along the arrows, together, in hours and rounds, and with the work
// that they were given.

import { describe, expect, it } from 'vitest';
import {
  drive,
  hearJourneys,
  type JourneyEvent,
  type Model,
  type Step,
  type World,
} from '../../engine/index.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';
import { networkModel, networkNumbers, untilMinutes, worldOf } from './networks.ts';
import { type Dates, dayKind } from './shifts.ts';
import { brokenWays } from './ways.ts';

const grid = 2 ** -20;

function journeysOf(model: Model, number: number): readonly JourneyEvent[] {
  const world = worldOf(model, number, false);
  const events: JourneyEvent[] = [];
  hearJourneys(world, (event) => events.push(event));
  drive(world, untilMinutes);
  return events;
}

describe.each(networkNumbers(201, 10))('journeys of network %i', (number) => {
  it('[P2] [P3] [Q3] keep to the ways drawn and end in one outcome', () => {
    const model = networkModel(number);
    const events = journeysOf(model, number);
    expect(events.length).toBeGreaterThan(300);
    expect(brokenWays(model.scenario, events)).toEqual([]);
  });
});

describe('over many networks', () => {
  const numbers = networkNumbers(221, 24);
  const runs = numbers.map((number) => {
    const model = networkModel(number, { decisions: false });
    return { number, scenario: model.scenario, events: journeysOf(model, number) };
  });

  it('[P2] shortest leads to the fewest people, in-turn to one after the other', () => {
    const seen = { shortest: 0, inTurn: 0 };
    // In the last of these, somebody at a door decides which is the shortest.
    for (const number of [...numbers, 265, 357, 392]) {
      const model = networkModel(number, { decisions: false });
      const world = worldOf(model, number, false);
      const ends = new Map<string, number>();
      const bound = new Map<number, string>();
      hearJourneys(world, ({ moment, where }, slot, now) => {
        const expected = bound.get(slot);
        bound.delete(slot);
        // Of a party that goes on as one, the first alone decides.
        if (moment === 'along') {
          ends.set(where, (ends.get(where) as number) - 1);
          return;
        }
        if (expected !== undefined) expect([number, where]).toEqual([number, expected]);
        const next = model.scenario.steps.find(({ id }) => id === where)?.next;
        if (moment !== 'end' || next === undefined) return;
        const before = ends.get(where) ?? 0;
        ends.set(where, before + 1);
        if (next.kind === 'in-turn') {
          seen.inTurn++;
          bound.set(slot, next.among[before % next.among.length] as string);
        }
        if (next.kind !== 'shortest') return;
        seen.shortest++;
        const people = next.among.map((id) => peopleFor(now, id));
        bound.set(slot, next.among[people.indexOf(Math.min(...people))] as string);
      });
      drive(world, untilMinutes);
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it('[Q6] parties begin together, work the same minutes, end together, and are never interrupted', () => {
    let parties = 0;
    for (const { scenario, events, number } of runs) {
      for (const step of scenario.steps) {
        if (step.together === null) continue;
        for (const members of partiesAt(step, events)) {
          const [first] = members;
          parties++;
          for (const member of members) expect([number, member.minutes]).toEqual([number, first?.minutes]);
          // Two parties with the same drawn minutes at one instant do not happen, as they do with computed ones.
          if (isContinuous(step)) for (const member of members) expect(member.until).toBe(first?.until);
          if (isContinuous(step)) expect(members.length).toBeLessThanOrEqual(step.together.most);
          const waited = members.some((one) => one.waited >= (step.together?.orAfterMinutes ?? Infinity));
          if (!waited) expect(members.length).toBeGreaterThanOrEqual(step.together.least);
        }
      }
    }
    expect(parties).toBeGreaterThan(100);
  });

  it('[Q7] [P4] nobody begins outside hours and rounds; whoever waits for parts goes on with the last of them', () => {
    const seen = { hours: 0, rounds: 0, joined: 0 };
    for (const { scenario, events } of runs) {
      const served = new Map<string, number>();
      const ended = new Set<string>();
      for (const { moment, where, atMinutes, origin, ordinal, episode, part } of events) {
        const who = `${origin} ${ordinal} ${atMinutes}`;
        if (moment === 'outcome' && part > 0) ended.add(who);
        if (moment === 'joined') {
          seen.joined++;
          expect([episode, ended.has(who)]).toEqual([episode, true]);
        }
        const step = scenario.steps.find(({ id }) => id === where);
        if (step === undefined || (moment !== 'start' && moment !== 'resume')) continue;
        if (step.open !== null) {
          seen.hours++;
          expect([where, atMinutes, isOpen(scenario.calendar, step, atMinutes)]).toEqual([
            where,
            atMinutes,
            true,
          ]);
        }
        if (step.servedAt === null) continue;
        seen.rounds++;
        const key = `${where} ${atMinutes}`;
        served.set(key, (served.get(key) ?? 0) + 1);
        expect([where, atMinutes, served.get(key)]).toEqual([
          where,
          atMinutes,
          Math.min(served.get(key) as number, mostAt(scenario.calendar, step, atMinutes)),
        ]);
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('[S5] work that was interrupted goes on with what was left of it, or with all of it', () => {
    const seen = { resumed: 0, begunAgain: 0, ended: 0 };
    for (const { events } of runs) {
      const begun = new Map<string, { at: number; minutes: number; all: number; left: number }>();
      for (const { moment, where, atMinutes, workMinutes, origin, ordinal, episode, part } of events) {
        const who = `${origin} ${ordinal} ${episode} ${part} ${where}`;
        const minutes = workMinutes ?? 0;
        const now = begun.get(who);
        if (moment === 'start') begun.set(who, { at: atMinutes, minutes, all: minutes, left: minutes });
        if (now === undefined) continue;
        if (moment === 'interrupt') now.left = minutes;
        if (moment === 'resume') {
          const left = Math.abs(minutes - now.left) <= grid;
          const all = isLonger(minutes, now.all);
          expect([who, minutes, left || all]).toEqual([who, minutes, true]);
          if (left) seen.resumed++;
          else seen.begunAgain++;
          begun.set(who, { ...now, at: atMinutes, minutes, left: minutes });
        }
        if (moment === 'end') {
          seen.ended++;
          expect([who, isLonger(atMinutes - now.at, now.minutes)]).toEqual([who, true]);
        }
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });
});

/** Who is at a step, or at its door: counted one by one. */
function peopleFor({ patients, model }: World, id: string): number {
  const step = model.find.step.get(id);
  let people = 0;
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    const status = patients.status[slot];
    // Whoever is on the way has left.
    const { none, away, moving, along } = patientStatus;
    if ([none, away, moving, along].some((one) => one === status)) continue;
    if (patients.step[slot] === step) people++;
    if (status === patientStatus.blocked && patients.target[slot] === step) people++;
  }
  return people;
}

/** The same minutes, or longer by hand-overs of three minutes each. */
function isLonger(minutes: number, drawn: number): boolean {
  const more = minutes - drawn;
  return more > -grid && Math.abs(more - 3 * Math.round(more / 3)) <= grid;
}

interface Member {
  readonly minutes: number | null;
  until: number | null;
  readonly waited: number;
}

function isContinuous({ lasts }: Step): boolean {
  return /"(exponential|gamma|weibull|pareto|hyperexponential)"/.test(JSON.stringify(lasts));
}

/** Those who began at one instant with the same work. */
function partiesAt({ id }: Step, events: readonly JourneyEvent[]): Member[][] {
  const parties: Member[][] = [];
  const since = new Map<string, number>();
  const working = new Map<string, Member>();
  let at = -1;
  for (const { moment, where, atMinutes, workMinutes, origin, ordinal, episode, part } of events) {
    const who = `${origin} ${ordinal} ${episode} ${part}`;
    // Whoever comes over from another list has waited since the first of them.
    if (moment === 'wait') since.set(who, atMinutes);
    if (where !== id) continue;
    if (moment === 'interrupt') throw new Error(`A party was interrupted at ${id}`);
    if (moment === 'end') {
      const member = working.get(who);
      if (member) member.until = atMinutes;
    }
    if (moment !== 'start') continue;
    const member = { minutes: workMinutes, until: null, waited: atMinutes - (since.get(who) ?? atMinutes) };
    working.set(who, member);
    const last = parties.at(-1);
    if (last !== undefined && atMinutes === at && last[0]?.minutes === workMinutes) last.push(member);
    else parties.push([member]);
    at = atMinutes;
  }
  return parties;
}

function isOpen(calendar: Dates, { open }: Step, atMinutes: number): boolean {
  const since = atMinutes + calendar.startMinuteOfDay;
  const day = Math.floor(since / 1440);
  return (open?.hours ?? []).some(({ days, fromMinuteOfDay, toMinuteOfDay }) =>
    [day - 1, day].some((one) => {
      const until = toMinuteOfDay <= fromMinuteOfDay ? toMinuteOfDay + 1440 : toMinuteOfDay;
      const within = since >= one * 1440 + fromMinuteOfDay && since < one * 1440 + until;
      return within && days.some((kind) => kind === dayKind(calendar, one));
    }),
  );
}

/** How many may be served at an instant; 0 where there is no round. */
function mostAt(calendar: Dates, { servedAt }: Step, atMinutes: number): number {
  const since = atMinutes + calendar.startMinuteOfDay;
  const kind = dayKind(calendar, Math.floor(since / 1440));
  return (servedAt ?? [])
    .filter(
      ({ days, minutesOfDay }) => days.some((one) => one === kind) && minutesOfDay.includes(since % 1440),
    )
    .reduce((sum, { most }) => sum + (most ?? Infinity), 0);
}
