// Feedback loops: what they read, when, what follows from it minute by minute, and that nothing else does.

import { describe, expect, it } from 'vitest';
import {
  createWorld,
  drive,
  explainScenario,
  hashWorld,
  type Model,
  measuresOf,
  parseScenario,
  restoreWorld,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';
import { feedbackModel, feedbackText } from './feedbackWorlds.ts';
import { brokenIn } from './invariants.ts';
import { takeDownLives } from './lives.ts';
import { randomCuts, untilMinutes } from './play.ts';
import { modelOf, watch } from './tiny.ts';

const options = { seed: 'loops', replication: 0, measuring: true };
const loop = (reads: string, effects: string, more = ''): string =>
  `loops: [{id: loop, says: It comes back., reads: "${reads}"${more}, effects: [${effects}]}]`;

/** One place to lie in, where people come by a timetable. */
function bedsText(comes: string, rest: string, start = '2024-01-01'): string {
  return `
flowday: 1
scenario: beds
calendar: {start: ${start}, length: 20 days}
arrivals: [{id: person, at: [${comes}], to: lie}]
resources: [{id: bed, capacity: 6}]
steps:
  - {id: lie, seize: [bed], patience: {after: 5 h, to: left}, lasts: 120 min, next: {shares: {home: 50%, left: rest}}}
outcomes: [{id: home}, {id: left}]
${rest}
`;
}

function amountAt(world: World, minute: number): number | null | undefined {
  drive(world, minute);
  const view = worldView(world, { kind: 'control' });
  return view.kind === 'control' ? view.loops[0]?.amount : undefined;
}

describe('a feedback loop', () => {
  it('[L7] stretches what remains when it reads something else, and only then', () => {
    const stretches = loop('present(lie)', '{duration: lie, factor: 1 + amount}', ', every: 1 h');
    const { world, trace } = watch(modelOf(bedsText('10 min, 70 min', stretches)));
    drive(world, 1440);
    // At 0 nobody is there: 120 minutes from 10. At 60 one is: the 70 that are left become 140. The second begins at 70 with
    // 240 minutes. At 120 two are there: 80 left become 120, 190 become 285. At 180 the same two: nothing. The first ends
    // at 240, before that hour's reading? The reading comes first, and finds two.
    expect(trace().filter((line) => /start|end/.test(line))).toEqual([
      '10 person start lie',
      '70 person start lie',
      '240 person end lie',
      // From 240 on 165 are left; at 300 one is there: 105 become 70.
      '370 person end lie',
    ]);
  });

  it('[L7] reads at the start and then by the clock on the wall where its time divides a day', () => {
    const model = (every: string): Model =>
      modelOf(
        bedsText(
          '1 day',
          loop('day * 24 + hour', '{capacity: bed, add: 0 * amount}', every),
          '2024-01-01 06:30',
        ),
      );
    const daily = createWorld(model(''), options);
    expect(amountAt(daily, 0)).toBe(6.5);
    expect(amountAt(daily, 17.4 * 60)).toBe(6.5);
    expect(amountAt(daily, 17.5 * 60)).toBe(24);
    expect(amountAt(daily, 41.5 * 60)).toBe(48);
    const sixHourly = createWorld(model(', every: 6 h'), options);
    expect([0, 329, 330, 700, 1050].map((minute) => amountAt(sixHourly, minute))).toEqual([
      6.5, 6.5, 12, 18, 24,
    ]);
    const odd = createWorld(model(', every: 50 min'), options);
    expect([0, 49, 50, 100].map((minute) => amountAt(odd, minute))).toEqual([
      6.5,
      6.5,
      expect.closeTo(6.5 + 50 / 60, 9),
      expect.closeTo(6.5 + 100 / 60, 9),
    ]);
  });

  it('[L7] reads before anybody does anything at minute 0, and what is there when it does is told to people and pools', () => {
    const census = 'census: [{id: lying, step: lie, count: 6, progress: starting}]\n';
    const doubles = loop(
      'occupied(bed) - 5',
      '{duration: lie, factor: 1 + amount}, {capacity: bed, add: 2 * amount}',
      ', every: 7 days',
    );
    const { world, served } = watch(modelOf(bedsText('0 min, 0 min', census + doubles)));
    drive(world, 1440);
    expect(
      served()
        .filter((line) => line.includes('lying outcome'))
        .map((line) => line.split(' ')[0]),
    ).toEqual(Array.from({ length: 6 }, () => '240'));
    expect(served().filter((line) => line.includes('person start'))).toEqual([
      '0 person start lie',
      '0 person start lie',
    ]);
  });

  it('[L7] that changes nothing leaves people, pools and what is measured of them as they were', () => {
    const nothing = [
      '{duration: last-step, factor: 1 + 0 * amount}',
      '{arrivals: walk-in, factor: 1 + 0 * amount}',
      '{capacity: nurse, add: 0 * amount}',
      '{patience: last-step, factor: 1}',
      '{weight: last-step, to: left, factor: 1}',
      '{move: step-1, to: last-step, share: 0 * amount}',
    ];
    const idle = loop('waiting(last-step)', nothing.join(', '), ', every: 20 min');
    for (const number of [1, 4, 7]) {
      const plain = createWorld(feedbackModel(number, {}), options);
      const looped = createWorld(modelOf(feedbackText(number, {}) + idle), options);
      drive(plain, untilMinutes);
      drive(looped, untilMinutes);
      expect(hashWorld(looped).parts.resources).toBe(hashWorld(plain).parts.resources);
      expect(measuresOf(looped)).toEqual(measuresOf(plain));
      expect(peopleOf(looped)).toEqual(peopleOf(plain));
    }
  });

  it('[L7] [R2] draws nothing: everybody who comes with it and without it is the same person with the same luck', () => {
    const [plain, looped] = [
      createWorld(feedbackModel(3, {}), options),
      createWorld(feedbackModel(3, { loops: true }), options),
    ];
    const [without, with_] = [takeDownLives(plain), takeDownLives(looped)];
    drive(plain, untilMinutes);
    drive(looped, untilMinutes);
    const drawn = (lives: ReadonlyMap<string, string>): [string, string][] =>
      [...lives].filter(([name]) => / (work|attribute) /.test(name));
    const shared = drawn(with_).filter(([name]) => without.has(name));
    expect(shared.length).toBeGreaterThan(500);
    expect(shared.filter(([name, value]) => without.get(name) !== value)).toEqual([]);
    expect(hashWorld(looped).parts.resources).not.toBe(hashWorld(plain).parts.resources);
  });

  it('that is off is not there, and its changes are made', () => {
    const doubles = loop(
      'present(lie)',
      '{duration: lie, factor: 1 + amount}',
      ', off: {steps: [{id: lie, lasts: 90 min}]}',
    );
    const text = bedsText('10 min', doubles);
    const off = parseScenario(text, 'off.yaml', undefined, { off: ['loop'] }).scenario;
    const wanted = parseScenario(bedsText('10 min', '').replace('120 min', '90 min'), 'plain.yaml').scenario;
    expect(off?.loops.map(({ id, on }) => ({ id, on }))).toEqual([{ id: 'loop', on: false }]);
    expect({ ...off, loops: [] }).toEqual(wanted);
    const written = parseScenario(text.replace('off: {', 'on: false, off: {'), 'off.yaml').scenario;
    expect(written).toEqual(off);
    expect(hashOf(text.replace('off: {', 'on: false, off: {'))).toBe(
      hashOf(bedsText('10 min', '').replace('120 min', '90 min')),
    );
  });
});

describe('what is said of loops', () => {
  it('to those who ask what a scenario means, and to control', () => {
    const { scenario } = modelOf(
      bedsText('10 min', loop('present(lie)', '{duration: lie, factor: 1 + amount}', ', every: 6 h')),
    );
    const explained = explainScenario(scenario).find(({ about }) => about === 'loop');
    expect(explained?.sentences[0]).toContain(
      'It comes back. It reads present(lie) at the start and then every 6 h, by the clock on the wall',
    );
    const view = worldView(
      createWorld(modelOf(bedsText('10 min', loop('hour', '{capacity: bed, add: amount}'))), options),
      {
        kind: 'control',
      },
    );
    expect(view).toMatchObject({
      loops: [{ id: 'loop', name: 'Loop', says: 'It comes back.', on: true, amount: null }],
    });
  });
});

describe.each([1, 2, 3, 4, 5, 6])('random world %i with loops', (number) => {
  const model = feedbackModel(number, { loops: true, ledger: true });
  const fresh = (): World => createWorld(model, { ...options, replication: number });
  const whole = fresh();
  drive(whole, untilMinutes);

  it('[J4] [J2] [L7] stopped, saved and restored on the way it is the same world', () => {
    let world = fresh();
    for (const minute of [0, ...randomCuts(number, 12), 1440]) {
      if (minute < world.simMinutes) continue;
      drive(world, minute);
      expect(brokenIn(world)).toEqual([]);
      world = restoreWorld(model, takeSnapshot(world));
    }
    drive(world, untilMinutes);
    expect(hashWorld(world)).toEqual(hashWorld(whole));
  });

  it('[L7] something follows from them', () => {
    const plain = createWorld(feedbackModel(number, { ledger: true }), { ...options, replication: number });
    drive(plain, untilMinutes);
    expect(peopleOf(plain)).not.toEqual(peopleOf(whole));
  });
});

describe('what is no loop', () => {
  const wrong: readonly (readonly [string, string, string])[] = [
    ['{id: a, says: S.}', 'no-loop', 'A loop that changes nothing'],
    ['{id: a, says: S., reads: hour}', 'no-loop', 'A loop that changes nothing'],
    ['{id: a, says: S., reads: hour, off: {outcomes: [{id: home}]}}', 'no-loop', 'it has no effects'],
    ['{id: a, says: S., every: 1 h, off: {outcomes: [{id: home}]}}', 'no-loop', 'is read'],
    ['{id: a, says: S., effects: [{capacity: bed, add: amount}]}', 'no-loop', 'reads something'],
    ['{id: a, says: S., off: 3}', 'wrong-kind', 'sections of the file'],
    ['{id: a, says: S., reads: amount, effects: [{capacity: bed, add: amount}]}', 'not-here', 'amount'],
    ['{id: a, says: S., reads: hour, effects: [{capacity: bed, add: hour}]}', 'not-here', 'The time'],
    ['{id: a, says: S., reads: hour, effects: [{capacity: nobody, add: 1}]}', 'unknown-reference', 'nobody'],
    ['{id: a, says: S., reads: hour, effects: [{duration: lie, factor: -1}]}', 'out-of-range', 'factor'],
    [
      '{id: a, says: S., parameters: [b], reads: hour, effects: [{capacity: bed, add: 1}]}',
      'unknown-reference',
      'parameter',
    ],
    ['{id: bed, says: S., reads: hour, effects: [{capacity: bed, add: 1}]}', 'duplicate-id', 'bed'],
    ['{id: a, reads: hour, effects: [{capacity: bed, add: 1}]}', 'missing-key', 'says'],
    [
      '{id: a, says: S., every: 0 min, reads: hour, effects: [{capacity: bed, add: 1}]}',
      'out-of-range',
      'longer than nothing',
    ],
    ['{id: a, says: S., on: maybe, reads: hour, effects: [{capacity: bed, add: 1}]}', 'unknown-word', 'true'],
  ];

  it.each(wrong)('%s', (entry, code, words) => {
    const { problems } = parseScenario(bedsText('1 h', `loops: [${entry}]`), 'wrong.yaml');
    expect(problems.map((problem) => `${problem.code} ${problem.sentence}`).join('\n')).toContain(words);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('gives nobody money', () => {
    const { problems } = parseScenario(
      bedsText('1 h', `agencies: [{id: a, name: A, kind: acute}]\n${loop('hour', '{budget: a, add: £5}')}`),
      'wrong.yaml',
    );
    expect(problems.map(({ code }) => code)).toContain('bad-effect');
  });
});

/** How many came and went, and how many are at each step. */
function peopleOf(world: World): unknown {
  const steps = world.model.steps.map((_, step) => world.presentAt(step));
  return { closed: world.closed, arrivals: world.arrivals, steps };
}

function hashOf(text: string): string {
  const world = createWorld(modelOf(text), options);
  drive(world, 3000);
  return hashWorld(world).state;
}
