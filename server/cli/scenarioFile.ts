// From the name of a scenario file to the scenario in it, or every problem found. Used by `check` and `run`.

import { basename, dirname } from 'node:path';
import { formatProblem, type Problem, parseScenario, type Scenario } from '../../engine/index.ts';
import { dataFilesIn } from '../dataFiles.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import { readTextFile } from './textFile.ts';

export interface ReadScenario {
  /** null when there is an error among the problems. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

/** A file that cannot be read at all is one problem, without a line to show. */
export function readScenario(path: string): ReadScenario {
  try {
    return parseScenario(readTextFile(path), path, dataFilesIn(dirname(path)));
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    return { scenario: null, problems: [problemWithFile(path, error)] };
  }
}

/** @throws Complaint after printing every problem to stderr */
export function readScenarioOrComplain(path: string): Scenario {
  const { scenario, problems } = readScenario(path);
  if (scenario !== null) return scenario;
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  throw new Complaint(
    `${basename(path)} cannot be run: ${countText(problems.length, 'problem')}.`,
    `Mend the file; flowday check ${path} tells when it is good.`,
  );
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
