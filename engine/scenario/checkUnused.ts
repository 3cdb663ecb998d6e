// Is there something that nothing reads? Owns these warnings of parameters, profiles, seasons and groups; a resource
// that nobody seizes is told with the capacities, a place that nobody reaches with the pathways. Stopwatches, indicators
// and KPIs are figures of the run by themselves, attributes are told in patients' stories: they need nobody to read them.

import type { Checking } from './directory.ts';
import type { Scenario } from './scenario.ts';

/**
 * Once the file is good: until then a name may be misspelt where it is read. A file that extends others may make
 * needless what these declare and read: that is no oversight, so every file's words count.
 */
export function checkUnused({ scenario, reading }: Checking): void {
  if (reading.hasErrors) return;
  for (const { code, list, sentence, hint } of readByName(scenario)) {
    for (const one of list) {
      if (reading.mentioned.has(one.id)) continue;
      const complaint = { code, severity: 'warning', sentence: sentence(one.id), hint } as const;
      reading.report(reading.offsetOf(one, 'id'), complaint);
    }
  }
}

interface ReadByName {
  readonly code: string;
  readonly list: readonly { readonly id: string }[];
  readonly sentence: (id: string) => string;
  readonly hint: string;
}

function readByName(scenario: Scenario): readonly ReadByName[] {
  return [
    {
      code: 'unused-parameter',
      list: scenario.parameters,
      sentence: (id) => `Nothing reads "${id}": whatever it is set to, the run is the same.`,
      hint: 'Write = and its id in place of the figure that it is, or leave it out.',
    },
    {
      code: 'unused-profile',
      list: scenario.profiles,
      sentence: (id) => `Nobody comes by "${id}".`,
      hint: 'A source names it under "hours", an expression as factor(…).',
    },
    {
      code: 'unused-season',
      list: scenario.seasons,
      sentence: (id) => `Nobody comes by "${id}".`,
      hint: 'A source names it under "season", another season under "of".',
    },
    {
      code: 'unused-group',
      list: scenario.groups,
      sentence: (id) => `No step seizes any one of "${id}".`,
      hint: 'Name the group in a "seize" in place of one of its members.',
    },
  ];
}
