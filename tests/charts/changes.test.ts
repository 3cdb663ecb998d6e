// What a trace tells besides patients: decisions, the life of levers and injects, readings of loops, capacity, levels.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorld, drive, hashWorld, type TraceFilter, traceRun, type World } from '../../engine/index.ts';
import { modelOf } from '../engine/tiny.ts';

const text = `
flowday: 1
scenario: all-that-changes
calendar: {start: 2024-01-01 08:00, length: 4 days, decisions: ["09:00", "18:00"]}
planning: {name: Round, date: 2023-12-01}
arrivals: [{id: patient, every: 5 h, to: stay}]
resources:
  - {id: bed, kind: bed, capacity: 2}
  - {id: nurse, kind: staff, capacity: 1, rota: [{days: all, from: "10:00", to: "20:00", add: 2}]}
steps: [{id: stay, seize: [bed], lasts: 20 h, next: home}]
outcomes: [{id: home}]
indicators: [{id: full, unit: beds, value: occupied(bed)}]
loops: [{id: thin, name: Thin, says: S., reads: full, every: 12 h, effects: [{duration: stay, factor: 1}]}]
agencies:
  - id: trust
    name: Trust
    kind: acute
    budget: £9000
    planning-budget: £100
    plans: [{pull: ward}]
    escalation: {needs: 1, triggers: [{indicator: full, worse: high, at: [2, 5, 6]}]}
    orders:
      - {id: amber, when: computed-level(trust) != level(trust), do: declare-computed}
      - {id: hire, when: full >= 2, do: {pull: agency-nurse, amount: 2}}
teams: [{id: trust, agencies: [trust]}]
levers:
  - {id: ward, name: Ward, agency: trust, says: S., decided: planning, lead-time: 32 days, effects: [{capacity: bed, add: 1}]}
  - {id: agency-nurse, name: Nurse, agency: trust, says: S., amount: {unit: nurses, least: 1, most: 4}, lead-time: 1 h, ramp: 2 h, lasts: 4 h, wind-down: 1 h, cooling: 30 h, effects: [{capacity: nurse, add: amount}]}
injects:
  - {id: storm, number: 1, name: Storm, from: Weather, to: all, channel: letter, text: T., at: day 2 12:00, lasts: 1 h, effects: [{capacity: bed, add: -1}]}
`;

/** Lines without their spaces and without patients' own, up to the end. */
function traced(filter: Partial<TraceFilter> = {}, scenario = text): readonly string[] {
  const world = worldOf(scenario);
  const lines: string[] = [];
  const everything = { patient: null, where: null, fromMinutes: 0, untilMinutes: 4 * 1440 };
  const on = traceRun(world, (line) => lines.push(line.replace(/ {2,}/g, ' | ')), {
    ...everything,
    ...filter,
  });
  for (const minutes of [700, 701, 4 * 1440]) on(minutes);
  return lines;
}

function worldOf(scenario: string): World {
  return createWorld(modelOf(scenario), { seed: 'trace', replication: 0, measuring: false });
}

const ofPatients = /\| patient:\d+/;

describe('a trace', () => {
  it('tells what is decided and what changes', () => {
    const day = 1440;
    expect(traced({ untilMinutes: 2 * day - 1 }).filter((line) => !ofPatients.test(line))).toEqual([
      '2024-01-01 08:00 | trust | pull | ward | (its own plan; in force from 2024-01-02 08:00)',
      '2024-01-01 08:00 | clock | close | planning | (it sets off)',
      '2024-01-01 08:00 | loop | reads | thin | (0)',
      '2024-01-01 10:00 | resource | capacity | nurse | (3, was 1; 0 in use)',
      '2024-01-01 18:00 | trust | pull | agency-nurse | (order hire; 2 nurses; in force from 2024-01-01 19:00)',
      '2024-01-01 19:00 | lever | ramps-up | agency-nurse | (until 2024-01-01 21:00)',
      '2024-01-01 19:00 | trust | level | Level 2 | (triggers say so; before Level 1)',
      '2024-01-01 20:00 | resource | capacity | nurse | (2, was 3; 0 in use)',
      '2024-01-01 21:00 | lever | in-force | agency-nurse | (until 2024-01-02 01:00)',
      '2024-01-01 21:00 | resource | capacity | nurse | (3, was 2; 0 in use)',
      '2024-01-02 00:00 | loop | reads | thin | (2, was 0)',
      '2024-01-02 01:00 | lever | winds-down | agency-nurse | (until 2024-01-02 02:00)',
      '2024-01-02 01:07:30 | resource | capacity | nurse | (2, was 3; 0 in use)',
      '2024-01-02 01:37:30 | resource | capacity | nurse | (1, was 2; 0 in use)',
      '2024-01-02 02:00 | lever | over | agency-nurse | (cools until 2024-01-03 08:00)',
      '2024-01-02 08:00 | lever | in-force | ward',
      '2024-01-02 08:00 | resource | capacity | bed | (3, was 2; 3 in use)',
      '2024-01-02 09:00 | trust | declare | Level 2 | (order amber)',
      '2024-01-02 10:00 | resource | capacity | nurse | (3, was 1; 0 in use)',
      '2024-01-02 12:00 | loop | reads | thin | (3, was 2)',
      '2024-01-02 12:00 | inject | fire | storm | (its time has come)',
      '2024-01-02 12:00 | inject | in-force | storm | (until 2024-01-02 13:00)',
      '2024-01-02 12:00 | resource | capacity | bed | (2, was 3; 3 in use)',
      '2024-01-02 13:00 | inject | over | storm',
      '2024-01-02 13:00 | resource | capacity | bed | (3, was 2; 3 in use)',
      '2024-01-02 20:00 | resource | capacity | nurse | (1, was 3; 0 in use)',
    ]);
  });

  it('tells every instant in the unit of the scenario, if it names one', () => {
    const inHours = text.replace('calendar: {', 'calendar: {unit: h, ');
    expect(traced({ where: 'agency-nurse', untilMinutes: 700 }, inHours)).toEqual([
      ' | 10 h | trust | pull | agency-nurse | (order hire; 2 nurses; in force from 11 h)',
      ' | 11 h | lever | ramps-up | agency-nurse | (until 13 h)',
    ]);
  });

  it('puts what the calendar changes before what patients do at that instant, and decisions behind', () => {
    const at = (instant: string) =>
      traced()
        .filter((line) => line.startsWith(`2024-01-0${instant} `))
        .map((line) => line.split(' | ').slice(1, 4).join(' '));
    expect(at('2 08:00')).toEqual(['lever in-force ward', 'resource capacity bed', 'patient:2 start stay']);
    expect(at('1 18:00')).toEqual([
      ...['patient:1 arrive patient', 'patient:1 enter stay', 'patient:1 start stay'],
      'trust pull agency-nurse',
    ]);
  });

  it('may be asked for one thing of the system, for one patient, or for a time', () => {
    const moments = (filter: Partial<TraceFilter>) =>
      traced(filter).map((line) => line.split(' | ').slice(1, 3).join(' '));
    expect(moments({ where: 'storm' })).toEqual(['inject fire', 'inject in-force', 'inject over']);
    expect(moments({ where: 'bed', fromMinutes: 1650 })).toEqual(['resource capacity', 'resource capacity']);
    expect(moments({ where: 'trust', untilMinutes: 1500 })).toEqual([
      ...['trust pull', 'trust pull', 'trust level', 'trust declare'],
    ]);
    const ofOne = traced({ patient: { origin: 'patient', ordinal: 2 } });
    expect(ofOne).toHaveLength(6);
    expect(ofOne.every((line) => line.includes('| patient:2 |'))).toBe(true);
  });

  it('changes nothing: the world ends as if nobody had listened', () => {
    for (const scenario of [text, readFileSync('scenarios/small-hospital.yaml', 'utf8')]) {
      const [plain, watched] = [worldOf(scenario), worldOf(scenario)];
      drive(plain, 2 * 1440);
      const on = traceRun(watched, () => undefined, {
        patient: null,
        where: null,
        fromMinutes: 300,
        untilMinutes: 2 * 1440,
      });
      on(1000.5);
      on(2 * 1440);
      expect(hashWorld(watched)).toEqual(hashWorld(plain));
    }
  });
});
