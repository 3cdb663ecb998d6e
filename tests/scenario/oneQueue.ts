// A small scenario whose parts can be replaced one at a time, for the tests of the loader.

import { expect } from 'vitest';
import { formatProblem, type Problem, parseScenario, type Scenario } from '../../engine/index.ts';
import { caretOf } from './smallHospital.ts';

const usual = {
  calendar: 'calendar: {start: 2024-01-01, length: 7 days}',
  profiles: 'profiles: [{id: p, wave: {cycle: 24 h, amplitude: 50%, peak: 6 h}}]',
  attributes:
    'attributes: [{id: acuity, shares: {red: 10%, green: 90%}}, {id: service, number: {exponential: {mean: 12}}}]',
  arrivals: 'arrivals: [{id: s, rate: 4 per hour, to: q}]',
  resources: 'resources: [{id: r, capacity: 1}]',
  steps: 'steps: [{id: q, seize: [r], lasts: 5 min, next: out}]',
  outcomes: 'outcomes: [{id: out}]',
  more: '',
} as const;

export type Parts = { readonly [K in keyof typeof usual]?: string };

/** One section a line, in the order of `usual`, so that a line number can be counted. */
export function oneQueue(parts: Parts): string {
  return ['flowday: 1', 'scenario: one-queue', ...Object.values({ ...usual, ...parts })].join('\n');
}

export type Files = Readonly<Record<string, string>>;

export function problemsIn(parts: Parts, files: Files = {}): readonly Problem[] {
  return read(parts, files).problems;
}

/** The scenario, which must be without a problem. */
export function readOneQueue(parts: Parts, files: Files = {}): Scenario {
  const { scenario, problems } = read(parts, files);
  expect(problems.map(formatProblem)).toEqual([]);
  return scenario as Scenario;
}

/** The parts, the code of the only problem, and what stands under its caret. */
export function expectOneProblem(parts: Parts, code: string, caret: string, files: Files = {}): Problem {
  const problems = problemsIn(parts, files);
  const told = problems.map(formatProblem).join('\n');
  expect(problems.length, told).toBe(1);
  const [problem] = problems as readonly [Problem];
  expect(problem.code, told).toBe(code);
  expect(caretOf(problem).startsWith(caret), told).toBe(true);
  return problem;
}

/** What is declared here is there for whoever wants it: that nobody does is no matter. */
function read(parts: Parts, files: Files) {
  const { scenario, problems } = parseScenario(oneQueue(parts), 'a.yaml', (path) => files[path] ?? null);
  return { scenario, problems: problems.filter(({ code }) => !code.startsWith('unused-p')) };
}
