// A scenario that is another one with changes: what is merged and what is replaced, and where problems are said to stand.

import { describe, expect, it } from 'vitest';
import { compileModel, mergedText, parseScenario, type Scenario } from '../../engine/index.ts';

const base = `flowday: 1
scenario: base
name: The base
calendar: {start: 2013-12-02, length: 7 days, holidays: [2013-12-05]}
parameters: [{id: nurses, value: 3, source: "guess: three"}]
arrivals:
  - {id: walk-in, rate: 5 per hour, to: triage}
  - {id: sent-in, rate: 2 per hour, to: triage}
resources: [{id: nurse, kind: staff, capacity: =nurses}, {id: bed, kind: bed, capacity: 9}]
steps:
  - {id: triage, seize: [nurse], lasts: {lognormal: {mean: 6 min, cv: 0.5}}, next: {shares: {ward: 30%, home: rest}}}
  - {id: ward, seize: [bed], lasts: 1 day, next: home}
outcomes: [{id: home}]
agencies:
  - id: acute
    name: Acute
    kind: acute
    orders:
      - {id: opens, when: free(bed) < 1, do: {pull: more-beds}}
levers:
  - {id: more-beds, agency: acute, name: More, says: Two more beds., effects: [{capacity: bed, add: 2}]}
  - {id: fewer-beds, agency: acute, name: Fewer, says: Two fewer beds., effects: [{capacity: bed, add: -2}]}
`;

const files = (named: Readonly<Record<string, string>>) => (name: string) => named[name] ?? null;

function read(changes: string, named: Readonly<Record<string, string>> = { 'base.yaml': base }): Scenario {
  const { scenario, problems } = parseScenario(changes, 'changes.yaml', files(named));
  if (scenario === null) throw new Error(JSON.stringify(problems, null, 1));
  return scenario;
}

function problemsOf(changes: string, named: Readonly<Record<string, string>> = { 'base.yaml': base }) {
  return parseScenario(changes, 'folder/changes.yaml', files(named)).problems;
}

const opening = 'flowday: 1\nscenario: changed\nextends: base.yaml\n';

describe('extends', () => {
  it('is the base where nothing is said', () => {
    const alone = parseScenario(base, 'base.yaml').scenario;
    expect(read(opening)).toEqual({ ...alone, id: 'changed' });
  });

  it('changes a section key by key and leaves the others', () => {
    const { calendar } = read(`${opening}calendar: {length: 9 days}\n`);
    expect(calendar).toMatchObject({
      durationMinutes: 9 * 1440,
      startDate: '2013-12-02',
      holidays: ['2013-12-05'],
    });
  });

  it('warns of an empty list, which takes out all, unless that is said', () => {
    const emptied = (changes: string) => {
      const { scenario, problems } = parseScenario(
        opening + changes,
        'changes.yaml',
        files({ 'base.yaml': base }),
      );
      const warnings = problems.filter(({ code }) => code === 'emptied');
      for (const { severity } of warnings) expect(severity).toBe('warning');
      return {
        levers: scenario?.levers.length,
        warned: warnings.map(({ line, sentence }) => `${line}: ${sentence}`),
      };
    };
    const orders = 'agencies: [{id: acute, orders: [{remove: all}]}]\n';
    expect(emptied(`${orders}levers: []\n`)).toEqual({
      levers: 0,
      warned: ['5: This empty list takes out what stands under "levers" in what the file extends: 2 in all.'],
    });
    expect(emptied(`${orders}levers: [{remove: all}]\n`)).toEqual({ levers: 0, warned: [] });
    expect(emptied('agencies: [{id: acute, orders: []}]\n').warned).toEqual([
      '4: This empty list takes out what stands under "orders" in what the file extends: 1 in all.',
    ]);
    // Nothing is lost by any of these: there were none, they have no ids, or it is what a loop does when it is off.
    expect(
      emptied('injects: []\ncalendar: {holidays: []}\nlevers: [{id: more-beds, effects: []}]\n').warned,
    ).toEqual([]);
    expect(
      emptied(`loops: [{id: less, name: Less, says: S., on: false, off: {levers: []}}]\n${orders}`),
    ).toEqual({ levers: 0, warned: [] });
  });

  it('changes one key of an item by its id, adds new items at the end and takes out others', () => {
    const { sources, resources, levers } = read(`${opening}
arrivals: [{id: walk-in, rate: 8 per hour}, {id: by-crew, rate: 1 per hour, to: triage}, {id: sent-in, remove: true}]
levers: [{remove: all}, {id: fewer-beds, agency: acute, name: Fewer, says: One fewer., effects: [{capacity: bed, add: -1}]}]
agencies: [{id: acute, orders: [{id: opens, remove: true}]}]
`);
    expect(sources.map(({ id, to }) => [id, to])).toEqual([
      ['walk-in', 'triage'],
      ['by-crew', 'triage'],
    ]);
    expect(sources[0]?.arrivals).toMatchObject({ ratePerMinute: 8 / 60 });
    expect(resources).toHaveLength(2);
    expect(levers.map(({ id }) => id)).toEqual(['fewer-beds']);
  });

  it('changes the orders of an agency by their ids', () => {
    const { standingOrders } = read(`${opening}
agencies: [{id: acute, orders: [{id: opens, when: free(bed) < 3}, {id: shuts, when: free(bed) > 6, do: {pull: fewer-beds}}]}]
`);
    expect(standingOrders.map(({ id, then }) => [id, then[0]])).toEqual([
      ['opens', { kind: 'pull', lever: 'more-beds', amount: null }],
      ['shuts', { kind: 'pull', lever: 'fewer-beds', amount: null }],
    ]);
  });

  it('replaces every other value whole: no half of an old one is left', () => {
    const { steps } = read(`${opening}steps: [{id: triage, lasts: {uniform: {low: 4 min, high: 8 min}}}]\n`);
    expect(steps[0]?.lasts).toMatchObject({ distribution: { value: { kind: 'uniform', low: 4, high: 8 } } });
    expect(steps[0]?.next).toMatchObject({ kind: 'shares' });
  });

  it('computes = with the values of the last file', () => {
    expect(read(`${opening}parameters: [{id: nurses, value: 5}]\n`).resources[0]?.capacity).toBe(5);
  });

  it('puts several files on top of one another in their order, through files that extend', () => {
    const named = {
      'base.yaml': base,
      'one.yaml': 'extends: base.yaml\nparameters: [{id: nurses, value: 4}]\nname: One\n',
      'parts/two.yaml': 'parameters: [{id: nurses, value: 6}]\n',
    };
    const scenario = read('flowday: 1\nscenario: both\nextends: [one.yaml, parts/two.yaml]\n', named);
    expect([scenario.name, scenario.resources[0]?.capacity]).toEqual(['One', 6]);
  });

  it('gives the same run as the same text in one file', () => {
    const { merged, problems } = mergedText(
      `${opening}arrivals: [{id: walk-in, rate: 8 per hour}]\n`,
      'c.yaml',
      files({ 'base.yaml': base }),
    );
    expect(problems).toEqual([]);
    expect(parseScenario(merged ?? '', 'whole.yaml').scenario).toEqual(
      read(`${opening}arrivals: [{id: walk-in, rate: 8 per hour}]\n`),
    );
  });

  it('says of a problem in which file it stands, and on which line', () => {
    const wrongBase = base.replace('capacity: 9', 'capacity: many');
    const [inBase] = problemsOf(opening, { 'base.yaml': wrongBase });
    expect(inBase).toMatchObject({ file: 'folder/base.yaml', line: 9, sourceLine: wrongBase.split('\n')[8] });
    const [inChanges] = problemsOf(`${opening}resources: [{id: bed, capacty: 3}]\n`);
    expect(inChanges).toMatchObject({ code: 'unknown-key', file: 'folder/changes.yaml', line: 4 });
    const [between] = problemsOf(`${opening}steps: [{id: ward, remove: true}]\n`);
    expect(between).toMatchObject({ code: 'unknown-reference', file: 'folder/base.yaml', line: 11 });
  });

  it('tells once of an entry that changes nothing and lacks nearly everything, and whom it may mean', () => {
    const over = `${opening}steps: [{id: wrad, rank: 3}]\n`;
    const told = problemsOf(over).map(({ code, hint }) => [code, hint]);
    expect(told[0]).toEqual([
      'missing-key',
      'Did you mean "ward"? Nothing that this file extends is called "wrad".',
    ]);
    expect(told.filter(([code]) => code === 'missing-key')).toHaveLength(1);
    const other = problemsOf(`${opening}resources: [{id: theatre}]\n`);
    expect(other.map(({ code, hint }) => [code, hint])).toContainEqual(['missing-key', null]);
  });

  it.each([
    ['a file that is not there', 'extends: nowhere.yaml', 'no-such-file'],
    ['a file outside', 'extends: ../base.yaml', 'no-such-file'],
    ['nothing', 'extends: ""', 'wrong-kind'],
    ['keys and values', 'extends: {file: base.yaml}', 'wrong-kind'],
    ['itself', 'extends: changes.yaml', 'extends-itself'],
    ['itself by way of another', 'extends: round.yaml', 'extends-itself'],
    ['a list', 'extends: list.yaml', 'wrong-kind'],
    ['an empty file', 'extends: empty.yaml', 'empty-file'],
    [
      'what is not there to be removed',
      'extends: base.yaml\narrivals: [{id: nobody, remove: true}]',
      'nothing-to-remove',
    ],
    ['a key that stands twice', 'extends: base.yaml\nname: One\nname: Two', 'duplicate-key'],
  ])('refuses %s with a sentence', (_, text, code) => {
    const named = {
      'base.yaml': base,
      'round.yaml': 'extends: round.yaml\n',
      'list.yaml': '[1, 2]\n',
      'empty.yaml': '# nothing\n',
    };
    const problems = problemsOf(`flowday: 1\nscenario: changed\n${text}\n`, named);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ sentence }) => sentence.length > 10)).toBe(true);
  });

  it('needs somebody who brings files', () => {
    expect(parseScenario(opening, 'changes.yaml').problems).toMatchObject([
      { code: 'no-such-file', line: 3 },
    ]);
  });

  it('ends where files extend one another without end', () => {
    const endless = (name: string): string => `extends: ${name.replace('.yaml', '')}x.yaml\n`;
    const { problems } = parseScenario('flowday: 1\nscenario: a\nextends: a.yaml\n', 's.yaml', endless);
    expect(problems).toMatchObject([{ code: 'too-much' }]);
  });
});

describe('dates without a year', () => {
  const at = (start: string, date: string): number | undefined => {
    const { scenario } = parseScenario(
      `flowday: 1
scenario: dates
calendar: {start: ${start}, length: 200 days}
seasons: [{id: wave, points: {"${date}": 2}}]
arrivals: [{id: come, rate: 1 per day, season: wave, to: see}]
steps: [{id: see, next: home}]
outcomes: [{id: home}]
`,
      's.yaml',
    );
    return scenario?.seasons[0]?.points[0]?.atMinutes;
  };

  it.each([
    ['2013-12-02', '12-25', 23],
    ['2016-12-01', '12-25', 24],
    ['2013-12-02', '01-06 12:00', 35.5],
    ['2013-12-02', '11-20', -12],
    ['2013-12-02', '09-01', -92],
    ['2013-12-02', '08-31', 272],
    ['2015-12-01', '02-29', 90],
  ])('from %s, %s is day %d', (start, date, days) => {
    expect(at(start, date)).toBe(days * 1440);
  });

  it('refuses a day that no year has', () => {
    expect(at('2013-12-02', '02-30')).toBeUndefined();
    expect(at('2013-12-02', '13-01')).toBeUndefined();
  });
});

describe('seasons', () => {
  const read = (seasons: string, season: string) =>
    parseScenario(
      `flowday: 1
scenario: seasons
calendar: {start: 2013-12-01, length: 30 days}
seasons: ${seasons}
arrivals: [{id: come, rate: 1 per day, season: ${season}, to: see}]
steps: [{id: see, next: home}]
outcomes: [{id: home}]
`,
      's.yaml',
    );

  it('are made of another one with a lag', () => {
    const { scenario } = read(
      '[{id: degrees, points: {12-01: 5, 12-11: -5}}, {id: cold, of: degrees, below: 5, each: 2%, lag: {from: 2 days, to: 4 days}}]',
      'cold',
    );
    const cold = scenario?.seasons[1]?.points ?? [];
    // One degree a day from the first: two to four days before day 7 it lay 3, 4 and 5 degrees below.
    expect(cold[7]).toEqual({ atMinutes: 7 * 1440, factor: 1 + 0.02 * 4 });
    expect(cold[0]?.factor).toBe(1);
    expect(cold[30]?.factor).toBeCloseTo(1.2, 12);
    expect(cold).toHaveLength(31);
  });

  it('are multiplied where a source names several', () => {
    const { scenario } = read(
      '[{id: up, points: {12-01: 1, 12-05: 3}}, {id: down, points: {12-03: 1, 12-04: 0.5}}]',
      '[up, down]',
    );
    if (scenario === null) throw new Error('not read');
    const [origin] = compileModel(scenario).origins;
    const season = origin?.arrivals?.kind === 'rate' ? origin.arrivals.season : null;
    expect(Array.from(season?.atMinutes ?? [], (minutes) => minutes / 1440)).toEqual([0, 1, 2, 3, 4]);
    expect(Array.from(season?.factors ?? [])).toEqual([1, 1.5, 2, 1.25, 1.5]);
  });

  it.each([
    ['both points and another', '[{id: a, points: {12-01: 1}, of: a, below: 1, each: 1%}]', 'a', 'one-form'],
    ['neither', '[{id: a}]', 'a', 'one-form'],
    ['another that does nothing', '[{id: b, points: {12-01: 1}}, {id: a, of: b}]', 'a', 'missing-key'],
    ['another that is not there', '[{id: a, of: b, below: 1, each: 1%}]', 'a', 'unknown-reference'],
    [
      'one made of one that is made',
      '[{id: c, points: {12-01: 1}}, {id: b, of: c, below: 1, each: 1%}, {id: a, of: b, below: 1, each: 1%}]',
      'a',
      'unknown-reference',
    ],
    [
      'a lag without another',
      '[{id: a, points: {12-01: 1}, lag: {from: 1 day, to: 2 days}}]',
      'a',
      'not-with-this',
    ],
    [
      'a lag the wrong way round',
      '[{id: b, points: {12-01: 1}}, {id: a, of: b, below: 1, each: 1%, lag: {from: 3 days, to: 2 days}}]',
      'a',
      'bad-lag',
    ],
    [
      'more than all of the arrivals taken away',
      '[{id: b, points: {12-01: 0}}, {id: a, of: b, below: 5, each: -30%}]',
      'a',
      'negative-season',
    ],
    ['a temperature as a factor of arrivals', '[{id: a, points: {12-01: -1}}]', 'a', 'negative-season'],
  ])('refuse %s', (_, seasons, season, code) => {
    const { scenario, problems } = read(seasons, season);
    expect(scenario).toBeNull();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});
