// A scenario that names its unit of time: bare numbers count in it, everywhere a time or a rate may stand; nothing
// else changes its meaning, and the run is the same as that of the file with every unit written out.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  hashWorld,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { expectOneProblem, oneQueue, type Parts, problemsIn, readOneQueue } from './oneQueue.ts';

const inHours = 'calendar: {start: 2024-01-01, length: 168, unit: h}';

/** Every place where a time or a rate may stand, as `t(figure)` and `r(figure)` write them. */
function everywhere(unit: string, t: (figure: number) => string, r: (figure: number) => string): string {
  return `flowday: 1
scenario: everywhere
calendar: {start: 2024-01-01, length: ${t(240)}, warm-up: ${t(4.5)}${unit}}
timetable: {briefing: 30 min, rounds: [{name: All, until: ${t(240)}, speed: ${t(4)}, beat-every: ${t(24)}, beat-hold: 90 s}], day: 8 h}
profiles:
  - {id: tide, wave: {cycle: ${t(24)}, amplitude: 60%, peak: ${t(18)}}}
  - {id: surgery, cycle: ${t(24)}, steps: {0: 1, ${t(8)}: 3, ${t(18.25)}: 0.5}}
seasons: [{id: thaw, points: {${t(12)}: 1, 2024-01-05: 1.5}}]
attributes: [{id: acuity, shares: {red: 20%, green: 80%}}, {id: age, number: {uniform: {low: 3, high: 90}}}]
arrivals:
  - {id: walk-in, rate: ${r(2)}, hours: tide, season: thaw, events: [{from: ${t(30)}, until: ${t(36)}, factor: 2}], to: triage}
  - {id: letter, rate: {cycle: ${t(8)}, lines: {0: ${r(0.25)}, ${t(3)}: ${r(1.5)}}}, hours: surgery, to: triage}
  - {id: bus, every: {erlang: {stages: 2, mean: ${t(3)}}}, from: ${t(2)}, until: ${t(200)}, to: triage}
  - {id: caller, rate: {wave: {mean: ${r(0.5)}, cycle: ${t(24)}, amplitude: 50%, peak: ${t(10)}}}, to: triage}
  - {id: booked, at: [${t(0.25)}, ${t(0.5)}, 95 min, day 2 09:00], to: triage}
resources:
  - {id: nurse, capacity: 3, closures: [{from: ${t(50)}, until: ${t(52.5)}, units: 1}], breakdowns: [{id: flu, every: {exponential: {mean: ${t(60)}}}, lasts: ${t(6)}}], rota: [{days: all, from: "08:00", to: "20:00", add: 2}], when-cut: hand-over, hand-over: ${t(0.125)}}
  - {id: bed, capacity: 9}
steps:
  - {id: triage, seize: [nurse], patience: {after: {uniform: {low: ${t(3)}, high: ${t(5)}}}, to: gone}, lasts: {by: acuity, cases: {red: ${t(1.5)}, green: {truncated: {of: {exponential: {mean: ${t(0.75)}}}, least: ${t(0.25)}, most: ${t(3)}}}}}, next: {shares: {ward: 30%, round: rest}}}
  - {id: round, seize: [nurse], together: {least: 2, most: 4, or-after: ${t(2)}}, lasts: {list: [${t(0.5)}, ${t(0.25)}]}, next: read}
  - {id: read, lasts: {minutes: 5 + age}, next: talk}
  - {id: talk, lasts: {empirical: {values: [${t(1)}, ${t(2)}]}}, next: home}
  - {id: ward, seize: [bed], lasts: {discrete: {values: {${t(6)}: 50%, ${t(30)}: 50%}}}, release: [{resource: bed, after: ${t(0.75)}}], hold: [bed], next: home}
outcomes: [{id: gone}, {id: home, returns: [{id: again, share: 10%, after: {lognormal: {median: ${t(20)}, sigma: 0.5}}, to: triage}]}]
clocks: [{id: stay, from: [enter triage], until: [enter home], limits: [${t(4)}]}]
indicators: [{id: late, unit: share, value: "ratio(over(stay, 240), finished(stay), 0)", others-after: ${t(24)}, seen-by: [trust]}]
kpis: [{id: queue, unit: people, value: waiting(triage), every: ${t(1)}}]
agencies: [{id: trust, kind: acute, name: Trust, escalation: {step-down-after: ${t(4)}, triggers: [{indicator: late, at: [10%, 20%, 30%], worse: high}]}, orders: [{id: o, when: waiting(triage) > 8, do: {pull: more}}]}]
levers: [{id: more, name: More nurses, agency: trust, says: Two more., lead-time: ${t(2)}, ramp: ${t(4)}, lasts: ${t(24)}, wind-down: ${t(6)}, cooling: ${t(12)}, effects: [{capacity: nurse, add: 2}]}]
injects: [{id: crash, number: 1, name: Crash, from: Control, text: A crash., at: ${t(48.5)}, brings: {name: Hurt, count: 6, over: ${t(1)}, to: triage}}]
`;
}

const written: Readonly<Record<string, string>> = {
  minutes: everywhere(
    '',
    (hours) => `${hours * 60} min`,
    (perHour) => `${perHour} per hour`,
  ),
  'h, bare': everywhere(', unit: h', String, String),
  'h, written out': everywhere(
    ', unit: h',
    (hours) => `${hours} h`,
    (perHour) => `${perHour} per hour`,
  ),
  'min, bare': everywhere(
    ', unit: minutes',
    (hours) => String(hours * 60),
    (perHour) => `${perHour} per hour`,
  ),
  's, bare': everywhere(
    ', unit: s',
    (hours) => String(hours * 3600),
    (perHour) => `${perHour} per hour`,
  ),
};

function read(text: string): Scenario {
  const { scenario, problems } = parseScenario(text, 'a.yaml');
  expect(problems).toEqual([]);
  return scenario as Scenario;
}

describe('a scenario that names its unit of time', () => {
  it('is, but for that name, the scenario with every unit written out', () => {
    const { timeUnit, ...calendar } = read(written.minutes as string).calendar;
    expect(timeUnit).toBeNull();
    for (const [how, name] of [
      ['h, bare', 'h'],
      ['h, written out', 'h'],
      ['min, bare', 'min'],
    ] as const) {
      const hours = read(written[how] as string);
      expect(hours.calendar.timeUnit?.name, how).toBe(name);
      expect({ ...hours, calendar: { ...hours.calendar, timeUnit: null } }, how).toEqual({
        ...read(written.minutes as string),
        calendar: { ...calendar, timeUnit: null },
      });
    }
  });

  it('[R1] runs hash by hash as the same file in minutes does', () => {
    const ladder = (text: string): readonly string[] => {
      const world = createWorld(compileModel(read(text)), { seed: 'unit', replication: 0, measuring: false });
      return [60, 600, 3000, 7200, 14_400].map((minute) => {
        drive(world, minute);
        return JSON.stringify(hashWorld(world));
      });
    };
    const expected = ladder(written.minutes as string);
    expect(new Set(expected).size).toBe(5);
    for (const how of ['h, bare', 'min, bare', 's, bare']) {
      expect(ladder(written[how] as string), how).toEqual(expected);
    }
  }, 30_000);

  it.each([
    ['s', 1 / 60],
    ['min', 1],
    ['h', 60],
    ['days', 1440],
    ['hours', 60],
    ['day', 1440],
  ])('reads 6 and 6 per unit in %s', (unit, minutes) => {
    const calendar = `calendar: {length: 6, start: 2024-01-01, unit: ${unit}}`;
    const steps = 'steps: [{id: q, seize: [r], lasts: 0.5, next: out}]';
    const scenario = readOneQueue({ calendar, steps, arrivals: 'arrivals: [{id: s, rate: 6, to: q}]' });
    expect(scenario.calendar.durationMinutes).toBeCloseTo(6 * minutes, 5);
    expect(scenario.sources[0]?.arrivals).toMatchObject({ kind: 'rate', ratePerMinute: 6 / minutes });
  });

  it('may name it below what it is about', () => {
    const calendar = 'calendar: {start: 2024-01-01, length: 168, unit: h}';
    const bare = oneQueue({
      calendar,
      profiles: '',
      steps: 'steps: [{id: q, seize: [r], lasts: 5, next: out}]',
    }).split('\n');
    expect(read([...bare.filter((line) => line !== calendar), calendar].join('\n')).steps[0]?.lasts).toEqual(
      readOneQueue({ steps: 'steps: [{id: q, seize: [r], lasts: 300 min, next: out}]' }).steps[0]?.lasts,
    );
  });

  it('counts data in it, and the logarithm of a lognormal', () => {
    const lasts = (how: string, calendar: string) =>
      readOneQueue({ calendar, steps: `steps: [{id: q, seize: [r], lasts: ${how}, next: out}]` }).steps[0]
        ?.lasts;
    const plain = 'calendar: {start: 2024-01-01, length: 7 days}';
    for (const [bare, inFull] of [
      ['{lognormal: {mu: 0.4, sigma: 1}}', '{lognormal: {mu: 0.4, sigma: 1, unit: h}}'],
      [
        '{empirical: {csv: {rows: "t\\n1\\n2.5", column: t}}}',
        '{empirical: {csv: {rows: "t\\n1\\n2.5", column: t, unit: h}}}',
      ],
    ] as const) {
      expect(lasts(bare, inHours)).toEqual(lasts(inFull, plain));
      expect(lasts(bare, inHours)).not.toEqual(lasts(bare.replace('}}', ', unit: min}}'), inHours));
    }
    const data = 'arrivals: [{id: s, csv: {rows: "t\\n1\\n2.5", at: t}, to: q}]';
    const { sources } = readOneQueue({ calendar: inHours, arrivals: data });
    expect(sources[0]?.arrivals).toEqual({ kind: 'at', atMinutes: [60, 150] });
  });
});

describe('what is no time stays as it is', () => {
  it('attributes, parameters, expressions, expected values and traces', () => {
    const parts: Parts = {
      calendar: inHours,
      attributes:
        'attributes: [{id: n, number: {exponential: {mean: 12}}}, {id: l, number: {lognormal: {mu: 1, sigma: 1}}}, {id: d, number: 90 min}]',
      steps: 'steps: [{id: q, seize: [r], lasts: {minutes: 5 + n}, next: out}]',
      more: `parameters: [{id: alarm, value: 12}]
expect:
  measures: [{measure: wait.q, value: 90}, {measure: stay, value: 1.5 h}]
  traces: [{moment: start, at: q, minutes: [5, 90]}]`,
    };
    const { calendar, ...hours } = readOneQueue(parts);
    const { calendar: plain, ...minutes } = readOneQueue({
      ...parts,
      calendar: 'calendar: {start: 2024-01-01, length: 168 h}',
    });
    expect(hours).toEqual(minutes);
    expect({ ...calendar, timeUnit: null }).toEqual(plain);
    expect(hours.expected?.measures.map(({ value }) => value)).toEqual([90, 90]);
  });
});

describe('mistakes', () => {
  it('a bare number without a unit names the key that would give it one', () => {
    const steps = 'steps: [{id: q, seize: [r], lasts: 5, next: out}]';
    const hint = expectOneProblem({ steps }, 'missing-unit', '5, next').hint;
    expect(hint).toBe(
      'For example 5 min. Or name one for the whole file, under calendar: unit: h (or s, min, days).',
    );
    const arrivals = 'arrivals: [{id: s, at: [5], to: q}]';
    expect(expectOneProblem({ arrivals }, 'not-a-date', '5]').hint).toContain('under calendar: unit: h');
    const rate = 'arrivals: [{id: s, rate: 2, to: q}]';
    expect(expectOneProblem({ arrivals: rate }, 'missing-unit', '2, to').hint).toContain(
      'For example 2 per day.',
    );
  });

  it.each([
    [{ calendar: 'calendar: {start: 2024-01-01, length: 7, unit: weeks}' }, 'wrong-unit', 'weeks'],
    [{ calendar: 'calendar: {start: 2024-01-01, length: 7, unit: 2}' }, 'wrong-unit', '2'],
    [
      { calendar: inHours, steps: 'steps: [{id: q, seize: [r], lasts: -5, next: out}]' },
      'out-of-range',
      '-5',
    ],
    [{ calendar: inHours, arrivals: 'arrivals: [{id: s, at: [-1], to: q}]' }, 'out-of-range', '-1'],
    [{ calendar: inHours, arrivals: 'arrivals: [{id: s, rate: -1, to: q}]' }, 'out-of-range', '-1'],
    [{ calendar: 'calendar: {start: 2024-01-01, length: 0, unit: h}' }, 'out-of-range', '0'],
    [
      { calendar: inHours, more: 'timetable: {briefing: 30, rounds: [{name: A, until: 168, speed: 3}]}' },
      'missing-unit',
      '30',
    ],
  ] as const)('%j', (parts, code, caret) => {
    expectOneProblem(parts, code, caret);
  });

  it('a unit that cannot be read is one mistake, however many bare numbers stand below it', () => {
    const calendar = 'calendar: {start: 2024-01-01, length: 900, unit: hrs}';
    const steps = 'steps: [{id: q, seize: [r], lasts: 5, next: out}]';
    expect(problemsIn({ calendar, steps }).map(({ code }) => code)).toEqual(['wrong-unit']);
  });
});
