// The engine's door and the page that explains it: every function that goes out is named there, and no other.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as door from '../../engine/index.ts';

const readme = readFileSync(new URL('../../engine/README.md', import.meta.url), 'utf8');

/** Names before a bracket in the first column of the table under the heading of the door. */
function namedFunctions(page: string): string[] {
  const [, afterHeading = ''] = page.split('## The door');
  const [section = ''] = afterHeading.split('\n## ');
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)\(/g)].map(([, name]) => name ?? ''),
  );
}

describe('the engine’s README', () => {
  it('names every function of the door, and no other', () => {
    expect(namedFunctions(readme).sort()).toEqual(Object.keys(door).sort());
  });

  it('would be caught leaving one out', () => {
    expect(namedFunctions(readme.replace(/`drive\(/, '`driven('))).not.toContain('drive');
  });
});
