// The schema for editors stands beside the scenarios and is what the reader's own description says.
// `FLOWDAY_WRITE=1 vitest run tests/scenario/schema.test.ts` writes it anew, `biome check --write scenarios` lays it out.

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioSchema } from '../../engine/scenario/jsonSchema.ts';
import { changed, smallHospital } from './smallHospital.ts';

const file = new URL('../../scenarios/scenario.schema.json', import.meta.url);

describe('scenario.schema.json', () => {
  it('is the description that reads a scenario', () => {
    if (process.env.FLOWDAY_WRITE === '1') {
      writeFileSync(file, `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(scenarioSchema());
  });

  // Numbers like 08:00 and dates stay text, as in the loader.
  const read = (text: string): unknown => parse(text, { schema: 'core' });
  const schema = z.fromJSONSchema(scenarioSchema() as Parameters<typeof z.fromJSONSchema>[0]);

  it('accepts every scenario that is delivered', () => {
    for (const name of ['single-queue', 'small-hospital', 'banes-winter-2013']) {
      const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
      const result = schema.safeParse(read(text));
      expect(result.error?.issues.slice(0, 5), name).toBeUndefined();
    }
  });

  it('refuses unknown keys, missing keys and wrong units', () => {
    for (const [from, to] of [
      ['    capacity: 3\n', '    capcity: 3\n'],
      ['rate: 75 per day, ', ''],
      ['lead-time: 90 min', 'lead-time: 90 mn'],
    ] as const) {
      expect(schema.safeParse(read(changed(from, to, smallHospital))).success, to).toBe(false);
    }
  });
});
