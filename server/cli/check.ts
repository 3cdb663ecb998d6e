// `flowday check FILE…`: every problem of scenario files, and how long the day of each really is. Also what a file
// means, in sentences, and its network of steps as a picture.

import type { Command } from 'commander';
import {
  explainScenario,
  formatProblem,
  type Problem,
  type Scenario,
  stepGraph,
} from '../../engine/index.ts';
import { asWritten, planOf, realMinutes } from '../session/timetable.ts';
import { explanationText } from './checkExplain.ts';
import { mermaidText } from './checkGraph.ts';
import { Complaint } from './complaint.ts';
import { countText, daysText, realDurationText } from './figures.ts';
import { layOut } from './graphLayout.ts';
import { svgText } from './graphSvg.ts';
import { printJson, printLine } from './output.ts';
import { readScenario, readScenarioOrComplain } from './scenarioFile.ts';

interface CheckedFile {
  readonly file: string;
  readonly good: boolean;
  readonly scenario: string | null;
  /** Of the room's day, breaks and debrief included; null when the file cannot be played. */
  readonly realMinutes: number | null;
  readonly problems: readonly Problem[];
}

interface CheckOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly graph?: boolean;
  readonly svg?: boolean;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Read scenario files and print every problem found.')
    .argument('<file...>', 'scenario files (YAML)')
    .option('--json', 'print one JSON array, an object for each file')
    .option('--explain', 'say in sentences what the scenario means, exactly')
    .option('--graph', 'draw the network of steps, as Mermaid text')
    .option('--svg', 'with --graph: as an SVG picture')
    .addHelpText(
      'after',
      `
Examples:
  flowday check scenarios/small-hospital.yaml
  flowday check scenarios/*.yaml --json
  flowday check scenarios/single-queue.yaml --explain
  flowday check scenarios/small-hospital.yaml --graph --svg > small-hospital.svg

Exit code: 0 when no file has an error, 1 otherwise.`,
    )
    .action((files: readonly string[], options: CheckOptions) => {
      const { json, explain, graph, svg } = options;
      if (explain || graph || svg) return describeFile(files, options);
      const checked = files.map(checkFile);
      if (json) printJson(checked.map(({ report }) => report));
      else for (const { report, scenario } of checked) print(report, scenario);
      if (checked.some(({ report }) => !report.good)) process.exitCode = 1;
    });
}

/** Prints what was asked for of one good file, and nothing else, so that it can be kept in a file. */
function describeFile([file, another]: readonly string[], { json, explain, graph, svg }: CheckOptions): void {
  if (file === undefined || another !== undefined) {
    throw new Complaint('--explain and --graph are for one file.', 'Name one scenario file.', 2);
  }
  if (svg && !graph) throw new Complaint('--svg goes with --graph.', 'Say --graph --svg.', 2);
  if (explain && graph) {
    throw new Complaint('--explain and --graph are two outputs.', 'Ask for one at a time.', 2);
  }
  const scenario = readScenarioOrComplain(file);
  if (explain) {
    const explained = explainScenario(scenario);
    if (json) printJson(explained);
    else process.stdout.write(explanationText(scenario.name, explained));
    return;
  }
  const drawn = stepGraph(scenario);
  if (json) printJson(drawn);
  else process.stdout.write(svg ? svgText(scenario.name, layOut(drawn)) : mermaidText(drawn));
}

function checkFile(file: string): { readonly report: CheckedFile; readonly scenario: Scenario | null } {
  const { scenario, problems } = readScenario(file);
  const good = scenario !== null && problems.every(({ severity }) => severity !== 'error');
  const day = scenario === null ? null : realMinutes(planOf(scenario, asWritten));
  return { report: { file, good, scenario: scenario?.id ?? null, realMinutes: day, problems }, scenario };
}

/** Errors go to stderr, what is good to stdout. */
function print({ file, good, realMinutes: day, problems }: CheckedFile, scenario: Scenario | null): void {
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  if (!good) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    process.stderr.write(`${file}: ${countText(errors, 'error')}\n`);
  } else if (scenario !== null && day !== null) {
    printLine(`${file}: good. ${contentsText(scenario)}\n  ${dayText(scenario, day)}`);
  }
}

function contentsText(scenario: Scenario): string {
  const { agencies, steps, levers, injects, calendar } = scenario;
  return [
    `${daysText(calendar.durationMinutes)} simulated`,
    countText(steps.length, 'step'),
    countText(agencies.length, 'agency', 'agencies'),
    countText(levers.length, 'lever'),
    countText(injects.length, 'inject'),
  ].join(', ');
}

function dayText({ timetable }: Scenario, day: number): string {
  const rounds = countText(timetable.rounds.length, 'round');
  return `The room's day takes ${realDurationText(day)} of real time: briefing, ${rounds}, debrief.`;
}
