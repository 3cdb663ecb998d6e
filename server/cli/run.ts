// `flowday run FILE`: plays a scenario without people and prints its measures. Owns which of the ways of running
// is meant; each way stands in a file of its own beside this one (run….ts), the options in runOptions.ts.

import type { Command } from 'commander';
import { printJson } from './output.ts';
import { forceOption, mustBeWritable, type OutputOptions } from './outputFile.ts';
import { printComparison, withoutDecision } from './runAgainst.ts';
import { printBatches } from './runBatches.ts';
import { printDefinitions } from './runDefinitions.ts';
import { type RunOptions, runOptions } from './runOptions.ts';
import { refusedPlansOf, refusedPlansText } from './runPlans.ts';
import { reportText, runReport } from './runReport.ts';
import { printSeries } from './runSeries.ts';
import { readScenarioOrComplain } from './scenarioFile.ts';
import { type PatientOptions, patientOptions, toldOfPatients } from './trace.ts';

export function addRun(program: Command): void {
  const run = program
    .command('run')
    .description('Play a scenario without people, by its standing orders, and print its measures.')
    .argument('<file>', 'scenario file (YAML)');
  for (const option of [...runOptions(), ...patientOptions(), forceOption()]) run.addOption(option);
  run.addHelpText('after', examples).action(runScenario);
}

async function runScenario(
  file: string,
  options: RunOptions & PatientOptions & OutputOptions,
): Promise<void> {
  const inputs: string[] = [];
  const noticed = (path: string): void => void inputs.push(path);
  const scenario = readScenarioOrComplain(file, options, noticed);
  const against = options.against === undefined ? null : readScenarioOrComplain(options.against, {}, noticed);
  for (const output of [options.series, options.journeys]) {
    if (output !== undefined && output !== '-') mustBeWritable(output, inputs, options);
  }
  if (options.definitions) return printDefinitions(scenario, options);
  const { batches, series, without, trace, explain } = options;
  // The plain report says it itself.
  if ([batches, series, without, trace, explain].some((one) => one !== undefined) || against !== null) {
    process.stderr.write(refusedPlansText(scenario, refusedPlansOf(scenario, options)));
  }
  if (await toldOfPatients(scenario, options)) return;
  if (options.batches !== undefined) return printBatches(scenario, options.batches, options);
  if (options.series !== undefined) return printSeries(scenario, options.series, options);
  if (against !== null) {
    return printComparison(scenario, { name: `against ${options.against}`, scenario: against }, options);
  }
  if (options.without !== undefined) {
    return printComparison(scenario, withoutDecision(scenario, options.without), options);
  }
  const report = await runReport(scenario, options);
  if (options.json) printJson(report);
  else process.stdout.write(reportText(scenario, report, options));
}

const examples = `
Examples:
  flowday run scenarios/single-queue.yaml --replications 50
  flowday run scenarios/banes-winter-2013.yaml --days 14 --seed bath --json
  flowday run scenarios/single-queue.yaml --precision 5% --measures wait.see-nurse
  flowday run scenarios/single-queue.yaml --batches 20
  flowday run scenarios/small-hospital.yaml --series day.csv --every "15 min" --measures "waiting.*"
  flowday run scenarios/small-hospital.yaml --trace --step triage --from "day 1 12:00" --until "day 1 13:00"
  flowday run scenarios/small-hospital.yaml --explain walk-in:12
  flowday run scenarios/small-hospital.yaml --journeys journeys.csv --sample 10%
  flowday run scenarios/small-hospital.yaml --against my-hospital.yaml --replications 50
  flowday run scenarios/banes-winter-2013.yaml --set core-beds=560 --off thin-nursing

Means stand with their 95% interval (Student's t over replications; one replication has none), percentiles are means
of the replications' percentiles. Times stand in the scenario's own unit if it names one (calendar: unit); in JSON and
CSV always in minutes. Simulated minutes, events and patients are totals over all replications; the state
hash is that of the first. The same seed gives the same figures, however many run at a time.`;
