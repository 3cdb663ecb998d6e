// Every case, run and judged: the traces to the last bit, the measures by their interval at fixed seeds and modest
// size. With FLOWDAY_LONG at full size and fresh seeds, as `flowday validate --fresh` does.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  judgeMeasures,
  judgeTraces,
  type ReplicationResult,
  recordJourneys,
  runReplication,
} from '../../engine/index.ts';
import { flowday } from '../cli/flowday.ts';
import { type CaseScenario, caseNamed, caseNames } from './caseFiles.ts';

/** Enough for an interval that means something (t at 99.9% is 5.4 then); small runs are repeated more often. */
const leastReplications = 8;
const eventsOfACase = 80_000;

const cases = caseNames.map((name) => [name, caseNamed(name)] as const);
const run = cases.filter(([, { expected }]) => expected.skipped === null);

describe('measures', () => {
  const measured = run.filter(([, { expected }]) => expected.measures.length > 0);
  it.each(measured)('of %s are what is expected', (_, scenario) => {
    expect(wrongMeasures(scenario)).toEqual([]);
  });
});

describe('traces', () => {
  const traced = run.filter(([, { expected }]) => expected.traces.length > 0);
  it.each(traced)('of %s are met to 2⁻²⁰ minute', (_, scenario) => {
    const world = createWorld(compileModel(scenario), { seed: 'traces', replication: 0, measuring: false });
    const events = recordJourneys(world);
    drive(world, scenario.calendar.durationMinutes);
    for (const { moment, at, expected, found } of judgeTraces(scenario.expected.traces, events)) {
      expect(found, `${moment} ${at}`).toEqual(expected);
    }
  });
});

describe('what is not run', () => {
  it('is out of scope for a reason that is given', () => {
    const skipped = cases.filter(([, { expected }]) => expected.skipped !== null);
    expect(skipped.map(([name, { expected }]) => [name, expected.skipped])).toEqual([
      ['invariants', 'see the property tests'],
      [
        'prng-vectors',
        "known answers of other generators; the engine's own has its own, see tests/foundation/address.test.ts",
      ],
      ['trace-preempt-resample', 'draws again after an interruption: work is drawn once'],
      ['trace-priority-preempt', 'draws again after an interruption: work is drawn once'],
      ['trace-shift-resample', 'draws again after an interruption: work is drawn once'],
    ]);
  });
});

if (process.env.FLOWDAY_LONG) {
  describe('at full size, under fresh seeds', () => {
    it('every case passes, at the precision it asks for', { timeout: 60 * 60_000 }, async () => {
      const { code, stdout } = await flowday('validate', '--fresh');
      expect(code, stdout).toBe(0);
    });
  });
}

/** Precision is asked of a full run only. */
function wrongMeasures(scenario: CaseScenario): readonly unknown[] {
  const { expected, calendar } = scenario;
  const model = compileModel(scenario);
  const untilMinutes = calendar.durationMinutes;
  const run = (replication: number): ReplicationResult =>
    runReplication(model, { seed: expected.seed ?? scenario.id, replication, untilMinutes });
  const first = run(0);
  const affordable = Math.max(leastReplications, Math.floor(eventsOfACase / first.events));
  const count = Math.min(expected.replications, affordable);
  const results = [first, ...Array.from({ length: count - 1 }, (_, earlier) => run(earlier + 1))];
  const measures = expected.measures.map((measure) => ({ ...measure, precision: null }));
  return judgeMeasures({ ...expected, measures }, results).filter(({ verdict }) => verdict !== 'ok');
}
