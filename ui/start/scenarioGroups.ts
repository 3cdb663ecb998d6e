// The scenarios of the folder as a facilitator looks for them: first what a room can play. Pure.

import type { ScenarioListing } from '../../server/protocol/index.ts';

export interface ScenarioGroup {
  readonly kind: 'play' | 'study' | 'broken';
  readonly title: string;
  readonly scenarios: readonly ScenarioListing[];
}

const titles = {
  play: 'To play',
  study: 'To study: nobody plays in them',
  broken: 'Cannot be played',
} as const;

/** Groups that have anything in them; within one, the order of the folder. */
export function groupScenarios(scenarios: readonly ScenarioListing[]): readonly ScenarioGroup[] {
  return (['play', 'study', 'broken'] as const)
    .map((kind) => ({
      kind,
      title: titles[kind],
      scenarios: scenarios.filter((scenario) => groupOf(scenario) === kind),
    }))
    .filter((group) => group.scenarios.length > 0);
}

function groupOf({ problems, teams }: ScenarioListing): ScenarioGroup['kind'] {
  if (problems.length > 0) return 'broken';
  return teams > 0 ? 'play' : 'study';
}
