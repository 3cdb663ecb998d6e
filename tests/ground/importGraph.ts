// The import graph: who asks for what, and whether only for its types. Knows no rules.

import { posix } from 'node:path';
import { finding, isNode, type Node, type SourceFile, walk } from './sources.ts';

export interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** Path of the imported file when relative (without `?worker` and the like); null for a package. */
  readonly target: string | null;
  readonly typesOnly: boolean;
}

/** Static imports, re-exports, dynamic imports and `import('…')` types of a file. */
export function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (start: number, specifier: string, typesOnly: boolean): void => {
    imports.push({
      from: file.path,
      line: finding(file, start, '').line,
      specifier,
      target: targetOf(file.path, specifier),
      typesOnly,
    });
  };
  for (const { start, moduleRequest, entries } of file.module.staticImports) {
    add(start, moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const { start, entries } of file.module.staticExports) {
    const request = entries.find(({ moduleRequest }) => moduleRequest !== null)?.moduleRequest;
    if (request)
      add(
        start,
        request.value,
        entries.every(({ isType }) => isType),
      );
  }
  walk(file.program, (node) => {
    if (node.type === 'ImportExpression') add(node.start, literal(node.source), false);
    if (node.type === 'TSImportType') add(node.start, literal(node.source ?? node.argument), true);
  });
  return imports;
}

/** Name of the package of a bare specifier: `@fastify/static`, `seedrandom`, `node:fs`. */
export function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${first}/${second}` : first;
}

/** A round trip of names, such as `a → b → a`, or null. */
export function cycleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (name: string): string | null => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name].join(' → ');
    if (done.has(name)) return null;
    path.push(name);
    for (const next of edges.get(name) ?? []) {
      const cycle = visit(next);
      if (cycle !== null) return cycle;
    }
    path.pop();
    done.add(name);
    return null;
  };
  for (const name of edges.keys()) {
    const cycle = visit(name);
    if (cycle !== null) return cycle;
  }
  return null;
}

function targetOf(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const [path = ''] = specifier.split('?');
  return posix.join(posix.dirname(from), path);
}

function literal(node: unknown): string {
  const found = isNode(node) && node.type === 'TSLiteralType' ? (node.literal as Node) : node;
  const value = isNode(found) ? found.value : undefined;
  return typeof value === 'string' ? value : '(computed)';
}
