// Traces, stories and journeys through the engine's door: exact lines of a scenario without chance, filters, reasons
// that are true, samples that are the same in every branch.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  followPatient,
  hashWorld,
  hearJourneys,
  type JourneyEvent,
  type Model,
  recordJourneys,
  samplePatients,
  type TraceFilter,
  traceJourneys,
  type World,
} from '../../engine/index.ts';
import { modelOf } from '../engine/tiny.ts';
import { shippedScenario } from '../ground/shipped.ts';
import { randomNetwork } from './randomNetwork.ts';

/** Nothing here is left to chance: three people at given minutes, one nurse, one bed of which a doctor has need too. */
const certain = `flowday: 1
scenario: certain
name: Nothing left to chance
calendar: {start: 2024-01-01 08:00, length: 4 h}
attributes: [{id: colour, name: Colour, shares: {red: 50%, green: 50%}}]
arrivals:
  - {id: person, name: Person, at: [5 min, 6 min, 7.5 min, 8 min], given: {colour: [red, green, green, red]}, to: triage}
resources: [{id: nurse, name: Nurse, capacity: 1}, {id: bed, name: Bed, kind: bed, capacity: 1}]
steps:
  - id: triage
    name: Triage
    seize: [nurse]
    room: {places: 2, when-full: away}
    patience: {after: 20 min, to: away}
    lasts: 10 min
    next: {cases: [{when: colour == red, to: ward}, {otherwise: home}]}
  - {id: ward, name: Ward, seize: [bed], lasts: 2 h, next: home}
outcomes: [{id: home, name: Home}, {id: away, name: Elsewhere}]
`;

const hospital = modelOf(
  readFileSync(join(import.meta.dirname, '..', '..', 'scenarios', 'small-hospital.yaml'), 'utf8'),
);

function fresh(model: Model, seed = '1'): World {
  return createWorld(model, { seed, replication: 0, measuring: false });
}

function traceOf(model: Model, filter: Partial<TraceFilter> = {}): readonly string[] {
  const world = fresh(model);
  const lines: string[] = [];
  const everything = { patient: null, where: null, fromMinutes: 0, untilMinutes: Number.POSITIVE_INFINITY };
  traceJourneys(world, (line) => lines.push(line.replace(/ {2,}/g, ' | ')), { ...everything, ...filter });
  drive(world, model.calendar.durationMinutes);
  return lines;
}

function storyOf(model: Model, origin: string, ordinal: number, seed = '1'): readonly string[] {
  const world = fresh(model, seed);
  const story = followPatient(world, origin, ordinal);
  drive(world, model.calendar.durationMinutes);
  return story();
}

describe('a trace', () => {
  const model = modelOf(certain);

  it('tells each thing that happens: when, who, what, where, and why', () => {
    expect(traceOf(model).slice(0, 15)).toEqual([
      '2024-01-01 08:05 | person:0 | arrive | person | (Colour red)',
      '2024-01-01 08:05 | person:0 | enter | triage',
      '2024-01-01 08:05 | person:0 | start | triage | (at once; holds nurse; 10 min of work)',
      '2024-01-01 08:06 | person:1 | arrive | person | (Colour green)',
      '2024-01-01 08:06 | person:1 | enter | triage',
      '2024-01-01 08:06 | person:1 | wait | triage | (Nurse 1 of 1 in use; 0 in front)',
      '2024-01-01 08:07:30 | person:2 | arrive | person | (Colour green)',
      '2024-01-01 08:07:30 | person:2 | enter | triage',
      '2024-01-01 08:07:30 | person:2 | wait | triage | (Nurse 1 of 1 in use; 1 in front)',
      '2024-01-01 08:08 | person:3 | arrive | person | (Colour red)',
      '2024-01-01 08:08 | person:3 | turned-away | triage | (its 2 places were taken)',
      '2024-01-01 08:08 | person:3 | outcome | away | (no time after coming)',
      '2024-01-01 08:15 | person:0 | end | triage',
      '2024-01-01 08:15 | person:0 | enter | ward | (because colour == red)',
      '2024-01-01 08:15 | person:0 | start | ward | (at once; holds bed; 2 h of work)',
    ]);
  });

  it('can be narrowed to a patient, a place and a time, and each says a part of the whole', () => {
    const whole = traceOf(model);
    const one = traceOf(model, { patient: { origin: 'person', ordinal: 1 } });
    expect(one).toEqual(whole.filter((line) => line.includes('person:1 ')));
    const ward = traceOf(model, { where: 'ward' });
    expect(ward).toEqual(whole.filter((line) => / ward( |$)/.test(line)));
    expect(traceOf(model, { fromMinutes: 7, untilMinutes: 15 })).toEqual(whole.slice(6, 16));
    expect([one.length, ward.length]).toEqual([6, 3]);
  });

  it('reads the whole of BANES, where steps set categories and levers move people', () => {
    const world = fresh(compileModel(shippedScenario('banes-winter-2013')));
    let lines = 0;
    const told = (line: string): void => {
      lines += 1;
      if (/undefined|NaN|null/.test(line)) throw new Error(line);
    };
    traceJourneys(world, told, { patient: null, where: null, fromMinutes: 0, untilMinutes: 5 * 1440 });
    drive(world, 5 * 1440);
    expect(lines).toBeGreaterThan(40_000);
  });

  it('changes nothing in the run', () => {
    const plain = fresh(hospital);
    drive(plain, 1440);
    const watched = fresh(hospital);
    traceJourneys(watched, () => undefined, {
      patient: null,
      where: null,
      fromMinutes: 0,
      untilMinutes: 1440,
    });
    drive(watched, 1440);
    expect(hashWorld(watched)).toEqual(hashWorld(plain));
  });
});

describe('the story of one patient', () => {
  const model = modelOf(certain);

  it('tells waits, what was held, and why they went where they went', () => {
    expect(storyOf(model, 'person', 0)).toEqual([
      '2024-01-01 08:05  person:0 (Person) came on a Monday. Colour red.',
      '2024-01-01 08:05  They came to Triage.',
      '2024-01-01 08:05  Work at Triage began without waiting, holding Nurse; it would take 10 min.',
      '2024-01-01 08:15  They were done at Triage.',
      '2024-01-01 08:15  They came to Ward, because colour == red.',
      '2024-01-01 08:15  Work at Ward began without waiting, holding Bed; it would take 2 h.',
      '2024-01-01 10:15  They were done at Ward.',
      '2024-01-01 10:15  Their way ended at Home, 2 h 10 min after it began.',
    ]);
    expect(storyOf(model, 'person', 2)).toContain(
      '2024-01-01 08:25  Work at Triage began after 17 min 30 s of waiting, holding Nurse; it would take 10 min.',
    );
    expect(storyOf(model, 'person', 3)[1]).toBe(
      '2024-01-01 08:08  They were turned away from Triage: its 2 places were taken.',
    );
  });

  it('says what was missing while they waited, and that they are still there when the run ends', () => {
    const story = storyOf(modelOf(certain.replace('lasts: 2 h', 'lasts: 9 h')), 'person', 0);
    expect(story.at(-1)).toBe(
      '2024-01-01 12:00  The run ended. They were still on their way; last heard of at Ward.',
    );
    expect(storyOf(model, 'person', 1)[2]).toBe(
      '2024-01-01 08:06  They waited at Triage: not enough was free of Nurse (1 of 1 in use), nobody in front.',
    );
  });

  it('begins with who was there when the run began', () => {
    const [there, went] = storyOf(hospital, 'on-ward', 6);
    expect(there).toMatch(
      /^2024-01-08 07:00 {2}on-ward:6 \(On a ward\) was there when the run began, at work at On a ward\. Acuity /,
    );
    expect(went).toMatch(
      /^2024-01-08 07:00 {2}Work at On a ward went on at once, holding .*; it would take /,
    );
  });

  it('says so when there is nobody of that name, and why', () => {
    expect(storyOf(model, 'person', 4)).toEqual([
      'person:4 had not come when the run ended at 2024-01-01 12:00.',
    ]);
    expect(storyOf(model, 'nobody', 0)).toEqual([
      'Nobody comes from nobody: the scenario has no such source.',
    ]);
    const world = fresh(hospital);
    const came = new Set<number>();
    hearJourneys(world, ({ origin, ordinal }) => origin === 'walk-in' && came.add(ordinal));
    drive(world, 1440);
    const passedOver =
      Array.from({ length: 60 }, (_, ordinal) => ordinal).find((ordinal) => !came.has(ordinal)) ?? -1;
    expect(storyOf(hospital, 'walk-in', passedOver)).toEqual([
      expect.stringContaining(
        `walk-in:${passedOver} never came. A source makes candidates at the highest rate there may be`,
      ),
    ]);
  });
});

describe('the reasons in a trace', () => {
  // The way on is worked out apart from the engine, from the scenario as written: where the two disagreed, a trace
  // would give no reason. So in networks where every step decides, every way on must have one.
  it('are found for every decision of random networks, and agree with where people went', () => {
    let reasons = 0;
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const model = networkModel(number);
      if (model === null) continue;
      const deciding = model.scenario.steps.filter(({ next }) => next.kind !== 'to').map(({ id }) => id);
      const lines = traceOf(model);
      for (const { line, next } of waysOn(lines, deciding)) {
        expect(next, `network ${number}: ${line}`).toMatch(
          /\((.*; )?(because|by their own luck|where|in turn|moved)/,
        );
        reasons += 1;
      }
    }
    expect(reasons).toBeGreaterThan(1000);
  });
});

function networkModel(number: number): Model | null {
  try {
    return modelOf(randomNetwork(number));
  } catch {
    return null;
  }
}

/** Each end of a deciding step, with the next thing that is heard of the same patient. */
function waysOn(lines: readonly string[], deciding: readonly string[]): { line: string; next: string }[] {
  const ended = new Map<string, string>();
  const found: { line: string; next: string }[] = [];
  for (const line of lines) {
    const [, who = '', moment, where = ''] = line.split(' | ');
    const before = ended.get(who);
    if (before !== undefined) found.push({ line: before, next: line });
    ended.delete(who);
    if (moment === 'end' && deciding.includes(where)) ended.set(who, line);
  }
  return found;
}

describe('journeys', () => {
  function journeysOf(share: number, seed = '1'): readonly JourneyEvent[] {
    const world = fresh(hospital, seed);
    const events: JourneyEvent[] = [];
    hearJourneys(world, (event) => events.push(event), samplePatients(world, share));
    drive(world, 1440);
    return events;
  }

  const nameOf = ({ origin, ordinal }: JourneyEvent): string => `${origin}:${ordinal}`;

  it('[R4] are sampled by the patients’ own addresses: whole, and a small sample is part of a larger', () => {
    const all = journeysOf(1);
    const fifth = journeysOf(0.2);
    const people = new Set(fifth.map(nameOf));
    expect(fifth).toEqual(all.filter((event) => people.has(nameOf(event))));
    const half = new Set(journeysOf(0.5).map(nameOf));
    for (const person of people) expect(half).toContain(person);
    // Some 230 people at 20%: the standard deviation is 2.6%; four of them.
    const share = people.size / new Set(all.map(nameOf)).size;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.105);
    expect(half.size).toBeGreaterThan(people.size);
  });

  it('heard from minute 0 tell of the start census; a record from now on does not', () => {
    const heard = journeysOf(1).filter(({ moment, atMinutes }) => moment === 'arrive' && atMinutes === 0);
    const there = hospital.scenario.census.reduce((sum, { count }) => sum + count, 0);
    expect(heard.length).toBe(there);
    const world = fresh(hospital);
    const recorded = recordJourneys(world);
    drive(world, 1440);
    expect(recorded.filter(({ moment, atMinutes }) => moment === 'arrive' && atMinutes === 0)).toEqual([]);
    expect(recorded.length).toBeGreaterThan(1000);
  });
});
