// Attributes and the census: who the patients are, and who is there at the start. Owns these sections of the
// file only.

import type { Node } from 'yaml';
import {
  byAttribute,
  byFields,
  distributionOf,
  mapDependent,
  toByAttribute,
  valuesOf,
} from './distributionShapes.ts';
import { sourceField } from './frameShapes.ts';
import { givenField } from './givenShapes.ts';
import { mayStand } from './mayStand.ts';
import { durationShape } from './minutesShape.ts';
import { didYouMean } from './nearestMatch.ts';
import {
  choice,
  identifier,
  nameFor,
  percent,
  quantityFromZero,
  reference,
  share,
  shareTolerance,
  wholeNumber,
  words,
} from './quantities.ts';
import type { Reading } from './reading.ts';
import type { Attribute, ByAttribute, CensusClock, CensusEntry } from './scenario.ts';
import {
  type EntryOf,
  entry,
  listOf,
  mapOf,
  named,
  oneOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

type CategoryShares = readonly { readonly key: string; readonly value: number }[];
const sharesByCategory = byAttribute(
  named('shares of categories', (): Shape<CategoryShares> => mapOf(identifier, share)),
);

const attributeFields = {
  id: required(identifier, 'acuity'),
  name: optional(words, null, 'Acuity'),
  shares: optional(sharesByCategory, null, '{red: 1%, orange: 14%, green: 85%}'),
  by: optional(reference, null, 'another attribute, declared above, that the shares depend on; with cases'),
  cases: byFields(sharesByCategory).cases,
  otherwise: optional(sharesByCategory, null, 'shares in every other case'),
  number: optional(
    byAttribute(named('number', () => distributionOf(quantityFromZero))),
    null,
    '{uniform: {low: 0, high: 1}}, or 0',
  ),
  source: sourceField,
};
const attributeEntry = entry({ ...attributeFields, cases: { ...attributeFields.cases, required: false } });
type AttributeEntry = EntryOf<typeof attributeFields>;

/** Declares an attribute: later entries may depend on it. */
export const attributeShape: Shape<Attribute> = refine(attributeEntry, (read, reading, node) => {
  const attribute = attributeOf(read, reading, node, null);
  reading.attributes = [...reading.attributes, attribute];
  return attribute;
});

/** For one source or census entry: other shares or another distribution for a declared attribute. */
const overrideShape: Shape<Attribute> = refine(attributeEntry, (read, reading, node) => {
  const declared = reading.attributes.find((attribute) => attribute.id === read.id) ?? null;
  if (declared === null && node !== null && read.id !== '') {
    const ids = reading.attributes.map((attribute) => attribute.id);
    reading.report(reading.offsetOf(read, 'id'), {
      code: 'unknown-reference',
      sentence: `There is no attribute "${read.id}".`,
      expected: mayStand(ids, 'an id that is declared under "attributes"'),
      hint: didYouMean(read.id, ids),
    });
  }
  return attributeOf(read, reading, node, declared);
});
export const overridesField = optional(
  listOf(named('override', () => overrideShape)),
  [],
  '[{id: acuity, shares: {…}}]',
);

function attributeOf(
  read: AttributeEntry,
  reading: Reading,
  node: Node | null,
  declared: Attribute | null,
): Attribute {
  const shares = sharesOf(read);
  const base = { id: read.id, name: declared?.name ?? read.name ?? nameFor(read.id), source: read.source };
  const forms = [read.shares, read.by, read.number].filter((form) => form !== null).length;
  if (forms !== 1 && node !== null && !reading.isDoubtful(read)) {
    reading.report(startOf(node), {
      code: 'one-form',
      sentence: 'An attribute has either shares, or by and cases, or a number.',
      expected: 'shares: {red: 5%, green: 95%}; or by: acuity, cases: {…}; or number: 0',
    });
  }
  if (read.number !== null) {
    refuseOtherKind(declared, 'number', read, reading, node);
    return { kind: 'number', ...base, distribution: read.number };
  }
  refuseOtherKind(declared, 'category', read, reading, node);
  const given = [...new Set(valuesOf(shares).flatMap((table) => table.map(({ key }) => key)))];
  const categories = declared?.kind === 'category' ? declared.categories : given;
  if (node !== null) {
    reportUnknownCategories(given, categories, read, reading);
    for (const table of valuesOf(shares)) reportSharesSum(table, reading);
  }
  const ordered = inOrderOf(categories, shares, reading);
  return {
    kind: 'category',
    ...base,
    categories,
    shares: node === null ? ordered : reading.keep(ordered, node),
  };
}

function sharesOf(read: AttributeEntry): ByAttribute<CategoryShares> {
  if (read.shares !== null) return read.shares;
  if (read.by === null) return { kind: 'always', value: [] };
  return toByAttribute({ by: read.by, cases: read.cases ?? [], otherwise: read.otherwise });
}

function inOrderOf(
  categories: readonly string[],
  shares: ByAttribute<CategoryShares>,
  reading: Reading,
): ByAttribute<readonly number[]> {
  const ordered = (table: CategoryShares): readonly number[] =>
    categories.map((category) => table.find(({ key }) => key === category)?.value ?? 0);
  return mapDependent(shares, reading, ordered);
}

function refuseOtherKind(
  declared: Attribute | null,
  kind: Attribute['kind'],
  read: AttributeEntry,
  reading: Reading,
  node: Node | null,
): void {
  if (declared === null || declared.kind === kind || node === null || reading.isDoubtful(read)) return;
  reading.report(startOf(node), {
    code: 'other-kind',
    sentence: `"${read.id}" was declared with ${declared.kind === 'number' ? 'a number' : 'shares'}.`,
    hint: `Write ${declared.kind === 'number' ? '"number"' : '"shares"'} here too.`,
  });
}

function reportUnknownCategories(
  given: readonly string[],
  categories: readonly string[],
  read: AttributeEntry,
  reading: Reading,
): void {
  for (const category of given) {
    if (categories.includes(category)) continue;
    reading.report(reading.offsetOf(read), {
      code: 'unknown-category',
      sentence: `"${category}" is no category of ${read.id}.`,
      expected: `one of ${categories.join(', ')}`,
      hint: didYouMean(category, categories),
    });
  }
}

function reportSharesSum(table: CategoryShares, reading: Reading): void {
  const sum = table.reduce((total, one) => total + one.value, 0);
  if (Math.abs(sum - 1) <= shareTolerance || reading.isDoubtful(table)) return;
  reading.report(reading.offsetOf(table), {
    code: 'bad-shares',
    sentence: 'These shares do not sum to 100%.',
    expected: '100% altogether',
    found: percent(sum),
  });
}

const clockSince: Shape<CensusClock['since']> = oneOf<CensusClock['since']>(
  (node) => ('value' in node && node.value === 'worked' ? 0 : 1),
  choice('worked'),
  durationShape,
);

export const censusShape: Shape<CensusEntry> = refine(
  entry({
    id: required(identifier, 'in-medicine'),
    name: optional(words, null, 'In a medical bed'),
    step: required(reference, 'the step they are at'),
    count: required(wholeNumber(0, 100_000), '250'),
    progress: optional(
      choice('working', 'starting', 'waiting'),
      'working' as const,
      'working (part of the work done), starting or waiting',
    ),
    holding: optional(listOf(reference), [], 'resources held from earlier steps'),
    clocks: optional(
      mapOf(reference, clockSince),
      [],
      '{stay: worked}: its stopwatch runs since the work began, or for a time that is drawn',
    ),
    attributes: overridesField,
    given: givenField,
    source: sourceField,
  }),
  (read, reading): CensusEntry => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    step: read.step,
    count: read.count,
    progress: read.progress,
    holding: read.holding,
    clocks: read.clocks.map((one) => reading.keepAs({ clock: one.key, since: one.value }, one)),
    attributes: read.attributes,
    given: read.given,
    basis: read.source,
  }),
);
