// The clock as arithmetic: it follows wall time, never catches up, and stops where the timetable says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario, type TimetableRound } from '../../engine/index.ts';
import type { NewSession } from '../../server/protocol/index.ts';
import { ClockDriver } from '../../server/session/clockDriver.ts';
import {
  nextStopAfter,
  type Plan,
  planOf,
  realMinutes,
  roundOf,
  timetableLines,
} from '../../server/session/timetable.ts';

describe('the clock driver', () => {
  it('moves at its speed while steps are punctual', () => {
    const driver = new ClockDriver();
    driver.start(10_000, 600, 60);
    const targets = [10_250, 10_500, 11_000].map((now) => driver.step(now).targetMinutes);
    expect(targets).toEqual([600.25, 600.5, 601]);
  });

  it('leaves out what a late step missed and says how much', () => {
    const driver = new ClockDriver();
    driver.start(0, 0, 2880);
    driver.step(250);
    const late = driver.step(60_250);
    expect(late.gapWallMs).toBe(59_750);
    expect(late.targetMinutes).toBe(24);
    expect(driver.step(60_500).targetMinutes).toBe(36);
  });

  it('does not count a step that is late by a second or less as a gap', () => {
    const driver = new ClockDriver();
    driver.start(0, 0, 60);
    expect(driver.step(1250)).toEqual({ targetMinutes: 1.25, gapWallMs: 0 });
    expect(driver.step(2501).gapWallMs).toBe(1001);
  });

  it('adds up thousands of steps without drift', () => {
    const driver = new ClockDriver();
    driver.start(0, 0, 780);
    let target = 0;
    for (let now = 250; now <= 3_600_000; now += 250) target = driver.step(now).targetMinutes;
    expect(target).toBe(780 * 60);
  });
});

const round = (name: string, untilMinutes: number, more: Partial<TimetableRound> = {}): TimetableRound => ({
  name,
  untilMinutes,
  speed: 60,
  beatEveryMinutes: null,
  beatHoldWallSeconds: 0,
  breakWallMinutes: 0,
  ...more,
});

const plan: Plan = {
  endMinutes: 3000,
  briefingWallMinutes: 10,
  planning: null,
  planningWallSeconds: null,
  debriefWallMinutes: 20,
  rounds: [
    round('One', 1000, { beatEveryMinutes: 300, beatHoldWallSeconds: 120, breakWallMinutes: 15 }),
    round('Two', 3000, { speed: 120 }),
  ],
  usesTimetable: true,
  roomWallMinutes: 300,
};

describe('the timetable', () => {
  it('stops at every beat, at the end of a round and at the end', () => {
    const stops: string[] = [];
    for (let at = 0; at < plan.endMinutes; ) {
      const stop = nextStopAfter(plan, at);
      stops.push(`${stop.kind} ${stop.atMinutes} ${stop.holdWallSeconds}`);
      at = stop.atMinutes;
    }
    expect(stops).toEqual([
      'beat 300 120',
      'beat 600 120',
      'beat 900 120',
      'round 1000 null',
      'end 3000 null',
    ]);
  });

  it('knows the round of a minute: the last minute of one is the first of the next', () => {
    expect(roundOf(plan, 999)).toEqual({ name: 'One', number: 1, of: 2 });
    expect(roundOf(plan, 1000)).toEqual({ name: 'Two', number: 2, of: 2 });
  });

  it('lays the day out in real minutes, holds included', () => {
    expect(
      timetableLines(plan).map(
        (line) => `${line.name} ${line.fromWallMinute.toFixed(1)}–${line.toWallMinute.toFixed(1)}`,
      ),
    ).toEqual([
      'Briefing 0.0–10.0',
      'One 10.0–32.7',
      'Break 32.7–47.7',
      'Two 47.7–64.3',
      'Debrief 64.3–84.3',
    ]);
    expect(realMinutes(plan)).toBeCloseTo(10 + 1000 / 60 + 6 + 15 + 2000 / 120 + 20, 9);
  });

  it('puts the briefing before the planning round, and both before the first round, whoever makes the rhythm', () => {
    const planning = {
      ...{ name: 'Round', date: '2023-10-01', beforeMinutes: 90 * 1440, briefing: '' },
      ...{ holdWallMinutes: 20, source: null },
    };
    const text = readFileSync(join(import.meta.dirname, 'scenarios', 'planned-ward.yaml'), 'utf8');
    const { scenario } = parseScenario(text, 'planned-ward.yaml');
    if (scenario === null) throw new Error('The planned ward is broken');
    const rhythm = { holdEveryDays: 2, holdWallSeconds: 60, dayWallMinutes: 400 };
    const kinds = (timetable: NewSession['timetable']) =>
      timetableLines(planOf({ ...scenario, planning }, { days: null, speed: null, timetable }))
        .map(({ kind }) => kind)
        .slice(0, 3);
    for (const timetable of ['scenario', 'by-hand', rhythm] as const) {
      expect(kinds(timetable)).toEqual(['briefing', 'planning', 'round']);
    }
  });
});
