// `run --definitions`: what every measure of a scenario is, without running it.

import { type MeasureDefinition, measureCatalogue, type Scenario } from '../../engine/index.ts';
import { printJson, printLine } from './output.ts';
import { printedIn, type TimeUnit } from './printedIn.ts';

export function printDefinitions(scenario: Scenario, { json }: { readonly json?: boolean }): void {
  const catalogue = measureCatalogue(scenario);
  if (json) return printJson(catalogue);
  const { timeUnit } = scenario.calendar;
  for (const [id, entry] of Object.entries(catalogue)) printLine(definitionText(id, entry, timeUnit));
}

function definitionText(id: string, entry: MeasureDefinition, timeUnit: TimeUnit): string {
  const { unit, definition, denominator, source } = entry;
  const below = denominator === null ? '' : ` Divided by: ${denominator}.`;
  const printed = printedIn(unit, timeUnit).unit;
  const shown = printed === unit ? unit : `${unit}; printed in ${printed}`;
  return `${id} (${shown})\n  ${definition}${below}${source === null ? '' : `\n  Source: ${source}`}`;
}
