// `flowday run FILE`: plays a scenario without people and prints its measures. Owns the options and which of the
// ways of running is meant; each way stands in a file of its own beside this one (run….ts).

import { type Command, Option } from 'commander';
import { daysOption, durationOption, listOption, shareOption, wholeFrom } from './options.ts';
import { printJson } from './output.ts';
import { printComparison, withoutDecision } from './runAgainst.ts';
import { printBatches } from './runBatches.ts';
import { printDefinitions } from './runDefinitions.ts';
import { reportText, runReport } from './runReport.ts';
import { printSeries } from './runSeries.ts';
import { readScenarioOrComplain } from './scenarioFile.ts';
import { type PatientOptions, patientOptions, toldOfPatients } from './trace.ts';

export interface RunOptions extends PatientOptions {
  readonly seed: string;
  readonly replications?: number;
  readonly processes?: number;
  readonly days?: number;
  readonly measures?: readonly string[];
  readonly all?: boolean;
  readonly json?: boolean;
  /** 0–1. */
  readonly precision?: number;
  readonly batches?: number;
  readonly series?: string;
  /** Minutes. */
  readonly every?: number;
  readonly against?: string;
  readonly without?: string;
  readonly definitions?: boolean;
}

export function addRun(program: Command): void {
  const run = program
    .command('run')
    .description('Play a scenario without people, by its standing orders, and print its measures.')
    .argument('<file>', 'scenario file (YAML)');
  for (const option of [...options(), ...patientOptions()]) run.addOption(option);
  run.addHelpText('after', examples).action(runScenario);
}

function options(): readonly Option[] {
  const whole = (flags: string, text: string, least: number, most: number): Option =>
    new Option(flags, text).argParser(wholeFrom(least, most));
  return [
    new Option('--seed <text>', 'names all chance in the run').default('1'),
    whole('--replications <number>', 'runs that differ only in chance; default: 1', 1, 100_000),
    whole('--processes <number>', 'run so many at a time; default: one for each core', 1, 256),
    new Option('--days <number>', 'simulated days; default: all of the scenario').argParser(daysOption),
    new Option('--measures <ids>', 'only these, such as wait.triage,stay.*').argParser(listOption),
    new Option('--all', 'print every measure, not only the headline and the stopwatches'),
    new Option('--json', 'print JSON, with every measure'),
    new Option('--precision <share>', 'replications until every headline measure is known to ±5%, or as said')
      .argParser(shareOption)
      .conflicts(['batches', 'series', 'against', 'without', 'definitions']),
    whole('--batches <number>', 'one run, cut into so many parts after its warm-up', 2, 10_000).conflicts([
      'replications',
      'series',
      'against',
      'without',
      'definitions',
    ]),
    new Option('--series <file>', 'write how things stand over time as CSV; - for stdout').conflicts([
      'against',
      'without',
      'definitions',
    ]),
    new Option('--every <time>', 'between two points of a series; default: 1 h').argParser(durationOption),
    new Option('--against <file>', 'compare with another scenario under the same luck').conflicts('without'),
    new Option('--without <id>', 'compare with nobody giving a standing order, or pulling a lever'),
    new Option('--definitions', 'say what every measure is, and run nothing'),
  ];
}

async function runScenario(file: string, options: RunOptions): Promise<void> {
  const scenario = readScenarioOrComplain(file);
  if (await toldOfPatients(scenario, options)) return;
  if (options.definitions) return printDefinitions(scenario, options);
  if (options.batches !== undefined) return printBatches(scenario, options.batches, options);
  if (options.series !== undefined) return printSeries(scenario, options.series, options);
  if (options.against !== undefined) {
    const other = { name: `against ${options.against}`, scenario: readScenarioOrComplain(options.against) };
    return printComparison(scenario, other, options);
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

Means stand with their 95% interval (Student's t over replications; one replication has none), percentiles are means
of the replications' percentiles. Simulated minutes, events and patients are totals over all replications; the state
hash is that of the first. The same seed gives the same figures, however many run at a time.`;
