// A headline figure over the run: numbers → pixels. The line is what was measured at each step, nothing is
// smoothed; where a figure is not known there is none. Computes, draws nothing.

import { extent } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Unit } from '../parts/figure.ts';

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedChart {
  readonly path: string;
  /** Horizontal lines with the value each stands for. */
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly xOf: (minutes: number) => number;
  readonly minutesAt: (x: number) => number;
}

export interface ChartFigure {
  readonly untilMinutes: number;
  readonly fromZero: boolean;
  readonly unit: Unit;
}

/** Figures that are read as whole. */
const wholeUnits: ReadonlySet<Unit> = new Set(['people', 'beds'] as const);

/** The least height of a picture that is flat: five points of a percentage, one of anything else. */
function flatHeight(unit: Unit): number {
  return unit === 'share' ? 0.05 : 1;
}

export function placeChart(
  atMinutes: readonly number[],
  values: readonly (number | null)[],
  { untilMinutes, fromZero, unit }: ChartFigure,
  box: ChartBox,
): PlacedChart {
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null));
  const bottomValue = fromZero ? Math.min(0, low) : low;
  const x = scaleLinear([0, Math.max(1, untilMinutes)], [box.left, box.width - box.right]);
  const height = Math.max(high - bottomValue, flatHeight(unit));
  // A share of all is 100%: what is flat there hangs from the top.
  const top = unit === 'share' && high <= 1 ? Math.min(1, bottomValue + height) : bottomValue + height;
  const y = scaleLinear([top - height, top], [box.height - box.bottom, box.top]).nice(3);
  const draw = line<number | null>(
    (_, index) => rounded(x(atMinutes[index] ?? 0)),
    (value) => rounded(y(value ?? bottomValue)),
  ).defined((value) => value !== null);
  return {
    path: draw(values) ?? '',
    ticks: tickValues(y, unit).map((value) => ({ value, y: rounded(y(value)) })),
    xOf: (minutes) => rounded(x(minutes)),
    minutesAt: (pixels) => x.invert(pixels),
  };
}

/** Counts have whole ticks: 0, 1, 2 and not 0, 0.5, 1, which would read 0, 1, 1. */
function tickValues(y: ScaleLinear<number, number>, unit: Unit): readonly number[] {
  const ticks = y.ticks(3);
  return wholeUnits.has(unit) ? ticks.filter((value) => Number.isInteger(value)) : ticks;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
