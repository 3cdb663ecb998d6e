// How a piece of the language is described: one description reads it from YAML, says what is wrong
// with it, and becomes JSON Schema for editors. Owns the ways to combine shapes; knows no key.
//
// Reading never fails: what cannot be read is reported and replaced by a stand-in, so that the rest of
// the file is read too and every problem is found at once.

import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { keysInHint, pairsByKey, reportMissing, reportUnknownKeys } from './entryKeys.ts';
import { describe, startOf } from './nodes.ts';
import { type Complaint, Reading } from './reading.ts';

export { describe, hasKey, startOf } from './nodes.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonSchema = { readonly [key: string]: Json };

/** Shapes that are referred to by name, collected while a schema is written. */
export type SchemaDefinitions = Map<string, JsonSchema>;

export interface Shape<T> {
  read(node: Node, reading: Reading): T;
  /** What stands in for something unreadable. */
  standIn(): T;
  schema(definitions: SchemaDefinitions): JsonSchema;
  /** Keys that may stand directly or further down; `seen` guards against shapes that contain themselves. */
  keys(found: Set<string>, seen: Set<unknown>): void;
}

export interface Field<T> {
  readonly shape: Shape<T>;
  readonly required: boolean;
  readonly absent: () => T;
  readonly note: string;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
export type EntryOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** A key that must stand. `note` says what it is, for completion in editors. */
export function required<T>(shape: Shape<T>, note: string): Field<T> {
  return { shape, required: true, absent: () => shape.standIn(), note };
}

/** A key that may be left out; `absent` is then its value. */
export function optional<T, A>(shape: Shape<T>, absent: A, note: string): Field<T | A> {
  return { shape: shape as Shape<T | A>, required: false, absent: () => absent, note };
}

/** A map with known keys. */
export function entry<F extends Fields>(fields: F): Shape<EntryOf<F>> {
  const names = Object.keys(fields);
  const shape: Shape<EntryOf<F>> = {
    read(node, reading) {
      if (!isMap(node)) {
        reading.report(startOf(node), { ...wrongKind('keys and values', node), hint: keysInHint(fields) });
        return reading.keep(shape.standIn(), node);
      }
      const pairs = pairsByKey(node, reading);
      const meant = reportUnknownKeys(pairs, names, reading);
      const values: Record<string, unknown> = {};
      const missing: string[] = [];
      for (const name of names) {
        const field = fields[name] as Field<unknown>;
        const value = pairs.get(name)?.value as Node | null | undefined;
        if (value !== undefined && value !== null) values[name] = field.shape.read(value, reading);
        else {
          if (field.required && !meant.has(name)) missing.push(name);
          values[name] = field.absent();
        }
      }
      reportMissing(node, missing, fields, reading);
      return reading.keep(values as EntryOf<F>, node);
    },
    standIn: () => Object.fromEntries(names.map((name) => [name, fields[name]?.absent()])) as EntryOf<F>,
    schema(definitions) {
      const properties: Record<string, Json> = {};
      for (const name of names) {
        const field = fields[name] as Field<unknown>;
        properties[name] = { ...field.shape.schema(definitions), description: field.note };
      }
      const requiredNames = names.filter((name) => fields[name]?.required === true);
      return {
        type: 'object',
        properties,
        additionalProperties: false,
        ...(requiredNames.length > 0 ? { required: requiredNames } : {}),
      };
    },
    keys(found, seen) {
      if (seen.has(shape)) return;
      seen.add(shape);
      for (const name of names) {
        found.add(name);
        fields[name]?.shape.keys(found, seen);
      }
    },
  };
  return shape;
}

/** More of one thing than any scenario has; keeps every check of the whole fast. */
const mostEntries = 2000;

function atMost<T>(most: number, items: readonly T[], node: Node, reading: Reading): readonly T[] {
  if (items.length <= most) return items;
  reading.report(startOf(node), {
    code: 'too-many',
    sentence: `At most ${most} may stand here.`,
    found: String(items.length),
    hint: 'Put alike ones together, or leave some out.',
  });
  return items.slice(0, most);
}

/** A list of one kind of thing. */
export function listOf<T>(item: Shape<T>, least = 0, most = mostEntries): Shape<readonly T[]> {
  return {
    read(node, reading) {
      if (!isSeq(node)) {
        const hint =
          isScalar(node) && node.value !== ''
            ? `Write [${String(node.value).slice(0, 40)}].`
            : 'Begin each entry with a dash, or put them in brackets: [a, b].';
        reading.report(startOf(node), { ...wrongKind('a list', node), hint });
        return reading.keep([], node);
      }
      if (node.items.length < least) {
        reading.report(startOf(node), {
          code: 'too-few',
          sentence: `At least ${least} must stand here.`,
          expected: 'a list such as [a, b]',
          found: String(node.items.length),
        });
      }
      return reading.keep(
        atMost(most, node.items, node, reading).map((child) => item.read(child as Node, reading)),
        node,
      );
    },
    standIn: () => [],
    schema: (definitions) => ({ type: 'array', items: item.schema(definitions) }),
    keys: (found, seen) => item.keys(found, seen),
  };
}

/** A map whose keys the author chooses, in the order of the file. */
export function mapOf<K, T>(key: Shape<K>, value: Shape<T>): Shape<readonly { key: K; value: T }[]> {
  return {
    read(node, reading) {
      if (!isMap(node)) {
        reading.report(startOf(node), wrongKind('keys and values', node));
        return reading.keep([], node);
      }
      const pairs = atMost(mostEntries, [...pairsByKey(node, reading).values()], node, reading);
      const read = pairs.map((pair) => {
        const keyNode = pair.key as Node;
        const valueNode = (pair.value ?? keyNode) as Node;
        return reading.keep(
          { key: key.read(keyNode, reading), value: value.read(valueNode, reading) },
          keyNode,
        );
      });
      return reading.keep(read, node);
    },
    standIn: () => [],
    schema: (definitions) => ({ type: 'object', additionalProperties: value.schema(definitions) }),
    keys: (found, seen) => value.keys(found, seen),
  };
}

/** A shape whose reading becomes something else; where it stood is remembered for the result. */
export function refine<T, U>(
  shape: Shape<T>,
  become: (value: T, reading: Reading, node: Node | null) => U,
): Shape<U> {
  return {
    read: (node, reading) => reading.keep(become(shape.read(node, reading), reading, node), node),
    standIn: () => become(shape.standIn(), deafReading, null),
    schema: (definitions) => shape.schema(definitions),
    keys: (found, seen) => shape.keys(found, seen),
  };
}

/** Alternatives told apart by looking at the node; `choose` answers the index of the one that is meant. */
export function oneOf<T>(choose: (node: Node) => number, ...shapes: readonly Shape<T>[]): Shape<T> {
  const first = shapes[0] as Shape<T>;
  return {
    read: (node, reading) => (shapes[choose(node)] ?? first).read(node, reading),
    standIn: () => first.standIn(),
    schema: (definitions) => ({ anyOf: shapes.map((shape) => shape.schema(definitions)) }),
    keys: (found, seen) => {
      for (const shape of shapes) shape.keys(found, seen);
    },
  };
}

/** A shape with a name of its own in the schema; may contain itself. */
export interface NamedShape<T> extends Shape<T> {
  readonly name: string;
}

export function named<T>(name: string, build: () => Shape<T>): NamedShape<T> {
  let built: Shape<T> | null = null;
  const shape = (): Shape<T> => {
    built ??= build();
    return built;
  };
  return {
    name,
    read: (node, reading) => shape().read(node, reading),
    standIn: () => shape().standIn(),
    schema(definitions) {
      if (!definitions.has(name)) {
        definitions.set(name, {});
        definitions.set(name, shape().schema(definitions));
      }
      return { $ref: `#/$defs/${name}` };
    },
    keys(found, seen) {
      if (seen.has(name)) return;
      seen.add(name);
      shape().keys(found, seen);
    },
  };
}

/** One word, number or text; `parse` answers the value or what is wrong with it. */
export function leaf<T>(of: {
  readonly expected: string;
  readonly standIn: T;
  readonly schema: JsonSchema;
  readonly parse: (text: string, reading: Reading, node: Node) => { readonly value: T } | Partial<Complaint>;
}): Shape<T> {
  return {
    read(node, reading) {
      if (!isScalar(node)) {
        reading.report(startOf(node), wrongKind(of.expected, node));
        return of.standIn;
      }
      const text = String(node.value ?? '');
      // A value that could not be computed; why not has been said.
      if (text.startsWith('=')) return of.standIn;
      const parsed = of.parse(text, reading, node);
      if ('value' in parsed) return parsed.value;
      reading.report(startOf(node), {
        code: 'wrong-value',
        sentence: `Expected ${of.expected}.`,
        expected: of.expected,
        found: describe(node),
        ...parsed,
      });
      return of.standIn;
    },
    standIn: () => of.standIn,
    schema: (definitions) => (isFigure(of.schema) ? orComputed(of.schema, definitions) : of.schema),
    keys: () => {},
  };
}

/** A number, or text of a pattern that may be one: it may also be computed (`=beds * 0.2`). */
function isFigure({ type, pattern, anyOf }: JsonSchema): boolean {
  if (Array.isArray(anyOf)) return anyOf.some((one) => isFigure(one as JsonSchema));
  const types = Array.isArray(type) ? type : [type];
  const isNumber = types.some((name) => name === 'number' || name === 'integer');
  return isNumber
    ? pattern !== undefined || types.length === 1
    : pattern?.toString().includes('\\d') === true;
}

function orComputed(schema: JsonSchema, definitions: SchemaDefinitions): JsonSchema {
  definitions.set('computed', { type: 'string', pattern: '^=' });
  return { anyOf: [schema, { $ref: '#/$defs/computed' }] };
}

function wrongKind(expected: string, node: Node) {
  return { code: 'wrong-kind', sentence: `Expected ${expected}.`, expected, found: describe(node) };
}

/** For stand-ins, which are nobody's mistake: what it hears is forgotten. */
const deafReading = new Reading('', '');
