// The files of `flowday new`: the neutral scenario that comes with the program, a copy of it beside the new file where it
// has to be, and answers that stand in a file. Knows no question.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { Complaint } from './complaint.ts';
import type { DatedInject } from './newScenario.ts';
import { readTextFile } from './textFile.ts';

export const neutralFile = 'template-system.yaml';
const neutralParts = 'template';
/** Where the program keeps its scenarios. */
export const ownScenarios = join(import.meta.dirname, '..', '..', 'scenarios');

/** What the neutral scenario lets happen on a date. */
export function datedInjects(): readonly DatedInject[] {
  const file = join(ownScenarios, neutralParts, 'events.yaml');
  const { injects } = parse(readTextFile(file)) as { readonly injects: readonly Record<string, unknown>[] };
  return injects.flatMap(({ id, at }) => {
    const day = /^\d{2}-\d{2}/.exec(String(at ?? ''))?.[0];
    return day === undefined ? [] : [{ id: String(id), day }];
  });
}

/**
 * Puts a copy of the neutral scenario into that folder, unless it is its own. A file that is there already is left alone.
 *
 * @returns what was copied, and what was there and is different
 */
export function copyNeutralInto(folder: string): {
  readonly copied: number;
  readonly different: readonly string[];
} {
  if (realpathSync(folder) === realpathSync(ownScenarios)) return { copied: 0, different: [] };
  const names = neutralNames();
  const different: string[] = [];
  let copied = 0;
  for (const name of names) {
    const [from, to] = [join(ownScenarios, name), join(folder, name)];
    if (!existsSync(to)) {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
      copied++;
    } else if (!readFileSync(from).equals(readFileSync(to))) different.push(name);
  }
  return { copied, different };
}

/** The neutral scenario and its parts, from the folder in which it stands. */
export function neutralNames(): readonly string[] {
  const parts = readdirSync(join(ownScenarios, neutralParts)).filter((name) => name.endsWith('.yaml'));
  return [neutralFile, ...parts.map((name) => join(neutralParts, name))];
}

/** Answers by the id of their question, from YAML or JSON. Lists and mappings are no answers. */
export function answersOf(file: string): ReadonlyMap<string, string> {
  const read = parsed(readTextFile(file, 1_000_000), file);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw new Complaint(`${file} holds no answers.`, 'One line each, such as "population: 300000".');
  }
  return new Map(
    Object.entries(read)
      .filter(([, value]) => value !== null)
      .map(([id, value]) => [id, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}

function parsed(text: string, file: string): unknown {
  try {
    // Dates and figures are read as they were typed.
    return parse(text, { schema: 'failsafe' });
  } catch {
    throw new Complaint(`${file} is neither YAML nor JSON.`, 'One line each, such as "population: 300000".');
  }
}
