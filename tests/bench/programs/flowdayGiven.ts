// Flowday with the numbers of the others: `flowdayGiven.ts WORKLOAD ROWS PEOPLE`. As `flowday.ts`, but every instant and
// every duration comes from the data that the scenario names.

import { compileModel, runReplication } from '../../../engine/index.ts';
import { flowdayAnswer } from '../flowday.ts';
import { givenScenario } from '../given.ts';
import { columnsOf, type Workload } from '../inputs.ts';
import { costOf, peakMiB, readRows, say } from './measured.ts';

const [workload, file, most] = process.argv.slice(2) as [Workload, string, string];
const columns = columnsOf(workload);
const rows = readRows(file).subarray(0, Number(most) * columns);
const prepared = await costOf(() => {
  const scenario = givenScenario(workload, rows);
  return { model: compileModel(scenario), untilMinutes: scenario.calendar.durationMinutes };
});
const { model, untilMinutes } = prepared.result;
const { result, wallSeconds, cpuSeconds } = await costOf(() =>
  runReplication(model, { seed: 'bench', replication: 0, untilMinutes }),
);
say({
  answer: flowdayAnswer(workload, result),
  people: result.patients,
  wallSeconds,
  cpuSeconds,
  peakMiB: peakMiB(),
  more: { events: result.events, readingSeconds: prepared.wallSeconds },
});
