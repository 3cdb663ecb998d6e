// What a patient holds, asked of the patient: which member of a group it got, what it brought along.

import { describe, expect, it } from 'vitest';
import { oneStep, problemsIn } from './careFile.ts';
import { only, trace } from './exactTrace.ts';

const body = (steps: string): string => `
arrivals: [{id: a, at: [0 min, 0 min, 0 min, 0 min], to: see}]
resources: [{id: senior, capacity: 1}, {id: junior, capacity: 1}, {id: bed, capacity: 9}]
groups: [{id: doctor, members: [senior, junior]}]
steps:
${steps}
outcomes: [{id: home}, {id: elsewhere}]`;

describe('held(r) is what the patient holds of it', () => {
  it('[S4] as soon as it is seized: whoever got the slower of two takes longer', () => {
    const told = trace(
      body('  - {id: see, seize: [doctor], lasts: 10 min, stretch: 1 + held(junior), next: home}'),
    );
    expect(only(told, 'end')).toEqual(['10 end see 0', '20 end see 1', '20 end see 2', '40 end see 3']);
  });

  it('[S4] when the way on is decided, and what the step writes; of a group, what is held of all its members', () => {
    const told = trace(
      `variables: [{id: both, value: 0, name: Both, source: by definition}]${body(
        `  - {id: see, seize: [doctor], lasts: 10 min, set: {both: both + held(doctor)}, next: {cases: [{when: held(junior) == 1, to: check}, {otherwise: home}]}}
  - {id: check, seize: [senior], lasts: {minutes: both}, next: home}`,
      )}`,
    );
    expect(only(told, 'check')).toEqual([
      '20 start check 1',
      '23 end check 1',
      '23 start check 3',
      '27 end check 3',
    ]);
  });

  it('[S3] over later steps, with all units, until it is given back', () => {
    const told = trace(
      body(`  - {id: see, seize: [{resource: bed, units: 3}], hold: [bed], lasts: 1 min, next: stay}
  - {id: stay, lasts: {minutes: 10 * held(bed)}, release: [bed], next: leave}
  - {id: leave, lasts: {minutes: 5 + held(bed)}, next: home}`),
    );
    expect(only(told, 'leave').slice(0, 2)).toEqual(['31 start leave 0', '31 start leave 1']);
    expect(only(told, 'leave')).toContain('36 end leave 0');
  });

  it('in a condition is asked of each', () => {
    const told = trace(
      `variables: [{id: call, value: 0, name: Call, source: by definition}]${body(
        `  - {id: see, seize: [doctor], lasts: 30 min, stop: {when: call == 1 and held(junior) == 1, to: elsewhere}, next: home}
  - {id: ring, set: {call: 1}, next: home}`,
      ).replace('arrivals: [', 'arrivals: [{id: b, at: [5 min], to: ring}, ')}`,
    );
    expect(only(told, 'stop')).toEqual(['5 stop see 1', '5 stop see 2', '5 stop see 3']);
  });
});

describe('check', () => {
  it.each([
    ['serve-when: held(nurs) > 0', 'unknown-reference'],
    ['serve-when: held(see) > 0', 'wrong-reference'],
    ['serve-when: held(slot) > 0', 'wrong-argument'],
    ['serve-when: "held(nurse, bed) > 0"', 'wrong-arguments'],
    ['seize: [{resource: nurse, units: 1 + held(nurse)}]', 'not-here'],
  ])('of %s says %s', (keys, code) => {
    const resources = '  - {id: nurse, capacity: 2}\n  - {id: slot, kind: slots, capacity: 2}';
    expect(problemsIn(oneStep(keys, { resources })).map((problem) => problem.code)).toContain(code);
  });

  it('of an indicator that asks what somebody holds: nobody is there', () => {
    const more = 'indicators: [{id: x, value: held(nurse)}]';
    expect(problemsIn(oneStep('lasts: 3 min', { more })).map(({ code }) => code)).toContain('not-here');
  });
});
