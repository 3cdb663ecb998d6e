// What `flowday new` wants to know about a place, and how an answer is read: the types, and figures and dates as a person
// types them. Knows neither the questions nor the file that is written.

/** One field a question, in the order in which they are asked. Shares are 0–1. */
export interface Answers {
  readonly place: string;
  readonly population: number;
  readonly start: string;
  readonly weeks: number;
  readonly attendances: number;
  readonly 'ambulance-share': number;
  readonly conversion: number;
  readonly beds: number;
  readonly 'mean-stay': number;
  readonly crews: Crews;
  readonly 'gp-slots': number;
  readonly 'calls-111': number;
  readonly councils: Councils;
  readonly 'home-care': number;
  readonly 'community-beds': number;
  readonly 'care-homes': number;
  readonly scheme: Scheme;
  readonly money: number;
  readonly planning: string;
  readonly room: number;
}

export interface Crews {
  readonly day: number;
  readonly night: number;
}

export interface Council {
  readonly name: string;
  readonly share: number;
}

export type Councils = readonly [Council, Council];
export type Scheme = 'opel' | 'colours';
export type QuestionId = keyof Answers;

/** A value, or a sentence that says what was expected. */
export type Read<Value> = { readonly value: Value } | { readonly sentence: string };

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** `300,000`, `300 000`, `£1.5m`; a unit that stands behind it is passed over if it is one of `units`. */
export function readNumber(
  text: string,
  { least, most }: Range,
  units: readonly string[] = [],
): Read<number> {
  const bare = withoutUnit(text.trim(), units).replace(/(?<=\d)[, ](?=\d{3}\b)/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(bare)) return { sentence: `"${shown(text)}" is not a number.` };
  const value = Number(bare);
  if (value < least || value > most)
    return { sentence: outside(text, `${figure(least)} to ${figure(most)}`) };
  return { value };
}

export function readWhole(text: string, range: Range, units: readonly string[] = []): Read<number> {
  const read = readNumber(text, range, units);
  if ('value' in read && !Number.isInteger(read.value)) {
    return { sentence: `"${shown(text)}" is not a whole number.` };
  }
  return read;
}

/** `27%`, `27` or `0.27`. */
export function readShare(text: string, { least, most }: Range): Read<number> {
  const written = text.trim();
  const bare = written.endsWith('%') ? written.slice(0, -1).trim() : written;
  if (!/^-?\d+(\.\d+)?$/.test(bare)) return { sentence: `"${shown(text)}" is not a share such as 27%.` };
  const value = written.endsWith('%') || Number(bare) > 1 ? Number(bare) / 100 : Number(bare);
  if (value < least || value > most)
    return { sentence: outside(text, `${percent(least)} to ${percent(most)}`) };
  return { value };
}

/** Pounds: `£1,500,000`, `1500000`, `1.5m` or `800k`. */
export function readMoney(text: string, range: Range): Read<number> {
  const written = text.trim().replace(/^£\s*/, '');
  const [, digits = written, unit = ''] = /^(.*\d)\s*([mk]?)$/i.exec(written) ?? [];
  const times = unit.toLowerCase() === 'm' ? 1e6 : unit.toLowerCase() === 'k' ? 1000 : 1;
  const read = readNumber(digits, { least: range.least / times, most: range.most / times });
  if ('sentence' in read) {
    return {
      sentence: `"${shown(text)}" is not money from £${figure(range.least)} to £${figure(range.most)}.`,
    };
  }
  return { value: Math.round(read.value * times) };
}

/** A name on one line. */
export function readName(text: string): Read<string> {
  const value = text.trim().replace(/\s+/g, ' ');
  if (value === '') return { sentence: 'A name is needed.' };
  if (value.length > 60) return { sentence: `A name has at most 60 characters; this has ${value.length}.` };
  // A value that begins so is an expression to the scenario language, in quotes or not.
  if (value.startsWith('=')) return { sentence: 'A name does not begin with =.' };
  // Nothing that does not show: a name stands on every screen.
  if (/\p{C}/u.test(value)) return { sentence: 'A name has no control characters.' };
  return { value };
}

/** `2025-12-01`; only days that there are. */
export function readDate(text: string): Read<string> {
  const value = text.trim();
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    return { sentence: `"${shown(text)}" is not a date such as 2025-12-01.` };
  }
  return { value };
}

/** Days from one date to another; negative: the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** With commas: 300,000. */
export function figure(value: number): string {
  const [whole = '', fraction] = String(Math.round(value * 1000) / 1000).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

/** What was typed, as far as it fits into a sentence. */
export function shown(text: string): string {
  const visible = text.trim().replace(/\p{C}/gu, '·');
  return visible.length > 40 ? `${visible.slice(0, 40)}…` : visible;
}

function outside(text: string, range: string): string {
  return `"${shown(text)}" is outside ${range}.`;
}

function withoutUnit(text: string, units: readonly string[]): string {
  const unit = units.find((one) => text.toLowerCase().endsWith(one));
  return unit === undefined ? text : text.slice(0, -unit.length).trim();
}
