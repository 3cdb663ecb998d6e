// Two slips that were once possible: a ladder that asks for more entries than the journal has, and a
// percentile beyond anything that was ever seen.

import { describe, expect, it } from 'vitest';
import { referenceScenario } from '../../engine/drive/referenceScenario.ts';
import { compileModel, createWorld, drive, hashWorld, parseScenario, replay } from '../../engine/index.ts';
import { Tallies } from '../../engine/measures/tallies.ts';

const { scenario } = parseScenario(referenceScenario, 'reference.yaml');
if (scenario === null) throw new Error('The reference scenario has a problem');
const model = compileModel(scenario);

describe('the end of a ladder', () => {
  it('[J3] names a last rung that waits for an entry the journal does not have', () => {
    const world = createWorld(model, { seed: 'end', replication: 0, measuring: true });
    drive(world, 600);
    const { state } = hashWorld(world);
    const run = { seed: 'end', replication: 0, journal: [] };
    const whole = replay(model, { run, untilMinutes: 600, ladder: [{ atMinutes: 600, entries: 0, state }] });
    expect(whole.mismatch).toBeNull();
    const cut = replay(model, { run, untilMinutes: 600, ladder: [{ atMinutes: 600, entries: 1, state }] });
    expect(cut.mismatch).toEqual({ atMinutes: 600, expected: state, found: state });
  });
});

describe('percentiles', () => {
  it('never lie above the largest value that was tallied', () => {
    const tallies = new Tallies(1);
    for (let step = 1; step <= 100; step++) tallies.add(0, step / 100);
    expect(tallies.quantile(0, 0.999)).toBeLessThanOrEqual(1);
    expect(tallies.quantile(0, 1)).toBe(1);
    expect(Math.abs(tallies.quantile(0, 0.5) - 0.5)).toBeLessThan(0.03);
  });
});
