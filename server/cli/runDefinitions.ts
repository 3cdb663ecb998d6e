// `run --definitions`: what every measure of a scenario is, without running it.

import { type MeasureDefinition, measureCatalogue, type Scenario } from '../../engine/index.ts';
import { printJson, printLine } from './output.ts';

export function printDefinitions(scenario: Scenario, { json }: { readonly json?: boolean }): void {
  const catalogue = measureCatalogue(scenario);
  if (json) return printJson(catalogue);
  for (const [id, entry] of Object.entries(catalogue)) printLine(definitionText(id, entry));
}

function definitionText(id: string, entry: MeasureDefinition): string {
  const { unit, definition, denominator, source } = entry;
  const below = denominator === null ? '' : ` Divided by: ${denominator}.`;
  return `${id} (${unit})\n  ${definition}${below}${source === null ? '' : `\n  Source: ${source}`}`;
}
