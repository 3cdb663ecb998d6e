// Each mistake in the keys of care gets its code, at its place; a slip is one problem.

import { describe, expect, it } from 'vitest';
import { formatProblem, parseScenario } from '../../engine/index.ts';
import { careFile, oneStep, type Parts, problemsIn } from './careFile.ts';
import { caretOf } from './smallHospital.ts';

/** What stands in the file, the code of its only problem, and what stands under the caret. */
type Case = readonly [Parts, string, string];

const resource = (text: string): Parts => oneStep('seize: [nurse]', { resources: `  - ${text}` });
const rota = 'rota: [{from: "08:00", to: "20:00", add: 1}]';
const fails = (keys: string): Parts => resource(`{id: nurse, capacity: 2, breakdowns: [{${keys}}]}`);
const two = (keys: string, other = 'seize: [nurse], lasts: 3 min'): Parts => ({
  steps: `  - {id: see, ${keys}, seize: [nurse], lasts: 3 min, next: {shares: {home: 50%, other: rest}}}
  - {id: other, ${other}, next: home}`,
});

const units = (text: string): Parts => ({
  steps: `  - {id: see, seize: [{resource: nurse, units: ${text}}], lasts: 3 min, next: home}`,
});

const resources: readonly Case[] = [
  [units('0'), 'out-of-range', '0}'],
  [units('1.5'), 'not-whole', '1.5'],
  [units('1 + beds'), 'unknown-name', 'beds}'],
  [units('1 + hour'), 'not-here', 'hour}'],
  [units('1 + stay'), 'not-here', 'stay}'],
  [units('waiting(see)'), 'not-here', 'waiting'],
  [resource(`{id: nurse, capacity: 2, ${rota}, when-cut: resum}`), 'unknown-word', 'resum'],
  [resource('{id: nurse, capacity: 2, when-cut: overtime}'), 'cut-without-rota', 'overtime'],
  [
    resource('{id: nurse, capacity: 2, when-cut: hand-over, hand-over: 5 min}'),
    'cut-without-rota',
    'hand-over,',
  ],
  [resource(`{id: nurse, capacity: 2, ${rota}, when-cut: hand-over}`), 'missing-key', 'hand-over}'],
  [resource(`{id: nurse, capacity: 2, ${rota}, hand-over: 5 min}`), 'hand-over-without-cut', '5 min'],
  [resource(`{id: nurse, capacity: 2, ${rota}, when-cut: hand-over, hand-over: 5}`), 'missing-unit', '5}'],
  [resource('{id: nurse, capacity: 2, closures: [{from: day 3, until: day 2}]}'), 'closure-order', 'day 2'],
  [
    resource('{id: nurse, capacity: 2, closures: [{from: 2023-12-01, until: 2023-12-24}]}'),
    'before-start',
    '2023-12-24',
  ],
  [resource('{id: nurse, capacity: 2, closures: [{from: day 30, until: day 31}]}'), 'after-end', 'day 30'],
  [resource('{id: nurse, capacity: 2, closures: [{from: day 3}]}'), 'missing-key', '{from: day 3}'],
  [resource('{id: nurse, capacity: 2, closures: [{from: soon, until: day 2}]}'), 'not-a-date', 'soon'],
  [
    resource('{id: nurse, capacity: 2, closures: [{from: day 2, until: day 3, units: 0}]}'),
    'out-of-range',
    '0}',
  ],
  [fails('id: fail, every: 5 days, lasts: 4 h, when-cut: overtime'), 'unknown-word', 'overtime'],
  [fails('id: fail, every: 5 days, lasts: 4 h, units: some'), 'unknown-word', 'some'],
  [fails('id: fail, every: 0, lasts: 4 h'), 'always-broken', '0, lasts'],
  [fails('id: fail, every: {exponential: {mean: 0 min}}, lasts: 4 h'), 'always-broken', '{exponential'],
  [fails('every: 5 days, lasts: 4 h'), 'missing-key', '{every'],
  [fails('id: home, every: 5 days, lasts: 4 h'), 'duplicate-id', 'home}]'],
  [
    resource(`{id: nurse, capacity: 0, ${rota}, breakdowns: [{id: fail, every: 5 days, lasts: 4 h}]}`),
    'nothing-to-break',
    '{id: fail',
  ],
  [
    resource('{id: nurse, capacity: 5000, breakdowns: [{id: fail, every: 5 days, lasts: 4 h}]}'),
    'too-many',
    '{id: fail',
  ],
  ...[
    'closures: [{from: day 2, until: day 3}]',
    'when-cut: resume',
    'breakdowns: [{id: f, every: 1 h, lasts: 1 h}]',
  ].map(
    (key): Case => [
      resource(`{id: nurse, kind: slots, capacity: 2, refills: [{at: "08:00", to: 2}], ${key}}`),
      'cut-of-slots',
      key.slice(key.indexOf(':') + 2),
    ],
  ),
];

const lists: readonly Case[] = [
  [oneStep('order: last-comes'), 'unknown-word', 'last-comes'],
  [oneStep('preempt: lose'), 'unknown-word', 'lose'],
  [oneStep('rank: acuity, preempt: {how: lose}'), 'bad-preempt', '{how'],
  [oneStep('rank: frailty, preempt: {how: resume, to: home}'), 'bad-preempt', '{how'],
  [oneStep('rank: frailty, preempt: {how: lose, to: home, waits: at-back}'), 'bad-preempt', 'at-back'],
  [oneStep('rank: frailty, preempt: {how: lose, to: hom}'), 'unknown-reference', 'hom}'],
  [oneStep('rank: frailty, preempt: resume, lasts: 0'), 'nothing-to-interrupt', 'resume'],
  [oneStep('preempt: resume'), 'nothing-to-interrupt', 'resume'],
  [oneStep('rank: frailty, preempt: resume, together: {most: 3}'), 'nothing-to-interrupt', 'resume'],
  [oneStep('preempt: resume, seize: []', { resources: '  []' }), 'nothing-to-interrupt', 'resume'],
  [oneStep('room: {places: -1, when-full: block}'), 'out-of-range', '-1'],
  [oneStep('room: {places: 3}'), 'missing-key', '{places'],
  [oneStep('room: {places: 3, when-full: blocks}'), 'unknown-reference', 'blocks'],
  [oneStep('room: {places: 3, when-full: nurse}'), 'wrong-reference', 'nurse}'],
  [oneStep('baulk: {to: home}'), 'bad-baulk', '{to'],
  [oneStep('baulk: {share: 150%, to: home}'), 'out-of-range', '150%'],
  [oneStep('baulk: {share: 0 - 1, to: home}'), 'out-of-range', '0 - 1'],
  [oneStep('baulk: {share: 10%}'), 'missing-key', '{share'],
  [oneStep('baulk: {when: waiting(sea) > 4, to: home}'), 'unknown-reference', 'sea)'],
  [oneStep('baulk: {share: wating(see) / 10, to: home}'), 'unknown-function', 'wating'],
  [oneStep('patience: {after: 4, to: home}'), 'missing-unit', '4, to'],
  [oneStep('patience: {after: {minutes: 4 * frail}, to: home}'), 'unknown-name', 'frail}'],
  [oneStep('patience: {after: 4 h, to: home, release: [nurse]}'), 'release-of-nothing', 'nurse]'],
  [oneStep('patience: {after: 4 h, to: home, release: [nurses]}'), 'unknown-reference', 'nurses]'],
  [oneStep('jockey: {with: [see]}'), 'bad-jockey', 'see]'],
  [oneStep('jockey: {with: []}'), 'too-few', '[]'],
  [oneStep('jockey: {with: [home]}'), 'wrong-reference', 'home]'],
  [two('jockey: {with: [other], fewer: 0}'), 'out-of-range', '0}'],
  [two('jockey: {with: [other]}', 'lasts: 3 min'), 'bad-jockey', 'other]'],
  [oneStep('together: {least: 5, most: 4}'), 'bad-together', '{least'],
  [oneStep('together: {least: 2}'), 'missing-key', '{least'],
  [oneStep('together: {least: 0, most: 4}'), 'out-of-range', '0, most'],
  [oneStep('together: {most: 4, or-after: 0 min}'), 'out-of-range', '0 min'],
  [
    {
      steps:
        '  - {id: see, together: {most: 4}, seize: [nurse], lasts: 3 min, hold: [nurse], next: go}\n  - {id: go, lasts: 1 min, release: [nurse], next: home}',
    },
    'together-holds',
    '[nurse], next',
  ],
  [oneStep('served-at: []'), 'too-few', '[]'],
  [oneStep('served-at: [{at: [9]}]'), 'not-a-time', '9]'],
  [oneStep('served-at: [{at: []}]'), 'too-few', '[]'],
  [oneStep('served-at: [{days: someday, at: "09:00"}]'), 'unknown-word', 'someday'],
  [oneStep('served-at: [{at: "09:00", most: 0}]'), 'out-of-range', '0}'],
  [oneStep('open: {hours: []}'), 'too-few', '[]'],
  [oneStep('open: {hours: [{from: "08:00"}]}'), 'missing-key', '{from'],
  [
    oneStep('open: {hours: [{from: "08:00", to: "18:00"}], when-closed: waits}'),
    'unknown-reference',
    'waits}',
  ],
  ...[
    'rank: frailty',
    'order: random',
    'room: {places: 3, when-full: block}',
    'patience: {after: 1 h, to: home}',
    'jockey: {with: [other]}',
  ].map(
    (key): Case => [
      {
        steps: `  - {id: see, ${key}, lasts: 3 min, next: other}\n  - {id: other, seize: [nurse], lasts: 3 min, next: home}`,
      },
      'no-waiting-list',
      key.slice(key.indexOf(':') + 2),
    ],
  ),
  [
    oneStep('together: {least: 3, most: 4}, room: {places: 2, when-full: block}, next: home'),
    'no-room-for-a-party',
    '2, when-full',
  ],
  [
    oneStep('together: {least: 3, most: 4, or-after: 1 h}, room: {places: 0, when-full: block}, next: home'),
    'no-room-for-a-party',
    '0, when-full',
  ],
  [
    { ...oneStep('room: {places: 3, when-full: block}, next: block'), outcomes: '[{id: block}]' },
    'reserved-id',
    'block}]',
  ],
];

const ways: readonly Case[] = [
  [oneStep('next: {shortest: []}'), 'too-few', '[]'],
  [oneStep('next: {shortest: [home]}'), 'wrong-reference', 'home]'],
  [oneStep('next: {shortest: [zebra]}'), 'unknown-reference', 'zebra]'],
  [oneStep('next: {first-free: [see]}'), 'bad-next', '{first-free'],
  [oneStep('next: {first-free: [home], otherwise: home}'), 'wrong-reference', 'home], otherwise'],
  [oneStep('next: {in-turn: [home], otherwise: home}'), 'bad-next', '{in-turn'],
  [oneStep('next: {in-turn: [home], shortest: [see]}'), 'bad-next', '{in-turn'],
  [oneStep('next: {in-turn: [hom]}'), 'unknown-reference', 'hom]'],
  [oneStep('next: {}'), 'bad-next', '{}'],
  [
    oneStep(
      'next: {shares: {see: {by: acuity, cases: {red: {by: frailty, cases: {1: 90%}, otherwise: 10%}}, otherwise: 20%}, home: {by: acuity, cases: {red: {by: frailty, cases: {1: 20%}, otherwise: 90%}}, otherwise: 80%}}}',
    ),
    'bad-shares',
    '{see',
  ],
  [oneStep('split: [home]'), 'wrong-reference', 'home]'],
  [two('split: [{to: other, count: 0}]'), 'out-of-range', '0}'],
  [two('split: [{to: othr}]'), 'unknown-reference', 'othr}'],
  [oneStep('join: yes'), 'unknown-word', 'yes'],
  [oneStep('join: true'), 'nothing-to-join', 'true'],
  [oneStep('lasts: {minutes: 5 + hom}'), 'unknown-name', 'hom}'],
  [oneStep('lasts: {list: []}'), 'too-few', '[]'],
];

const census: readonly Case[] = [
  [oneStep('name: See', { more: 'census: [{id: x, step: see, count: 3}]' }), 'census-too-large', '{id: x'],
  [
    oneStep('name: See', { more: 'census: [{id: x, step: see, count: 3, progress: starting}]' }),
    'census-too-large',
    '{id: x',
  ],
  [
    oneStep('name: See', { more: 'census: [{id: x, step: see, count: 1, progress: started}]' }),
    'unknown-word',
    'started',
  ],
  [
    oneStep('together: {most: 3}', { more: 'census: [{id: x, step: see, count: 1, progress: starting}]' }),
    'party-in-census',
    'starting',
  ],
];

/** An inject with one effect, among steps that lead on by shares and by the shortest list. */
const changing = (effect: string, keys = 'next: {shares: {home: 50%, other: rest}}'): Parts => ({
  steps: `  - {id: see, seize: [nurse], lasts: 3 min, ${keys}}\n  - {id: other, seize: [nurse], lasts: 3 min, next: home}`,
  more: `injects: [{id: change, number: 1, name: C, from: X, text: T, at: day 2, effects: [${effect}]}]`,
});
const shortest = 'next: {cases: [{when: hour > 4, to: home}, {otherwise: {shortest: [other]}}]}';

const effects: readonly Case[] = [
  [changing('{weight: see, to: other, factor: 2}', shortest), 'nothing-to-change', 'other, factor'],
  [changing('{weight: see, to: see, factor: 2}'), 'nothing-to-change', 'see, factor'],
  [changing('{duration: see, factor: -1}'), 'out-of-range', '-1'],
];

describe('one slip in the keys of care, one problem', () => {
  for (const [name, cases] of Object.entries({ resources, lists, ways, census, effects })) {
    for (const [parts, code, caret] of cases) {
      it(`${name}: ${code} at ${caret}`, () => {
        const problems = problemsIn(parts);
        const told = problems.map(formatProblem).join('\n');
        expect(problems.length, told).toBe(1);
        expect(problems[0]?.code, told).toBe(code);
        expect(problems[0]?.expected ?? problems[0]?.hint ?? '', told).not.toBe('');
        expect(caretOf(problems[0] as (typeof problems)[0]).startsWith(caret), told).toBe(true);
      });
    }
  }
});

describe('effects on arrivals', () => {
  const file = (source: string, factor: string): string =>
    careFile(changing(`{arrivals: walk-in, factor: ${factor}}`)).replace('rate: 4 per hour', source);
  const codes = (text: string): readonly string[] =>
    parseScenario(text, 'care.yaml').problems.map(({ code }) => code);

  it('may raise a rate up to its headroom, and only take from what comes at times of its own', () => {
    expect(codes(file('rate: 4 per hour', '2'))).toEqual([]);
    expect(codes(file('rate: 4 per hour', '2.5'))).toEqual(['beyond-headroom']);
    expect(codes(file('every: 15 min', '0.5'))).toEqual([]);
    expect(codes(file('every: 15 min', '1.5'))).toEqual(['beyond-headroom']);
    expect(codes(file('at: [1 h, 2 h]', '1.5'))).toEqual(['beyond-headroom']);
  });
});

describe('what is allowed', () => {
  it('patients of the census may wait beyond the places of a room, and before a time or a party', () => {
    const waiting = 'census: [{id: x, step: see, count: 9, progress: waiting}]';
    for (const key of [
      'room: {places: 3, when-full: block}',
      'together: {most: 3}',
      'served-at: [{at: "09:00"}]',
    ]) {
      expect(problemsIn(oneStep(key, { more: waiting })).map(formatProblem)).toEqual([]);
    }
    expect(
      problemsIn(
        oneStep('name: See', { more: 'census: [{id: x, step: see, count: 2, progress: starting}]' }),
      ),
    ).toEqual([]);
  });

  it('"block" and "wait" may be ids where no room and no door uses the words', () => {
    expect(problemsIn({ ...oneStep('next: wait'), outcomes: '[{id: wait}]' })).toEqual([]);
  });
});

describe('what is said to do', () => {
  it.each([
    ['patience: 30 min', 'Write {to: …}; it may have after, when, release.'],
    ['room: 5', 'Write {places: …, when-full: …}.'],
    ['together: 4', 'Write {most: …}; it may have least, or-after, until.'],
    ['lasts: {exponential: 12 min}', 'Write {mean: …}.'],
    ['served-at: ["09:00"]', 'Write {at: …}; it may have days, most.'],
  ])('of %s, where keys and values belong: which', (key, hint) => {
    expect(problemsIn(oneStep(key)).map((problem) => problem.hint)).toEqual([hint]);
  });

  it('of a function that is none: which there are', () => {
    expect(problemsIn(oneStep('rank: queue(see)'))[0]?.expected).toMatch(/^one of .*waiting/);
  });

  it.each([
    [
      'rank: acuty',
      'acuty',
      /attributes, variables, functions such as waiting\(triage\).*waited/,
      /"acuity"/,
    ],
    ['rank: nurse', 'nurse', /numbers and parameters/, /occupied\(nurse\)/],
    ['rank: acuity < red', 'acuity', /acuity == red/, null],
    ['baulk: {when: waited > 5, to: home}', 'waited', /stay, party$/, null],
    ['next: hom', 'hom', /^a step or an outcome$/, /"home"/],
    ['next: elsewhere', 'elsewhere', /^a step or an outcome: one of see, home$/, null],
  ])('of %s: what may stand there', (key, caret, expected, hint) => {
    const problems = problemsIn(oneStep(key));
    expect(problems).toHaveLength(1);
    expect(caretOf(problems[0] as (typeof problems)[0])).toMatch(new RegExp(`^${caret}`));
    expect(problems[0]?.expected).toMatch(expected);
    if (hint !== null) expect(problems[0]?.hint).toMatch(hint);
  });

  it.each([
    ['name: See', 'gave-up.see', 'It needs patience there.'],
    ['name: See', 'blocked.see', 'It needs room: {places: …, when-full: block} there.'],
    [
      'seize: []',
      'wait.see',
      'It needs a waiting list there: seize, together, served-at, serve-when or open.',
    ],
    ['name: See', 'wait.se', 'Did you mean "wait.see"?'],
  ])('with %s of the measure %s: what it needs', (key, measure, hint) => {
    const more = `expect: {measures: [{measure: ${measure}, value: 1}]}`;
    expect(problemsIn(oneStep(key, { more })).map((problem) => [problem.code, problem.hint])).toEqual(
      expect.arrayContaining([['unknown-measure', hint]]),
    );
  });

  it('once, of what a category is set to that is no expression', () => {
    for (const value of ['{shares: {red: 50%, green: 50%}}', '"red and"']) {
      expect(problemsIn(oneStep(`set: {acuity: ${value}}`)).map(formatProblem)).toHaveLength(1);
    }
  });
});
