// From the name of a scenario file to the scenario in it, or every problem found. Used by `check` and `run`.

import { basename, dirname } from 'node:path';
import {
  type Changes,
  formatProblem,
  mergedText,
  type Problem,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { dataFilesIn } from '../dataFiles.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import { readTextFile } from './textFile.ts';

type Noticed = (path: string) => void;

export interface ReadScenario {
  /** null when there is an error among the problems. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

/**
 * A file that cannot be read at all is one problem, without a line to show.
 *
 * @param noticed hears the path of every file that it is made of: its own, what it extends, its data
 */
export function readScenario(path: string, changes: Changes = {}, noticed: Noticed = () => {}): ReadScenario {
  try {
    noticed(path);
    return parseScenario(readTextFile(path), path, dataFilesIn(dirname(path), noticed), changes);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    return { scenario: null, problems: [problemWithFile(path, error)] };
  }
}

/**
 * For what is to be run: of warnings a figure outside its range and a parameter that nothing reads are told too, since
 * they are mostly slips, and the run would not show them.
 *
 * @throws Complaint after printing every problem to stderr
 */
export function readScenarioOrComplain(path: string, changes: Changes = {}, noticed?: Noticed): Scenario {
  const { scenario, problems } = scenarioOrComplain(path, changes, noticed);
  process.stderr.write(warningsText(path, problems));
  return scenario;
}

const warningsShown = 3;

/** At most a few of them, and how to see the rest. */
export function warningsText(path: string, problems: readonly Problem[]): string {
  const warnings = problems.filter(({ code }) => code === 'outside-range' || code === 'unused-parameter');
  const told = warnings.slice(0, warningsShown).map((warning) => `${formatProblem(warning)}\n`);
  const more = warnings.length - told.length;
  if (more > 0) told.push(`${countText(more, 'more warning')}: flowday check ${path} tells of them.\n`);
  return told.join('');
}

/**
 * The same without a word about warnings, for one of many arms.
 *
 * @throws Complaint after printing every problem to stderr
 */
export function scenarioOrComplain(
  path: string,
  changes: Changes = {},
  noticed?: Noticed,
): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const { scenario, problems } = readScenario(path, changes, noticed);
  if (scenario !== null) return { scenario, problems };
  const unreadable = problems.find(({ code }) => code === 'unreadable-file');
  if (unreadable !== undefined) throw new Complaint(unreadable.sentence, unreadable.hint ?? '');
  complainOfChanges(path, changes, problems);
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  throw new Complaint(
    `${basename(path)} cannot be run: ${countText(problems.length, 'problem')}.`,
    `Mend the file; flowday check ${path} tells when it is good.`,
  );
}

/** Names that the file does not know stand on the command line: no line of the file is to be shown, let alone mended. */
function complainOfChanges(
  path: string,
  { set = {}, off = [] }: Changes,
  problems: readonly Problem[],
): void {
  const names = [...Object.keys(set), ...off];
  const scenario = names.length === 0 ? null : readScenario(path).scenario;
  if (scenario === null) return;
  const has = (code: string): boolean => problems.some((problem) => problem.code === code);
  const slips = problems.filter(({ code, line }) => code.startsWith('unknown-') && line === 1);
  const remedies = [
    ...slips.flatMap(({ hint }) => (hint === null ? [] : [hint])),
    ...(has('unknown-parameter') ? [idsText('parameter', scenario.parameters)] : []),
    ...(has('unknown-loop') ? [idsText('loop', scenario.loops)] : []),
  ];
  if (slips.length > 0) {
    throw new Complaint(slips.map(({ sentence }) => sentence).join(' '), remedies.join(' '), 2);
  }
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  throw new Complaint(
    `${basename(path)} is good by itself, but not with ${names.join(', ')} changed on the command line.`,
    'Say another value there; the file needs no mending.',
    2,
  );
}

function idsText(what: string, entries: readonly { readonly id: string }[]): string {
  if (entries.length === 0) return `The file has no ${what}.`;
  return `The ${what}s of the file: ${entries.map(({ id }) => id).join(', ')}.`;
}

/**
 * The scenario as one file: what it extends put together, every `=` computed.
 *
 * @throws Complaint when an error keeps it from being put together; problems go to stderr
 */
export function mergedOrComplain(path: string, changes: Changes): string {
  const { merged, problems } = mergedText(readTextFile(path), path, dataFilesIn(dirname(path)), changes);
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  if (merged !== null && problems.every(({ severity }) => severity === 'warning')) return merged;
  throw new Complaint(`${basename(path)} cannot be put together.`, 'Mend the file first.');
}

function problemWithFile(file: string, complaint: Complaint): Problem {
  return {
    code: 'unreadable-file',
    severity: 'error',
    sentence: complaint.message,
    file,
    line: 1,
    column: 1,
    sourceLine: '',
    expected: null,
    found: null,
    hint: complaint.remedy,
  };
}
