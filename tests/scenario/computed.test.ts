// Values that are computed from parameters: in which kind of figure, with which ranges, and what is refused.

import { describe, expect, it } from 'vitest';
import { mergedText, parseScenario, writtenFigure } from '../../engine/index.ts';
import { figureIn } from '../../engine/scenario/figures.ts';

const base = `flowday: 1
scenario: base
calendar: {start: 2013-12-02, length: 7 days}
parameters: [{id: nurses, value: 3, source: "guess: three"}]
arrivals: [{id: walk-in, rate: 5 per hour, to: triage}]
resources: [{id: nurse, kind: staff, capacity: =nurses}]
steps: [{id: triage, seize: [nurse], lasts: {lognormal: {mean: 6 min, cv: 0.5}}, next: home}]
outcomes: [{id: home}]
`;

describe('=', () => {
  const withParameters = (parameters: string, capacity: string, rate = '5 per hour') =>
    parseScenario(
      base
        .replace('[{id: nurses, value: 3, source: "guess: three"}]', parameters)
        .replace('capacity: =nurses', `capacity: ${capacity}`)
        .replace('rate: 5 per hour', `rate: ${rate}`),
      's.yaml',
    );

  it('computes numbers, shares, times, rates and money in their own kind', () => {
    const { scenario, problems } = parseScenario(
      `flowday: 1
scenario: kinds
calendar: {start: 2024-01-01, length: =weeks * 2}
parameters:
  - {id: weeks, value: 1 week}
  - {id: beds, value: "=round(rooms * 2.4)", low: 5, high: 9}
  - {id: rooms, value: 3}
  - {id: some, value: 30%}
  - {id: flow, value: 24 per day}
  - {id: money, value: "£1,500"}
arrivals: [{id: come, rate: =flow / 2, to: see}]
resources: [{id: bed, capacity: =beds}]
steps: [{id: see, seize: [bed], lasts: {exponential: {mean: "=min(weeks, 90 min)"}}, next: {shares: {home: =some * 2, away: rest}}}]
outcomes: [{id: home}, {id: away}]
agencies: [{id: acute, name: Acute, kind: acute, budget: =money * 1.1}]
`,
      's.yaml',
    );
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({
      calendar: { durationMinutes: 14 * 1440 },
      sources: [{ arrivals: { ratePerMinute: 12 / 1440 } }],
      resources: [{ capacity: 7 }],
      agencies: [{ budgetPounds: 1650 }],
      steps: [
        {
          lasts: { distribution: { value: { kind: 'exponential', mean: 90 } } },
          next: { options: [{ share: { value: 0.6 } }, { share: { value: 0.4 } }] },
        },
      ],
    });
    expect(scenario?.parameters.find(({ id }) => id === 'beds')).toMatchObject({
      value: 7,
      dimension: 'number',
      range: { low: 5, high: 9 },
    });
  });

  it.each([
    ['=beds * some', '6'],
    ['=round(beds * some * 0.4)', '2'],
    ['=some * 2', '60%'],
    ['=1 - some', '70%'],
    ['=long * some', '36 min'],
    ['=long / short', '4'],
    ['=flow * long', '8'],
    ['=beds / long', '240 per day'],
    ['=beds / flow', '5 h'],
    ['=max(short, 1 h)', '1 h'],
    ['=(beds > 5) * money', '£100'],
    ['=ratio(short, long, 0)', '0.25'],
  ])('%s is %s', (text, expected) => {
    const { merged, problems } = mergedText(
      `parameters:
  - {id: beds, value: 20}
  - {id: some, value: 30%}
  - {id: long, value: 2 h}
  - {id: short, value: 30 min}
  - {id: flow, value: 4 per hour}
  - {id: money, value: £100}
  - {id: result, value: "${text}"}
`,
      's.yaml',
    );
    expect(problems).toEqual([]);
    expect(merged).toContain(`id: result, value: ${expected} }`);
  });

  it.each([
    [5040, '3.5 days'],
    [1440, '1 days'],
    [90, '1.5 h'],
    [100, '100 min'],
    [0.1, '0.1 min'],
    [2000, '2000 min'],
  ])('writes %d minutes as %s', (value, text) => {
    expect(writtenFigure({ value, dimension: 'time' })).toBe(text);
    expect(figureIn(text)).toEqual({ value, dimension: 'time' });
  });

  it.each([
    ['an unknown parameter', '[{id: nurses, value: 3}]', '=nursse', 'unknown-parameter'],
    ['a circle', '[{id: a, value: =b}, {id: b, value: =a}]', '=a', 'circular'],
    ['what a run decides', '[{id: nurses, value: 3}]', '=waiting(triage)', 'unknown-parameter'],
    ['a time times a time', '[{id: a, value: 3 min}, {id: b, value: 2 min}]', '=a * b', 'mixed-figures'],
    ['a time and a share', '[{id: a, value: 3 min}, {id: b, value: 30%}]', '=a + b', 'mixed-figures'],
    ['money for a time', '[{id: a, value: 3 min}, {id: b, value: £30}]', '=b / a', 'mixed-figures'],
    ['bad arithmetic', '[{id: nurses, value: 3}]', '=nurses +', 'bad-expression'],
    ['a value that is no figure', '[{id: nurses, value: many}]', '=nurses', 'not-a-figure'],
    ['a time where a number belongs', '[{id: nurses, value: 3 min}]', '=nurses', 'wrong-unit'],
    ['half a range', '[{id: nurses, value: 3, low: 2}]', '=nurses', 'half-a-range'],
    ['a range the wrong way round', '[{id: nurses, value: 3, low: 4, high: 2}]', '=nurses', 'bad-range'],
    [
      'a range of another kind',
      '[{id: nurses, value: 3, low: 1 min, high: 4 min}]',
      '=nurses',
      'mixed-figures',
    ],
  ])('refuses %s', (_, parameters, capacity, code) => {
    const { scenario, problems } = withParameters(parameters, capacity);
    expect(scenario).toBeNull();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('warns of a value outside its own range', () => {
    const { scenario, problems } = withParameters('[{id: nurses, value: 9, low: 2, high: 4}]', '=nurses');
    expect(scenario).not.toBeNull();
    expect(problems).toMatchObject([
      { code: 'outside-range', severity: 'warning', line: 4, expected: '2 to 4', found: '9' },
    ]);
  });

  it('refuses a number that is a share without its per cent sign', () => {
    const slip = withParameters('[{id: full, value: 96, low: 0.88, high: 1}]', '=full * 10');
    expect(slip.scenario).toBeNull();
    const hint = 'A share is written 96% or 0.96.';
    expect(slip.problems).toMatchObject([
      { code: 'outside-range', severity: 'error', expected: '0.88 to 1', found: '96', hint },
    ]);
    expect(
      withParameters('[{id: full, value: 96, low: 88%, high: 100%}]', '=full * 10').problems,
    ).toMatchObject([{ code: 'mixed-figures', hint }]);
  });

  it.each([
    ['96%', 'low: 0.88, high: 1', 'number'],
    ['0.96', 'low: 88%, high: 100%', 'share'],
    ['0.96', 'low: 0, high: 100%', 'share'],
    ['96%', 'low: 0.88, high: 100%', 'number'],
  ])('takes %s where the range is %s, as a %s', (value, range, dimension) => {
    const { scenario, problems } = withParameters(
      `[{id: full, value: ${value}, ${range}}, {id: one, value: 1}]`,
      '=one * ceil(full * 100)',
    );
    expect(problems).toEqual([]);
    expect(scenario?.parameters).toMatchObject([{ value: 0.96, dimension }, { value: 1 }]);
  });

  it('shows where a wrong name stands', () => {
    const { problems } = withParameters('[{id: nurses, value: 3}]', '=nurses * bads');
    expect(problems[0]).toMatchObject({ line: 6, hint: null });
    const { sourceLine = '', column = 0 } = problems[0] ?? {};
    expect(sourceLine.slice(column - 1)).toMatch(/^bads/);
  });

  it('takes other values for one reading', () => {
    const set = (values: Readonly<Record<string, string>>) =>
      parseScenario(base, 's.yaml', undefined, { set: values });
    expect(set({ nurses: '7' }).scenario?.resources[0]?.capacity).toBe(7);
    expect(set({ nurse: '7' }).problems).toMatchObject([
      { code: 'unknown-parameter', hint: 'Did you mean "nurses"?' },
    ]);
    expect(set({ nurses: 'x' }).scenario).toBeNull();
  });
});
