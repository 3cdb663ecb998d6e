// What is not known yet on the wall and in the debrief: no change is told of it, and the line of a chart begins later.

import { expect, it } from 'vitest';
import { placeChart } from '../../ui/debrief/chartModel.ts';
import { figureText } from '../../ui/parts/figure.ts';
import { firstDayWords, pastFigures, whenSoFar } from '../../ui/parts/pastFigures.ts';
import { changeWords, flowSpan } from '../../ui/wall/wallWords.ts';

it('tells no change of a figure that is not known', () => {
  const view = { id: 'in-time', asAtMinutes: 600, dayAgo: 0.9, weekAgo: null, series: [0.9] };
  const brief = { pace: 'season', startMinuteOfDay: 0 } as const;
  expect(changeWords(brief, { ...view, value: null }, 'share')).toBeNull();
  expect(changeWords(brief, { ...view, value: 0.8 }, 'share')).toMatchObject({ change: '−10.0 points' });
});

it('compares with the whole hour that is nearest to an hour ago, and says so', () => {
  const brief = { pace: 'day', startMinuteOfDay: 7 * 60 } as const;
  const view = { id: 'here', value: 9, dayAgo: null, weekAgo: null };
  const at = (asAtMinutes: number, series: readonly number[]) =>
    changeWords(brief, { ...view, asAtMinutes, series: [...series] }, 'people')?.change ?? null;
  expect(at(180, [4, 5, 9])).toBe('+4');
  expect(at(180 + 29, [4, 5, 7])).toBe('+4');
  expect(at(180 + 30, [4, 5, 7])).toBe('+2');
  expect(at(180 + 59, [4, 5, 7])).toBe('+2');
  expect(at(10, [4])).toBeNull();
});

it('compares what counts a day with whole days only', () => {
  const view = { dayAgo: 4, weekAgo: 90 };
  const lastDay = { when: 'last 24 h' };
  expect(pastFigures({ ...view, asAtMinutes: 2000 }, lastDay)).toEqual({ dayAgo: null, weekAgo: null });
  expect(pastFigures({ ...view, asAtMinutes: 2880 }, lastDay)).toEqual({ dayAgo: 4, weekAgo: null });
  expect(pastFigures({ ...view, asAtMinutes: 8 * 1440 }, lastDay)).toEqual(view);
  expect(pastFigures({ ...view, asAtMinutes: 1440 }, { when: 'now' })).toEqual({ dayAgo: 4, weekAgo: null });
});

it('calls nothing the last 24 hours before there were as many', () => {
  const lastDay = { when: 'last 24 h' };
  const words = [0, 1439, 1440].map((asAtMinutes) => whenSoFar({ asAtMinutes }, lastDay));
  expect(words).toEqual(['since the start', 'since the start', 'last 24 h']);
  const other = ['now', 'over 30 min, last 24 h'].map((when) => whenSoFar({ asAtMinutes: 9 }, { when }));
  expect(other).toEqual(['now', 'over 30 min, since the start']);
});

it('begins the line of a chart where the figure is known, and scales by what is known', () => {
  const box = { width: 100, height: 50, left: 0, right: 0, top: 0, bottom: 0 };
  const range = { untilMinutes: 3, fromZero: false, unit: 'share' } as const;
  const chart = placeChart([0, 1, 2, 3], [null, 0.9, 0.8, 1], range, box);
  expect(chart.path).toBe('M33.3,25L66.7,50L100,0');
});

it('has no share above all on its axis, and no tick that reads like its neighbour', () => {
  const box = { width: 100, height: 50, left: 0, right: 0, top: 0, bottom: 0 };
  const ticks = (values: readonly number[], unit: 'share' | 'people') =>
    placeChart([0, 1], values, { untilMinutes: 1, fromZero: unit !== 'share', unit }, box).ticks.map(
      ({ value }) => figureText(value, unit),
    );
  expect(ticks([1, 1], 'share').at(-1)).toBe('100.0%');
  expect(ticks([0.97, 0.98], 'share').at(-1)).toBe('100.0%');
  for (const values of [
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 70],
  ]) {
    const read = ticks(values, 'people');
    expect(new Set(read).size, `${values}: ${read}`).toBe(read.length);
    expect(read.length).toBeGreaterThan(1);
  }
});

it('says of a chart over several days what its first day shows', () => {
  const calendar = { startDate: '2014-01-13', startMinuteOfDay: 8 * 60, pace: 'season' } as const;
  const [lastDay, now] = [{ when: 'last 24 h' }, { when: 'now' }];
  const words = 'Before Tue 14 Jan 08:00, “last 24 h” is since the start.';
  expect(firstDayWords(calendar, [now, lastDay], 5000)).toBe(words);
  expect(firstDayWords(calendar, [now, lastDay], 1439)).toBe('');
  expect(firstDayWords(calendar, [now], 5000)).toBe('');
});

it('counts the width of a band from the start before there are 24 hours', () => {
  expect([0, 1439, 1440].map(flowSpan)).toEqual(['since the start', 'since the start', 'in 24 hours']);
});
