// The scenarios that are delivered, read as a user reads them: with the files that they extend.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, parseScenario, type Scenario } from '../../engine/index.ts';
import { dataFilesIn } from '../../server/dataFiles.ts';

const folder = join(import.meta.dirname, '..', '..', 'scenarios');

/** Reads a file beside the delivered scenarios; null: there is none. */
export const besideShipped = dataFilesIn(folder);

/** The text of a delivered scenario, such as `small-hospital`. */
export function shippedText(name: string): string {
  return readFileSync(join(folder, `${name}.yaml`), 'utf8');
}

/** @throws when it cannot be read, with every problem */
export function shippedScenario(name: string): Scenario {
  const { scenario, problems } = parseScenario(shippedText(name), `scenarios/${name}.yaml`, besideShipped);
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}
