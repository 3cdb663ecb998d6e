// What kind of figure comes out when figures of several kinds are computed with: a share of a time is a time, a time
// times a rate is a number. Owns these rules; knows no key of the language.

import type { Expression } from '../base/expression.ts';
import type { Parameter } from './scenario.ts';

type Dimension = Parameter['dimension'];

/** `plain`: a number that stands in the arithmetic itself and goes with everything; `null`: these do not go together. */
export type Kind = Dimension | 'plain';

/** The kind of an expression over parameters; null where kinds meet that do not go together. */
export function kindOf(expression: Expression, kinds: ReadonlyMap<string, Dimension>): Kind | null {
  switch (expression.kind) {
    case 'number':
      return 'plain';
    case 'name':
      return kinds.get(expression.name) ?? 'plain';
    case 'unary':
      return kindOf(expression.operand, kinds);
    case 'binary': {
      const left = kindOf(expression.left, kinds);
      const right = kindOf(expression.right, kinds);
      return left === null || right === null ? null : combined(expression.operator, left, right);
    }
    case 'call': {
      const given = expression.arguments.map((argument) => kindOf(argument, kinds));
      const [first = 'plain', second = 'plain'] = given;
      if (given.includes(null) || first === null || second === null) return null;
      return expression.name === 'ratio'
        ? quotient(first, second)
        : given.length === 1
          ? first
          : sum(first, second);
    }
  }
}

function combined(operator: string, left: Kind, right: Kind): Kind | null {
  if (operator === '*') return product(left, right);
  if (operator === '/') return quotient(left, right);
  if (operator === '+' || operator === '-') return sum(left, right);
  // Comparisons and logic answer 1 or 0.
  return operator === 'and' || operator === 'or' || sum(left, right) !== null ? 'number' : null;
}

/** A plain number beside a time counts in minutes, as in every expression. */
function sum(left: Kind, right: Kind): Kind | null {
  if (left === right) return left;
  const [loose, other] = left === 'plain' || left === 'number' ? [left, right] : [right, left];
  return loose === 'plain' || loose === 'number' ? other : null;
}

function product(left: Kind, right: Kind): Kind | null {
  if (left === 'plain') return right;
  if (right === 'plain') return left;
  if (left === 'share') return right;
  if (right === 'share') return left;
  if (left === 'number') return right;
  if (right === 'number') return left;
  return (left === 'time' && right === 'rate') || (left === 'rate' && right === 'time') ? 'number' : null;
}

function quotient(left: Kind, right: Kind): Kind | null {
  if (right === 'plain') return left;
  if (left === right) return 'number';
  if (right === 'number' || right === 'share') return left === 'plain' ? 'number' : left;
  if (left !== 'plain' && left !== 'number') return null;
  return right === 'time' ? 'rate' : right === 'rate' ? 'time' : null;
}
