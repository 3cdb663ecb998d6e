// Do KPIs that count count what counts up? Owns this question only; their shapes stand in kpiShapes.ts. A figure of the
// moment may be meant, as in "by how many the list has grown", so it is told and not refused.

import { type Expression, expressionParts } from '../base/expression.ts';
import { constantValue } from './constantValue.ts';
import type { Checking } from './directory.ts';
import { functions, isSoFar } from './expressionFunctions.ts';

export function checkKpis(checking: Checking): void {
  const { scenario, reading } = checking;
  for (const kpi of scenario.kpis) {
    if (kpi.value.kind === 'sampled' || reading.isDoubtful(kpi)) continue;
    for (const key of ['numerator', 'denominator'] as const) {
      const counted = kpi.value[key];
      if (counted !== null) checkGrowth(counted, key, checking);
    }
  }
}

function checkGrowth(counted: Expression, key: 'numerator' | 'denominator', checking: Checking): void {
  const { scenario, reading } = checking;
  const parameters = new Map(scenario.parameters.map(({ id, value }) => [id, value]));
  if (constantValue(counted, parameters) !== null) {
    reading.report(reading.offsetOf(counted), {
      code: 'not-so-far',
      sentence: `A ${key} counts by how much it grows, and this never does.`,
      expected: 'entered(…), finished(…) and the like, added, or times a number',
    });
    return;
  }
  const level = expressionParts(counted).find(isLevel);
  if (level === undefined) return;
  reading.report(reading.offsetOf(level), {
    code: 'not-so-far',
    severity: 'warning',
    sentence: `A ${key} counts by how much it grows: of a figure of the moment, its last value less its first.`,
    hint: 'For its mean over time write "value" with "daily-at" or "every".',
  });
}

/** A budget, which is neither, grows by what is added to it. */
function isLevel(part: Expression): boolean {
  if (part.kind !== 'call' || part.name === 'budget' || isSoFar(part.name)) return false;
  return functions.get(part.name)?.looksAtWorld === true;
}
