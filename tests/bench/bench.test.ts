// The bench measures what it says: floors agree with a recursion that knows no calendar, programs that were given the
// same numbers with the floors, and Flowday, which draws its own, as well as chance allows. No test reads a clock.

import { describe, expect, it } from 'vitest';
import { compileModel, type ReplicationResult, runReplication } from '../../engine/index.ts';
import { median } from './coldRuns.ts';
import { differenceOf, distanceOf, floorAnswers, likelyWithin, sameWithin } from './compare.ts';
import { type Answer, floorAnswer, mm1Recursion } from './floors.ts';
import { flowdayAnswer, scenarioFor } from './flowday.ts';
import { givenScenario } from './given.ts';
import { acuity, drawInputs, edColumns, type Workload } from './inputs.ts';
import { PlainDepartment } from './plainDepartment.ts';

function flowdayRuns(workload: Workload, people: number, seeds: number): readonly ReplicationResult[] {
  const scenario = scenarioFor(workload, people);
  const model = compileModel(scenario);
  const untilMinutes = scenario.calendar.durationMinutes;
  return Array.from({ length: seeds }, (_, seed) =>
    runReplication(model, { seed: `test ${seed}`, replication: 0, untilMinutes }),
  );
}

describe('the floors', () => {
  it('give the waits of the recursion on M/M/1', () => {
    const rows = drawInputs('mm1', 50_000, 'test');
    expect(differenceOf(floorAnswer('mm1', rows), mm1Recursion(rows))).toBeLessThan(sameWithin);
  });

  it('give the answer of a plain simulation of the department, written to be read', () => {
    const rows = drawInputs('ed', 12_000, 'test');
    const floor = floorAnswer('ed', rows);
    expect(differenceOf(floor, new PlainDepartment(rows).run())).toBeLessThan(sameWithin);
    expect(floor.boarding).toBeGreaterThan(0);
  });

  it('change with the numbers they are given', () => {
    const rows = drawInputs('ed', 2_000, 'test');
    const others = rows.map((value, index) => (index === 500 * edColumns + 3 ? value + 5 : value));
    expect(differenceOf(floorAnswer('ed', others), floorAnswer('ed', rows))).toBeGreaterThan(1e-6);
  });
});

describe('the drawn numbers', () => {
  it('are the same again, and more people only add rows', () => {
    const many = drawInputs('ed', 300, 'test');
    expect(drawInputs('ed', 200, 'test')).toEqual(many.subarray(0, 200 * edColumns));
    expect(drawInputs('ed', 200, 'other')).not.toEqual(many.subarray(0, 200 * edColumns));
  });
});

describe('Flowday, drawing its own numbers', () => {
  for (const [workload, people] of [
    ['mm1', 20_000],
    ['ed', 20_000],
  ] as const) {
    it(`answers ${workload} within ${likelyWithin} standard errors of the floor`, () => {
      const floors = floorAnswers(workload, people, 20);
      const answers = flowdayRuns(workload, people, 4).map((run) => flowdayAnswer(workload, run));
      expect(distanceOf(answers, floors)).toBeLessThan(likelyWithin);
    });
  }

  it('has the waits at triage, doctor and scan that chance allows: a full ward does not blur these', () => {
    const plain = Array.from({ length: 8 }, (_, seed) => {
      const department = new PlainDepartment(drawInputs('ed', 8_000, `waits ${seed}`));
      department.run();
      return department.meanWaits();
    });
    const waits = flowdayRuns('ed', 8_000, 8).map(({ measures }) => ({
      nurse: measures['wait.triage']?.mean ?? Number.NaN,
      doctor: measures['wait.see-doctor']?.mean ?? Number.NaN,
      scanner: measures['wait.scan']?.mean ?? Number.NaN,
    }));
    expect(distanceOf(waits, plain)).toBeLessThan(likelyWithin);
  });
});

describe('Flowday, given the numbers of the others', () => {
  function asGiven(workload: Workload, rows: Float64Array): Answer {
    const scenario = givenScenario(workload, rows);
    const untilMinutes = scenario.calendar.durationMinutes;
    const run = runReplication(compileModel(scenario), { seed: 'test', replication: 0, untilMinutes });
    return flowdayAnswer(workload, run);
  }
  function differenceFromFloor(workload: Workload, rows: Float64Array): number {
    const { lastDeparture: _, ...floor } = floorAnswer(workload, rows);
    return differenceOf(asGiven(workload, rows), floor);
  }

  it('answers mm1 as the floor does, to 12 digits', () => {
    expect(differenceFromFloor('mm1', drawInputs('mm1', 10_000, 'given'))).toBeLessThan(sameWithin);
  });

  it('answers ed as the floor does, to 12 digits, when nobody is more urgent than others', () => {
    const rows = drawInputs('ed', 10_000, 'given');
    for (let at = acuity; at < rows.length; at += edColumns) rows[at] = 2;
    expect(differenceFromFloor('ed', rows)).toBeLessThan(sameWithin);
  });

  it('differs on ed by a hair at most: who is served first when a doctor and a cubicle come free at once', () => {
    const rows = drawInputs('ed', 10_000, 'given');
    expect(differenceFromFloor('ed', rows)).toBeLessThan(0.002);
  });
});

describe('the comparison', () => {
  it('tells waits that are half as long again', () => {
    const floors = floorAnswers('mm1', 20_000, 30);
    const others = floorAnswers('mm1', 20_000, 60).slice(30);
    const longer = others.map(({ wait }) => ({ wait: (wait as number) * 1.5 }));
    expect(distanceOf(others, floors)).toBeLessThan(likelyWithin);
    expect(distanceOf(longer, floors)).toBeGreaterThan(likelyWithin);
  });

  it('refuses an answer without one of the figures', () => {
    expect(() => differenceOf({ wait: 1 }, { wait: 1, boarding: 2 })).toThrow('No boarding in the answer');
    expect(() => differenceOf({ wait: Number.NaN }, { wait: 1 })).toThrow('No wait in the answer');
  });

  it('takes the middle of odd and even numbers of rounds', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 10])).toBe(3);
  });
});
