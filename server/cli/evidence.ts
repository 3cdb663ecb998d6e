// `flowday evidence FILE`: holds runs of the base case beside what was observed. Owns the verb and what it is asked;
// the table stands in evidenceText.ts, the printable report in evidenceReport.ts.

import type { Command } from 'commander';
import { type EvidenceVerdict, judgeEvidence, type Scenario } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { runArms } from './evidencePool.ts';
import { type RunRecord, recordOf } from './evidenceRecord.ts';
import { type Sensitivity, sensitivityOf } from './evidenceSensitivity.ts';
import { evidenceText } from './evidenceText.ts';
import { type RunningOptions, runningOptions, wholeFrom } from './options.ts';
import { printJson, printLine } from './output.ts';
import { forceOption, mustBeWritable, type OutputOptions, writeOutput } from './outputFile.ts';
import { progressBar } from './progressBar.ts';
import { mergedOrComplain, readScenarioOrComplain } from './scenarioFile.ts';

export interface EvidenceOptions extends RunningOptions, OutputOptions {
  readonly replications: number;
  readonly json?: boolean;
  readonly report?: string;
  readonly brief?: boolean;
  readonly sensitivity?: boolean;
  readonly sensitivityReplications: number;
  readonly date?: string;
}

/** What `--json` prints: a contract. */
export interface EvidenceReport {
  readonly record: RunRecord;
  readonly targets: readonly EvidenceVerdict[];
  /** null: not asked for. */
  readonly sensitivity: Sensitivity | null;
}

export function addEvidence(program: Command): void {
  const verb = program
    .command('evidence')
    .description('Run the base case and hold it beside what was observed (evidence: in the file).')
    .argument('<file>', 'scenario file (YAML)')
    .option('--sensitivity', 'also set every parameter that has a range low and high, one at a time')
    .option('--sensitivity-replications <number>', 'for each low and high', wholeFrom(1, 1000), 2)
    .option('--report <file>', 'write a report to print, as one HTML page')
    .option('--brief', 'the report without where each figure comes from')
    .addOption(forceOption())
    .option('--date <text>', 'the date that stands on the report')
    .option('--json', 'print JSON, with every value of every target');
  const often = { text: 'runs that differ only in chance', least: 2, most: 10_000, usual: 20 };
  for (const option of runningOptions(often)) verb.addOption(option);
  verb.addHelpText('after', examples).action(evidence);
}

const examples = `
Examples:
  flowday evidence scenarios/banes-winter-2013.yaml --report banes.html
  flowday evidence my-place.yaml --set beds=36 --replications 10
  flowday evidence my-place.yaml --sensitivity --report my-place.html

A row is inside when the mean over the replications lies in its band; a row of several values when nine in ten do.
"1.4 bands too low" is 1.4 half-widths of the band below its lower end.

Exit code: 0 whenever it ran: rows that miss are results.`;

async function evidence(file: string, options: EvidenceOptions): Promise<void> {
  if (options.brief && options.report === undefined) {
    throw new Complaint('--brief goes with --report.', 'Say --report PAGE.html --brief.', 2);
  }
  const inputs: string[] = [];
  const scenario = readScenarioOrComplain(file, options, (path) => inputs.push(path));
  if (scenario.evidence.length === 0) {
    throw new Complaint(
      `${file} says nothing of what was observed.`,
      'Add a section evidence: to it; scenarios/README.md shows how.',
    );
  }
  if (options.report !== undefined) mustBeWritable(options.report, inputs, options);
  const startedWallMs = performance.now();
  const base = await baseRuns(scenario, options);
  const wallMs = performance.now() - startedWallMs;
  const sensitivity = options.sensitivity ? await sensitivityOf(file, scenario, base, options) : null;
  const report: EvidenceReport = {
    record: recordOf(scenario, base, { ...options, wallMs }),
    targets: judgeEvidence(scenario, base),
    sensitivity,
  };
  if (options.report !== undefined) {
    const { reportHtml } = await import('./evidenceReport.ts');
    writeOutput(options.report, reportHtml(scenario, mergedOrComplain(file, options), report, options.brief));
  }
  if (options.json) printJson(report);
  else process.stdout.write(evidenceText(scenario, report));
  if (options.report !== undefined && !options.json) printLine(`\nWritten: ${options.report}`);
}

async function baseRuns(
  scenario: Scenario,
  { seed, replications, processes }: EvidenceOptions,
): Promise<Awaited<ReturnType<typeof runArms>>[number]> {
  const bar = progressBar(scenario.id);
  const arms = await runArms([() => scenario], { seed, replications, processes }, (done) =>
    bar.show(done, replications),
  ).finally(bar.clear);
  return arms[0] ?? [];
}
