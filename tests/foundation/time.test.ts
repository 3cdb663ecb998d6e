// The time grid and civil dates, against known days and a second way of counting.

import { describe, expect, it } from 'vitest';
import { dateOf, dayNumberOf, weekdayOf } from '../../engine/base/civilDate.ts';
import { gridMinutes, onGrid } from '../../engine/base/time.ts';
import { uniformAt } from '../../engine/random/address.ts';

describe('the time grid', () => {
  it('goes to the nearest point, never down by habit', () => {
    expect(onGrid(1 + gridMinutes * 0.4)).toBe(1);
    expect(onGrid(1 + gridMinutes * 0.6)).toBe(1 + gridMinutes);
    expect(onGrid(90)).toBe(90);
    expect(onGrid(0.1) / gridMinutes).toBe(104858);
  });

  it('rounds as Math.round does, halves up, at every size', () => {
    for (let i = 0; i < 100_000; i++) {
      const size = 2 ** ((i % 80) - 40);
      const steps = (uniformAt(1, 2, i, 0, 0, 0) - 0.5) * size * 1048576;
      for (const x of [steps, Math.floor(steps) + 0.5, Math.floor(steps) + 0.49999999999999994]) {
        const minutes = x / 1048576;
        if (onGrid(minutes) !== Math.round(x) / 1048576) throw new Error(`${minutes}`);
      }
    }
  });

  it('never answers −0', () => {
    for (const minutes of [-0, -gridMinutes / 4, -1e-300]) expect(Object.is(onGrid(minutes), 0)).toBe(true);
  });

  it('keeps sums exact over a century of minutes', () => {
    const century = 100 * 365 * 1440;
    expect(century + gridMinutes - century).toBe(gridMinutes);
  });
});

describe('civil dates', () => {
  it('knows days that everybody knows', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0);
    expect(dayNumberOf('2000-02-29')).toBe(11016);
    expect(dayNumberOf('2013-07-23')).toBe(15909);
    expect(weekdayOf(0)).toBe(3);
    expect(weekdayOf(15909)).toBe(1);
    expect(weekdayOf(-1)).toBe(2);
  });

  it('agrees with Date over eight centuries, day by day', () => {
    let weekday = weekdayOf(-200_001);
    for (let day = -200_000; day <= 100_000; day++) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      if (dateOf(day) !== text || dayNumberOf(text) !== day) throw new Error(text);
      const next = weekdayOf(day);
      if (next !== (weekday + 1) % 7 || next !== (date.getUTCDay() + 6) % 7)
        throw new Error(`weekday of ${text}`);
      weekday = next;
    }
    expect(dateOf(100_000)).toBe('2243-10-17');
  });

  it.each([
    '2013-02-29',
    '1900-02-29',
    '2013-13-01',
    '2013-00-10',
    '2013-04-31',
    '2013-4-1',
    '13-04-01',
    '2013-04-00',
    ' 2013-04-01',
    '',
  ])('refuses "%s"', (text) => {
    expect(dayNumberOf(text)).toBeNull();
  });
});
