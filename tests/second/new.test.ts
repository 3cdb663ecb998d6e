// What `flowday new` makes of answers: usual, extreme, hostile. The written file is read as any other.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  type Problem,
  type Scenario,
  scenarioInputs,
} from '../../engine/index.ts';
import { answersIn } from '../../server/cli/newAsking.ts';
import { expectedOccupancy } from '../../server/cli/newBalance.ts';
import { bankHolidays } from '../../server/cli/newHolidays.ts';
import { type AnyQuestion, questions } from '../../server/cli/newQuestions.ts';
import { planRoom } from '../../server/cli/newRoom.ts';
import { idFor } from '../../server/cli/newScenario.ts';
import { brokenIn } from '../engine/invariants.ts';
import { extremes, readFor, writtenFor } from './answers.ts';

function errorsIn(problems: readonly Problem[]): readonly string[] {
  return problems.filter(({ severity }) => severity === 'error').map(({ sentence }) => sentence);
}

describe('what is usual', () => {
  it('is twenty questions, each with a reason, a range and a usual answer that it takes itself', async () => {
    expect(questions).toHaveLength(20);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(20);
    for (const { asks, why } of questions) {
      expect(asks.endsWith('?')).toBe(true);
      expect(why.endsWith('.')).toBe(true);
    }
    const { answered } = await answersIn(new Map(), '');
    expect([...answered]).toEqual([]);
  });

  it('passes check without a word, and is the neutral system again', async () => {
    const { scenario, problems } = await readFor({});
    expect(problems).toEqual([]);
    expect(scenario?.resources.find(({ id }) => id === 'medicine')?.capacity).toBe(148);
    const guessed = scenario?.parameters.filter(({ source }) => source?.startsWith('local:')) ?? [];
    expect(guessed).toEqual([]);
  });

  it('keeps proportion with what is answered, and says what was answered', async () => {
    const given = await answersIn(new Map([['population', '150,000']]), '');
    expect(given.answers.attendances).toBe(120);
    expect(given.answers.beds).toBe(260);
    expect([...given.answered]).toEqual(['population']);
    const text = await writtenFor({ population: '150000' });
    expect(text).toMatch(/id: population, value: 150000, .*source: "local: answered on 2026-01-15/);
    expect(text).toMatch(/id: attendances, value: 120, .*source: "guess: to be replaced/);
    // An answer is no source until its return is named.
    const unfilled = scenarioInputs(text).filter(({ status }) => status === 'to be filled in');
    expect(unfilled.map(({ where }) => where)).toEqual(['population']);
  });
});

describe('extreme answers that are allowed', () => {
  it.each(Object.entries(extremes))(
    '%s: passes check and runs',
    async (_, texts) => {
      const { scenario, problems } = await readFor(texts);
      expect(errorsIn(problems)).toEqual([]);
      const world = createWorld(compileModel(scenario as Scenario), {
        seed: 'far',
        replication: 0,
        measuring: false,
      });
      drive(world, 5 * 1440);
      expect(brokenIn(world)).toEqual([]);
      expect(world.arrivals).toBeGreaterThan(100);
    },
    120_000,
  );

  it.each([
    ['2025-09-01', 12],
    ['2025-12-24', 6],
    ['2026-01-05', 26],
    ['2026-02-28', 2],
    ['2028-02-29', 3],
  ])('a winter from %s over %d weeks', async (start, weeks) => {
    const { problems } = await readFor({ start, weeks: String(weeks) });
    expect(problems).toEqual([]);
  });

  it('every length fits every room that is allowed for it', () => {
    for (let weeks = 2; weeks <= 26; weeks++) {
      for (const room of [Math.max(60, 9 * weeks), 330, 600].filter((one) => one >= 9 * weeks)) {
        const { briefing, planning, debrief, breaks, beatSeconds, speed } = planRoom(room, weeks);
        const fixed = briefing + planning + debrief + 2 * breaks + (weeks * beatSeconds) / 60;
        expect(fixed + (weeks * 7 * 24) / speed).toBeLessThanOrEqual(room);
        expect(speed).toBeLessThanOrEqual(48);
      }
    }
  });
});

/** For each question, what is none. */
const hostile: Readonly<Partial<Record<AnyQuestion['id'], readonly string[]>>> = {
  place: ['', '   ', 'x'.repeat(61), 'a\u0007b', '\u202eevil', '=1+1'],
  population: ['-5', '0', 'many', '1e9', '99999999999', '3.5', '20,00', 'NaN', '=1+1', '٣٠٠٠٠٠'],
  start: ['tomorrow', '2026-02-30', '2026-13-01', '2026-06-01', '1999-12-01', '01/12/2025'],
  weeks: ['-1', '0', '1000', 'twelve', '2.5'],
  attendances: ['-240', '1e3', '9'.repeat(400), ''],
  'ambulance-share': ['-1%', '150%', 'a third', '0', '61%'],
  conversion: ['1', '0.9', 'NaN%'],
  beds: ['39', '2501', 'beds'],
  'mean-stay': ['0', '-5 days', '16', 'five', '5 weeks'],
  crews: ['12', '0/0', '8/12', '201/8', 'a/b', '-1/-1'],
  'gp-slots': ['-1', '40001'],
  'calls-111': ['999999', ''],
  councils: [
    'One Council',
    'One 60%',
    'One 60%, Two 50%',
    'One 60%, Two 0%',
    '60%, 40%',
    'A 10%, B 10%, C 10%',
  ],
  'home-care': ['0', '-2'],
  'community-beds': ['0', '1001'],
  'care-homes': ['1', 'x'],
  scheme: ['red', '1'],
  money: ['-£5', 'lots', '£1,000,000,000', '1e6'],
  planning: ['2026-01-01', '2020-01-01', 'October'],
  room: ['59', '601', 'a day'],
};

describe('answers that are none', () => {
  it.each(questions.map((question) => [question.id, question] as const))(
    '%s: each gets one clear sentence',
    (id, question) => {
      const bad = hostile[id] ?? [];
      expect(bad.length).toBeGreaterThan(0);
      for (const text of bad) {
        const read = question.read(text, { weeks: 4, start: '2025-12-01' });
        expect('sentence' in read ? read.sentence : `${id} took "${text}"`).toMatch(/^[A-Z"].{5,160}\.$/u);
      }
    },
  );

  it('in a file are all told at once, with what is expected, and unknown ones too', async () => {
    const texts = new Map([
      ['beds', '-3'],
      ['weeks', 'ten'],
      ['bedz', '500'],
    ]);
    await expect(answersIn(texts, 'a.yaml')).rejects.toThrow(
      /"bedz" is none of[\s\S]*weeks: "ten" is not a number\.[\s\S]*beds: "-3" is outside 40 to 2,500\./,
    );
  });
});

describe('names', () => {
  const awkward = [
    'Ü "Kleinst" #1: {x}',
    "St Mary's & St John's",
    '- a: b',
    '*anchor',
    '!tag',
    '%',
    '\\n',
    'yes',
    '日本',
  ];

  it.each(awkward)('%s stands in the scenario as it was typed', async (place) => {
    const { scenario, problems } = await readFor({
      place,
      councils: `${place.replace(/[,%]/g, '')}x 60%, Other 30%`,
    });
    expect(errorsIn(problems)).toEqual([]);
    expect(scenario?.place.name).toBe(place);
    expect(scenario?.id).toBe(idFor(place, '2025-12-01'));
    expect(scenario?.agencies.find(({ id }) => id === 'acute')?.name).toBe(`${place} General Hospital`);
  });
});

describe('what follows from answers', () => {
  it('knows the bank holidays of England', () => {
    expect(bankHolidays('2021-12-01', '2022-06-01')).toEqual([
      '2021-12-25',
      '2021-12-26',
      '2021-12-27',
      '2021-12-28',
      '2022-01-03',
      '2022-04-15',
      '2022-04-18',
      '2022-05-02',
      '2022-05-30',
    ]);
    expect(bankHolidays('2022-12-20', '2023-01-10')).toEqual([
      '2022-12-25',
      '2022-12-26',
      '2022-12-27',
      '2023-01-02',
    ]);
    expect(bankHolidays('2025-12-01', '2026-04-10')).toEqual([
      '2025-12-25',
      '2025-12-26',
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
    ]);
  });

  it('says when the figures do not close', async () => {
    const { answers } = await answersIn(new Map(), '');
    expect(expectedOccupancy(answers)).toBeCloseTo(0.93, 1);
    expect(await writtenFor({})).toContain('they close.');
    expect(await writtenFor({ 'mean-stay': '5.5' })).toContain('they close with nothing to spare');
    expect(await writtenFor({ 'mean-stay': '5.7' })).toContain('of the beds: queues will grow all winter');
    expect(await writtenFor({ beds: '300' })).toContain('queues will grow all winter');
    expect(await writtenFor({ beds: '1000' })).toContain('nothing will queue for a bed');
  });

  it('takes out injects whose date this winter does not have, and keeps the others', async () => {
    const whole = (await readFor({})).scenario as Scenario;
    const late = (await readFor({ start: '2026-01-12', weeks: '6' })).scenario as Scenario;
    const gone = whole.injects.map(({ id }) => id).filter((id) => !late.injects.some((one) => one.id === id));
    expect(gone.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'cold-snap',
      'flu-letter',
      'holiday-calls',
      'money-arrives',
      'norovirus',
      'provider-hands-back',
      'sickness',
      'strike',
    ]);
  });
});
