// "What happens exactly" of the README, word for word as traces: arrivals and work are given, so every instant can be
// worked out by hand.

import { describe, expect, it } from 'vitest';
import { only, trace } from './exactTrace.ts';

describe('When units go', () => {
  // Two nurses until one o'clock, then one; 70 minutes of work begun at 0 and 10; a third has come at 20.
  const shifts = (whenCut: string): readonly string[] =>
    only(
      trace(`arrivals: [{id: a, at: [0 min, 10 min, 20 min], to: work}]
resources: [{id: nurse, capacity: 0, when-cut: ${whenCut}, rota: [{from: "00:00", to: "01:00", add: 2}, {from: "01:00", to: "00:00", add: 1}]}]
steps: [{id: work, seize: [nurse], lasts: 70 min, next: home}]
outcomes: [{id: home}]`),
      'start',
      'end',
      'interrupt',
      'resume',
    ).map((one) => one.replace(' work', ''));
  const begun = ['0 start 0', '10 start 1'];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['finish', ['70 end 0', '80 end 1', '80 start 2', '150 end 2']],
    ['overtime', ['60 start 2', '70 end 0', '80 end 1', '130 end 2']],
    ['resume', ['60 interrupt 1', '70 end 0', '70 resume 1', '90 end 1', '90 start 2', '160 end 2']],
    ['restart', ['60 interrupt 1', '70 end 0', '70 resume 1', '140 end 1', '140 start 2', '210 end 2']],
    [
      'hand-over, hand-over: 5 min',
      ['60 interrupt 1', '75 end 0', '75 resume 1', '100 end 1', '100 start 2', '170 end 2'],
    ],
  ];
  for (const [whenCut, rest] of cases) {
    it(`${whenCut}: two nurses become one at minute 60`, () => {
      expect(shifts(whenCut)).toEqual([...begun, ...rest]);
    });
  }
});

describe('Interruption', () => {
  const clinic = (preempt: string): readonly string[] =>
    trace(`arrivals: [{id: a, at: [0 min, 1 min, 2 min], to: routine}, {id: red, at: [10 min], to: urgent}]
resources: [{id: doctor, capacity: 2}]
steps:
  - {id: routine, seize: [doctor], rank: 1, preempt: ${preempt}, lasts: 30 min, next: home}
  - {id: urgent, seize: [doctor], rank: 0, lasts: 5 min, next: home}
  - {id: aside, lasts: 7 min, next: home}
outcomes: [{id: home}]${preempt.includes('aside') ? '' : '\ncensus: [{id: there, step: aside, count: 1, progress: starting}]'}`).filter(
      (one) => !one.includes('there'),
    );

  it('the one who began last goes on before those who wait, with what was left', () => {
    expect(clinic('resume').slice(2, 7)).toEqual([
      '10 interrupt routine 1',
      '10 start urgent red0',
      '15 end urgent red0',
      '15 resume routine 1',
      '30 end routine 0',
    ]);
    expect(clinic('resume')).toContain('36 end routine 1');
    expect(clinic('restart')).toContain('45 end routine 1');
  });

  it('or the one who began first; or waits at the back', () => {
    expect(clinic('{how: resume, first: earliest}')).toContain('10 interrupt routine 0');
    const back = clinic('{how: resume, waits: at-back}');
    expect(only(back, 'start', 'resume').slice(3)).toEqual(['15 start routine 2', '30 resume routine 1']);
  });

  it.each([
    ['resume', '10 interrupt routine 1'],
    ['{how: resume, first: earliest}', '10 interrupt routine 0'],
  ])('of two who began at the same instant, with %s: %s', (preempt, stopped) => {
    const told =
      trace(`arrivals: [{id: a, at: [0 min, 0 min], to: routine}, {id: red, at: [10 min], to: urgent}]
resources: [{id: doctor, capacity: 2}]
steps:
  - {id: routine, seize: [doctor], rank: 1, preempt: ${preempt}, lasts: 30 min, next: home}
  - {id: urgent, seize: [doctor], rank: 0, lasts: 5 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'interrupt')).toEqual([stopped]);
  });

  it('nobody is stopped for units that come free at this very instant, of whatever step', () => {
    const told = trace(`arrivals: [{id: a, at: [1 min, 10 min], to: mixed}, {id: b, at: [2 min], to: low}]
resources: [{id: doctor, capacity: 2}]
steps:
  - {id: mixed, seize: [doctor], rank: 0, lasts: {list: [9 min, 5 min]}, next: home}
  - {id: low, seize: [doctor], rank: 3, preempt: resume, lasts: 100 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'start', 'interrupt')).toEqual([
      '1 start mixed 0',
      '2 start low b0',
      '10 start mixed 1',
    ]);
  });

  it('[Q4] but if that work keeps them, somebody is', () => {
    const told =
      trace(`arrivals: [{id: a, at: [0 min], to: keep}, {id: b, at: [1 min], to: low}, {id: c, at: [10 min], to: urgent}]
resources: [{id: doctor, capacity: 2}]
steps:
  - {id: keep, seize: [doctor], rank: 2, preempt: resume, lasts: 10 min, hold: [doctor], next: on}
  - {id: on, lasts: 30 min, release: [doctor], next: home}
  - {id: low, seize: [doctor], rank: 3, preempt: resume, lasts: 100 min, next: home}
  - {id: urgent, seize: [doctor], rank: 0, lasts: 5 min, next: home}
outcomes: [{id: home}]`);
    expect(told).toContain('10 interrupt low b0');
    expect(told).toContain('10 start urgent c0');
  });

  it('a party of a lower rank interrupts as well, once it is complete', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min], to: low}, {id: b, at: [10 min, 11 min], to: high}]
resources: [{id: doctor, capacity: 1}]
steps:
  - {id: low, seize: [doctor], rank: 3, preempt: resume, lasts: 100 min, next: home}
  - {id: high, seize: [doctor], rank: 0, together: {least: 2, most: 2}, lasts: 5 min, next: home}
outcomes: [{id: home}]`);
    expect(told.slice(1)).toEqual([
      '11 interrupt low 0',
      '11 start high b0',
      '11 start high b1',
      '16 end high b0',
      '16 end high b1',
      '16 resume low 0',
      '105 end low 0',
    ]);
  });

  it('or goes somewhere else, and begins there at once', () => {
    const lost = clinic('{how: lose, to: aside}');
    expect(lost).toContain('10 start aside 1');
    expect(lost).toContain('17 end aside 1');
    expect(only(lost, 'resume')).toEqual([]);
  });
});

describe('Who is called', () => {
  it('a request for two takes nothing until both are there, and somebody behind who can be served is served', () => {
    const told =
      trace(`arrivals: [{id: a, at: [0 min, 1 min], to: one}, {id: b, at: [2 min], to: two}, {id: c, at: [3 min], to: one}]
resources: [{id: nurse, capacity: 2}]
steps:
  - {id: one, seize: [nurse], rank: 1, lasts: 10 min, next: home}
  - {id: two, seize: [{resource: nurse, units: 2}], rank: 0, lasts: 10 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'start')).toEqual([
      '0 start one 0',
      '1 start one 1',
      '10 start one c0',
      '20 start two b0',
    ]);
  });

  it('all units come from one member of a group, in their order', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min, 1 min, 2 min], to: two}]
resources: [{id: left, capacity: 3}, {id: right, capacity: 3}]
groups: [{id: nurse, members: [left, right]}]
steps: [{id: two, seize: [{resource: nurse, units: 2}], lasts: 10 min, next: home}]
outcomes: [{id: home}]`);
    expect(only(told, 'start')).toEqual(['0 start two 0', '1 start two 1', '10 start two 2']);
  });
});

describe('Parties, rounds and hours', () => {
  it('a party begins when enough are there or the first has waited, and takes the first in line', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min, 5 min, 10 min, 11 min, 12 min, 13 min], to: ride}]
resources: [{id: bus, capacity: 1}]
steps: [{id: ride, seize: [bus], together: {least: 3, most: 4, or-after: 20 min}, lasts: 30 min, next: home}]
outcomes: [{id: home}]`);
    expect(only(told, 'start')).toEqual([
      '10 start ride 0',
      '10 start ride 1',
      '10 start ride 2',
      '40 start ride 3',
      '40 start ride 4',
      '40 start ride 5',
    ]);
  });

  it('a round calls as many as it may; units that come free later wait for the next', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min, 1 min, 2 min, 3 min, 4 min], to: see}]
resources: [{id: doctor, capacity: 2}]
steps: [{id: see, seize: [doctor], served-at: [{at: "01:00"}, {at: "02:00", most: 1}, {at: "03:00"}], lasts: 10 min, next: home}]
outcomes: [{id: home}]`);
    expect(only(told, 'start')).toEqual([
      '60 start see 0',
      '60 start see 1',
      '120 start see 2',
      '180 start see 3',
      '180 start see 4',
    ]);
  });

  it('hours hold from the first minute up to the last, which is closed; work in hand goes on', () => {
    const told = (closed: string): readonly string[] =>
      trace(`arrivals: [{id: a, at: [59 min, 60 min, 115 min, 120 min], to: see}]
resources: [{id: doctor, capacity: 1}]
steps: [{id: see, seize: [doctor], open: {hours: [{from: "01:00", to: "02:00"}], when-closed: ${closed}}, lasts: 20 min, next: home}]
outcomes: [{id: home}, {id: away}]`);
    expect(told('away')).toEqual([
      '59 turned-away see 0',
      '60 start see 1',
      '80 end see 1',
      '115 start see 2',
      '120 turned-away see 3',
      '135 end see 2',
    ]);
    expect(only(told('wait'), 'start')).toEqual(['60 start see 0', '80 start see 1', '115 start see 2']);
  });
});

describe('Giving up and changing lists', () => {
  it('the last goes over when two fewer are there, and brings what is left of its patience', () => {
    const told =
      trace(`arrivals: [{id: a, at: [0 min, 1 min, 2 min], to: left}, {id: b, at: [0 min], to: right}]
resources: [{id: one, capacity: 1}, {id: two, capacity: 1}]
steps:
  - {id: left, seize: [one], jockey: {with: [right]}, patience: {after: 8 min, to: home}, lasts: 50 min, next: home}
  - {id: right, seize: [two], patience: {after: 30 min, to: home}, lasts: 5 min, next: home}
outcomes: [{id: home}]`);
    expect(told.slice(0, 6)).toEqual([
      '0 start left 0',
      '0 start right b0',
      '2 jockey right 2',
      '5 end right b0',
      '5 start right 2',
      '9 give-up left 1',
    ]);
  });

  it.each([
    ['as soon as it has a place', 'room: {places: 0, when-full: home}', '5 jockey right 2'],
    [
      'not while it is shut to those who come',
      'open: {hours: [{from: "00:04", to: "10:00"}], when-closed: home}',
      '4 jockey right 2',
    ],
    [
      'also to wait until it opens',
      'open: {hours: [{from: "00:04", to: "10:00"}], when-closed: wait}',
      '1 jockey right 1',
    ],
  ])('[Q5] the last goes over to a shorter list: %s', (_, door, goesOver) => {
    const told =
      trace(`arrivals: [{id: a, at: [0 min, 1 min, 1 min], to: left}, {id: b, at: [0 min], to: right}]
resources: [{id: one, capacity: 1}, {id: two, capacity: 1}]
steps:
  - {id: left, seize: [one], jockey: {with: [right], fewer: 1}, lasts: 50 min, next: home}
  - {id: right, seize: [two], ${door}, lasts: 5 min, next: home}
outcomes: [{id: home}]`);
    expect(told.find((one) => one.includes('jockey'))).toBe(goesOver);
  });

  it('a refill sets the number of free slots; what was left is not added', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min, 70 min, 71 min, 72 min, 130 min], to: book}]
resources: [{id: slot, kind: slots, capacity: 3, refills: [{at: "01:00", to: 2}, {at: "02:00", to: 1}]}]
steps: [{id: book, seize: [slot], next: home}]
outcomes: [{id: home}]`);
    expect(only(told, 'start')).toEqual([
      '0 start book 0',
      '70 start book 1',
      '71 start book 2',
      '120 start book 3',
    ]);
  });

  it('whoever is blocked keeps everything until there is room', () => {
    const told = trace(`arrivals: [{id: a, at: [0 min, 1 min, 2 min, 3 min], to: first}]
resources: [{id: x, capacity: 1}, {id: y, capacity: 1}]
steps:
  - {id: first, seize: [x], lasts: 2 min, next: second}
  - {id: second, seize: [y], room: {places: 1, when-full: block}, lasts: 10 min, next: home}
outcomes: [{id: home}]`);
    expect(only(told, 'start', 'block')).toEqual([
      '0 start first 0',
      '2 start second 0',
      '2 start first 1',
      '4 start first 2',
      '6 block second 2',
      '12 start second 1',
      '12 start first 3',
      '14 block second 3',
      '22 start second 2',
      '32 start second 3',
    ]);
  });
});
