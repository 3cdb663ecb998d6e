// Each mistake gets its code, at its place. One passage of the teaching scenario is spoilt at a time, and
// exactly one problem must come of it: a slip is one problem, however much hangs on it.

import { describe, expect, it } from 'vitest';
import { formatProblem, parseScenario } from '../../engine/index.ts';
import { caretOf, changed, problemsOf, smallHospital } from './smallHospital.ts';

/** What is spoilt, how, the code of the only problem, and what stands under the caret. */
type Case = readonly [string, string, string, string];

const shapes: readonly Case[] = [
  ['    capacity: 3\n', '    capcity: 3\n', 'unknown-key', 'capcity: 3'],
  ['rate: 75 per day, ', '', 'missing-key', '{id: walk-in'],
  ['rate: 75 per day', 'rate: 75', 'missing-unit', '75, hours'],
  ['rate: 75 per day', 'rate: 75 per fortnight', 'wrong-unit', '75 per fortnight'],
  ['lead-time: 90 min', 'lead-time: 90 mn', 'wrong-unit', '90 mn'],
  ['lead-time: 90 min', 'lead-time: soon', 'not-a-number', 'soon'],
  ['hospital, capacity: 10,', 'hospital, capacity: 12 cubicles,', 'wrong-unit', '12 cubicles'],
  ['hospital, capacity: 10,', 'hospital, capacity: -12,', 'out-of-range', '-12'],
  ['hospital, capacity: 10,', 'hospital, capacity: 14.5,', 'not-whole', '14.5'],
  ['hospital, capacity: 10,', 'hospital, capacity: .inf,', 'not-a-number', '.inf'],
  ['hospital, capacity: 10,', 'hospital, capacity: NaN,', 'not-a-number', 'NaN'],
  ['share: 4%', 'share: 140%', 'out-of-range', '140%'],
  ['share: 4%', 'share: 4', 'out-of-range', '4, after'],
  ['budget: £40,000', 'budget: "40000"', 'missing-unit', '"40000"'],
  ['kind: vehicle', 'kind: vehicel', 'unknown-word', 'vehicel'],
  ['from: "10:00"', 'from: "10:75"', 'not-a-time', '"10:75"'],
  ['at: day 1 11:00', 'at: 2024-02-30 11:00', 'not-a-date', '2024-02-30 11:00'],
  ['days: weekdays', 'days: workdays', 'unknown-word', 'workdays'],
  ['id: local-paper', 'id: Local_Paper', 'bad-id', 'Local_Paper'],
  ['id: local-paper', 'id: amount', 'reserved-id', 'amount'],
  ['seize: [crew]', 'seize: crew', 'wrong-kind', 'crew'],
  [' 49, 39, 30]', ' 49, 39]', 'profile-length', '[22, 17'],
  ['rate: 75 per day,', 'rate: 75 per day, weekdays: [1, 1, 1],', 'weekdays-length', '[1, 1, 1]'],
  ['treat-at-scene: 28%, take', 'treat-at-scene: 128%, take', 'out-of-range', '128%'],
  ['leave-ward: 76%', 'leave-ward: 86%', 'bad-shares', '{leave-ward'],
  ['shares: {red: 5%, amber', 'shares: {red: 15%, amber', 'bad-shares', '{red: 15%'],
  ['amber: 42%, green: 15%}', 'amber: 42%}', 'missing-case', '{by: acuity'],
  ['amber: 42%, green: 15%}', 'amber: 42%, gren: 0%, green: 15%}', 'unknown-category', '0%'],
  ['mean: 55 min, cv: 0.4', 'mean: 55 min, sigma: 0.4', 'bad-distribution', '{mean'],
  ['{lognormal: {mean: 55 min', '{loglogistic: {mean: 55 min', 'unknown-key', 'loglogistic'],
  ['{low: 10 min, high: 30', '{low: 40 min, high: 30', 'bad-distribution', '{low'],
  [
    '{otherwise: find-cubicle}',
    '{when: acuity == red, to: find-cubicle}',
    'otherwise-last',
    '{when: acuity == red',
  ],
  [
    'at: [2, 5, 9], source: "guess: cubicles',
    'at: [2, 9, 5], source: "guess: cubicles',
    'threshold-order',
    '[2, 9, 5]',
  ],
  ['at: [90%, 80%, 65%]', 'at: [65%, 80%, 90%]', 'threshold-order', '[65%'],
  ['at: [90%, 80%, 65%]', 'at: [90%, 80%]', 'three-thresholds', '[90%, 80%]'],
  ['most: 12, step: 4', 'most: 13, step: 4', 'bad-amount', '{unit: beds, least: 4'],
  ['[{capacity: doctor, add: 2}]', '[{capacity: doctor}]', 'bad-effect', '{capacity: doctor}'],
  ['    at: day 1 11:00\n', '', 'bad-schedule', 'id: norovirus'],
  ['    at: day 1 11:00\n', '    at: day 1 11:00\n    at: day 1 12:00\n', 'duplicate-key', 'at: day 1 12:00'],
];

const references: readonly Case[] = [
  ['hours: ed-hours', 'hours: ed-hour', 'unknown-reference', 'ed-hour'],
  ['to: triage, source', 'to: traige, source', 'unknown-reference', 'traige'],
  ['seize: [triage-nurse]', 'seize: [triage-nurses]', 'unknown-reference', 'triage-nurses'],
  ['release: [crew], next: home', 'release: [crews], next: home', 'unknown-reference', 'crews'],
  ['[enter handover]', '[enter hand-over]', 'unknown-reference', 'enter hand-over'],
  ['headline: [four-hour,', 'headline: [four-hours,', 'unknown-reference', 'four-hours'],
  ['patch: [crew]', 'patch: [crow]', 'unknown-reference', 'crow'],
  ['measures: [care-waits', 'measures: [care-wait', 'unknown-reference', 'care-wait'],
  ['{indicator: care-waits', '{indicator: care-wait', 'unknown-reference', 'care-wait'],
  ['do: {pull: extra-crews', 'do: {pull: extra-crew', 'unknown-reference', 'extra-crew'],
  ['{capacity: social-worker, add', '{capacity: social-workers, add', 'unknown-reference', 'social-workers'],
  ['{move: send-crew', '{move: send-crews', 'unknown-reference', 'send-crews'],
  ['to: [hospital]\n', 'to: [hospitals]\n', 'unknown-reference', 'hospitals'],
  ['seen-by: [ambulance], others', 'seen-by: [ambulances], others', 'unknown-reference', 'ambulances'],
  ['figure: care-waits', 'figure: care-wait', 'unknown-reference', 'care-wait'],
  ['{from: wards, to: care,', '{from: ward, to: care,', 'unknown-reference', 'ward, to'],
  ['seize: [social-worker]', 'seize: [arrange-care]', 'wrong-reference', 'arrange-care'],
  ['id: local-paper', 'id: crew-wait', 'duplicate-id', 'crew-wait'],
  ['number: 2', 'number: 1', 'duplicate-number', '1'],
  ['{indicator: calls-waiting', '{indicator: 7', 'bad-id', '7'],
];

const expressions: readonly Case[] = [
  ['when: care-waits > 6 and hour', 'when: care-waits > and hour', 'bad-expression', 'and hour'],
  ['when: care-waits > 6 and hour', 'when: care-wait > 6 and hour', 'unknown-name', 'care-wait >'],
  ['when: care-waits > 6 and hour', 'when: care-waits > 6 && hour', 'bad-expression', '&& hour'],
  ['value: free(crew)', 'value: fre(crew)', 'unknown-function', 'fre(crew)'],
  ['value: free(crew)', 'value: "free(crew, 2)"', 'wrong-arguments', 'free(crew, 2)'],
  ['value: free(crew)', 'value: free(send-crew)', 'wrong-reference', 'send-crew)'],
  ['value: free(crew)', 'value: free(3)', 'wrong-argument', '3)'],
  ['value: free(crew)', 'value: free(crew) + bed-occupancy', 'not-here', 'bed-occupancy'],
  ['value: free(crew)', 'value: free(crew) * frailty', 'not-here', 'frailty'],
  ['value: free(crew)', 'value: free(crew) - amount', 'not-here', 'amount'],
  ['over(department, 4 h)', 'over(department, 5 h)', 'unknown-limit', '5 h'],
  ['last24h(entered(triage))', 'last24h(waiting(triage))', 'wrong-argument', 'waiting(triage)'],
  ['rank: acuity != red\n', 'rank: acuity != rad\n', 'unknown-category', 'rad'],
  ['rank: acuity != red\n', 'rank: acuity < red\n', 'category-order', 'acuity < red'],
  ['rank: acuity != red\n', 'rank: red\n', 'lone-category', 'red'],
  ['rank: acuity != red\n', 'rank: crews-outside\n', 'not-here', 'crews-outside'],
  ['stretch: 0.8 + 0.4 * frailty', 'stretch: 0.8 + 0.4 * (frailty', 'bad-expression', ''],
  ['{capacity: crew, add: amount}', '{capacity: crew, add: amount + hour}', 'not-here', 'hour'],
  ['{capacity: doctor, add: 2}', '{capacity: doctor, add: amount}', 'not-here', 'amount'],
  ['when: crews-outside >= 4', 'when: "crews-outside >= four"', 'unknown-name', 'four"'],
  // The ambulance service sees beds two hours late, but never who is in the department.
  ['when: calls-waiting > 4', 'when: calls-waiting > 4 and in-department > 3', 'never-seen', 'in-department'],
];

const sense: readonly Case[] = [
  [
    'next: home, source: "guess: 90 min"',
    'next: visit-at-home, source: "guess: 90 min"',
    'cycle-without-exit',
    'visit-at-home',
  ],
  [
    'effects: [{move: send-crew, to: visit-at-home',
    'effects: [{move: send-crew, to: triage',
    'unreachable-step',
    'visit-at-home',
  ],
  [
    '    lasts: {gamma: {mean: 15 min, cv: 0.6}}\n    next: home',
    '    next: {shares: {minors: 50%, home: rest}}',
    'instant-cycle',
    '{shares: {minors',
  ],
  ['    hold: [hospital-bed]\n', '    hold: [cubicle]\n', 'hold-of-nothing', 'cubicle]'],
  [
    'lasts: 15 min, release: [cubicle]',
    'lasts: 15 min, release: [triage-nurse, cubicle]',
    'release-of-nothing',
    'triage-nurse',
  ],
  ['    release: [community-bed]\n', '', 'still-held', 'home'],
  [', {step: find-bed, label: for a bed}', '', 'not-on-map', 'find-bed'],
  [
    '[{step: leave-ward,',
    '[{step: find-bed, label: x}, {step: leave-ward,',
    'drawn-twice',
    'find-bed, label: x',
  ],
  [
    'step: community-stay, count: 10',
    'step: community-stay, count: 11',
    'census-too-large',
    '{id: in-community',
  ],
  [
    'seize: [triage-nurse]',
    'seize: [{resource: triage-nurse, units: 3}]',
    'never-enough',
    '{resource: triage-nurse',
  ],
  [
    'space, agency: hospital,',
    'space, agency: hospital, refills: [{at: 08:00, to: 9}],',
    'refills-without-slots',
    '[{at',
  ],
  ['day: 45 min', 'day: 40 min', 'timetable-too-long', '40 min'],
  // The last round runs on to the end of the scenario, in the room as in the check.
  ['length: 24 h', 'length: 30 h', 'timetable-too-long', '45 min'],
  ['until: day 2 07:00', 'until: day 1 18:00', 'round-order', 'day 1 18:00'],
  ['until: day 1 19:00', 'until: day 3 19:00', 'after-end', 'day 3 19:00'],
  ['until: day 2 07:00', 'until: day 2 08:00', 'after-end', 'day 2 08:00'],
  ['at: day 1 11:00', 'at: 2024-01-07 11:00', 'before-start', '2024-01-07 11:00'],
  ['length: 24 h', 'length: 24 h, warm-up: 24 h', 'warm-up-too-long', '24 h, pace'],
  ['agencies: [ambulance], seats', 'agencies: [ambulance, hospital], seats', 'two-teams', 'hospital'],
  ['agencies: [community, council]', 'agencies: [community]', 'no-team', 'council'],
  ['amount: 8}', 'amount: 7}', 'out-of-range', '7}'],
  ['do: {pull: extra-crews', 'do: {pull: open-community-beds', 'not-its-lever', 'open-community-beds'],
  [
    '{duration: ward-stay, factor: 0.93}',
    '{duration: find-bed, factor: 0.93}',
    'nothing-to-change',
    'find-bed',
  ],
  [
    '{duration: ward-stay, factor: 0.93}',
    '{patience: ward-stay, factor: 0.93}',
    'nothing-to-change',
    'ward-stay',
  ],
  [
    '{duration: ward-stay, factor: 0.93}',
    '{weight: ward-stay, to: minors, factor: 2}',
    'nothing-to-change',
    'minors',
  ],
  ['{duration: ward-stay, factor: 0.93}', '{arrivals: walk-in, factor: 2.5}', 'beyond-headroom', '2.5'],
  ['share: 40%, when', 'share: 140%, when', 'out-of-range', '140%'],
  ['cost: {once: £3000}', 'cost: {once: £9000}', 'never-affordable', '£9000'],
  ['cost: {once: £3000}', 'cost: {once: £3000, per-unit: true}', 'per-unit-of-nothing', 'true'],
  ['    seize: [triage-nurse]\n', '', 'unused-resource', '{id: triage-nurse'],
  [
    'kind: staff, agency: hospital, capacity: 2',
    'kind: slots, agency: hospital, capacity: 2',
    'never-refilled',
    '{id: triage-nurse',
  ],
  ['length: 24 h,', 'length: 24 h, holidays: [2023-12-25],', 'before-start', '[2023-12-25]'],
];

describe('slips that need a second passage to be slips', () => {
  const twice = (...edits: readonly (readonly [string, string])[]): readonly string[] =>
    problemsOf(edits.reduce((text, [from, to]) => changed(from, to, text), smallHospital)).map(
      ({ code }) => code,
    );

  it('a rota of every weekday forgets the holidays', () => {
    expect(
      twice(
        ['length: 24 h,', 'length: 24 h, holidays: [2024-01-08],'],
        ['{days: weekdays,', '{days: [weekdays, weekends],'],
      ),
    ).toEqual(['rota-without-holidays']);
  });

  it('an attribute depends on one that is declared below it', () => {
    const frailty = 'number: {uniform: {low: 0, high: 1}}';
    expect(
      twice([
        `  - {id: frailty, name: Frailty, ${frailty}`,
        `  - {id: old, by: lives-alone, cases: {yes: {a: 100%}}, otherwise: {a: 100%}}\n  - {id: lives-alone, shares: {yes: 30%, no: 70%}}\n  - {id: frailty, name: Frailty, ${frailty}`,
      ]),
    ).toEqual(['attribute-order']);
  });

  it('an agency without escalation cannot declare', () => {
    const from = smallHospital.indexOf('    escalation:\n      triggers: [{indicator: care-waits');
    const to = smallHospital.indexOf('    orders:', from);
    expect(
      problemsOf(smallHospital.slice(0, from) + smallHospital.slice(to)).map(({ code }) => code),
    ).toEqual(['nothing-to-declare']);
  });
});

describe('every problem is told at once', () => {
  it('eight different slips in one file are told together, in the order of the file', () => {
    const slips = [
      ['    capacity: 3\n', '    capacity: 3\n    colour: red\n'],
      ['lead-time: 90 min', 'lead-time: 90 mn'],
      ['hours: ed-hours', 'hours: ed-hour'],
      ['leave-ward: 76%', 'leave-ward: 86%'],
      [' 49, 39, 30]', ' 49, 39]'],
      ['to: visit-at-home, share', 'to: treat-at-scene, share'],
      ['next: home, source: "guess: 90 min"', 'next: visit-at-home, source: "guess: 90 min"'],
      ['    name: Care starts on trust\n    agency: council\n', '    name: Care starts on trust\n'],
    ] as const;
    const problems = problemsOf(slips.reduce((text, [from, to]) => changed(from, to, text), smallHospital));
    expect(problems.map(({ code }) => code)).toEqual([
      'profile-length',
      'unknown-reference',
      'unknown-key',
      'bad-shares',
      'unreachable-step',
      'cycle-without-exit',
      'wrong-unit',
      'missing-key',
    ]);
  });

  it('is written as file, line, column, code, source line, caret, and what would be right', () => {
    const [problem] = problemsOf(changed('seize: [crew]', 'seize: [crow]'));
    const line = smallHospital.split('\n').findIndex((one) => one.includes('seize: [crew]')) + 1;
    expect(formatProblem(problem as NonNullable<typeof problem>)).toBe(
      [
        `small-hospital.yaml:${line}:13: error unknown-reference: There is no resource or group "crow".`,
        `  ${line} |     seize: [crow]`,
        `  ${' '.repeat(String(line).length)}               ^`,
        '    expected: a resource or a group',
        '    hint:     Did you mean "crew"?',
      ].join('\n'),
    );
  });

  it('knows a decimal comma, a date with the day first and a capital letter', () => {
    const text = `flowday: 1
scenario: a
calendar: {start: 01/12/2024, length: 7 days}
arrivals: [{id: w, rate: 8,5 per hour, to: s}]
steps: [{id: s, lasts: 1 h, next: Home}]
outcomes: [{id: home}]
`;
    const hints = parseScenario(text, 'a.yaml').problems.map(({ code, hint }) => `${code}: ${hint}`);
    expect(hints).toContain('not-a-date: Write year, month and day: 2024-12-01.');
    expect(hints).toContain(
      'unknown-key: A comma ends an entry. Is it part of a figure? Then write a point.',
    );
    expect(hints).toContain('bad-id: For example "home".');
  });

  it.each([
    ['an open bracket', 'steps: [{id: s, lasts: 1 h, next: home]', /bracket above it not closed/],
    ['a colon in a value', 'name: A&E: the front', /": " in it needs quotes/],
    ['no colon', 'name front\nplace: {name: Bath}', /Is the colon missing/],
    ['no space after a colon', 'place: {name:Bath}', /A space is missing after the colon/],
    ['a semicolon', 'place: {name: Bath; population: 3}', /a comma missing/],
    ['an open quote', "name: 'front", /a quote or a bracket without its partner/],
    ['an apostrophe', "name: 'Tom's'", /written twice/],
    ['a strange first character', 'name: @home', /Put it in quotes/],
  ])('says what to do about %s', (_, line, hint) => {
    const { problems } = parseScenario(`flowday: 1\nscenario: a\n${line}\n`, 'a.yaml');
    expect(problems.map((problem) => problem.hint).join(' ')).toMatch(hint);
  });

  it('makes no guess at words too short to be half right', () => {
    const text = `flowday: 1
scenario: short
name: Short
calendar: {start: 2024-01-01, length: 1 day}
arrivals: [{id: s, rate: 1 per hour, to: a}]
steps: [{id: a, lasts: 5 min, next: b}]
outcomes: [{id: c}]
`;
    const told = parseScenario(text, 'short.yaml').problems.map(formatProblem).join('\n');
    expect(told).toContain('There is no step or outcome "b".');
    expect(told).not.toContain('Did you mean');
  });

  it('tells an id that is a word of the language once, whoever refers to it', () => {
    const text = `flowday: 1
scenario: words
calendar: {start: 2024-01-01, length: 1 day}
arrivals: [{id: s, rate: 1 per hour, to: see}]
steps: [{id: see, lasts: 5 min, next: rest}, {id: rest, lasts: 5 min, next: home}]
outcomes: [{id: home}]
`;
    const { problems, scenario } = parseScenario(text, 'words.yaml');
    expect(problems.map(({ code, expected }) => [code, expected])).toEqual([
      ['reserved-id', expect.stringMatching(/^an id other than and, or, .*rest/)],
    ]);
    expect(scenario).toBeNull();
  });

  it('a warning does not stop a scenario, an error does', () => {
    const warned = parseScenario(
      changed('agencies: [community, council]', 'agencies: [community]'),
      'a.yaml',
    );
    expect(warned.problems.map(({ severity }) => severity)).toEqual(['warning']);
    expect(warned.scenario?.id).toBe('small-hospital');
    expect(parseScenario(changed('share: 4%', 'share: 4'), 'a.yaml').scenario).toBeNull();
  });
});

describe('one slip, one problem', () => {
  const tables = { shapes, references, expressions, sense };
  for (const [name, cases] of Object.entries(tables)) {
    for (const [from, to, code, caret] of cases) {
      it(`${name}: ${code} — ${from.trim().slice(0, 40)} ⇒ ${to.trim().slice(0, 50)}`, () => {
        const problems = problemsOf(changed(from, to));
        const told = problems.map(formatProblem).join('\n');
        expect(problems.length, told).toBe(1);
        expect(problems[0]?.code, told).toBe(code);
        expect(problems[0]?.expected ?? problems[0]?.hint ?? '', told).not.toBe('');
        expect(caretOf(problems[0] as (typeof problems)[0]).startsWith(caret), told).toBe(true);
      });
    }
  }
});
