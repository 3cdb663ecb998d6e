// The shape of a parsed expression. Owns no meaning: names are resolved by whoever compiles it.
//
// Text → tree is `parseExpression`. Names may contain hyphens (`medicine-bed`), so subtraction
// needs spaces (`a - b`). A number followed by a unit (`4 h`, `90 min`, `2 days`) is minutes;
// `95%` is 0.95; `£500` is 500.

export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

/** Plain data, so that a scenario with expressions can be stored in a run file. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** The expression itself and all that stands in it, from left to right. */
export function expressionParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [expression];
    case 'unary':
      return [expression, ...expressionParts(expression.operand)];
    case 'binary':
      return [expression, ...expressionParts(expression.left), ...expressionParts(expression.right)];
    case 'call':
      return [expression, ...expression.arguments.flatMap(expressionParts)];
  }
}
