// The scenarios of the bench, and which of a run's measures answer the two workloads. Knows nothing of timing.

import { readFileSync } from 'node:fs';
import { formatProblem, parseScenario, type ReplicationResult, type Scenario } from '../../engine/index.ts';
import { shippedScenario } from '../ground/shipped.ts';
import type { Answer } from './floors.ts';
import type { Workload } from './inputs.ts';

/** How many people come, as the scenario files say. */
const peopleInFile: Readonly<Record<Workload, string>> = { mm1: '1000000', ed: '200000' };

/** The scenario file of a workload, with so many people instead of its own number. */
export function scenarioFor(workload: Workload, people: number): Scenario {
  return readScenario(`${workload}.yaml`, (text) => text.replaceAll(peopleInFile[workload], String(people)));
}

export function banesScenario(): Scenario {
  return shippedScenario('banes-winter-2013');
}

/** Throws every problem of a file that does not read. `readData` brings the data that the scenario names. */
export function readScenario(
  file: string,
  change = (text: string): string => text,
  readData?: (path: string) => string | null,
): Scenario {
  const text = readFileSync(new URL(`scenarios/${file}`, import.meta.url), 'utf8');
  const { scenario, problems } = parseScenario(change(text), file, readData);
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

/** Where a measure of the run stands for a figure of the answer. The last departure is not one of them. */
const measureFor: Readonly<Record<Workload, Readonly<Record<string, string>>>> = {
  mm1: { wait: 'wait.service' },
  ed: {
    waitForDoctor: 'clock.wait-for-doctor',
    timeInDepartment: 'clock.department',
    boarding: 'wait.ward',
  },
};

export function flowdayAnswer(workload: Workload, { measures }: ReplicationResult): Answer {
  return Object.fromEntries(
    Object.entries(measureFor[workload]).map(([figure, measure]) => {
      const found = measures[measure];
      if (found === undefined || found.mean === null) throw new Error(`The run has no measure ${measure}`);
      return [figure, found.mean];
    }),
  );
}
