// The change of a figure on the day and on the week, signed, beside its spark line.

import { changeText, type Unit } from './figure.ts';
import styles from './TrendCell.module.css';

export interface TrendCellProps {
  readonly value: number;
  readonly dayAgo: number | null;
  readonly weekAgo: number | null;
  readonly unit: Unit;
}

export function TrendCell({ value, dayAgo, weekAgo, unit }: TrendCellProps) {
  if (dayAgo === null && weekAgo === null) return <span className={styles.none}>no day to compare yet</span>;
  return (
    <dl className={styles.trend}>
      <Change name="day" from={dayAgo} to={value} unit={unit} />
      <Change name="week" from={weekAgo} to={value} unit={unit} />
    </dl>
  );
}

function Change({ name, from, to, unit }: { name: string; from: number | null; to: number; unit: Unit }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{from === null ? '–' : changeText(to - from, unit)}</dd>
    </div>
  );
}
