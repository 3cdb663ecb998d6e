// How time ends, what is measured and what is expected; and what expressions may read where.

import { describe, expect, it } from 'vitest';
import { measureIdsOf } from '../../engine/scenario/measureIds.ts';
import { expectOneProblem, readOneQueue } from './oneQueue.ts';

const kpi = (keys: string) => ({ more: `kpis: [{id: k, unit: share, ${keys}}]` });
const expected = (keys: string) => ({ more: `expect: {${keys}}` });

describe('the end of a run', () => {
  it('may be a condition', () => {
    const { calendar } = readOneQueue({
      calendar:
        'calendar: {start: 2024-01-01, length: 7 days, end-when: started(q) >= 1000 or present(q) == 0}',
    });
    expect(calendar.endWhen).toMatchObject({ kind: 'binary', operator: 'or' });
    expect(readOneQueue({}).calendar.endWhen).toBeNull();
  });

  it.each([
    ['started(qq) > 1', 'unknown-reference', 'qq'],
    ['service > 1', 'not-here', 'service'],
    ['stay > 1', 'not-here', 'stay'],
    ['started(q', 'bad-expression', '}'],
  ])('%s ⇒ %s', (condition, code, caret) => {
    const calendar = `calendar: {start: 2024-01-01, length: 7 days, end-when: ${condition}}`;
    expectOneProblem({ calendar }, code, caret);
  });
});

describe('KPIs', () => {
  const read = (keys: string) => readOneQueue(kpi(keys)).kpis[0]?.value;

  it('count, as a share of something or not', () => {
    expect(read('numerator: ended(q), denominator: entered(q), otherwise: 1')).toMatchObject({
      kind: 'ratio',
      numerator: { kind: 'call', name: 'ended' },
      denominator: { kind: 'call', name: 'entered' },
      otherwise: 1,
    });
    expect(read('numerator: ended(q)')).toMatchObject({ denominator: null, otherwise: 0 });
  });

  it('look, once a day or every so often', () => {
    expect(read('value: waiting(q), daily-at: "20:15"')).toMatchObject({
      kind: 'sampled',
      minuteOfDay: 1215,
      everyMinutes: null,
    });
    expect(read('value: waiting(q), every: 1 h')).toMatchObject({ minuteOfDay: null, everyMinutes: 60 });
  });

  it.each([
    ['name: x', 'one-form', '{id: k'],
    ['numerator: ended(q), value: waiting(q), every: 1 h', 'one-form', '{id: k'],
    ['numerator: ended(q), every: 1 h', 'not-with-this', '1 h'],
    ['value: waiting(q), every: 1 h, denominator: 2', 'not-with-this', '2}'],
    ['value: waiting(q)', 'one-form', '{id: k'],
    ['value: waiting(q), every: 1 h, daily-at: 08:00', 'one-form', '{id: k'],
    ['value: waiting(q), every: 0 h', 'out-of-range', '0 h'],
    ['numerator: ended(qq)', 'unknown-reference', 'qq'],
    ['numerator: service', 'not-here', 'service'],
    ['numerator: ended(q), denominator: waited', 'not-here', 'waited'],
  ])('%s ⇒ %s', (keys, code, caret) => {
    expectOneProblem(kpi(keys), code, caret);
  });

  it('have ids of their own', () => {
    expectOneProblem(
      { more: 'kpis: [{id: q, unit: share, numerator: ended(q)}]' },
      'duplicate-id',
      'q, unit',
    );
  });
});

describe('the headline', () => {
  it('names indicators and measures, in any order', () => {
    const { headline, headlineMeasures } = readOneQueue({
      more: 'indicators: [{id: i, unit: people, value: waiting(q)}]\nheadline: [wait.q, i, in-system, stay.out]',
    });
    expect(headline).toEqual(['i']);
    expect(headlineMeasures).toEqual(['wait.q', 'in-system', 'stay.out']);
  });

  it.each([
    ['wait.qq', 'unknown-measure', 'wait.qq'],
    ['gave-up.q', 'unknown-measure', 'gave-up.q'],
    ['waitt.q', 'unknown-measure', 'waitt.q'],
    ['wait.q, arivals.s', 'unknown-measure', 'arivals.s'],
    ['i', 'unknown-reference', 'i]'],
    ['Wait.q', 'bad-id', 'Wait.q'],
  ])('%s ⇒ %s', (headline, code, caret) => {
    expectOneProblem({ more: `headline: [${headline}]` }, code, caret);
  });
});

describe('expectations', () => {
  it('have defaults', () => {
    expect(readOneQueue(expected('measures: [{measure: wait.q, value: 4.444}]')).expected).toEqual({
      replications: 30,
      seed: null,
      level: 0.999,
      measures: [
        {
          measure: 'wait.q',
          figure: 'mean',
          value: 4.444,
          standardError: 0,
          within: 0,
          precision: null,
          source: null,
        },
      ],
      traces: [],
      skipped: null,
      source: null,
    });
  });

  it('say everything there is to say', () => {
    const { expected: read } = readOneQueue(
      expected(
        'replications: 5, seed: a, level: 95%, source: by hand, measures: [{measure: utilisation.r, figure: p90, value: 33%, standard-error: 0.01, within: 0.1%, precision: 5%, source: s}], traces: [{moment: start, at: q, minutes: [5, 5, 26.5]}, {moment: arrive, at: s, minutes: []}]',
      ),
    );
    expect(read).toMatchObject({ replications: 5, seed: 'a', level: 0.95, source: 'by hand' });
    expect(read?.measures[0]).toMatchObject({ figure: 'p90', value: 0.33, within: 0.001, precision: 0.05 });
    expect(read?.traces[0]).toEqual({ moment: 'start', at: 'q', minutes: [5, 5, 26.5] });
    expect(readOneQueue({}).expected).toBeNull();
  });

  it.each([
    ['replications: 5', 'nothing-expected', '{replications'],
    ['skip: ""', 'empty', '""'],
    ['measures: [{measure: wait.x, value: 1}]', 'unknown-measure', 'wait.x'],
    ['measures: [{measure: wait.q}]', 'missing-key', '{measure'],
    ['measures: [{measure: wait.q, value: soon}]', 'not-a-number', 'soon'],
    ['measures: [{measure: wait.q, value: 1, figure: p80}]', 'unknown-word', 'p80'],
    ['measures: [{measure: wait.q, value: 1, precision: 0}]', 'out-of-range', '0}'],
    ['measures: [{measure: wait.q, value: 1}], level: 100%', 'out-of-range', '100%'],
    ['measures: [{measure: wait.q, value: 1}], replications: 0', 'out-of-range', '0}'],
    ['traces: [{moment: begin, at: q, minutes: [5]}]', 'unknown-word', 'begin'],
    ['traces: [{moment: start, at: out, minutes: [5]}]', 'wrong-reference', 'out'],
    ['traces: [{moment: outcome, at: q, minutes: [5]}]', 'wrong-reference', 'q, minutes'],
    ['traces: [{moment: start, at: q, minutes: [26, 5]}]', 'not-ascending', '5]'],
    ['traces: [{moment: start, at: q, minutes: [5 min]}]', 'wrong-unit', '5 min'],
  ])('%s ⇒ %s', (keys, code, caret) => {
    expectOneProblem(expected(keys), code, caret);
  });
});

describe('measures exist where they mean something', () => {
  it('for a queue with everything', () => {
    const scenario = readOneQueue({
      steps:
        'steps: [{id: q, seize: [r], lasts: 5 min, patience: {after: 1 h, to: out}, baulk: {when: waiting(q) > 3, to: out}, next: w}, {id: w, lasts: 1 min, next: out}]',
      more: 'clocks: [{id: c, from: [enter q], until: [enter out], limits: [4 h]}]\nkpis: [{id: k, unit: people, numerator: ended(q)}]',
    });
    expect(measureIdsOf(scenario)).toEqual([
      'arrivals.s',
      ...['wait', 'waited', 'queueing', 'waiting', 'present', 'time', 'started', 'ended'].map(
        (id) => `${id}.q`,
      ),
      ...['gave-up.q', 'baulked.q'],
      ...['present', 'time', 'started', 'ended'].map((id) => `${id}.w`),
      ...['in-use.r', 'utilisation.r', 'full.r', 'outcome.out', 'share.out', 'stay.out'],
      ...['clock.c', 'over.c.240', 'kpi.k', 'in-system', 'stay', 'run-minutes'],
    ]);
  });

  it.each([
    ['rank: service, preempt: resume', ['interrupted.q']],
    ['room: {places: 3, when-full: out}', ['turned-away.q']],
    ['room: {places: 3, when-full: block}', ['blocked.q']],
    ['open: {hours: [{from: "08:00", to: "18:00"}], when-closed: out}', ['turned-away.q']],
    ['order: random', []],
  ])('with %s', (keys, added) => {
    const usual = measureIdsOf(readOneQueue({}));
    const steps = `steps: [{id: q, seize: [r], lasts: 5 min, ${keys}, next: out}]`;
    expect(measureIdsOf(readOneQueue({ steps })).filter((id) => !usual.includes(id))).toEqual(added);
  });
});

describe('what expressions read', () => {
  const step = (keys: string) => ({
    steps: `steps: [{id: q, seize: [r], lasts: 5 min, ${keys}, next: out}]`,
  });

  it.each([
    'rank: acuity != red and waited < 4 h',
    'rank: 0 - waited - stay',
    'stretch: 1 + stay / 60 + factor(p)',
    'set: {service: service + stay}',
    'stretch: working(q) + worked(q) + last24h(worked(q))',
    'room: {places: 5, when-full: block}, stretch: blocked(q)',
    'room: {places: 5, when-full: out}, stretch: turned-away(q) + last24h(turned-away(q))',
    'rank: acuity, preempt: resume, stretch: interrupted(q) + last24h(interrupted(q))',
  ])('%s', (keys) => {
    readOneQueue(step(keys));
  });

  it.each([
    ['stretch: 1 + waited', 'not-here', 'waited'],
    ['baulk: {when: waited > 1, to: out}', 'not-here', 'waited'],
    ['stretch: factor(q)', 'wrong-reference', 'q)'],
    ['stretch: last24h(working(q))', 'wrong-argument', 'working'],
    ['stretch: last24h(factor(p))', 'wrong-argument', 'factor'],
    ['stretch: blocked(r)', 'wrong-reference', 'r)'],
    ['stretch: waitd', 'unknown-name', 'waitd'],
  ])('%s ⇒ %s', (keys, code, caret) => {
    expectOneProblem(step(keys), code, caret);
  });

  it('nothing that is read by its name may be called stay or waited', () => {
    expectOneProblem({ attributes: 'attributes: [{id: stay, number: 1}]' }, 'reserved-id', 'stay');
    expectOneProblem({ attributes: 'parameters: [{id: waited, value: 1}]' }, 'reserved-id', 'waited');
    readOneQueue({ more: 'clocks: [{id: stay, from: [enter q], until: [enter out]}]' });
  });
});
