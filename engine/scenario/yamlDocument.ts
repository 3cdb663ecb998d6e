// Text → YAML nodes that know where they stand, with everything refused that a scenario has no use for
// and a hostile file might: size, depth, aliases, tags, odd characters. Knows no key of the language.
//
// Every plain value stays text ("failsafe"), so `08:00`, `no`, `1e5` and `.nan` are never turned into
// something else behind the author's back.

import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLError } from 'yaml';
import { oddCharacters } from './oddCharacters.ts';
import type { ReadFile, Reading } from './reading.ts';

/** Characters. A winter of a whole health economy put together in one file (`check --merged`) is somewhat less than half of it. */
export const longestScenario = 1_000_000;
/** Commas, brackets and lines: what takes a YAML reader its time. The same file has two thirds of it. */
const mostPunctuation = 60_000;
const mostNodes = 100_000;
const deepest = 40;

const partsHint = 'Put data into CSV files, and parts of the file into others that it extends.';
const nestedHint = 'Is a bracket or a quote not closed?';
const writeOutHint =
  'Write it out; text that begins with & or * stands in quotes. A figure that stands in several places is a parameter.';

/** The root of one file's document, or null when the reader can do nothing with it; problems go to `reading`. */
export function readYaml(file: ReadFile, reading: Reading): Node | null {
  const { text, start } = file;
  if (text.length > longestScenario) {
    reading.report(start, {
      code: 'too-long',
      sentence: `A scenario may be at most ${longestScenario} characters long.`,
      found: `${text.length} characters`,
      hint: partsHint,
    });
    return null;
  }
  if (text.length > mostPunctuation && punctuationIn(text) > mostPunctuation) {
    reading.report(start, { code: 'too-much', sentence: 'There is too much in this file.', hint: partsHint });
    return null;
  }
  if (reportOddCharacters(file, reading)) return null;
  if (/^%/m.test(text.slice(0, 2000)) && /^(\s*#.*\n|\s*\n)*%/.test(text)) {
    reading.report(start + text.indexOf('%'), {
      code: 'yaml-directive',
      sentence: 'YAML directives are not used here.',
      hint: 'Take out the line that begins with %.',
    });
    return null;
  }
  const root = parsed(file, reading);
  if (reading.hasErrors) return null;
  if (root === null || (isScalar(root) && root.value === '')) {
    reading.report(start, {
      code: 'empty-file',
      sentence: 'There is nothing in this file.',
      expected: 'flowday: 1, and below it scenario, calendar, steps and outcomes',
    });
    return null;
  }
  return reportStrangeNodes(root, start, reading) ? null : root;
}

function parsed({ text, start }: ReadFile, reading: Reading): Node | null {
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
    });
    for (const error of document.errors) reportYamlError(reading, error, start);
    return document.contents;
  } catch (error) {
    // The YAML reader calls itself; a text made to exhaust its stack is a text that is nested too deeply.
    if (!(error instanceof RangeError)) throw error;
    reading.report(start, { code: 'yaml', sentence: 'This is nested too deeply.', hint: nestedHint });
    return null;
  }
}

function punctuationIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ('\n,[{?:&!-'.includes(text.charAt(at))) count += 1;
  }
  return count;
}

function reportOddCharacters({ text, start }: ReadFile, reading: Reading): boolean {
  // Of each kind the first: where there is one there are many.
  const found = new Set<string>();
  for (const { at, name } of oddCharacters(text)) {
    if (found.has(name)) continue;
    reading.report(start + at, {
      code: 'odd-character',
      sentence: `There is a character here that no scenario needs (${name}).`,
      hint:
        name === 'U+000D'
          ? 'Do lines end with it? Save the file with the line ends of Windows or Unix.'
          : 'Was the file saved as UTF-8?',
    });
    found.add(name);
  }
  return found.size > 0;
}

/** What the YAML reader means, for somebody who has never heard of implicit keys; and what it mostly comes from. */
const mistakes: Partial<Record<YAMLError['code'], readonly [string, string]>> = {
  TAB_AS_INDENT: ['A line is indented with a tab here.', 'Indent with spaces: two for each level.'],
  MULTIPLE_DOCS: [
    'One file is one scenario: there is a second document here.',
    'Take out the line --- and what does not belong.',
  ],
  RESOURCE_EXHAUSTION: ['This is nested too deeply.', nestedHint],
  BAD_INDENT: [
    'The indentation does not fit what stands above.',
    'Is a bracket above it not closed? After " #" the rest of a line is a comment.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second ": " here, where one value should stand.',
    'A value with ": " in it needs quotes. A line that begins an entry stands as far to the right as those beside it.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key is expected here, with a colon behind it.',
    'Is the colon missing, or the space after a "-"? Does the line stand too far to the right?',
  ],
  BLOCK_IN_FLOW: [
    'Within brackets entries are parted by commas.',
    'Is a bracket above it not closed, or a comma missing?',
  ],
  MISSING_CHAR: [
    'Something that was opened is not closed before this.',
    'Look further up for a quote or a bracket without its partner, or for a missing comma.',
  ],
  UNEXPECTED_TOKEN: [
    'This stands where nothing more is expected.',
    'An apostrophe within \'…\' is written twice, or the text put into "…".',
  ],
  BAD_SCALAR_START: ['A value cannot begin with this character.', 'Put it in quotes.'],
};

function reportYamlError(reading: Reading, error: YAMLError, start: number): void {
  const [sentence, hint] = mistakes[error.code] ?? [
    `This is not valid YAML: ${error.message.slice(0, 200)}`,
    'Look at quotes, brackets, colons and indentation here and just above.',
  ];
  reading.report(start + error.pos[0], { code: 'yaml', sentence, hint });
}

/** Walks every node once, with a list of its own instead of recursion; from then on a node says where it stands in the reading. */
function reportStrangeNodes(root: Node, start: number, reading: Reading): boolean {
  const pending: { node: unknown; depth: number }[] = [{ node: root, depth: 0 }];
  let count = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    count += 1;
    moveOn(node as Node | null, start);
    if (count > mostNodes)
      return refuse(reading, root, 'too-much', 'There is too much in this file.', partsHint);
    if (depth > deepest) return refuse(reading, node, 'too-deep', 'This is nested too deeply.', nestedHint);
    reportStrangeNode(node, reading);
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isScalar(pair.key)) {
          return refuse(
            reading,
            pair.key,
            'bad-key',
            'A key must be a word.',
            'Text that begins with [ or { stands in quotes.',
          );
        }
        if (pair.key.value === '<<') {
          refuse(reading, pair.key, 'yaml-merge', 'Merge keys (<<) are not used here.', writeOutHint);
        }
        pending.push({ node: pair.key, depth }, { node: pair.value, depth: depth + 1 });
      }
    } else if (isSeq(node)) {
      for (const item of node.items) pending.push({ node: item, depth: depth + 1 });
    }
  }
  return reading.hasErrors;
}

function moveOn(node: Node | null, start: number): void {
  if (start === 0 || !node?.range) return;
  const [from, valueEnd, nodeEnd] = node.range;
  node.range = [from + start, valueEnd + start, nodeEnd + start];
}

function reportStrangeNode(node: unknown, reading: Reading): void {
  if (isAlias(node)) {
    refuse(reading, node, 'yaml-alias', 'Aliases (*) are not used here.', writeOutHint);
  } else if (isScalar(node) || isMap(node) || isSeq(node)) {
    if (node.anchor !== undefined)
      refuse(reading, node, 'yaml-anchor', 'Anchors (&) are not used here.', writeOutHint);
    if (node.tag !== undefined)
      refuse(
        reading,
        node,
        'yaml-tag',
        'Tags (!) are not used here.',
        'Text that begins with ! stands in quotes.',
      );
  }
}

function refuse(reading: Reading, node: unknown, code: string, sentence: string, hint: string): true {
  reading.report((node as Node | null)?.range?.[0] ?? 0, { code, sentence, hint });
  return true;
}
