// Evidence against runs whose every figure is known by hand, and against a queue that theory knows.

import { describe, expect, it } from 'vitest';
import {
  compileEvidence,
  type EvidenceResult,
  evidenceParts,
  judgeEvidence,
  runEvidence,
  runReplication,
  type Scenario,
} from '../../engine/index.ts';
import { scenarioOf } from './oneServer.ts';

/**
 * Monday 2 December 2013, 18:00, for two weeks. Somebody comes at every full hour from 20:00 on the first day. Those of
 * the odd hours are slow: 45 minutes instead of 15.
 */
function clockwork(evidence: string): Scenario {
  return scenarioOf(`flowday: 1
scenario: clockwork
calendar: {start: "2013-12-02 18:00", length: 14 days}
attributes: [{id: slow, number: 0}]
arrivals: [{id: comes, every: 1 h, from: 1 h, to: serve, given: {slow: [0, 1]}}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: {minutes: 15 + 30 * slow}, next: gone}]
outcomes: [{id: gone}]
clocks: [{id: stay, from: [enter serve], until: [enter gone], limits: [30 min]}]
evidence:
${evidence}`);
}

const judged = 'within: 1, unit: people, origin: own, source: counted by hand';

function onceOf(scenario: Scenario): EvidenceResult {
  return runEvidence(compileEvidence(scenario), { seed: 'evidence', replication: 0 });
}

function valuesOf(line: string): readonly (number | null)[] {
  return onceOf(clockwork(`  - {id: target, ${line}, ${judged}}`)).evidence.target?.compared ?? [];
}

describe('parts', () => {
  const calendar = { startDate: '2013-12-02', startMinuteOfDay: 18 * 60 };
  const labels = (by: 'hour' | 'weekday' | 'day' | 'week' | 'month', untilMinutes: number): string[] =>
    evidenceParts({ by, fromMinutes: 0, untilMinutes }, calendar).map(({ label }) => label);

  it('are whole civil days: those that begin or end within the time are left out', () => {
    expect(labels('day', 3 * 1440)).toEqual(['2013-12-03', '2013-12-04']);
    expect(labels('day', 3 * 1440 + 6 * 60 - 1)).toEqual(['2013-12-03', '2013-12-04']);
    expect(labels('day', 3 * 1440 + 6 * 60)).toEqual(['2013-12-03', '2013-12-04', '2013-12-05']);
  });

  it('weeks are seven whole days from the first of them on', () => {
    expect(labels('week', 14 * 1440)).toEqual(['2013-12-03']);
    expect(labels('week', 15 * 1440)).toEqual(['2013-12-03', '2013-12-10']);
  });

  it('weekdays stand from Monday on, hours from midnight on, whatever came first', () => {
    expect(labels('weekday', 3 * 1440)).toEqual(['Tuesday', 'Wednesday']);
    expect(labels('weekday', 8 * 1440)).toEqual([
      'Monday',
      'Tuesday',
      'Wednesday',
      'Thursday',
      'Friday',
      'Saturday',
      'Sunday',
    ]);
    expect(labels('hour', 8 * 60)).toEqual([
      '00:00',
      '01:00',
      '18:00',
      '19:00',
      '20:00',
      '21:00',
      '22:00',
      '23:00',
    ]);
  });

  it('a month counts when more than half of its days are there', () => {
    expect(labels('month', 40 * 1440)).toEqual(['2013-12']);
    expect(labels('month', 45 * 1440)).toEqual(['2013-12']);
    expect(labels('month', 46 * 1440)).toEqual(['2013-12', '2014-01']);
  });
});

describe('values of a run', () => {
  it('a count is the growth a day, each stretch holding its first instant and not its last', () => {
    // From 20:00 (the arrival then included) to 22:00 (that one not): two in a twelfth of a day.
    const hours = 'count: arrived(comes), by: whole, observed: 24';
    expect(valuesOf(`${hours}, from: 2013-12-02 20:00, until: 2013-12-02 22:00`)).toEqual([24]);
    expect(valuesOf('count: arrived(comes), by: day, until: 12-05, observed: [24, 24]')).toEqual([24, 24]);
  });

  it('by the hour it is the growth an hour, the same hour of several days together', () => {
    const values = valuesOf(
      `count: arrived(comes), by: hour, until: 12-04, observed: [${'1, '.repeat(18)}1, 1, 1, 1, 1, 1]`,
    );
    expect(values.map((value) => value ?? -1)).toEqual([
      ...Array.from({ length: 18 }, () => 1),
      // Of two evenings, the first of which had nobody at 18:00 and 19:00.
      0.5,
      0.5,
      1,
      1,
      1,
      1,
    ]);
  });

  it('a ratio divides growths; a part in which the other did not grow says nothing', () => {
    expect(
      valuesOf(
        'ratio: {of: "over(stay, 30 min)", per: finished(stay)}, by: whole, from: 12-03, observed: 50%',
      ),
    ).toEqual([0.5]);
    const hours = valuesOf(
      `ratio: {of: "over(stay, 30 min)", per: finished(stay)}, by: hour, until: 2013-12-02 22:00, observed: [0, 0, 0, 1]`,
    );
    expect(hours).toEqual([null, null, 0, 1]);
  });

  it('a level is the mean of its samples, daily or at each full hour', () => {
    const at = (time: string): readonly (number | null)[] =>
      valuesOf(`level: occupied(server), daily-at: "${time}", by: whole, from: 12-03, observed: 1`);
    // At 20 past those of the even hours have gone, those of the odd hours have not.
    expect([at('08:20'), at('09:20'), at('09:50')]).toEqual([[0], [1], [0]]);
    const hourly = valuesOf(
      'level: occupied(server), by: hour, until: 2013-12-02 22:00, observed: [0, 0, 1, 1]',
    );
    expect(hourly).toEqual([0, 0, 1, 1]);
  });

  it('may be relative to their own mean, or to another time as one whole', () => {
    const threeEvenings = 'count: arrived(comes), by: hour, until: 2013-12-02 22:00, observed: [0, 0, 2, 2]';
    expect(valuesOf(`${threeEvenings}, relative-to: mean`)).toEqual([0, 0, 2, 2]);
    const first = 'count: arrived(comes), from: 2013-12-02, until: 12-03, by: whole, observed: 0.5';
    expect(
      valuesOf(
        `${first.replace('2013-12-02,', '2013-12-02 18:00,')}, relative-to: {from: 12-03, until: 12-05}`,
      ),
    ).toEqual([4 / 6]);
  });

  it('one statistic may be taken of them', () => {
    // Arrivals of the hours 18:00 to 23:00 on the first evening: 0, 0, 1, 1, 1, 1.
    const taken = (take: string): number | null | undefined =>
      valuesOf(`count: arrived(comes), by: hour, until: 2013-12-03, take: ${take}, observed: 1`)[0];
    expect(taken('mean')).toBeCloseTo(4 / 6, 12);
    expect(taken('deviation')).toBeCloseTo(Math.sqrt(((4 / 6) * (2 / 6) * 6) / 5), 12);
    expect(taken('least')).toBe(0);
    expect(taken('most')).toBe(1);
    expect(taken('{percentile: 30%}')).toBeCloseTo(0.5, 12);
    expect(taken('{share-above: 0}')).toBeCloseTo(4 / 6, 12);
  });
});

describe('the run', () => {
  it('[M1] is the same as without evidence', () => {
    const scenario = clockwork(
      `  - {id: target, count: arrived(comes), by: day, take: mean, observed: 24, ${judged}}`,
    );
    const model = compileEvidence({ ...scenario, evidence: [] }).model;
    const plain = runReplication(model, {
      seed: 'evidence',
      replication: 0,
      untilMinutes: scenario.calendar.durationMinutes,
    });
    const { evidence, ...rest } = onceOf(scenario);
    expect(evidence.target?.parts).toHaveLength(13);
    expect(rest).toEqual(plain);
  });
});

describe('verdicts', () => {
  const queue = scenarioOf(`flowday: 1
scenario: queue
calendar: {start: 2024-01-01, length: 30 days, warm-up: 1 day}
arrivals: [{id: comes, rate: 8 per hour, to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: {exponential: {mean: 6 min}}, next: gone}]
outcomes: [{id: gone}]
evidence:
  - {id: a-day, count: arrived(comes), observed: 192, within: 3%, unit: people, origin: design, source: the rate}
  - {id: too-many, count: arrived(comes), observed: 212, between: [202, 222], unit: people, origin: design, source: wrong by 20}
  - {id: queueing, level: waiting(serve), by: hour, take: mean, observed: 3.2, within: 0.5, unit: people, origin: design, source: "M/M/1 at 0.8: 0.64 / 0.2"}
  - {id: hours, count: arrived(comes), by: hour, observed: [8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 80, 80, "-"], within: 20%, unit: people, origin: design, source: two are wrong}
`);
  const compiled = compileEvidence(queue);
  const results = Array.from({ length: 12 }, (_, replication) =>
    runEvidence(compiled, { seed: 'evidence', replication }),
  );
  const verdicts = new Map(judgeEvidence(queue, [...results].reverse()).map((one) => [one.id, one]));

  it('a mean in its band is inside, and its interval covers what theory says', () => {
    const aDay = verdicts.get('a-day');
    expect(aDay?.verdict).toBe('inside');
    const [low, high] = aDay?.points[0]?.ci95 ?? [0, 0];
    expect(low).toBeLessThan(192);
    expect(high).toBeGreaterThan(192);
    expect(verdicts.get('queueing')).toMatchObject({ verdict: 'inside', bandsOutside: 0 });
  });

  it('outside, it says by how many half-widths of the band, and in which direction', () => {
    const wrong = verdicts.get('too-many');
    expect(wrong?.verdict).toBe('outside');
    const [point] = wrong?.points ?? [];
    expect(wrong?.bandsOutside).toBeCloseTo(((point?.simulated ?? 0) - 202) / 10, 12);
    expect(wrong?.bandsOutside).toBeLessThan(-0.8);
  });

  it('a row of several is inside when nine of ten are; what is not known is not judged', () => {
    const hours = verdicts.get('hours');
    expect(hours).toMatchObject({ verdict: 'inside', pointsInside: 21, pointsJudged: 23 });
    expect(hours?.points.at(-1)).toMatchObject({ label: '23:00', observed: null, inside: null });
    const unknown = queue.evidence.map((one) => ({ ...one, observed: one.observed.map(() => null) }));
    expect(judgeEvidence({ ...queue, evidence: unknown }, results).map(({ verdict }) => verdict)).toEqual([
      'unobserved',
      'unobserved',
      'unobserved',
      'unobserved',
    ]);
    const third = judgeEvidence(
      {
        ...queue,
        evidence: queue.evidence.map((one) => ({
          ...one,
          band: one.band.map((band, n) => (n === 0 ? { low: 80, high: 81 } : band)),
        })),
      },
      results,
    ).find(({ id }) => id === 'hours');
    expect(third).toMatchObject({ verdict: 'outside', pointsInside: 20 });
  });
});
