// A laid-out network as an SVG file: boxes, arrows, a band for each agency. Text only; needs no screen.

import { arrowWords } from './checkGraph.ts';
import type { GraphLayout, PlacedArrow, PlacedEnd, PlacedNode } from './graphLayout.ts';
import { arrowPath, spillOf } from './graphPaths.ts';
import { bandHeading, box, endLine, gap, heightOf, margin, type Placer, placer } from './graphPlaces.ts';

const arrowColours: Readonly<Record<PlacedArrow['kind'], string>> = {
  next: '#5b6770',
  'gives-up': '#b3261e',
  baulks: '#b3261e',
  full: '#b3261e',
  closed: '#b3261e',
  interrupted: '#b3261e',
  stopped: '#b3261e',
  jockeys: '#7a5c00',
  part: '#00639b',
  along: '#00639b',
  moved: '#7a5c00',
  'comes-back': '#6750a4',
};

/** A whole SVG document. */
export function svgText(title: string, layout: GraphLayout): string {
  const place = placer(layout);
  const width = 2 * margin + layout.columns * (box.width + gap.across) - gap.across + spillOf(layout);
  const height = place.bottom + margin + 24;
  const nodes = new Map(layout.nodes.map((node) => [node.id, node]));
  const arrows = layout.arrows.flatMap((arrow) => {
    const [from, to] = [nodes.get(arrow.from), nodes.get(arrow.to)];
    return from && to ? [arrowSvg(arrow, place, from, to)] : [];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">`,
    `<title>${xml(title)}</title>`,
    `<defs>${Object.values(arrowColours).filter(first).map(markerSvg).join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...layout.bands.map((band) => bandSvg(band, place, width)),
    ...arrows,
    ...layout.nodes.map((node) => nodeSvg(node, place)),
    legendSvg(layout, height),
    '</svg>\n',
  ].join('\n');
}

function first<T>(item: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(item) === index;
}

function bandSvg(
  { name, firstRow, rows }: GraphLayout['bands'][number],
  place: Placer,
  width: number,
): string {
  const top = place.y(firstRow) - bandHeading;
  const bottom = place.end(firstRow + rows - 1) + gap.down / 2;
  return [
    `<rect x="6" y="${top}" width="${width - 12}" height="${bottom - top}" rx="6" fill="#f3f6f8"/>`,
    `<text x="14" y="${top + 15}" font-size="12" font-weight="600" fill="#40484f">${xml(name)}</text>`,
  ].join('');
}

function nodeSvg(node: PlacedNode, place: Placer): string {
  const { id, name, kind, notes, ends } = node;
  const [x, y] = [place.x(node.column), place.y(node.row)];
  const below = notes.join(', ');
  const toldOf = ({ kind, label, name: end }: PlacedEnd): string =>
    [arrowWords[kind], label, end].filter((word) => word !== '').join(' ');
  const ways = ends.map((end) => `→ ${toldOf(end)}`);
  // The colour says by which way, as the legend does.
  const shown = ends.map(({ kind, label, name: end }) =>
    [kind === 'next' ? '→' : '⇢', label, end].filter((word) => word !== '').join(' '),
  );
  const fill = { source: '#dcefdc', step: '#ffffff', outcome: '#e4e0f3' }[kind];
  const corner = kind === 'step' ? 5 : 20;
  const text = (line: string, down: number, size: number, colour: string): string =>
    `<text x="${x + 9}" y="${y + down}" font-size="${size}" fill="${colour}">${xml(cut(line, Math.floor((box.width - 14) / (size * 0.54))))}</text>`;
  return [
    `<g id="${xml(id)}"><title>${xml([name, ...(below === '' ? [] : [below]), ...ways].join('; '))}</title>`,
    `<rect x="${x}" y="${y}" width="${box.width}" height="${heightOf(node)}" rx="${corner}" fill="${fill}" stroke="#5b6770"/>`,
    text(name, below === '' ? 27 : 18, 12, '#1b1f23'),
    below === '' ? '' : text(below, 35, 10.5, '#5b6770'),
    ...shown.map((way, line) =>
      text(way, box.height + 3 + line * endLine, 10, arrowColours[ends[line]?.kind ?? 'next']),
    ),
    '</g>',
  ].join('');
}

function arrowSvg(arrow: PlacedArrow, place: Placer, from: PlacedNode, to: PlacedNode): string {
  const colour = arrowColours[arrow.kind];
  const words = [arrowWords[arrow.kind], arrow.label].filter((word) => word !== '').join(' ');
  const style = arrow.kind === 'next' ? '' : ' stroke-dasharray="5 3"';
  const label = labelSvg(arrow, place, to);
  const title = `${from.name} → ${to.name}${words === '' ? '' : ` (${words})`}`;
  return `<g><title>${xml(title)}</title><path d="${arrowPath(place, from, to)}" fill="none" stroke="${colour}"${style} marker-end="url(#head${colour.slice(1)})"/>${label}</g>`;
}

/** Beside the head of the arrow, where no two meet that come from one place; where many come from below, none. */
function labelSvg(arrow: PlacedArrow, place: Placer, to: PlacedNode): string {
  if (arrow.label === '' || arrow.back) return '';
  const x = place.x(to.column) - 10;
  const y = place.y(to.row) + box.height / 2 - 4;
  return `<text x="${x}" y="${y}" font-size="10" text-anchor="end" fill="#40484f">${xml(arrow.label)}</text>`;
}

function markerSvg(colour: string): string {
  return `<marker id="head${colour.slice(1)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}

/** Names the kinds of arrow that occur. */
function legendSvg({ arrows, nodes }: GraphLayout, height: number): string {
  const kinds = [...arrows, ...nodes.flatMap(({ ends }) => ends)]
    .map(({ kind }) => kind)
    .filter((kind, index, all) => kind !== 'next' && first(kind, index, all));
  return kinds
    .map((kind, place) => {
      const x = margin + place * 150;
      return `<path d="M${x} ${height - 16}h24" stroke="${arrowColours[kind]}" stroke-dasharray="5 3"/><text x="${x + 30}" y="${height - 12}" font-size="11" fill="#40484f">${xml(arrowWords[kind])}</text>`;
    })
    .join('');
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Escaped for text and attributes; what XML forbids altogether is left out. */
function xml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return [...text]
    .filter((character) => character >= ' ' && !/[\uD800-\uDFFF\uFFFE\uFFFF]/u.test(character))
    .map((character) => entities[character] ?? character)
    .join('');
}
