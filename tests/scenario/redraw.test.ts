// Attributes that a step draws anew: from which distribution, when, by whose luck.

import { describe, expect, it } from 'vitest';
import { compileModel, createWorld, drive, parseScenario } from '../../engine/index.ts';
import { explainStep } from '../../engine/views/explainStep.ts';
import { hearHappenings } from '../../engine/views/happenings.ts';
import { oneStep, problemsIn, scenarioOf, stepOf } from './careFile.ts';

/** Forty who go round three times; what each is at the end of each round, before and after what the step does. */
function rounds(step: string, seed = 'redraw', attributes = ''): readonly (readonly number[])[] {
  const { scenario } = parseScenario(
    `flowday: 1
scenario: redraw
calendar: {start: 2024-01-01, length: 1 day}
attributes:
  - {id: acuity, shares: {red: 50%, green: 50%}}
  - {id: need, number: {by: acuity, cases: {red: {uniform: {low: 100, high: 101}}}, otherwise: {uniform: {low: 1, high: 2}}}}
  - {id: round, number: 0}
${attributes}arrivals: [{id: a, at: [${Array.from({ length: 40 }, (_, minute) => `${minute} min`).join(', ')}], to: see}]
steps:
  - {id: see, lasts: 60 min, ${step}, next: {cases: [{when: round < 3, to: see}, {otherwise: home}]}}
outcomes: [{id: home}]`,
    'redraw.yaml',
  );
  if (scenario === null) throw new Error('A scenario of the test itself is wrong');
  const world = createWorld(compileModel(scenario), { seed, replication: 0, measuring: false });
  const found: readonly number[][] = Array.from({ length: 40 }, () => []);
  const { attribute } = world.model.find;
  const [acuity, need] = [attribute.get('acuity') as number, attribute.get('need') as number];
  world.onJourney = (slot, moment) => {
    if (moment !== 'enter') return;
    found[world.patients.ordinal[slot] as number]?.push(
      world.attributeOf(slot, acuity),
      world.attributeOf(slot, need),
    );
  };
  drive(world, 1440);
  return found;
}

const distinct = (values: readonly number[]): number => new Set(values).size;

describe('redraw', () => {
  it('[R2] gives another value at each visit, from the same distribution; without it they stay who they are', () => {
    const anew = rounds('redraw: [need], set: {round: round + 1}');
    const same = rounds('set: {round: round + 1}');
    for (const [who, [acuity, need, , second, , third]] of anew.entries()) {
      expect(distinct([need, second, third] as number[])).toBe(3);
      const low = acuity === 0 ? 100 : 1;
      for (const value of [need, second, third] as number[]) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + 1);
      }
      expect(same[who]).toEqual([acuity, need, acuity, need, acuity, need]);
    }
  });

  it('[R2] draws what depends on others after these, in whatever order they are named', () => {
    const both = rounds('redraw: [need, acuity], set: {round: round + 1}');
    expect(rounds('redraw: [acuity, need], set: {round: round + 1}')).toEqual(both);
    const needs = both.flat();
    for (let place = 0; place < needs.length; place += 2)
      expect((needs[place + 1] as number) > 50).toBe(needs[place] === 0);
    const changed = both.filter(([first, , second]) => first !== second).length;
    // A fair coin for each of forty: 20 ± 4 × √10.
    expect(Math.abs(changed - 20)).toBeLessThan(13);
  });

  it('[R2] [R4] is the luck of the patient, the step and the visit', () => {
    const anew = rounds('redraw: [need], set: {round: round + 1}');
    expect(rounds('redraw: [need], set: {round: round + 1}')).toEqual(anew);
    expect(rounds('redraw: [need], set: {round: round + 1}', 'other')).not.toEqual(anew);
    const more = '  - {id: extra, number: {uniform: {low: 0, high: 1}}}\n';
    expect(rounds('redraw: [need, extra], set: {round: round + 1}', 'redraw', more)).toEqual(anew);
  });

  it('comes before set, which may read it, and is known to who tells why somebody went where', () => {
    const anew = rounds('redraw: [need], set: {round: round + 1, need: need + 1000}');
    for (const [, , , second] of anew) expect(second).toBeGreaterThan(1000);
    const { scenario } = parseScenario(
      `flowday: 1
scenario: why
calendar: {start: 2024-01-01, length: 1 day}
attributes: [{id: coin, number: {discrete: {values: {0: 50%, 1: 50%}}}}]
arrivals: [{id: a, rate: 60 per hour, to: see}]
steps: [{id: see, lasts: 1 min, redraw: [coin], next: {cases: [{when: coin == 1, to: heads}, {otherwise: tails}]}}]
outcomes: [{id: heads}, {id: tails}]`,
      'why.yaml',
    );
    if (scenario === null) throw new Error('A scenario of the test itself is wrong');
    const world = createWorld(compileModel(scenario), { seed: 'why', replication: 0, measuring: false });
    const told: string[] = [];
    hearHappenings(
      world,
      ({ moment, where, because }) => {
        if (moment === 'outcome') told.push(`${where} ${because}`);
      },
      () => true,
    );
    drive(world, 600);
    expect(new Set(told)).toEqual(
      new Set(['heads because coin == 1', 'tails because no case before this one held']),
    );
  });

  it('is checked and explained', () => {
    expect(problemsIn(oneStep('redraw: [acuit]')).map(({ code }) => code)).toEqual(['unknown-reference']);
    expect(problemsIn(oneStep('redraw: [nurse]')).map(({ code }) => code)).toEqual(['wrong-reference']);
    const file = oneStep('redraw: [acuity, frailty]');
    expect(explainStep(scenarioOf(file), stepOf(file)).join(' ')).toContain(
      'acuity and frailty are drawn anew',
    );
  });
});
