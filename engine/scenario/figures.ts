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

/** A share and a number are one kind of figure where the number is a share too: a value is then of the kind of its range. */
export function likeItsRange(value: Figure, ends: readonly (Figure | null)[]): Figure {
  const kind = ends.find((end) => end !== null && !isBareNought(end))?.dimension ?? value.dimension;
  const either = [value.dimension, kind].every((one) => one === 'share' || one === 'number');
  return either && value.value >= 0 && value.value <= 1 ? { value: value.value, dimension: kind } : value;
}

/** Of any kind. */
export function isBareNought({ value, dimension }: Figure): boolean {
  return value === 0 && dimension === 'number';
}

/** What somebody meant who wrote a share without its per cent sign; null: it is none. */
export function shareHint(value: number): string | null {
  if (value <= 1 || value > 100) return null;
  return `A share is written ${plain(value)}% or ${plain(value / 100)}.`;
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
