// Where the room stands on its timetable strip.

import { describe, expect, it } from 'vitest';
import type { TimetableLine } from '../../server/protocol/index.ts';
import { placeOnStrip, type StripInput, sinceText, stripOf } from '../../ui/control/timetableStrip.ts';

const timetable: readonly TimetableLine[] = [
  { kind: 'briefing', name: 'Briefing', fromWallMinute: 0, toWallMinute: 30, simMinutes: null },
  { kind: 'round', name: 'Round 1', fromWallMinute: 30, toWallMinute: 90, simMinutes: [0, 28_800] },
  { kind: 'break', name: 'Break', fromWallMinute: 90, toWallMinute: 105, simMinutes: null },
  { kind: 'round', name: 'Round 2', fromWallMinute: 105, toWallMinute: 165, simMinutes: [28_800, 57_600] },
  { kind: 'debrief', name: 'Debrief', fromWallMinute: 165, toWallMinute: 200, simMinutes: null },
];

const running: StripInput = {
  timetable,
  phase: 'play',
  clock: { state: 'running', stoppedBy: null, planning: false, holdLeftWallMs: null },
  simMinutes: 0,
};

const strip = (changes: Partial<StripInput>) => {
  const placed = stripOf({ ...running, ...changes });
  if (!placed) throw new Error('the timetable has lines');
  return placed;
};

const hold = (holdLeftWallMs: number | null) =>
  ({ state: 'hold', stoppedBy: 'timetable', planning: false, holdLeftWallMs }) as const;

describe('the timetable strip', () => {
  it('is absent when the session follows no timetable', () => {
    expect(stripOf({ ...running, timetable: [] })).toBeNull();
  });

  it('covers the whole day without gaps', () => {
    const { segments } = strip({});
    expect(segments[0]?.from).toBe(0);
    expect(segments.at(-1)?.to).toBe(1);
    for (let i = 1; i < segments.length; i++) expect(segments[i]?.from).toBe(segments[i - 1]?.to);
  });

  it('stands at the start in the lobby and counts the whole day as left', () => {
    const lobby = strip({ phase: 'lobby' });
    expect(lobby.now).toBe(0);
    expect(lobby.leftWallMinutes).toBe(200);
    expect(lobby.segments.map(({ startsInWallMinutes }) => startsInWallMinutes)).toEqual([
      0, 30, 90, 105, 165,
    ]);
  });

  it('reads a timed briefing from what is left of its hold', () => {
    expect(strip({ phase: 'briefing', clock: hold(600_000) }).leftWallMinutes).toBe(180);
    expect(strip({ phase: 'briefing', clock: hold(null) }).leftWallMinutes).toBe(200);
  });

  it('reads the planning round from what is left of its hold, while it is open', () => {
    const [briefing, ...rounds] = timetable;
    const shifted = rounds.map((line) => ({
      ...line,
      fromWallMinute: line.fromWallMinute + 20,
      toWallMinute: line.toWallMinute + 20,
    }));
    const planning = { kind: 'planning', name: 'Plans', fromWallMinute: 30, toWallMinute: 50 } as const;
    const withRound = [briefing as TimetableLine, { ...planning, simMinutes: null }, ...shifted];
    const at = (clock: StripInput['clock']) => strip({ timetable: withRound, clock });
    expect(at({ ...hold(600_000), planning: true }).now).toBe(40 / 220);
    expect(at({ ...hold(600_000), planning: true }).segments.map(({ isNow }) => isNow)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(at({ ...hold(null), planning: true }).now).toBe(30 / 220);
    expect(at(hold(null)).now).toBe(50 / 220);
  });

  it('places the room in a round by simulated time', () => {
    const half = strip({ simMinutes: 14_400 });
    expect(half.now).toBe(60 / 200);
    expect(half.segments.map(({ done }) => done)).toEqual([1, 0.5, 0, 0, 0]);
    expect(half.segments.map(({ startsInWallMinutes }) => startsInWallMinutes)).toEqual([
      null,
      null,
      30,
      45,
      105,
    ]);
  });

  it('tells the end of a round, its break and the next round apart at one simulated minute', () => {
    const at = { simMinutes: 28_800 };
    expect(strip({ ...at, clock: hold(15 * 60_000) }).now).toBe(90 / 200);
    expect(strip({ ...at, clock: hold(60_000) }).now).toBe(104 / 200);
    expect(strip({ ...at }).now).toBe(105 / 200);
  });

  it('does not take a controller’s hold in mid-round for a break', () => {
    expect(strip({ simMinutes: 14_400, clock: { ...hold(60_000), stoppedBy: 'facilitator' } }).now).toBe(0.3);
  });

  it('stands at the debrief when the run is over', () => {
    const ended = strip({ phase: 'ended', simMinutes: 57_600 });
    expect(ended.now).toBe(165 / 200);
    expect(ended.leftWallMinutes).toBe(35);
  });

  it('does not count as done what a run that was ended early never played', () => {
    const early = strip({ phase: 'ended', simMinutes: 14_400 });
    expect(early.segments.map(({ done }) => done)).toEqual([1, 0.5, 0, 0, 0]);
    expect(early.segments.map(sinceText)).toEqual(['done', 'ended early', 'not played', 'not played', 'now']);
    expect(early.segments.map(({ isNow }) => isNow)).toEqual([false, false, false, false, true]);
    const later = strip({ phase: 'debrief', simMinutes: 28_800 });
    expect(later.segments.map(({ done }) => done)).toEqual([1, 1, 1, 0, 0]);
  });

  it('places an instant of the season in the round that plays it', () => {
    const placed = strip({});
    expect(placeOnStrip(placed, 14_400)).toBeCloseTo(60 / 200, 12);
    expect(placeOnStrip(placed, 43_200)).toBeCloseTo(135 / 200, 12);
    expect(placeOnStrip(placed, 60_000)).toBeNull();
  });
});
