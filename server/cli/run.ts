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
  readonly all?: boolean;
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
    .option('--all', 'print every measure, not only the headline and the stopwatches')
    .option('--json', 'print JSON, with every measure')
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
      else process.stdout.write(reportText(scenario, report, options.all === true));
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

function reportText(scenario: Scenario, report: RunReport, all: boolean): string {
  const { measures, replications } = report;
  const ids = Object.keys(measures);
  const shown = all ? ids : headlineOf(scenario, ids);
  const more = ids.length - shown.length;
  const days = daysText(report.simulatedMinutes / replications);
  return `${scenario.name} (${report.scenario})
${countText(replications, 'replication')} of ${days}, seed ${report.seed}
${countText(report.patients, 'patient')}, ${countText(report.events, 'event')}, ${wholeText(report.wallMs)} ms
state ${report.stateHash}

${measuresText(measures, shown)}${more === 0 ? '' : `${countText(more, 'more measure')} with --all.\n`}`;
}

/** Headline indicators, the other indicators, stopwatches; all that there is when the scenario names no headline. */
function headlineOf({ headline }: Scenario, ids: readonly string[]): readonly string[] {
  if (headline.length === 0) return ids;
  const first = headline.map((id) => `indicator.${id}`).filter((id) => ids.includes(id));
  const then = ids.filter((id) => /^(indicator|clock)\./.test(id) && !first.includes(id));
  return [...first, ...then];
}

function measuresText(measures: RunReport['measures'], ids: readonly string[]): string {
  const rows = ids.flatMap((id) => {
    const measure = measures[id];
    if (measure === undefined) return [];
    const { unit, mean, ci95, p50, p90, p95 } = measure;
    const percentiles = [p50, p90, p95].map((figure) =>
      figure === undefined ? '' : figureText(figure, unit),
    );
    return [[id, figureText(mean, unit), intervalText(ci95, unit), ...percentiles, unit]];
  });
  const left = ['measure', '95% interval', 'unit'];
  const headings = ['measure', 'mean', '95% interval', 'p50', 'p90', 'p95', 'unit'];
  const columns = headings.map((heading) => ({
    heading,
    align: left.includes(heading) ? ('left' as const) : ('right' as const),
  }));
  return textTable(columns, rows);
}

function intervalText(ci95: MeasureSummary['ci95'], unit: string): string {
  return ci95 === null ? '' : `${figureText(ci95[0], unit)} to ${figureText(ci95[1], unit)}`;
}
