// A headline figure over the run: numbers → pixels. The line is what was measured at each step, nothing is
// smoothed; where a figure is not known there is none. Computes, draws nothing.

import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

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

export function placeChart(
  atMinutes: readonly number[],
  values: readonly (number | null)[],
  { untilMinutes, fromZero }: { readonly untilMinutes: number; readonly fromZero: boolean },
  box: ChartBox,
): PlacedChart {
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null));
  const bottomValue = fromZero ? Math.min(0, low) : low;
  const x = scaleLinear([0, Math.max(1, untilMinutes)], [box.left, box.width - box.right]);
  const y = scaleLinear(
    [bottomValue, high === bottomValue ? bottomValue + 1 : high],
    [box.height - box.bottom, box.top],
  ).nice(3);
  const draw = line<number | null>(
    (_, index) => rounded(x(atMinutes[index] ?? 0)),
    (value) => rounded(y(value ?? bottomValue)),
  ).defined((value) => value !== null);
  return {
    path: draw(values) ?? '',
    ticks: y.ticks(3).map((value) => ({ value, y: rounded(y(value)) })),
    xOf: (minutes) => rounded(x(minutes)),
    minutesAt: (pixels) => x.invert(pixels),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
