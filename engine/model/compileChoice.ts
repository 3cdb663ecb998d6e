// Values that depend on attributes, and minutes of patients → tables.

import { compileExpression } from '../pathways/compileExpression.ts';
import type { Choice, MinutesTable } from '../pathways/tables.ts';
import type { Distribution } from '../random/distribution.ts';
import { quantileOf } from '../random/quantile.ts';
import type { ByAttribute, Minutes } from '../scenario/scenario.ts';
import type { Names } from './names.ts';

export function compileChoice<A, T>(from: ByAttribute<A>, names: Names, result: (value: A) => T): Choice<T> {
  if (from.kind === 'always') return { attribute: -1, value: result(from.value) };
  const values = from.cases.map((entry) => names.caseValue(from.attribute, entry.is));
  return {
    attribute: names.find.attribute.get(from.attribute) as number,
    values,
    places: placesOf(values),
    results: from.cases.map((entry) => compileChoice(entry.value, names, result)),
    otherwise: from.otherwise === null ? null : compileChoice(from.otherwise, names, result),
  };
}

/** Larger values are looked for one after the other. */
const valuesInTable = 64;

function placesOf(values: readonly number[]): Int32Array | null {
  if (values.some((value) => !Number.isInteger(value) || value < 0 || value >= valuesInTable)) return null;
  return Int32Array.from({ length: Math.max(...values) + 1 }, (_, value) => values.indexOf(value));
}

export function compileMinutes(from: Minutes, names: Names): MinutesTable {
  switch (from.kind) {
    case 'drawn': {
      const { distribution } = from;
      if (distribution.kind === 'by') {
        const choice = compileChoice(distribution, names, (one: Distribution) => quantileOf(one));
        return { kind: 'chosen', choice };
      }
      const { value } = distribution;
      return value.kind === 'exponential'
        ? { kind: 'exponential', mean: value.mean }
        : { kind: 'drawn', quantile: quantileOf(value) };
    }
    case 'computed':
      return { kind: 'computed', value: compileExpression(from.minutes, names) };
    case 'listed':
      return { kind: 'listed', minutes: from.minutes };
  }
}
