// Measures as a table of text: mean, 95% interval, percentiles, unit.

import type { MeasureSummary } from '../../engine/index.ts';
import { figureText } from './figures.ts';
import { type TextColumn, textTable } from './textTable.ts';

const headings: readonly TextColumn[] = [
  left('measure'),
  right('mean'),
  left('95% interval'),
  right('p50'),
  right('p90'),
  right('p95'),
  left('unit'),
];

export function measureTable(
  measures: Readonly<Record<string, MeasureSummary>>,
  ids: readonly string[],
): string {
  const rows = ids.flatMap((id) => {
    const measure = measures[id];
    if (measure === undefined) return [];
    const { unit, mean, ci95, p50, p90, p95 } = measure;
    const percentiles = [p50, p90, p95].map((figure) =>
      figure === undefined ? '' : figureText(figure, unit),
    );
    return [[id, figureText(mean, unit), intervalText(ci95, unit), ...percentiles, unit]];
  });
  return textTable(headings, rows);
}

export function intervalText(interval: readonly [number, number] | null, unit: string): string {
  return interval === null ? '' : `${figureText(interval[0], unit)} to ${figureText(interval[1], unit)}`;
}

export function left(heading: string): TextColumn {
  return { heading, align: 'left' };
}

export function right(heading: string): TextColumn {
  return { heading, align: 'right' };
}
