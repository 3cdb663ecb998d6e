// The cases of this folder as scenarios. Knows nothing of what is expected of them.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Expected, formatProblem, parseScenario, type Scenario } from '../../engine/index.ts';

export type CaseScenario = Scenario & { readonly expected: Expected };

export const casesFolder = join(import.meta.dirname, 'cases');

/** Without `.yaml`, in order. */
export const caseNames: readonly string[] = readdirSync(casesFolder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort((a, b) => (a < b ? -1 : 1));

/** @throws when the file has a problem or expects nothing */
export function caseNamed(name: string): CaseScenario {
  const path = join(casesFolder, `${name}.yaml`);
  const { scenario, problems } = parseScenario(readFileSync(path, 'utf8'), path, (beside) =>
    readFileSync(join(dirname(path), beside), 'utf8'),
  );
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  const { expected } = scenario;
  if (expected === null) throw new Error(`${name} expects nothing`);
  return { ...scenario, expected };
}
