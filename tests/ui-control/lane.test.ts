// The lane of an agency's decisions: placement, quiet spells, merging.

import { describe, expect, it } from 'vitest';
import type { DecisionView } from '../../server/protocol/index.ts';
import { agoText, laneOf } from '../../ui/control/laneModel.ts';

const day = 1440;

function decision(atMinutes: number, by: DecisionView['by'] = 'people', text = 'Opened beds'): DecisionView {
  return {
    atMinutes,
    agencyId: 'acute',
    text,
    by,
    sequence: null,
    rationale: '',
    decidedIn: 'play',
    lever: null,
  };
}

const season = { pace: 'season', playedBy: 'people', startMinuteOfDay: 0, speed: 780 } as const;

describe('the time since the last decision', () => {
  it('is as coarse as a glance needs, and never rounds up to something that has not passed', () => {
    expect([0, 59.9, 60, 1439, 1440, 2 * day - 1, 4.5 * day].map(agoText)).toEqual([
      '0 min',
      '59 min',
      '1 h',
      '23 h',
      '1 day',
      '1 day',
      '4 days',
    ]);
  });
});

describe('the lane of an agency', () => {
  it('shows the last seven days at season pace, the oldest at the left and now at the right', () => {
    const lane = laneOf({
      ...season,
      simMinutes: 10 * day,
      decisions: [decision(10 * day), decision(6.5 * day), decision(3 * day), decision(2.9 * day)],
    });
    expect(lane.marks.map(({ at }) => at)).toEqual([0, 0.5, 1]);
  });

  it('shows the last two hours at day pace', () => {
    const lane = laneOf({
      pace: 'day',
      playedBy: 'people',
      startMinuteOfDay: 0,
      speed: 5,
      simMinutes: 600,
      decisions: [decision(570), decision(400)],
    });
    expect(lane.marks.map(({ at }) => at)).toEqual([0.75]);
  });

  it('ticks at midnights, wherever in the day the scenario starts', () => {
    const lane = laneOf({ ...season, startMinuteOfDay: 480, simMinutes: 7 * day, decisions: [] });
    expect(lane.ticks).toHaveLength(7);
    // The first midnight is sixteen hours after a start at 08:00.
    expect(lane.ticks[0]).toBeCloseTo(960 / (7 * day), 12);
  });

  it('is quiet after two days without a decision of people, from the last one on', () => {
    const lane = laneOf({ ...season, simMinutes: 10 * day, decisions: [decision(6.5 * day)] });
    expect(lane.sinceLastMinutes).toBe(3.5 * day);
    expect(lane.quietFrom).toBe(0.5);
    const busy = laneOf({ ...season, simMinutes: 10 * day, decisions: [decision(8.1 * day)] });
    expect(busy.quietFrom).toBeNull();
  });

  it('does not take what control did for a sign of life, and draws it apart', () => {
    const lane = laneOf({
      ...season,
      simMinutes: 10 * day,
      decisions: [decision(9 * day, 'control'), decision(5 * day)],
    });
    expect(lane.sinceLastMinutes).toBe(5 * day);
    expect(lane.marks.map(({ by }) => by)).toEqual(['people', 'control']);
  });

  it('does not take standing orders for a sign of life', () => {
    const lane = laneOf({
      ...season,
      simMinutes: 10 * day,
      decisions: [decision(10 * day, 'standing-orders'), decision(5 * day)],
    });
    expect(lane.sinceLastMinutes).toBe(5 * day);
    expect(lane.quietFrom).not.toBeNull();
  });

  it('calls nobody quiet before three real minutes, however fast the clock runs', () => {
    const busy = { pace: 'day', playedBy: 'people', startMinuteOfDay: 480, simMinutes: 600 } as const;
    const decisions = [decision(400)];
    expect(laneOf({ ...busy, decisions, speed: 5 }).quietFrom).not.toBeNull();
    expect(laneOf({ ...busy, decisions, speed: 80 }).quietFrom).toBeNull();
    expect(laneOf({ ...busy, decisions: [decision(350)], speed: 80 }).quietFrom).not.toBeNull();
  });

  it('never calls an agency quiet that standing orders play', () => {
    const lane = laneOf({ ...season, playedBy: 'standing-orders', simMinutes: 10 * day, decisions: [] });
    expect(lane.quietFrom).toBeNull();
    expect(lane.sinceLastMinutes).toBeNull();
  });

  it('counts an agency that never decided as quiet from the start of the run', () => {
    expect(laneOf({ ...season, simMinutes: day, decisions: [] }).quietFrom).toBeNull();
    expect(laneOf({ ...season, simMinutes: 3 * day, decisions: [] }).quietFrom).toBe(4 / 7);
  });

  it('draws near neighbours of one kind as one mark that says all of them', () => {
    const lane = laneOf({
      ...season,
      simMinutes: 10 * day,
      decisions: [
        decision(9 * day + 30, 'people', 'second'),
        decision(9 * day + 20, 'standing-orders', 'order'),
        decision(9 * day, 'people', 'first'),
      ],
    });
    expect(lane.marks.map(({ by, texts }) => [by, texts])).toEqual([
      ['people', ['first', 'second']],
      ['orders', ['order']],
    ]);
  });
});
