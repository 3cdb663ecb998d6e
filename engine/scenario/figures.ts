// A figure with its kind, read from a text and written as one. Knows no section of the file.

import { numberIn, parseFigure, parseRate } from './quantities.ts';
import type { Parameter } from './scenario.ts';

/** `value` in engine units: minutes, per minute, pounds, shares 0–1. */
export interface Figure {
  readonly value: number;
  readonly dimension: Parameter['dimension'];
}

/** `12`, `35%`, `90 min`, `64.5 per day` or `£500`; null: something else. */
export function figureIn(text: string): Figure | null {
  const written = text.trim();
  const parsed = written.includes(' per ') ? parseRate(written) : parseFigure(written);
  return 'value' in parsed ? { value: parsed.value, dimension: dimensionOf(written) } : null;
}

function dimensionOf(text: string): Parameter['dimension'] {
  if (text.startsWith('£')) return 'money';
  if (text.endsWith('%')) return 'share';
  if (text.includes(' per ')) return 'rate';
  return numberIn(text) === null ? 'time' : 'number';
}

/** The same figure as somebody would write it, to a millionth of its unit. */
export function figureText({ value, dimension }: Figure): string {
  switch (dimension) {
    case 'money':
      return `£${plain(value)}`;
    case 'share':
      return `${plain(value * 100)}%`;
    case 'rate':
      return `${plain(value * 1440)} per day`;
    case 'time':
      return timeText(value);
    case 'number':
      return plain(value);
  }
}

/** In the largest unit in which it is short. */
function timeText(minutes: number): string {
  for (const [unit, size] of [
    ['days', 1440],
    ['h', 60],
  ] as const) {
    const count = minutes / size;
    if (count >= 1 && Math.abs(count * 1000 - Math.round(count * 1000)) < 1e-9)
      return `${plain(count)} ${unit}`;
  }
  return `${plain(minutes)} min`;
}

/** Without an exponent, and without noughts at the end. */
function plain(value: number): string {
  const text = value.toFixed(9);
  return text.replace(/\.?0+$/, '');
}
