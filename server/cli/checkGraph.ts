// `flowday check FILE --graph`: the network of steps as Mermaid text. Knows the text, not what the arrows mean.

import type { GraphArrow, GraphNode, StepGraph } from '../../engine/index.ts';

/** Mermaid's flowchart, one box around the steps of each agency. Ids are prefixed: `end` is a word of Mermaid's. */
export function mermaidText({ agencies, nodes, arrows }: StepGraph): string {
  const lines = ['flowchart LR'];
  for (const { id, name } of agencies) {
    const own = nodes.filter(({ kind, agency }) => kind === 'step' && agency === id);
    if (own.length === 0) continue;
    lines.push(
      `  subgraph a_${plainId(id)}["${mermaidLabel(name)}"]`,
      ...own.map(nodeLine).map(indented),
      '  end',
    );
  }
  const known = new Set(agencies.map(({ id }) => id));
  const others = nodes.filter(({ kind, agency }) => kind !== 'step' || agency === null || !known.has(agency));
  lines.push(...others.map(nodeLine), ...arrows.map(arrowLine));
  return `${lines.join('\n')}\n`;
}

function indented(line: string): string {
  return `  ${line}`;
}

function nodeLine({ id, name, kind, notes }: GraphNode): string {
  const below = notes.length === 0 ? '' : `<br/><small>${mermaidLabel(notes.join(', '))}</small>`;
  const label = `"${mermaidLabel(name)}${below}"`;
  const shape = { source: `([${label}])`, step: `[${label}]`, outcome: `((${label}))` }[kind];
  return `  n_${plainId(id)}${shape}`;
}

/** Solid: after the work. Dotted: instead of being served, or as a further episode. */
function arrowLine({ from, to, kind, label }: GraphArrow): string {
  const ends = (line: string): string => `  n_${plainId(from)} ${line} n_${plainId(to)}`;
  if (kind !== 'next') return ends(`-. "${arrowWords[kind]}" .->`);
  return ends(label === '' ? '-->' : `-- "${label}" -->`);
}

/** What stands on an arrow that is not the usual way on. */
export const arrowWords: Readonly<Record<GraphArrow['kind'], string>> = {
  next: '',
  'gives-up': 'gives up',
  baulks: 'will not join',
  full: 'no room',
  closed: 'closed',
  interrupted: 'interrupted',
  stopped: 'work stops',
  jockeys: 'goes over',
  part: 'a part',
  along: 'parts from the party',
  moved: 'moved by a lever',
  'comes-back': 'comes back',
};

function plainId(id: string): string {
  return id.replace(/-/g, '_');
}

/** Text within double quotes of Mermaid: its entities are written with `#`. */
function mermaidLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[#"<>&`\\]/g, (character) => `#${character.codePointAt(0)};`);
}
