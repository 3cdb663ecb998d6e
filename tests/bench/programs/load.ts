// What an event costs among so many patients at constant load: `load.ts PATIENTS`. The hundred days before are not
// counted: they fill the beds, and by then everything is compiled. Prints one line of JSON.

import { compileModel, createWorld, drive } from '../../../engine/index.ts';
import { readScenario } from '../flowday.ts';
import { costOf, peakMiB } from './measured.ts';

const patientsPerDay = 2880;
const fillDays = 100;

const patients = Number(process.argv[2]);
const model = compileModel(readScenario('load.yaml'));
const world = createWorld(model, { seed: 'bench', replication: 0, measuring: true });
// Day by day: a loop that is entered once is compiled for going on, not for being entered again.
for (let day = 1; day <= fillDays; day++) drive(world, day * 1440);
const [eventsBefore, arrivalsBefore] = [world.eventsRun, world.arrivals];
const { cpuSeconds, wallSeconds } = await costOf(() =>
  drive(world, (fillDays + patients / patientsPerDay) * 1440),
);
process.stdout.write(
  JSON.stringify({
    patients: world.arrivals - arrivalsBefore,
    events: world.eventsRun - eventsBefore,
    cpuSeconds,
    wallSeconds,
    peakMiB: peakMiB(),
  }),
);
