// The table of the record on paper: who did what, when and why, in the words of the record.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import styles from './PrintedRecord.module.css';
import { type PaperPart, type PaperRow, paperRows } from './paperRows.ts';
import type { RecordRow } from './record.ts';

export interface PrintedRowsProps {
  readonly brief: ScenarioBrief;
  readonly rows: readonly RecordRow[];
}

export function PrintedRows({ brief, rows }: PrintedRowsProps) {
  const shortName = (agency: string) => brief.agencies.find(({ name }) => name === agency)?.short ?? agency;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className={styles.when}>
            When
          </th>
          <th scope="col" className={styles.who}>
            Who
          </th>
          <th scope="col" className={styles.what}>
            What
          </th>
          <th scope="col">Why, in their own words</th>
        </tr>
      </thead>
      <tbody>
        {paperRows(rows, shortName).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of one minute may read the same
          <Line key={index} line={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { readonly line: PaperRow }) {
  switch (line.kind) {
    case 'one':
      return <One row={line.row} />;
    case 'again':
      return <One row={line.row} again={`${line.times} times, until ${line.until}`} />;
    case 'day':
      return (
        <tr className={styles.day}>
          <td>{line.day}</td>
          <td>By standing orders</td>
          <td colSpan={2}>
            {line.parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two parts of one day may read the same
              <Part key={index} part={part} />
            ))}
          </td>
        </tr>
      );
  }
}

function One({ row, again }: { readonly row: RecordRow; readonly again?: string }) {
  return (
    <tr>
      <td>{row.when}</td>
      <td>
        {whoText(row)}
        {row.person !== '' && <small> {row.person}</small>}
      </td>
      <td colSpan={row.reason === '' ? 2 : 1}>
        {row.event === 'inject' && 'Inject: '}
        {row.text}
        {row.sort !== '' && <small> {row.sort}</small>}
        {again !== undefined && <small> {again}</small>}
      </td>
      {row.reason !== '' && <td>{row.reason}</td>}
    </tr>
  );
}

function Part({ part: { time, who, what } }: { readonly part: PaperPart }) {
  return (
    <span>
      {time !== '' && `${time} `}
      <b>{who}</b> {what.join('; ')}.{' '}
    </span>
  );
}

function whoText({ event, agency, by }: RecordRow): string {
  if (event !== 'decision' && event !== 'inject') return 'Room';
  if (by === 'people' || agency === 'Control') return agency;
  return `${agency}, ${byText[by] ?? by}`;
}

const byText: Readonly<Record<string, string>> = {
  control: 'by control',
  'standing-orders': 'by standing orders',
  schedule: 'by the scenario',
};
