// The options of `flowday run` that say how often, how precisely and how a scenario is run.

import { Option } from 'commander';
import {
  daysOption,
  durationOption,
  listOption,
  type RunningOptions,
  runningOptions,
  shareOption,
  wholeFrom,
} from './options.ts';

export interface RunOptions extends RunningOptions {
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

export function runOptions(): readonly Option[] {
  const whole = (flags: string, text: string, least: number, most: number): Option =>
    new Option(flags, text).argParser(wholeFrom(least, most));
  return [
    ...runningOptions({ text: 'runs that differ only in chance; default: 1', least: 1, most: 100_000 }),
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
