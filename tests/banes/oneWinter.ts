// A process of its own that runs one whole winter and prints what it cost: `{cpuSeconds, patients, days}`.
// Processor time of the whole process while the replication runs: all its threads, and the engine still cold.

import { compileModel, runReplication } from '../../engine/index.ts';
import { theScenario } from './winter.ts';

const scenario = theScenario();
const model = compileModel(scenario);
const before = process.cpuUsage();
const { patients, simulatedMinutes } = runReplication(model, {
  seed: 'banes',
  replication: 0,
  untilMinutes: scenario.calendar.durationMinutes,
});
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({ cpuSeconds: (user + system) / 1e6, patients, days: simulatedMinutes / 1440 }),
);
