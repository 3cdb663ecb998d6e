// Where the waiting people stand, one dot each: in front of the place that cannot take them yet, or inside a
// place that has many lists. Every list has a label and a count; where there is no room for all of them, the
// smallest share one label. Computes, draws nothing.

import type { WaitingView } from '../../server/protocol/index.ts';
import { headHeight } from './boxHead.ts';
import type { MapFrame, NodeBox } from './mapBoxes.ts';
import { wrapText } from './textFit.ts';

export interface PlacedDot {
  readonly x: number;
  readonly y: number;
  readonly step: string;
  /** `[source number, ordinal, episode]`. */
  readonly patient: readonly [number, number, number];
}

export interface PlacedGroup {
  readonly nodeId: string;
  readonly steps: readonly string[];
  readonly count: number;
  readonly dots: readonly PlacedDot[];
  /** Lines of the label; the first begins with the count. */
  readonly labelLines: readonly string[];
  readonly labelX: number;
  /** Baseline of the first line. */
  readonly labelY: number;
  readonly anchor: 'start' | 'end';
  /** What the group covers, label included. */
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface PlacedWaiting {
  readonly groups: readonly PlacedGroup[];
  readonly radius: number;
}

export type WaitingByNode = ReadonlyMap<string, readonly WaitingView[]>;

export const labelSizeU = 2.35;
const lineU = 2.5;
const groupGapU = 0.9;
const doorU = 1.3;
const marginU = 1.2;
const pitchesU = [1.5, 1.35, 1.2, 1.05, 0.9, 0.75, 0.6, 0.45, 0.35, 0.26] as const;
/** Above this many of a place's lists have a label of their own before dots are drawn smaller. */
const labelsWanted = 3;
const comfortablePitchU = 1.05;
const radiusShare = 0.38;
const rowsLiked = [5, 3, 1] as const;

/** The room that one place has for its waiting people. */
interface Room {
  readonly box: NodeBox;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Group {
  readonly steps: readonly string[];
  readonly count: number;
  readonly dots: readonly Omit<PlacedDot, 'x' | 'y'>[];
  readonly labelLines: readonly string[];
}

interface Stack {
  readonly groups: readonly Group[];
  readonly liked: number;
}

export function placeWaiting(
  boxes: readonly NodeBox[],
  waiting: WaitingByNode,
  frame: MapFrame,
): PlacedWaiting {
  const rooms = boxes.flatMap((box) => {
    const lists = (waiting.get(box.node.id) ?? []).filter((list) => list.count > 0);
    return lists.length === 0 ? [] : [{ room: roomOf(box, frame), lists }];
  });
  const fits = (pitchU: number): boolean =>
    rooms.every(({ room, lists }) => {
      const wanted = pitchU >= comfortablePitchU ? Math.min(labelsWanted, lists.length) : 1;
      return stackThatFits(room, lists, pitchU * frame.unit, wanted, frame) !== null;
    });
  const pitch = (pitchesU.find(fits) ?? 0.26) * frame.unit;
  const groups = rooms.flatMap(({ room, lists }) => {
    const stack = stackThatFits(room, lists, pitch, 1, frame);
    return placeStack(room, stack ?? { groups: grouped(room, lists, 1, frame), liked: 1 }, pitch, frame);
  });
  return { groups, radius: pitch * radiusShare };
}

function roomOf(box: NodeBox, { unit }: MapFrame): Room {
  if (box.waiting === 'inside') {
    return {
      box,
      left: box.x + marginU * unit,
      right: box.x + box.width - marginU * unit,
      top: box.y + headHeight(box.head, unit) + 0.4 * unit,
      bottom: box.y + box.height - 0.6 * unit,
    };
  }
  const right = box.x - doorU * unit;
  return {
    box,
    left: right - (right - box.frontLeft) * 0.9,
    right,
    top: box.slotTop + 0.4 * unit,
    bottom: box.slotBottom - 0.4 * unit,
  };
}

/** As many labels as fit, at least `fewest`; then as many rows as are liked. Null: nothing fits. */
function stackThatFits(
  room: Room,
  lists: readonly WaitingView[],
  pitch: number,
  fewest: number,
  frame: MapFrame,
): Stack | null {
  for (let labels = lists.length; labels >= fewest; labels--) {
    const groups = grouped(room, lists, labels, frame);
    const liked = rowsLiked.find(
      (rows) => stackHeight(room, groups, pitch, rows, frame) <= room.bottom - room.top,
    );
    if (liked !== undefined) return { groups, liked };
  }
  return null;
}

/** The longest lists keep a label of their own, in the scenario's order; the rest share the last one. */
function grouped(room: Room, lists: readonly WaitingView[], labels: number, frame: MapFrame): Group[] {
  const own = labels >= lists.length ? lists.length : labels - 1;
  const byCount = [...lists].sort((left, right) => right.count - left.count);
  const longest = new Set(byCount.slice(0, own));
  const kept = lists.filter((list) => longest.has(list));
  const rest = lists.filter((list) => !longest.has(list));
  const width = room.right - room.left;
  const groups = kept.map((list) => {
    const label = room.box.node.lists.find((known) => known.step === list.step)?.label ?? 'waiting';
    return groupOf([list], label, width, frame);
  });
  if (rest.length === 0) return groups;
  return [...groups, groupOf(rest, kept.length === 0 ? 'waiting' : 'more waiting', width, frame)];
}

function groupOf(lists: readonly WaitingView[], label: string, width: number, frame: MapFrame): Group {
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  const most = Math.max(...lists.map((list) => list.perDot));
  const scale = most === 1 ? '' : `, ${lists.length > 1 ? 'up to ' : ''}${most} a dot`;
  return {
    steps: lists.map((list) => list.step),
    count,
    dots: lists.flatMap((list) => list.dots.map((patient) => ({ step: list.step, patient }))),
    labelLines: wrapText(`${count} ${label}${scale}`, width, labelSizeU * frame.unit, 3),
  };
}

function stackHeight(
  room: Room,
  groups: readonly Group[],
  pitch: number,
  liked: number,
  frame: MapFrame,
): number {
  const heights = groups.map((group) => groupHeight(room, group, pitch, liked, frame));
  return heights.reduce((sum, height) => sum + height, 0) + (groups.length - 1) * groupGapU * frame.unit;
}

function groupHeight(room: Room, group: Group, pitch: number, liked: number, frame: MapFrame): number {
  return rowsOf(room, group, pitch, liked) * pitch + group.labelLines.length * lineU * frame.unit;
}

/** In front people stand in a block before the door, so several rows are liked; inside they fill the width. */
function rowsOf(room: Room, group: Group, pitch: number, liked: number): number {
  const across = Math.max(1, Math.floor((room.right - room.left) / pitch));
  const needed = Math.ceil(group.dots.length / across);
  return room.box.waiting === 'inside' ? needed : Math.max(needed, Math.min(liked, group.dots.length));
}

function placeStack(room: Room, stack: Stack, pitch: number, frame: MapFrame): PlacedGroup[] {
  const { box } = room;
  const height = stackHeight(room, stack.groups, pitch, stack.liked, frame);
  const centred = box.y + box.height / 2 - height / 2;
  const wanted = box.waiting === 'inside' ? room.top : centred;
  let y = Math.max(room.top, Math.min(wanted, room.bottom - height));
  return stack.groups.map((group) => {
    const placed = placeGroup(room, group, { top: y, pitch, liked: stack.liked, unit: frame.unit });
    y += groupHeight(room, group, pitch, stack.liked, frame) + groupGapU * frame.unit;
    return placed;
  });
}

interface GroupPlace {
  readonly top: number;
  readonly pitch: number;
  readonly liked: number;
  readonly unit: number;
}

/** In front: dots before the label, nearest to the door first. Inside: label, then rows of dots below it. */
function placeGroup(room: Room, group: Group, { top, pitch, liked, unit }: GroupPlace): PlacedGroup {
  const inside = room.box.waiting === 'inside';
  const rows = rowsOf(room, group, pitch, liked);
  const across = Math.max(1, Math.floor((room.right - room.left) / pitch));
  const labelHeight = group.labelLines.length * lineU * unit;
  const labelTop = inside ? top : top + rows * pitch;
  const dotsTop = inside ? top + labelHeight : top;
  const dots = group.dots.map((dot, place): PlacedDot => {
    const column = inside ? place % across : Math.floor(place / rows);
    const row = inside ? Math.floor(place / across) : place % rows;
    const x = inside ? room.left + (column + 0.5) * pitch : room.right - (column + 0.5) * pitch;
    return { ...dot, x, y: dotsTop + (row + 0.5) * pitch };
  });
  return {
    nodeId: room.box.node.id,
    steps: group.steps,
    count: group.count,
    dots,
    labelLines: group.labelLines,
    labelX: inside ? room.left : room.right,
    labelY: labelTop + lineU * 0.8 * unit,
    anchor: inside ? 'start' : 'end',
    bounds: { x: room.left, y: top, width: room.right - room.left, height: rows * pitch + labelHeight },
  };
}
