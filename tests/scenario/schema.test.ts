// The schema for editors stands beside the scenarios and is what the reader's own description says.
// `FLOWDAY_WRITE=1 vitest run tests/scenario/schema.test.ts` writes it anew, `biome check --write scenarios` lays it out.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { changesSchema, scenarioSchema } from '../../engine/scenario/jsonSchema.ts';
import { changed, smallHospital } from './smallHospital.ts';

const files = { 'scenario.schema.json': scenarioSchema(), 'changes.schema.json': changesSchema() };

describe('the schemas for editors', () => {
  it.each(Object.entries(files))('%s is the description that reads a scenario', (name, written) => {
    const file = new URL(`../../scenarios/${name}`, import.meta.url);
    if (process.env.FLOWDAY_WRITE === '1') writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(written);
  });

  // Numbers like 08:00 and dates stay text, as in the loader.
  const read = (text: string): unknown => parse(text, { schema: 'core' });
  const schema = z.fromJSONSchema(scenarioSchema() as Parameters<typeof z.fromJSONSchema>[0]);

  it('accepts every scenario that is delivered', () => {
    for (const name of ['single-queue', 'small-hospital']) {
      const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
      const result = schema.safeParse(read(text));
      expect(result.error?.issues.slice(0, 5), name).toBeUndefined();
    }
  });

  const changes = z.fromJSONSchema(changesSchema() as Parameters<typeof z.fromJSONSchema>[0]);

  it('accepts the parts of a scenario as changes', () => {
    const folder = new URL('../../scenarios/', import.meta.url);
    const parts = readdirSync(new URL('banes/', folder)).filter((name) => name.endsWith('.yaml'));
    expect(parts.length).toBeGreaterThan(4);
    for (const name of [...parts.map((part) => `banes/${part}`), 'banes-winter-2013.yaml']) {
      const result = changes.safeParse(read(readFileSync(new URL(name, folder), 'utf8')));
      expect(result.error?.issues.slice(0, 5), name).toBeUndefined();
    }
    expect(changes.safeParse({ arrivals: [{ id: 'walk-in', remove: true }] }).success).toBe(true);
    expect(changes.safeParse({ arrivals: [{ id: 'walk-in', rat: '2 per day' }] }).success).toBe(false);
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
