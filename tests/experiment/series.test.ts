// A run as series: clockwork at every instant, averages between them, and a warm-up found where one is known.

import { describe, expect, it } from 'vitest';
import { recommendWarmUp, runSeries } from '../../engine/index.ts';
import { clockwork, modelOf, oneServer } from './oneServer.ts';

const options = { seed: 'series', replication: 0 };

describe('series', () => {
  it('[M2] show how things stand at each instant, those of the warm-up too', () => {
    const series = runSeries(modelOf(clockwork), {
      ...options,
      untilMinutes: 20,
      everyMinutes: 4,
      points: 'standing',
    });
    expect(series.atMinutes).toEqual([0, 4, 8, 12, 16, 20]);
    // Somebody is served from 10 to 15, and from 20 on.
    const busy = [0, 0, 0, 1, 0, 1];
    expect(series.values).toEqual({
      'in-system': busy,
      'waiting.serve': [0, 0, 0, 0, 0, 0],
      'present.serve': busy,
      'in-use.server': busy,
      'capacity.server': [1, 1, 1, 1, 1, 1],
      'indicator.here': busy,
      'kpi.at-noon': busy,
      'kpi.busy': busy,
    });
  });

  it('leave out of the people in care whoever is at home and will come back', () => {
    const model = modelOf(`flowday: 1
scenario: returns
calendar: {start: 2024-01-01, length: 10 h}
arrivals: [{id: a, at: [0 min], to: s}]
steps: [{id: s, lasts: 1 h, next: home}]
outcomes: [{id: home, returns: [{id: back, share: 100%, after: 2 h, to: s}]}]
`);
    const { values } = runSeries(model, {
      ...options,
      untilMinutes: 600,
      everyMinutes: 60,
      points: 'standing',
    });
    expect(values['in-system']).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]);
  });

  it('count no stopwatch of somebody who has gone home, though they will come back', () => {
    const model = modelOf(`flowday: 1
scenario: returns
calendar: {start: 2024-01-01, length: 4 h}
arrivals: [{id: a, at: [0 min], to: s}]
steps: [{id: s, lasts: 10 min, next: {cases: [{when: hour < 1, to: home}, {otherwise: t}]}}, {id: t, lasts: 7 min, next: gone}]
outcomes: [{id: home, returns: [{id: back, share: 100%, after: 2 h, to: s}]}, {id: gone}]
clocks: [{id: c, from: [enter s], until: [end t]}]
kpis:
  - {id: now, unit: people, value: running(c), every: 30 min}
  - {id: long, unit: people, value: "running-over(c, 5 min)", every: 30 min}
`);
    const { values } = runSeries(model, {
      ...options,
      untilMinutes: 240,
      everyMinutes: 20,
      points: 'standing',
    });
    expect(values['kpi.now']).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect(values['kpi.long']).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  it('show averages over the time since the point before', () => {
    const series = runSeries(modelOf(clockwork), {
      ...options,
      untilMinutes: 40,
      everyMinutes: 8,
      points: 'average',
    });
    expect(series.atMinutes).toEqual([8, 16, 24, 32, 40]);
    expect(series.values['in-use.server']).toEqual([0, 5 / 8, 4 / 8, 3 / 8, 3 / 8]);
    expect(series.values['present.serve']).toEqual([0, 5 / 8, 4 / 8, 3 / 8, 3 / 8]);
  });

  it('advise a warm-up where a queue that starts full has emptied', () => {
    // 300 people at the start and a load of one half: some 600 minutes until the list is gone.
    const text = `${oneServer(0.5, 6000, 0)}census: [{id: crowd, step: serve, count: 300, progress: waiting}]\n`;
    const series = runSeries(modelOf(text), {
      ...options,
      untilMinutes: 6000,
      everyMinutes: 10,
      points: 'average',
    });
    const { 'present.serve': present = [] } = series.values;
    const advice = recommendWarmUp({ atMinutes: series.atMinutes, values: { 'present.serve': present } });
    expect(advice.measures[0]?.late).toBe(false);
    expect(advice.minutes).toBeGreaterThanOrEqual(480);
    expect(advice.minutes).toBeLessThanOrEqual(900);
    expect((advice.minutes ?? 1) % 60).toBe(0);
  });

  it('advise none where nothing settles', () => {
    const rising = Array.from({ length: 100 }, (_, hour) => hour);
    const atMinutes = rising.map((hour) => 60 * (hour + 1));
    expect(recommendWarmUp({ atMinutes, values: { rising } })).toMatchObject({
      minutes: null,
      measures: [{ measure: 'rising', late: true }],
    });
  });
});
