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
import { type ChangeOptions, changeOptions } from './options.ts';
import { printJson, printLine } from './output.ts';
import { mergedOrComplain, readScenario, readScenarioOrComplain } from './scenarioFile.ts';

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
  readonly merged?: boolean;
}

export function addCheck(program: Command): void {
  const check = program
    .command('check')
    .description('Read scenario files and print every problem found.')
    .argument('<file...>', 'scenario files (YAML)')
    .option('--json', 'print one JSON array, an object for each file')
    .option('--explain', 'say in sentences what the scenario means, exactly')
    .option('--graph', 'draw the network of steps, as Mermaid text')
    .option('--svg', 'with --graph: as an SVG picture')
    .option('--merged', 'print the scenario as one file: what it extends put together, every = computed');
  for (const option of changeOptions()) check.addOption(option);
  check
    .addHelpText(
      'after',
      `
Examples:
  flowday check scenarios/small-hospital.yaml
  flowday check scenarios/*.yaml --json
  flowday check scenarios/single-queue.yaml --explain
  flowday check scenarios/banes-winter-2013.yaml --merged > whole.yaml
  flowday check scenarios/small-hospital.yaml --graph --svg > small-hospital.svg

Exit code: 0 when no file has an error, 1 otherwise.`,
    )
    .action((files: readonly string[], options: CheckOptions & ChangeOptions) => {
      const { json, explain, graph, svg, merged } = options;
      if (explain || graph || svg || merged) return describeFile(files, options);
      const checked = files.map((file) => checkFile(file, options));
      if (json) printJson(checked.map(({ report }) => report));
      else for (const { report, scenario } of checked) print(report, scenario);
      if (checked.some(({ report }) => !report.good)) process.exitCode = 1;
    });
}

/** Prints what was asked for of one good file, and nothing else, so that it can be kept in a file. */
function describeFile([file, another]: readonly string[], options: CheckOptions & ChangeOptions): void {
  const { json, explain, graph, svg, merged } = options;
  if (file === undefined || another !== undefined) {
    throw new Complaint('--explain, --graph and --merged are for one file.', 'Name one scenario file.', 2);
  }
  if (svg && !graph) throw new Complaint('--svg goes with --graph.', 'Say --graph --svg.', 2);
  if ([explain, graph, merged].filter(Boolean).length > 1) {
    throw new Complaint(
      '--explain, --graph and --merged are different outputs.',
      'Ask for one at a time.',
      2,
    );
  }
  if (merged) {
    process.stdout.write(mergedOrComplain(file, options));
    return;
  }
  const scenario = readScenarioOrComplain(file, options);
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

function checkFile(
  file: string,
  changes: ChangeOptions,
): { readonly report: CheckedFile; readonly scenario: Scenario | null } {
  const { scenario, problems: found } = readScenario(file, changes);
  const loops = scenario?.loops.map(({ id }) => id) ?? [];
  // What a loop changes when it is off is read only then.
  const problems = [...found, ...problemsWhenOff(file, changes, loops, found)];
  const good = scenario !== null && problems.every(({ severity }) => severity !== 'error');
  const day = scenario === null ? null : realMinutes(planOf(scenario, asWritten));
  return { report: { file, good, scenario: scenario?.id ?? null, realMinutes: day, problems }, scenario };
}

/** Problems that there are only while loops are off, each with the loop that must be off for it. */
function problemsWhenOff(
  file: string,
  changes: ChangeOptions,
  loops: readonly string[],
  known: readonly Problem[],
): readonly Problem[] {
  const withOff = (off: readonly string[], words: string): readonly Problem[] =>
    readScenario(file, { ...changes, off })
      .problems.filter((problem) => !known.some((one) => isSame(one, problem)))
      .map((problem) => ({ ...problem, sentence: `With ${words} off: ${problem.sentence}` }));
  if (loops.length === 0) return [];
  const together = withOff(loops, 'all loops');
  if (together.length === 0) return [];
  const single = loops.flatMap((loop) => withOff([loop], `the loop "${loop}"`));
  return single.length > 0 ? single : together;
}

function isSame(one: Problem, other: Problem): boolean {
  return one.file === other.file && one.line === other.line && one.code === other.code;
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

function dayText({ timetable, planning }: Scenario, day: number): string {
  const rounds = `${planning === null ? '' : `${planning.name.toLowerCase()}, `}${countText(timetable.rounds.length, 'round')}`;
  return `The room's day takes ${realDurationText(day)} of real time: briefing, ${rounds}, debrief.`;
}
