// What the engine tells people about a scenario and its runs: explanations and pictures, experiments, journeys.

import { onGrid } from '../../engine/base/time.ts';
import {
  createWorld,
  drive,
  explainScenario,
  type Model,
  pairedDifference,
  pathwayChart,
  precisionOf,
  recommendWarmUp,
  recordJourneys,
  runBatches,
  runReplication,
  runSeries,
  stepGraph,
  summarise,
} from '../../engine/index.ts';
import type { CourseOptions } from './course.ts';
import type { Say } from './input.ts';
import { jsonHash } from './lines.ts';

export function sayPictures(say: Say, name: string, { scenario }: Model): void {
  say(`${name}: explained`, jsonHash(explainScenario(scenario)));
  say(`${name}: graph`, jsonHash(stepGraph(scenario)));
  say(`${name}: chart`, jsonHash(pathwayChart(scenario)));
}

/** Over a third of the time: three replications, the same in another seed, a series, batches, and journeys. */
export function sayReports(say: Say, { name, model, seed, ...options }: CourseOptions): void {
  const untilMinutes = onGrid(options.untilMinutes / 3);
  const arm = (armSeed: string) =>
    [0, 1, 2].map((replication) => runReplication(model, { seed: armSeed, replication, untilMinutes }));
  const one = arm(seed);
  const other = arm(`${seed}, otherwise`);
  say(`${name}: replications`, jsonHash(one));
  say(`${name}: summary`, jsonHash(summarise(one)));
  say(`${name}: paired difference`, jsonHash(pairedDifference(one, other)));
  say(`${name}: precision`, jsonHash(precisionOf(one, Object.keys(one[0]?.measures ?? {}), 0.05)));

  const run = { seed, replication: 3, untilMinutes };
  const series = runSeries(model, { ...run, everyMinutes: 60, points: 'average' });
  say(`${name}: series`, jsonHash([series, recommendWarmUp(series)]));
  const { warmUpMinutes } = model.calendar;
  say(
    `${name}: batches`,
    jsonHash(runBatches(model, { ...run, untilMinutes: untilMinutes + warmUpMinutes, batches: 4 })),
  );

  const world = createWorld(model, { seed, replication: 4, measuring: false });
  const journeys = recordJourneys(world, (_, ordinal) => ordinal % 10 === 0);
  drive(world, untilMinutes);
  say(`${name}: journeys`, `${journeys.length} ${jsonHash(journeys)}`);
}
