// The sections `evidence` and `study`: what is read, and what is said of mistakes in them.

import { describe, expect, it } from 'vitest';
import { parseScenario, type Scenario } from '../../engine/index.ts';

const head = `flowday: 1
scenario: ward
calendar: {start: 2013-12-02, length: 3 weeks, warm-up: 1 day}
arrivals: [{id: comes, rate: 20 per day, to: on-ward}]
resources: [{id: bed, capacity: =twice * 20}]
steps: [{id: on-ward, seize: [bed], lasts: 2 days, next: home}]
outcomes: [{id: home}]
parameters: [{id: twice, value: 2}]
`;
const usual = 'origin: own, unit: people, source: counted';

function withTarget(target: string, files: Readonly<Record<string, string>> = {}) {
  return parseScenario(
    `${head}evidence:\n  - {id: target, ${target}, ${usual}}\n`,
    'ward.yaml',
    (name) => files[name] ?? null,
  );
}

function targetOf(
  target: string,
  files: Readonly<Record<string, string>> = {},
): Scenario['evidence'][number] {
  const { scenario, problems } = withTarget(target, files);
  const [read] = scenario?.evidence ?? [];
  if (read === undefined) throw new Error(problems.map(({ sentence }) => sentence).join('\n'));
  return read;
}

function problemsOf(target: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return withTarget(target, files).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe('a share', () => {
  const share = (observed: string) =>
    parseScenario(
      `${head}evidence:\n  - {id: target, ${observed}, origin: own, unit: share, source: counted}\n`,
      'ward.yaml',
    ).problems.map(({ code, found, hint }) => [code, found, hint]);

  it('lies between 0 and 1, of a level up to 2', () => {
    const figure = 'ratio: {of: entered(on-ward), per: entered(home)}';
    const hint = 'A share is written 83% or 0.83.';
    expect(share(`${figure}, observed: 83%, within: 3%`)).toEqual([]);
    expect(share(`${figure}, observed: 83, within: 3%`)).toEqual([['out-of-range', '83', hint]]);
    expect(share(`${figure}, observed: 83%, within: 3`)).toEqual([
      ['out-of-range', '3', 'A share is written 3% or 0.03.'],
    ]);
    expect(share(`${figure}, observed: -0.1, within: 3%`)).toEqual([['out-of-range', '-0.1', null]]);
    expect(share(`${figure}, observed: 101%, within: 3%`)).toHaveLength(1);
    expect(share('level: occupied(bed) / 38, observed: 101%, within: 3%')).toEqual([]);
    expect(share('level: occupied(bed) / 38, observed: 97, within: 3%')).toHaveLength(1);
    const halves = 'relative-to: {from: 12-03, until: 12-05}, from: 12-05';
    expect(share(`${figure}, ${halves}, observed: 3, within: 10%`)).toEqual([]);
  });
});

describe('a target', () => {
  it('is about the run after its warm-up when it names no time', () => {
    expect(targetOf('count: arrived(comes), observed: 20, within: 1')).toMatchObject({
      fromMinutes: 1440,
      untilMinutes: 21 * 1440,
      by: 'whole',
      take: null,
      observed: [20],
      band: [{ low: 19, high: 21 }],
    });
  });

  it('names times as everywhere, also without the year', () => {
    expect(
      targetOf('count: arrived(comes), from: 12-03, until: "12-09 12:00", observed: 20, within: 5%'),
    ).toMatchObject({
      fromMinutes: 1440,
      untilMinutes: 7.5 * 1440,
      band: [{ low: 19, high: 21 }],
    });
  });

  it('a percentage within is of the observed value; of a share, points of it', () => {
    const { scenario } = parseScenario(
      `${head}evidence:
  - {id: a, level: occupied(bed) / capacity(bed), observed: 90%, within: 2%, origin: own, unit: share, source: s}
  - {id: b, level: occupied(bed), observed: 90, within: 2%, origin: own, unit: beds, source: s}
`,
      'ward.yaml',
    );
    const bands = scenario?.evidence.map(({ band }) => band[0]);
    expect(bands?.[0]?.low).toBeCloseTo(0.88, 12);
    expect(bands?.[1]?.low).toBeCloseTo(88.2, 12);
  });

  it('has a value for each part, "-" where it is not known, and a band for all or for each', () => {
    expect(
      targetOf('count: arrived(comes), by: week, from: 12-02, observed: [20, "-", 22], within: [1, 2, 3]'),
    ).toMatchObject({
      observed: [20, null, 22],
      band: [
        { low: 19, high: 21 },
        { low: 0, high: 0 },
        { low: 19, high: 25 },
      ],
    });
    expect(
      targetOf(
        'count: arrived(comes), by: week, from: 12-02, observed: [20, 21, 22], between: [[1, 2], [3, 4], [5, 6]]',
      ).band,
    ).toEqual([
      { low: 1, high: 2 },
      { low: 3, high: 4 },
      { low: 5, high: 6 },
    ]);
  });

  it('has its values from a column of a file', () => {
    const target =
      'count: arrived(comes), by: week, from: 12-02, observed: {csv: data/weeks.csv, column: seen}, within: 1';
    expect(targetOf(target, { 'data/weeks.csv': 'week,seen\n1,20\n2,\n3,21.5\n' }).observed).toEqual([
      20,
      null,
      21.5,
    ]);
    // In the file, where it stands; that a value is missing now is not said besides.
    expect(problemsOf(target, { 'data/weeks.csv': 'week,seen\n1,20\n2,many\n3,21.5\n' })).toEqual([
      'not-a-number 3:3',
    ]);
    expect(problemsOf(target.replace('seen', 'sen'), { 'data/weeks.csv': 'week,seen\n1,20\n' })).toEqual([
      'unknown-column 10:104',
    ]);
    expect(problemsOf(target)).toEqual(['missing-file 10:74']);
  });
});

describe('mistakes in a target', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['two figures', 'count: arrived(comes), level: occupied(bed), observed: 1, within: 1', 'one-form'],
    ['no figure', 'observed: 1, within: 1', 'one-form'],
    ['no band', 'count: arrived(comes), observed: 1', 'one-form'],
    ['two bands', 'count: arrived(comes), observed: 1, within: 1, between: [0, 2]', 'one-form'],
    ['a band upside down', 'count: arrived(comes), observed: 1, between: [2, 0]', 'bad-band'],
    [
      'a time of day for a count',
      'count: arrived(comes), daily-at: "08:00", observed: 1, within: 1',
      'not-with-this',
    ],
    ['one of one part', 'count: arrived(comes), take: mean, observed: 1, within: 1', 'not-with-this'],
    [
      'the whole ÷ itself',
      'count: arrived(comes), relative-to: mean, observed: 1, within: 1',
      'not-with-this',
    ],
    [
      'a time after the end',
      'count: arrived(comes), until: 2014-03-01, observed: 1, within: 1',
      'bad-period',
    ],
    [
      'a time upside down',
      'count: arrived(comes), from: 12-10, until: 12-05, observed: 1, within: 1',
      'bad-period',
    ],
    [
      'another time before the start',
      'count: arrived(comes), relative-to: {from: 11-01, until: 11-05}, observed: 1, within: 1',
      'bad-period',
    ],
    [
      'too few values',
      'count: arrived(comes), by: week, from: 12-02, observed: [1, 2], within: 1',
      'wrong-count',
    ],
    [
      'several where one is taken',
      'count: arrived(comes), by: week, take: most, observed: [1, 2], within: 1',
      'wrong-count',
    ],
    [
      'bands that are fewer than the values',
      'count: arrived(comes), by: week, from: 12-02, observed: [1, 2, 3], within: [1, 2]',
      'not-with-this',
    ],
    ['a level counted', 'count: occupied(bed), observed: 1, within: 1', 'not-so-far'],
    [
      'a product of two counts',
      'count: arrived(comes) * entered(home), observed: 1, within: 1',
      'not-so-far',
    ],
    ['an unknown name', 'count: arrived(goes), observed: 1, within: 1', 'unknown-reference'],
    ['an unknown key', 'count: arrived(comes), observd: 1, within: 1', 'unknown-key'],
    ['what is no figure', 'count: arrived(comes), observed: many, within: 1', 'not-a-number'],
  ];
  for (const [name, target, code] of cases) {
    it(name, () => {
      expect(problemsOf(target).map((problem) => problem.split(' ')[0])).toContain(code);
    });
  }

  it('sums of figures so far, and such times a number, are counted', () => {
    for (const count of [
      'arrived(comes) + entered(home)',
      '2 * (arrived(comes) - entered(home)) / twice',
      'arrived(comes) * twice',
    ]) {
      expect(problemsOf(`count: ${count}, observed: 1, within: 1`)).toEqual([]);
    }
  });

  it('pounds spent so far are counted, as they are in KPIs', () => {
    const { problems } = parseScenario(
      `${head}agencies: [{id: trust, name: Trust, kind: acute, budget: £500}]
evidence:
  - {id: paid, count: spent(trust) + planning-spent(trust), observed: 1, within: 1, origin: own, unit: pounds, source: s}
`,
      'ward.yaml',
    );
    expect(problems.map(({ sentence }) => sentence)).toEqual([]);
  });

  it('what is wrong already is not told twice, with a caret at nothing', () => {
    for (const target of ['observed: 1, within: 1', 'ratio: {of: arrived(comes)}, observed: 1, within: 1']) {
      expect(problemsOf(target).filter((problem) => problem.startsWith('not-so-far'))).toEqual([]);
    }
    const { problems } = parseScenario(`${head}evidence:\n  - [1, 2]\n`, 'ward.yaml');
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(['wrong-kind 10']);
    expect(
      problemsOf('ratio: {of: arrived(comes), per: occupied(bed)}, observd: 1, observed: 1, within: 1').map(
        (problem) => problem.split(' ')[0],
      ),
    ).toEqual(['not-so-far', 'unknown-key']);
  });

  it('the same id twice, and no source', () => {
    const { problems } = parseScenario(
      `${head}evidence:
  - {id: one, count: arrived(comes), observed: 1, within: 1, origin: own, unit: people, source: s}
  - {id: one, count: arrived(comes), observed: 1, within: 1, origin: own, unit: people}
`,
      'ward.yaml',
    );
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(['one-form 11', 'duplicate-id 11']);
  });
});

describe('study', () => {
  it('is the words of its author, empty where it was left out', () => {
    const text = `${head}study:
  purpose: To learn.
  data-sources: [{name: Returns, says: weekly counts}]
  assumptions: ["guess: nobody leaves"]
`;
    expect(parseScenario(text, 'ward.yaml').scenario?.study).toEqual({
      purpose: 'To learn.',
      outputs: '',
      aims: '',
      dataSources: [{ name: 'Returns', says: 'weekly counts', access: null }],
      preprocessing: [],
      assumptions: ['guess: nobody leaves'],
      access: '',
    });
    expect(parseScenario(head, 'ward.yaml').scenario?.study.assumptions).toEqual([]);
  });
});
