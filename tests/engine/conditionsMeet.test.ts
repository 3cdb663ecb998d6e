// Where conditions, preferred lists and supplied slots meet each other, and what else decides who is served: exact traces of
// what the second simulator (tests/properties/twin.ts) once found the engine to do otherwise than the manual.

import { describe, expect, it } from 'vitest';
import { drive } from '../../engine/index.ts';
import { watchTiny } from './tiny.ts';

function traceOf(tiny: Parameters<typeof watchTiny>[0]): readonly string[] {
  const { world, trace } = watchTiny(tiny);
  drive(world, 60);
  return trace();
}

describe('slots', () => {
  it('[S1] [S7] are used up: nobody is stopped for those that work has taken', () => {
    const moments = traceOf({
      resources: ['{id: nurse, capacity: 2}', '{id: slot, kind: slots, capacity: 1}'],
      steps: ['{id: see, seize: [nurse, slot], rank: urgency, preempt: resume, lasts: 5 min, next: home}'],
      people: [
        { who: 'calm', at: 0, to: 'see', urgency: 1 },
        { who: 'urgent', at: 1, to: 'see' },
      ],
    });
    expect(moments).toEqual([
      '0 calm enter see',
      '0 calm start see',
      '1 urgent enter see',
      '5 calm end see',
      '5 calm outcome home',
    ]);
  });

  it('[S7] that a step supplies are there when it writes and when it asks for the way on', () => {
    const moments = traceOf({
      resources: ['{id: slot, kind: slots, capacity: 0}'],
      steps: [
        '{id: bring, supply: [slot], set: {seen: free(slot)}, next: {cases: [{when: seen == 1 and free(slot) == 1, to: use}, {otherwise: home}]}}',
        '{id: use, seize: [slot], next: home}',
      ],
      people: [{ who: 'anna', at: 0, to: 'bring' }],
      more: 'variables: [{id: seen, value: 0}]\n',
    });
    expect(moments).toContain('0 anna start use');
  });
});

describe('who needs several resources', () => {
  it('[Q8] passes those at whose list another of these looks later, also when that is not the one that came free', () => {
    const moments = traceOf({
      resources: [
        '{id: nurse, capacity: 1}',
        '{id: doctor, capacity: 1, prefers: [round]}',
        '{id: room, capacity: 1}',
      ],
      steps: [
        '{id: busy, seize: [nurse, room], lasts: 5 min, next: home}',
        '{id: round, seize: [nurse, doctor], rank: 1, lasts: 5 min, next: home}',
        '{id: clinic, seize: [doctor, room], rank: 0, lasts: 5 min, next: home}',
      ],
      people: [
        { who: 'first', at: 0, to: 'busy' },
        { who: 'urgent', at: 1, to: 'clinic' },
        { who: 'calm', at: 2, to: 'round' },
      ],
    });
    // The nurse comes free before the room, and the doctor, who was free all the time, prefers the round.
    expect(moments.filter((line) => line.includes('start'))).toEqual([
      '0 first start busy',
      '5 calm start round',
      '10 urgent start clinic',
    ]);
  });
});

describe('who comes to a full room', () => {
  it('[Q5] [Q8] does not begin at once where somebody could whose list is looked at first, whatever the ranks', () => {
    const moments = traceOf({
      resources: ['{id: nurse, capacity: 1, prefers: [round]}'],
      steps: [
        '{id: round, seize: [nurse], serve-when: open, rank: 1, lasts: 5 min, next: home}',
        '{id: opens, set: {open: 1}, next: quick}',
        '{id: quick, seize: [nurse], rank: 0, room: {places: 0, when-full: home}, lasts: 5 min, next: home}',
      ],
      people: [
        { who: 'waits', at: 0, to: 'round' },
        { who: 'comes', at: 3, to: 'opens' },
      ],
      more: 'variables: [{id: open, value: 0}]\n',
    });
    expect(moments).toContain('3 comes turned-away quick');
    expect(moments).toContain('3 waits start round');
  });
});

describe('several conditions', () => {
  it('[Q9] are asked again after each who is served, the first in line over all lists first', () => {
    const moments = traceOf({
      steps: [
        '{id: gate, serve-when: stay >= 5, rank: 1, next: home}',
        '{id: other, serve-when: waiting(gate) < 3, rank: 0, next: home}',
        '{id: tick, next: home}',
      ],
      people: [
        ...['a', 'b', 'c'].map((who) => ({ who, at: 0, to: 'gate' })),
        { who: 'x', at: 1, to: 'other' },
        { who: 'strikes', at: 8, to: 'tick' },
      ],
    });
    const starts = moments.filter((line) => line.includes('start') && !line.includes('tick'));
    expect(starts).toEqual(['8 a start gate', '8 x start other', '8 b start gate', '8 c start gate']);
  });

  it('[Q2] [Q9] that have come to hold: who comes then overtakes nobody', () => {
    const moments = traceOf({
      resources: ['{id: bed, capacity: 1}', '{id: spare, capacity: 1}'],
      groups: ['{id: any, members: [bed, spare]}'],
      steps: [
        '{id: work, seize: [bed], rank: 9, preempt: resume, lasts: 30 min, next: home}',
        '{id: held, seize: [any], serve-when: open, rank: 1, lasts: 2 min, next: home}',
        '{id: opens, set: {open: 1}, next: direct}',
        '{id: direct, seize: [bed], rank: 2, lasts: 2 min, next: home}',
      ],
      people: [
        { who: 'long', at: 0, to: 'work' },
        { who: 'waits', at: 1, to: 'held' },
        { who: 'comes', at: 5, to: 'opens' },
      ],
      more: 'variables: [{id: open, value: 0}]\n',
    });
    expect(moments.filter((line) => line.includes('start') && !line.includes('opens'))).toEqual([
      '0 long start work',
      '5 waits start held',
      '5 comes start direct',
    ]);
  });
});
