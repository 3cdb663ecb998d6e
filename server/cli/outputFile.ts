// A file that a verb is asked to write: never one that the run reads, another one that is there only with --force. All
// of that is found out before anything is run. Knows nothing of what is in it.

import { closeSync, openSync, type Stats, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { Option } from 'commander';
import { Complaint, systemCodeOf } from './complaint.ts';

export interface OutputOptions {
  readonly force?: boolean;
}

export function forceOption(): Option {
  return new Option('--force', 'write over a file that is there');
}

/**
 * Leaves everything as it is.
 *
 * @param inputs what this run reads, there or not
 * @throws Complaint when nothing may be written there, or nothing can
 */
export function mustBeWritable(path: string, inputs: Iterable<string>, { force }: OutputOptions): void {
  orComplain(path, () => {
    const there = found(path);
    if (there?.isFile()) refuseWhatIsThere(path, there, inputs, force === true);
    // A device or a pipe takes what it is given, and is not tried.
    if (there !== null && !there.isFile() && !there.isDirectory()) return;
    closeSync(openSync(path, 'a'));
    if (there === null) unlinkSync(path);
  });
}

/** @throws Complaint when it cannot be written */
export function writeOutput(path: string, text: string): void {
  orComplain(path, () => writeFileSync(path, text));
}

/**
 * Does something to that file.
 *
 * @throws Complaint when the system refuses
 */
export function orComplain<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = systemCodeOf(error);
    if (error instanceof Complaint || code === '') throw error;
    throw new Complaint(`${path} cannot be written (${code}).`, 'Choose another place.');
  }
}

function refuseWhatIsThere(path: string, there: Stats, inputs: Iterable<string>, force: boolean): void {
  for (const input of inputs) {
    const other = found(input);
    if (other?.ino !== there.ino || other.dev !== there.dev) continue;
    throw new Complaint(
      `${path} is read here, so it is not written over, --force or not.`,
      'Choose another name.',
      2,
    );
  }
  if (force) return;
  throw new Complaint(`${path} is there already.`, 'Choose another name, or say --force to write over it.');
}

/** Links are followed: two names of one file are one file. */
function found(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
