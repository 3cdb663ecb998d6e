// The keys of an entry: which are unknown, missing or there twice. Owns what is said of them; knows none by name.

import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { nearestMatch } from './nearestMatch.ts';
import { startOf } from './nodes.ts';
import type { Reading } from './reading.ts';

type KnownKeys = Readonly<Record<string, { readonly required: boolean; readonly note: string }>>;

/** `Write {places: …, when-full: …}.` */
export function keysInHint(fields: KnownKeys): string {
  const names = Object.keys(fields).filter((name) => name !== 'source');
  const must = names.filter((name) => fields[name]?.required === true);
  const may = names.filter((name) => !must.includes(name));
  if (names.length > 8) {
    const first = must.length > 0 ? must.slice(0, 3) : names.slice(0, 3);
    return `Write keys, each with a colon and its value: ${first.map((name) => `${name}: …`).join(', ')} and so on.`;
  }
  const example =
    must.length > 0 ? `Write {${must.map((name) => `${name}: …`).join(', ')}}` : 'Write {key: value}';
  return may.length > 0 ? `${example}; it may have ${may.join(', ')}.` : `${example}.`;
}

/** Of an entry that was meant to change another one nearly everything is missing, for one reason: it is said once. */
export function reportMissing(
  node: Node,
  missing: readonly string[],
  fields: KnownKeys,
  reading: Reading,
): void {
  const id = missing.length > 0 && isMap(node) ? wordUnder(node, 'id') : '';
  const nearest = nearestMatch(id, reading.extendedBeside(node));
  const hint =
    nearest === null ? null : `Did you mean "${nearest}"? Nothing that this file extends is called "${id}".`;
  for (const name of hint === null ? missing : missing.slice(0, 1)) {
    const expected = `${name}: ${fields[name]?.note}`;
    reading.report(startOf(node), {
      code: 'missing-key',
      sentence: `"${name}" is missing here.`,
      expected,
      hint,
    });
  }
}

function wordUnder(map: YAMLMap, key: string): string {
  const value = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return isScalar(value) ? String(value.value ?? '') : '';
}

export function pairsByKey(map: YAMLMap, reading: Reading): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
    if (!pairs.has(key)) pairs.set(key, pair);
    else {
      reading.report(startOf(pair.key as Node), {
        code: 'duplicate-key',
        sentence: `"${key.slice(0, 60)}" stands here twice.`,
        hint: 'Keep one of them.',
      });
    }
  }
  return pairs;
}

/** Reports keys that mean nothing here; answers the known keys that they were probably meant to be. */
export function reportUnknownKeys(
  pairs: ReadonlyMap<string, Pair>,
  names: readonly string[],
  reading: Reading,
): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const [key, pair] of pairs) {
    if (names.includes(key)) continue;
    const nearest = reading.isFull ? null : nearestMatch(key, names);
    if (nearest !== null) meant.add(nearest);
    reading.report(startOf(pair.key as Node), {
      code: 'unknown-key',
      sentence: `"${key.slice(0, 60)}" is no key here.`,
      expected: `one of ${names.join(', ')}`,
      hint: nearest === null ? splitFigure(key) : `Did you mean "${nearest}"?`,
    });
  }
  return meant;
}

/** `rate: 8,5 per hour` between braces is a rate of 8, and a key "5 per hour"; `capacity:2` is a key altogether. */
function splitFigure(key: string): string | null {
  if (/^[a-z-]+:./.test(key)) return 'A space is missing after the colon.';
  return /^\d/.test(key) ? 'A comma ends an entry. Is it part of a figure? Then write a point.' : null;
}
