// A scenario and what it extends → one tree of nodes, each of which knows the file it stands in. Owns the key
// `extends`, and the changes that a loop makes when it is switched off.

import { isMap, isScalar, isSeq, type Node, Scalar, type YAMLMap } from 'yaml';
import { mayStand } from './mayStand.ts';
import { wordsMentioned } from './mentioned.ts';
import { mergeFiles, valueAt, warnOfEmptied, wordAt } from './mergeNodes.ts';
import { didYouMean } from './nearestMatch.ts';

import type { ReadFile, Reading } from './reading.ts';
import { startOf } from './shape.ts';
import { readYaml } from './yamlDocument.ts';

const mostFiles = 40;

/** The root of the whole; null: something is so wrong that it cannot be put together. Problems go to `reading`. */
export function readLayers(reading: Reading): Node | null {
  const root = layersOf(reading.ownFile, [reading.fileName], reading);
  return reading.hasErrors ? null : root;
}

/** `way` is the files from the scenario's own to this one. */
function layersOf(file: ReadFile, way: readonly string[], reading: Reading): Node | null {
  const own = readYaml(file, reading);
  if (!isMap(own)) return own;
  for (const word of wordsMentioned(own)) reading.mentioned.add(word);
  const named = valueAt(own, 'extends');
  if (named === null) return own;
  let below: YAMLMap | null = null;
  for (const name of isSeq(named) ? (named.items as Node[]) : [named]) {
    const layer = layerNamed(name, way, reading);
    if (layer === null) return null;
    if (below !== null) warnOfEmptied(below, layer, reading);
    below = below === null ? layer : mergeFiles(below, layer, reading);
  }
  if (below === null) return own;
  warnOfEmptied(below, own, reading);
  const merged = mergeFiles(below, own, reading);
  merged.items = merged.items.filter((pair) => !isScalar(pair.key) || pair.key.value !== 'extends');
  return merged;
}

function layerNamed(node: Node, way: readonly string[], reading: Reading): YAMLMap | null {
  const refuse = (code: string, sentence: string, hint: string): null => {
    reading.report(startOf(node), { code, sentence, hint });
    return null;
  };
  const name = isScalar(node) ? String(node.value ?? '') : '';
  if (name === '')
    return refuse(
      'wrong-kind',
      'Expected the name of a file, or a list of them.',
      'For example extends: base.yaml.',
    );
  if (way.includes(name) || sameFile(name, reading.fileName)) {
    return refuse('extends-itself', `"${name}" extends itself.`, `By way of ${[...way, name].join(', ')}.`);
  }
  if (way.length > mostFiles)
    return refuse(
      'too-much',
      'Too many files extend one another.',
      `At most ${mostFiles} may: put some of them together.`,
    );
  const text = reading.readFile?.(name) ?? null;
  if (text === null) {
    return refuse(
      'no-such-file',
      `The file "${name.slice(0, 200)}" cannot be read.`,
      'It stands in the folder of the scenario, or in a folder of it, and is UTF-8.',
    );
  }
  const file = reading.addFile(besides(reading.fileName, name), withPlainEnds(text));
  const root = layersOf(file, [...way, name], reading);
  if (root === null || isMap(root)) return root;
  return refuse(
    'wrong-kind',
    `"${name}" has no sections.`,
    'It is a scenario too, whole or in part: keys such as steps, and what stands under them.',
  );
}

function sameFile(name: string, fileName: string): boolean {
  return name === fileName || fileName.endsWith(`/${name}`);
}

/** A file beside another one, as it is shown. */
function besides(fileName: string, name: string): string {
  const folder = /^(.*[\\/])/.exec(fileName)?.[1] ?? '';
  return `${folder}${name}`;
}

/** Without a byte-order mark, and with one character at the end of each line. */
export function withPlainEnds(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/** Makes the changes of every loop that is off, in the file or by its id in `off`; a loop so switched says `on: false`. */
export function withLoopsOff(root: YAMLMap, off: readonly string[], reading: Reading): YAMLMap {
  const loops = valueAt(root, 'loops');
  const items = isSeq(loops) ? loops.items.filter(isMap) : [];
  const ids = items.map((item) => wordAt(item, 'id') ?? '');
  for (const id of off) {
    if (ids.includes(id)) continue;
    reading.report(0, {
      code: 'unknown-loop',
      sentence: `There is no loop "${id}" to switch off.`,
      expected: mayStand(ids, 'none: the file has no loops'),
      hint: didYouMean(id, ids),
    });
  }
  let merged = root;
  for (const [index, item] of items.entries()) {
    const isOff = off.includes(ids[index] as string);
    if (isOff) item.set(new Scalar('on'), new Scalar('false'));
    const changes = valueAt(item, 'off');
    if ((isOff || wordAt(item, 'on') === 'false') && isMap(changes)) {
      merged = mergeFiles(merged, changes, reading);
    }
  }
  return merged;
}
