// Work that a condition stops: who, when, with what in hand, and what is counted; to the minute, as the manual says.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  measuresOf,
  parseScenario,
  recordJourneys,
} from '../../engine/index.ts';
import { explainStep } from '../../engine/views/explainStep.ts';
import { oneStep, problemsIn, scenarioOf, stepOf } from './careFile.ts';
import { trace } from './exactTrace.ts';

/** Three come at minutes 0, 1 and 2 for two trolleys; at minute 7 somebody says that it is full. */
const ward = (keys: string): readonly string[] =>
  trace(`variables: [{id: full, value: 0, name: Full, source: by definition}]
attributes: [{id: frail, number: 0, source: by definition}]
arrivals:
  - {id: a, at: [0 min, 1 min, 2 min], given: {frail: [0, 1, 0]}, to: observe}
  - {id: b, at: [7 min], to: alarm}
resources: [{id: trolley, capacity: 2}]
steps:
  - {id: observe, seize: [trolley], ${keys}, next: home}
  - {id: alarm, set: {full: 1}, next: home}
  - {id: lounge, lasts: 3 min, next: home}
outcomes: [{id: home}]`).filter((line) => !line.includes('alarm') && !line.includes('lounge'));

describe('Work stops as soon as its condition holds', () => {
  it('[S8] for whoever began first, one after the other; then somebody is called, begins and stops too', () => {
    expect(ward('lasts: 20 min, stop: {when: full == 1, to: lounge}')).toEqual([
      '0 start observe 0',
      '1 start observe 1',
      '7 stop observe 0',
      '7 stop observe 1',
      '7 start observe 2',
      '7 stop observe 2',
    ]);
  });

  it('[S8] is asked of each anew: what the one before left may be enough', () => {
    expect(ward('lasts: 20 min, stop: {when: working(observe) > 1, to: lounge}')).toEqual([
      '0 start observe 0',
      '1 start observe 1',
      '1 stop observe 0',
      '2 start observe 2',
      '2 stop observe 1',
      '22 end observe 2',
    ]);
  });

  it('[S8] may ask about the patient', () => {
    expect(ward('lasts: 20 min, stop: {when: full == 1 and frail == 0, to: lounge}')).toEqual([
      '0 start observe 0',
      '1 start observe 1',
      '7 stop observe 0',
      '7 start observe 2',
      '7 stop observe 2',
      '21 end observe 1',
    ]);
  });

  it('[S8] never when it is done at that very instant', () => {
    expect(ward('lasts: 7 min, stop: {when: full == 1, to: lounge}')).toEqual([
      '0 start observe 0',
      '1 start observe 1',
      '7 stop observe 1',
      '7 start observe 2',
      '7 stop observe 2',
      '7 end observe 0',
    ]);
  });

  it('[S8] [Q9] before whoever was interrupted goes on elsewhere, where a condition that has come to hold began it', () => {
    const told = trace(`arrivals: [{id: b, at: [0 min, 0 min], to: low}, {id: a, at: [1 min], to: high}]
resources: [{id: one, capacity: 1}, {id: other, capacity: 1}]
groups: [{id: any, members: [one, other]}]
steps:
  - {id: low, seize: [any], rank: 1, preempt: resume, lasts: {list: [9 min, 5 min]}, next: home}
  - {id: high, seize: [one], preempt: resume, serve-when: ended(low) > 0, lasts: 5 min, stop: {when: ended(low) > 0, to: home}, next: home}
outcomes: [{id: home}]`);
    expect(told.slice(2)).toEqual([
      '5 end low b1',
      '5 interrupt low b0',
      '5 start high 0',
      '5 stop high 0',
      '5 resume low b0',
      '9 end low b0',
    ]);
  });

  it('[S8] also by the hour alone', () => {
    expect(ward('lasts: 2 h, stop: {when: hour >= 1, to: lounge}')).toEqual([
      '0 start observe 0',
      '1 start observe 1',
      '60 stop observe 0',
      '60 stop observe 1',
      '60 start observe 2',
      '60 stop observe 2',
    ]);
  });

  it('[S8] what was interrupted is asked again when it goes on', () => {
    const told = trace(`variables: [{id: full, value: 0, name: Full, source: by definition}]
arrivals:
  - {id: a, at: [0 min], to: routine}
  - {id: urgent, at: [2 min], to: emergency}
  - {id: b, at: [5 min], to: alarm}
resources: [{id: nurse, capacity: 1}]
steps:
  - {id: routine, seize: [nurse], rank: 2, preempt: resume, lasts: 10 min, stop: {when: full == 1, to: home}, next: home}
  - {id: emergency, seize: [nurse], rank: 1, lasts: 6 min, next: home}
  - {id: alarm, set: {full: 1}, next: home}
outcomes: [{id: home}]`);
    expect(told.filter((line) => line.includes('routine'))).toEqual([
      '0 start routine 0',
      '2 interrupt routine 0',
      '8 resume routine 0',
      '8 stop routine 0',
    ]);
  });
});

describe('Who has stopped', () => {
  /** Somebody holds a bed and is at work in a bay; another waits for the bed, a third for the bay. */
  const hands = (release: string): readonly string[] =>
    trace(`arrivals: [{id: a, at: [0 min], to: admit}, {id: b, at: [4 min], to: admit}, {id: c, at: [5 min], to: bay-care}]
resources: [{id: bed, capacity: 1}, {id: bay, capacity: 1}]
steps:
  - {id: admit, seize: [bed], hold: [bed], next: bay-care}
  - {id: bay-care, seize: [bay], lasts: 20 min, stop: {when: waiting(bay-care) > 0, to: doze${release}}, next: doze}
  - {id: doze, lasts: 2 min, next: home}
outcomes: [{id: home}]`).filter((line) => !line.includes('end') && !line.includes('doze'));

  it('[S3] [S8] gives back what was seized there and keeps what was held from before', () => {
    expect(hands('')).toEqual([
      '0 start admit 0',
      '0 start bay-care 0',
      '5 stop bay-care 0',
      '5 start bay-care c0',
      '7 start admit b0',
      '7 stop bay-care c0',
      '7 start bay-care b0',
    ]);
  });

  it('[S3] [S8] but for what is to be released', () => {
    expect(hands(', release: [bed]')).toEqual([
      '0 start admit 0',
      '0 start bay-care 0',
      '5 stop bay-care 0',
      '5 start admit b0',
      '5 start bay-care c0',
      '5 stop bay-care c0',
      '5 start bay-care b0',
    ]);
  });

  it('is counted apart from who was done and who was interrupted', () => {
    const text = `flowday: 1
scenario: stopped
calendar: {start: 2024-01-01, length: 1 h}
arrivals: [{id: a, every: 10 min, to: work}]
steps: [{id: work, lasts: {list: [5 min, 12 min]}, stop: {when: working(work) > 1, to: elsewhere}, next: home}]
outcomes: [{id: home}, {id: elsewhere}]
kpis: [{id: stops, name: Stops, unit: number, definition: d, numerator: stopped(work)}]
`;
    const { scenario, problems } = parseScenario(text, 'stopped.yaml');
    expect(problems).toEqual([]);
    if (scenario === null) throw new Error('unread');
    const model = compileModel(scenario);
    const world = createWorld(model, { seed: 'stopped', replication: 0, measuring: true });
    drive(world, 60);
    // They come at 10, 20, … 60. The second stops at 30, the fourth at 50; the first, third and fifth are done.
    const found = measuresOf(world);
    expect(found['stopped.work']?.mean).toBe(2 / 5);
    expect(found['ended.work']?.mean).toBe(3);
    expect(found['kpi.stops']?.mean).toBe(2);
    expect(found['outcome.elsewhere']?.mean).toBe(2);
    expect(found['time.work']?.mean).toBe((5 + 10 + 5 + 10 + 5) / 5);
  });
});

it('[R2] whoever comes again draws their work anew, also where only a stop leads back', () => {
  const scenario = scenarioOf({
    steps: `  - {id: see, seize: [nurse], lasts: {exponential: {mean: 1 h}}, stop: {when: waiting(see) > 3, to: pause}, next: home}
  - {id: pause, lasts: 5 min, next: see}`,
  });
  const world = createWorld(compileModel(scenario), { seed: 'anew', replication: 0, measuring: false });
  const events = recordJourneys(world);
  drive(world, 1440);
  const minutes = new Map<string, number[]>();
  for (const { moment, where, origin, ordinal, workMinutes } of events) {
    if (moment !== 'start' || where !== 'see') continue;
    const who = `${origin} ${ordinal}`;
    minutes.set(who, [...(minutes.get(who) ?? []), workMinutes ?? 0]);
  }
  const again = [...minutes.values()].filter((all) => all.length > 1);
  expect(again.length).toBeGreaterThan(0);
  for (const all of again) expect(new Set(all).size).toBe(all.length);
});

it('is explained without the sentence that work goes on whatever happens', () => {
  const parts = oneStep('stop: {when: hour >= 20, to: home}');
  const scenario = scenarioOf(parts);
  const told = explainStep(scenario, stepOf(parts)).join(' ');
  expect(told).toContain('It stops undone as soon as hour >= 20 holds: the patient goes to home');
  expect(told).not.toContain('never interrupted');
});

describe('The check', () => {
  const codes = (keys: string): readonly (readonly [string, string | null])[] =>
    problemsIn(oneStep(keys)).map(({ code, expected, hint }) => [code, hint ?? expected ?? null]);

  it.each([
    ['lasts: 0 min, stop: {when: hour > 9, to: home}', 'nothing-to-stop', 'Give it a "lasts".'],
    [
      'together: {most: 4}, lasts: 5 min, stop: {when: hour > 9, to: home}',
      'nothing-to-stop',
      'Take "stop" away, or "together".',
    ],
  ])('%s', (keys, code, help) => {
    expect(codes(keys)).toEqual([[code, help]]);
  });

  it('refuses a release of what nobody at work there holds from before', () => {
    expect(codes('lasts: 5 min, stop: {when: hour > 9, to: home, release: [nurse]}')[0]?.[0]).toBe(
      'release-of-nothing',
    );
  });

  it('asks for when and to', () => {
    expect(codes('lasts: 5 min, stop: {to: home}').map(([code]) => code)).toEqual(['missing-key']);
    expect(codes('lasts: 5 min, stop: {when: hour > 9}').map(([code]) => code)).toEqual(['missing-key']);
  });
});
