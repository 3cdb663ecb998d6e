// The network of steps as nodes and arrows, as Mermaid and as SVG: complete, and safe whatever a name contains.

import { describe, expect, it } from 'vitest';
import { type StepGraph, stepGraph } from '../../engine/index.ts';
import { mermaidText } from '../../server/cli/checkGraph.ts';
import { layOut } from '../../server/cli/graphLayout.ts';
import { svgText } from '../../server/cli/graphSvg.ts';
import { modelOf } from '../engine/tiny.ts';
import { shippedScenario } from '../ground/shipped.ts';

function graphOf(name: string): StepGraph {
  return stepGraph(shippedScenario(name));
}

const hostile = `flowday: 1
scenario: hostile
calendar: {start: 2024-01-01, length: 1 day}
arrivals: [{id: end, name: 'graph "TD"; A --> B %% <b>&amp;</b>', rate: 1 per hour, to: subgraph}]
resources: [{id: nurse, capacity: 1}]
steps:
  - {id: subgraph, name: 'x"]; click n_end call alert() <script>alert(1)</script>', seize: [nurse], lasts: 1 min, baulk: {when: waiting(subgraph) > 2, to: style}, next: style}
outcomes: [{id: style, name: "it's #quot; \`ok\`"}]
`;

describe('the graph of a scenario', () => {
  it('has a node for each source, step and outcome, and arrows for every way', () => {
    const { nodes, arrows } = graphOf('small-hospital');
    expect(nodes.filter(({ kind }) => kind === 'step')).toHaveLength(16);
    expect(nodes.find(({ id }) => id === 'coach-crash')).toMatchObject({
      kind: 'source',
      agency: 'hospital',
    });
    const onward = arrows.filter(({ from }) => from === 'ward-stay');
    expect(onward).toEqual([
      { from: 'ward-stay', to: 'leave-ward', kind: 'next', label: '76%' },
      { from: 'ward-stay', to: 'arrange-care', kind: 'next', label: '15%' },
      { from: 'ward-stay', to: 'find-community-bed', kind: 'next', label: '9%' },
    ]);
    expect(arrows).toContainEqual({ from: 'send-crew', to: 'visit-at-home', kind: 'moved', label: '' });
    expect(arrows.filter(({ kind }) => kind === 'gives-up')).not.toEqual([]);
  });
});

describe('Mermaid', () => {
  it('says the smallest scenario in five lines', () => {
    expect(mermaidText(graphOf('single-queue'))).toBe(`flowchart LR
  n_walk_in(["Walk in"])
  n_see_nurse["See nurse<br/><small>nurse</small>"]
  n_home(("Home"))
  n_walk_in --> n_see_nurse
  n_see_nurse --> n_home
`);
  });

  it('draws every node and arrow of the whole of BANES, the steps of an agency together', () => {
    const graph = graphOf('banes-winter-2013');
    const lines = mermaidText(graph).trimEnd().split('\n');
    expect(lines.filter((line) => /^ +n_\w+[[(]/.test(line))).toHaveLength(graph.nodes.length);
    expect(lines.filter((line) => /^ {2}n_\w+ (-->|--|-\.)/.test(line))).toHaveLength(graph.arrows.length);
    const opened = lines.filter((line) => line.startsWith('  subgraph ')).length;
    expect(opened).toBeGreaterThan(5);
    expect(lines.filter((line) => line === '  end')).toHaveLength(opened);
  });

  it('lets no name break out of its label', () => {
    const text = mermaidText(stepGraph(modelOf(hostile).scenario));
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 3 + 3);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}n_(end|subgraph|style)(\b|_)/);
    for (const [, label = ''] of text.matchAll(/"([^"]*)"/g))
      expect(label).not.toMatch(/["`]|<(?!br\/>|\/?small>)/);
    expect(text).toContain('x#34;]; click n_end call alert() #60;script#62;alert(1)#60;/script#62;');
  });
});

describe('the layout', () => {
  it('puts no two boxes of BANES in one place, and each agency in a band of its own', () => {
    const graph = graphOf('banes-winter-2013');
    const { nodes, bands, columns, rows } = layOut(graph);
    const places = nodes.map(({ column, row }) => `${column} ${row}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { column, row } of nodes) expect(column < columns && row < rows).toBe(true);
    expect(bands.reduce((sum, band) => sum + band.rows, 0)).toBe(rows);
    for (const { name, firstRow, rows: high } of bands) {
      const inside = nodes.filter(({ row }) => row >= firstRow && row < firstRow + high);
      const agencies = new Set(
        inside.map(({ agency }) => graph.agencies.find(({ id }) => id === agency)?.name ?? ''),
      );
      expect([...agencies]).toEqual([name]);
    }
  });

  it('draws what is not drawn as a box by name: nothing is lost', () => {
    const graph = graphOf('banes-winter-2013');
    const { nodes, arrows } = layOut(graph);
    const shown = new Set(nodes.map(({ id }) => id));
    for (const { from, to, kind, label } of graph.arrows) {
      if (!shown.has(from)) continue;
      const name = graph.nodes.find(({ id }) => id === to)?.name ?? '';
      const drawn = arrows.some((arrow) => arrow.from === from && arrow.to === to && arrow.kind === kind);
      const ends = nodes.find(({ id }) => id === from)?.ends ?? [];
      const written = ends.some((end) => end.name === name && end.kind === kind && end.label === label);
      expect(drawn !== written, `${from} → ${to}`).toBe(true);
    }
  });

  it('of a large network draws what leads on nearby, of a small one everything', () => {
    const { nodes, arrows } = layOut(graphOf('banes-winter-2013'));
    const at = new Map(nodes.map((node) => [node.id, node]));
    for (const { from, to } of arrows) {
      const [one, other] = [at.get(from), at.get(to)];
      const across = (other?.column ?? 0) - (one?.column ?? 0);
      expect(across, `${from} → ${to}`).toBeGreaterThan(0);
      expect(across).toBeLessThan(3);
      expect(Math.abs((other?.row ?? 0) - (one?.row ?? 0))).toBeLessThan(6);
    }
    expect(arrows.length).toBeGreaterThan(100);
    const small = graphOf('small-hospital');
    const drawn = layOut(small);
    const named = drawn.nodes.reduce((sum, { ends }) => sum + ends.length, 0);
    expect(drawn.arrows.some(({ back }) => back)).toBe(true);
    expect(
      drawn.nodes.every(({ ends }) =>
        ends.every(({ name }) => small.nodes.some((node) => node.kind === 'outcome' && node.name === name)),
      ),
    ).toBe(true);
    expect(named + drawn.arrows.length).toBeGreaterThanOrEqual(drawn.nodes.length);
  });
});

describe('SVG', () => {
  /** Tags opened and closed in order, attributes quoted, entities known: what a parser of XML insists on. */
  function unbalanced(svg: string): readonly string[] {
    const open: string[] = [];
    const wrong: string[] = [];
    for (const [tag, slash, name = '', attributes = '', self] of svg.matchAll(
      /<(\/?)([a-z]+)((?:\s[a-zA-Z0-9-]+="[^"<]*")*)(\/?)>/g,
    )) {
      if (slash) {
        if (open.pop() !== name) wrong.push(tag);
      } else if (!self) open.push(name);
      if (/&(?!amp;|lt;|gt;|quot;|#39;)/.test(attributes)) wrong.push(tag);
    }
    const between = svg.replace(/<\/?[a-z]+(?:\s[a-zA-Z0-9-]+="[^"<]*")*\/?>/g, '');
    if (/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/.test(between)) wrong.push('stray markup');
    return [...wrong, ...open];
  }

  it('is well-formed for BANES and has a box for each node that is drawn', () => {
    const layout = layOut(graphOf('banes-winter-2013'));
    const svg = svgText('BANES', layout);
    expect(unbalanced(svg)).toEqual([]);
    expect(svg.match(/<g id="/g)).toHaveLength(layout.nodes.length);
    expect(svg.match(/marker-end=/g)).toHaveLength(layout.arrows.length);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each(['small-hospital', 'training-hour', 'banes-winter-2013'])(
    'draws no arrow of %s behind a box',
    (file) => {
      const svg = svgText(file, layOut(graphOf(file)));
      const boxes = [
        ...svg.matchAll(
          /<g id="[^"]*"><title>([^<]*?)(?:;[^<]*)?<\/title><rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g,
        ),
      ].map(([, name = '', ...figures]) => ({ name, at: figures.map(Number) }));
      const arrows = [...svg.matchAll(/<g><title>([^<]*)<\/title><path d="([^"]*)"/g)];
      expect(boxes.length).toBeGreaterThan(8);
      expect(arrows.length).toBeGreaterThan(8);
      const behind = arrows.flatMap(([, title = '', path = '']) =>
        boxes
          .filter(({ at: [x = 0, y = 0, width = 0, height = 0] }) =>
            pointsOf(path).some(([px, py]) => px > x + 3 && px < x + width - 3 && py > y && py < y + height),
          )
          .map(({ name }) => `${title} behind ${name}`),
      );
      expect(behind).toEqual([]);
      const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
      expect(Math.max(...arrows.flatMap(([, , path = '']) => pointsOf(path).map(([x]) => x)))).toBeLessThan(
        width,
      );
    },
  );

  it('is well-formed whatever a name contains', () => {
    const graph = stepGraph(modelOf(hostile).scenario);
    const svg = svgText('<&"', layOut(graph));
    expect(unbalanced(svg)).toEqual([]);
    expect(svg).not.toContain('<script');
    expect(unbalanced('<svg><g></svg>')).not.toEqual([]);
    expect(unbalanced('<svg>a < b</svg>')).not.toEqual([]);
  });
});

/** Points along a path of M, L, Q and C. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let here: readonly [number, number] = [0, 0];
  for (const [, letter, words = ''] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const figures = words.trim().split(/[ ,]+/).map(Number);
    const corners = [
      here,
      ...Array.from({ length: figures.length / 2 }, (_, place) => pairAt(figures, place)),
    ];
    for (let step = 0; step <= 40 && letter !== 'M'; step++) points.push(onCurve(corners, step / 40));
    here = corners[corners.length - 1] ?? here;
  }
  return points;
}

function pairAt(figures: readonly number[], place: number): readonly [number, number] {
  return [figures[2 * place] ?? Number.NaN, figures[2 * place + 1] ?? Number.NaN];
}

/** de Casteljau. */
function onCurve(corners: readonly (readonly [number, number])[], share: number): readonly [number, number] {
  const [first = [0, 0], ...more] = corners;
  if (more.length === 0) return first;
  const between = more.map(([x, y], index): readonly [number, number] => {
    const [bx, by] = corners[index] ?? [0, 0];
    return [bx + (x - bx) * share, by + (y - by) * share];
  });
  return onCurve(between, share);
}
