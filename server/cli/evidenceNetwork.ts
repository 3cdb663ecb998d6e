// The network of steps for a page of A4: whole if it is small; otherwise who leads to whom between agencies, and then
// each agency's own steps with their neighbours.

import {
  type GraphArrow,
  type GraphNode,
  type Scenario,
  type StepGraph,
  stepGraph,
} from '../../engine/index.ts';
import { escaped } from './evidenceHtml.ts';
import { layOut } from './graphLayout.ts';
import { svgText } from './graphSvg.ts';

/** More boxes than this cannot be read on one page. */
const mostOnAPage = 36;
/** More than this have a page to themselves. */
const mostInText = 8;

export function networkHtml(scenario: Scenario): string {
  const graph = stepGraph(scenario);
  if (graph.nodes.length <= mostOnAPage) return pictureHtml('The network of steps', graph);
  const parts = graph.agencies.flatMap(({ id, name }) => {
    const part = partOf(graph, id);
    return part.nodes.length === 0 ? [] : [pictureHtml(`${name}, and what leads to it and from it`, part)];
  });
  const ownerless = partOf(graph, null);
  return [
    pictureHtml('Agencies', betweenAgencies(graph)),
    ...parts,
    ...(ownerless.nodes.length === 0 ? [] : [pictureHtml('Steps of no agency', ownerless)]),
  ].join('\n');
}

function pictureHtml(title: string, graph: StepGraph): string {
  const large = graph.nodes.length > mostInText ? ' large' : '';
  return `<figure class="network${large}"><h4>${escaped(title)}</h4>${svgText(title, layOut(graph)).trim()}</figure>`;
}

/** The steps of one agency with their sources and outcomes; every other agency is a box before and a box behind. */
function partOf(graph: StepGraph, agency: string | null): StepGraph {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const names = new Map(graph.agencies.map(({ id, name }) => [id, name]));
  const isOwn = (id: string): boolean => nodes.get(id)?.kind === 'step' && nodes.get(id)?.agency === agency;
  const kept = new Map<string, GraphNode>();
  const end = (id: string, side: 'from' | 'to'): string => {
    const node = nodes.get(id);
    if (node === undefined || isOwn(id) || node.kind !== 'step') {
      if (node !== undefined) kept.set(id, node);
      return id;
    }
    const box = `${side}-${node.agency ?? 'no-agency'}`;
    const name = `${side} ${names.get(node.agency ?? '') ?? 'steps of no agency'}`;
    const kind = side === 'from' ? 'source' : 'outcome';
    kept.set(box, { id: box, name, kind, agency, seizes: [] });
    return box;
  };
  const arrows = graph.arrows
    .filter(({ from, to }) => isOwn(from) || isOwn(to))
    .map((arrow): GraphArrow => {
      const [from, to] = [end(arrow.from, 'from'), end(arrow.to, 'to')];
      return from === arrow.from && to === arrow.to ? arrow : { ...arrow, from, to, label: '' };
    });
  const seen = new Set<string>();
  const once = arrows.filter(({ from, to, kind }) => {
    const key = `${from} ${to} ${kind}`;
    return !seen.has(key) && seen.add(key);
  });
  return { ...graph, nodes: [...kept.values()], arrows: once };
}

/** One box for each agency, one for all sources, one for all outcomes; an arrow says how many ways it stands for. */
function betweenAgencies(graph: StepGraph): StepGraph {
  const boxOf = (node: GraphNode): string =>
    node.kind === 'source' ? 'sources' : node.kind === 'outcome' ? 'outcomes' : (node.agency ?? 'no agency');
  const boxes = new Map(graph.nodes.map((node) => [node.id, boxOf(node)]));
  const ways = new Map<string, { readonly from: string; readonly to: string; count: number }>();
  for (const { from, to, kind } of graph.arrows) {
    const [start, end] = [boxes.get(from) ?? '', boxes.get(to) ?? ''];
    if (start === end || kind === 'comes-back') continue;
    const key = `${start} ${end}`;
    const known = ways.get(key) ?? { from: start, to: end, count: 0 };
    known.count += 1;
    ways.set(key, known);
  }
  const names = new Map(graph.agencies.map(({ id, name }) => [id, name]));
  const nodes = [...new Set(boxes.values())].map(
    (id): GraphNode => ({
      id,
      name:
        id === 'sources' ? 'Those who come' : id === 'outcomes' ? 'Outcomes' : (names.get(id) ?? 'No agency'),
      kind: id === 'sources' ? 'source' : id === 'outcomes' ? 'outcome' : 'step',
      agency: null,
      seizes: [],
    }),
  );
  const arrows = [...ways.values()].map(
    ({ from, to, count }): GraphArrow => ({
      from,
      to,
      kind: 'next',
      label: count === 1 ? '' : String(count),
    }),
  );
  return { name: graph.name, agencies: [], nodes, arrows };
}
