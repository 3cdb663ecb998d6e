// Where the ways through care lead, what is held along them, and where patients may come to wait for each other.

import { describe, expect, it } from 'vitest';
import { type Parts, problemsIn } from './careFile.ts';

/** The codes of the problems, each with the line's step or outcome under the caret. */
function told(parts: Parts): readonly string[] {
  return problemsIn(parts).map(
    ({ code, sourceLine, column }) => `${code} ${sourceLine.slice(column - 1).match(/[a-z][a-z0-9-]*/)?.[0]}`,
  );
}

function sentences(parts: Parts, code: string): readonly string[] {
  return problemsIn(parts)
    .filter((problem) => problem.code === code)
    .map(({ sentence }) => sentence);
}

const list = 'seize: [nurse], lasts: 5 min';

describe('every way counts for what can be reached', () => {
  const ways: readonly (readonly [string, string])[] = [
    ['baulk', `baulk: {when: waiting(see) > 3, to: far}, ${list}, next: home`],
    ['a full room', `room: {places: 3, when-full: far}, ${list}, next: home`],
    ['a closed door', `open: {hours: [{from: "08:00", to: "09:00"}], when-closed: far}, ${list}, next: home`],
    ['patience', `patience: {after: 1 h, to: far}, ${list}, next: home`],
    ['lost work', `rank: frailty, preempt: {how: lose, to: far}, ${list}, next: home`],
    ['another list', `jockey: {with: [far]}, ${list}, next: home`],
    ['a part', `split: [far], ${list}, next: home`],
    ['the shortest', `${list}, next: {shortest: [far]}`],
    ['the first free', `${list}, next: {first-free: [far], otherwise: home}`],
    ['otherwise', `${list}, next: {first-free: [near], otherwise: far}`],
    [
      'in turn',
      `${list}, next: {cases: [{when: acuity == red, to: {in-turn: [home, far]}}, {otherwise: home}]}`,
    ],
  ];
  for (const [name, keys] of ways) {
    it(`${name} leads there`, () => {
      const near = keys.includes('near') ? `\n  - {id: near, ${list}, next: home}` : '';
      const parts = { steps: `  - {id: see, ${keys}}\n  - {id: far, ${list}, next: home}${near}` };
      expect(told(parts)).toEqual([]);
    });
  }

  it('without it, nobody comes there', () => {
    expect(told({ steps: `  - {id: see, ${list}, next: home}\n  - {id: far, ${list}, next: home}` })).toEqual(
      ['unreachable-step far'],
    );
  });
});

describe('ways that never end', () => {
  it('parts that come to an end do not end the way of their patient', () => {
    const parts = {
      steps: `  - {id: see, lasts: 5 min, split: [bloods], next: again}
  - {id: again, ${list}, next: see}
  - {id: bloods, lasts: 5 min, next: home}`,
    };
    expect(told(parts)).toEqual(['cycle-without-exit again']);
  });

  it('parts that are split again may grow without end', () => {
    const parts = {
      steps: `  - {id: see, ${list}, split: [bloods], next: home}
  - {id: bloods, lasts: 5 min, next: {shares: {see: 10%, home: rest}}}`,
    };
    expect(told(parts)).toEqual(['growing-parts bloods']);
  });
});

describe('circles within one instant', () => {
  const other = (keys: string): string =>
    `\n  - {id: other, ${keys}, seize: [nurse], lasts: 5 min, next: home}`;
  const cases: readonly (readonly [string, string])[] = [
    [
      'two full rooms',
      `room: {places: 1, when-full: other}, ${list}, next: home}${other('room: {places: 1, when-full: see}')}`,
    ],
    [
      'a closed door and somebody who baulks',
      `open: {hours: [{from: "08:00", to: "09:00"}], when-closed: other}, ${list}, next: home}${other('baulk: {when: hour > 9, to: see}')}`,
    ],
    [
      'no patience at all, twice',
      `patience: {after: 0, to: other}, ${list}, next: home}${other('patience: {after: {minutes: 0}, to: see}')}`,
    ],
    [
      'two lists of which each is one shorter',
      `jockey: {with: [other], fewer: 1}, ${list}, next: {shares: {other: 10%, home: rest}}}${other('jockey: {with: [see], fewer: 1}')}`,
    ],
    ['parts of a step that takes no time', `seize: [nurse], split: [see], next: home}`],
    [
      'a list of nothing but zeros',
      `seize: [nurse], lasts: {list: [0, 0 min]}, next: {shares: {see: 50%, home: rest}}}`,
    ],
    [
      'a time for all that takes no time',
      `served-at: [{at: "09:00"}], next: {shares: {see: 50%, home: rest}}}`,
    ],
  ];
  for (const [name, keys] of cases) {
    it(name, () => {
      const codes = problemsIn({ steps: `  - {id: see, ${keys}` }).map(({ code }) => code);
      expect(codes).toContain('instant-cycle');
    });
  }

  it('are none where one of the lists asks for two fewer', () => {
    const steps = `  - {id: see, jockey: {with: [other], fewer: 1}, ${list}, next: {shares: {other: 10%, home: rest}}}${other('jockey: {with: [see]}')}`;
    expect(told({ steps })).toEqual([]);
  });
});

describe('what is held', () => {
  const resources =
    '  - {id: nurse, capacity: 2}\n  - {id: cubicle, capacity: 4}\n  - {id: bed, capacity: 9}';
  const first = `  - {id: see, seize: [cubicle], lasts: 5 min, hold: [cubicle], next: find-bed}`;
  const ward = `\n  - {id: ward, lasts: 2 days, release: [bed], next: home}`;

  it('who loses patience keeps it, and may still give it back', () => {
    const steps = `${first}
  - {id: find-bed, patience: {after: 4 h, to: corridor}, seize: [bed], release-at-start: [cubicle], hold: [bed], next: ward}
  - {id: corridor, lasts: 1 h, release: [cubicle], next: home}${ward}`;
    expect(told({ resources: resources.replace('  - {id: nurse, capacity: 2}\n', ''), steps })).toEqual([]);
  });

  it('unless it is given back on leaving', () => {
    const steps = `${first}
  - {id: find-bed, patience: {after: 4 h, to: corridor, release: [cubicle]}, seize: [bed], release-at-start: [cubicle], hold: [bed], next: ward}
  - {id: corridor, lasts: 1 h, release: [cubicle], next: home}${ward}`;
    expect(told({ resources, steps })).toEqual(['unused-resource id', 'release-of-nothing cubicle']);
  });

  it('who loses what was begun keeps what was held before, not what was seized here', () => {
    const steps = (release: string): string => `${first.replace('find-bed', 'treat')}
  - {id: treat, rank: frailty, preempt: {how: lose, to: corridor}, seize: [nurse, bed], lasts: 1 h, release: [cubicle], next: home}
  - {id: corridor, lasts: 1 h, release: [${release}], next: home}`;
    expect(told({ resources, steps: steps('cubicle') })).toEqual([]);
    expect(told({ resources, steps: steps('cubicle, nurse') })).toEqual(['release-of-nothing nurse']);
  });

  it('parts begin with nothing in their hands', () => {
    const steps = `  - {id: see, seize: [cubicle], lasts: 5 min, hold: [cubicle], split: [bloods], next: done}
  - {id: bloods, seize: [nurse], lasts: 5 min, release: [cubicle], next: home}
  - {id: done, lasts: 5 min, seize: [bed], release: [cubicle], next: home}`;
    expect(told({ resources, steps })).toEqual(['release-of-nothing cubicle']);
  });

  it('who goes over to another list brings it along', () => {
    const steps = `${first.replace('find-bed', 'a')}
  - {id: a, jockey: {with: [b]}, seize: [nurse], lasts: 5 min, release: [cubicle], next: home}
  - {id: b, seize: [bed], lasts: 5 min, release: [cubicle], next: home}`;
    expect(told({ resources, steps })).toEqual([]);
  });
});

describe('circles of waiting', () => {
  const code = 'possible-deadlock';
  const resources = '  - {id: nurse, capacity: 2}\n  - {id: cubicle, capacity: 4}';

  it('two resources that are seized in opposite orders', () => {
    const steps = `  - {id: see, seize: [nurse], lasts: 5 min, hold: [nurse], next: place}
  - {id: place, seize: [cubicle], lasts: 1 h, hold: [cubicle], release: [nurse], next: check}
  - {id: check, seize: [nurse], lasts: 5 min, release: [cubicle], next: home}`;
    expect(told({ resources, steps })).toEqual(['possible-deadlock place']);
    expect(sentences({ resources, steps }, code)).toEqual([
      'Patients may come to wait for each other in a circle: at "place" "nurse" is kept while waiting for cubicle; at "check" "cubicle" is kept while waiting for nurse.',
    ]);
    const given = steps.replace('release: [nurse]', 'release-at-start: [nurse]');
    expect(sentences({ resources, steps: given }, code).length).toBe(1);
    const patient = steps.replace('{id: check,', '{id: check, patience: {after: 1 h, to: home},');
    expect(sentences({ resources, steps: patient }, code)).toEqual([]);
    const together = `  - {id: see, seize: [nurse, cubicle], lasts: 5 min, hold: [cubicle], next: check}
  - {id: check, lasts: 5 min, release: [cubicle], next: home}`;
    expect(told({ resources, steps: together })).toEqual([]);
  });

  it('the same resource once more', () => {
    const steps = `  - {id: see, seize: [nurse], lasts: 5 min, hold: [nurse], next: second}
  - {id: second, seize: [nurse], lasts: 5 min, release: [nurse], next: home}`;
    expect(sentences({ steps }, code)).toEqual([
      'Whoever waits at "second" for nurse may be holding "nurse" already: if all do, all wait for ever.',
    ]);
  });

  it('a full room behind each of two that send to each other', () => {
    const room = 'room: {places: 1, when-full: block}';
    const steps = `  - {id: see, ${room}, seize: [nurse], lasts: 5 min, next: {shares: {place: 90%, home: rest}}}
  - {id: place, ${room}, seize: [cubicle], lasts: 5 min, next: {shares: {see: 20%, home: rest}}}`;
    expect(sentences({ resources, steps }, code)).toEqual([
      'Patients may come to wait for each other in a circle: at "see" a place is kept while waiting for nurse; at "see" "nurse" is kept while waiting for room at "place"; at "place" a place is kept while waiting for cubicle; at "place" "cubicle" is kept while waiting for room at "see".',
    ]);
    const oneWay = steps.replace('{shares: {see: 20%, home: rest}}', 'home');
    expect(told({ resources, steps: oneWay })).toEqual([]);
    const sentOn = steps.replace('when-full: block', 'when-full: home');
    expect(told({ resources, steps: sentOn })).toEqual([]);
  });

  it('a step that sends back into its own full room', () => {
    const steps = `  - {id: see, room: {places: 0, when-full: block}, seize: [nurse], lasts: 5 min, next: {shares: {see: 20%, home: rest}}}`;
    expect(sentences({ steps }, code).length).toBe(1);
  });

  it('not where another of a group comes free by itself', () => {
    const grouped = `${resources}\n  - {id: chair, capacity: 2}\ngroups: [{id: seat, members: [cubicle, chair]}]`;
    const steps = (
      seized: string,
    ): string => `  - {id: see, seize: [nurse], lasts: 5 min, hold: [nurse], next: sit}
  - {id: sit, seize: [${seized}], lasts: 1 h, release: [nurse], next: {shares: {place: 50%, home: rest}}}
  - {id: place, seize: [cubicle], lasts: 5 min, hold: [cubicle], next: check}
  - {id: check, seize: [nurse], lasts: 5 min, release: [cubicle], next: home}`;
    expect(sentences({ resources: grouped, steps: steps('cubicle') }, code).length).toBe(1);
    expect(sentences({ resources: grouped, steps: steps('seat') }, code)).toEqual([]);
  });

  it('nor where they wait for slots, which are made up again', () => {
    const slots =
      '  - {id: nurse, capacity: 2}\n  - {id: slot, kind: slots, capacity: 4, refills: [{at: "08:00", to: 4}]}';
    const steps = `  - {id: see, seize: [nurse], lasts: 5 min, hold: [nurse], next: book}
  - {id: book, seize: [slot], lasts: 1 h, release: [nurse], next: {shares: {see: 10%, home: rest}}}`;
    expect(told({ resources: slots, steps })).toEqual([]);
  });
});
