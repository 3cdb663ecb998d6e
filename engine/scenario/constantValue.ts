// What an expression comes to when it reads only parameters and an amount. Used to compute values behind `=`
// and to judge the size of effects before anything runs.

import type { Expression } from '../base/expression.ts';

/** The value, or null when the expression reads anything that is not in `values`. Dividing by 0 gives 0. */
export function constantValue(expression: Expression, values: ReadonlyMap<string, number>): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return values.get(expression.name) ?? null;
    case 'unary': {
      const operand = constantValue(expression.operand, values);
      if (operand === null) return null;
      return expression.operator === '-' ? 0 - operand : truth(operand === 0);
    }
    case 'binary': {
      const left = constantValue(expression.left, values);
      const right = constantValue(expression.right, values);
      return left === null || right === null ? null : combined(expression.operator, left, right);
    }
    case 'call': {
      const known = expression.arguments.map((argument) => constantValue(argument, values));
      const [a = 0, b = 0, otherwise = 0] = known.map((value) => value ?? 0);
      if (known.includes(null)) return null;
      if (expression.name === 'min') return Math.min(a, b);
      if (expression.name === 'max') return Math.max(a, b);
      if (expression.name === 'round') return Math.round(a);
      if (expression.name === 'floor') return Math.floor(a);
      if (expression.name === 'ceil') return Math.ceil(a);
      return expression.name === 'ratio' ? (b === 0 ? otherwise : a / b) : null;
    }
  }
}

function combined(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? 0 : left / right;
    case '<':
      return truth(left < right);
    case '<=':
      return truth(left <= right);
    case '>':
      return truth(left > right);
    case '>=':
      return truth(left >= right);
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case 'and':
      return truth(left !== 0 && right !== 0);
    default:
      return truth(left !== 0 || right !== 0);
  }
}

function truth(holds: boolean): number {
  return holds ? 1 : 0;
}
