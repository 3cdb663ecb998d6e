// The picture of the patch, middle layer: resources as cells in columns. Computes places, draws nothing.

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
  readonly rows: number;
  readonly blocks: readonly PatchBlock[];
}

/** Beyond this many cells a resource is drawn with one cell for several units. */
const cellsAtMost = 320;

/** Rows are shared by all blocks, so that one column means the same everywhere. */
export function planPatch(resources: readonly ResourceView[]): PatchPlan {
  const sized = resources.map((resource) => ({
    resource,
    perCell: unitsPerCell(Math.max(resource.capacity, resource.occupied)),
  }));
  const total = sized.reduce(
    (sum, { resource, perCell }) => sum + Math.ceil(Math.max(resource.capacity, resource.occupied) / perCell),
    0,
  );
  const rows = rowsFor(total);
  return { rows, blocks: sized.map(({ resource, perCell }) => placeBlock(resource, perCell, rows)) };
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

function placeBlock(resource: ResourceView, perCell: number, rows: number): PatchBlock {
  const units = unitsByKind(resource);
  const order: readonly CellKind[] = ['working', 'over', 'blocked', 'free'];
  const kinds = order.flatMap((kind) => new Array<CellKind>(Math.round(units[kind] / perCell)).fill(kind));
  return {
    id: resource.id,
    perCell,
    rows,
    columns: Math.max(1, Math.ceil(kinds.length / rows)),
    cells: kinds.map((kind, index) => ({ kind, column: Math.floor(index / rows), row: index % rows })),
  };
}

function unitsPerCell(units: number): number {
  return [1, 2, 5, 10, 20, 50, 100].find((step) => units / step <= cellsAtMost) ?? 200;
}

function rowsFor(cells: number): number {
  if (cells <= 40) return 4;
  if (cells <= 120) return 6;
  return cells <= 300 ? 10 : 14;
}
