// Which of the measures a person wants to see: those they name, all, or what the scenario calls its headline.

import type { Scenario } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';

export interface Choice {
  /** Ids; `wait.*` is every one that begins so. */
  readonly measures?: readonly string[];
  readonly all?: boolean;
}

/** In the order asked for, or the headline first. */
export function chosenMeasures(
  scenario: Scenario,
  ids: readonly string[],
  choice: Choice,
): readonly string[] {
  if (choice.measures !== undefined) return namedMeasures(ids, choice.measures);
  if (choice.all) return ids;
  const first = headlineMeasures(scenario).filter((id) => ids.includes(id));
  if (first.length === 0) return ids;
  const then = ids.filter((id) => /^(indicator|kpi|clock)\./.test(id) && !first.includes(id));
  return [...first, ...then];
}

/** What the scenario marks as its headline: indicators, and measures by their ids. */
export function headlineMeasures({ headline, headlineMeasures: measures }: Scenario): readonly string[] {
  return [...new Set([...headline.map((id) => `indicator.${id}`), ...measures])];
}

/** @throws Complaint about a name that no measure has */
export function namedMeasures(ids: readonly string[], names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) => {
    const matching = name.endsWith('*')
      ? ids.filter((id) => id.startsWith(name.slice(0, -1)))
      : ids.filter((id) => id === name);
    if (matching.length > 0) return matching;
    throw new Complaint(
      `There is no measure ${name} among the ${countText(ids.length, 'measure')} of this run.`,
      'flowday run FILE --all lists them; wait.* means every one that begins with "wait.".',
      2,
    );
  });
  return [...new Set(found)];
}
