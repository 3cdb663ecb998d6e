// Is there something that nothing reads? Owns these warnings of parameters, variables, profiles, seasons and groups; a resource
// that nobody seizes is told with the capacities, a place that nobody reaches with the pathways. Stopwatches, indicators
// and KPIs are figures of the run by themselves, attributes are told in patients' stories: they need nobody to read them.

import type { Checking } from './directory.ts';
import { didYouMean } from './nearestMatch.ts';

import type { Parameter, Scenario } from './scenario.ts';

/**
 * Once the file is good: until then a name may be misspelt where it is read. A file that extends others may make
 * needless what these declare and read: that is no oversight, so every file's words count.
 */
export function checkUnused({ scenario, reading }: Checking): void {
  if (reading.hasErrors) return;
  for (const { code, list, sentence, hint } of readByName(scenario)) {
    const unread = list.filter(({ id }) => !reading.mentioned.has(id));
    if (list === scenario.parameters && unread.length > 1 && !reading.computes) {
      reportComputed(unread, reading);
      continue;
    }
    const read = list.filter((one) => !unread.includes(one)).map(({ id }) => id);
    for (const one of unread) {
      const complaint = { code, severity: 'warning', sentence: sentence(one.id), hint } as const;
      reading.report(reading.offsetOf(one, 'id'), { ...complaint, hint: didYouMean(one.id, read) ?? hint });
    }
  }
}

/** A file in which every `=` has been computed still tells its parameters; that nothing reads them is said once. */
function reportComputed(unread: readonly { readonly id: string }[], reading: Checking['reading']): void {
  const [first, ...others] = unread as readonly [Parameter, ...Parameter[]];
  reading.report(reading.offsetOf(first, 'id'), {
    code: 'unused-parameter',
    severity: 'warning',
    sentence: `Nothing reads "${first.id}" and ${others.length} other ${others.length === 1 ? 'parameter' : 'parameters'}: whatever they are set to, the run is the same.`,
    hint: 'No value here is computed from any (=); a file that "check --merged" wrote has them for readers only.',
  });
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
      code: 'unused-variable',
      list: scenario.variables,
      sentence: (id) => `Nothing reads or writes "${id}".`,
      hint: 'Steps write it under "set", expressions read it by its name.',
    },
    {
      code: 'unused-group',
      list: scenario.groups,
      sentence: (id) => `No step seizes any one of "${id}".`,
      hint: 'Name the group in a "seize" in place of one of its members.',
    },
  ];
}
