// What people read after a run: it changes nothing in the run, leaves the warm-up out, and says its unit.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  hashWorld,
  measureCatalogue,
  measuresOf,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { measureIdsOf } from '../../engine/scenario/measureIds.ts';
import { entryOf } from '../../engine/views/measureCatalogue.ts';
import { besideShipped, shippedScenario } from '../ground/shipped.ts';

const shipped = ['single-queue', 'small-hospital', 'banes-winter-2013'];

describe('measuring', () => {
  it.each(shipped)('[M1] changes no part of the hash of %s but its own', (name) => {
    const model = compileModel(shippedScenario(name));
    const options = { seed: 'measured or not', replication: 0 };
    const measured = createWorld(model, { ...options, measuring: true });
    const unmeasured = createWorld(model, { ...options, measuring: false });
    for (const untilMinutes of [0, 361.5, 1440]) {
      expect(drive(measured, untilMinutes)).toEqual(drive(unmeasured, untilMinutes));
      const { measures, ...rest } = hashWorld(measured).parts;
      const { measures: none, ...restUnmeasured } = hashWorld(unmeasured).parts;
      expect(rest).toEqual(restUnmeasured);
      expect(measures).not.toBe(none);
    }
    expect(measuresOf(unmeasured)).toEqual({});
  });

  it('[M2] leaves the warm-up out of every tally', () => {
    const scenario = shippedScenario('single-queue');
    const warmUpMinutes = 1440;
    const cold = worldOf({ ...scenario, calendar: { ...scenario.calendar, warmUpMinutes: 0 } });
    const warm = worldOf({ ...scenario, calendar: { ...scenario.calendar, warmUpMinutes } });
    drive(cold, warmUpMinutes);
    drive(warm, warmUpMinutes);
    expect(measuresOf(warm)['arrivals.walk-in']?.mean).toBe(0);
    expect(measuresOf(warm)['wait.see-nurse']?.mean).toBeNull();
    const before = measuresOf(cold)['arrivals.walk-in']?.mean ?? 0;
    expect(before).toBeGreaterThan(200);
    drive(cold, 3 * 1440);
    drive(warm, 3 * 1440);
    const all = measuresOf(cold)['arrivals.walk-in']?.mean ?? 0;
    expect(measuresOf(warm)['arrivals.walk-in']?.mean).toBe(all - before);
    // Time-weighted too: two days of three nurses are measured, so what is in use cannot exceed three.
    expect(measuresOf(warm)['in-use.nurse']?.mean).toBeLessThanOrEqual(3);
    expect(measuresOf(warm)['in-use.nurse']?.mean).not.toBe(measuresOf(cold)['in-use.nurse']?.mean);
  });

  it.each(shipped)('[M3] says of every measure of %s what it is, in which unit', (name) => {
    const scenario = shippedScenario(name);
    const world = worldOf(scenario);
    drive(world, 60);
    const measures = Object.entries(measuresOf(world));
    expect(measures.length).toBeGreaterThan(0);
    const catalogue = measureCatalogue(scenario);
    for (const [id, { unit }] of measures) {
      const entry = catalogue[entryOf(id) ?? ''];
      expect(entry?.unit, id).toBe(unit);
      expect(entry?.definition, id).toMatch(/\w/);
    }
    // What is a share, or a mean, says of what.
    const bare = Object.entries(catalogue).filter(
      ([id, { unit, denominator }]) =>
        !/^(indicator|kpi)\./.test(id) && unit === 'share' && denominator === null,
    );
    expect(bare).toEqual([]);
  });

  it('gives exactly the measures that a scenario file may name', () => {
    const files = [...shipped.map((name) => `scenarios/${name}.yaml`), ...casesOfValidation()];
    let read = 0;
    for (const file of files) {
      const path = join(repository, file);
      const { scenario } = parseScenario(readFileSync(path, 'utf8'), path, besideShipped);
      if (scenario === null) continue;
      read += 1;
      const world = createWorld(compileModel(scenario), { seed: 'ids', replication: 0, measuring: true });
      expect(Object.keys(measuresOf(world)).sort(), file).toEqual([...measureIdsOf(scenario)].sort());
    }
    expect(read).toBeGreaterThan(50);
  });

  it('knows the measures of its catalogue, and no other', () => {
    expect(entryOf('wait.see-nurse')).toBe('wait.STEP');
    expect(entryOf('over.department.240')).toBe('over.ID.MINUTES');
    expect(entryOf('in-system')).toBe('in-system');
    expect(entryOf('indicator.four-hour')).toBe('indicator.four-hour');
    expect(entryOf('weight.see-nurse')).toBeNull();
    expect(entryOf('constructor.see-nurse')).toBeNull();
  });

  it('gives shares between 0 and 1, and no figure that is not a number', () => {
    const world = worldOf(shippedScenario('small-hospital'));
    drive(world, 1440);
    for (const [id, { unit, mean, empty }] of Object.entries(measuresOf(world))) {
      expect([id, mean === null]).toEqual([id, empty ?? false]);
      if (mean === null) continue;
      expect(Number.isFinite(mean), id).toBe(true);
      // Less capacity puts nobody out ([S2]), so more may be in use than there is.
      const mayExceedAll = id.startsWith('utilisation.') || id === 'indicator.bed-occupancy';
      if (unit === 'share' && !mayExceedAll) expect(mean >= 0 && mean <= 1, `${id}: ${mean}`).toBe(true);
    }
  });
});

const repository = join(import.meta.dirname, '..', '..');

function casesOfValidation(): readonly string[] {
  const folder = 'tests/validation/cases';
  const files = readdirSync(join(repository, folder)).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => `${folder}/${name}`);
}

function worldOf(scenario: Scenario) {
  return createWorld(compileModel(scenario), { seed: 'measures', replication: 0, measuring: true });
}
