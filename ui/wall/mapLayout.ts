// The flow map in the middle of its three layers: view (figures) → placed (pixels) → marks (SVG).

import type { WallView } from '../../server/protocol/index.ts';
import { type PlacedBand, placeBands } from './mapBands.ts';
import { type FlowMapBrief, type MapFrame, type NodeBox, placeBoxes } from './mapBoxes.ts';
import { type PlacedWaiting, placeWaiting } from './mapDots.ts';

export interface PlacedMap {
  readonly frame: MapFrame;
  readonly boxes: readonly NodeBox[];
  readonly bands: readonly PlacedBand[];
  readonly waiting: PlacedWaiting;
  /** Dots drawn, and the people they stand for: equal unless a list is so long that a dot stands for several. */
  readonly dots: number;
  readonly people: number;
}

export function placeMap(
  map: FlowMapBrief,
  view: Pick<WallView, 'nodes' | 'links'>,
  frame: MapFrame,
): PlacedMap {
  const boxes = placeBoxes(map, frame);
  const waiting = placeWaiting(boxes, new Map(view.nodes.map(({ id, lists }) => [id, lists])), frame);
  return {
    frame,
    boxes,
    bands: placeBands(map, boxes, view.links, frame),
    waiting,
    dots: waiting.groups.reduce((sum, group) => sum + group.dots.length, 0),
    people: waiting.groups.reduce((sum, group) => sum + group.count, 0),
  };
}
