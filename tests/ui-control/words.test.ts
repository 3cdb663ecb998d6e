// What the console says: the clock's state and who stopped it, the kept log, codes read aloud.

import { describe, expect, it } from 'vitest';
import type { ClockMessage, SessionLogEntry } from '../../server/protocol/index.ts';
import { clockWords, nextStopText, stateKind } from '../../ui/control/clockWords.ts';
import { groupedCode, typedAddress } from '../../ui/control/joinCode.ts';
import { mergeLog, notesOf, withoutNotes } from '../../ui/control/keptLog.ts';
import { runFileName } from '../../ui/control/saveRunFile.ts';
import { allSpeeds, shortSpeed, usualSpeeds } from '../../ui/control/speeds.ts';
import { staffedDesks } from '../../ui/parts/staffedDesks.ts';
import { clockCourse, standingWord } from '../../ui/wall/wallWords.ts';

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

describe('the state of the clock in words', () => {
  it('names whoever or whatever stopped it', () => {
    const hold = { ...clock, state: 'hold' as const };
    expect(clockWords('play', { ...hold, stoppedBy: 'timetable' }, 130_000)).toEqual({
      word: 'Hold',
      detail: 'By the timetable. 2 min 10 s left. The clock stands; desks are open.',
    });
    expect(clockWords('play', { ...hold, stoppedBy: 'facilitator' }, null).detail).toBe(
      'By the facilitator. The clock stands; desks are open.',
    );
    expect(clockWords('play', { ...clock, state: 'paused', stoppedBy: 'facilitator' }, null)).toEqual({
      word: 'Paused',
      detail: 'By the facilitator. Desks can read and draft, not decide.',
    });
  });

  it('calls an open planning round by its name, unless the room is paused', () => {
    const open = { ...clock, state: 'hold' as const, stoppedBy: 'timetable' as const, planning: true };
    expect(clockWords('play', open, 60_000)).toEqual({
      word: 'Planning',
      detail: '1 min left. Desks are open; what they decide counts from the date of the round.',
    });
    const paused = { ...open, state: 'paused' as const, stoppedBy: 'facilitator' as const };
    expect(stateKind('play', paused)).toBe('paused');
    expect(clockWords('play', paused, null).detail).toContain('Hold opens the planning round again');
    expect(clockWords('play', paused, 754_000).detail).toContain(
      'Hold opens the planning round again: 13 min left.',
    );
    const restarted = clockWords('play', { ...paused, stoppedBy: 'recovery' }, null);
    expect(restarted.detail).toContain('Hold opens the planning round again');
    expect(clockWords('briefing', open, null).detail).toContain('before the planning round');
  });

  it('says what a pause has left of a timed hold', () => {
    const paused = { ...clock, state: 'paused' as const, stoppedBy: 'facilitator' as const };
    expect(clockWords('play', paused, 70_000).detail).toBe(
      'By the facilitator. Desks can read and draft, not decide. Hold goes on with the hold: 1 min 10 s left.',
    );
    expect(clockCourse('play', paused, 0, 70_000)).toBe('the clock stands');
    expect(clockCourse('play', { ...paused, state: 'hold' }, 0, 70_000)).toBe('runs again in 1 min 10 s');
  });

  it('tells a stop nobody chose from a pause, and says that nothing is lost', () => {
    for (const stoppedBy of ['storage', 'recovery'] as const) {
      const stopped = { ...clock, state: 'paused' as const, stoppedBy };
      expect(stateKind('play', stopped)).toBe('stopped');
      expect(clockWords('play', stopped, null).detail).toContain('Nothing accepted is lost');
    }
  });

  it('tells a fault of the model from everything else', () => {
    const fault = { of: 'scenario', sentence: 'No time is left.', remedy: 'Give it some.' } as const;
    const frozen = { ...clock, state: 'paused' as const, stoppedBy: 'fault' as const, fault };
    expect(stateKind('play', frozen)).toBe('stopped');
    expect(clockWords('play', frozen, null).detail).toContain('A fault keeps the run from going on');
    expect([standingWord('play', frozen), clockCourse('play', frozen, 0, null)]).toEqual([
      'Stopped',
      'a fault keeps the run from going on',
    ]);
  });

  it('lets the phase speak outside play', () => {
    const standing = { ...clock, state: 'hold' as const };
    expect(stateKind('lobby', standing)).toBe('lobby');
    expect(stateKind('ended', standing)).toBe('ended');
    expect(clockWords('briefing', standing, 60_000).detail).toContain('1 min left');
  });

  it('gives the next stop in simulated and in real time', () => {
    const calendar = { startDate: '2013-12-02', startMinuteOfDay: 0, pace: 'season' as const };
    expect(nextStopText(calendar, clock, 10_080 - 780)).toEqual({
      what: 'Next hold',
      simulated: 'tomorrow 00:00',
      real: 'in 1 min',
    });
    expect(nextStopText(calendar, { ...clock, state: 'hold' }, 10_080 - 780)?.real).toBe(
      '1 min of running clock away',
    );
    expect(nextStopText(calendar, { ...clock, nextStop: null }, 0)).toBeNull();
  });
});

describe('the log that a console keeps', () => {
  const entry = (sequence: number, kind = 'clock'): SessionLogEntry => ({
    sequence,
    kind,
    atMinutes: 0,
    wallTime: '2026-01-05T10:00:00Z',
    text: String(sequence),
    audience: 'control',
  });

  it('keeps lines that later views leave out, newest first and each once', () => {
    const kept = mergeLog([entry(3), entry(1, 'note')], [entry(5), entry(4), entry(3)]);
    expect(kept.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 1]);
    expect(notesOf(kept).map(({ sequence }) => sequence)).toEqual([1]);
    expect(withoutNotes(kept).map(({ sequence }) => sequence)).toEqual([5, 4, 3]);
  });

  it('is the same log when nothing is new', () => {
    const kept = [entry(2), entry(1)];
    expect(mergeLog(kept, [entry(2)])).toBe(kept);
  });
});

describe('words at the glass', () => {
  it('reads codes in two groups', () => {
    expect(groupedCode('K7F4Q2')).toBe('K7F 4Q2');
    expect(groupedCode('ABCDE')).toBe('ABCDE');
    expect(groupedCode('ABCDEFG')).toBe('ABCD EFG');
  });

  it('shows the address as it is typed', () => {
    expect(typedAddress('http://192.168.1.23:8080/')).toBe('192.168.1.23:8080');
  });

  it('offers every usual speed also in the full list, from 1 minute to 2 days', () => {
    for (const speed of [...usualSpeeds.day, ...usualSpeeds.season]) expect(allSpeeds).toContain(speed);
    expect([allSpeeds[0], allSpeeds.at(-1)]).toEqual([1, 2880]);
    expect([1, 60, 780, 1440, 2880].map(shortSpeed)).toEqual(['1 min', '1 h', '13 h', '1 day', '2 days']);
  });
});

describe('the name of a saved run file', () => {
  it('says which session it is, in characters that every machine takes', () => {
    expect(runFileName('Winter, fast forward', 'qk7TBD10mfb')).toBe('winter-fast-forward-qk7T.flowday.json');
    expect(runFileName('../../etc', 'ab-_cd')).toBe('etc-abcd.flowday.json');
    expect(runFileName('Winter '.repeat(30), 'qk7TBD10mfb')).toMatch(/^(winter-){8}wint-qk7T\.flowday/);
    expect(runFileName('Ⅷ', 'qk7TBD10mfb')).toBe('qk7T.flowday.json');
  });
});

describe('desks staffed', () => {
  it('are those that somebody has joined, also while a phone sleeps: then people play them, not standing orders', () => {
    const asleep = { name: 'Anna', connected: false };
    expect(
      staffedDesks([{ people: [asleep] }, { people: [] }, { people: [{ ...asleep, connected: true }] }]),
    ).toBe(2);
  });
});
