// Expressions as they stand in a file, and where each part of a text stands in it. Owns no meaning: whether a
// name exists is checked later.

import type { Scalar } from 'yaml';
import type { Expression } from '../base/expression.ts';
import { parseExpression } from '../base/parseExpression.ts';
import { leaf, type Shape } from './shape.ts';

/** Stands for what could not be read: told of already, so nothing more is to be said about it. */
export const unreadExpression: Expression = { kind: 'number', value: 0 };

/** Arithmetic as text; where each part stands is remembered for carets. */
export const expression: Shape<Expression> = leaf<Expression>({
  expected: 'an expression',
  standIn: unreadExpression,
  schema: { type: ['string', 'number'] },
  parse: (text, reading, node) => {
    const parsed = parseExpression(text);
    const places = new PlacesInScalar(reading.text, node as Scalar);
    if (parsed.kind === 'problem') {
      reading.report(places.offsetOf(parsed.at), {
        code: 'bad-expression',
        sentence: parsed.sentence,
        expected: 'an expression such as acuity == red and waiting(triage) > 20',
        hint: hintFor(text),
      });
      return { value: unreadExpression };
    }
    for (const [part, at] of parsed.positions) reading.keepExpression(part, places.offsetOf(at));
    return { value: parsed.expression };
  },
});

/** Inside `{…}` or `[…]` YAML ends a bare text at a comma. */
export function hintFor(text: string): string | null {
  const open = text.split('(').length > text.split(')').length;
  return open ? 'Within { } or [ ] an expression with a comma must stand in "quotes".' : null;
}

/** Where the characters of a scalar's value stand in the file: quotes, folding and blocks are stepped over. */
export class PlacesInScalar {
  private readonly offsets: readonly number[];
  private readonly start: number;

  constructor(source: string, scalar: Scalar) {
    const value = String(scalar.value ?? '');
    const [start, end] = scalar.range ?? [0, 0];
    let at = start;
    if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') at += 1;
    if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED')
      at = source.indexOf('\n', start) + 1;
    this.start = start;
    const offsets: number[] = [];
    for (const character of value) {
      if (character === ' ' || character === '\n') {
        offsets.push(at);
        while (at < end && (source[at] === ' ' || source[at] === '\n')) at += 1;
      } else {
        while (at < end && (source[at] === ' ' || source[at] === '\n')) at += 1;
        if (!source.startsWith(character, at)) break;
        offsets.push(at);
        if (character.length === 2) offsets.push(at);
        at += character.length;
      }
    }
    offsets.push(at);
    this.offsets = offsets;
  }

  offsetOf(index: number): number {
    return this.offsets[Math.min(index, this.offsets.length - 1)] ?? this.start;
  }
}
