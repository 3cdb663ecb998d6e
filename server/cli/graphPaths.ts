// The way of an arrow between two boxes, as an SVG path that passes behind no other box: through the gaps between columns,
// and from gap to gap between two rows. Knows no colour.

import type { GraphLayout, PlacedNode } from './graphLayout.ts';
import { box, gap, type Placer } from './graphPlaces.ts';

/** Room to the right of the last column, for arrows that go up and down there. */
export function spillOf({ nodes, arrows, columns }: GraphLayout): number {
  const last = new Set(nodes.filter(({ column }) => column === columns - 1).map(({ id }) => id));
  return arrows.some(({ from, to }) => last.has(from) && last.has(to)) ? gap.across / 2 : 0;
}

export function arrowPath(place: Placer, from: PlacedNode, to: PlacedNode): string {
  const y1 = place.y(from.row) + box.height / 2;
  const y2 = place.y(to.row) + box.height / 2;
  const left = (node: PlacedNode): number => place.x(node.column);
  const right = (node: PlacedNode): number => place.x(node.column) + box.width;
  switch (to.column - from.column) {
    case 1:
      return sideToSide(right(from), y1, left(to) - 2, y2);
    case -1:
      // Lower than the way there, which leads from the same sides.
      return sideToSide(left(from), y1 + 9, right(to) + 2, y2 + 9);
    case 0:
      return bulge(right(from), y1, y2);
    default: {
      const onward = to.column > from.column;
      const lane = place.y(Math.max(from.row, to.row)) - gap.down / 2;
      const shift = beside(from, to);
      return throughLane(
        onward
          ? {
              x1: right(from),
              turn1: right(from) + gap.across / 2 + shift,
              turn2: left(to) - gap.across / 2 + shift,
              x2: left(to) - 2,
            }
          : {
              x1: left(from),
              turn1: left(from) - gap.across / 2 + shift,
              turn2: right(to) + gap.across / 2 + shift,
              x2: right(to) + 2,
            },
        { y1: onward ? y1 : y1 + 9, lane, y2: onward ? y2 : y2 + 9 },
      );
    }
  }
}

function sideToSide(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** Out and in again at the right, wider the further it is; back to the same box as a loop. */
function bulge(x: number, y1: number, y2: number): string {
  const [start, end] = y1 === y2 ? [y1 - 10, y2 + 10] : [y1 + 5, y2 - 5];
  const wide = Math.min(gap.across, 30 + Math.abs(y2 - y1) / 6);
  return `M${x} ${start} C${x + wide} ${start} ${x + wide} ${end} ${x + 2} ${end}`;
}

/** Lines of different arrows lie a little apart. */
function beside(from: PlacedNode, to: PlacedNode): number {
  return ((from.row * 3 + to.row * 5) % 7) * 5 - 15;
}

interface Across {
  readonly x1: number;
  readonly turn1: number;
  readonly turn2: number;
  readonly x2: number;
}

/** Into the gap beside the box, up or down to the lane between two rows, along it, and in from the other gap. */
function throughLane(
  { x1, turn1, turn2, x2 }: Across,
  { y1, lane, y2 }: { readonly y1: number; readonly lane: number; readonly y2: number },
): string {
  const corners: readonly (readonly [number, number])[] = [
    [x1, y1],
    [turn1, y1],
    [turn1, lane],
    [turn2, lane],
    [turn2, y2],
    [x2, y2],
  ];
  const parts = corners.map(([x, y], index) => {
    if (index === 0) return `M${x} ${y}`;
    const after = corners[index + 1];
    if (after === undefined) return `L${x} ${y}`;
    const [ax, ay] = towards([x, y], corners[index - 1] as readonly [number, number]);
    const [bx, by] = towards([x, y], after);
    return `L${ax} ${ay} Q${x} ${y} ${bx} ${by}`;
  });
  return parts.join(' ');
}

const cornerRadius = 8;

/** A point on the way from a corner to the next, a radius away or half-way if they lie nearer. */
function towards(
  [x, y]: readonly [number, number],
  [ox, oy]: readonly [number, number],
): readonly [number, number] {
  const length = Math.abs(ox - x) + Math.abs(oy - y);
  const share = length === 0 ? 0 : Math.min(cornerRadius, length / 2) / length;
  return [x + (ox - x) * share, y + (oy - y) * share];
}
