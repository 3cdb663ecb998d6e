// `flowday run FILE`: plays a scenario without people and prints its measures.

import type { Command } from 'commander';
import { type MeasureSummary, type ReplicationResult, type Scenario, summarise } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { countText, daysText, figureText, wholeText } from './figures.ts';
import { daysOption, wholeFrom } from './options.ts';
import { printJson } from './output.ts';
import { progressBar } from './progressBar.ts';
import { runReplications } from './replicationPool.ts';
import { readScenarioOrComplain } from './scenarioFile.ts';
import { textTable } from './textTable.ts';
import { flowdayVersion } from './version.ts';

interface RunOptions {
  readonly seed: string;
  readonly replications: number;
  readonly days?: number;
  readonly json?: boolean;
}

/** What `--json` prints: a contract. */
interface RunReport {
  readonly flowday: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  /** Over all replications, like `events` and `patients`. */
  readonly simulatedMinutes: number;
  readonly events: number;
  readonly patients: number;
  readonly wallMs: number;
  /** Of the first replication, at its end. */
  readonly stateHash: string;
  readonly hashParts: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, MeasureSummary>>;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .description('Play a scenario without people, by its standing orders, and print its measures.')
    .argument('<file>', 'scenario file (YAML)')
    .option('--seed <text>', 'names all chance in the run', '1')
    .option(
      '--replications <number>',
      'runs that differ only in chance, on all cores',
      wholeFrom(1, 100_000),
      1,
    )
    .option('--days <number>', 'simulated days; default: all of the scenario', daysOption)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  flowday run scenarios/single-queue.yaml --replications 50
  flowday run scenarios/banes-winter-2013.yaml --days 14 --seed bath --json

Means stand with their 95% interval (Student's t over replications; one replication has none). Simulated
minutes, events and patients are totals over all replications; the state hash is that of the first.`,
    )
    .action(async (file: string, options: RunOptions) => {
      const scenario = readScenarioOrComplain(file);
      const report = await runReport(scenario, options);
      if (options.json) printJson(report);
      else process.stdout.write(reportText(scenario, report));
    });
}

async function runReport(scenario: Scenario, options: RunOptions): Promise<RunReport> {
  const { seed, replications } = options;
  const untilMinutes = untilMinutesOf(scenario, options.days);
  const bar = progressBar(scenario.id);
  const startedWallMs = performance.now();
  const results = await runReplications({ scenario, seed, replications, untilMinutes }, (done) =>
    bar.show(done, replications),
  ).finally(bar.clear);
  const wallMs = Math.round(performance.now() - startedWallMs);
  const [first] = results;
  if (first === undefined) throw new Error('no replication came back');
  return {
    flowday: flowdayVersion(),
    scenario: scenario.id,
    seed,
    replications,
    simulatedMinutes: totalOf(results, 'simulatedMinutes'),
    events: totalOf(results, 'events'),
    patients: totalOf(results, 'patients'),
    wallMs,
    stateHash: first.hash.state,
    hashParts: first.hash.parts,
    measures: summarise(results),
  };
}

function untilMinutesOf({ id, calendar }: Scenario, days: number | undefined): number {
  if (days === undefined) return calendar.durationMinutes;
  const minutes = days * 1440;
  if (minutes > calendar.durationMinutes) {
    throw new Complaint(
      `${id} lasts ${daysText(calendar.durationMinutes)}; --days ${days} goes beyond its end.`,
      'Ask for fewer days, or make the scenario longer (calendar: length).',
      2,
    );
  }
  return minutes;
}

function totalOf(
  results: readonly ReplicationResult[],
  field: 'simulatedMinutes' | 'events' | 'patients',
): number {
  return results.reduce((sum, result) => sum + result[field], 0);
}

function reportText(scenario: Scenario, report: RunReport): string {
  const { measures, replications } = report;
  const rows = Object.entries(measures).map(([id, { unit, mean, ci95, p50, p90, p95 }]) => [
    id,
    figureText(mean, unit),
    ci95 === null ? '' : `${figureText(ci95[0], unit)} to ${figureText(ci95[1], unit)}`,
    ...[p50, p90, p95].map((figure) => (figure === undefined ? '' : figureText(figure, unit))),
    unit,
  ]);
  const right = (heading: string) => ({ heading, align: 'right' }) as const;
  const left = (heading: string) => ({ heading, align: 'left' }) as const;
  return `${scenario.name} (${report.scenario})
${countText(replications, 'replication')} of ${daysText(report.simulatedMinutes / replications)}, seed ${report.seed}
${countText(report.patients, 'patient')}, ${countText(report.events, 'event')}, ${wholeText(report.wallMs)} ms
state ${report.stateHash}

${textTable([left('measure'), right('mean'), left('95% interval'), right('p50'), right('p90'), right('p95'), left('unit')], rows)}`;
}
