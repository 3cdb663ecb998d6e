// `flowday new [FILE]`: twenty questions about a place, and a first scenario of it that is good. Owns the order of things
// and what is said; the questions, the text and the files have modules of their own.

import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { formatProblem } from '../../engine/index.ts';
import { Complaint, systemCodeOf } from './complaint.ts';
import { countText } from './figures.ts';
import { answersIn, askAtTerminal, askByLines, type Given } from './newAsking.ts';
import { attendancesSentence, balanceSentence } from './newBalance.ts';
import {
  answersOf,
  copyNeutralInto,
  datedInjects,
  neutralFile,
  neutralNames,
  ownScenarios,
} from './newFiles.ts';
import { questions } from './newQuestions.ts';
import { idFor, scenarioText } from './newScenario.ts';
import { printLine } from './output.ts';
import { forceOption, mustBeWritable, type OutputOptions } from './outputFile.ts';
import { readScenario } from './scenarioFile.ts';

interface NewOptions extends OutputOptions {
  readonly answers?: string;
  readonly yes?: boolean;
}

export function addNew(program: Command): void {
  program
    .command('new')
    .description('Ask about a place, and write a first scenario of it.')
    .argument(
      '[file]',
      'the scenario to write (YAML); default: named after the place, beside the neutral scenario',
    )
    .option('--answers <file>', 'answers in YAML or JSON instead of questions; what is left out is as usual')
    .option('--yes', 'ask nothing: everything is as usual')
    .addOption(forceOption())
    .addHelpText(
      'after',
      `
Examples:
  flowday new
  flowday new scenarios/our-winter.yaml
  flowday new our-winter.yaml --answers answers.yaml
  flowday new trial.yaml --yes --force

The answers file has one line each, such as "population: 300000". What may be answered:
${questions.map(({ id, asks }) => `  ${id.padEnd(16)} ${asks}`).join('\n')}

Without a terminal, answers are read from standard input, one a line; an empty line is what is usual. The scenario
extends ${neutralFile}; where that does not stand in the same folder, a copy is put beside it.`,
    )
    .action(makeNew);
}

async function makeNew(file: string | undefined, options: NewOptions): Promise<void> {
  if (options.answers !== undefined && options.yes) {
    throw new Complaint('--answers and --yes are two ways to answer.', 'Say one of them.', 2);
  }
  if (file !== undefined) refuseBadTarget(file, options);
  const given = await answersFor(options);
  const target = file ?? join(ownScenarios, `${idFor(given.answers.place, given.answers.start)}.yaml`);
  refuseBadTarget(target, options);
  write(target, given);
}

function refuseBadTarget(file: string, { answers, ...options }: NewOptions): void {
  if (!/\.ya?ml$/.test(file))
    throw new Complaint(`${file} is no name for a scenario.`, 'It ends in .yaml.', 2);
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Complaint(`There is no folder ${folder}.`, 'Make it first.');
  }
  if (resolve(folder, neutralFile) === resolve(file)) {
    throw new Complaint(`${neutralFile} is what new scenarios are made of.`, 'Choose another name.', 2);
  }
  const neutral = [ownScenarios, folder].flatMap((one) => neutralNames().map((name) => join(one, name)));
  mustBeWritable(file, answers === undefined ? neutral : [answers, ...neutral], options);
}

async function answersFor({ answers, yes }: NewOptions): Promise<Given> {
  if (answers !== undefined) return answersIn(answersOf(answers), answers);
  if (yes) return answersIn(new Map(), '');
  const ends = { input: process.stdin, output: process.stdout };
  if (!process.stdin.isTTY) return askByLines(ends);
  printLine('Twenty questions. Enter takes what is usual; everything can be changed later in the file.');
  return askAtTerminal(ends);
}

function write(target: string, { answers, answered }: Given): void {
  const folder = dirname(target);
  const today = new Date().toISOString().slice(0, 10);
  const text = scenarioText({ answers, answered, today, template: neutralFile, dated: datedInjects() });
  try {
    const { copied, different } = copyNeutralInto(folder);
    writeFileSync(target, text);
    printLine(`\nWritten: ${shownPath(target)}`);
    if (copied > 0) printLine(`  It extends ${neutralFile}, which now stands beside it with its parts.`);
    for (const name of different)
      printLine(`  ${name} was there already and is not the program's: it is used as it is.`);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === '') throw error;
    throw new Complaint(
      `${target} cannot be written (${code}).`,
      'Choose another folder, or change its permissions.',
    );
  }
  printLine(`  ${balanceSentence(answers)}`);
  const doubt = attendancesSentence(answers);
  if (doubt !== null) printLine(`  ${doubt}`);
  tellProblems(target);
  printLine(nextSteps(shownPath(target)));
}

function tellProblems(target: string): void {
  const { scenario, problems } = readScenario(target);
  if (scenario === null) {
    process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
    throw new Complaint(
      `${target} has ${countText(problems.length, 'problem')}.`,
      'The neutral scenario beside it may have been changed; otherwise report it.',
    );
  }
  const warnings =
    problems.length === 0 ? '.' : `, which has ${countText(problems.length, 'warning')} to tell.`;
  printLine(`  It passes check${warnings}`);
}

function nextSteps(target: string): string {
  const file = typed(target);
  const fitted = typed(join(dirname(target), `${basename(target).replace(/\.ya?ml$/, '')}-fitted.yaml`));
  const isShipped = resolve(dirname(target)) === resolve(ownScenarios);
  return `
What to do next (flowday stands for npm run -s flowday --):
  flowday check ${file}
      what it contains, and how the room's day is filled
  flowday run ${file} --replications 10
      the winter with every agency on its standing orders
  flowday evidence ${file}
      beside what was observed: put your own figures into evidence, as template/evidence.yaml shows
  flowday fit ${file} --free mean-stay,home-care-places --out ${fitted}
      values for what is not known, such as these two, from the figures in evidence
  flowday serve
      play it${isShipped ? '' : `: the start page shows what stands in ${shownPath(ownScenarios)}, so copy it there`}`;
}

/** As it can be typed at a terminal. */
function typed(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`;
}

function shownPath(target: string): string {
  const path = relative('.', target);
  return path.startsWith('..') ? target : path;
}
