// How a figure has changed, signed: on the day and the week, or at day pace on the hour and the day.

import { changeText, type Unit } from './figure.ts';
import styles from './TrendCell.module.css';

export interface TrendCellProps {
  /** Null: not known yet. */
  readonly value: number | null;
  readonly dayAgo: number | null;
  readonly weekAgo: number | null;
  /** Given at day pace: the hour is shown instead of the week. */
  readonly hourAgo?: number | null;
  readonly unit: Unit;
}

export function TrendCell({ value, dayAgo, weekAgo, hourAgo, unit }: TrendCellProps) {
  const rows =
    hourAgo === undefined
      ? [
          { name: 'day', from: dayAgo },
          { name: 'week', from: weekAgo },
        ]
      : [
          { name: 'hour', from: hourAgo },
          { name: 'day', from: dayAgo },
        ];
  return (
    <dl className={styles.trend}>
      {rows.map(({ name, from }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || from === null ? '–' : changeText(value - from, unit)}</dd>
        </div>
      ))}
    </dl>
  );
}
