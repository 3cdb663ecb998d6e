// Chance in a running world: Little's identity, thinning by the hour, the day's own factor, the start census.
// Each tolerance says how often a right engine would break it; the seeds are fixed, so it either does or not.

import { describe, expect, it } from 'vitest';
import {
  createWorld,
  drive,
  type Model,
  measuresOf,
  recordJourneys,
  type World,
} from '../../engine/index.ts';
import { play, randomAttempts, randomModel, scenarioNumbers, untilMinutes } from './play.ts';
import { modelOf } from './tiny.ts';

describe.each(scenarioNumbers)('random world %i', (number) => {
  it('[M3] the time people spent in each list is its length over time, to the minute', () => {
    const model = randomModel(number);
    const world = createWorld(model, { seed: 'little', replication: 0, measuring: true });
    const events = recordJourneys(world);
    const from = model.calendar.warmUpMinutes;
    const spent = new Map<string, number>();
    const here = new Map<string, number>();
    for (const step of model.steps) here.set(step.id, 0);
    const queueing = presentAtStart(world);
    play(world, randomAttempts(number));
    // Each who enters waits from then until they start or give up; those still there, until the end.
    const since = new Map(queueing);
    const add = (step: string, start: number, end: number): void => {
      spent.set(step, (spent.get(step) ?? 0) + Math.max(0, end - Math.max(from, start)));
    };
    for (const { moment, origin, ordinal, where, atMinutes } of events) {
      const key = `${where} ${origin} ${ordinal}`;
      if (moment === 'enter') since.set(key, atMinutes);
      if (moment !== 'start' && moment !== 'give-up') continue;
      add(where, since.get(key) as number, atMinutes);
      since.delete(key);
    }
    for (const [key, start] of since) add(key.split(' ')[0] as string, start, untilMinutes);
    const measures = measuresOf(world);
    let compared = 0;
    for (const step of model.steps) {
      const length = measures[`waiting.${step.id}`]?.mean;
      if (typeof length !== 'number') continue;
      expect(length * (untilMinutes - from)).toBeCloseTo(spent.get(step.id) ?? 0, 4);
      compared += length;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

/** Whom the start census left waiting, and since when. */
function presentAtStart(world: World): [string, number][] {
  const { patients, model } = world;
  const found: [string, number][] = [];
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    const step = model.steps[patients.step[slot] as number]?.id;
    if (patients.status[slot] === 1)
      found.push([`${step} ${originOf(world, slot)} ${patients.ordinal[slot]}`, 0]);
  }
  return found;
}

function originOf(world: World, slot: number): string {
  return world.model.origins[world.patients.source[slot] as number]?.id ?? '';
}

const profile = [1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 7, 6, 6, 6, 7, 8, 7, 5, 4, 3, 2, 1];

function walkIns(arrivals: string, more = ''): Model {
  return modelOf(`
flowday: 1
scenario: chance
name: Chance
calendar: {start: 2024-01-01, length: 400 days, holidays: [2024-01-09]}
profiles: [{id: by-day, by-hour: [${profile.join(', ')}]}]
arrivals: [{id: walk-in, name: W, ${arrivals}, to: see}]
resources: [{id: chair, name: Chair, kind: place, capacity: 5000}]
steps: [{id: see, name: See, seize: [chair], lasts: {gamma: {mean: 100 min, cv: 0.7}}, next: home}]
outcomes: [{id: home, name: Home}]
${more}`);
}

/** Arrivals of each hour of a run. */
function arrivalsByHour(model: Model, days: number, seed: string): number[] {
  const world = createWorld(model, { seed, replication: 0, measuring: false });
  const hours = new Array<number>(days * 24).fill(0);
  world.onJourney = (_, moment) => {
    const hour = Math.floor(world.simMinutes / 60);
    if (moment === 'arrive') hours[hour] = (hours[hour] as number) + 1;
  };
  drive(world, days * 1440 - 1 / 1024);
  return hours;
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

describe('arrivals', () => {
  it('[R4] thinning gives the hourly profile', () => {
    const days = 100;
    const byHour = arrivalsByHour(walkIns('rate: 200 per day, hours: by-day'), days, 'hours');
    const found = profile.map((_, hour) => sum(byHour.filter((_count, place) => place % 24 === hour)));
    const expected = profile.map((weight) => (200 * days * weight) / sum(profile));
    const chiSquare = sum(
      found.map((count, hour) => (count - (expected[hour] as number)) ** 2 / (expected[hour] as number)),
    );
    // 24 independent Poisson counts: chi-square with 24 degrees; 56 is passed once in 4,000 seeds.
    expect(chiSquare).toBeLessThan(56);
    expect(chiSquare).toBeGreaterThan(7);
  });

  it('[R4] thinning gives weekday, holiday and season', () => {
    const days = 84;
    const model = walkIns(
      'rate: 400 per day, weekdays: [1.5, 1, 1, 1, 1, 0.8, 0.7], holiday: 0.3, season: wave',
      'seasons: [{id: wave, points: {2024-01-15: 1, 2024-02-12: 2}}]\n',
    );
    const arrivals = model.scenario.sources[0]?.arrivals;
    const rate = arrivals?.kind === 'rate' ? arrivals : undefined;
    const byHour = arrivalsByHour(model, days, 'calendar');
    const season = (day: number): number => Math.min(2, Math.max(1, 1 + (day + 0.5 - 14) / 28));
    const kind = (day: number): number =>
      (day === 8 ? rate?.holidayFactor : rate?.weekday?.[day % 7]) as number;
    const terms = Array.from({ length: days }, (_, day) => {
      const expected = 400 * season(day) * kind(day);
      return (sum(byHour.slice(day * 24, day * 24 + 24)) - expected) ** 2 / expected;
    });
    expect(kind(8)).toBe(0.3);
    // Chi-square with 84 degrees: mean 84, standard deviation 13; 140 is passed once in 8,000 seeds.
    expect(sum(terms)).toBeLessThan(140);
    expect(sum(terms)).toBeGreaterThan(40);
  });

  it('[R2] counts of a day are Poisson without a day factor, and over-dispersed by just its variance with one', () => {
    const days = 400;
    const perDay = (model: Model): number[] => {
      const byHour = arrivalsByHour(model, days, 'days');
      return Array.from({ length: days }, (_, day) => sum(byHour.slice(day * 24, day * 24 + 24)));
    };
    const moments = (counts: readonly number[]): { mean: number; variance: number } => {
      const mean = sum(counts) / counts.length;
      return { mean, variance: sum(counts.map((count) => (count - mean) ** 2)) / (counts.length - 1) };
    };
    const plain = moments(perDay(walkIns('rate: 100 per day')));
    const varied = moments(perDay(walkIns('rate: 100 per day, day-variation: 30%')));
    // Mean 100: standard error 0.5 and 1.6 over 400 days. Variance 100 and 100 + 30² = 1000, standard error 7% and 10%.
    expect(Math.abs(plain.mean - 100)).toBeLessThan(2);
    expect(Math.abs(plain.variance - 100)).toBeLessThan(30);
    expect(Math.abs(varied.mean - 100)).toBeLessThan(6.5);
    expect(Math.abs(varied.variance - 1000)).toBeLessThan(400);
  });
});

describe('the start census', () => {
  it('[R2] what remains of the work of those who are there has the mean of a renewal process', () => {
    const many = 4000;
    const model = walkIns(
      'rate: 1 per day',
      `census: [{id: present, name: Present, step: see, count: ${many}, progress: working}]`,
    );
    const world = createWorld(model, { seed: 'census', replication: 0, measuring: false });
    const remaining: number[] = [];
    world.onJourney = (_, moment) => {
      if (moment === 'outcome') remaining.push(world.simMinutes);
    };
    expect(world.arrivals).toBe(many);
    drive(world, 14 * 1440);
    const first = remaining.slice(0, many);
    const mean = sum(first) / many;
    // E[X²] ÷ 2E[X] = 100 (1 + 0.49) ÷ 2 = 74.5; standard deviation about 77, so standard error 1.2.
    expect(Math.abs(mean - 74.5)).toBeLessThan(4.9);
  });
});

describe('percentiles', () => {
  it('[M3] of a stopwatch are those of the times themselves, to the width of a bucket', () => {
    const model = walkIns(
      'rate: 300 per day',
      'clocks: [{id: stay, name: Stay, from: [enter see], until: [enter home], limits: [4 h]}]\n',
    );
    const world = createWorld(model, { seed: 'percentiles', replication: 0, measuring: true });
    const events = recordJourneys(world);
    drive(world, 20 * 1440);
    const since = new Map<number, number>();
    const stays: number[] = [];
    for (const { moment, ordinal, atMinutes } of events) {
      if (moment === 'enter') since.set(ordinal, atMinutes);
      if (moment === 'outcome') stays.push(atMinutes - (since.get(ordinal) as number));
    }
    stays.sort((left, right) => left - right);
    const stay = measuresOf(world)['clock.stay'];
    expect(stay?.mean).toBeCloseTo(sum(stays) / stays.length, 9);
    for (const [share, found] of [
      [0.5, stay?.p50],
      [0.9, stay?.p90],
      [0.95, stay?.p95],
    ] as const) {
      const exact = stays[Math.ceil(share * stays.length) - 1] as number;
      // Buckets are at most a sixteenth of their lower edge wide.
      expect(Math.abs((found as number) - exact) / exact).toBeLessThan(1 / 16);
    }
    const over = stays.filter((minutes) => minutes > 240).length;
    expect(measuresOf(world)['over.stay.240']?.mean).toBeCloseTo(over / stays.length, 12);
  });
});
