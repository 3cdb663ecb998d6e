// Where each place of the flow map stands: columns and rows of the scenario → boxes in pixels. Static during
// a run: depends on the brief and the frame, never on a figure. Computes, draws nothing.

import type { ScenarioBrief } from '../../server/protocol/index.ts';

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

/** Name, figure and what the figure is. */
export const headHeightU = 13.4;
const naturalHeightU = 13.2;
const barWidthU = 6;
const barHeightShare = 0.84;
const heightPerListU = 5;
const listsForInside = 3;
const insideRoomU = 7;
const widestU = 22;
const shareOfBoxes = 0.6;
const slotGapU = 2.2;

export function placeBoxes(map: FlowMapBrief, frame: MapFrame): readonly NodeBox[] {
  const columns = columnsOf(map);
  const xs = placeColumns(columns, frame);
  const rows = map.nodes.map((node) => node.row);
  const firstRow = Math.min(...rows);
  const rowCount = Math.max(1, Math.max(...rows) - firstRow + 1);
  return columns.flatMap((nodes, column) => {
    const bar = isBar(nodes, column);
    let slotTop = 0;
    return nodes.map((node): NodeBox => {
      const slotBottom = slotTop + (weightOf(node) / sum(nodes.map(weightOf))) * frame.height;
      const room = slotBottom - slotTop - slotGapU * frame.unit;
      const wanted = bar ? frame.height * barHeightShare : wantedHeightU(node) * frame.unit;
      const height = Math.max(room * 0.5, Math.min(wanted, room));
      const rowCentre = nodes.length > 1 ? null : ((node.row - firstRow + 0.5) / rowCount) * frame.height;
      const centre = rowCentre === null || bar ? (slotTop + slotBottom) / 2 : rowCentre;
      const lowest = slotBottom - (slotGapU / 2) * frame.unit - height;
      const y = Math.max(slotTop + (slotGapU / 2) * frame.unit, Math.min(lowest, centre - height / 2));
      const inside = !bar && hasManyLists(node) && height >= (headHeightU + insideRoomU) * frame.unit;
      const box: NodeBox = {
        node,
        column,
        kind: bar ? 'bar' : 'place',
        waiting: inside ? 'inside' : 'front',
        ...(xs[column] ?? { x: 0, width: 0, frontLeft: 0 }),
        y,
        height,
        slotTop,
        slotBottom,
      };
      slotTop = slotBottom;
      return box;
    });
  });
}

/** Nodes by column, from the left; within a column from the top. */
function columnsOf(map: FlowMapBrief): readonly (readonly MapNode[])[] {
  const columns = [...new Set(map.nodes.map((node) => node.column))].sort((left, right) => left - right);
  return columns.map((column) =>
    map.nodes.filter((node) => node.column === column).sort((upper, lower) => upper.row - lower.row),
  );
}

function isBar(nodes: readonly MapNode[], column: number): boolean {
  return column === 0 && nodes.length === 1 && nodes[0]?.agency === null;
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
  if (column === 0) return inFront || crowded ? 0.95 : 0;
  return inFront || crowded ? 1.15 : 0.8;
}

function hasManyLists(node: MapNode): boolean {
  return node.lists.length >= listsForInside;
}

/** Share of the column's height that a node asks for. */
function weightOf(node: MapNode): number {
  return hasManyLists(node) ? 1 + 0.35 * Math.min(6, node.lists.length) : 1;
}

function wantedHeightU(node: MapNode): number {
  return hasManyLists(node) ? headHeightU + heightPerListU * node.lists.length : naturalHeightU;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
