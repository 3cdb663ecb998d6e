// The engine is hermetic and gives the same bits everywhere: nothing in `engine/` may reach for the world
// outside, for unseeded chance, for a locale, or for mathematics that differs between JavaScript engines.

import { describe, expect, it } from 'vitest';
import { exactMath } from './exactMath.ts';
import { globalUses } from './references.ts';
import {
  type Finding,
  finding,
  isNode,
  parseSource,
  report,
  type SourceFile,
  sourceFiles,
  walk,
} from './sources.ts';

/** Paths of files that may break a rule, with the reason. Starts empty and stays so. */
const exceptions: Readonly<Record<string, string>> = {};

const forbiddenGlobals = new Set(
  `Date performance process globalThis global self window document navigator location crypto Intl Temporal
   setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame fetch XMLHttpRequest WebSocket Worker
   console alert localStorage sessionStorage indexedDB require Buffer eval Function WeakRef FinalizationRegistry
   SharedArrayBuffer Atomics TextEncoder TextDecoder structuredClone URL`.split(/\s+/),
);

describe('engine/ is hermetic', () => {
  const findings = sourceFiles(['engine'])
    .filter(({ path }) => !(path in exceptions))
    .flatMap(forbiddenIn);

  it('uses no forbidden global, mathematics, locale or unstable order', () => {
    expect(report(findings)).toBe('');
  });

  it('has no exceptions', () => {
    expect(exceptions).toEqual({});
  });
});

describe('the guard itself', () => {
  const guilty = [
    'const a = Date.now();',
    'export const b = (): number => performance.now();',
    'export const c = globalThis.crypto;',
    'const d = Math.log(2);',
    'const e = Math.random();',
    "const f = Math['pow'](2, 3);",
    'const g = Math;',
    'const { exp } = Math;',
    'const h = 2 ** 3;',
    'let i = 2; i **= 3;',
    "const j = 'a'.localeCompare('b');",
    'const k = (1).toLocaleString();',
    'const l = new Intl.NumberFormat();',
    'const m = [2, 1].sort();',
    'const n = [2, 1].toSorted();',
    'const o = import.meta.url;',
    'console.log(1);',
    'export function p(document: string): string { return document; } const q = document;',
    'const r = { Date };',
    'let s: Date;',
    "const t = [2, 1]['sort']();",
    'const u = [2, 1]?.sort?.();',
  ];
  for (const text of guilty) {
    it(`finds: ${text}`, () => {
      expect(forbiddenIn(parseSource('planted.ts', text))).not.toEqual([]);
    });
  }

  const innocent = [
    'const a = Math.sqrt(2) * Math.max(1, 2);',
    'const b = [2, 1].sort((x, y) => x - y);',
    'export function f(document: string): string { return document; }',
    'const c = { Date: 1, window: 2 }; const d = c.Date;',
    "import { process } from './process.ts'; process();",
    'type T = { document: string }; type F = (window: number) => void;',
    'try { f(); } catch (location) { f(location); }',
  ];
  for (const text of innocent) {
    it(`lets pass: ${text}`, () => {
      expect(forbiddenIn(parseSource('planted.ts', text))).toEqual([]);
    });
  }
});

function forbiddenIn(file: SourceFile): Finding[] {
  return [...forbiddenNames(file), ...forbiddenForms(file)];
}

function forbiddenNames(file: SourceFile): Finding[] {
  return globalUses(file).flatMap(({ name, node, parents }) => {
    if (forbiddenGlobals.has(name)) return [finding(file, node.start, `the global ${name}`)];
    if (name !== 'Math') return [];
    const parent = parents.at(-1);
    const member = parent?.type === 'MemberExpression' && parent.object === node ? parent : null;
    if (member === null) return [finding(file, node.start, 'Math handed on whole')];
    const method = nameOfMember(member);
    return method !== null && member.computed !== true && exactMath.includes(method)
      ? []
      : [finding(file, node.start, `Math.${method ?? '[…]'}`)];
  });
}

function forbiddenForms(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  walk(file.program, (node) => {
    if (node.operator === '**' || node.operator === '**=')
      findings.push(finding(file, node.start, `the operator ${node.operator}`));
    if (node.type === 'MetaProperty' && file.text.startsWith('import', node.start))
      findings.push(finding(file, node.start, 'import.meta'));
    if (node.type === 'MemberExpression') {
      const member = nameOfMember(node) ?? '';
      if (/^toLocale|^localeCompare$/.test(member)) findings.push(finding(file, node.start, `.${member}`));
    }
    if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'MemberExpression') {
      const method = nameOfMember(node.callee);
      if ((method === 'sort' || method === 'toSorted') && (node.arguments as unknown[]).length === 0)
        findings.push(finding(file, node.start, `.${method}() without a comparator`));
    }
  });
  return findings;
}

/** `x.sort` and `x['sort']` are both `sort`; anything computed at run time is null. */
function nameOfMember(member: { readonly [field: string]: unknown }): string | null {
  const { property } = member;
  if (!isNode(property)) return null;
  if (member.computed !== true) return property.name as string;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}
