// Two arms that share their chance, measure by measure, and the table of them. Knows nothing of what the arms are.

import {
  type MeasureSummary,
  pairedDifference,
  type ReplicationResult,
  type Scenario,
  summarise,
} from '../../engine/index.ts';
import { changePrintedIn } from './changes.ts';
import { type Choice, chosenMeasures } from './chosenMeasures.ts';
import { countText } from './figures.ts';
import { intervalText, left, rangeColumn, right } from './measureTable.ts';
import { printedIn } from './printedIn.ts';
import { textTable } from './textTable.ts';

export type Arm = readonly Pick<ReplicationResult, 'replication' | 'measures'>[];

export type ComparedMeasures = Readonly<
  Record<
    string,
    {
      readonly unit: string;
      /** Null where nobody was observed. */
      readonly mean: number | null;
      readonly otherMean: number | null;
      /** Other − this, replication by replication. */
      readonly difference: MeasureSummary;
    }
  >
>;

export function comparedMeasures(results: Arm, others: Arm): ComparedMeasures {
  const means = summarise(results);
  const otherMeans = summarise(others);
  return Object.fromEntries(
    Object.entries(pairedDifference(results, others)).map(([id, difference]) => {
      const [mean, otherMean] = [means[id]?.mean ?? null, otherMeans[id]?.mean ?? null];
      return [id, { unit: difference.unit, mean, otherMean, difference }];
    }),
  );
}

export function comparisonTable(
  scenario: Scenario,
  measures: ComparedMeasures,
  choice: Choice,
  headings: readonly [string, string] = ['this', 'other'],
): string {
  const { timeUnit } = scenario.calendar;
  const ids = Object.keys(measures);
  const shown = chosenMeasures(scenario, ids, choice);
  const rows = shown.flatMap((id) => {
    const measure = measures[id];
    if (measure === undefined) return [];
    const { unit, mean, otherMean, difference } = measure;
    const printed = printedIn(unit, timeUnit);
    const change = changePrintedIn(unit, timeUnit);
    const figures = [
      mean === null ? '–' : printed.text(mean),
      otherMean === null ? '–' : printed.text(otherMean),
      difference.mean === null ? '–' : change.text(difference.mean),
    ];
    const range = intervalText(difference.range ?? null, change);
    return [[id, ...figures, intervalText(difference.ci95, change), printed.unit, range]];
  });
  const columns = [
    left('measure'),
    ...headings.map(right),
    right('difference'),
    left('95% interval'),
    left('unit'),
    rangeColumn,
  ];
  const more = ids.length - shown.length;
  return `${textTable(columns, rows)}${more === 0 ? '' : `${countText(more, 'more measure')} with --all.\n`}`;
}
