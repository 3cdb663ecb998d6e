// A YAML node in a few words, and where it begins. Knows no key of the language.

import { isMap, isScalar, isSeq, type Node } from 'yaml';

export function hasKey(node: Node, key: string): boolean {
  return isMap(node) && node.items.some((pair) => isScalar(pair.key) && pair.key.value === key);
}

export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** A node in a few words, for "found". */
export function describe(node: Node): string {
  if (isMap(node)) return 'keys and values';
  if (isSeq(node)) return 'a list';
  const text = isScalar(node) ? String(node.value ?? '') : '';
  if (text === '') return 'nothing';
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
