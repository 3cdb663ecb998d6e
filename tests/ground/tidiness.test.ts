// A house that people like to live in: short files, short functions, nothing switched off, nothing untyped.

import { describe, expect, it } from 'vitest';
import { globalUses, isFunction } from './references.ts';
import {
  type Finding,
  finding,
  isNode,
  lineAt,
  type Node,
  parseSource,
  report,
  type SourceFile,
  sourceFiles,
  walk,
} from './sources.ts';

const linesOfAFile = 400;
const linesOfAFunction = 60;

/** What may stand although it is untidy: `path: what` as reported (without the line), and why. It only shrinks. */
const exceptions: Readonly<Record<string, string>> = {
  'tests/everywhere/everywhere.test.ts: context.skip':
    'a machine may lack SpiderMonkey or JavaScriptCore: then the test says so instead of passing',
};

const findings = sourceFiles(['engine', 'server', 'ui', 'tests']).flatMap(untidinessOf);

describe('the house is tidy', () => {
  it('has short files and functions, no console, nothing skipped, no any', () => {
    expect(report(findings.filter((found) => !(keyOf(found) in exceptions)))).toBe('');
  });

  it('keeps no exception that is no longer needed', () => {
    const needed = new Set(findings.map(keyOf));
    expect(Object.keys(exceptions).filter((key) => !needed.has(key))).toEqual([]);
  });
});

describe('the guard itself', () => {
  const lines = (count: number): string => '\n  f();'.repeat(count);
  const guilty: readonly (readonly [string, string])[] = [
    ['a long file', `// Owns.\n${'f();\n'.repeat(linesOfAFile)}`],
    ['a long function', `// Owns.\nfunction g() {${lines(linesOfAFunction)}\n}`],
    ['a long arrow', `// Owns.\nconst g = () => {${lines(linesOfAFunction)}\n};`],
    ['console', '// Owns.\nconsole.error(1);'],
    ['it.skip', "// Owns.\nit.skip('x', () => {});"],
    ['describe.only', "// Owns.\ndescribe.only('x', () => {});"],
    ['test.todo', "// Owns.\ntest.todo('x');"],
    ['context.skip', "// Owns.\nit('x', (context) => { context.skip(); });"],
    ['a context by another name', "// Owns.\nit('x', (test) => { test.skip(); });"],
    ['a skip taken out of its context', "// Owns.\nit('x', ({ skip }) => { skip(); });"],
    ['it.runIf', "// Owns.\nit.runIf(false)('x', () => {});"],
    ['xit', "// Owns.\nxit('x', () => {});"],
    ['any', '// Owns.\nlet a: any;'],
    ['as any', '// Owns.\nconst a = b as any;'],
    ['@ts-ignore', '// Owns.\n// @ts-ignore\nf();'],
    ['no opening comment', 'f();'],
  ];
  for (const [name, text] of guilty) {
    it(`finds ${name}`, () => {
      expect(untidinessOf(parseSource('tests/planted.ts', text))).toHaveLength(1);
    });
  }

  it('finds a name that says nothing', () => {
    expect(untidinessOf(parseSource('engine/utils.ts', '// Owns.\nf();'))).toHaveLength(1);
  });

  it('lets a heading be long, and its tests not', () => {
    const test = `it('x', () => {${lines(5)}\n});`;
    const heading = `// Owns.\ndescribe('x', () => {\n${`${test}\n`.repeat(20)}});`;
    expect(untidinessOf(parseSource('tests/planted.test.ts', heading))).toEqual([]);
    const long = `// Owns.\ndescribe('x', () => {\nit('y', () => {${lines(linesOfAFunction)}\n});\n});`;
    expect(untidinessOf(parseSource('tests/planted.test.ts', long))).toHaveLength(1);
  });
});

function untidinessOf(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const add = (offset: number, what: string): void => {
    findings.push(finding(file, offset, what));
  };
  if (file.lines > linesOfAFile) add(0, `a file of more than ${linesOfAFile} lines`);
  if (!/^(#!.*\n)?\s*\/[/*]/.test(file.text)) add(0, 'no opening comment that says what the file owns');
  if (/(^|\/)(utils?|helpers?|common|misc)(\/|\.|$)/i.test(file.path)) add(0, 'a name that says nothing');
  for (const { name, node } of globalUses(file)) {
    if (name === 'console') add(node.start, 'console');
    if (/^(xit|xdescribe|xtest|fit|fdescribe)$/.test(name)) add(node.start, name);
  }
  for (const { value, start } of file.comments) {
    if (/^\s*@ts-(ignore|nocheck)/.test(value)) add(start, value.trim());
  }
  walk(file.program, (node, parents) => {
    if (node.type === 'TSAnyKeyword') add(node.start, 'any');
    const switchedOff = switchedOffTest(node, file.path.startsWith('tests/'));
    if (switchedOff !== null) add(node.start, switchedOff);
    const length = lineAt(file, node.end) - lineAt(file, node.start) + 1;
    if (isFunction(node) && length > linesOfAFunction && !isHeading(node))
      add(node.start, `${nameOf(node, parents)}: a function of more than ${linesOfAFunction} lines`);
  });
  return findings;
}

/** `it.skip`, `describe.only`, `test.todo`, `it.skipIf(…)`, `context.skip(…)`: a test that may silently not run. */
function switchedOffTest(node: Node, amongTests: boolean): string | null {
  if (amongTests && node.type === 'ObjectPattern') return takesOutSkip(node) ? '{ skip }' : null;
  if (node.type !== 'MemberExpression') return null;
  const { object, property } = node;
  if (!isNode(object) || !isNode(property) || object.type !== 'Identifier') return null;
  const method = property.name as string;
  const ofTests = /^(it|test|describe|suite|bench)$/.test(object.name as string);
  return (amongTests && method === 'skip') ||
    (ofTests && /^(skip|only|todo|skipIf|runIf|fails)$/.test(method))
    ? `${object.name as string}.${method}`
    : null;
}

function takesOutSkip(pattern: Node): boolean {
  const properties = pattern.properties as readonly Node[];
  return properties.some(({ key }) => isNode(key) && key.name === 'skip');
}

/** A function that only groups tests (given to `describe`, or a suite run on several stores): its length is theirs. */
function isHeading(node: Node): boolean {
  const statements = isNode(node.body) && Array.isArray(node.body.body) ? node.body.body : [];
  return statements.some((statement: Node) => {
    const call = statement.type === 'ForOfStatement' ? lastOf(statement.body) : statement;
    if (call?.type !== 'ExpressionStatement' || !isNode(call.expression)) return false;
    return isTestCall(call.expression);
  });
}

function lastOf(block: unknown): Node | undefined {
  return isNode(block) && Array.isArray(block.body) ? (block.body.at(-1) as Node | undefined) : undefined;
}

/** `it(…)`, `describe(…)`, `it.each(…)(…)`. */
function isTestCall(node: Node): boolean {
  if (node.type === 'Identifier') return /^(it|test|describe)$/.test(node.name as string);
  const inner = node.callee ?? node.object;
  return isNode(inner) && isTestCall(inner);
}

function nameOf(node: Node, parents: readonly Node[]): string {
  const parent = parents.at(-1);
  const named = isNode(node.id) ? node.id : isNode(parent?.id) ? parent.id : parent?.key;
  return isNode(named) ? String(named.name) : 'a nameless one';
}

function keyOf({ path, what }: Finding): string {
  return `${path}: ${what}`;
}
