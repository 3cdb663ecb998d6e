// The scenarios of the folder as a facilitator looks for them: a first game, then whole days, then what nobody plays.
// Pure; derived from what the scenarios say, never from their names.

import type { ScenarioListing } from '../../server/protocol/index.ts';

export interface ScenarioGroup {
  readonly kind: 'first' | 'play' | 'study' | 'broken';
  readonly title: string;
  readonly scenarios: readonly ScenarioListing[];
}

const titles = {
  first: 'To begin with: an hour at the most',
  play: 'To play: hours in the room',
  study: 'To study: nobody plays in them',
  broken: 'Cannot be played',
} as const;

/** A first game takes no longer than this in the room, briefing and debrief included; real minutes. */
const firstGameRealMinutes = 60;

/**
 * Groups that have anything in them. First games by their length in the room; others with the scenarios that change
 * them, those with most of these first; otherwise in the order of the folder.
 */
export function groupScenarios(scenarios: readonly ScenarioListing[]): readonly ScenarioGroup[] {
  return (['first', 'play', 'study', 'broken'] as const)
    .map((kind) => ({
      kind,
      title: titles[kind],
      scenarios: inOrder(
        kind,
        scenarios.filter((scenario) => groupOf(scenario) === kind),
      ),
    }))
    .filter((group) => group.scenarios.length > 0);
}

function groupOf({ problems, teams, realMinutes }: ScenarioListing): ScenarioGroup['kind'] {
  if (problems.length > 0) return 'broken';
  if (teams === 0) return 'study';
  return realMinutes > 0 && realMinutes <= firstGameRealMinutes ? 'first' : 'play';
}

function inOrder(
  kind: ScenarioGroup['kind'],
  scenarios: readonly ScenarioListing[],
): readonly ScenarioListing[] {
  if (kind === 'first') return [...scenarios].sort((a, b) => a.realMinutes - b.realMinutes);
  if (kind !== 'play') return scenarios;
  const families = new Map<string, ScenarioListing[]>();
  for (const scenario of scenarios) {
    const root = rootOf(scenario, scenarios);
    const family = families.get(root.file) ?? [];
    if (scenario === root) family.unshift(scenario);
    else family.push(scenario);
    families.set(root.file, family);
  }
  return [...families.values()].sort((a, b) => b.length - a.length).flat();
}

/** The first of the line: what it changes, and what that changes, as long as it is listed here too. */
function rootOf(scenario: ScenarioListing, among: readonly ScenarioListing[]): ScenarioListing {
  const base = among.find(({ file }) => file === scenario.base);
  return base === undefined || base === scenario ? scenario : rootOf(base, among);
}
