// `flowday validate [PATH…]`: runs every scenario file that says what it expects, and prints how far each measure
// is from it. What passes is the engine's to say (engine/experiment/validate.ts).

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  compileModel,
  createWorld,
  drive,
  type Expected,
  formatProblem,
  judgeMeasures,
  judgeTraces,
  type MeasureVerdict,
  type ReplicationResult,
  recordJourneys,
  runReplication,
  type Scenario,
  type TraceVerdict,
} from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { wholeFrom } from './options.ts';
import { printJson, printLine } from './output.ts';
import { progressBar } from './progressBar.ts';
import { runReplications } from './replicationPool.ts';
import { readScenario } from './scenarioFile.ts';
import { caseLines, summaryLine } from './validateText.ts';

/** What `--json` prints, one for each file: a contract. */
export interface CaseReport {
  readonly file: string;
  readonly scenario: string | null;
  readonly verdict: 'ok' | 'fail' | 'skipped' | 'unreadable';
  /** Why it was skipped. */
  readonly reason: string | null;
  readonly seed: string | null;
  readonly replications: number;
  /** Ran again with another seed after a failure under a fresh one. */
  readonly repeated: boolean;
  readonly wallMs: number;
  readonly measures: readonly MeasureVerdict[];
  readonly traces: readonly TraceVerdict[];
  readonly problems: readonly string[];
}

interface ValidateOptions {
  readonly seed?: string;
  readonly replications?: number;
  readonly fresh?: boolean;
  readonly json?: boolean;
}

type Reading = Scenario & { readonly expected: Expected };

/** After so long it can be told how long all of it will take; threads are worth their start from so long on. */
const tellingWallMs = 300;
const longWallMs = 3000;
const ownCases = join(import.meta.dirname, '..', '..', 'tests', 'validation', 'cases');

export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('Run scenario files that say what they expect, and judge what comes out.')
    .argument('[path...]', 'folders of scenario files, or files; default: the cases of the project')
    .option('--seed <text>', 'names all chance; default: of each file its `seed`, or its id')
    .option('--replications <number>', 'default: as each file says', wholeFrom(2, 100_000))
    .option('--fresh', 'a new seed from the clock; what fails is run once more with another')
    .option('--json', 'print one JSON array, an object for each file')
    .addHelpText(
      'after',
      `
Examples:
  flowday validate
  flowday validate my-cases --fresh
  flowday validate tests/validation/cases/mm1-rho0.5.yaml --replications 30

z is (found − expected) ÷ √(standard errors²). A measure fails when it lies outside the interval at the file's
level (99.9% if it says nothing), so of a thousand right ones one fails; or when the interval is wider than the
file asks.

Exit code: 0 when nothing failed, 1 otherwise.`,
    )
    .action(async (paths: readonly string[], options: ValidateOptions) => {
      const reports = await validateAll(paths.length === 0 ? [ownCases] : paths, options);
      if (options.json) printJson(reports);
      else printLine(`\n${summaryLine(reports)}`);
      if (reports.some(({ verdict }) => verdict === 'fail' || verdict === 'unreadable')) process.exitCode = 1;
    });
}

async function validateAll(
  paths: readonly string[],
  options: ValidateOptions,
): Promise<readonly CaseReport[]> {
  const files = paths.flatMap(scenarioFilesAt);
  const fresh = options.fresh === true ? `fresh-${Date.now()}` : null;
  if (fresh !== null && !options.json) printLine(`seed ${fresh}\n`);
  const seed = options.seed ?? fresh;
  const reports: CaseReport[] = [];
  for (const file of files) {
    const report = await validateFile(file, { ...options, seed, again: fresh !== null });
    if (report === null) continue;
    reports.push(report);
    if (!options.json) for (const line of caseLines(report)) printLine(line);
  }
  if (reports.length === 0) {
    throw new Complaint(
      `No scenario file in ${paths.join(', ')} says what it expects.`,
      'A case is a scenario file with a section `expect:`; scenarios/README.md shows one.',
    );
  }
  return reports;
}

/** Files in order of their names; folders are not searched deeper. */
function scenarioFilesAt(path: string): readonly string[] {
  if (!existsSync(path)) {
    throw new Complaint(
      `There is nothing at ${path}.`,
      'Check the spelling; the path counts from the folder you are in.',
    );
  }
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(path, name));
}

interface CaseOptions {
  /** null: the file's own. */
  readonly seed: string | null;
  readonly replications?: number;
  readonly again: boolean;
}

/** null when the file expects nothing. */
async function validateFile(file: string, options: CaseOptions): Promise<CaseReport | null> {
  const { scenario, problems } = readScenario(file);
  const empty = { file, replications: 0, repeated: false, wallMs: 0, measures: [], traces: [], seed: null };
  if (scenario === null) {
    return {
      ...empty,
      scenario: null,
      verdict: 'unreadable',
      reason: null,
      problems: problems.map(formatProblem),
    };
  }
  const { expected, id } = scenario;
  if (expected === null) return null;
  if (expected.skipped !== null) {
    return { ...empty, scenario: id, verdict: 'skipped', reason: expected.skipped, problems: [] };
  }
  const reading = { ...scenario, expected };
  const first = await validateOnce(file, reading, options);
  if (first.verdict === 'ok' || !options.again) return first;
  const second = await validateOnce(file, reading, { ...options, seed: `${options.seed}-again` });
  return { ...second, repeated: true, wallMs: first.wallMs + second.wallMs };
}

async function validateOnce(file: string, scenario: Reading, options: CaseOptions): Promise<CaseReport> {
  const { expected, id } = scenario;
  const seed = options.seed ?? expected.seed ?? id;
  const replications = expected.measures.length === 0 ? 1 : (options.replications ?? expected.replications);
  const startedWallMs = performance.now();
  const results = await resultsOf(scenario, seed, replications);
  const asked = replications < expected.replications ? withoutPrecision(expected) : expected;
  const measures = judgeMeasures(asked, results);
  const traces = tracesOf(scenario, seed);
  const good =
    measures.every(({ verdict }) => verdict === 'ok') &&
    traces.every(({ firstDifference }) => firstDifference === null);
  return {
    file,
    scenario: id,
    verdict: good ? 'ok' : 'fail',
    reason: null,
    seed,
    replications,
    repeated: false,
    wallMs: Math.round(performance.now() - startedWallMs),
    measures,
    traces,
    problems: [],
  };
}

/** Fewer replications than the file asks for cannot be as precise as it asks. */
function withoutPrecision(expected: Expected): Expected {
  return { ...expected, measures: expected.measures.map((measure) => ({ ...measure, precision: null })) };
}

/** Here, if all of it takes little longer than to start threads for it; otherwise on all cores. */
async function resultsOf(
  scenario: Reading,
  seed: string,
  replications: number,
): Promise<readonly ReplicationResult[]> {
  if (scenario.expected.measures.length === 0) return [];
  const untilMinutes = scenario.calendar.durationMinutes;
  const model = compileModel(scenario);
  const results: ReplicationResult[] = [];
  const startedWallMs = performance.now();
  const isLong = (): boolean => {
    const wallMs = performance.now() - startedWallMs;
    return wallMs > tellingWallMs && (wallMs / results.length) * replications > longWallMs;
  };
  while (!isLong()) {
    results.push(runReplication(model, { seed, replication: results.length, untilMinutes }));
    if (results.length === replications) return results;
  }
  const bar = progressBar(scenario.id);
  return runReplications({ scenario, seed, replications, untilMinutes }, (done) =>
    bar.show(done, replications),
  ).finally(bar.clear);
}

/** Traces are of replication 0, with every journey taken down. */
function tracesOf(scenario: Reading, seed: string): readonly TraceVerdict[] {
  const { traces } = scenario.expected;
  if (traces.length === 0) return [];
  const world = createWorld(compileModel(scenario), { seed, replication: 0, measuring: false });
  const events = recordJourneys(world);
  drive(world, scenario.calendar.durationMinutes);
  return judgeTraces(traces, events);
}
