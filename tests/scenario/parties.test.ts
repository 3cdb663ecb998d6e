// Parties that go through several steps as one: who walks, who is counted where, who parts when; to the minute.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  deadlock,
  drive,
  measuresOf,
  parseScenario,
  recordJourneys,
} from '../../engine/index.ts';
import { explainStep } from '../../engine/views/explainStep.ts';
import { followPatient } from '../../engine/views/story.ts';
import { oneStep, problemsIn, scenarioOf, stepOf } from './careFile.ts';
import { only, trace } from './exactTrace.ts';

const lines = (...told: readonly string[]): readonly string[] => told.flatMap((line) => line.split('; '));

/** Six come a minute apart for a minibus that takes three at a time. */
const transport = (until: string, steps = travel): string => `
arrivals: [{id: a, at: [0 min, 1 min, 2 min, 3 min, 4 min, 5 min], to: board}]
resources: [{id: minibus, kind: vehicle, capacity: 1}, {id: porter, capacity: 1}]
steps:
  - {id: board, seize: [minibus], together: {least: 3, most: 3, until: ${until}}, lasts: 2 min, hold: [minibus], next: travel}
${steps}
outcomes: [{id: home}, {id: elsewhere}]`;

const travel = `  - {id: travel, lasts: 10 min, next: unload}
  - {id: unload, seize: [porter], lasts: 1 min, release: [minibus], next: ward}
  - {id: ward, seize: [porter], lasts: 2 min, next: home}`;

function worldAt(body: string, minutes: number) {
  const { scenario } = parseScenario(
    `flowday: 1\nscenario: parties\ncalendar: {start: 2024-01-01, length: 1 day}\n${body}\n`,
    'parties.yaml',
  );
  if (scenario === null) throw new Error('A scenario of the test itself is wrong');
  const world = createWorld(compileModel(scenario), { seed: 'parties', replication: 0, measuring: true });
  const journeys = recordJourneys(world);
  drive(world, minutes);
  return { world, journeys };
}

describe('A party goes on as one', () => {
  it('[Q6] until its first comes to a place that is named; then each goes there too, in the order of the party', () => {
    expect(trace(transport('ward'))).toEqual(
      lines(
        '2 start board 0; 2 start board 1; 2 start board 2; 4 end board 0; 4 end board 1; 4 end board 2',
        '4 start travel 0; 14 end travel 0; 14 start unload 0; 15 end unload 0',
        // Those who are set down come before anybody is called for the minibus and the porter.
        '15 start ward 0; 15 start board 3; 15 start board 4; 15 start board 5',
        '17 end ward 0; 17 start ward 1; 17 end board 3; 17 end board 4; 17 end board 5; 17 start travel 3',
        '19 end ward 1; 19 start ward 2; 21 end ward 2',
        '27 end travel 3; 27 start unload 3; 28 end unload 3; 28 start ward 3',
        '30 end ward 3; 30 start ward 4; 32 end ward 4; 32 start ward 5; 34 end ward 5',
      ),
    );
  });

  it('[Q6] to any outcome at the latest', () => {
    const { world, journeys } = worldAt(transport('home'), 1440);
    const ends = journeys.filter(({ moment }) => moment === 'outcome');
    expect(ends.map(({ ordinal, atMinutes, where }) => `${atMinutes} ${ordinal} ${where}`)).toEqual(
      lines('17 0 home; 17 1 home; 17 2 home; 30 3 home; 30 4 home; 30 5 home'),
    );
    expect(world.closed).toBe(6);
    const lost = transport('ward', travel.replace('next: ward', 'next: {in-turn: [elsewhere, ward]}'));
    const other = worldAt(lost, 1440).journeys.filter(({ moment }) => moment === 'outcome');
    expect(other.filter(({ where }) => where === 'elsewhere').map(({ ordinal }) => ordinal)).toEqual([
      0, 1, 2,
    ]);
  });

  it('[Q6] [M4] the others are at no step, and in the system', () => {
    const { world } = worldAt(transport('ward'), 10);
    const at = (id: string): number => world.presentAt(world.model.find.step.get(id) as number);
    expect([at('board'), at('travel'), world.arrivals - world.closed]).toEqual([3, 1, 6]);
    const measures = measuresOf(worldAt(transport('ward'), 1440).world);
    // Two parties of three: the first of each travels for ten minutes.
    expect(measures['time.travel']?.mean).toBe(10);
    expect(measures['present.travel']?.mean).toBeCloseTo(20 / 1440, 12);
    expect(measures['present.ward']?.mean).toBeCloseTo((2 + 4 + 6 + 2 + 4 + 6) / 1440, 12);
  });

  it('[S3] each gives back at the end of the work what it held itself; what was seized for all the first holds', () => {
    const told = trace(`
arrivals: [{id: a, at: [0 min, 0 min, 5 min], to: lie}]
resources: [{id: bed, capacity: 2}, {id: bus, capacity: 1}]
steps:
  - {id: lie, seize: [bed], lasts: 1 min, hold: [bed], next: board}
  - {id: board, seize: [bus], together: {least: 2, most: 2, until: clinic}, lasts: 3 min, hold: [bus], release: [bed], next: ride}
  - {id: ride, lasts: 10 min, release: [bus], next: clinic}
  - {id: clinic, lasts: 1 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'lie', 'ride')).toEqual(
      lines(
        '0 start lie 0; 0 start lie 1; 1 end lie 0; 1 end lie 1',
        '4 start ride 0; 5 start lie 2; 6 end lie 2; 14 end ride 0',
      ),
    );
  });

  it('[Q6] a party within a party parts by itself where its own first comes', () => {
    const told = trace(`
arrivals: [{id: a, at: [0 min, 0 min, 1 min, 1 min], to: pair}]
steps:
  - {id: pair, together: {least: 2, most: 2, until: leave}, lasts: 1 min, next: four}
  - {id: four, together: {least: 2, most: 2, until: arrive}, lasts: 2 min, next: journey}
  - {id: journey, lasts: 5 min, next: arrive}
  - {id: arrive, lasts: 1 min, next: leave}
  - {id: leave, lasts: 1 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'four', 'journey', 'arrive', 'leave')).toEqual(
      lines(
        '2 start four 0; 2 start four 2; 4 end four 0; 4 end four 2; 4 start journey 0; 9 end journey 0',
        '9 start arrive 0; 9 start arrive 2; 10 end arrive 0; 10 start leave 0; 10 start leave 1',
        '10 end arrive 2; 10 start leave 2; 10 start leave 3',
        '11 end leave 0; 11 end leave 1; 11 end leave 2; 11 end leave 3',
      ),
    );
  });

  it('[Q5] [Q6] waits at a door as one, and is set down one after the other', () => {
    const told = trace(`
arrivals: [{id: a, at: [0 min, 0 min, 0 min], to: board}, {id: b, at: [0 min], to: bay}]
resources: [{id: trolley, capacity: 1}]
steps:
  - {id: board, together: {least: 3, most: 3, until: bay}, lasts: 2 min, next: bay}
  - {id: bay, seize: [trolley], room: {places: 1, when-full: block}, lasts: 5 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'bay')).toEqual(
      lines(
        '0 start bay b0; 2 block bay 1; 2 block bay 2; 5 end bay b0; 5 start bay 0',
        '10 end bay 0; 10 start bay 1; 15 end bay 1; 15 start bay 2; 20 end bay 2',
      ),
    );
  });

  it('[Q6] a list that the first goes over to is a place it has come to', () => {
    const told = trace(`
arrivals: [{id: a, at: [0 min, 0 min], to: board}, {id: b, at: [0 min, 0 min], to: long}, {id: c, at: [0 min], to: short}]
resources: [{id: one, capacity: 1}, {id: other, capacity: 1}]
steps:
  - {id: board, together: {least: 2, most: 2, until: short}, lasts: 1 min, next: long}
  - {id: long, seize: [one], jockey: {with: [short]}, lasts: 9 min, next: home}
  - {id: short, seize: [other], lasts: 3 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'jockey', 'short')).toEqual(
      lines(
        '0 start short c0; 1 jockey short 0; 3 end short c0; 3 start short 0; 6 end short 0; 6 start short 1; 9 end short 1',
      ),
    );
  });

  it('[Q6] party is how many go with the first, those behind each of them too', () => {
    const told = trace(`
arrivals: [{id: a, at: [0 min, 0 min, 1 min, 1 min], to: pair}, {id: b, at: [1 min], to: alone}]
steps:
  - {id: pair, together: {least: 2, most: 2, until: leave}, lasts: {minutes: party}, next: four}
  - {id: four, together: {least: 2, most: 2, until: home}, lasts: {minutes: 10 * party}, next: {cases: [{when: party == 4, to: journey}, {otherwise: leave}]}}
  - {id: journey, lasts: {minutes: 100 * party}, next: leave}
  - {id: leave, lasts: {minutes: 1000 * party}, next: home}
  - {id: alone, lasts: {minutes: 7 * party}, next: home}
outcomes: [{id: home}]`);
    expect(told.filter((line) => line.includes('start'))).toEqual(
      lines(
        '0 start pair 0; 0 start pair 1; 1 start alone b0; 1 start pair 2; 1 start pair 3; 3 start four 0; 3 start four 2',
        // The second pair stands behind the second of the four.
        '43 start journey 0; 443 start leave 0; 443 start leave 1',
      ),
    );
  });

  it('[P5] whose first can never go on is stuck with it', () => {
    const { world } = worldAt(
      `arrivals: [{id: a, at: [0 min, 0 min, 0 min], to: board}, {id: b, at: [0 min], to: other}]
resources: [{id: lift, capacity: 1}, {id: trolley, capacity: 1}]
steps:
  - {id: board, seize: [lift], together: {least: 3, most: 3, until: home}, lasts: 5 min, hold: [lift], next: load}
  - {id: load, seize: [trolley], lasts: 1 min, release: [lift], next: home}
  - {id: other, seize: [trolley], lasts: 5 min, hold: [trolley], next: up}
  - {id: up, seize: [lift], lasts: 1 min, release: [trolley], next: home}
outcomes: [{id: home}]`,
      600,
    );
    const stuck = deadlock(world);
    expect(stuck?.patients.map(({ origin, ordinal, at }) => `${origin} ${ordinal} ${at}`)).toEqual(
      lines('a 0 load; b 0 up; a 1 load; a 2 load'),
    );
    expect(stuck?.sinceMinutes).toBe(5);
  });
});

describe('What is said of it', () => {
  it('by check: places that are not there or where nobody comes', () => {
    expect(problemsIn(oneStep('together: {most: 3, until: hom}')).map(({ code }) => code)).toEqual([
      'unknown-reference',
    ]);
    const { steps } = oneStep('together: {most: 3, until: [home, before]}');
    const before = `${steps}
  - {id: before, lasts: 1 min, next: see}`;
    expect(problemsIn({ steps: before, to: 'before' }).map(({ code }) => code)).toEqual([
      'never-together-there',
    ]);
    expect(problemsIn(oneStep('together: {most: 3, until: []}'))).not.toEqual([]);
  });

  it('by the story of whoever goes along: with whom', () => {
    const { scenario } = parseScenario(
      `flowday: 1\nscenario: story\ncalendar: {start: 2024-01-01, length: 1 day}\n${transport('ward')}\n`,
      'story.yaml',
    );
    if (scenario === null) throw new Error('A scenario of the test itself is wrong');
    const world = createWorld(compileModel(scenario), { seed: 'story', replication: 0, measuring: false });
    const told = followPatient(world, 'a', 2);
    drive(world, 1440);
    const sentences = told().map((sentence) => sentence.replace(/^\S+ \S+ +/, ''));
    expect(sentences).toContain('They went along with a:0 from Board.');
    expect(sentences.at(sentences.indexOf('They went along with a:0 from Board.') + 1)).toBe(
      'They came to Ward.',
    );
  });

  it('by explain and by a schema', () => {
    const file = oneStep('together: {least: 2, most: 3, until: home}, lasts: 3 min');
    expect(stepOf(file).together?.until).toEqual(['home']);
    expect(explainStep(scenarioOf(file), stepOf(file)).join(' ')).toContain('until it comes to home');
  });
});
