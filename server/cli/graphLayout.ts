// Where the boxes of a network stand on a page: columns by how far the entrance is, a band for each agency,
// and within a band the order that crosses fewest arrows. In a large network ways that lead far are not drawn: they are
// named in the box. Knows no SVG.

import type { GraphArrow, GraphNode, StepGraph } from '../../engine/index.ts';

export interface PlacedNode extends GraphNode {
  readonly column: number;
  /** From 0, over all bands. */
  readonly row: number;
  /** Ways that are not drawn, by the name of where they lead: to outcomes of many steps, and in a large network far away. */
  readonly ends: readonly PlacedEnd[];
}

export interface PlacedEnd {
  readonly name: string;
  readonly kind: GraphArrow['kind'];
  /** As on the arrow. */
  readonly label: string;
}

export interface PlacedArrow extends GraphArrow {
  /** Against the direction of reading, or up and down. */
  readonly back: boolean;
}

export interface GraphLayout {
  readonly columns: number;
  readonly rows: number;
  readonly bands: readonly { readonly name: string; readonly firstRow: number; readonly rows: number }[];
  readonly nodes: readonly PlacedNode[];
  readonly arrows: readonly PlacedArrow[];
}

/** With more boxes than this, arrows that lead back or far cover everything else. */
const drawnWholeUpTo = 60;
/** Columns to the right, and rows up or down, that an arrow may go in a large network. */
const nearby = { columns: 2, rows: 5 };

/** An outcome with more ways to it than this is written into the boxes instead of drawn. */
const waysToAnOutcomeAtMost = 4;

export function layOut(graph: StepGraph): GraphLayout {
  const busy = busyOutcomes(graph);
  const shown = graph.nodes.filter(({ id }) => !busy.has(id));
  const arrows = graph.arrows.filter(({ from, to }) => !busy.has(from) && !busy.has(to));
  const usual = arrows.filter(({ kind }) => kind === 'next');
  const columnOf = fewestSteps(shown, arrows);
  const column = (id: string): number => columnOf.get(id) ?? 0;
  const forward = usual.filter(({ from, to }) => column(to) > column(from));
  const bands = bandsOf(graph, shown);
  const rowOf = new Map<string, number>();
  const placed: { name: string; firstRow: number; rows: number }[] = [];
  let row = 0;
  for (const { name, nodes } of bands) {
    const rows = placeBand(nodes, columnOf, forward, rowOf, row);
    placed.push({ name, firstRow: row, rows });
    row += rows;
  }
  const isLarge = shown.length > drawnWholeUpTo;
  const isFar = ({ from, to }: GraphArrow): boolean => {
    const across = column(to) - column(from);
    const down = Math.abs((rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0));
    return isLarge && (across < 1 || across > nearby.columns || down > nearby.rows);
  };
  return {
    columns: Math.max(0, ...columnOf.values()) + 1,
    rows: row,
    bands: placed,
    nodes: shown.map((node) => ({
      ...node,
      column: column(node.id),
      row: rowOf.get(node.id) ?? 0,
      ends: endsOf(graph, node, (arrow) => busy.has(arrow.to) || isFar(arrow)),
    })),
    arrows: arrows
      .filter((arrow) => !isFar(arrow))
      .map((arrow) => ({ ...arrow, back: column(arrow.to) <= column(arrow.from) })),
  };
}

function busyOutcomes({ nodes, arrows }: StepGraph): ReadonlySet<string> {
  const ways = (id: string): number => arrows.filter(({ to }) => to === id).length;
  const outcomes = nodes.filter(({ kind, id }) => kind === 'outcome' && ways(id) > waysToAnOutcomeAtMost);
  return new Set(outcomes.map(({ id }) => id));
}

function endsOf(
  { nodes, arrows }: StepGraph,
  { id }: GraphNode,
  isNamed: (arrow: GraphArrow) => boolean,
): readonly PlacedEnd[] {
  return arrows
    .filter((arrow) => arrow.from === id && isNamed(arrow))
    .map(({ to, kind, label }) => ({ name: nodes.find((node) => node.id === to)?.name ?? to, kind, label }));
}

/** How many arrows lead there from an entrance, by the fewest usual ones; where none lead, by others from there on. */
function fewestSteps(
  nodes: readonly GraphNode[],
  arrows: readonly GraphArrow[],
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const from = groupedBy(arrows, (arrow) => arrow.from);
  const spread = (wanted: (arrow: GraphArrow) => boolean): void => {
    const reached = [...columns.keys()];
    for (const id of reached) {
      const column = columns.get(id) ?? 0;
      for (const arrow of (from.get(id) ?? []).filter(wanted)) {
        if (columns.has(arrow.to)) continue;
        columns.set(arrow.to, column + 1);
        reached.push(arrow.to);
      }
    }
  };
  for (const { id, kind } of nodes) if (kind === 'source') columns.set(id, 0);
  for (let known = -1; known < columns.size; ) {
    known = columns.size;
    spread(({ kind }) => kind === 'next');
    if (columns.size === known) spread(() => true);
  }
  for (const { id } of nodes) if (!columns.has(id)) columns.set(id, 0);
  return columns;
}

/** The agencies in the order of the file, then what belongs to none. */
function bandsOf(
  { agencies }: StepGraph,
  nodes: readonly GraphNode[],
): readonly { readonly name: string; readonly nodes: readonly GraphNode[] }[] {
  const known = new Set(agencies.map(({ id }) => id));
  const nobodys = nodes.filter(({ agency }) => agency === null || !known.has(agency));
  return [
    ...agencies.map(({ id, name }) => ({ name, nodes: nodes.filter(({ agency }) => agency === id) })),
    { name: '', nodes: nobodys },
  ].filter((band) => band.nodes.length > 0);
}

/** Gives rows to the nodes of a band, column by column: each near those that lead to it. Answers how many rows. */
function placeBand(
  nodes: readonly GraphNode[],
  columnOf: ReadonlyMap<string, number>,
  forward: readonly GraphArrow[],
  rowOf: Map<string, number>,
  firstRow: number,
): number {
  const into = groupedBy(forward, (arrow) => arrow.to);
  const columns = groupedBy(nodes, ({ id }) => String(columnOf.get(id) ?? 0));
  const order = [...columns.keys()].sort((a, b) => Number(a) - Number(b));
  let rows = 1;
  for (const column of order) {
    const inColumn = columns.get(column) ?? [];
    const wish = (id: string): number => {
      const from = (into.get(id) ?? []).flatMap((arrow) => rowOf.get(arrow.from) ?? []);
      const sum = from.reduce((total, row) => total + row, 0);
      return from.length === 0 ? firstRow : Math.max(firstRow, sum / from.length);
    };
    const sorted = inColumn
      .map((node, place) => ({ node, place, wish: wish(node.id) }))
      .sort((a, b) => a.wish - b.wish || a.place - b.place);
    for (const [place, { node }] of sorted.entries()) rowOf.set(node.id, firstRow + place);
    rows = Math.max(rows, inColumn.length);
  }
  return rows;
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
