// Text → tree: precedence, units, places, and mistakes with their index.

import { describe, expect, it } from 'vitest';
import type { Expression } from '../../engine/base/expression.ts';
import { namesIn, parseExpression } from '../../engine/base/parseExpression.ts';

/** The tree as text with every bracket. */
function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'call':
      return `${expression.name}(${expression.arguments.map(shown).join(' ')})`;
    case 'unary':
      return `(${expression.operator} ${shown(expression.operand)})`;
    case 'binary':
      return `(${shown(expression.left)} ${expression.operator} ${shown(expression.right)})`;
  }
}

function tree(text: string): string {
  const parsed = parseExpression(text);
  return parsed.kind === 'problem' ? `${parsed.at}: ${parsed.sentence}` : shown(parsed.expression);
}

describe('parseExpression', () => {
  it.each([
    ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
    ['(1 + 2) * 3', '((1 + 2) * 3)'],
    ['8 / 4 / 2', '((8 / 4) / 2)'],
    ['a or b and not c == d', '(a or (b and (not (c == d))))'],
    ['not a and b', '((not a) and b)'],
    ['a-b - c', '(a-b - c)'],
    ['a -1', '(a - 1)'],
    ['- a * b', '((- a) * b)'],
    ['a <= b', '(a <= b)'],
    ['max(a, min(b, 3))', 'max(a min(b 3))'],
    ['gave-up(x)', 'gave-up(x)'],
    ['4 h', '240'],
    ['4h', '240'],
    ['90 min + 2 days', '(90 + 2880)'],
    ['1.5 weeks', '15120'],
    ['30 s', '0.5'],
    ['95%', '0.95'],
    ['.5 * 1e-3', '(0.5 * 0.001)'],
    ['2e3 min + 1e+2', '(2000 + 100)'],
    ['a -1e2', '(a - 100)'],
    ['£500', '500'],
    ['min(5 min, 3)', 'min(5 3)'],
    ['day + 1 day', '(day + 1440)'],
  ])('%s', (text, expected) => {
    expect(tree(text)).toBe(expected);
  });

  it.each([
    ['', 0],
    ['1 +', 3],
    ['a b', 2],
    ['(1', 2],
    ['f(1, )', 5],
    ['a < b < c', 6],
    ['a = 3', 2],
    ['a && b', 2],
    ['A', 0],
    ['a ? b', 2],
    ['and', 0],
    ['5 % 2', 2],
    ['9999999999999', 0],
    ['1e13', 0],
    ['1e', 1],
    ['('.repeat(60), 50],
  ])('%s has a mistake at %i', (text, at) => {
    const parsed = parseExpression(text);
    expect(parsed.kind === 'problem' ? parsed.at : tree(text)).toBe(at);
  });

  it('knows where each part begins', () => {
    const parsed = parseExpression('free(crew) > 4 and level(x) == 2');
    if (parsed.kind === 'problem') throw new Error(parsed.sentence);
    const places = [...parsed.positions].map(([part, at]) => [shown(part), at]);
    expect(places).toContainEqual(['crew', 5]);
    expect(places).toContainEqual(['level(x)', 19]);
    expect(places).toContainEqual(['2', 31]);
    expect(namesIn(parsed.expression)).toEqual(['crew', 'x']);
  });
});
