// The delivered scenarios are read as meant: units, defaults and derived figures; and in the teaching
// example a decision at one table is felt at another, through the patients.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  compileModel,
  createWorld,
  drive,
  formatProblem,
  measuresOf,
  parseScenario,
} from '../../engine/index.ts';
import { smallHospital } from './smallHospital.ts';

function readWhole(text: string) {
  const { scenario, problems } = parseScenario(text, 'scenario.yaml');
  expect(problems.map(formatProblem)).toEqual([]);
  if (scenario === null) throw new Error('not read');
  return scenario;
}

const hospital = readWhole(smallHospital);
const byId = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('single-queue.yaml', () => {
  const queue = readWhole(
    readFileSync(new URL('../../scenarios/single-queue.yaml', import.meta.url), 'utf8'),
  );

  it('is M/M/3 with 0.2 arrivals a minute and 10 minutes of work', () => {
    expect(queue.sources).toMatchObject([
      { arrivals: { kind: 'rate', ratePerMinute: 0.2, shape: null, profile: null }, to: 'see-nurse' },
    ]);
    expect(queue.resources.map(({ capacity }) => capacity)).toEqual([3]);
    expect(queue.steps[0]?.lasts).toEqual({
      kind: 'drawn',
      distribution: { kind: 'always', value: { kind: 'exponential', mean: 10 } },
    });
    expect(queue.calendar.durationMinutes).toBe(43_200);
    expect(queue.calendar.warmUpMinutes).toBe(1440);
  });

  it('has every default put in', () => {
    expect(queue.calendar.pace).toBe('day');
    expect(queue.calendar.decisionMinutesOfDay).toEqual(Array.from({ length: 24 }, (_, hour) => hour * 60));
    expect(queue.timetable.rounds.map(({ untilMinutes, speed }) => [untilMinutes, speed])).toEqual([
      [43_200, 720],
    ]);
    expect(queue.timetable.dayWallMinutes).toBe(60);
    expect(queue.scheme.levels.length).toBe(4);
    expect(queue.sources[0]).toMatchObject({
      name: 'Walk in',
      headroom: 2,
      arrivals: { dayVariation: 0, events: [], weekday: null },
      size: null,
      given: [],
    });
    expect([queue.kpis, queue.headlineMeasures, queue.expected, queue.calendar.endWhen]).toEqual([
      [],
      [],
      null,
      null,
    ]);
    expect(queue.teams).toEqual([]);
    expect(queue.map).toEqual({ nodes: [], links: [] });
  });
});

describe('small-hospital.yaml', () => {
  it('instants count from the start, 7 in the morning', () => {
    expect(hospital.calendar).toMatchObject({ startDate: '2024-01-08', startMinuteOfDay: 420 });
    expect(byId(hospital.injects, 'norovirus').schedule).toEqual({ kind: 'at', atMinutes: 240 });
    expect(hospital.timetable.rounds.map(({ untilMinutes }) => untilMinutes)).toEqual([720, 1440]);
  });

  it('a mean and a coefficient of variation become the parameters of the logarithm', () => {
    const { lasts: minutes } = byId(hospital.steps, 'send-crew');
    const lasts = minutes?.kind === 'drawn' ? minutes.distribution : null;
    if (lasts?.kind !== 'always' || lasts.value.kind !== 'lognormal') throw new Error('not lognormal');
    const variance = Math.log(1 + 0.4 * 0.4);
    // Two logarithms and a root, each within an ulp or two of the platform's.
    expect(lasts.value.sigma).toBeCloseTo(Math.sqrt(variance), 13);
    expect(lasts.value.mu).toBeCloseTo(Math.log(55) - variance / 2, 13);
  });

  it('"rest" is what the other shares leave, category by category', () => {
    const { next } = byId(hospital.steps, 'majors');
    const rest = next.kind === 'shares' ? next.options.find(({ to }) => to === 'go-home')?.share : null;
    if (rest?.kind !== 'by') throw new Error('rest should depend on acuity');
    expect(
      rest.cases.map(({ is, value }) => [is, Math.round((value.kind === 'always' ? value.value : 0) * 1000)]),
    ).toEqual([
      ['red', 200],
      ['amber', 580],
      ['green', 850],
    ]);
  });

  it('overrides follow the order of the declared categories; profiles have mean 1', () => {
    expect(byId(hospital.sources, 'caller').attributes[0]).toMatchObject({
      name: 'Acuity',
      categories: ['red', 'amber', 'green'],
      shares: { kind: 'always', value: [0.1, 0.6, 0.3] },
    });
    const { shape } = byId(hospital.profiles, 'ed-hours');
    if (shape.kind !== 'steps') throw new Error('not by the hour');
    expect(shape.points.reduce((sum, { factor }) => sum + factor, 0) / 24).toBeCloseTo(1, 12);
  });

  it('what the council decides at eight is felt by crews and callers (paired, 100 replications)', () => {
    const model = compileModel(hospital);
    const crewsOutside: number[] = [];
    const callers: number[] = [];
    for (let replication = 0; replication < 100; replication += 1) {
      const [without, withThem] = [false, true].map((decides) => {
        const world = createWorld(model, { seed: 'paired', replication, measuring: true });
        drive(world, 60);
        if (decides) {
          applyCommand(world, {
            sequence: 1,
            atMinutes: 60,
            commandId: 'stay-on',
            actor: { kind: 'agency', agencyId: 'council', seatId: null },
            command: { kind: 'pullLever', leverId: 'more-social-workers', amount: 3 },
            rationale: 'Seven people wait for us.',
          });
        }
        drive(world, 1440);
        return measuresOf(world);
      });
      const saved = (id: string): number => (without?.[id]?.mean ?? 0) - (withThem?.[id]?.mean ?? 0);
      crewsOutside.push(saved('wait.handover'));
      callers.push(saved('wait.send-crew'));
    }
    // One-sided, 95%: the mean of the paired differences lies 1.66 standard errors (Student, 99) above nothing.
    expect(mean(crewsOutside)).toBeGreaterThan(1.66 * standardError(crewsOutside));
    expect(mean(callers)).toBeGreaterThan(1.66 * standardError(callers));
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const centre = mean(values);
  const variance = values.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length);
}

describe('winters to be studied', () => {
  it.each(['ruh-2016-17', 'ruh-2017-18', 'ruh-2019-20'])(
    '%s has agencies on standing orders, no teams, and nothing to warn of',
    (name) => {
      const read = (file: string): string =>
        readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), 'utf8');
      const { scenario, problems } = parseScenario(read(`${name}.yaml`), `${name}.yaml`, read);
      expect(problems.map(formatProblem)).toEqual([]);
      expect(scenario?.teams).toEqual([]);
      expect(scenario?.agencies.length).toBe(10);
    },
  );
});
