// Tree → text: an expression as somebody would have written it, for sentences. The way back is `parseExpression`.

import type { Expression } from './expression.ts';

/** To about four digits. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};

/** An expression as it would be written; times stand in minutes. Brackets only where they are needed. */
export function expressionText(expression: Expression): string {
  return written(expression, 0);
}

function written(expression: Expression, around: number): string {
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value);
    case 'name':
      return expression.name;
    case 'call':
      return `${expression.name}(${expression.arguments.map((each) => written(each, 0)).join(', ')})`;
    case 'unary': {
      const text =
        expression.operator === 'not'
          ? `not ${written(expression.operand, 3)}`
          : `-${written(expression.operand, 7)}`;
      return bracketed(text, (expression.operator === 'not' ? 3 : 7) < around);
    }
    case 'binary': {
      const own = strength[expression.operator] as number;
      const right = own === 4 || expression.operator === '-' || expression.operator === '/' ? own + 1 : own;
      const left = own === 4 ? own + 1 : own;
      const text = `${written(expression.left, left)} ${expression.operator} ${written(expression.right, right)}`;
      return bracketed(text, own < around);
    }
  }
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
