// What passes a validation and what does not.

import { describe, expect, it } from 'vitest';
import {
  type ExpectedMeasure,
  type JourneyEvent,
  judgeMeasures,
  judgeTraces,
  type ReplicationResult,
} from '../../engine/index.ts';

const wanted: ExpectedMeasure = {
  measure: 'wait.serve',
  figure: 'mean',
  value: 10,
  standardError: 0,
  within: 0,
  precision: null,
  source: null,
};

describe('a measure', () => {
  it('passes inside the t interval of the replications, and fails outside', () => {
    // Mean 11, standard deviation 1, standard error 0.5; t(99.9%, 3) = 12.9240 (tables of Student's t).
    const [judged] = judge({}, [10, 11, 11, 12].map(stretched(Math.SQRT1_2 * Math.sqrt(3))));
    expect(judged?.found).toBeCloseTo(11, 12);
    expect(judged?.halfWidth).toBeCloseTo(12.924 * 0.5, 3);
    expect(judged?.z).toBeCloseTo(2, 12);
    expect(judged?.verdict).toBe('ok');
    const [outside] = judge(
      { value: 11 - 6.47 },
      [10, 11, 11, 12].map(stretched(Math.SQRT1_2 * Math.sqrt(3))),
    );
    expect(outside?.verdict).toBe('fail');
  });

  it('takes the standard error of what is expected into account', () => {
    expect(verdictOf({ value: 12 }, [10, 10, 10])).toBe('fail');
    expect(verdictOf({ value: 12, standardError: 0.1 }, [10, 10, 10])).toBe('ok');
    expect(judge({ value: 12, standardError: 0.5 }, [10, 10, 10])[0]?.z).toBeCloseTo(-4, 12);
  });

  it('may differ by `within`, and by no more', () => {
    expect(verdictOf({ within: 0.5 }, [10.5, 10.5])).toBe('ok');
    expect(verdictOf({ within: 0.49 }, [10.5, 10.5])).toBe('fail');
    expect(judge({}, [10.5, 10.5])[0]?.z).toBeNull();
  });

  it('fails when it is right but not as precise as asked', () => {
    const values = [9.9, 10.1, 10, 10.05, 9.95];
    expect(verdictOf({ precision: 0.02 }, values)).toBe('not-precise');
    expect(verdictOf({ precision: 0.5 }, values)).toBe('ok');
    expect(verdictOf({ precision: 0.5 }, [10])).toBe('not-precise');
    expect(verdictOf({ value: 0, precision: 0.5, within: 20 }, values)).toBe('not-precise');
  });

  it('is missing when no replication has it', () => {
    expect(verdictOf({ measure: 'wait.srve' }, [10, 10])).toBe('missing');
    expect(verdictOf({ figure: 'p90' }, [10, 10])).toBe('missing');
  });

  it('may be a variance between replications', () => {
    const [judged] = judge({ figure: 'variance', value: 2.5 }, [1, 2, 3, 4, 5]);
    expect(judged?.found).toBeCloseTo(2.5, 12);
    // Fourth central moment 6.8; (6.8 − 2.5² × 2 ÷ 4) ÷ 5 = 0.735.
    const again = judge({ figure: 'variance', value: 2.5 - Math.sqrt(0.735) }, [1, 2, 3, 4, 5])[0];
    expect(again?.z).toBeCloseTo(1, 12);
  });

  it('does not depend on which replication is done first', () => {
    const values = [0.1, 0.2, 0.3, 1e9, -1e9];
    const results = values.map(resultOf);
    expect(judgeMeasures({ level: 0.999, measures: [wanted] }, [...results].reverse())).toEqual(
      judgeMeasures({ level: 0.999, measures: [wanted] }, results),
    );
  });
});

describe('a trace', () => {
  const events = [event('start', 'serve', 5), event('end', 'serve', 7.1), event('start', 'scan', 6)];

  it('is the instants of one moment at one place, on the grid', () => {
    const [judged] = judgeTraces([{ moment: 'end', at: 'serve', minutes: [7.1] }], events);
    expect(judged?.firstDifference).toBeNull();
    expect(judgeTraces([{ moment: 'start', at: 'serve', minutes: [5] }], events)[0]?.found).toEqual([5]);
  });

  it('fails by a thousandth of a second, by one too many and by one too few, not by rounding', () => {
    const difference = (minutes: readonly number[]): number | null | undefined =>
      judgeTraces([{ moment: 'start', at: 'serve', minutes }], events)[0]?.firstDifference;
    expect(difference([5])).toBeNull();
    expect(difference([5 + 2 ** -17])).toBeNull();
    expect(difference([5 + 17 * 2 ** -20])).toBe(0);
    expect(difference([5, 6])).toBe(1);
    expect(difference([])).toBe(0);
  });
});

function judge(
  change: Partial<ExpectedMeasure>,
  values: readonly number[],
): ReturnType<typeof judgeMeasures> {
  return judgeMeasures({ level: 0.999, measures: [{ ...wanted, ...change }] }, values.map(resultOf));
}

function verdictOf(change: Partial<ExpectedMeasure>, values: readonly number[]): string | undefined {
  return judge(change, values)[0]?.verdict;
}

function resultOf(value: number, replication: number): ReplicationResult {
  const hash = {
    state: '',
    parts: { patients: '', calendar: '', resources: '', agencies: '', measures: '' },
  };
  const measures = { 'wait.serve': { unit: 'minutes', mean: value, ci95: null } };
  return {
    replication,
    simulatedMinutes: 1,
    events: 1,
    patients: 1,
    hash,
    measures,
    deadlock: null,
    decisions: [],
  };
}

/** Spreads figures about 11. */
function stretched(factor: number): (value: number) => number {
  return (value) => 11 + (value - 11) * factor;
}

function event(moment: JourneyEvent['moment'], where: string, minutes: number): JourneyEvent {
  const atMinutes = Math.round(minutes * 2 ** 20) / 2 ** 20;
  return { atMinutes, origin: 'patient', ordinal: 0, part: 0, episode: 0, moment, where, workMinutes: null };
}
