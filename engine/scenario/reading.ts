// One reading of one file: its text, its problems, and where everything that was read stands in it.
// Knows no key of the language.

import type { Node } from 'yaml';
import type { Expression } from '../base/expression.ts';
import type { Problem } from '../doorTypes.ts';
import type { Attribute, TimeUnit } from './scenario.ts';

interface Wrong {
  readonly code: string;
  readonly sentence: string;
  readonly severity?: 'error' | 'warning';
  readonly found?: string;
}

/** What would be right, or what to do about it: one of the two at least. */
export type Help =
  | { readonly expected: string; readonly hint?: string | null }
  | { readonly expected?: string; readonly hint: string };

/** What is wrong, without the where, and what helps. */
export type Complaint = Wrong & Help;

/** More problems than this are counted, not listed. */
const mostProblems = 200;

const longestSourceLine = 200;

/** Where something stands in a file beside the scenario's own. */
export interface PlaceElsewhere {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly sourceLine: string;
}

/** The text of a file beside the scenario; null: there is none that may be read. */
export type FileReader = (path: string) => string | null;

/** One file of a reading: its text begins at `start` of the reading's whole text. */
export interface ReadFile {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly lineStarts: readonly number[];
}

export class Reading {
  readonly fileName: string;
  /** null: nobody can bring files. */
  readonly readFile: FileReader | null;
  /** Minute 0 as the calendar section gave it: instants further down count from here. */
  start = { dayNumber: 0, minuteOfDay: 0 };
  /** What bare numbers count, as the calendar section named it; null: nothing, every time needs its unit. */
  timeUnit: TimeUnit | null = null;
  /** Attributes declared so far. */
  attributes: readonly Attribute[] = [];
  /** Ids of the escalation levels, from calm to worst. */
  levelIds: readonly string[] = [];
  /** What stands under `headline`, so that each is found again by its place. */
  headline: readonly { readonly id: string }[] = [];
  /** Words that any of its files mentions where it means something. */
  readonly mentioned = new Set<string>();
  /** Whether any value is computed from parameters (`=`). */
  computes = false;

  private readonly listed: Problem[] = [];
  private readonly errorOffsets: number[] = [];
  private errorCount = 0;
  private unlisted = 0;
  private readonly files: ReadFile[] = [];
  private whole = '';
  private readonly nodes = new WeakMap<object, Node>();
  private readonly newAmong = new WeakMap<object, readonly string[]>();
  private readonly mergedFrom = new WeakMap<object, readonly Node[]>();
  private readonly expressionOffsets = new WeakMap<Expression, number>();

  constructor(fileName: string, text: string, readFile: FileReader | null = null) {
    this.fileName = fileName;
    this.readFile = readFile;
    this.addFile(fileName, text);
  }

  /** The texts of all files, one after the other: every index of the reading is one of this. */
  get text(): string {
    return this.whole;
  }

  /** The scenario's own file. */
  get ownFile(): ReadFile {
    return this.files[0] as ReadFile;
  }

  /** Takes in a further file, and answers where it begins. */
  addFile(name: string, text: string): ReadFile {
    const start = this.whole.length;
    const file = { name, text, start, lineStarts: lineStartsOf(text) };
    this.files.push(file);
    this.whole += `${text}\n`;
    return file;
  }

  /** Remembers of what a node was put together, so that doubts about its parts are doubts about it. */
  keepMerged<T extends Node>(node: T, parts: readonly Node[]): T {
    this.mergedFrom.set(node, parts);
    return node;
  }

  /** Remembers that an entry is new in a list in which others were extended: it may have been meant to change one of them. */
  keepNew(node: Node, extended: readonly string[]): void {
    this.newAmong.set(node, extended);
  }

  /** The ids of the entries that stood there before; none: it is no such entry. */
  extendedBeside(node: Node): readonly string[] {
    return this.newAmong.get(node) ?? [];
  }

  /** True when so much is wrong that looking further helps nobody. */
  get isFull(): boolean {
    return this.listed.length >= mostProblems;
  }

  get hasErrors(): boolean {
    return this.errorCount > 0;
  }

  /** Notes a problem at an index of the text; or elsewhere, in a file that was brought in at that index. */
  report(offset: number, complaint: Complaint, elsewhere: PlaceElsewhere | null = null): void {
    const severity = complaint.severity ?? 'error';
    if (severity === 'error') this.errorCount += 1;
    if (this.isFull) {
      this.unlisted += 1;
      return;
    }
    if (severity === 'error') this.errorOffsets.push(offset);
    const problem: Problem = {
      code: complaint.code,
      severity,
      sentence: complaint.sentence,
      ...(elsewhere ?? this.placeOf(offset)),
      expected: complaint.expected ?? null,
      found: complaint.found ?? null,
      hint: complaint.hint ?? null,
    };
    if (!this.listed.some((other) => sameProblem(other, problem))) this.listed.push(problem);
  }

  /** All problems in the order of the file, then those in the files it brings. */
  problems(): readonly Problem[] {
    const rank = ({ file }: Problem): string => (file === this.fileName ? '' : file);
    const sorted = [...this.listed].sort(
      (a, b) =>
        inOrder(rank(a), rank(b)) || a.line - b.line || a.column - b.column || inOrder(a.code, b.code),
    );
    if (this.unlisted === 0) return sorted;
    const last = sorted[sorted.length - 1];
    return last === undefined ? sorted : [...sorted, { ...last, ...andMore(this.unlisted) }];
  }

  /** Remembers where a value was read. */
  keep<T>(value: T, node: Node): T {
    if (typeof value === 'object' && value !== null) this.nodes.set(value, node);
    return value;
  }

  /** Remembers that a value stands where another one was read. */
  keepAs<T extends object>(value: T, other: object): T {
    const node = this.nodes.get(other);
    return node === undefined ? value : this.keep(value, node);
  }

  keepExpression(expression: Expression, offset: number): void {
    this.expressionOffsets.set(expression, offset);
  }

  /** Index at which a kept value, or what stands at `path` below it, begins. */
  offsetOf(value: object, ...path: readonly (string | number)[]): number {
    const expressionOffset = this.expressionOffsets.get(value as Expression);
    if (expressionOffset !== undefined) return expressionOffset;
    let node: unknown = this.nodes.get(value);
    let offset = offsetOfNode(node);
    for (const key of path) {
      node = childOf(node, key);
      if (node === undefined) break;
      offset = offsetOfNode(node);
    }
    return offset;
  }

  /** Whether an error was found inside a kept value: then further doubts about it are left unsaid. */
  isDoubtful(value: object, ...path: readonly (string | number)[]): boolean {
    let node: unknown = this.nodes.get(value);
    for (const key of path) node = childOf(node, key) ?? node;
    return this.isDoubtfulNode(node as Node | undefined);
  }

  private isDoubtfulNode(node: Node | undefined): boolean {
    const parts = node === undefined ? undefined : this.mergedFrom.get(node);
    if (parts !== undefined) return parts.some((part) => this.isDoubtfulNode(part));
    const range = node?.range;
    if (range === undefined || range === null) return this.hasErrors;
    return this.errorOffsets.some((offset) => offset >= range[0] && offset <= range[1]);
  }

  private placeOf(offset: number): PlaceElsewhere {
    // Files begin one after the other; older engines have no findLast.
    const after = this.files.findIndex(({ start }) => start > offset);
    const file = this.files[(after === -1 ? this.files.length : after) - 1] ?? this.ownFile;
    return placeIn(file.name, file.text, file.lineStarts, offset - file.start);
  }
}

/** Line and column of an index of a text whose lines begin at `lineStarts`. */
export function placeIn(
  file: string,
  text: string,
  lineStarts: readonly number[],
  offset: number,
): PlaceElsewhere {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const lineStart = lineStarts[low] ?? 0;
  const nextStart = lineStarts[low + 1] ?? text.length + 1;
  return {
    file,
    line: low + 1,
    column: offset - lineStart + 1,
    sourceLine: text.slice(lineStart, Math.min(nextStart - 1, lineStart + longestSourceLine)),
  };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function andMore(count: number): Partial<Problem> {
  return {
    code: 'too-many-problems',
    severity: 'error',
    sentence: `There are ${count} further problems; put these right first.`,
    expected: null,
    found: null,
    hint: null,
  };
}

function sameProblem(a: Problem, b: Problem): boolean {
  const samePlace = a.file === b.file && a.line === b.line && a.column === b.column;
  return samePlace && a.code === b.code && a.sentence === b.sentence;
}

function offsetOfNode(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0;
}

function childOf(node: unknown, key: string | number): unknown {
  const items = (node as { items?: readonly unknown[] } | undefined)?.items;
  if (items === undefined) return undefined;
  if (typeof key === 'number') return items[key];
  const pair = items.find((item) => {
    const keyNode = (item as { key?: { value?: unknown } } | null)?.key;
    return keyNode?.value === key;
  });
  return (pair as { value?: unknown } | undefined)?.value ?? undefined;
}
