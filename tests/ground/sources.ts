// Reads the project's own source files as syntax trees, for the tests that guard the house.
// Owns parsing and walking; knows none of the rules.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type EcmaScriptModule, parseSync, visitorKeys } from 'oxc-parser';

/** Any node of the tree. Fields differ by `type`; readers narrow what they take. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface SourceFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly program: Node;
  readonly module: EcmaScriptModule;
  readonly comments: readonly { readonly value: string; readonly start: number }[];
}

/** Something found where it must not be. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export const repository = join(import.meta.dirname, '..', '..');

/** Every TypeScript file under these top-level folders, in order of path. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesUnder(join(repository, folder)))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(relative(repository, path).split(sep).join('/'), readFileSync(path, 'utf8')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Throws on a syntax error: a file nobody can read guards nothing. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text, { preserveParens: false });
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  return {
    path,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    program: parsed.program as unknown as Node,
    module: parsed.module,
    comments: parsed.comments,
  };
}

/** Visits every node, parents first. `parents` runs from the program to the node's own parent. */
export function walk(root: Node, visit: (node: Node, parents: readonly Node[]) => void): void {
  const parents: Node[] = [];
  const step = (node: Node): void => {
    visit(node, parents);
    parents.push(node);
    for (const child of childrenOf(node)) step(child);
    parents.pop();
  };
  step(root);
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key];
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** From 1. */
export function lineAt(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}

export function finding(file: SourceFile, offset: number, what: string): Finding {
  return { path: file.path, line: lineAt(file, offset), what };
}

/** `path:line: what`, one a line: an empty text when there is nothing to say. */
export function report(findings: readonly Finding[]): string {
  return findings.map(({ path, line, what }) => `${path}:${line}: ${what}`).join('\n');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'dist' || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
