// Every bed, crew or place of the organisation as a cell, or the same as a table.

import { Table2 } from 'lucide-react';
import { useState } from 'react';
import type { ResourceView } from '../../server/protocol/index.ts';
import { Button } from '../parts/Button.tsx';
import { grouped } from '../parts/figure.ts';
import { Panel } from '../parts/Panel.tsx';
import type { DeskProps } from './deskProps.ts';
import styles from './PatchPicture.module.css';
import { type CellKind, type PatchBlock, planPatch, unitsByKind } from './patchModel.ts';
import { blockedWords, patchTitle, usedWords } from './patchWords.ts';

export function PatchPicture({ brief, agencyBrief, agency, className }: DeskProps) {
  const [asTable, setAsTable] = useState(false);
  const resources = agencyBrief.patch.flatMap((id) => agency.resources.find((one) => one.id === id) ?? []);
  if (resources.length === 0) return null;
  const nameOf = (id: string) => brief.resources.find((one) => one.id === id)?.name ?? id;
  const kinds = resources.map((one) => brief.resources.find((known) => known.id === one.id)?.kind ?? 'place');
  const words = { used: usedWords(kinds), blocked: blockedWords(kinds) };
  return (
    <Panel
      title={patchTitle(kinds)}
      className={className}
      testId="patch"
      aside={
        <Button look="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          <Table2 size={16} aria-hidden="true" /> {asTable ? 'Show as picture' : 'Show as table'}
        </Button>
      }
    >
      {asTable ? (
        <PatchTable {...{ resources, nameOf, ...words }} />
      ) : (
        <PatchCells {...{ resources, nameOf, ...words }} />
      )}
    </Panel>
  );
}

interface PatchParts {
  readonly resources: readonly ResourceView[];
  readonly nameOf: (id: string) => string;
  readonly used: string;
  readonly blocked: string;
}

function PatchCells({ resources, nameOf, used, blocked }: PatchParts) {
  const plan = planPatch(resources);
  return (
    <>
      <ul className={styles.blocks}>
        {plan.blocks.map((block, index) => {
          const resource = resources[index];
          if (resource === undefined) return null;
          return (
            <li key={block.id}>
              <span className={styles.name}>
                {nameOf(block.id)}
                <small>{countText(resource, block.perCell)}</small>
              </span>
              <Block
                block={block}
                cell={plan.cellSide}
                lineCells={plan.columns}
                label={spokenText(nameOf(block.id), resource, { used, blocked })}
              />
            </li>
          );
        })}
      </ul>
      <Legend {...{ resources, used, blocked }} />
    </>
  );
}

function countText(resource: ResourceView, perCell: number): string {
  if (resource.capacity + resource.occupied === 0) return 'none now';
  const scale = perCell > 1 ? `, a cell is ${perCell}` : '';
  return `${grouped(resource.occupied)} of ${grouped(resource.capacity)}${scale}`;
}

interface BlockProps {
  readonly block: PatchBlock;
  readonly cell: number;
  /** Cells in a full line: all blocks shrink and grow together, so that lengths go on comparing. */
  readonly lineCells: number;
  readonly label: string;
}

const growsAtMost = 1.6;

function Block({ block, cell, lineCells, label }: BlockProps) {
  const pitch = cell + 2;
  const width = block.columns * pitch;
  const height = block.rows * pitch;
  const path = (kind: CellKind) =>
    block.cells
      .filter((one) => one.kind === kind)
      .map((one) => `M${one.column * pitch} ${one.row * pitch}h${cell}v${cell}h${-cell}z`)
      .join('');
  const marks = block.cells
    .filter((one) => one.kind === 'blocked')
    .map((one) => arrow(one.column * pitch, one.row * pitch, cell))
    .join('');
  return (
    <svg
      className={styles.block}
      style={{ width: `${(block.columns / lineCells) * 100}%`, maxWidth: width * growsAtMost }}
      viewBox={`-1 -1 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path className={styles.working} d={path('working')} />
      <path className={styles.over} d={path('over')} />
      <path className={styles.blocked} d={path('blocked')} />
      <path className={styles.mark} d={marks} />
      <path className={styles.free} d={inset(block, pitch, cell)} />
    </svg>
  );
}

function Legend({ resources, used, blocked }: Omit<PatchParts, 'nameOf'>) {
  const sums = resources.map(unitsByKind).reduce(
    (sum, one) => ({
      working: sum.working + one.working,
      blocked: sum.blocked + one.blocked,
      over: sum.over + one.over,
      free: sum.free + one.free,
    }),
    { working: 0, blocked: 0, over: 0, free: 0 },
  );
  return (
    <ul className={styles.legend}>
      <LegendLine kind="working" count={sums.working} text={used} />
      <LegendLine kind="blocked" count={sums.blocked} text={blocked} />
      <LegendLine kind="free" count={sums.free} text="free" />
      {sums.over > 0 && <LegendLine kind="over" count={sums.over} text={`${used} beyond what is open`} />}
    </ul>
  );
}

function LegendLine({ kind, count, text }: { kind: CellKind; count: number; text: string }) {
  return (
    <li>
      <svg width="14" height="14" viewBox="-1 -1 14 14" aria-hidden="true">
        <path className={styles[kind]} d={kind === 'free' ? 'M1 1h10v10h-10z' : 'M0 0h12v12h-12z'} />
        {kind === 'blocked' && <path className={styles.mark} d={arrow(0, 0, 12)} />}
      </svg>
      <b>{grouped(count)}</b> {text}
    </li>
  );
}

function PatchTable({ resources, nameOf, used, blocked }: PatchParts) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">Open</th>
          <th scope="col">{used.charAt(0).toUpperCase() + used.slice(1)}</th>
          <th scope="col">Of those, {blocked}</th>
          <th scope="col">Free</th>
        </tr>
      </thead>
      <tbody>
        {resources.map((resource) => (
          <tr key={resource.id}>
            <th scope="row">{nameOf(resource.id)}</th>
            <td>{grouped(resource.capacity)}</td>
            <td>{grouped(resource.occupied)}</td>
            <td>{grouped(resource.blocked)}</td>
            <td>{grouped(Math.max(0, resource.capacity - resource.occupied))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function spokenText(
  name: string,
  resource: ResourceView,
  { used, blocked }: Pick<PatchParts, 'used' | 'blocked'>,
): string {
  return `${name}: ${resource.occupied} of ${resource.capacity} ${used}, ${resource.blocked} of them ${blocked}`;
}

/** A small arrow pointing out of the cell. */
function arrow(x: number, y: number, cell: number): string {
  const a = cell * 0.28;
  const b = cell * 0.72;
  return `M${x + a} ${y + b}L${x + b} ${y + a}M${x + a + cell * 0.12} ${y + a}H${x + b}V${y + b - cell * 0.12}`;
}

function inset(block: PatchBlock, pitch: number, cell: number): string {
  return block.cells
    .filter((one) => one.kind === 'free')
    .map(
      (one) =>
        `M${one.column * pitch + 0.75} ${one.row * pitch + 0.75}h${cell - 1.5}v${cell - 1.5}h${1.5 - cell}z`,
    )
    .join('');
}
