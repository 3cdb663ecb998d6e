// Who is served when: exact traces of waiting lists, priorities, ties, patience and turning away.

import { describe, expect, it } from 'vitest';
import { drive, patientsIn } from '../../engine/index.ts';
import { watchTiny } from './tiny.ts';

const nurse = '{id: nurse, name: Nurse, kind: staff, capacity: 1}';

describe('the order of a waiting list', () => {
  it('[Q2] lower rank first, then the instant of joining, then the address', () => {
    const { world, served } = watchTiny({
      resources: [nurse],
      steps: ['{id: see, name: See, seize: [nurse], rank: urgency, lasts: 10 min, next: home}'],
      people: [
        { who: 'first', at: 0, to: 'see', urgency: 5 },
        { who: 'late-urgent', at: 4, to: 'see', urgency: 1 },
        { who: 'early', at: 1, to: 'see', urgency: 3 },
        { who: 'z-tie', at: 2, to: 'see', urgency: 3 },
        { who: 'a-tie', at: 2, to: 'see', urgency: 3 },
      ],
    });
    drive(world, 200);
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 first start see',
      '10 late-urgent start see',
      '20 early start see',
      '30 a-tie start see',
      '40 z-tie start see',
    ]);
  });

  it('[Q2] holds over all lists that could use what has become free', () => {
    const { world, served } = watchTiny({
      resources: [nurse],
      steps: [
        '{id: dress, name: Dress, seize: [nurse], rank: urgency, lasts: 10 min, next: home}',
        '{id: bandage, name: Bandage, seize: [nurse], rank: urgency, lasts: 10 min, next: home}',
      ],
      people: [
        { who: 'first', at: 0, to: 'dress' },
        { who: 'calm', at: 1, to: 'dress', urgency: 2 },
        { who: 'soon', at: 3, to: 'bandage', urgency: 1 },
        { who: 'sooner', at: 2, to: 'bandage', urgency: 1 },
      ],
    });
    drive(world, 200);
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 first start dress',
      '10 sooner start bandage',
      '20 soon start bandage',
      '30 calm start dress',
    ]);
  });

  it('[Q2] holds when several resources become free at one instant, in whatever order they do', () => {
    const pair = (release: string) => ({
      resources: [nurse, '{id: room, name: Room, kind: space, capacity: 1}'],
      steps: [
        `{id: busy, name: Busy, seize: ${release}, lasts: 10 min, next: home}`,
        '{id: both, name: Both, seize: [nurse, room], lasts: 10 min, next: home}',
        '{id: quiet, name: Quiet, seize: [room], lasts: 10 min, next: home}',
      ],
      people: [
        { who: 'first', at: 0, to: 'busy' },
        { who: 'before', at: 1, to: 'quiet' },
        { who: 'after', at: 2, to: 'both' },
      ],
    });
    for (const release of ['[nurse, room]', '[room, nurse]']) {
      const { world, served } = watchTiny(pair(release));
      drive(world, 100);
      expect(served().filter((line) => line.includes('start'))).toEqual([
        '0 first start busy',
        '10 before start quiet',
        '20 after start both',
      ]);
    }
  });

  it('[Q2] overtakes nobody who waits when something is free for the one who comes', () => {
    const { world, served } = watchTiny({
      resources: ['{id: bed, name: Bed, kind: bed, capacity: 3}'],
      steps: [
        '{id: wide, name: Wide, seize: [{resource: bed, units: 2}], lasts: 10 min, next: home}',
        '{id: narrow, name: Narrow, seize: [bed], lasts: 10 min, next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'wide' },
        { who: 'b', at: 1, to: 'wide' },
        { who: 'c', at: 2, to: 'narrow' },
      ],
    });
    drive(world, 100);
    // One bed is free; b lacks a second one and holds nobody up, so c passes at once.
    expect(served()).toEqual([
      '0 a start wide',
      '2 c start narrow',
      '10 a outcome home',
      '10 b start wide',
      '12 c outcome home',
      '20 b outcome home',
    ]);
  });
});

describe('going on', () => {
  it('[Q2] a patient who gives something back and needs it again stands behind those who wait for it', () => {
    const { world, served } = watchTiny({
      resources: [nurse],
      steps: [
        '{id: weigh, name: Weigh, seize: [nurse], lasts: 10 min, next: measure}',
        '{id: measure, name: Measure, seize: [nurse], lasts: 10 min, next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'weigh' },
        { who: 'b', at: 5, to: 'weigh' },
      ],
    });
    drive(world, 100);
    expect(served().filter((line) => line.includes('start'))).toEqual([
      '0 a start weigh',
      '10 b start weigh',
      '20 a start measure',
      '30 b start measure',
    ]);
  });
});

describe('leaving a list', () => {
  const impatient = {
    resources: [nurse],
    steps: [
      '{id: see, name: See, seize: [nurse], patience: {after: 7 min, to: gone}, lasts: 10 min, next: home}',
    ],
    outcomes: ['{id: home, name: Home}', '{id: gone, name: Gone}'],
  };

  it('[Q3] a patient who gave up is never called, and the next is', () => {
    const { world, trace } = watchTiny({
      ...impatient,
      people: [
        { who: 'a', at: 0, to: 'see' },
        { who: 'b', at: 2, to: 'see' },
        { who: 'c', at: 5, to: 'see' },
      ],
    });
    drive(world, 100);
    expect(trace()).toEqual([
      '0 a enter see',
      '0 a start see',
      '2 b enter see',
      '5 c enter see',
      '9 b give-up see',
      '9 b outcome gone',
      '10 a end see',
      '10 a outcome home',
      '10 c start see',
      '20 c end see',
      '20 c outcome home',
    ]);
    expect(world.closed).toBe(3);
  });

  it('[Q3] who is called before patience ends no longer leaves when it would have ended', () => {
    const { world, served } = watchTiny({
      ...impatient,
      people: [
        { who: 'a', at: 0, to: 'see' },
        { who: 'b', at: 4, to: 'see' },
      ],
    });
    drive(world, 10.5);
    expect(served().at(-1)).toBe('10 b start see');
    drive(world, 100);
    expect(served().at(-1)).toBe('20 b outcome home');
  });

  it('[P2] who would have to wait too long baulks at the door and goes where the scenario says', () => {
    const { world, served } = watchTiny({
      resources: [nurse],
      steps: [
        '{id: see, name: See, seize: [nurse], baulk: {when: waiting(see) >= 1, to: other}, lasts: 10 min, next: home}',
        '{id: other, name: Other, lasts: 3 min, next: home}',
      ],
      people: [
        { who: 'a', at: 0, to: 'see' },
        { who: 'b', at: 1, to: 'see' },
        { who: 'c', at: 2, to: 'see' },
      ],
    });
    drive(world, 100);
    expect(served()).toEqual([
      '0 a start see',
      '2 c start other',
      '5 c outcome home',
      '10 a outcome home',
      '10 b start see',
      '20 b outcome home',
    ]);
  });

  it('[Q1] a patient stands in one list, once, also when it comes back to the same step', () => {
    const { world, trace } = watchTiny({
      resources: [nurse],
      steps: [
        '{id: see, name: See, seize: [nurse], patience: {after: 4 min, to: walk}, lasts: 10 min, next: home}',
        '{id: walk, name: Walk, lasts: 2 min, next: see}',
      ],
      people: [
        { who: 'a', at: 0, to: 'see' },
        { who: 'b', at: 1, to: 'see' },
      ],
    });
    for (let minute = 0; minute <= 12; minute++) {
      drive(world, minute);
      const list = patientsIn(world, 'see').map((patient) => patient.join(' '));
      expect(new Set(list).size).toBe(list.length);
      expect(list.length).toBe(world.waitingAt(world.model.find.step.get('see') as number));
    }
    expect(trace().filter((line) => line.includes(' b '))).toEqual([
      '1 b enter see',
      '5 b give-up see',
      '5 b enter walk',
      '5 b start walk',
      '7 b end walk',
      '7 b enter see',
      '10 b start see',
    ]);
  });
});
