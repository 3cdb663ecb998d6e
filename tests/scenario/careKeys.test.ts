// Each key of resources, steps and next, read as it is meant.

import { describe, expect, it } from 'vitest';
import type { Next } from '../../engine/scenario/scenario.ts';
import { oneStep, resourceOf, scenarioOf, stepOf } from './careFile.ts';

describe('resources', () => {
  it('finish what was begun when units go, unless they say otherwise', () => {
    expect(resourceOf('{id: nurse, capacity: 2}')).toMatchObject({
      whenCut: 'finish',
      handOverMinutes: 0,
      closures: [],
      breakdowns: [],
    });
    const rota = 'rota: [{from: "08:00", to: "20:00", add: 1}]';
    for (const how of ['overtime', 'resume', 'restart'] as const) {
      expect(resourceOf(`{id: nurse, capacity: 1, ${rota}, when-cut: ${how}}`).whenCut).toBe(how);
    }
    expect(
      resourceOf(`{id: nurse, capacity: 1, ${rota}, when-cut: hand-over, hand-over: 5 min}`),
    ).toMatchObject({
      whenCut: 'hand-over',
      handOverMinutes: 5,
    });
  });

  it('are closed between instants, counted from the start or dated; all units when none are named', () => {
    const { closures } = resourceOf(
      '{id: nurse, capacity: 2, closures: [{from: day 2 08:00, until: 2024-01-03 09:30, units: 1}, {from: 90 min, until: 2 h}]}',
    );
    expect(closures).toEqual([
      { fromMinutes: 1920, untilMinutes: 3450, units: 1 },
      { fromMinutes: 90, untilMinutes: 120, units: null },
    ]);
  });

  it('a closure that began before the start is in force from minute 0', () => {
    const { closures } = resourceOf('{id: nurse, capacity: 2, closures: [{from: 2023-12-30, until: day 2}]}');
    expect(closures).toEqual([{ fromMinutes: 0, untilMinutes: 1440, units: null }]);
  });

  it('break down each on its own, and cut as the resource does as far as that knows no shifts', () => {
    const fails = '{id: fails, every: {exponential: {mean: 5 days}}, lasts: 4 h';
    const cut = (whenCut: string, own = ''): unknown =>
      resourceOf(
        `{id: nurse, capacity: 2, rota: [{from: "08:00", to: "09:00", add: 1}], ${whenCut}breakdowns: [${fails}${own}}]}`,
      ).breakdowns[0];
    expect(cut('')).toEqual({
      id: 'fails',
      units: 'each',
      every: { kind: 'exponential', mean: 7200 },
      lasts: { kind: 'constant', value: 240 },
      whenCut: 'finish',
    });
    expect(cut('when-cut: overtime, ')).toMatchObject({ whenCut: 'finish' });
    expect(cut('when-cut: hand-over, hand-over: 5 min, ')).toMatchObject({ whenCut: 'resume' });
    expect(cut('when-cut: restart, ')).toMatchObject({ whenCut: 'restart' });
    expect(cut('when-cut: restart, ', ', units: all, when-cut: resume')).toMatchObject({
      units: 'all',
      whenCut: 'resume',
    });
  });
});

describe('the list of a step', () => {
  it('is first-come and open, without limit, and nobody is interrupted, unless it says otherwise', () => {
    expect(stepOf(oneStep('name: See'))).toMatchObject({
      order: 'first-come',
      preempt: null,
      room: null,
      baulk: null,
      patience: null,
      jockey: null,
      together: null,
      servedAt: null,
      open: null,
      join: false,
      split: [],
    });
  });

  it('has an order', () => {
    expect(stepOf(oneStep('order: last-come')).order).toBe('last-come');
    expect(stepOf(oneStep('order: random')).order).toBe('random');
  });

  it('pre-emption is one word, or says where the interrupted wait or go', () => {
    const of = (preempt: string): unknown =>
      stepOf(oneStep(`rank: acuity != red, preempt: ${preempt}`)).preempt;
    expect(of('resume')).toEqual({ how: 'resume', to: null, waits: 'in-front', first: 'latest' });
    expect(of('restart')).toEqual({ how: 'restart', to: null, waits: 'in-front', first: 'latest' });
    expect(of('{how: resume, waits: at-back, first: earliest}')).toEqual({
      how: 'resume',
      to: null,
      waits: 'at-back',
      first: 'earliest',
    });
    expect(of('{how: lose, to: home}')).toMatchObject({ how: 'lose', to: 'home' });
  });

  it('a room blocks, or sends on', () => {
    expect(stepOf(oneStep('room: {places: 3, when-full: block}')).room).toEqual({
      places: 3,
      whenFull: null,
    });
    expect(stepOf(oneStep('room: {places: 0, when-full: home}')).room).toEqual({
      places: 0,
      whenFull: 'home',
    });
  });

  it('people baulk when something holds, with a probability, or both', () => {
    const of = (baulk: string): unknown => stepOf(oneStep(`baulk: ${baulk}`)).baulk;
    expect(of('{when: waiting(see) > 4, to: home}')).toMatchObject({ share: null, to: 'home' });
    expect(of('{share: 10%, to: home}')).toMatchObject({ when: null, share: { kind: 'number', value: 0.1 } });
    expect(of('{when: hour > 8, share: waiting(see) / 10, to: home}')).toMatchObject({
      when: { kind: 'binary' },
      share: { kind: 'binary' },
    });
  });

  it('patience ends after drawn, computed or listed minutes', () => {
    const of = (after: string): unknown => stepOf(oneStep(`patience: {after: ${after}, to: home}`)).patience;
    expect(of('{exponential: {mean: 5 h}}')).toMatchObject({ after: { kind: 'drawn' }, release: [] });
    expect(of('{minutes: 10 + 60 * frailty}')).toMatchObject({ after: { kind: 'computed' } });
    expect(of('{list: [3 min, 4 min]}')).toMatchObject({ after: { kind: 'listed', minutes: [3, 4] } });
  });

  it('people change to lists that are two shorter, or as much as is said', () => {
    const other = '\n  - {id: other, seize: [nurse], lasts: 3 min, next: home}';
    const of = (jockey: string): unknown =>
      stepOf({
        steps: `  - {id: see, jockey: ${jockey}, seize: [nurse], lasts: 3 min, next: {in-turn: [home, other]}}${other}`,
      }).jockey;
    expect(of('{with: [other]}')).toEqual({ with: ['other'], fewer: 2 });
    expect(of('{with: [other], fewer: 3}')).toEqual({ with: ['other'], fewer: 3 });
  });

  it('parties, times and hours are read', () => {
    expect(stepOf(oneStep('together: {most: 8}')).together).toEqual({
      least: 1,
      most: 8,
      orAfterMinutes: null,
      until: [],
    });
    expect(stepOf(oneStep('together: {least: 4, most: 8, or-after: 30 min}')).together).toEqual({
      least: 4,
      most: 8,
      orAfterMinutes: 30,
      until: [],
    });
    expect(
      stepOf(
        oneStep('served-at: [{days: weekdays, at: ["14:00", "09:00", "9:00"], most: 10}, {at: "11:00"}]'),
      ).servedAt,
    ).toEqual([
      { days: [0, 1, 2, 3, 4], minutesOfDay: [540, 840], most: 10 },
      { days: [0, 1, 2, 3, 4, 5, 6, 7], minutesOfDay: [660], most: null },
    ]);
    expect(
      stepOf(oneStep('open: {hours: [{days: [mon, holidays], from: "08:00", to: "18:00"}]}')).open,
    ).toEqual({
      hours: [{ days: [0, 7], fromMinuteOfDay: 480, toMinuteOfDay: 1080 }],
      whenClosed: null,
    });
    const hours = 'hours: [{from: "22:00", to: "06:00"}]';
    expect(stepOf(oneStep(`open: {${hours}, when-closed: wait}`)).open?.whenClosed).toBeNull();
    expect(stepOf(oneStep(`open: {${hours}, when-closed: home}`)).open?.whenClosed).toBe('home');
  });

  it('a step without units may keep a list for a time, a party or hours', () => {
    for (const key of [
      'together: {most: 3}',
      'served-at: [{at: "09:00"}]',
      'open: {hours: [{from: "08:00", to: "9:00"}]}',
    ]) {
      const step = stepOf(
        oneStep(`seize: [], rank: acuity != red, room: {places: 4, when-full: block}, ${key}`, {
          resources: '  []',
        }),
      );
      expect(step.room?.places).toBe(4);
    }
  });
});

describe('what a step does', () => {
  it('splits and joins', () => {
    const parts = scenarioOf({
      steps: `  - {id: see, split: [bloods, {to: x-ray, count: 2}], next: results}
  - {id: bloods, lasts: 20 min, next: home}
  - {id: x-ray, lasts: 30 min, next: home}
  - {id: results, join: true, seize: [nurse], lasts: 5 min, next: home}`,
    });
    expect(parts.steps[0]?.split).toEqual([
      { to: 'bloods', count: 1 },
      { to: 'x-ray', count: 2 },
    ]);
    expect(parts.steps[3]?.join).toBe(true);
  });

  it('takes minutes that are drawn, by several attributes, computed, or listed', () => {
    expect(stepOf(oneStep('lasts: {minutes: 5 + 10 * frailty}')).lasts).toMatchObject({ kind: 'computed' });
    expect(stepOf(oneStep('lasts: {list: [6 min, 3 min]}')).lasts).toEqual({
      kind: 'listed',
      minutes: [6, 3],
    });
    const nested =
      '{by: acuity, cases: {red: {by: frailty, cases: {0: 5 min}, otherwise: 7 min}}, otherwise: 3 min}';
    expect(stepOf(oneStep(`lasts: ${nested}`)).lasts).toMatchObject({
      kind: 'drawn',
      distribution: { attribute: 'acuity', cases: [{ is: 'red', value: { attribute: 'frailty' } }] },
    });
  });
});

describe('next', () => {
  const lanes = `
  - {id: a, seize: [nurse], lasts: 1 min, next: home}
  - {id: b, seize: [nurse], lasts: 1 min, next: home}`;
  const nextOf = (next: string): Next =>
    stepOf({
      steps: `  - {id: see, lasts: 1 min, next: ${next}}\n  - {id: also, next: {in-turn: [a, b]}}${lanes}`,
      more: 'census: [{id: x, step: also, count: 1}]',
    }).next;

  it('leads to the shortest, the first free, or each in turn', () => {
    expect(nextOf('{shortest: [a, b]}')).toEqual({ kind: 'shortest', among: ['a', 'b'] });
    expect(nextOf('{in-turn: [a, home, a]}')).toEqual({ kind: 'in-turn', among: ['a', 'home', 'a'] });
    expect(nextOf('{first-free: [a, b], otherwise: {shortest: [a, b]}}')).toEqual({
      kind: 'first-free',
      among: ['a', 'b'],
      otherwise: { kind: 'shortest', among: ['a', 'b'] },
    });
  });

  it('and so does a case', () => {
    const next = nextOf(
      '{cases: [{when: acuity == red, to: {shortest: [a, b]}}, {otherwise: {in-turn: [a, b]}}]}',
    );
    expect(next).toMatchObject({
      kind: 'cases',
      cases: [{ next: { kind: 'shortest' } }, { when: null, next: { kind: 'in-turn' } }],
    });
  });

  it('the rest of shares is worked out for every combination of attributes that they tell apart', () => {
    const next = nextOf(
      '{shares: {a: {by: acuity, cases: {red: {by: frailty, cases: {0: 10%}, otherwise: 20%}}, otherwise: 5%}, b: {by: frailty, cases: {0: 1%}, otherwise: 30%}, home: rest}}',
    );
    if (next.kind !== 'shares') throw new Error('shares expected');
    const rest = next.options.find(({ to }) => to === 'home')?.share;
    const share = (acuity: string, frailty: string): number => {
      let at = rest;
      while (at?.kind === 'by') {
        const is = at.attribute === 'acuity' ? acuity : frailty;
        at = at.cases.find((one) => one.is === is)?.value ?? at.otherwise ?? undefined;
      }
      return at === undefined ? Number.NaN : Math.round(at.value * 1000) / 1000;
    };
    expect([share('red', '0'), share('red', '7'), share('green', '0'), share('green', '7')]).toEqual([
      0.89, 0.5, 0.94, 0.65,
    ]);
  });
});
