// Every word that a file mentions where it means something: as a reference, as a key, or in an expression, computed
// values and the changes of loops that are off included. Owns what is left out: prose, and the ids of declarations.

import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { forReaders } from './inputs.ts';

/** Declarations, text for people, and data: a word there is nobody's use of anything. */
const meansNothing: ReadonlySet<string> = new Set([...forReaders, 'label', 'tolerance', 'rows', 'study']);

/** @param root one file, before it is put together with others and before anything is computed */
export function wordsMentioned(root: Node): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: { readonly node: unknown; readonly section: string }[] = [{ node: root, section: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, section } = next;
    if (isScalar(node)) addWords(node.value, found);
    else if (isSeq(node)) pending.push(...node.items.map((item) => ({ node: item, section })));
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const word = isScalar(key) ? String(key.value) : '';
        // That a parameter says how strong a loop is does not make it so.
        if (meansNothing.has(word) || (section === 'loops' && word === 'parameters')) continue;
        found.add(word);
        pending.push({ node: value, section: section === '' ? word : section });
      }
    }
  }
  return found;
}

function addWords(value: unknown, found: Set<string>): void {
  for (const word of String(value ?? '').match(/[A-Za-z][\w-]*/g) ?? []) found.add(word);
}
