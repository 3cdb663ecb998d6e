// Whole replications: the same bits wherever they run, and two arms that share their chance.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileModel,
  type Model,
  pairedDifference,
  parseScenario,
  type ReplicationResult,
  runReplication,
  summarise,
} from '../../engine/index.ts';

const replications = 10;
const untilMinutes = 10 * 1440;

describe('a replication', () => {
  it('[R1] is the same to the last bit whenever it is run', () => {
    const first = run(withNurses(3), 4);
    run(withNurses(3), 5);
    expect(run(withNurses(3), 4)).toEqual(first);
  });

  it('differs from the next only in chance', () => {
    const [one, other] = [run(withNurses(3), 0), run(withNurses(3), 1)];
    expect(one.hash.state).not.toBe(other.hash.state);
    expect(Object.keys(one.measures)).toEqual(Object.keys(other.measures));
    expect(one.simulatedMinutes).toBe(untilMinutes);
  });
});

describe('two arms with common random numbers', () => {
  const three = arm(withNurses(3), 0);
  const four = arm(withNurses(4), 0);
  /** The same change, but other people: replications that share nothing with the first arm. */
  const fourOthers = arm(withNurses(4), replications).map((result, replication) => ({
    ...result,
    replication,
  }));

  it('[R4] have the same patients: what they need does not change with the nurses', () => {
    for (const [index, { measures }] of three.entries()) {
      expect(four[index]?.measures['arrivals.walk-in']).toEqual(measures['arrivals.walk-in']);
    }
    const work = pairedDifference(three, four)['in-use.nurse'];
    // Work begun before the end, and so the nurses' mean load, moves only by those last in line: under 0.2%.
    expect(Math.abs(work?.mean ?? 1)).toBeLessThan(0.004);
  });

  it('tell a fourth nurse from luck more sharply than arms that share nothing', () => {
    const width = (arms: ReturnType<typeof pairedDifference>): number => {
      const [low, high] = arms['stay.home']?.ci95 ?? [0, Number.POSITIVE_INFINITY];
      return high - low;
    };
    const shared = pairedDifference(three, four);
    expect(shared['stay.home']?.ci95?.[1]).toBeLessThan(0);
    expect(width(shared)).toBeLessThan(0.8 * width(pairedDifference(three, fourOthers)));
  });

  it('have a difference of means that is the mean of their differences', () => {
    const mean = (results: readonly ReplicationResult[]): number =>
      summarise(results)['wait.see-nurse']?.mean ?? 0;
    expect(pairedDifference(three, four)['wait.see-nurse']?.mean).toBeCloseTo(mean(four) - mean(three), 10);
  });
});

function run(model: Model, replication: number): ReplicationResult {
  return runReplication(model, { seed: 'experiment', replication, untilMinutes });
}

function arm(model: Model, from: number): ReplicationResult[] {
  return Array.from({ length: replications }, (_, index) => run(model, from + index));
}

function withNurses(nurses: number): Model {
  const path = join(import.meta.dirname, '..', '..', 'scenarios', 'single-queue.yaml');
  const text = readFileSync(path, 'utf8').replace('capacity: 3', `capacity: ${nurses}`);
  const { scenario, problems } = parseScenario(text, path);
  if (scenario === null) throw new Error(problems[0]?.sentence);
  return compileModel(scenario);
}
