// The flow map in words: every place with its figure, level, who waits for what, and how many went on.

import type { CSSProperties } from 'react';
import type { ScenarioBrief, WallView } from '../../server/protocol/index.ts';
import { levelName, levelWithNumber } from '../desk/levelWords.ts';
import { figureText, grouped } from '../parts/figure.ts';
import { flowSpan } from './wallWords.ts';

export interface MapTableProps {
  readonly brief: ScenarioBrief;
  readonly view: WallView;
  readonly className?: string | undefined;
}

export function MapTable({ brief, view, className }: MapTableProps) {
  const shownOf = (id: string) => view.nodes.find((node) => node.id === id);
  return (
    <table
      className={className}
      style={{ '--places': brief.map.nodes.length } as CSSProperties}
      data-testid="wall-table"
    >
      <caption>Places of the flow map</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Figure</th>
          <th scope="col">Level</th>
          <th scope="col">Waiting</th>
          <th scope="col">Went on {flowSpan(view.simMinutes)}</th>
        </tr>
      </thead>
      <tbody>
        {brief.map.nodes.map((node) => {
          const shown = shownOf(node.id);
          const unit = brief.indicators.find((one) => one.id === node.figure)?.unit ?? 'number';
          const level = shown?.level ?? null;
          return (
            <tr key={node.id}>
              <th scope="row">{node.name}</th>
              <td>
                {figureText(shown?.value ?? null, unit)} {node.figureLabel}
              </td>
              <td>
                {level === null || node.agency === null
                  ? 'none'
                  : levelWithNumber(level, levelName(brief, node.agency, level))}
              </td>
              <td>{waitingWords(node, shown?.lists ?? [])}</td>
              <td>{outWords(brief, view, node.id)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function waitingWords(
  node: ScenarioBrief['map']['nodes'][number],
  lists: WallView['nodes'][number]['lists'],
): string {
  const words = lists
    .filter((list) => list.count > 0)
    .map((list) => {
      const label = node.lists.find((one) => one.step === list.step)?.label ?? '';
      return `${list.count} ${label}`.trim();
    });
  return words.length === 0 ? 'nobody' : words.join(', ');
}

function outWords(brief: ScenarioBrief, view: WallView, nodeId: string): string {
  const words = brief.map.links.flatMap((link, index) => {
    if (link.from !== nodeId || Math.round(view.links[index] ?? 0) === 0) return [];
    const to = brief.map.nodes.find((node) => node.id === link.to)?.name ?? link.to;
    return [`${grouped(Math.round(view.links[index] ?? 0))} to ${to}`];
  });
  return words.length === 0 ? '–' : words.join(', ');
}
