// Distributions and values that depend on an attribute: what stands wherever a figure stands. Knows no section.

import { isMap, isScalar, type Node } from 'yaml';
import type { Distribution } from '../random/distribution.ts';
import { distributionByName } from './distributionKinds.ts';
import { numberIn, reference } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { ByAttribute } from './scenario.ts';
import {
  describe,
  type EntryOf,
  entry,
  hasKey,
  leaf,
  mapOf,
  type NamedShape,
  named,
  oneOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

/** A distribution of some quantity (durations in minutes, or plain numbers); a bare quantity is constant. */
export function distributionOf(quantity: Shape<number>): Shape<Distribution> {
  const constant = refine(quantity, (value): Distribution => ({ kind: 'constant', value }));
  const shape = oneOf((node) => (isMap(node) ? 1 : 0), constant, distributionByName(quantity));
  return { ...shape, read: (node, reading) => readCalled(node, reading) ?? shape.read(node, reading) };
}

/** `exponential(12 min)`, as elsewhere: only to say how it is written here; null: it is no such thing. */
function readCalled(node: Node, reading: Reading): Distribution | null {
  const [, name] = (isScalar(node) && /^([a-z]+)\s*\(/i.exec(String(node.value))) || [];
  if (name === undefined) return null;
  reading.report(startOf(node), {
    code: 'wrong-kind',
    sentence: 'A distribution is no function: its figures have names.',
    expected: 'a distribution such as {exponential: {mean: 12 min}}',
    found: describe(node),
    hint: `Write {${name.slice(0, 60).toLowerCase()}: {…}}.`,
  });
  return reading.keep({ kind: 'constant', value: 0 }, node);
}

/** One value for everybody, or `{by: acuity, cases: {red: …}, otherwise: …}`, where a value may be so again. */
export function byAttribute<T>(value: NamedShape<T>): NamedShape<ByAttribute<T>> {
  const shape: NamedShape<ByAttribute<T>> = named(`${value.name} by attribute`, () =>
    oneOf(
      (node) => (hasKey(node, 'by') ? 1 : 0),
      refine(value, (read): ByAttribute<T> => ({ kind: 'always', value: read })),
      refine(entry(byFields(shape)), toByAttribute),
    ),
  );
  return shape;
}

/** The keys of a dependence on an attribute; `value` is what `byAttribute` made. */
export function byFields<T>(value: Shape<ByAttribute<T>>) {
  return {
    by: required(reference, 'the attribute it depends on'),
    cases: required(mapOf(caseWord, value), 'a value for each category'),
    otherwise: optional(value, null, 'for every other category'),
  };
}

export function toByAttribute<T>(read: EntryOf<ReturnType<typeof byFields<T>>>): ByAttribute<T> {
  return {
    kind: 'by',
    attribute: read.by,
    cases: read.cases.map(({ key, value }) => ({ is: key, value })),
    otherwise: read.otherwise,
  };
}

/** The same dependence on attributes, with every value turned into something else; it stands where it stood. */
export function mapDependent<T, U>(
  value: ByAttribute<T>,
  reading: Reading,
  become: (one: T) => U,
): ByAttribute<U> {
  const inner = (one: ByAttribute<T>): ByAttribute<U> => mapDependent(one, reading, become);
  if (value.kind === 'always') return { kind: 'always', value: become(value.value) };
  const mapped: ByAttribute<U> = {
    kind: 'by',
    attribute: value.attribute,
    cases: value.cases.map((one) => ({ is: one.is, value: inner(one.value) })),
    otherwise: value.otherwise === null ? null : inner(value.otherwise),
  };
  return reading.keepAs(mapped, value);
}

/** Every value that may come of it, in the order of the file. */
export function valuesOf<T>(value: ByAttribute<T>): readonly T[] {
  if (value.kind === 'always') return [value.value];
  const inner = value.cases.map((one) => one.value);
  return [...inner, ...(value.otherwise === null ? [] : [value.otherwise])].flatMap(valuesOf);
}

/** A category, or a number as text. */
const caseWord: Shape<string> = leaf({
  expected: 'a category, or a number',
  standIn: '',
  schema: { type: 'string' },
  parse: (text) => {
    const value = numberIn(text);
    if (value !== null) return { value: String(value) };
    return /^[a-z][a-z0-9-]*$/.test(text) && text.length <= 60 ? { value: text } : { code: 'bad-case' };
  },
});
