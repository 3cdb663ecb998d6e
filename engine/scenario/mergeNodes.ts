// One file's nodes on top of another's. Owns the rule by which a scenario changes what it extends; knows no key of
// the language but `id` and `remove`.
//
// Sections that are mappings are merged key by key, lists whose items have ids item by item, an item again key by
// key. Everything else is replaced whole, so that no half of an old value is left standing in a new one.

import { isMap, isScalar, isSeq, type Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { didYouMean } from './nearestMatch.ts';

import type { Reading } from './reading.ts';
import { startOf } from './shape.ts';

/** @returns the sections of `base` with the changes of `over` made to them. */
export function mergeFiles(base: YAMLMap, over: YAMLMap, reading: Reading): YAMLMap {
  return mergeMaps(base, over, reading, (below, above) =>
    isMap(below) && isMap(above) ? mergeItems(below, above, reading) : mergeValues(below, above, reading),
  );
}

/**
 * Warns of every list with ids that `over` empties by an empty list: that takes out all, where one might think that it
 * changes none.
 */
export function warnOfEmptied(base: YAMLMap, over: YAMLMap, reading: Reading): void {
  for (const pair of over.items) {
    const below = base.items.find((other) => keyOf(other) === keyOf(pair))?.value;
    const above = pair.value;
    if (isMap(below) && isMap(above)) warnOfEmptied(below, above, reading);
    if (!isSeq(below) || !isSeq(above) || !below.items.every(hasId)) continue;
    if (above.items.length === 0 && below.items.length > 0) {
      reading.report(startOf(above), {
        code: 'emptied',
        severity: 'warning',
        sentence: `This empty list takes out what stands under "${keyOf(pair)}" in what the file extends: ${below.items.length} in all.`,
        hint: 'To change none, leave the key out; to take out all on purpose, write [{remove: all}].',
      });
    }
    for (const item of above.items) {
      const same = below.items.find((other) => hasId(item) && wordAt(other, 'id') === wordAt(item, 'id'));
      if (isMap(item) && same !== undefined) warnOfEmptied(same, item, reading);
    }
  }
}

function hasId(item: unknown): item is YAMLMap {
  return isMap(item) && wordAt(item, 'id') !== null;
}

/** An item of a list with ids, or a section: key by key. */
function mergeItems(base: YAMLMap, over: YAMLMap, reading: Reading): YAMLMap {
  return mergeMaps(base, over, reading, (below, above) => mergeValues(below, above, reading));
}

function mergeValues(base: Node, over: Node, reading: Reading): Node {
  if (!isSeq(base) || !isSeq(over)) return over;
  const begins = over.items[0];
  const anew = isMap(begins) && begins.items.length === 1 && wordAt(begins, 'remove') === 'all';
  const changes = (anew ? over.items.slice(1) : over.items) as Node[];
  if (anew) return listOf(over, [over], changes, reading);
  const haveIds = [...base.items, ...changes].every(hasId);
  return haveIds && changes.length > 0 ? mergeLists(base, over, reading) : over;
}

function mergeLists(base: YAMLSeq, over: YAMLSeq, reading: Reading): YAMLSeq {
  const items = [...(base.items as YAMLMap[])];
  const below = items.map((item) => wordAt(item, 'id') ?? '');
  for (const change of over.items as YAMLMap[]) {
    const id = wordAt(change, 'id') ?? '';
    const place = items.findIndex((item) => wordAt(item, 'id') === id);
    const removes = wordAt(change, 'remove') === 'true';
    if (removes && place === -1) {
      reading.report(startOf(change), {
        code: 'nothing-to-remove',
        sentence: `There is no "${id}" to remove in what this file extends.`,
        hint: didYouMean(id, below) ?? 'Take this entry out, or correct its id.',
      });
    } else if (removes) items.splice(place, 1);
    else if (place === -1) {
      reading.keepNew(change, below);
      items.push(change);
    } else items[place] = mergeItems(items[place] as YAMLMap, change, reading);
  }
  return listOf(over, [base, over], items, reading);
}

function listOf(at: Node, parts: readonly Node[], items: readonly Node[], reading: Reading): YAMLSeq {
  const merged = new YAMLSeq();
  merged.items = [...items];
  merged.range = at.range ?? null;
  return reading.keepMerged(merged, parts);
}

function mergeMaps(
  base: YAMLMap,
  over: YAMLMap,
  reading: Reading,
  merge: (below: Node, above: Node) => Node,
): YAMLMap {
  const merged = new YAMLMap();
  merged.range = over.range ?? null;
  merged.items = base.items.map((pair) => {
    const above = over.items.find((other) => keyOf(other) === keyOf(pair));
    if (above === undefined) return pair;
    if (!pair.value || !above.value) return above;
    return new Pair(above.key, merge(pair.value as Node, above.value as Node));
  });
  // A key that stands twice is left to whoever reads the map.
  const known = new Set(base.items.map(keyOf));
  const seen = new Set<string | null>();
  for (const pair of over.items) {
    const key = keyOf(pair);
    if (!known.has(key) || seen.has(key)) merged.items.push(pair);
    seen.add(key);
  }
  return reading.keepMerged(merged, [base, over]);
}

/** The text of a scalar under a key; null: there is none. */
export function wordAt(map: YAMLMap, key: string): string | null {
  const value = valueAt(map, key);
  return isScalar(value) ? String(value.value ?? '') : null;
}

export function valueAt(map: YAMLMap, key: string): Node | null {
  return (map.items.find((pair) => keyOf(pair) === key)?.value as Node | undefined) ?? null;
}

function keyOf(pair: Pair): string | null {
  return isScalar(pair.key) ? String(pair.key.value ?? '') : null;
}
