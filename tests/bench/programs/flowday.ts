// Flowday as a program of its own: `flowday.ts WORKLOAD PEOPLE SEED`. Through the front door: text, scenario, model, one
// replication with measuring on. It draws its own numbers, and that is within the time measured.

import { compileModel, runReplication } from '../../../engine/index.ts';
import { flowdayAnswer, scenarioFor } from '../flowday.ts';
import type { Workload } from '../inputs.ts';
import { costOf, peakMiB, say } from './measured.ts';

const [workload, people, seed] = process.argv.slice(2) as [Workload, string, string];
const prepared = await costOf(() => {
  const scenario = scenarioFor(workload, Number(people));
  return { model: compileModel(scenario), untilMinutes: scenario.calendar.durationMinutes };
});
const { model, untilMinutes } = prepared.result;
const { result, wallSeconds, cpuSeconds } = await costOf(() =>
  runReplication(model, { seed, replication: 0, untilMinutes }),
);
say({
  answer: flowdayAnswer(workload, result),
  people: result.patients,
  wallSeconds,
  cpuSeconds,
  peakMiB: peakMiB(),
  more: { events: result.events, readingSeconds: prepared.wallSeconds },
});
