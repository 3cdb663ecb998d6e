// The teaching scenario as text, and ways to spoil it. Shared by the tests of the loader.

import { readFileSync } from 'node:fs';
import { type Problem, parseScenario } from '../../engine/index.ts';

export const smallHospital = readFileSync(
  new URL('../../scenarios/small-hospital.yaml', import.meta.url),
  'utf8',
);

/** The text with one passage, which must stand in it, replaced. */
export function changed(from: string, to: string, text = smallHospital): string {
  if (!text.includes(from)) throw new Error(`The scenario does not contain: ${from}`);
  return text.replace(from, () => to);
}

export function problemsOf(text: string): readonly Problem[] {
  return parseScenario(text, 'small-hospital.yaml').problems;
}

/** `code severity`, and the text under the caret. */
export function caretOf(problem: Problem): string {
  return problem.sourceLine.slice(problem.column - 1);
}
