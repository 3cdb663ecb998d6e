// Does what is counted count up? Owns the rule for counts of evidence and ledger: figures so far, and sums of such.

import type { Expression } from '../base/expression.ts';
import type { Checking } from './directory.ts';
import { isSoFar } from './expressionFunctions.ts';

export function checkCounted(counted: Expression, { reading }: Checking): void {
  const strange = notSoFar(counted);
  if (strange === null) return;
  reading.report(reading.offsetOf(strange), {
    code: 'not-so-far',
    sentence: 'A count is made of figures that count up from the start.',
    expected: 'entered(…), finished(…) and the like, added, or times a number',
    hint: 'A figure of the moment, such as occupied(…), is a level.',
  });
}

/** The first part that is neither a figure so far nor a sum of such, nor one times a number; null: there is none. */
function notSoFar(part: Expression): Expression | null {
  if (part.kind === 'call') return isSoFar(part.name) ? null : part;
  if (part.kind === 'unary' && part.operator === '-') return notSoFar(part.operand);
  if (part.kind === 'binary') {
    if (part.operator === '+' || part.operator === '-') return notSoFar(part.left) ?? notSoFar(part.right);
    if (part.operator === '*') return notSoFar(isFixed(part.left) ? part.right : part.left) ?? loose(part);
    if (part.operator === '/') return isFixed(part.right) ? notSoFar(part.left) : part.right;
  }
  return part;
}

/** Of a product one side must be a number. */
function loose(product: Extract<Expression, { kind: 'binary' }>): Expression | null {
  return isFixed(product.left) || isFixed(product.right) ? null : product;
}

/** Numbers and parameters; that a name is a parameter is checked elsewhere. */
function isFixed(part: Expression): boolean {
  if (part.kind === 'number' || part.kind === 'name') return true;
  if (part.kind === 'unary') return isFixed(part.operand);
  return part.kind === 'binary' && isFixed(part.left) && isFixed(part.right);
}
