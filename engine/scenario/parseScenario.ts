// Text → frozen scenario, or every problem in it. Owns the order of the work: YAML, shape, sense.

import type { Problem } from '../doorTypes.ts';
import { checkScenario } from './checkScenario.ts';
import { Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';
import { scenarioShape } from './scenarioShape.ts';
import { readYaml } from './yamlDocument.ts';

export interface ParsedScenario {
  /** Present when no problem is an error. */
  readonly scenario: Scenario | null;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/** Reads a scenario file. Never throws; a byte-order mark and Windows line ends are accepted. */
export function parseScenario(text: string, fileName: string): ParsedScenario {
  const reading = new Reading(fileName, text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
  const root = readYaml(reading);
  if (root === null) return { scenario: null, problems: reading.problems() };
  const scenario = scenarioShape.read(root, reading);
  checkScenario(scenario, reading);
  return {
    scenario: reading.hasErrors ? null : deepFrozen(scenario),
    problems: reading.problems(),
  };
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
