// Do values that depend on an attribute depend on one that exists, and cover its categories? Owns that
// attributes depend only on those declared above them.

import type { Checking } from './directory.ts';
import { didYouMean } from './nearestMatch.ts';

import type { Attribute, ByAttribute, Next, Scenario } from './scenario.ts';

type Dependent = Extract<ByAttribute<unknown>, { kind: 'by' }>;

export function checkAttributes(checking: Checking): void {
  const { scenario } = checking;
  for (const value of dependentValues(scenario)) checkDependent(value, scenario.attributes, checking);
  for (const [index, attribute] of scenario.attributes.entries()) {
    checkDependence(attribute, scenario.attributes.slice(0, index), checking);
  }
  const overrides = [
    ...scenario.sources.flatMap(({ attributes }) => attributes),
    ...scenario.census.flatMap(({ attributes }) => attributes),
    ...scenario.injects.flatMap(({ brings }) => brings?.attributes ?? []),
  ];
  for (const override of overrides) {
    const place = scenario.attributes.findIndex(({ id }) => id === override.id);
    checkDependence(override, scenario.attributes.slice(0, Math.max(0, place)), checking);
  }
}

function checkDependence(attribute: Attribute, above: readonly Attribute[], checking: Checking): void {
  const value: ByAttribute<unknown> = attribute.kind === 'number' ? attribute.distribution : attribute.shares;
  for (const one of dependencesIn(value)) checkOneDependence(one, attribute, above, checking);
}

function checkOneDependence(
  value: Dependent,
  attribute: Attribute,
  above: readonly Attribute[],
  checking: Checking,
): void {
  const { scenario, reading } = checking;
  const below = scenario.attributes.some(({ id }) => id === value.attribute);
  if (below && !above.some(({ id }) => id === value.attribute)) {
    reading.report(reading.offsetOf(value, 'by'), {
      code: 'attribute-order',
      sentence: `"${attribute.id}" depends on "${value.attribute}", which must be declared above it.`,
      hint: `In the list of attributes put "${value.attribute}" before "${attribute.id}".`,
    });
  } else checkDependent(value, above, checking);
}

function checkDependent(value: Dependent, attributes: readonly Attribute[], checking: Checking): void {
  const { directory, reading } = checking;
  if (value.attribute === '') return;
  if (!directory.expect(value.attribute, ['attribute'], reading.offsetOf(value, 'by'))) return;
  const attribute = attributes.find(({ id }) => id === value.attribute);
  if (attribute?.kind === 'category') {
    for (const one of value.cases) {
      if (one.is === '' || attribute.categories.includes(one.is)) continue;
      reading.report(reading.offsetOf(value, 'cases', one.is), {
        code: 'unknown-category',
        sentence: `"${one.is}" is no category of ${attribute.id}.`,
        expected: `one of ${attribute.categories.join(', ')}`,
        hint: didYouMean(one.is, attribute.categories),
      });
    }
  }
  if (value.otherwise !== null) return;
  const missing =
    attribute?.kind === 'category'
      ? attribute.categories.filter((category) => !value.cases.some(({ is }) => is === category))
      : ['every other number'];
  if (missing.length === 0 || attribute === undefined) return;
  reading.report(reading.offsetOf(value), {
    code: 'missing-case',
    sentence: `Nothing is said for ${missing.join(', ')}.`,
    hint: 'Add the case, or "otherwise".',
  });
}

function dependentValues(scenario: Scenario): readonly Dependent[] {
  const values: ByAttribute<unknown>[] = [];
  for (const step of scenario.steps) {
    for (const minutes of [step.lasts, step.patience?.after ?? null]) {
      if (minutes?.kind === 'drawn') values.push(minutes.distribution);
    }
    values.push(...sharesIn(step.next));
  }
  for (const { returns } of scenario.outcomes) values.push(...returns.map(({ share }) => share));
  return values.flatMap(dependencesIn);
}

/** Every dependence on an attribute, also those within the cases of another, from the outside in. */
function dependencesIn(value: ByAttribute<unknown>): readonly Dependent[] {
  if (value.kind === 'always') return [];
  const inner = value.cases.flatMap((one) => dependencesIn(one.value));
  return [value, ...inner, ...(value.otherwise === null ? [] : dependencesIn(value.otherwise))];
}

function sharesIn(next: Next): readonly ByAttribute<number>[] {
  switch (next.kind) {
    case 'shares':
      return next.options.map(({ share }) => share);
    case 'cases':
      return next.cases.flatMap((one) => sharesIn(one.next));
    case 'first-free':
      return sharesIn(next.otherwise);
    case 'to':
    case 'shortest':
    case 'in-turn':
      return [];
  }
}
