// "As a library" in the engine's README: the lines there run as they stand, one after another, and give what stands
// behind `// →`.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const engine = join(import.meta.dirname, '..', '..', 'engine');
const page = readFileSync(join(engine, 'README.md'), 'utf8');

interface Claim {
  readonly line: string;
  readonly says: string;
  readonly gives: string;
}

function blocksOf(text: string): readonly string[] {
  const [, section = ''] = text.split('## As a library\n');
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = '']) => block);
}

/** The lines as a module: each that makes a claim is written down with what it gives. */
function moduleOf(blocks: readonly string[]): string {
  const lines = blocks.join('\n').split('\n');
  const body = lines.map((line) => {
    const [, expression, says] = /^(.*); \/\/ → (.*)$/.exec(line) ?? [];
    if (expression === undefined || says === undefined) return line;
    const claim = `line: ${JSON.stringify(expression)}, says: ${JSON.stringify(says)}`;
    return `claims.push({ ${claim}, gives: shown(${expression}) });`;
  });
  const imports = body.filter((line) => line.startsWith('import '));
  const rest = body.filter((line) => !line.startsWith('import '));
  const door = pathToFileURL(join(engine, 'index.ts')).href;
  return [
    ...imports.map((line) => line.replace("'./index.ts'", `'${door}'`)),
    'export const claims: { line: string; says: string; gives: string }[] = [];',
    `const quote = "'";`,
    'const shown = (value: unknown): string => {',
    "  if (Array.isArray(value)) return shown(value.join(', '));",
    "  return typeof value === 'string' ? quote + value + quote : String(value);",
    '};',
    ...rest,
  ].join('\n');
}

async function claimsOf(text: string): Promise<readonly Claim[]> {
  const folder = mkdtempSync(join(tmpdir(), 'flowday-readme-'));
  try {
    const path = join(folder, 'library.ts');
    writeFileSync(path, moduleOf(blocksOf(text)));
    const module = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as {
      claims: readonly Claim[];
    };
    return module.claims;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the engine as a library', () => {
  it('shows a queue, a comparison, a network and a fork, and each gives what the page says', async () => {
    expect(blocksOf(page)).toHaveLength(4);
    const claims = await claimsOf(page);
    expect(claims.length).toBeGreaterThan(10);
    for (const { line, says, gives } of claims) expect(`${line} → ${gives}`).toBe(`${line} → ${says}`);
  }, 120_000);

  it('would notice a figure that is not so', async () => {
    const [first] = await claimsOf(page.replace("wait?.unit; // → 'minutes'", "wait?.unit; // → 'hours'"));
    expect(first).toMatchObject({ says: "'hours'", gives: "'minutes'" });
  }, 120_000);

  it('is in few lines each', () => {
    const code = (block: string): number => block.split('\n').filter((line) => line.trim() !== '').length;
    for (const block of blocksOf(page)) expect(code(block)).toBeLessThanOrEqual(32);
  });
});
