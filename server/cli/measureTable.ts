// Measures as a table of text: mean, 95% interval, percentiles, unit.

import type { MeasureSummary } from '../../engine/index.ts';
import { type Printed, printedIn, type TimeUnit } from './printedIn.ts';
import { type TextColumn, textTable } from './textTable.ts';

/** Of the ledger: what it would be if each were worth the least and the most that it may be worth. */
export const rangeColumn: TextColumn = left('as each may be worth');

const headings: readonly TextColumn[] = [
  left('measure'),
  right('mean'),
  left('95% interval'),
  right('p50'),
  right('p90'),
  right('p95'),
  left('unit'),
  rangeColumn,
];

export function measureTable(
  measures: Readonly<Record<string, MeasureSummary>>,
  ids: readonly string[],
  timeUnit: TimeUnit,
): string {
  const rows = ids.flatMap((id) => {
    const measure = measures[id];
    if (measure === undefined) return [];
    const { unit, mean, ci95, p50, p90, p95, range } = measure;
    const printed = printedIn(unit, timeUnit);
    if (mean === null) return [[id, '–', '', '', '', '', printed.unit]];
    const percentiles = [p50, p90, p95].map((figure) =>
      typeof figure !== 'number' ? '' : printed.text(figure),
    );
    return [
      [
        id,
        printed.text(mean),
        intervalText(ci95, printed),
        ...percentiles,
        printed.unit,
        intervalText(range ?? null, printed),
      ],
    ];
  });
  return textTable(headings, rows);
}

export function intervalText(interval: readonly [number, number] | null, { text }: Printed): string {
  return interval === null ? '' : `${text(interval[0])} to ${text(interval[1])}`;
}

export function left(heading: string): TextColumn {
  return { heading, align: 'left' };
}

export function right(heading: string): TextColumn {
  return { heading, align: 'right' };
}
