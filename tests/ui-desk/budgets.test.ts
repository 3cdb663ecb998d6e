// What a browser has to load for each page: the built script a route needs, gzipped, against its budget.
// Builds the screens once, into memory.

import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const kilobyte = 1024;
const budgets = [
  { page: 'join/JoinPage.tsx', kilobytes: 75 },
  { page: 'wall/WallPage.tsx', kilobytes: 95 },
  { page: 'desk/DeskPage.tsx', kilobytes: 125 },
  { page: 'control/ConsolePage.tsx', kilobytes: 150 },
  { page: 'debrief/DebriefPage.tsx', kilobytes: 150 },
] as const;

let chunks: readonly Rollup.OutputChunk[] = [];

beforeAll(async () => {
  // Otherwise React's development build would be weighed.
  process.env.NODE_ENV = 'production';
  const built = (await build({
    root: 'ui',
    configFile: 'ui/vite.config.ts',
    mode: 'production',
    logLevel: 'error',
    build: { write: false },
  })) as Rollup.RollupOutput;
  chunks = built.output.filter((one) => one.type === 'chunk');
});

/** The entry, the page, and everything that either imports statically. */
function loadedBy(page: string): readonly Rollup.OutputChunk[] {
  const found = new Set<Rollup.OutputChunk>();
  const take = (chunk: Rollup.OutputChunk | undefined) => {
    if (chunk === undefined || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) take(chunks.find((one) => one.fileName === name));
  };
  take(chunks.find((chunk) => chunk.isEntry));
  const own = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(`/ui/${page}`));
  if (own === undefined) throw new Error(`no chunk for ${page}`);
  take(own);
  return [...found];
}

describe('budgets of script, gzip', () => {
  for (const { page, kilobytes } of budgets) {
    it(`${page} within ${kilobytes} KB`, ({ annotate }) => {
      const loaded = loadedBy(page);
      const size =
        loaded.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0) / kilobyte;
      annotate(`${page}: ${size.toFixed(1)} KB of ${kilobytes}`);
      expect(loaded.length).toBeGreaterThan(1);
      expect(size).toBeLessThanOrEqual(kilobytes);
    });
  }
});
