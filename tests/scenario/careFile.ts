// A smallest scenario around one key of care, and what is said about it. Shared by the tests of the loader.

import { type Problem, parseScenario } from '../../engine/index.ts';
import type { Resource, Scenario, Step } from '../../engine/scenario/scenario.ts';

export interface Parts {
  readonly resources?: string;
  readonly steps: string;
  readonly outcomes?: string;
  readonly to?: string;
  readonly more?: string;
}

/** A whole file: `nurse` × 2, `home` and `away`, patients coming to `see` unless something else is said. */
export function careFile(parts: Parts): string {
  return `flowday: 1
scenario: care
calendar: {start: 2024-01-01, length: 7 days}
attributes:
  - {id: acuity, shares: {red: 10%, green: 90%}}
  - {id: frailty, number: {uniform: {low: 0, high: 1}}}
arrivals: [{id: walk-in, rate: 4 per hour, to: ${parts.to ?? 'see'}}]
resources:
${parts.resources ?? '  - {id: nurse, capacity: 2}'}
steps:
${parts.steps}
outcomes: ${parts.outcomes ?? '[{id: home}]'}
${parts.more ?? ''}`;
}

export function problemsIn(parts: Parts): readonly Problem[] {
  return parseScenario(careFile(parts), 'care.yaml').problems;
}

/** One step `see` with these keys, which seizes a nurse for 12 minutes unless it says otherwise. */
export function oneStep(keys: string, more: Omit<Parts, 'steps'> = {}): Parts {
  const has = (key: string): boolean => new RegExp(`(^|[ {,])${key}:`).test(keys);
  const rest = [
    ...(has('seize') ? [] : ['seize: [nurse]']),
    ...(has('lasts') ? [] : ['lasts: 12 min']),
    ...(has('next') ? [] : ['next: home']),
  ];
  return { steps: `  - {id: see, ${[keys, ...rest].join(', ')}}`, ...more };
}

export function scenarioOf(parts: Parts): Scenario {
  const { scenario, problems } = parseScenario(careFile(parts), 'care.yaml');
  if (scenario === null) throw new Error(problems.map(({ sentence }) => sentence).join('\n'));
  return scenario;
}

export function stepOf(parts: Parts, id = 'see'): Step {
  const step = scenarioOf(parts).steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
}

export function resourceOf(resource: string): Resource {
  const [first] = scenarioOf(oneStep('seize: [nurse]', { resources: `  - ${resource}` })).resources;
  if (first === undefined) throw new Error('no resource');
  return first;
}
