// The network of steps for pages of A4: whole if it is small; otherwise from whom to whom ways lead, and then each
// agency's own steps with their neighbours.

import {
  type GraphArrow,
  type GraphNode,
  type Scenario,
  type StepGraph,
  stepGraph,
} from '../../engine/index.ts';
import { escaped, tableHtml } from './evidenceHtml.ts';
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
    betweenAgencies(graph, scenario),
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
    kept.set(box, { id: box, name, kind, agency, notes: [] });
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

/** From whom to whom, and by how many ways: a table, because everybody is joined with nearly everybody. */
function betweenAgencies(graph: StepGraph, scenario: Scenario): string {
  const placeOf = (node: GraphNode): string =>
    node.kind === 'source'
      ? 'those who come'
      : node.kind === 'outcome'
        ? 'an outcome'
        : (node.agency ?? 'no agency');
  const places = new Map(graph.nodes.map((node) => [node.id, placeOf(node)]));
  const ways = new Map<string, number>();
  for (const { from, to, kind } of graph.arrows) {
    if (kind === 'comes-back') continue;
    const key = `${places.get(from)} ${places.get(to)}`;
    ways.set(key, (ways.get(key) ?? 0) + 1);
  }
  const order = [...scenario.agencies.map(({ id }) => id), 'no agency'].filter((id) =>
    [...places.values()].includes(id),
  );
  const shorts = new Map(scenario.agencies.map(({ id, short }) => [id, short]));
  const name = (id: string): string => shorts.get(id) ?? id;
  const columns = [...order, 'an outcome'];
  const rows = ['those who come', ...order].map((from) => [
    escaped(name(from)),
    ...columns.map((to) => String(ways.get(`${from} ${to}`) ?? '')),
  ]);
  const figures = columns.map((_, column) => column + 1);
  return `<h4>How many ways lead from whom (left) to whom (above)</h4>${tableHtml(['', ...columns.map(name)], rows, { figures, name: 'ways' })}`;
}
