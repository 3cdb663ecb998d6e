// Text → frozen scenario, or every problem in it. Owns the order of the work: YAML, layers, `=`, shape, sense.

import { isMap, type Node, stringify } from 'yaml';
import type { Problem } from '../doorTypes.ts';
import { checkScenario } from './checkScenario.ts';
import { readLayers, withLoopsOff, withPlainEnds } from './layers.ts';
import { type FileReader, Reading } from './reading.ts';
import { writeOut } from './references.ts';
import type { Scenario } from './scenario.ts';
import { scenarioShape } from './scenarioShape.ts';

export interface ParsedScenario {
  /** Present when no problem is an error. */
  readonly scenario: Scenario | null;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/** What is to be different for one reading of a scenario, whatever its files say. */
export interface Changes {
  /** Values of parameters, as they would be written, by id. */
  readonly set?: Readonly<Record<string, string>>;
  /** Ids of feedback loops to switch off. */
  readonly off?: readonly string[];
}

/**
 * Reads a scenario file. Never throws; a byte-order mark and Windows line ends are accepted. `readFile` brings the
 * files that the scenario names (what it extends, data as CSV); what it answers is kept in the scenario, which is
 * then complete.
 */
export function parseScenario(
  text: string,
  fileName: string,
  readFile?: FileReader,
  changes: Changes = {},
): ParsedScenario {
  const reading = new Reading(fileName, withPlainEnds(text), readFile ?? null);
  const root = readWhole(reading, changes);
  if (root === null) return { scenario: null, problems: reading.problems() };
  const scenario = scenarioShape.read(root, reading);
  checkScenario(scenario, reading);
  return {
    scenario: reading.hasErrors ? null : deepFrozen(scenario),
    problems: reading.problems(),
  };
}

/** The file as it would read if nothing were extended and nothing computed, or what is wrong with it. */
export function mergedText(
  text: string,
  fileName: string,
  readFile?: FileReader,
  changes: Changes = {},
): { readonly merged: string | null; readonly problems: readonly Problem[] } {
  const reading = new Reading(fileName, withPlainEnds(text), readFile ?? null);
  const root = readWhole(reading, changes);
  const merged = root === null ? null : stringify(root, { lineWidth: 0, schema: 'failsafe' });
  return { merged, problems: reading.problems() };
}

function readWhole(reading: Reading, { set = {}, off = [] }: Changes): Node | null {
  const root = readLayers(reading);
  if (!isMap(root)) return root;
  const whole = withLoopsOff(root, off, reading);
  writeOut(whole, set, reading);
  return whole;
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
