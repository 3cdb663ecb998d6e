// The bands between places: width is people in 24 hours. A band leaves on the right of a box, passes between
// the boxes of the columns it skips, and arrives on the left. Computes, draws nothing.

import type { FlowMapBrief, MapFrame, NodeBox } from './mapBoxes.ts';

type Point = readonly [number, number];
/** A cubic curve: start, two controls, end. */
export type Curve = readonly [Point, Point, Point, Point];

export interface PlacedBand {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly width: number;
  /** Wider than is drawn: marked by a cut, and said in the legend. */
  readonly cut: boolean;
  readonly curves: readonly Curve[];
  readonly path: string;
}

const widestU = 7;
const narrowestU = 0.7;
const spaceU = 1;
/** A band that passes a box keeps so far from its edge, where there is room. */
const clearU = 1.4;
const shareOfSide = 0.86;
/** A flow more than this many times the next smaller one is drawn cut. */
const outlierTimes = 3;

interface Link {
  readonly from: NodeBox;
  readonly to: NodeBox;
  readonly people: number;
  readonly cut: boolean;
  readonly width: number;
}

export function placeBands(
  map: FlowMapBrief,
  boxes: readonly NodeBox[],
  people: readonly number[],
  frame: MapFrame,
): readonly PlacedBand[] {
  const links = linksOf(map, boxes, people, frame);
  const lanes = lanesOf(links, boxes, frame);
  const leaving = sidePositions(links, lanes, 'from', frame);
  const arriving = sidePositions(links, lanes, 'to', frame);
  return links.map((link, index): PlacedBand => {
    const curves = curvesOf(
      link,
      boxes,
      { lanes: lanes[index] ?? [], leavesAt: leaving[index] ?? 0, arrivesAt: arriving[index] ?? 0 },
      frame,
    );
    const { from, to, people: count, cut, width } = link;
    return { from: from.node.id, to: to.node.id, people: count, width, cut, curves, path: pathOf(curves) };
  });
}

/** Points along a band at equal steps of its curves, with the direction at each: for moving marks. */
export function sampleBand(
  band: PlacedBand,
  perCurve: number,
): readonly (readonly [number, number, number])[] {
  return band.curves.flatMap((curve) =>
    Array.from({ length: perCurve }, (_, step) => {
      const [x, y] = pointAt(curve, step / perCurve);
      const [nextX, nextY] = pointAt(curve, (step + 1) / perCurve);
      return [x, y, Math.atan2(nextY - y, nextX - x)] as const;
    }),
  );
}

function linksOf(
  map: FlowMapBrief,
  boxes: readonly NodeBox[],
  people: readonly number[],
  frame: MapFrame,
): readonly Link[] {
  const boxOf = (id: string) => boxes.find((box) => box.node.id === id);
  const drawn = map.links.flatMap((link, index) => {
    const from = boxOf(link.from);
    const to = boxOf(link.to);
    const count = people[index] ?? 0;
    return from === undefined || to === undefined || from === to || count <= 0
      ? []
      : [{ from, to, people: count }];
  });
  const full = fullScale(drawn.map((link) => link.people));
  const natural = (count: number) =>
    Math.max(narrowestU, (Math.min(count, full) / full) * widestU) * frame.unit;
  const squeeze = squeezeOf(drawn, natural, frame);
  return drawn.map((link) => ({
    ...link,
    cut: link.people > full,
    width: Math.max(narrowestU * frame.unit, natural(link.people) * squeeze),
  }));
}

/** The flow that is drawn at full width: a round number at or above the largest, one outlier apart. */
export function fullScale(people: readonly number[]): number {
  const [first = 1, second = first] = [...people].sort((left, right) => right - left);
  const largest = first > 10 && first > second * outlierTimes ? second : first;
  let magnitude = 1;
  while (magnitude * 10 <= largest) magnitude *= 10;
  return ([1, 1.5, 2, 3, 5, 7, 10].find((step) => step * magnitude >= largest) ?? 10) * magnitude;
}

/** Below 1 when some box is not high enough for the bands on one of its sides. */
function squeezeOf(
  links: readonly { from: NodeBox; to: NodeBox; people: number }[],
  natural: (people: number) => number,
  frame: MapFrame,
): number {
  let squeeze = 1;
  for (const side of ['from', 'to'] as const) {
    for (const box of new Set(links.map((link) => link[side]))) {
      const own = links.filter((link) => link[side] === box);
      const total = own.reduce((sum, link) => sum + natural(link.people), 0);
      const room = box.height * shareOfSide - (own.length - 1) * spaceU * frame.unit;
      squeeze = Math.min(squeeze, Math.max(0.15, room / total));
    }
  }
  return squeeze;
}

/**
 * Heights at which each band passes the columns between its ends: through the nearest opening between boxes;
 * bands through the same opening lie beside each other.
 */
function lanesOf(links: readonly Link[], boxes: readonly NodeBox[], frame: MapFrame): readonly number[][] {
  const lanes = links.map((): number[] => []);
  const columns = Math.max(0, ...boxes.map((box) => box.column)) + 1;
  for (let column = 1; column < columns; column++) {
    const openings = openingsOf(
      boxes.filter((box) => box.column === column),
      frame,
    );
    const passing = links.flatMap((link, index) => {
      const { from, to } = link;
      if (from.column >= column || to.column <= column) return [];
      const start = lanes[index]?.at(-1) ?? (from.kind === 'bar' ? centreOf(to) : centreOf(from));
      const share = (column - from.column) / (to.column - from.column);
      const wanted = start + (centreOf(to) - start) * share;
      return [{ index, width: link.width, wanted, opening: nearestOpening(openings, wanted) }];
    });
    for (const opening of openings) {
      const through = passing
        .filter((one) => one.opening === opening)
        .sort((upper, lower) => upper.wanted - lower.wanted || upper.index - lower.index);
      const total =
        through.reduce((sum, one) => sum + one.width, 0) + (through.length - 1) * 0.4 * frame.unit;
      const middle = (opening.top + opening.bottom) / 2;
      const free = Math.max(0, (opening.bottom - opening.top - total) / 2 - clearU * frame.unit);
      const first = through[0]?.wanted ?? middle;
      const shift = Math.max(-free, Math.min(free, first - middle));
      let y = Math.max(0, Math.min(frame.height - total, middle + shift - total / 2));
      for (const one of through) {
        lanes[one.index]?.push(y + one.width / 2);
        y += one.width + 0.4 * frame.unit;
      }
    }
  }
  return lanes;
}

interface Opening {
  readonly top: number;
  readonly bottom: number;
}

function openingsOf(column: readonly NodeBox[], frame: MapFrame): readonly Opening[] {
  const edges = [0, ...column.flatMap((box) => [box.y, box.y + box.height]), frame.height];
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    top: edges[2 * index] ?? 0,
    bottom: edges[2 * index + 1] ?? 0,
  }));
}

function nearestOpening(openings: readonly Opening[], wanted: number): Opening | undefined {
  const away = ({ top, bottom }: Opening) => Math.max(0, top - wanted, wanted - bottom);
  return openings.toSorted((one, other) => away(one) - away(other) || one.top - other.top)[0];
}

/** Where each band meets its box: beside each other, in the order of where they come from or go to. */
function sidePositions(
  links: readonly Link[],
  lanes: readonly (readonly number[])[],
  side: 'from' | 'to',
  frame: MapFrame,
): readonly number[] {
  const other = side === 'from' ? 'to' : 'from';
  const towards = (index: number): number => {
    const lane = side === 'from' ? lanes[index]?.[0] : lanes[index]?.at(-1);
    const box = links[index]?.[other];
    return lane ?? (box === undefined ? 0 : centreOf(box));
  };
  const positions = new Array<number>(links.length).fill(0);
  for (const box of new Set(links.map((link) => link[side]))) {
    const own = links.map((_, index) => index).filter((index) => links[index]?.[side] === box);
    const order = own.sort((left, right) => towards(left) - towards(right) || left - right);
    const wanted = box.kind === 'bar' ? order.map(towards) : order.map(() => centreOf(box));
    const widths = order.map((index) => links[index]?.width ?? 0);
    const placed = besideEachOther(wanted, widths, spaceU * frame.unit, box);
    order.forEach((index, place) => {
      positions[index] = placed[place] ?? 0;
    });
  }
  return positions;
}

/** Moves centres apart so that nothing overlaps, and keeps them within the box if they fit. */
function besideEachOther(
  wanted: readonly number[],
  widths: readonly number[],
  space: number,
  box: NodeBox,
): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0) + space * (widths.length - 1);
  const same = wanted.every((one) => one === wanted[0]);
  let next = same ? (wanted[0] ?? 0) - total / 2 : box.y;
  const placed = wanted.map((one, index) => {
    const width = widths[index] ?? 0;
    const centre = Math.max(next + width / 2, same ? 0 : one);
    next = centre + width / 2 + space;
    return centre;
  });
  let limit = box.y + box.height;
  for (let index = placed.length - 1; index >= 0; index--) {
    const width = widths[index] ?? 0;
    placed[index] = Math.min(placed[index] ?? 0, limit - width / 2);
    limit = (placed[index] ?? 0) - width / 2 - space;
  }
  return placed;
}

interface Heights {
  readonly lanes: readonly number[];
  readonly leavesAt: number;
  readonly arrivesAt: number;
}

function curvesOf(
  link: Link,
  boxes: readonly NodeBox[],
  { lanes, leavesAt, arrivesAt }: Heights,
  frame: MapFrame,
): readonly Curve[] {
  const { from, to } = link;
  if (from.column === to.column) return [upright(from, to)];
  if (from.column > to.column) return [backwards(from, to, frame)];
  const stops: Point[] = [[from.x + from.width, leavesAt]];
  lanes.forEach((lane, index) => {
    const passed = boxes.find((box) => box.column === from.column + 1 + index);
    if (passed !== undefined) stops.push([passed.x, lane], [passed.x + passed.width, lane]);
  });
  stops.push([to.x, arrivesAt]);
  return stops.slice(1).map((stop, index) => sCurve(stops[index] ?? stop, stop));
}

function sCurve(start: Point, end: Point): Curve {
  const middle = (start[0] + end[0]) / 2;
  return [start, [middle, start[1]], [middle, end[1]], end];
}

/** Within a column: straight up or down, a little left of the middle for up, right for down. */
function upright(from: NodeBox, to: NodeBox): Curve {
  const down = to.y > from.y;
  const x = from.x + from.width * (down ? 0.6 : 0.4);
  return straight([x, down ? from.y + from.height : from.y], [x, down ? to.y : to.y + to.height]);
}

function straight(start: Point, end: Point): Curve {
  const third = (share: number): Point => [
    start[0] + (end[0] - start[0]) * share,
    start[1] + (end[1] - start[1]) * share,
  ];
  return [start, third(1 / 3), third(2 / 3), end];
}

/** To an earlier column: out at the bottom, below everything between, in at the bottom. */
function backwards(from: NodeBox, to: NodeBox, frame: MapFrame): Curve {
  const start: Point = [from.x + from.width / 2, from.y + from.height];
  const end: Point = [to.x + to.width / 2, to.y + to.height];
  const below = Math.min(frame.height, Math.max(start[1], end[1]) + 8 * frame.unit);
  return [start, [start[0], below], [end[0], below], end];
}

function pathOf(curves: readonly Curve[]): string {
  return curves
    .map(([start, one, two, end], index) => {
      const move = index === 0 ? `M${point(start)}` : '';
      return `${move}C${point(one)} ${point(two)} ${point(end)}`;
    })
    .join('');
}

function point([x, y]: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function pointAt([a, b, c, d]: Curve, share: number): Point {
  const rest = 1 - share;
  const mix = (axis: 0 | 1): number =>
    rest * rest * rest * a[axis] +
    3 * rest * rest * share * b[axis] +
    3 * rest * share * share * c[axis] +
    share * share * share * d[axis];
  return [mix(0), mix(1)];
}

function centreOf(box: NodeBox): number {
  return box.y + box.height / 2;
}
