// What a list may wait for besides units: exact traces of conditions, of the lists that a unit looks at first, and of what
// makes people leave.

import { describe, expect, it } from 'vitest';
import { applyCommand, drive, hashWorld } from '../../engine/index.ts';
import { modelOf, tinyText, watch, watchTiny } from './tiny.ts';

describe('the lists that a unit looks at first', () => {
  const pair = (minorRank: string, people: Parameters<typeof watchTiny>[0]['people']) =>
    watchTiny({
      resources: [
        '{id: nurse, capacity: 1, prefers: [see-minor]}',
        '{id: doctor, capacity: 1, prefers: [see-major]}',
      ],
      groups: ['{id: nurse-first, members: [nurse, doctor]}', '{id: doctor-first, members: [doctor, nurse]}'],
      steps: [
        `{id: see-minor, seize: [nurse-first], ${minorRank}lasts: 10 min, next: home}`,
        '{id: see-major, seize: [doctor-first], lasts: 10 min, next: home}',
      ],
      people,
    });
  const crowd = [
    { who: 'a', at: 0, to: 'see-minor' },
    { who: 'b', at: 0, to: 'see-major' },
    { who: 'c', at: 1, to: 'see-major' },
    { who: 'e', at: 2, to: 'see-major' },
    { who: 'd', at: 3, to: 'see-minor' },
    { who: 'f', at: 4, to: 'see-major' },
  ] as const;
  const starts = [
    '0 a start see-minor',
    '0 b start see-major',
    '10 d start see-minor', // by the nurse, although c and e had come before
    '10 c start see-major',
    '20 e start see-major', // nobody is left whom the nurse prefers
    '20 f start see-major',
  ];

  it('[Q8] come before all others, and these are served when nobody is there', () => {
    const { world, served } = pair('', crowd);
    drive(world, 60);
    expect(served().filter((line) => line.includes('start'))).toEqual(starts);
  });

  it('[Q8] come before all others whatever the ranks', () => {
    const { world, served } = pair('rank: 5, ', crowd);
    drive(world, 60);
    expect(served().filter((line) => line.includes('start'))).toEqual(starts);
  });

  it('[Q8] are looked at in their order, then all others by rank', () => {
    const { world, served } = watchTiny({
      resources: ['{id: nurse, capacity: 1, prefers: [third, second]}'],
      steps: ['first', 'second', 'third', 'fourth'].map(
        (id, rank) => `{id: ${id}, seize: [nurse], rank: ${rank}, lasts: 1 min, next: home}`,
      ),
      people: [
        { who: 'busy', at: 0, to: 'first' },
        ...['fourth', 'first', 'second', 'third'].map((to) => ({ who: `at-${to}`, at: 0.5, to })),
      ],
    });
    drive(world, 60);
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 busy start first',
      '1 at-third start third',
      '2 at-second start second',
      '3 at-first start first',
      '4 at-fourth start fourth',
    ]);
  });
});

describe('a condition', () => {
  it('[Q9] [P7] holds a list until enough have come, and variables remember that they had', () => {
    const { world, served } = watchTiny({
      resources: ['{id: server, capacity: 1}'],
      steps: [
        '{id: serve, seize: [server], serve-when: is-on or waiting(serve) >= 3, lasts: 4 min, set: {is-on: waiting(serve) > 0}, next: home}',
      ],
      people: [0, 5, 10, 40, 41].map((at) => ({ who: `at-${at}`, at, to: 'serve' })),
      more: 'variables: [{id: is-on}]\n',
    });
    drive(world, 300);
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '10 at-0 start serve',
      '14 at-5 start serve',
      '18 at-10 start serve',
    ]);
  });

  it('[Q9] is asked anew for each who is called, without any resource too', () => {
    const { world, served } = watchTiny({
      steps: [
        '{id: hold, serve-when: present(ward) < 2, next: ward}',
        '{id: ward, lasts: 10 min, next: home}',
      ],
      people: [0, 1, 2, 3, 4].map((at) => ({ who: `p${at}`, at, to: 'hold' })),
    });
    drive(world, 300);
    expect(served().filter((line) => line.includes('ward'))).toEqual([
      '0 p0 start ward',
      '1 p1 start ward',
      '10 p2 start ward',
      '11 p3 start ward',
      '20 p4 start ward',
    ]);
  });

  it('[Q9] is asked about the first in line, whom nobody passes', () => {
    const { world, served } = watchTiny({
      resources: ['{id: nurse, capacity: 5}'],
      steps: ['{id: see, seize: [nurse], serve-when: urgency < 3 or hour >= 2, lasts: 1 min, next: home}'],
      people: [
        { who: 'at-once', at: 0, to: 'see' },
        { who: 'held', at: 1, to: 'see', urgency: 3 },
        { who: 'behind', at: 2, to: 'see' },
      ],
    });
    drive(world, 300);
    // Nothing happens between 00:02 and the whole hours: time alone is noticed at the next of these.
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 at-once start see',
      '120 held start see',
      '120 behind start see',
    ]);
  });

  it('[Q9] [Q5] who comes while it does not hold needs a place, and is not sent there as to a free one', () => {
    const { world, served } = watchTiny({
      resources: ['{id: nurse, capacity: 1}', '{id: other, capacity: 1}'],
      steps: [
        '{id: choose, next: {first-free: [see, see-elsewhere], otherwise: away}}',
        '{id: see, seize: [nurse], serve-when: present(see-elsewhere) > 0, room: {places: 1, when-full: away}, lasts: 5 min, next: home}',
        '{id: see-elsewhere, seize: [other], lasts: 9 min, next: home}',
        '{id: away, next: home}',
      ],
      people: [
        { who: 'waits', at: 0, to: 'see' },
        { who: 'too-many', at: 1, to: 'see' },
        { who: 'chooser', at: 2, to: 'choose' },
      ],
    });
    drive(world, 300);
    expect(served().filter((line) => line.includes('start') && !line.includes('start choose'))).toEqual([
      '1 too-many start away',
      '2 chooser start see-elsewhere',
      '2 waits start see',
    ]);
  });

  it('[Q9] lets interrupted work go on only while it holds', () => {
    const { world, served, trace } = watchTiny({
      resources: ['{id: nurse, capacity: 1}'],
      steps: [
        '{id: urgent, seize: [nurse], rank: 0, lasts: 10 min, set: {quiet: 1}, next: rest-after}',
        '{id: routine, seize: [nurse], rank: 1, preempt: resume, serve-when: quiet == 0, lasts: 30 min, next: home}',
        '{id: rest-after, lasts: 20 min, set: {quiet: 0}, next: home}',
      ],
      people: [
        { who: 'calm', at: 0, to: 'routine' },
        { who: 'alarm', at: 5, to: 'urgent' },
      ],
      more: 'variables: [{id: quiet, value: 0}]\n',
    });
    drive(world, 300);
    expect(served().at(-1)).toBe('60 calm outcome home');
    expect(trace()).toContain('35 calm resume routine');
  });

  it('[P5] may always come to hold: nobody who waits for one is told to be stuck', () => {
    const { world } = watchTiny({
      resources: ['{id: bay, capacity: 1}'],
      steps: [
        '{id: in-bay, seize: [bay], lasts: 1 min, hold: [bay], next: stay}',
        '{id: stay, serve-when: is-on == 1, release: [bay], next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'in-bay' },
        { who: 'b', at: 1, to: 'in-bay' },
      ],
      more: 'variables: [{id: is-on, value: 0}]\n',
    });
    drive(world, 100);
    expect(world.deadlocked()).toBe(0);
    expect(world.waitingAt(world.model.find.step.get('stay') as number)).toBe(1);
  });
});

describe('a condition that comes to hold', () => {
  it('[Q8] [Q9] has units that were free all along look at the lists they prefer first', () => {
    const { world, served } = watchTiny({
      resources: ['{id: unit, capacity: 1, prefers: [second]}'],
      steps: [
        '{id: switch-on, set: {is-on: 1}, next: home}',
        '{id: first, seize: [unit], serve-when: is-on == 1, lasts: 5 min, next: home}',
        '{id: second, seize: [unit], serve-when: is-on == 1, lasts: 5 min, next: home}',
      ],
      people: [
        { who: 'a', at: 1, to: 'first' },
        { who: 'b', at: 2, to: 'second' },
        { who: 'go', at: 10, to: 'switch-on' },
      ],
      more: 'variables: [{id: is-on}]\n',
    });
    drive(world, 60);
    expect(served().filter((line) => / start (first|second)/.test(line))).toEqual([
      '10 b start second',
      '15 a start first',
    ]);
  });

  it('[Q7] [Q9] at the hour is noticed when doors and shifts have changed: nobody is served at closing time', () => {
    const { world, served } = watchTiny({
      resources: [
        '{id: unit, capacity: 0, rota: [{days: all, from: "08:00", to: "10:00", add: 1}]}',
        '{id: other, capacity: 1}',
      ],
      steps: [
        '{id: by-shift, seize: [unit], serve-when: hour >= 10, lasts: 5 min, next: home}',
        '{id: by-door, seize: [other], open: {hours: [{days: all, from: "08:00", to: "10:00"}]}, serve-when: hour >= 10, lasts: 5 min, next: home}',
      ],
      people: [
        { who: 'a', at: 500, to: 'by-shift' },
        { who: 'b', at: 500, to: 'by-door' },
      ],
    });
    drive(world, 1440);
    expect(served().filter((line) => / start by/.test(line))).toEqual([]);
  });
});

describe('what makes people leave', () => {
  const counter = (patience: string, more = '') =>
    watchTiny({
      resources: ['{id: clerk, capacity: 1}'],
      steps: [
        `{id: buy, seize: [clerk], lasts: 1 min, set: {sold: sold + 1}, patience: {${patience}, to: away}, next: home}`,
        '{id: away, next: home}',
      ],
      people: [0, 0, 0, 0, 0, 30].map((at, index) => ({ who: `p${index}`, at, to: 'buy', urgency: index })),
      more: `variables: [{id: sold}]\n${more}`,
    });
  const gone = (lines: readonly string[]) => lines.filter((line) => line.includes('away'));

  it('[Q10] is noticed before anybody is called, for all for whom it holds', () => {
    const { world, served } = counter('when: sold >= 3');
    drive(world, 60);
    // The last comes when nobody waits: who can begin at once is not asked.
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 p0 start buy',
      '1 p1 start buy',
      '2 p2 start buy',
      '3 p3 start away',
      '3 p4 start away',
      '30 p5 start buy',
    ]);
    expect(world.deadlocked()).toBe(0);
  });

  it('[Q10] is asked about each, who may read how long they have waited', () => {
    const { world, served } = counter('when: urgency == 3 or waited >= 2');
    drive(world, 60);
    expect(gone(served())).toEqual(['0 p3 start away', '2 p2 start away', '2 p4 start away']);
  });

  it('[Q10] comes before or after their patience, whichever is first', () => {
    const { world, served } = counter('after: {minutes: 2.5 - urgency / 4}, when: sold >= 2');
    drive(world, 60);
    expect(gone(served())).toEqual(['1.5 p4 start away', '1.75 p3 start away', '2 p2 start away']);
    // Nothing is left in the calendar of those who have gone.
    drive(world, 200);
    expect(world.calendar.peekMinutes()).toBeGreaterThan(200);
  });

  it('[Q10] is not asked of those whose work was interrupted', () => {
    const { world, served } = watchTiny({
      resources: ['{id: nurse, capacity: 1}'],
      steps: [
        '{id: urgent, seize: [nurse], rank: 0, lasts: 10 min, next: home}',
        '{id: routine, seize: [nurse], rank: 1, preempt: resume, patience: {when: waited >= 0, to: away}, lasts: 30 min, next: home}',
        '{id: away, next: home}',
      ],
      people: [
        { who: 'calm', at: 0, to: 'routine' },
        { who: 'alarm', at: 5, to: 'urgent' },
        { who: 'never', at: 6, to: 'routine' },
      ],
    });
    drive(world, 60);
    expect(gone(served())).toEqual(['6 never start away']);
    expect(served().at(-1)).toBe('40 calm outcome home');
  });
});

describe('a condition of a list whose ranks grow', () => {
  it('[Q9] [J4] is not asked because of a decision that changes nothing', () => {
    const model = modelOf(
      tinyText({
        resources: ['{id: nurse, capacity: 1}'],
        steps: [
          '{id: see, seize: [nurse], rank: 0 - waited * (1 + urgency), serve-when: is-on == 1, lasts: 1 min, next: home}',
          '{id: switch-on, set: {is-on: 1}, next: home}',
        ],
        people: [
          { who: 'a', at: 0, to: 'see' },
          { who: 'b', at: 5, to: 'see', urgency: 9 },
          { who: 'later', at: 60, to: 'switch-on' },
        ],
        more: 'variables: [{id: is-on}]\nagencies: [{id: trust, name: Trust, kind: acute, budget: £100}]\n',
      }),
    );
    const { world, served } = watch(model);
    const { world: other } = watch(model);
    drive(world, 20);
    drive(other, 20);
    const command = { kind: 'handAgency', agencyId: 'trust', playedBy: 'people' } as const;
    const actor = { kind: 'control', seatId: null } as const;
    applyCommand(world, { sequence: 0, atMinutes: 20, commandId: 'c', actor, command, rationale: '' });
    expect(hashWorld(world).parts.patients).toBe(hashWorld(other).parts.patients);
    drive(world, 300);
    expect(served().filter((line) => line.includes('start see'))).toEqual([
      '60 b start see',
      '61 a start see',
    ]);
  });
});
