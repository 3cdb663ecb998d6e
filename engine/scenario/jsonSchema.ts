// The language for editors and for its own documentation, out of the same description that reads it.

import { scenarioShape } from './scenarioShape.ts';
import type { JsonSchema, SchemaDefinitions } from './shape.ts';

/** JSON Schema (2020-12) of a scenario file: completion and first checks in an editor. */
export function scenarioSchema(): JsonSchema {
  const definitions: SchemaDefinitions = new Map();
  const schema = scenarioShape.schema(definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Flowday scenario',
    ...schema,
    $defs: Object.fromEntries(definitions),
  };
}

/** Every key that may stand anywhere in a scenario, each once, in the order of the language. */
export function scenarioKeys(): readonly string[] {
  const found = new Set<string>();
  scenarioShape.keys(found, new Set());
  return [...found];
}
