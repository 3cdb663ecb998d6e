// What a run has done to people and money: harm, value, and cost by who pays. Each line with the range in which its
// worth is known, and what it counts on demand. Nothing is summed over kinds: deaths and pounds do not add.

import type { LedgerLine } from '../../server/protocol/index.ts';
import { grouped, poundsText } from './figure.ts';
import styles from './LedgerTable.module.css';

const kinds = [
  { kind: 'harm', title: 'Harm' },
  { kind: 'value', title: 'Value' },
  { kind: 'cost', title: 'Cost, by who pays' },
] as const;

export function LedgerTable({ lines }: { lines: readonly LedgerLine[] }) {
  return (
    <div className={styles.ledger} data-testid="ledger">
      {kinds.map(({ kind, title }) => {
        const own = lines.filter((line) => line.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind}>
            <h3>{title}</h3>
            <ul>
              {inOrder(own).map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Line({ line }: { line: LedgerLine }) {
  return (
    <li data-testid={`ledger-${line.id}`} data-value={line.value}>
      <details>
        <summary>
          <span className={styles.name}>
            {line.name}
            <small>{line.borneBy}</small>
          </span>
          <span className={styles.value}>
            <b>{amountText(line.value, line.unit)}</b>
            {line.low !== line.high && (
              <small>
                {amountText(line.low, line.unit)} to {amountText(line.high, line.unit)}
              </small>
            )}
          </span>
        </summary>
        <p>{line.definition}</p>
        <p className={styles.source}>
          {line.source === null ? 'Source: the scenario.' : `Source: ${line.source}`}
        </p>
      </details>
    </li>
  );
}

/** Costs of one payer stand together. */
function inOrder(lines: readonly LedgerLine[]): readonly LedgerLine[] {
  const payers = [...new Set(lines.map(({ borneBy }) => borneBy))];
  return payers.flatMap((payer) => lines.filter(({ borneBy }) => borneBy === payer));
}

/** "£12,400", "1,204 hours", "3.2 deaths". */
export function amountText(value: number, unit: string): string {
  if (unit === 'pounds') return poundsText(value);
  const size = Math.abs(value);
  const figure = size < 10 && size > 0 ? value.toFixed(1).replace('-', '−') : grouped(Math.round(value));
  return unit === 'number' ? figure : `${figure} ${unit}`;
}
