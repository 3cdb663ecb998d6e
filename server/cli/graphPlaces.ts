// Where rows and columns of a laid-out network lie in a picture, in pixels. Draws nothing.

import type { GraphLayout, PlacedNode } from './graphLayout.ts';

export const box = { width: 208, height: 44 };
export const gap = { across: 84, down: 20 };
export const margin = 24;
export const bandHeading = 22;
export const endLine = 13;

export interface Placer {
  readonly bottom: number;
  x(column: number): number;
  /** Top and bottom of a row. */
  y(row: number): number;
  end(row: number): number;
}

/** Rows lie below each other, with room for a heading above each band; a row is as high as its highest box. */
export function placer({ bands, rows, nodes }: GraphLayout): Placer {
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(box.height, ...nodes.filter((node) => node.row === row).map(heightOf)),
  );
  const tops = heights.map((_, row) => {
    const headings = bands.filter(({ firstRow }) => firstRow <= row).length;
    const above = heights.slice(0, row).reduce((sum, height) => sum + height + gap.down, 0);
    return margin + headings * bandHeading + above;
  });
  const y = (row: number): number => tops[row] ?? margin;
  const end = (row: number): number => y(row) + (heights[row] ?? 0);
  return {
    bottom: end(rows - 1) + gap.down,
    x: (column) => margin + column * (box.width + gap.across),
    y,
    end,
  };
}

/** The name, what is seized, and a line for each way that is not drawn. */
export function heightOf({ ends }: PlacedNode): number {
  return box.height + endLine * ends.length;
}
