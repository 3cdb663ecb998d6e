// Who comes: each way to say it is read into engine units, and each slip is one problem at its place.

import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../engine/index.ts';
import { meanOf } from '../../engine/random/mean.ts';
import { expectOneProblem, oneQueue, readOneQueue } from './oneQueue.ts';

const source = (keys: string) => ({ arrivals: `arrivals: [{id: s, ${keys}, to: q}]` });
const read = (keys: string) => {
  const [first] = readOneQueue(source(keys)).sources;
  if (first === undefined) throw new Error('no source');
  return first;
};

describe('a rate', () => {
  it('is in patients a minute, flat, with the usual headroom', () => {
    expect(read('rate: 90 per day')).toMatchObject({
      arrivals: {
        kind: 'rate',
        ratePerMinute: 0.0625,
        shape: null,
        profile: null,
        events: [],
        dayVariation: 0,
      },
      size: null,
      fromMinutes: 0,
      untilMinutes: null,
      most: null,
      headroom: 2,
      given: [],
    });
  });

  it('in steps over a cycle is its mean times a shape with mean 1', () => {
    const { arrivals } = read(
      'rate: {cycle: 10 min, steps: {0 min: 5 per min, 3.2 min: 1.5 per min, 7.9 min: 3 per min}}',
    );
    if (arrivals.kind !== 'rate' || arrivals.shape?.kind !== 'steps') throw new Error('no steps');
    // 5 × 0.32 + 1.5 × 0.47 + 3 × 0.21
    expect(arrivals.ratePerMinute).toBeCloseTo(2.935, 5);
    expect(arrivals.shape).toMatchObject({ cycleMinutes: 10, from: 'start' });
    expect(arrivals.shape.points.map(({ factor }) => factor * arrivals.ratePerMinute)).toEqual([
      expect.closeTo(5, 10),
      expect.closeTo(1.5, 10),
      expect.closeTo(3, 10),
    ]);
  });

  it('in lines over a cycle goes back to the first point', () => {
    const { arrivals } = read('rate: {cycle: 24 h, lines: {0 h: 0 per min, 6 h: 2 per min}}');
    if (arrivals.kind !== 'rate') throw new Error('no rate');
    expect(arrivals.ratePerMinute).toBe(1);
  });

  it('without a cycle keeps the product of mean and factor', () => {
    const { arrivals } = read('rate: {lines: {0 h: 1 per min, 2 h: 4 per min}}');
    if (arrivals.kind !== 'rate' || arrivals.shape?.kind !== 'lines') throw new Error('no lines');
    expect(arrivals.shape.cycleMinutes).toBeNull();
    expect(arrivals.shape.points.map(({ factor }) => factor * arrivals.ratePerMinute)).toEqual([1, 4]);
  });

  it('as a wave has its mean and swing', () => {
    const { arrivals } = read('rate: {wave: {mean: 12 per hour, amplitude: 60%, cycle: 24 h, peak: 6 h}}');
    expect(arrivals).toMatchObject({
      ratePerMinute: 0.2,
      shape: { kind: 'wave', cycleMinutes: 1440, amplitude: 0.6, peakMinutes: 360 },
    });
  });

  it('takes events, seasons and factors of its own', () => {
    const { arrivals, headroom } = read(
      'rate: 1 per hour, hours: p, holiday: 0.5, day-variation: 10%, headroom: 3, events: [{from: day 2, until: day 3, factor: 0.7}]',
    );
    expect(headroom).toBe(3);
    expect(arrivals).toMatchObject({
      profile: 'p',
      holidayFactor: 0.5,
      dayVariation: 0.1,
      events: [{ fromMinutes: 1440, untilMinutes: 2880, factor: 0.7 }],
    });
  });
});

describe('other ways to come', () => {
  it('every so often, with a stretch', () => {
    const { arrivals, headroom } = read('every: {gamma: {shape: 2, mean: 6 min}}, stretch: 2 - factor(p)');
    expect(headroom).toBe(1);
    if (arrivals.kind !== 'every') throw new Error('not every');
    expect(arrivals.gap).toEqual({ kind: 'gamma', shape: 2, scale: 3 });
    expect(arrivals.stretch?.kind).toBe('binary');
  });

  it('at instants: durations, days and dates', () => {
    expect(read('at: [0, 5 min, 1.5 h, day 2 09:00, 2024-01-03 00:30]').arrivals).toEqual({
      kind: 'at',
      atMinutes: [0, 5, 90, 1980, 2910],
    });
  });

  it('in groups, in a period, so many, with given values', () => {
    const read1 = read(
      'every: 5 min, size: {discrete: {values: {1: 50%, 3: 50%}}}, from: day 2, until: 50 h, most: 10, given: {service: [5, 7 min, 9], acuity: [green, red]}',
    );
    expect(read1).toMatchObject({ fromMinutes: 1440, untilMinutes: 3000, most: 10 });
    expect(read1.size === null ? 0 : meanOf(read1.size)).toBe(2);
    expect(read1.given).toEqual([
      { attribute: 'service', values: [5, 7, 9] },
      { attribute: 'acuity', values: [1, 0] },
    ]);
  });

  it('census patients may have given values, and begin their work', () => {
    const census = 'census: [{id: c, step: q, count: 1, progress: starting, given: {acuity: [red]}}]';
    expect(readOneQueue({ more: census }).census).toMatchObject([
      { progress: 'starting', given: [{ attribute: 'acuity', values: [0] }] },
    ]);
  });
});

describe('profiles', () => {
  const shapeOf = (keys: string) =>
    readOneQueue({ profiles: `profiles: [{id: p, ${keys}}]` }).profiles[0]?.shape;

  it('what repeats has mean 1, what does not stands as it is written', () => {
    expect(shapeOf('cycle: 4 h, steps: {0 h: 3, 3 h: 1}')).toEqual({
      kind: 'steps',
      cycleMinutes: 240,
      from: 'start',
      points: [
        { atMinutes: 0, factor: 1.2 },
        { atMinutes: 180, factor: 0.4 },
      ],
    });
    expect(shapeOf('lines: {1 h: 2, 3 h: 6}')).toMatchObject({
      cycleMinutes: null,
      points: [
        { atMinutes: 60, factor: 2 },
        { atMinutes: 180, factor: 6 },
      ],
    });
  });

  it('by-hour counts from midnight', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 3));
    const shape = shapeOf(`by-hour: [${hours.join(', ')}]`);
    if (shape?.kind !== 'steps') throw new Error('no steps');
    expect(shape).toMatchObject({ from: 'midnight', cycleMinutes: 1440 });
    expect([shape.points.length, shape.points[0]?.factor, shape.points[12]?.factor]).toEqual([24, 0.5, 1.5]);
  });

  it.each([
    ['cycle: 4 h', 'one-form', '{id: p'],
    ['steps: {0 h: 1}, lines: {0 h: 1}', 'one-form', '{id: p'],
    ['cycle: 4 h, wave: {cycle: 24 h, amplitude: 50%, peak: 0}', 'one-form', '4 h'],
    ['cycle: 4 h, steps: {1 h: 1}', 'bad-points', '{1 h'],
    ['cycle: 4 h, steps: {0 h: 1, 4 h: 2}', 'bad-points', '{0 h'],
    ['cycle: 4 h, lines: {0 h: 1, 5 h: 2}', 'bad-points', '{0 h'],
    ['steps: {2 h: 1, 1 h: 2}', 'bad-points', '{2 h'],
    ['steps: {0 h: 0}', 'bad-points', '{0 h'],
    ['steps: {}', 'bad-points', '{}'],
    ['cycle: 0 h, steps: {0 h: 1}', 'out-of-range', '0 h'],
    ['wave: {cycle: 24 h, amplitude: 150%, peak: 0}', 'out-of-range', '150%'],
    ['wave: {cycle: 24 h, amplitude: 50%}', 'missing-key', '{cycle'],
  ])('%s ⇒ %s', (keys, code, caret) => {
    expectOneProblem({ profiles: `profiles: [{id: p, ${keys}}]` }, code, caret);
  });
});

describe('one slip in arrivals, one problem', () => {
  it.each([
    ['name: Somebody', 'missing-key', '{id: s'],
    ['rate: 4 per hour, every: 5 min', 'one-pattern', '5 min'],
    ['at: [5 min], csv: {rows: "a\\n1", at: a, unit: min}', 'one-pattern', '{rows'],
    ['every: 5 min, hours: p', 'not-with-this', 'p, to'],
    ['at: [5 min], headroom: 2', 'not-with-this', '2, to'],
    ['every: 5 min, events: [{from: 0, until: day 2, factor: 2}]', 'not-with-this', '[{from'],
    ['rate: 4 per hour, stretch: 2', 'not-with-this', '2, to'],
    ['every: 5 min, stretch: service', 'not-here', 'service'],
    ['every: 5 min, stretch: stay', 'not-here', 'stay'],
    ['every: 5 min, stretch: factor(q)', 'wrong-reference', 'q)'],
    ['every: 0 min', 'no-time-between', '0 min'],
    ['every: {discrete: {values: {0 min: 100%}}}', 'no-time-between', '{discrete'],
    ['every: 5 min, stretch: 1 - 1', 'no-time-between', '1 - 1'],
    ['every: 5', 'missing-unit', '5, to'],
    ['at: [5 min, day 1 00:04]', 'not-ascending', 'day 1 00:04'],
    ['at: [2023-12-31 09:00]', 'before-start', '2023-12-31 09:00'],
    ['at: []', 'too-few', '[]'],
    ['at: [5 mn]', 'wrong-unit', '5 mn'],
    ['at: [day 9]', 'after-end', '[day 9]'],
    ['rate: 4 per hour, from: day 9', 'after-end', 'day 9'],
    ['rate: 4 per hour, from: 2023-12-31', 'before-start', '2023-12-31'],
    ['rate: 4 per hour, from: day 3, until: day 2', 'ends-before-it-begins', 'day 2'],
    ['rate: 4 per hour, events: [{from: day 3, until: day 2, factor: 1}]', 'ends-before-it-begins', 'day 2'],
    ['rate: 4 per hour, most: 0', 'out-of-range', '0, to'],
    ['rate: 4 per hour, size: 1.5', 'not-whole', '1.5'],
    ['rate: 4 per hour, size: {discrete: {values: {1.5: 100%}}}', 'not-whole', '{discrete'],
    ['rate: 4 per hour, size: 5000', 'out-of-range', '5000'],
    ['rate: {steps: {0 h: 5}}', 'missing-unit', '5}}'],
    ['rate: {cycle: 24 h}', 'one-form', '{cycle'],
    [
      'rate: {cycle: 2 h, wave: {mean: 1 per h, amplitude: 10%, cycle: 2 h, peak: 0}}',
      'one-form',
      '2 h, wave',
    ],
    ['rate: {cycle: 1 h, steps: {0 h: 0 per h}}', 'bad-points', '{0 h'],
    ['every: 5 min, given: {servce: [5]}', 'unknown-reference', 'servce'],
    ['every: 5 min, given: {acuity: [red, blue]}', 'unknown-category', 'blue'],
    ['every: 5 min, given: {service: [5, soon]}', 'not-a-number', 'soon'],
    ['every: 5 min, given: {service: []}', 'too-few', '[]'],
  ])('%s ⇒ %s', (keys, code, caret) => {
    expectOneProblem(source(keys), code, caret);
  });

  it('the same attribute cannot be given twice', () => {
    expectOneProblem(
      source('csv: {rows: "a,b\\n1,red", at: a, unit: min, columns: {acuity: b}}, given: {acuity: [red]}'),
      'given-twice',
      'acuity: [red]',
    );
  });
});

describe('values by attribute may be nested', () => {
  const nested = (inner: string) => ({
    steps: `steps: [{id: q, seize: [r], lasts: {by: acuity, cases: {red: ${inner}}, otherwise: 5 min}, next: out}]`,
  });

  it('to any depth', () => {
    const [step] = readOneQueue(
      nested('{by: service, cases: {1: 3 min}, otherwise: {uniform: {low: 1 min, high: 2 min}}}'),
    ).steps;
    expect(step?.lasts).toMatchObject({
      kind: 'drawn',
      distribution: {
        kind: 'by',
        attribute: 'acuity',
        cases: [{ is: 'red', value: { kind: 'by', attribute: 'service', cases: [{ is: '1' }] } }],
        otherwise: { kind: 'always', value: { kind: 'constant', value: 5 } },
      },
    });
  });

  it('in the shares of an attribute too', () => {
    const attributes =
      'attributes: [{id: acuity, shares: {red: 50%, green: 50%}}, {id: service, number: 1}, {id: c, by: acuity, cases: {red: {by: service, cases: {1: {x: 100%}}, otherwise: {x: 30%, y: 70%}}}, otherwise: {y: 100%}}]';
    const attribute = readOneQueue({ attributes }).attributes[2];
    if (attribute?.kind !== 'category') throw new Error('no category');
    expect(attribute.categories).toEqual(['x', 'y']);
    expect(attribute.shares).toMatchObject({
      cases: [{ value: { cases: [{ value: { value: [1, 0] } }], otherwise: { value: [0.3, 0.7] } } }],
      otherwise: { value: [0, 1] },
    });
  });

  it.each([
    ['{by: servce, cases: {1: 3 min}, otherwise: 1 min}', 'unknown-reference', 'servce'],
    ['{by: service, cases: {1: 3 min}}', 'missing-case', '{by: service'],
    ['{by: acuity, cases: {rad: 3 min}, otherwise: 1 min}', 'unknown-category', '3 min'],
    ['{by: service, cases: {1: 3}, otherwise: 1 min}', 'missing-unit', '3}'],
  ])('%s ⇒ %s', (inner, code, caret) => {
    expectOneProblem(nested(inner), code, caret);
  });

  it('an attribute depends on what stands above it, however deep', () => {
    expectOneProblem(
      {
        attributes:
          'attributes: [{id: acuity, shares: {red: 10%, green: 90%}}, {id: c, number: {by: acuity, cases: {red: {by: service, cases: {1: 1}, otherwise: 2}}, otherwise: 3}}, {id: service, number: 1}]',
      },
      'attribute-order',
      'service, cases',
    );
  });
});

describe('durations of a patient', () => {
  const lasting = (lasts: string) => ({ steps: `steps: [{id: q, seize: [r], lasts: ${lasts}, next: out}]` });

  it('are computed, or listed', () => {
    expect(readOneQueue(lasting('{minutes: 5 + service}')).steps[0]?.lasts).toMatchObject({
      kind: 'computed',
    });
    expect(readOneQueue(lasting('{list: [6 min, 0.5 h]}')).steps[0]?.lasts).toEqual({
      kind: 'listed',
      minutes: [6, 30],
    });
  });

  it.each([
    ['{minutes: servce}', 'unknown-name', 'servce'],
    ['{minutes: waited}', 'not-here', 'waited'],
    ['{minutes: 5 +}', 'bad-expression', '}'],
    ['{list: []}', 'too-few', '[]'],
    ['{list: [5]}', 'missing-unit', '5]'],
    ['{list: [5 min], minutes: 3}', 'unknown-key', 'list'],
  ])('%s ⇒ %s', (lasts, code, caret) => {
    expectOneProblem(lasting(lasts), code, caret);
  });
});

it('the whole scenario is plain data: it survives JSON', () => {
  const text = oneQueue(
    source(
      'every: {truncated: {of: {pareto: {shape: 1, scale: 3 min}}, least: 1 min}}, given: {service: [1]}',
    ),
  );
  const { scenario } = parseScenario(text, 'a.yaml');
  expect(scenario).not.toBeNull();
  expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
});
