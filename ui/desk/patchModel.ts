// The picture of the patch, middle layer: each resource as lines of cells, read like text. Computes places,
// draws nothing.

import type { ResourceView } from '../../server/protocol/index.ts';

export type CellKind = 'working' | 'blocked' | 'free' | 'over';

export interface PatchBlock {
  readonly id: string;
  /** How many units one cell stands for. */
  readonly perCell: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly { readonly kind: CellKind; readonly column: number; readonly row: number }[];
}

export interface PatchPlan {
  /** Cells in a full line, the same for all, so that lengths compare. */
  readonly columns: number;
  /** Pixels of a cell's side; the gap beside it is two. */
  readonly cellSide: number;
  readonly blocks: readonly PatchBlock[];
}

/** Beyond this many cells a resource is drawn with one cell for several units. */
const cellsAtMost = 320;

/** Sizes by the number of cells in the whole picture. */
const sizes = [
  { cellsAtMost: 60, columns: 14, cellSide: 22 },
  { cellsAtMost: 160, columns: 22, cellSide: 14 },
  { cellsAtMost: 320, columns: 28, cellSide: 11 },
  { cellsAtMost: Number.POSITIVE_INFINITY, columns: 36, cellSide: 8 },
] as const;

export function planPatch(resources: readonly ResourceView[]): PatchPlan {
  const cellCount = resources.reduce(
    (sum, resource) => sum + Math.ceil(unitsOf(resource) / unitsPerCell(unitsOf(resource))),
    0,
  );
  const { columns, cellSide } = sizes.find((size) => cellCount <= size.cellsAtMost) ?? sizes[3];
  return { columns, cellSide, blocks: resources.map((resource) => placeBlock(resource, columns)) };
}

/** Units in each state; `over` are held beyond the capacity that is open now. */
export function unitsByKind(resource: ResourceView): Record<CellKind, number> {
  const over = Math.max(0, resource.occupied - resource.capacity);
  const blocked = Math.min(resource.blocked, resource.occupied);
  const working = resource.occupied - blocked;
  const overWorking = Math.min(over, working);
  return {
    working: working - overWorking,
    blocked,
    over: overWorking,
    free: Math.max(0, resource.capacity - resource.occupied),
  };
}

function placeBlock(resource: ResourceView, columns: number): PatchBlock {
  const perCell = unitsPerCell(unitsOf(resource));
  const units = unitsByKind(resource);
  const order: readonly CellKind[] = ['working', 'over', 'blocked', 'free'];
  const kinds = order.flatMap((kind) => new Array<CellKind>(Math.round(units[kind] / perCell)).fill(kind));
  return {
    id: resource.id,
    perCell,
    columns: Math.min(columns, Math.max(1, kinds.length)),
    rows: Math.max(1, Math.ceil(kinds.length / columns)),
    cells: kinds.map((kind, index) => ({
      kind,
      column: index % columns,
      row: Math.floor(index / columns),
    })),
  };
}

function unitsOf(resource: ResourceView): number {
  return Math.max(resource.capacity, resource.occupied);
}

function unitsPerCell(units: number): number {
  return [1, 2, 5, 10, 20, 50, 100].find((step) => units / step <= cellsAtMost) ?? 200;
}
