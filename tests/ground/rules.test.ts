// The rule book and the tests name each other: no rule without a test, no quoted rule that does not exist.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNode, type Node, parseSource, repository, type SourceFile, sourceFiles, walk } from './sources.ts';

const rules = rulesIn(readFileSync(join(repository, 'engine', 'RULES.md'), 'utf8'));
const quotes = sourceFiles(['tests']).flatMap(quotedIn);

describe('engine/RULES.md', () => {
  it('has rules, each once', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });

  it('states only rules that a test quotes', () => {
    const quoted = new Set(quotes.map(({ rule }) => rule));
    expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
  });

  it('states every rule that a test quotes', () => {
    expect(quotes.filter(({ rule }) => !rules.includes(rule))).toEqual([]);
  });
});

describe('the guard itself', () => {
  it('reads rules where they are stated, not where they are mentioned', () => {
    expect(rulesIn('- **[C1]** Events run in order, see [C2].\n- **[Q2]** …')).toEqual(['C1', 'Q2']);
  });

  it('reads the titles of tests, plain, pieced together, repeated and grouped', () => {
    const text = `it('[C1] a', f); test(\`[C2] \${b}\`, f); it.each([1])('[C3] [C4] %s', f);
      describe('[C5] d', f); expect('[C6] e').toBe(1); it(title, f);`;
    const found = quotedIn(parseSource('tests/planted.test.ts', text)).map(({ rule }) => rule);
    expect(found).toEqual(['C1', 'C2', 'C3', 'C4', 'C5']);
  });
});

function rulesIn(text: string): readonly string[] {
  return [...text.matchAll(/^- \*\*\[([A-Z]\d+)\]\*\*/gm)].map(([, rule]) => rule ?? '');
}

function quotedIn(file: SourceFile): { readonly rule: string; readonly path: string }[] {
  const quoted: { rule: string; path: string }[] = [];
  walk(file.program, (node) => {
    if (node.type !== 'CallExpression' || !isTest(node.callee)) return;
    const [title] = node.arguments as Node[];
    for (const [, rule = ''] of titleText(title).matchAll(/\[([A-Z]\d+)\]/g)) {
      quoted.push({ rule, path: file.path });
    }
  });
  return quoted;
}

/** `it`, `it.each(…)`, `describe.each(…)` and the like. */
function isTest(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return /^(it|test|describe)$/.test(callee.name as string);
  return isTest(callee.object ?? callee.callee ?? callee.tag);
}

function titleText(title: Node | undefined): string {
  if (title?.type === 'Literal') return String(title.value);
  if (title?.type !== 'TemplateLiteral') return '';
  return (title.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw).join(' ');
}
