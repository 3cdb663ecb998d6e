// Attributes that are given patient by patient instead of drawn. Owns how a word becomes the value of an
// attribute, and the lists of `given`.

import { mayStand } from './mayStand.ts';
import { mostListed } from './minutesShape.ts';
import { didYouMean } from './nearestMatch.ts';
import { parseFigure, reference } from './quantities.ts';
import type { Complaint, Reading } from './reading.ts';
import type { Attribute, GivenAttribute } from './scenario.ts';
import { leaf, listOf, mapOf, optional, refine, type Shape } from './shape.ts';

/** A value as it was written; an object, so that its place is remembered. */
const written: Shape<{ readonly text: string }> = refine(
  leaf({
    expected: 'a category, or a figure',
    standIn: '',
    schema: { type: ['string', 'number'] },
    parse: (text) => ({ value: text }),
  }),
  (text) => ({ text }),
);

const givenShape: Shape<readonly GivenAttribute[]> = refine(
  mapOf(reference, listOf(written, 1, mostListed)),
  (read, reading, node) =>
    read.flatMap((one) => {
      const attribute = node === null ? null : declaredAttribute(one.key, reading, reading.offsetOf(one));
      if (attribute === null) return [];
      const values = one.value.map((word) => {
        const parsed = readValue(attribute, word.text);
        if ('value' in parsed) return parsed.value;
        const expected = expectedOf(attribute);
        reading.report(reading.offsetOf(word), {
          code: 'wrong-value',
          sentence: `Expected ${expected}.`,
          expected,
          found: `"${word.text.slice(0, 60)}"`,
          ...parsed,
        });
        return 0;
      });
      return [reading.keepAs({ attribute: attribute.id, values }, one)];
    }),
);

export const givenField = optional(
  givenShape,
  [],
  '{service: [5, 7, 9], acuity: [red, green]}: one patient after the other',
);

/** An attribute declared in the file; another is reported. */
export function declaredAttribute(id: string, reading: Reading, offset: number): Attribute | null {
  const declared = reading.attributes.find((attribute) => attribute.id === id) ?? null;
  if (declared === null && id !== '') {
    const ids = reading.attributes.map((attribute) => attribute.id);
    reading.report(offset, {
      code: 'unknown-reference',
      sentence: `There is no attribute "${id}".`,
      expected: mayStand(ids, 'an id that is declared under "attributes"'),
      hint: didYouMean(id, ids),
    });
  }
  return declared;
}

/** What a word means as a value of an attribute: the position of a category, or a number. */
export function readValue(
  attribute: Attribute,
  text: string,
): { readonly value: number } | Partial<Complaint> {
  if (attribute.kind === 'number') return parseFigure(text);
  const position = attribute.categories.indexOf(text);
  if (position !== -1) return { value: position };
  return { code: 'unknown-category', hint: didYouMean(text, attribute.categories) };
}

/** What may stand as a value of an attribute, for people. */
export function expectedOf(attribute: Attribute): string {
  return attribute.kind === 'number'
    ? 'a figure such as 12, 95%, 15 min or £500'
    : `one of ${attribute.categories.join(', ').slice(0, 300)}`;
}
