// A spark line in three layers: state (numbers) → placed (pixels) → marks (SVG). This file is the middle
// one: it computes and draws nothing.

import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveLinear, line } from 'd3-shape';

export interface SparklineState {
  /** Oldest first. */
  readonly series: readonly number[];
  /** The value now; drawn as the last point. Null: not known, and nothing is drawn. */
  readonly value: number | null;
  /** Dotted line, when there is one. */
  readonly threshold: number | null;
  /** Index in `series` of the value a week ago, marked hollow; null: not in it. */
  readonly weekAgoIndex: number | null;
}

export interface PlacedSparkline {
  readonly path: string;
  readonly last: readonly [number, number];
  readonly weekAgo: readonly [number, number] | null;
  readonly thresholdY: number | null;
}

export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  readonly inset: number;
}

/** Null when there is nothing to join: fewer than two points, or none for now. */
export function placeSparkline(state: SparklineState, box: SparklineBox): PlacedSparkline | null {
  if (state.value === null) return null;
  const points = [...state.series, state.value];
  if (points.length < 2) return null;
  const withThreshold = state.threshold === null ? points : [...points, state.threshold];
  const [low = 0, high = 0] = extent(withThreshold);
  const pad = high === low ? 1 : 0;
  const x = scaleLinear([0, points.length - 1], [box.inset, box.width - box.inset]);
  const y = scaleLinear([low - pad, high + pad], [box.height - box.inset, box.inset]);
  const draw = line<number>(
    (_, index) => round(x(index)),
    (value) => round(y(value)),
  ).curve(curveLinear);
  const place = (index: number): readonly [number, number] => [
    round(x(index)),
    round(y(points[index] ?? low)),
  ];
  return {
    path: draw(points) ?? '',
    last: place(points.length - 1),
    weekAgo: state.weekAgoIndex === null ? null : place(state.weekAgoIndex),
    thresholdY: state.threshold === null ? null : round(y(state.threshold)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
