// The ten seconds in which a sent inject can be stopped, and the order of the inject list.

import { describe, expect, it } from 'vitest';
import type { ClockMessage, InjectView, ScenarioBrief } from '../../server/protocol/index.ts';
import { askedText, partText } from '../../ui/control/conditionWords.ts';
import { beginSend, secondsLeft, stopSend, takeDue } from '../../ui/control/injectCountdown.ts';
import { groupInjects, waitFor } from '../../ui/control/injectOrder.ts';

describe('the countdown of a sent inject', () => {
  it('is due after exactly ten real seconds and not before', () => {
    const countdowns = beginSend(new Map(), 'snow', 5_000);
    expect(takeDue(countdowns, 14_999).due).toEqual([]);
    const { due, left } = takeDue(countdowns, 15_000);
    expect(due).toEqual(['snow']);
    expect(left.size).toBe(0);
  });

  it('never sends what was stopped', () => {
    const countdowns = stopSend(beginSend(new Map(), 'snow', 0), 'snow');
    expect(takeDue(countdowns, 60_000).due).toEqual([]);
  });

  it('does not start again when pressed twice', () => {
    const once = beginSend(new Map(), 'snow', 0);
    const twice = beginSend(once, 'snow', 9_000);
    expect(takeDue(twice, 10_000).due).toEqual(['snow']);
  });

  it('sends several in the order in which they were pressed and leaves the later one counting', () => {
    let countdowns = beginSend(new Map(), 'snow', 0);
    countdowns = beginSend(countdowns, 'norovirus', 1_000);
    countdowns = beginSend(countdowns, 'press', 9_000);
    const { due, left } = takeDue(countdowns, 11_500);
    expect(due).toEqual(['snow', 'norovirus']);
    expect(secondsLeft(left, 'press', 11_500)).toBe(8);
  });

  it('counts whole seconds from ten to one', () => {
    const countdowns = beginSend(new Map(), 'snow', 0);
    expect([0, 1, 999, 1_000, 9_999].map((now) => secondsLeft(countdowns, 'snow', now))).toEqual([
      10, 10, 10, 9, 1,
    ]);
    expect(secondsLeft(countdowns, 'flu', 0)).toBeNull();
  });
});

function inject(id: string, rest: Partial<InjectView>): InjectView {
  return {
    id,
    number: 1,
    name: id,
    from: 'Regional office',
    to: 'all',
    channel: 'phone',
    text: '',
    expected: null,
    trigger: 'at',
    atMinutes: 0,
    state: 'to-come',
    firedAtMinutes: null,
    condition: null,
    ...rest,
  };
}

describe('the inject list', () => {
  it('keeps what was sent, what comes, what waits for a controller and what waits for a condition apart', () => {
    const groups = groupInjects([
      inject('late', { atMinutes: 900 }),
      inject('soon', { atMinutes: 300 }),
      inject('old', { state: 'ended', firedAtMinutes: 20 }),
      inject('running', { state: 'active', firedAtMinutes: 10 }),
      inject('by-hand', { trigger: 'held', atMinutes: null }),
      inject('stopped', { state: 'held', atMinutes: 400 }),
      inject('if-full', { trigger: 'when', atMinutes: null }),
      inject('dropped', { state: 'skipped' }),
    ]);
    const ids = (list: readonly InjectView[]) => list.map(({ id }) => id);
    expect(ids(groups.sent)).toEqual(['running', 'old']);
    expect(ids(groups.toCome)).toEqual(['soon', 'late']);
    expect(ids(groups.held)).toEqual(['stopped', 'by-hand']);
    expect(ids(groups.conditional)).toEqual(['if-full']);
    expect(ids(groups.skipped)).toEqual(['dropped']);
  });
});

describe('the real time until an inject', () => {
  const clock: ClockMessage = {
    type: 'clock',
    state: 'running',
    stoppedBy: null,
    fault: null,
    anchorSimMinutes: 0,
    speed: 780,
    planning: false,
    shownUntilSimMinutes: 100,
    nextStop: { kind: 'beat', atSimMinutes: 10_080 },
    holdLeftWallMs: null,
    round: null,
  };

  it('is simulated time divided by speed while the clock runs', () => {
    expect(waitFor(780 * 2, 780, clock)).toEqual({ kind: 'real-time', leftWallSeconds: 60 });
  });

  it('is not promised across a stop of the timetable', () => {
    expect(waitFor(10_081, 780, clock)).toEqual({ kind: 'after-stop', stop: 'beat' });
    expect(waitFor(10_080, 10_080, clock)).toEqual({ kind: 'real-time', leftWallSeconds: 0 });
  });

  it('is not promised while the clock stands', () => {
    expect(waitFor(1560, 780, { ...clock, state: 'hold' })).toEqual({ kind: 'clock-stands' });
  });
});

describe('what a conditional inject waits for', () => {
  const brief = {
    ...{ startDate: '2013-12-02', startMinuteOfDay: 480, pace: 'season' },
    indicators: [
      { id: 'four-hour', name: 'Out in four hours', unit: 'share', when: 'last 24 h' },
      { id: 'outside', name: 'Crews outside', unit: 'number', when: null },
    ],
  } as unknown as ScenarioBrief;
  const asked = [480, 720, 960, 1200];

  it('reads in words, with the figure as it stands', () => {
    const figure = { kind: 'figure', holds: false } as const;
    expect(
      partText(brief, { ...figure, indicatorId: 'four-hour', is: 'below', limit: 0.7, value: 0.842 }),
    ).toBe('Out in four hours (last 24\u00a0h) below 70%, now 84.2%');
    expect(
      partText(brief, { ...figure, indicatorId: 'outside', is: 'at-least', limit: 4, value: null }),
    ).toBe('Crews outside at least 4, not known yet');
    expect(partText(brief, { kind: 'from', atMinutes: 11 * 1440 - 480, holds: false })).toBe(
      'from Fri 13 Dec',
    );
    expect(partText(brief, { kind: 'words', text: 'hour > 12', holds: true })).toBe('hour > 12');
  });

  it('says when it is asked, and when it goes out if it holds', () => {
    const waits = { holds: false, parts: [], askedMinutesOfDay: asked };
    const holds = { ...waits, holds: true };
    expect(askedText(brief, waits, 0)).toBe('Asked at 08:00, 12:00, 16:00 and 20:00.');
    expect(
      askedText(brief, { ...waits, askedMinutesOfDay: Array.from({ length: 24 }, (_, h) => h * 60) }, 0),
    ).toBe('Asked every hour.');
    expect(askedText(brief, { ...waits, askedMinutesOfDay: [480] }, 0)).toBe('Asked at 08:00.');
    // 08:00, and again at the very minute; 20:30; past midnight.
    expect(askedText(brief, holds, 0)).toBe('It holds: goes out today 12:00.');
    expect(askedText(brief, holds, 239.5)).toBe('It holds: goes out today 12:00.');
    expect(askedText(brief, holds, 750)).toBe('It holds: goes out tomorrow 08:00.');
    expect(askedText(brief, holds, 1000)).toBe('It holds: goes out today 08:00.');
  });
});
