// Figures by unit: ratios become per cent here, at the glass, and nowhere else. No locale.

import type { IndicatorBrief } from '../../server/protocol/index.ts';

export type Unit = IndicatorBrief['unit'];

/** "84.2%", "1,204", "23 min", "£9,400"; "–" for what is not known yet. */
export function figureText(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  switch (unit) {
    case 'share':
      return `${fixed(value * 100, 1)}%`;
    case 'people':
    case 'beds':
      return grouped(Math.round(value));
    case 'minutes':
      return minutesText(value);
    case 'pounds':
      return poundsText(value);
    case 'number':
      return Math.abs(value) >= 100 || Number.isInteger(value) ? grouped(Math.round(value)) : fixed(value, 1);
  }
}

/** A change with its sign: "+8", "−2.1" (points for a share), "±0" when it would read as nothing. */
export function changeText(change: number, unit: Unit): string {
  const size = changeSize(Math.abs(change), unit);
  if (!/[1-9]/.test(size)) return '0';
  return `${change > 0 ? '+' : '−'}${size}`;
}

/** Pounds in full: "£9,400"; with a minus sign when owed. */
export function poundsText(pounds: number): string {
  const whole = Math.round(pounds);
  return whole < 0 ? `−£${grouped(-whole)}` : `£${grouped(whole)}`;
}

/** Pounds in short, for headings: "£214k", "£1.2m". */
export function poundsShort(pounds: number): string {
  const size = Math.abs(pounds);
  const sign = pounds < 0 ? '−' : '';
  if (size >= 999_500) return `${sign}£${fixed(size / 1e6, 1)}m`;
  if (size >= 10_000) return `${sign}£${Math.round(size / 1000)}k`;
  return poundsText(pounds);
}

/** What stands after a threshold in words: "reached 97%", "under 95%". */
export function thresholdText(threshold: number, unit: Unit): string {
  if (unit === 'share') return `${trimmed(threshold * 100)}%`;
  return figureText(threshold, unit);
}

/** "last 24 h" that no line end takes apart: a number stays with its unit. */
export function unbroken(text: string): string {
  return text.replace(/(\d) /g, '$1\u00a0');
}

export function grouped(whole: number): string {
  const sign = whole < 0 ? '−' : '';
  return sign + String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function changeSize(size: number, unit: Unit): string {
  switch (unit) {
    case 'share':
      return fixed(size * 100, 1);
    case 'minutes':
      return minutesText(size);
    default:
      return figureText(size, unit);
  }
}

function minutesText(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 100) return `${whole} min`;
  return `${Math.floor(whole / 60)} h ${whole % 60 < 10 ? '0' : ''}${whole % 60}`;
}

function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.startsWith('-') ? `−${text.slice(1)}` : text;
}

function trimmed(value: number): string {
  return fixed(value, 1).replace(/\.0$/, '');
}
