// The language for editors and for its own documentation, out of the same description that reads it.

import { scenarioShape } from './scenarioShape.ts';
import type { Json, JsonSchema, SchemaDefinitions } from './shape.ts';

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

/** JSON Schema of a file that changes others, or is a part of one: as a scenario's, but nothing must stand. */
export function changesSchema(): JsonSchema {
  return withoutRequired({ ...scenarioSchema(), title: 'Changes to a Flowday scenario' }) as JsonSchema;
}

function withoutRequired(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutRequired);
  if (typeof schema !== 'object' || schema === null) return schema;
  // Beside keys, alternatives only say which of them must stand.
  const kept = Object.entries(schema).filter(
    ([key, value]) =>
      !(key === 'required' && Array.isArray(value)) && !(key === 'anyOf' && 'properties' in schema),
  );
  const relaxed = kept.map(([key, value]) => [key, withoutRequired(value as Json)] as const);
  const { properties, ...rest } = Object.fromEntries(relaxed);
  if (properties === undefined) return rest;
  return { ...rest, properties: { ...(properties as JsonSchema), ...taking(properties as JsonSchema) } };
}

/** An item with an id may be taken out; a list may begin with taking out all. */
function taking(properties: JsonSchema): JsonSchema {
  return 'id' in properties ? { remove: { enum: [true, 'all'], description: 'true, or all' } } : {};
}

/** Every key that may stand anywhere in a scenario, each once, in the order of the language. */
export function scenarioKeys(): readonly string[] {
  const found = new Set<string>();
  scenarioShape.keys(found, new Set());
  return [...found];
}
