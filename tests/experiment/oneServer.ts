// Small scenarios of one list and one server, as text, for tests of measures and statistics.

import { compileModel, type Model, parseScenario, type Scenario } from '../../engine/index.ts';

export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = parseScenario(text, 'test.yaml');
  if (scenario === null) {
    throw new Error(problems.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n'));
  }
  return scenario;
}

export function modelOf(text: string): Model {
  return compileModel(scenarioOf(text));
}

/** Everybody comes every ten minutes and is served for five: every figure is known. */
export const clockwork = `flowday: 1
scenario: clockwork
calendar: {start: 2024-01-01, length: 100 min, warm-up: 20 min}
arrivals: [{id: comes, every: 10 min, to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: 5 min, next: gone}]
outcomes: [{id: gone}]
indicators: [{id: here, unit: people, value: present(serve)}]
kpis:
  - {id: done-share, name: Done, definition: Of those who came the share who are done., unit: share, numerator: ended(serve), denominator: arrived(comes), otherwise: 0}
  - {id: busy, name: Busy, definition: Units in use every four minutes., unit: number, value: occupied(server), every: 4 min}
  - {id: at-noon, name: Noon, definition: People here at noon., unit: people, value: present(serve), daily-at: "12:00"}
`;

/** M/M/1 with mean service of a minute: the wait is ρ ÷ (1 − ρ) minutes. */
export function oneServer(load: number, lengthMinutes: number, warmUpMinutes: number): string {
  return `flowday: 1
scenario: one-server
calendar: {start: 2024-01-01, length: ${lengthMinutes} min, warm-up: ${warmUpMinutes} min}
arrivals: [{id: comes, rate: ${load} per min, to: serve}]
resources: [{id: server, capacity: 1}]
steps: [{id: serve, seize: [server], lasts: {exponential: {mean: 1 min}}, next: gone}]
outcomes: [{id: gone}]
`;
}
