// Where each place of the flow map stands: columns and rows of the scenario → boxes in pixels. Static during
// a run: depends on the brief and the frame, never on a figure. Computes, draws nothing.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { type BoxHead, headHeight, placeHead } from './boxHead.ts';

export type FlowMapBrief = ScenarioBrief['map'];
export type MapNode = FlowMapBrief['nodes'][number];

/** Pixels; `unit` is 1% of the screen's height (or 1/160 of its width if that is smaller). */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

export interface NodeBox {
  readonly node: MapNode;
  /** Place in the order of the columns, from 0. */
  readonly column: number;
  /** `bar`: the people at home, a narrow bar along the left edge with its name upright. */
  readonly kind: 'bar' | 'place';
  /** Where its waiting people are drawn: in front of the door, or, when there are many lists, inside. */
  readonly waiting: 'front' | 'inside';
  /** Name, figure and what the figure is. */
  readonly head: BoxHead;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The part of its column that belongs to this node alone: waiting people stay within it. */
  readonly slotTop: number;
  readonly slotBottom: number;
  /** Right edge of the column before (0 for the first): waiting people stand between it and the box. */
  readonly frontLeft: number;
}

const naturalHeightU = 13.2;
const barWidthU = 6;
const barHeightShare = 0.84;
const heightPerListU = 5;
const listsForInside = 3;
const insideRoomU = 9;
const widestU = 22;
const shareOfBoxes = 0.65;
const slotGapU = 1.9;

export function placeBoxes(map: FlowMapBrief, frame: MapFrame): readonly NodeBox[] {
  const columns = columnsOf(map);
  const xs = placeColumns(columns, frame);
  return columns.flatMap((nodes, column) => {
    const across = xs[column] ?? { x: 0, width: 0, frontLeft: 0 };
    return slotsOf(nodes, frame).map(({ node, slotTop, slotBottom }) => {
      const slot = {
        node,
        column,
        kind: isBar(nodes, column) ? 'bar' : 'place',
        slotTop,
        slotBottom,
      } as const;
      return placeBox(map, slot, across, nodes.length === 1, frame);
    });
  });
}

type Slot = Pick<NodeBox, 'node' | 'column' | 'kind' | 'slotTop' | 'slotBottom'>;

function placeBox(
  map: FlowMapBrief,
  slot: Slot,
  across: Pick<NodeBox, 'x' | 'width' | 'frontLeft'>,
  alone: boolean,
  frame: MapFrame,
): NodeBox {
  const { node, column, kind, slotTop, slotBottom } = slot;
  const { unit } = frame;
  const top = slotTop + (slotGapU / 2) * unit;
  const bottom = slotBottom - (slotGapU / 2) * unit;
  const mayBeInside = kind === 'place' && (hasManyLists(node) || (column === 0 && node.lists.length > 0));
  const fullHead = placeHead(node, across.width, Number.POSITIVE_INFINITY, unit);
  const withLists = headHeight(fullHead, unit) + heightPerListU * Math.max(2, node.lists.length) * unit;
  const natural = Math.max(naturalHeightU * unit, headHeight(fullHead, unit));
  const wanted = kind === 'bar' ? frame.height * barHeightShare : mayBeInside ? withLists : natural;
  const height = Math.min(wanted, bottom - top);
  const inside = mayBeInside && height >= headHeight(fullHead, unit) + insideRoomU * unit;
  const centre = alone && kind === 'place' ? rowCentre(map, node, frame) : (top + bottom) / 2;
  const y = Math.max(top, Math.min(bottom - height, centre - height / 2));
  const head = inside ? fullHead : placeHead(node, across.width, height, unit);
  return { ...slot, ...across, waiting: inside ? 'inside' : 'front', head, y, height };
}

/** A column's height shared out: enough for each box, the rest to those with many lists. */
function slotsOf(
  nodes: readonly MapNode[],
  frame: MapFrame,
): readonly { node: MapNode; slotTop: number; slotBottom: number }[] {
  const enough = Math.min((naturalHeightU + slotGapU) * frame.unit, frame.height / nodes.length);
  const rest = frame.height - enough * nodes.length;
  const weights = nodes.map((node) => (hasManyLists(node) ? Math.min(6, node.lists.length) : 0.15));
  let slotTop = 0;
  return nodes.map((node, index) => {
    const top = slotTop;
    slotTop += enough + (rest * (weights[index] ?? 0)) / sum(weights);
    return { node, slotTop: top, slotBottom: slotTop };
  });
}

function rowCentre(map: FlowMapBrief, node: MapNode, frame: MapFrame): number {
  const rows = map.nodes.map((one) => one.row);
  const first = Math.min(...rows);
  return ((node.row - first + 0.5) / Math.max(1, Math.max(...rows) - first + 1)) * frame.height;
}

/** Nodes by column, from the left; within a column from the top. */
function columnsOf(map: FlowMapBrief): readonly (readonly MapNode[])[] {
  const columns = [...new Set(map.nodes.map((node) => node.column))].sort((left, right) => left - right);
  return columns.map((column) =>
    map.nodes.filter((node) => node.column === column).sort((upper, lower) => upper.row - lower.row),
  );
}

function isBar(nodes: readonly MapNode[], column: number): boolean {
  const [only] = nodes;
  return column === 0 && nodes.length === 1 && only?.agency === null && only.lists.length === 0;
}

function placeColumns(
  columns: readonly (readonly MapNode[])[],
  frame: MapFrame,
): readonly { x: number; width: number; frontLeft: number }[] {
  const { unit, width } = frame;
  const bars = columns.filter(isBar).length;
  const places = columns.length - bars;
  const forPlaces = width * shareOfBoxes - bars * barWidthU * unit;
  const boxWidth = Math.min(widestU * unit, forPlaces / Math.max(1, places));
  const weights = columns.map(gapWeight);
  const gaps = width - bars * barWidthU * unit - places * boxWidth;
  const perWeight = gaps / Math.max(1, sum(weights));
  let right = 0;
  return columns.map((nodes, column) => {
    const frontLeft = right;
    const x = right + (weights[column] ?? 0) * perWeight;
    const own = isBar(nodes, column) ? barWidthU * unit : boxWidth;
    right = x + own;
    return { x, width: own, frontLeft };
  });
}

/** Columns before which people wait get more room in front. */
function gapWeight(nodes: readonly MapNode[], column: number): number {
  const inFront = nodes.some((node) => node.lists.length > 0 && !hasManyLists(node));
  const crowded = nodes.length > 2 && nodes.some(hasManyLists);
  // The first column's people wait inside, unless there is no room for them.
  if (column === 0) return nodes.length > 2 && (inFront || crowded) ? 0.95 : 0;
  return inFront || crowded ? 1.15 : 0.8;
}

function hasManyLists(node: MapNode): boolean {
  return node.lists.length >= listsForInside;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
