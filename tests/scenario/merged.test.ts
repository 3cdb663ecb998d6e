// What `check --merged` writes of every scenario that is shipped can be checked and run like any other file.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergedText, parseScenario } from '../../engine/index.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function beside(name: string): string | null {
  return readFileSync(new URL(name, folder), 'utf8');
}

describe('a merged scenario', () => {
  it('is there for every scenario that is shipped', () => {
    expect(shipped).toEqual(expect.arrayContaining(['banes-winter-2013.yaml', 'single-queue.yaml']));
  });

  it.each(shipped)('of %s is good by itself, means the same, and is its own merged text', (name) => {
    const text = beside(name) as string;
    const { merged } = mergedText(text, name, beside);
    if (merged === null) throw new Error('Nothing was merged');
    const whole = parseScenario(merged, 'whole.yaml', beside);
    expect(whole.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(whole.problems.length).toBeLessThan(2);
    const { scenario } = parseScenario(text, name, beside);
    expect(whole.scenario?.steps).toEqual(scenario?.steps);
    expect(whole.scenario?.resources).toEqual(scenario?.resources);
    expect(mergedText(merged, 'whole.yaml', beside).merged).toBe(merged);
  });
});
