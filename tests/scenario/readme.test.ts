// The README of the language is true: its examples are read without a problem, and the last one uses every
// key that the reader knows.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatProblem, parseScenario } from '../../engine/index.ts';
import { functions } from '../../engine/scenario/expressionFunctions.ts';
import { scenarioKeys, scenarioSchema } from '../../engine/scenario/jsonSchema.ts';

const readme = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)]
  .map((match) => match[1] ?? '')
  .filter((text) => text.startsWith('flowday:'));
const schema = z.fromJSONSchema(scenarioSchema() as Parameters<typeof z.fromJSONSchema>[0]);

describe('scenarios/README.md', () => {
  it('has an example of every size', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  for (const example of examples) {
    it(`the example "${/^scenario: (\S+)/m.exec(example)?.[1]}" is read without a problem`, () => {
      expect(parseScenario(example, 'README.md').problems.map(formatProblem)).toEqual([]);
    });

    it(`editors find nothing wrong with "${/^scenario: (\S+)/m.exec(example)?.[1]}"`, () => {
      expect(schema.safeParse(parse(example, { schema: 'core' })).error?.issues).toBeUndefined();
    });
  }

  it('every key that the reader knows stands in it', () => {
    const missing = scenarioKeys().filter((key) => !new RegExp(`[{ ,]${key}:|^${key}:`, 'm').test(readme));
    expect(scenarioKeys().length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('every function of expressions stands in it', () => {
    const missing = [...functions.keys()].filter((name) => !readme.includes(`\`${name}(`));
    expect(missing).toEqual([]);
  });
});
