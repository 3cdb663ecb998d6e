// The start page: what the room check says when, and what the form of a new session sends.

import { describe, expect, it } from 'vitest';
import { newSessionSchema, type RoomCheck, type ScenarioListing } from '../../server/protocol/index.ts';
import {
  emptyForm,
  newSessionOf,
  problemsOf,
  rhythmWallMinutes,
  runningWallMinutes,
  speedsOffered,
} from '../../ui/start/newSession.ts';
import { hostOf, roomCheckState } from '../../ui/start/roomCheckState.ts';

const address = (host: string, reachedWallTime: string | null) => ({
  address: `http://${host}:8080`,
  label: 'wifi',
  qrSvg: '<svg/>',
  reachedWallTime,
});

const check = (addresses: RoomCheck['addresses'], joinAddress = 'http://10.0.0.2:8080'): RoomCheck => ({
  addresses,
  joinAddress,
  port: 8080,
  firewallCommand: 'sudo ufw allow 8080/tcp',
});

describe('the room check', () => {
  it('waits a minute for a phone and then explains', () => {
    const none = check([address('10.0.0.2', null)]);
    expect(roomCheckState(none, 1_000, 1_000)).toEqual({ kind: 'waiting', leftWallSeconds: 60 });
    expect(roomCheckState(none, 1_000, 60_999)).toEqual({ kind: 'waiting', leftWallSeconds: 1 });
    expect(roomCheckState(none, 1_000, 61_000)).toEqual({ kind: 'unreached' });
  });

  it('is content as soon as one phone has come, however late', () => {
    const one = check([address('10.0.0.2', null), address('10.0.0.3', '2026-01-05T10:00:00Z')]);
    expect(roomCheckState(one, 0, 600_000)).toEqual({ kind: 'reached', address: 'http://10.0.0.3:8080' });
  });

  it('prefers the join address among those reached', () => {
    const reached = '2026-01-05T10:00:00Z';
    const both = check([address('10.0.0.3', reached), address('10.0.0.2', reached)]);
    expect(roomCheckState(both, 0, 0)).toEqual({ kind: 'reached', address: 'http://10.0.0.2:8080' });
  });

  it('says when the computer is on no network', () => {
    expect(roomCheckState(check([]), 0, 600_000)).toEqual({ kind: 'no-network' });
  });

  it('compares addresses by host, whatever the scheme and port', () => {
    expect(hostOf('http://192.168.1.23:8080/#/join')).toBe('192.168.1.23');
    expect(hostOf('192.168.1.23')).toBe('192.168.1.23');
  });
});

const scenario: ScenarioListing = {
  file: 'winter.yaml',
  scenarioId: 'winter',
  name: 'A winter',
  summary: '',
  base: null,
  agencies: 8,
  teams: 8,
  simulatedDays: 10,
  realMinutes: 90,
  briefingWallMinutes: 20,
  debriefWallMinutes: 40,
  speed: 480,
  planning: null,
  problems: [],
};

describe('the form of a new session', () => {
  it('is ready to send as it opens', () => {
    const form = emptyForm(scenario);
    expect(problemsOf(form, scenario)).toEqual({});
    expect(newSessionSchema.parse(newSessionOf(form))).toEqual({
      scenarioFile: 'winter.yaml',
      name: 'A winter',
      seed: null,
      days: null,
      speed: null,
      timetable: 'scenario',
    });
  });

  it('sends what was typed, trimmed', () => {
    const form = { ...emptyForm(scenario), name: ' Our day ', seed: ' 42 ', days: '2.5', speed: 2880 };
    expect(newSessionSchema.parse(newSessionOf(form))).toMatchObject({
      name: 'Our day',
      seed: '42',
      days: 2.5,
      speed: 2880,
    });
  });

  it('refuses beside the field what the server would refuse', () => {
    const form = emptyForm(scenario);
    expect(Object.keys(problemsOf({ ...form, name: ' ' }, scenario))).toEqual(['name']);
    for (const days of ['0', '-1', '0.00001', '11', 'two']) {
      const sent = newSessionSchema.safeParse(newSessionOf({ ...form, days }));
      if (days !== '11') expect(sent.success, days).toBe(false);
      expect(Object.keys(problemsOf({ ...form, days }, scenario)), days).toEqual(['days']);
    }
    expect(problemsOf({ ...form, days: '10' }, scenario)).toEqual({});
  });

  it('offers no speed that the protocol refuses', () => {
    for (const speed of speedsOffered) {
      const form = { ...emptyForm(scenario), speed };
      expect(newSessionSchema.safeParse(newSessionOf(form)).success).toBe(true);
    }
  });

  it('works out a rhythm of the room’s own, and says when it does not fit', () => {
    // 10 days at 480 simulated minutes a minute are 30 real minutes; 4 holds of 5 min; 20 + 40 around.
    const form = {
      ...emptyForm(scenario),
      timetable: 'rhythm' as const,
      holdEveryDays: '2',
      holdSeconds: '300',
      roomHours: '2',
    };
    expect(rhythmWallMinutes(form, scenario)).toBe(110);
    expect(problemsOf(form, scenario)).toEqual({});
    expect(newSessionSchema.parse(newSessionOf(form)).timetable).toEqual({
      holdEveryDays: 2,
      holdWallSeconds: 300,
      dayWallMinutes: 120,
    });
    expect(Object.keys(problemsOf({ ...form, roomHours: '1.8' }, scenario))).toEqual(['roomHours']);
    expect(Object.keys(problemsOf({ ...form, holdEveryDays: '0' }, scenario))).toEqual(['holdEveryDays']);
    expect(Object.keys(problemsOf({ ...form, holdSeconds: 'two' }, scenario))).toEqual(['holdSeconds']);
  });

  it('plays the planning round unless it is left out, and counts its minutes', () => {
    const planned: ScenarioListing = {
      ...scenario,
      planning: { name: 'Plans', date: '2013-07-23', daysBefore: 132, holdWallMinutes: 30 },
    };
    const form = {
      ...emptyForm(planned),
      timetable: 'rhythm' as const,
      holdEveryDays: '2',
      holdSeconds: '300',
    };
    expect(rhythmWallMinutes(form, planned)).toBe(140);
    expect(newSessionOf(form)).not.toHaveProperty('planning');
    expect(rhythmWallMinutes({ ...form, planning: false }, planned)).toBe(110);
    expect(newSessionSchema.parse(newSessionOf({ ...form, planning: false })).planning).toBe(false);
  });

  it('says how long the clock will run', () => {
    const form = { ...emptyForm(scenario), speed: 1440 };
    expect(runningWallMinutes(form, scenario)).toBe(10);
    expect(runningWallMinutes({ ...form, days: '5' }, scenario)).toBe(5);
    expect(runningWallMinutes({ ...form, speed: null }, scenario)).toBeNull();
  });
});
