// The BANES winter without people, as a program of its own: `winter.ts REPLICATIONS`. The first replication is as cold
// as the process; the others are warm. Prints one line of JSON.

import { compileModel, runReplication } from '../../../engine/index.ts';
import { banesScenario } from '../flowday.ts';
import { costOf, peakMiB } from './measured.ts';

const replications = Number(process.argv[2]);
const scenario = banesScenario();
const model = compileModel(scenario);
const untilMinutes = scenario.calendar.durationMinutes;
const runs = [];
for (let replication = 0; replication < replications; replication++) {
  const { result, wallSeconds, cpuSeconds } = await costOf(() =>
    runReplication(model, { seed: 'bench', replication, untilMinutes }),
  );
  runs.push({
    wallSeconds,
    cpuSeconds,
    events: result.events,
    patients: result.patients,
    peakMiB: peakMiB(),
  });
}
process.stdout.write(JSON.stringify({ days: untilMinutes / 1440, runs }));
