// Arithmetic of dates, means and rows of text for derive.ts. Knows nothing of the returns.

/** One row of a derived file: columns in order. */
export type Row = Readonly<Record<string, string | number>>;

const dayMilliseconds = 86_400_000;

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Standard deviation with n − 1. */
export function sampleDeviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((total, value) => total + (value - middle) ** 2, 0) / (values.length - 1));
}

/** @param part 0–1, of the values in order; nearest rank */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** 0–1, to four digits. */
export function share(part: number, whole: number): number {
  return round(part / whole, 4);
}

/** Days since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;
}

export function daysBetween(from: string, until: string): number {
  return dayOf(until) - dayOf(from);
}

/** 0 is Monday. */
export function weekdayOf(date: string): number {
  return (dayOf(date) + 3) % 7;
}

/** The Monday on or before. */
export function weekOf(date: string): string {
  return dateOf(dayOf(date) - weekdayOf(date));
}

export function dateOf(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** Comma-separated text with a header; NaN is left empty: not known. */
export function tableText(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) throw new Error('a derived file without rows');
  const lines = rows.map((row) =>
    Object.values(row)
      .map((cell) => (Number.isNaN(cell) ? '' : String(cell)))
      .join(','),
  );
  return `${[Object.keys(first).join(','), ...lines].join('\n')}\n`;
}
