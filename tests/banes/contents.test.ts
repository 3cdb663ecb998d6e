// What the BANES winter must contain, and that every figure in it says where it comes from.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, parse, parseDocument, visit } from 'yaml';
import {
  applyCommand,
  checkCommand,
  compileModel,
  createWorld,
  drive,
  formatProblem,
  type TeamView,
  worldView,
} from '../../engine/index.ts';
import { liveIn } from './people.ts';
import { parsed, text, theScenario } from './winter.ts';

/** Figures that the scenario ships with, and may name. */
const shippedData = readdirSync(join(import.meta.dirname, '../../scenarios/banes/data'));

/** Sections whose every entry carries figures. */
const sourced = [
  ...['parameters', 'profiles', 'seasons', 'attributes', 'arrivals', 'resources', 'steps', 'outcomes'],
  ...['census', 'clocks', 'indicators', 'agencies', 'levers', 'injects'],
] as const;

describe('the BANES winter', () => {
  it('parses without a problem or a warning', () => {
    expect(parsed.problems.map(formatProblem)).toEqual([]);
  });

  it('gives a source or a reasoned guess for every entry with figures', () => {
    const file = parse(text) as Record<string, readonly Record<string, unknown>[]>;
    const silent = sourced.flatMap((section) =>
      (file[section] ?? [])
        .filter(({ source }) => typeof source !== 'string' || source.length < 8)
        .map(({ id }) => `${section}: ${String(id)}`),
    );
    expect(silent).toEqual([]);
    for (const section of sourced) expect(file[section]?.length ?? 0).toBeGreaterThan(0);
  });

  it('gives a source for attributes of a source of patients and for triggers', () => {
    const silent: string[] = [];
    visit(parseDocument(text), {
      Pair(_, pair) {
        const key = isScalar(pair.key) ? pair.key.value : null;
        if ((key !== 'attributes' && key !== 'triggers') || !isSeq(pair.value)) return;
        for (const entry of pair.value.items) {
          if (isMap(entry) && !entry.has('source')) silent.push(String(entry));
        }
      },
    });
    expect(silent).toEqual([]);
  });

  it('names public sources in words: no file, no number of a private list', () => {
    const sources = [...text.matchAll(/source: "?([^\n]*)/g)].map((match) => match[1] ?? '');
    expect(sources.length).toBeGreaterThan(300);
    for (const source of sources) {
      expect(source).not.toMatch(/\bS\d{1,2}[ab]?\b|\[D\]|\[GK\]|\.md/);
      for (const [file] of source.matchAll(/[\w-]+\.csv/g)) expect(shippedData).toContain(file);
      if (source.startsWith('guess:')) expect(source.length).toBeGreaterThan(20);
    }
  });
});

describe('who plays', () => {
  const scenario = theScenario();

  it('is ten agencies at ten tables, Wiltshire and Somerset among them', () => {
    expect(scenario.agencies.length).toBeGreaterThanOrEqual(8);
    expect(scenario.teams.length).toBe(10);
    expect(scenario.teams.flatMap(({ agencies }) => agencies).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      scenario.agencies.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1)),
    );
    for (const id of ['wiltshire-council', 'somerset-council']) {
      expect(scenario.agencies.some((agency) => agency.id === id)).toBe(true);
      expect(scenario.standingOrders.some(({ agency }) => agency === id)).toBe(true);
    }
  });

  it.each(scenario.agencies.map((agency) => [agency.id, agency] as const))(
    '%s has levers, measures, a patch and orders',
    (id, agency) => {
      const levers = scenario.levers.filter((lever) => lever.agency === id);
      expect(levers.length).toBeGreaterThanOrEqual(4);
      for (const lever of levers) {
        expect(lever.effects.length).toBeGreaterThan(0);
        expect(lever.evidence).not.toBeNull();
        expect(lever.leadTimeMinutes).toBeGreaterThan(0);
      }
      expect(agency.measures.length).toBeGreaterThanOrEqual(5);
      expect(agency.measures.length).toBeLessThanOrEqual(9);
      expect(agency.patch.length).toBeGreaterThan(0);
      expect(scenario.standingOrders.some((order) => order.agency === id)).toBe(true);
      if (agency.kind !== 'primary-care') expect(agency.escalation).not.toBeNull();
    },
  );
});

describe('what happens to them', () => {
  const scenario = theScenario();

  it('is at least eight injects: by date, by condition and held by control', () => {
    expect(scenario.injects.length).toBeGreaterThanOrEqual(8);
    expect(
      [...new Set(scenario.injects.map(({ schedule }) => schedule.kind))].toSorted((a, b) =>
        a < b ? -1 : 1,
      ),
    ).toEqual(['at', 'held', 'when']);
    for (const inject of scenario.injects) expect(inject.expected).not.toBeNull();
  });

  it('can all happen on one morning and lose nobody', () => {
    const world = createWorld(compileModel(scenario), { seed: 'banes', replication: 0, measuring: false });
    drive(world, 600);
    for (const [sequence, inject] of scenario.injects.entries()) {
      const actor = { kind: 'control', seatId: null } as const;
      const command = { kind: 'fireInject', injectId: inject.id } as const;
      expect(checkCommand(world, actor, command)).toBeNull();
      applyCommand(world, { sequence, atMinutes: 600, commandId: inject.id, actor, command, rationale: '' });
    }
    drive(world, 5 * 1440);
    expect(liveIn(world) + world.closed).toBe(world.arrivals);
    expect(world.arrivals).toBeGreaterThan(5000);
  });

  it('fits a day of seven hours', () => {
    const { timetable } = scenario;
    let from = 0;
    let wall = timetable.briefingWallMinutes + timetable.debriefWallMinutes;
    for (const round of timetable.rounds) {
      const span = round.untilMinutes - from;
      const beats = round.beatEveryMinutes === null ? 0 : Math.floor(span / round.beatEveryMinutes);
      wall += span / round.speed + (beats * round.beatHoldWallSeconds) / 60 + round.breakWallMinutes;
      from = round.untilMinutes;
    }
    expect(from).toBe(scenario.calendar.durationMinutes);
    expect(wall).toBeLessThanOrEqual(timetable.dayWallMinutes);
    expect(timetable.dayWallMinutes).toBe(420);
  });

  it('[V3] shows five figures to everybody: live to those whose they are, to others as a return', () => {
    expect(scenario.headline).toEqual([
      'four-hour',
      'handover-30',
      'red-8',
      'emergency-admissions',
      'left-hospital',
    ]);
    for (const id of scenario.headline) {
      const indicator = scenario.indicators.find((one) => one.id === id);
      expect(indicator?.seenBy).not.toBe('all');
      expect(indicator?.seenBy).not.toContain('ccg');
      expect(indicator?.othersAfterMinutes).toBeGreaterThan(0);
    }
  });

  it('[V3] lets nobody but the hospital see the hospital live', () => {
    for (const id of ['four-hour', 'bed-occupancy', 'waiting-for-bed', 'delayed', 'wiltshire-delayed']) {
      expect(scenario.indicators.find((one) => one.id === id)?.seenBy).toEqual(['acute']);
    }
    const world = createWorld(compileModel(scenario), { seed: 'banes', replication: 0, measuring: false });
    const day = 3 * 1440;
    const seen = (minute: number, teamId: string, id: string): readonly [number, number] => {
      drive(world, minute);
      const [agency] = (worldView(world, { kind: 'team', teamId }) as TeamView).agencies;
      const measure = agency?.measures.find((one) => one.id === id);
      return [measure?.asAtMinutes ?? -1, measure?.value ?? -1];
    };
    const [, atEight] = seen(day + 480, 'hospital', 'bed-occupancy');
    expect(seen(day + 659, 'commissioners', 'bed-occupancy')[0]).toBe(day - 1440 + 480);
    expect(seen(day + 660, 'commissioners', 'bed-occupancy')).toEqual([day + 480, atEight]);
    expect(seen(day + 1200, 'hospital', 'bed-occupancy')[0]).toBe(day + 1200);
    expect(seen(day + 1200, 'commissioners', 'bed-occupancy')).toEqual([day + 480, atEight]);
    expect(seen(day + 1200, 'wiltshire', 'delayed')[0]).toBe(day - 1440 + 480);
  });
});
