// Little's law on every waiting list and every step of every case, and of the scenarios that are shipped: what the
// measures make of the minutes of each person is what there was on average, counted from journeys event by event. As an
// identity over the measured time, those present at both ends counted as far as they lie in it.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  hearJourneys,
  measuresOf,
  type Scenario,
} from '../../engine/index.ts';
import { shippedScenario } from '../ground/shipped.ts';
import { caseNamed, caseNames } from './caseFiles.ts';
import { Whereabouts } from './levels.ts';

const shipped = ['single-queue', 'small-hospital', 'banes-winter-2013'];
const mostMinutes = 1500;

describe("Little's law", () => {
  it.each(shipped)('holds on every list of %s', (name) => {
    check(shippedScenario(name));
  });

  it.each(caseNames)('holds on every list of the case %s', (name) => {
    check(caseNamed(name));
  });
});

/** A short run, the first third of it not measured. */
function check(scenario: Scenario): void {
  const minutes = Math.min(mostMinutes, scenario.calendar.durationMinutes);
  const warmUpMinutes = Math.floor(minutes / 3);
  const model = compileModel({ ...scenario, calendar: { ...scenario.calendar, warmUpMinutes } });
  const world = createWorld(model, { seed: 'little', replication: 0, measuring: true });
  const stepOfCensus = new Map(scenario.census.map(({ id, step }) => [id, step]));
  const whereabouts = new Whereabouts(warmUpMinutes, stepOfCensus);
  hearJourneys(world, (event) => whereabouts.hear(event));
  drive(world, minutes);
  const measured = world.simMinutes - warmUpMinutes;
  const measures = measuresOf(world);
  let lists = 0;
  for (const [id, { mean }] of Object.entries(measures)) {
    const [family = '', step = ''] = id.split('.');
    if (family !== 'waiting' && family !== 'present') continue;
    const areas = family === 'waiting' ? whereabouts.inList : whereabouts.present;
    expect(mean, id).toBeCloseTo(areas.until(step, world.simMinutes) / measured, 7);
    lists++;
  }
  expect(lists).toBeGreaterThan(0);
}
