// The figures of a run, counted again by somebody who has only the journeys that it wrote down: an oracle that shares no
// line with the engine. Knows the words of the file and of small-hospital.yaml, nothing else.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, flowday } from './flowday.ts';

const hospital = 'scenarios/small-hospital.yaml';
const endMinutes = 1440;

interface Moment {
  /** Source, ordinal, part and episode: one walk through care. */
  readonly walk: string;
  readonly minute: number;
  /** `enter triage`, `start find-bed`, `outcome home`. */
  readonly what: string;
}

let moments: readonly Moment[] = [];
let measures: Readonly<Record<string, { readonly mean: number }>> = {};

beforeAll(async () => {
  const file = join(emptyFolder(), 'journeys.csv');
  const words = ['run', hospital, '--seed', 'd'];
  expect((await flowday(...words, '--journeys', file)).code).toBe(0);
  measures = JSON.parse((await flowday(...words, '--json')).stdout).measures;
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  moments = lines.map((line) => {
    const [, source, ordinal, part, episode, minute, , moment, where] = line.split(',');
    return {
      walk: [source, ordinal, part, episode].join('/'),
      minute: Number(minute),
      what: `${moment} ${where}`,
    };
  });
  expect(moments.length).toBeGreaterThan(1000);
});

/** Minutes of each stopwatch that stopped: the first of `from` starts it, the next of `until` stops it. */
function stopped(from: readonly string[], until: readonly string[]): readonly number[] {
  const startedAt = new Map<string, number>();
  return moments.flatMap(({ walk, minute, what }) => {
    const since = startedAt.get(walk);
    if (since === undefined && from.includes(what)) startedAt.set(walk, minute);
    if (since === undefined || !until.includes(what)) return [];
    startedAt.delete(walk);
    return [minute - since];
  });
}

/** People between two moments, on average over the day. */
function meanBetween(from: string, until: readonly string[]): number {
  const ends = stopped([from], until).reduce((sum, minutes) => sum + minutes, 0);
  const open = new Map<string, number>();
  for (const { walk, minute, what } of moments) {
    if (what === from) open.set(walk, minute);
    else if (until.includes(what)) open.delete(walk);
  }
  const rest = [...open.values()].reduce((sum, minute) => sum + endMinutes - minute, 0);
  return (ends + rest) / endMinutes;
}

const count = (what: string): number => moments.filter((moment) => moment.what === what).length;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const said = (id: string): number => measures[id]?.mean ?? Number.NaN;

describe('counted again from the journeys', () => {
  it('who was begun with at a step, those who were at work there at the start included', () => {
    const atWork = moments.filter(({ walk, minute }) => walk.startsWith('on-ward/') && minute === 0);
    expect(atWork.filter(({ what }) => what === 'start ward-stay').length).toBeGreaterThan(10);
    expect(count('start ward-stay')).toBe(said('started.ward-stay'));
  });

  it('time in A&E: its mean, and the share over four hours', () => {
    const department = stopped(
      ['enter triage', 'start handover'],
      ['outcome home', 'outcome left-unseen', 'start find-bed'],
    );
    expect(department.length).toBeGreaterThan(80);
    expect(said('clock.department')).toBeCloseTo(mean(department), 9);
    const late = department.filter((minutes) => minutes > 240).length;
    expect(late).toBeGreaterThan(0);
    expect(said('over.department.240')).toBeCloseTo(late / department.length, 12);
  });

  it('how long crews stand outside', () => {
    const outside = stopped(['enter handover'], ['start handover']);
    expect(said('clock.crew-wait')).toBeCloseTo(mean(outside), 9);
    expect(said('over.crew-wait.15')).toBeCloseTo(
      outside.filter((minutes) => minutes > 15).length / outside.length,
      12,
    );
  });

  it('people who wait for a bed, on average over time, and their wait', () => {
    expect(said('waiting.find-bed')).toBeCloseTo(meanBetween('enter find-bed', ['start find-bed']), 9);
    expect(said('wait.find-bed')).toBeCloseTo(mean(stopped(['enter find-bed'], ['start find-bed'])), 9);
    expect(said('waiting.find-bed')).toBeGreaterThan(0);
  });

  it('who came, who went home, who left unseen, how often work began', () => {
    expect(said('arrivals.walk-in')).toBe(count('arrive walk-in'));
    expect(said('outcome.home')).toBe(count('outcome home'));
    expect(said('outcome.left-unseen')).toBe(count('outcome left-unseen'));
    expect(count('outcome left-unseen')).toBeGreaterThan(0);
    expect(said('share.left-unseen')).toBeCloseTo(
      count('outcome left-unseen') / (count('outcome home') + count('outcome left-unseen')),
      12,
    );
    expect(said('gave-up.minors')).toBeCloseTo(
      count('give-up minors') / (count('give-up minors') + count('start minors')),
      12,
    );
    expect(said('started.find-bed')).toBe(count('start find-bed'));
    expect(said('ended.majors')).toBe(count('end majors'));
  });
});
