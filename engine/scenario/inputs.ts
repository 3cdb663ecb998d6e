// Every figure that a scenario is made of and on whose word it stands, as its author wrote them: read from the merged
// text, so that what the engine has no use for (sources of single shifts, of a place, of an outcome) is told too.

import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';

/**
 * By what it begins with: `general knowledge` with "guess:", `computed` with "computed:", `by definition` with words that
 * lean on the model itself ("by definition", "as the parameter says", "written when …"), `to be filled in` with those, or
 * what an answer leaves until its return is named. Anything else that stands there is a source.
 */
export type SourceStatus =
  | 'sourced'
  | 'computed'
  | 'general knowledge'
  | 'by definition'
  | 'to be filled in'
  | 'not stated';

export interface ScenarioInput {
  /** `resources`, `steps`, … */
  readonly section: string;
  /** Where in it: `medicine-7`, `see-doctor › patience`; empty: the section itself. */
  readonly where: string;
  readonly name: string;
  /** Keys and values as they stand in the file, without words for readers. */
  readonly figures: string;
  /** Empty when nothing is stated. */
  readonly source: string;
  readonly status: SourceStatus;
}

/** What stands for readers, not for the run. */
export const forReaders: ReadonlySet<string> = new Set([
  'id',
  'name',
  'short',
  'source',
  'definition',
  'says',
  'makes-work-for',
  'brief',
  'briefing',
  'summary',
  'text',
  'expected',
  'channel',
  'actions',
]);
/** Told elsewhere in a report: what was observed, and the study's own words. */
const elsewhere = new Set(['evidence', 'study']);
/** Entries here are inputs only where a source says so. */
const notInputs = new Set([
  'map',
  'teams',
  'expect',
  'headline',
  'timetable',
  'escalation',
  'indicators',
  'kpis',
]);
const longestFigures = 400;

/** @param merged the text of a good scenario with everything it extends and computes written out */
export function scenarioInputs(merged: string): readonly ScenarioInput[] {
  const root = parseDocument(merged, { schema: 'failsafe' }).contents;
  if (!isMap(root)) return [];
  const found: ScenarioInput[] = [];
  for (const { key, value } of root.items) {
    const section = textOf(key);
    if (section === 'source') found.push(inputOf(root as YAMLMap, 'file', ''));
    if (elsewhere.has(section)) continue;
    if (isMap(value)) walk(value, section, [], !notInputs.has(section), found);
    else if (isSeq(value)) walkList(value.items, section, [], !notInputs.has(section), found);
  }
  return found;
}

export function statusOf(source: string): SourceStatus {
  if (source.trim() === '') return 'not stated';
  if (isToBeFilledIn(source)) return 'to be filled in';
  if (/^((my )?guess:|general knowledge\b)/i.test(source)) return 'general knowledge';
  if (/^computed:/i.test(source)) return 'computed';
  if (!leansOnModel.test(source)) return 'sourced';
  // What stands beside it is all that vouches for a figure.
  if (saysGuess(source)) return 'general knowledge';
  return /\bcomputed:/i.test(source) ? 'computed' : 'by definition';
}

/** Somewhere in it a figure is called a guess: "guess: …", "… is a guess", "(guess)". */
export function saysGuess(source: string): boolean {
  return /\bguess(es|ed)?\b/i.test(source);
}

/** What a template or `flowday new` has left for the author to say. */
export function isToBeFilledIn(words: string): boolean {
  return /^(to be filled in\b|local: answered on [\d-]+\s*(;\s*say here\b.*)?$)/i.test(words.trim());
}

const leansOnModel = /^(by definition|as the parameters? says?|as in the base|written (when|at))\b/i;

/** `always`: it is told even if no source stands in it. */
function walk(
  map: YAMLMap,
  section: string,
  path: readonly string[],
  always: boolean,
  found: ScenarioInput[],
): void {
  if (always || map.has('source')) found.push(inputOf(map, section, path.join(' › ')));
  for (const { key, value } of map.items) {
    const inner = [...path, textOf(key)];
    if (isMap(value)) walk(value, section, inner, false, found);
    else if (isSeq(value)) walkList(value.items, section, inner, false, found);
  }
}

function walkList(
  items: readonly unknown[],
  section: string,
  path: readonly string[],
  always: boolean,
  found: ScenarioInput[],
): void {
  for (const [index, item] of items.entries()) {
    const id = isMap(item) ? textOf(item.get('id', true)) : '';
    const inner = [...path, id === '' ? String(index + 1) : id];
    if (isMap(item)) walk(item, section, inner, always, found);
    else if (isSeq(item)) walkList(item.items, section, inner, false, found);
  }
}

function inputOf(map: YAMLMap, section: string, where: string): ScenarioInput {
  const source = textOf(map.get('source', true));
  const figures = section === 'file' ? '' : pairs(map).join('; ');
  return {
    section,
    where,
    name: textOf(map.get('name', true)),
    figures: figures.length > longestFigures ? `${figures.slice(0, longestFigures - 1)}…` : figures,
    source,
    status: statusOf(source),
  };
}

function pairs(map: YAMLMap): readonly string[] {
  return map.items.flatMap(({ key, value }) => {
    const name = textOf(key);
    const text = forReaders.has(name) ? '' : written(value as Node | null);
    return text === '' || toldApart(text) ? [] : [`${name}: ${text}`];
  });
}

/** Nothing is left of it but things that are told by themselves. */
function toldApart(text: string): boolean {
  return /^[[\]{}…, ]*$/.test(text);
}

/** On one line, as within braces; what has a source of its own is told by itself. */
function written(node: Node | null): string {
  if (isMap(node) && node.has('source')) return '…';
  if (isMap(node)) return `{${pairs(node).join(', ')}}`;
  if (isSeq(node)) return `[${(node.items as Node[]).map(written).join(', ')}]`;
  return textOf(node);
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value ?? '').trim() : '';
}
