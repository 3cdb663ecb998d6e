// The clock a screen may show, and simulated time in words.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bothClocks,
  civilInstant,
  clockText,
  durationText,
  speedText,
  wallDurationText,
  whenText,
} from '../../ui/clock/instants.ts';
import { type ClockReading, shownSimMinutes } from '../../ui/clock/shownSimMinutes.ts';

const winter = { startDate: '2013-12-02', startMinuteOfDay: 0, pace: 'season' } as const;
const oneDay = { startDate: '2014-01-14', startMinuteOfDay: 480, pace: 'day' } as const;

const reading = (part: Partial<ClockReading['message']>, floorSimMinutes = 0): ClockReading => ({
  message: {
    state: 'running',
    stoppedBy: null,
    anchorSimMinutes: 100,
    speed: 60,
    shownUntilSimMinutes: 105,
    ...part,
  },
  heardAtWallMs: 1000,
  floorSimMinutes,
});

describe('the minute shown', () => {
  it('runs on from the anchor at the speed', () => {
    expect(shownSimMinutes(reading({}), 3000)).toBe(102);
  });

  it('stands at what the server has said may be shown', () => {
    expect(shownSimMinutes(reading({}), 60_000)).toBe(105);
  });

  it('stands while the clock stands', () => {
    expect(shownSimMinutes(reading({ state: 'hold' }), 60_000)).toBe(100);
    expect(shownSimMinutes(reading({ state: 'paused' }), 60_000)).toBe(100);
  });

  it('says where the run ended, even if a screen had run a little further', () => {
    expect(shownSimMinutes(reading({ state: 'paused', stoppedBy: 'ended' }, 104), 60_000)).toBe(100);
    expect(shownSimMinutes(reading({ state: 'paused', stoppedBy: 'facilitator' }, 104), 60_000)).toBe(104);
  });

  it('never passes the mark and never goes back, whatever is said and whenever it comes', () => {
    const step = fc.record({
      waitWallMs: fc.integer({ min: 0, max: 20_000 }),
      anchor: fc.double({ min: 0, max: 500, noNaN: true }),
      ahead: fc.double({ min: 0, max: 60, noNaN: true }),
      speed: fc.integer({ min: 1, max: 2880 }),
      state: fc.constantFrom('running' as const, 'hold' as const, 'paused' as const),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        let nowWallMs = 0;
        let shown = 0;
        let highestMark = 0;
        let clock: ClockReading | null = null;
        for (const { waitWallMs, anchor, ahead, speed, state } of steps) {
          nowWallMs += waitWallMs;
          if (clock !== null) {
            const later = shownSimMinutes(clock, nowWallMs);
            expect(later).toBeGreaterThanOrEqual(shown);
            expect(later).toBeLessThanOrEqual(highestMark);
            shown = later;
          }
          highestMark = Math.max(highestMark, anchor + ahead);
          const message = {
            state,
            stoppedBy: null,
            anchorSimMinutes: anchor,
            speed,
            shownUntilSimMinutes: anchor + ahead,
          };
          clock = { message, heardAtWallMs: nowWallMs, floorSimMinutes: shown };
        }
      }),
      { numRuns: 300, seed: 20131202 },
    );
  });
});

describe('simulated time in words', () => {
  it('agrees with the calendar for every day of 400 years', () => {
    let expected = Date.UTC(1900, 0, 1);
    for (let day = 0; day < 146_097; day += 1, expected += 86_400_000) {
      if (day % 7 !== 0 && day % 365 > 2) continue;
      const at = civilInstant({ startDate: '1900-01-01', startMinuteOfDay: 0, pace: 'day' }, day * 1440);
      const date = new Date(expected);
      expect([at.year, at.month, at.day, at.weekday]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        (date.getUTCDay() + 6) % 7,
      ]);
    }
  });

  it('names the part of the day at season pace and the minute at day pace', () => {
    expect(clockText(winter, 43 * 1440 + 14 * 60)).toBe('Tue 14 January 2014, afternoon');
    expect(clockText(winter, 43 * 1440 + 3 * 60)).toBe('Tue 14 January 2014, night');
    expect(clockText(oneDay, 162.9)).toBe('Tue 14 Jan 10:42');
    expect(clockText(oneDay, 16 * 60)).toBe('Wed 15 Jan 00:00');
  });

  it('names other instants as seen from now', () => {
    expect(whenText(oneDay, 170, 162)).toBe('10:50');
    expect(whenText(winter, 1440 + 480, 600)).toBe('tomorrow 08:00');
    expect(whenText(winter, 480, 1440 + 480)).toBe('yesterday 08:00');
    expect(whenText(winter, 3 * 1440, 0)).toBe('Thu 5 Dec 00:00');
  });

  it('gives a deadline by both clocks', () => {
    expect(bothClocks(oneDay, { atSimMinutes: 170, nowSimMinutes: 160, speed: 12 })).toEqual({
      simulated: '10:50',
      real: '50 s',
    });
  });

  it('gives durations and speeds as people say them', () => {
    expect([20, 90, 720, 2880, 5040, 30_240].map(durationText)).toEqual([
      '20 min',
      '1 h 30 min',
      '12 h',
      '2 days',
      '3.5 days',
      '3 weeks',
    ]);
    expect([49_600, 106_000, 600_000, 3_900_000].map(wallDurationText)).toEqual([
      '50 s',
      '1 min 46 s',
      '10 min',
      '1 h 5 min',
    ]);
    expect([1, 60, 80, 780, 2880].map(speedText)).toEqual([
      '1 minute a minute',
      '1 hour a minute',
      '80 minutes a minute',
      '13 hours a minute',
      '2 days a minute',
    ]);
  });
});
