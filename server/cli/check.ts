// `flowday check FILE…`: every problem of scenario files, and how long the day of each really is.

import type { Command } from 'commander';
import { formatProblem, type Problem, type Scenario } from '../../engine/index.ts';
import { asWritten, planOf, realMinutes } from '../session/timetable.ts';
import { countText, daysText, realDurationText } from './figures.ts';
import { printJson, printLine } from './output.ts';
import { readScenario } from './scenarioFile.ts';

interface CheckedFile {
  readonly file: string;
  readonly good: boolean;
  readonly scenario: string | null;
  /** Of the room's day, breaks and debrief included; null when the file cannot be played. */
  readonly realMinutes: number | null;
  readonly problems: readonly Problem[];
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Read scenario files and print every problem found.')
    .argument('<file...>', 'scenario files (YAML)')
    .option('--json', 'print one JSON array, an object for each file')
    .addHelpText(
      'after',
      `
Examples:
  flowday check scenarios/small-hospital.yaml
  flowday check scenarios/*.yaml --json

Exit code: 0 when no file has an error, 1 otherwise.`,
    )
    .action((files: readonly string[], { json }: { json?: boolean }) => {
      const checked = files.map(checkFile);
      if (json) printJson(checked.map(({ report }) => report));
      else for (const { report, scenario } of checked) print(report, scenario);
      if (checked.some(({ report }) => !report.good)) process.exitCode = 1;
    });
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
