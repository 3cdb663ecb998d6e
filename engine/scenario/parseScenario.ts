// Text → frozen scenario, or every problem in it. Owns the order of the work: YAML, shape, sense.

import type { Problem } from '../doorTypes.ts';
import { checkScenario } from './checkScenario.ts';
import { type FileReader, Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';
import { scenarioShape } from './scenarioShape.ts';
import { readYaml } from './yamlDocument.ts';

export interface ParsedScenario {
  /** Present when no problem is an error. */
  readonly scenario: Scenario | null;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a scenario file. Never throws; a byte-order mark and Windows line ends are accepted. `readFile` brings the
 * files that the scenario names (data as CSV); what it answers is kept in the scenario, which is then complete.
 */
export function parseScenario(text: string, fileName: string, readFile?: FileReader): ParsedScenario {
  const reading = new Reading(fileName, withPlainEnds(text), readFile ?? null);
  const root = readYaml(reading);
  if (root === null) return { scenario: null, problems: reading.problems() };
  const scenario = scenarioShape.read(root, reading);
  checkScenario(scenario, reading);
  return {
    scenario: reading.hasErrors ? null : deepFrozen(scenario),
    problems: reading.problems(),
  };
}

/** Without a byte-order mark, and with one character at the end of each line. */
function withPlainEnds(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
