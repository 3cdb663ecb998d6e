// Text → expression tree. Owns the grammar (scenarios/README.md, "Expressions"); knows no scenario:
// whether a name exists is somebody else's question.
//
//   or      := and ('or' and)*              comparison := sum (('<'|'<='|'>'|'>='|'=='|'!=') sum)?
//   and     := not ('and' not)*             sum        := product (('+'|'-') product)*
//   not     := 'not' not | comparison       product    := sign (('*'|'/') sign)*
//   sign    := '-' sign | atom              atom       := number | name | name '(' or, … ')' | '(' or ')'

import type { BinaryOperator, Expression } from './expression.ts';

export type ParsedExpression =
  | {
      readonly kind: 'expression';
      readonly expression: Expression;
      /** Index in the text at which each part of the tree begins. */
      readonly positions: ReadonlyMap<Expression, number>;
    }
  | { readonly kind: 'problem'; readonly at: number; readonly sentence: string };

/** Longest text and deepest nesting that are read; both far beyond what a person writes. */
const longestText = 2000;
const deepestNesting = 50;

/** Minutes in each unit that may follow a number. */
export const minutesByUnit: ReadonlyMap<string, number> = new Map([
  ['s', 1 / 60],
  ['second', 1 / 60],
  ['seconds', 1 / 60],
  ['min', 1],
  ['minute', 1],
  ['minutes', 1],
  ['h', 60],
  ['hour', 60],
  ['hours', 60],
  ['day', 1440],
  ['days', 1440],
  ['week', 10080],
  ['weeks', 10080],
]);

/** Reads an expression; the first mistake is answered with its index in the text. Never throws. */
export function parseExpression(text: string): ParsedExpression {
  try {
    if (text.length > longestText) {
      return problem(longestText, `An expression may be at most ${longestText} characters long.`);
    }
    const reader = new ExpressionReader(text, tokensOf(text));
    return { kind: 'expression', expression: reader.readWhole(), positions: reader.positions };
  } catch (error) {
    if (error instanceof ExpressionMistake) return problem(error.at, error.sentence);
    throw error;
  }
}

/** Every expression in the tree, parents before children, left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [expression];
    case 'call':
      return [expression, ...expression.arguments.flatMap(partsOf)];
    case 'unary':
      return [expression, ...partsOf(expression.operand)];
    case 'binary':
      return [expression, ...partsOf(expression.left), ...partsOf(expression.right)];
  }
}

/** Names read as figures (not the names of functions), in order of appearance, with repeats. */
export function namesIn(expression: Expression): readonly string[] {
  return partsOf(expression).flatMap((part) => (part.kind === 'name' ? [part.name] : []));
}

function problem(at: number, sentence: string): ParsedExpression {
  return { kind: 'problem', at, sentence };
}

class ExpressionMistake extends Error {
  readonly at: number;
  readonly sentence: string;
  constructor(at: number, sentence: string) {
    super(sentence);
    this.at = at;
    this.sentence = sentence;
  }
}

type Token =
  | { readonly kind: 'number'; readonly at: number; readonly value: number }
  | { readonly kind: 'name' | 'symbol'; readonly at: number; readonly text: string }
  | { readonly kind: 'end'; readonly at: number };

const spacePattern = /[ \t\n]+/y;
const numberPattern = /£?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+(?![a-z\d-]))?/y;
const unitPattern = /[ \t\n]*([a-z]+)(?![a-z0-9-]|[ \t\n]*\()/y;
const namePattern = /[a-z][a-z0-9]*(?:-[a-z0-9]+)*/y;
const symbolPattern = /<=|>=|==|!=|[-+*/<>(),]/y;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const space = match(spacePattern);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const number = match(numberPattern);
    if (number !== null) {
      const measured = measuredNumber(text, at, number[0]);
      tokens.push({ kind: 'number', at, value: measured.value });
      at = measured.end;
      continue;
    }
    const word = match(namePattern);
    const symbol = word ?? match(symbolPattern);
    if (symbol === null) throw new ExpressionMistake(at, unreadable(text, at));
    tokens.push({ kind: word === null ? 'symbol' : 'name', at, text: symbol[0] });
    at += symbol[0].length;
  }
  tokens.push({ kind: 'end', at });
  return tokens;
}

/** A number with what belongs to it: `£500`, `95%`, `4 h`. */
function measuredNumber(text: string, at: number, digits: string): { value: number; end: number } {
  const money = digits.startsWith('£');
  const value = Number(money ? digits.slice(1) : digits);
  const end = at + digits.length;
  if (value > 1e12) throw new ExpressionMistake(at, 'This number is too large.');
  if (money) return { value, end };
  if (text[end] === '%') return { value: value / 100, end: end + 1 };
  unitPattern.lastIndex = end;
  const unit = unitPattern.exec(text);
  const minutes = unit === null ? undefined : minutesByUnit.get(unit[1] ?? '');
  return minutes === undefined || unit === null
    ? { value, end }
    : { value: value * minutes, end: end + unit[0].length };
}

function unreadable(text: string, at: number): string {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (found === '=') return 'Compare with "==".';
  if (found === '&') return 'Write "and".';
  if (found === '|') return 'Write "or".';
  if (found === '!') return 'Write "not".';
  if (/[A-Z]/.test(found)) return 'Names are lower case.';
  return `"${found}" has no meaning in an expression.`;
}

const comparisons: readonly BinaryOperator[] = ['<', '<=', '>', '>=', '==', '!='];

class ExpressionReader {
  readonly positions = new Map<Expression, number>();
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  readWhole(): Expression {
    const whole = this.readOr();
    const rest = this.token();
    if (rest.kind === 'end') return whole;
    throw new ExpressionMistake(rest.at, this.surprise(rest));
  }

  private readOr(): Expression {
    return this.deeper(() => this.readChain(['or'], () => this.readAnd()));
  }

  private readAnd(): Expression {
    return this.readChain(['and'], () => this.readNot());
  }

  private readNot(): Expression {
    const at = this.token().at;
    if (!this.takes('not')) return this.readComparison();
    return this.placed(at, { kind: 'unary', operator: 'not', operand: this.deeper(() => this.readNot()) });
  }

  private readComparison(): Expression {
    const at = this.token().at;
    const left = this.readSum();
    const operator = comparisons.find((symbol) => this.takes(symbol));
    if (operator === undefined) return left;
    return this.placed(at, { kind: 'binary', operator, left, right: this.readSum() });
  }

  private readSum(): Expression {
    return this.readChain(['+', '-'], () => this.readChain(['*', '/'], () => this.readSign()));
  }

  private readSign(): Expression {
    const at = this.token().at;
    if (!this.takes('-')) return this.readAtom();
    return this.placed(at, { kind: 'unary', operator: '-', operand: this.deeper(() => this.readSign()) });
  }

  private readAtom(): Expression {
    const token = this.token();
    if (token.kind === 'number') {
      this.next += 1;
      return this.placed(token.at, { kind: 'number', value: token.value });
    }
    if (token.kind === 'name' && !isWordOperator(token.text)) {
      this.next += 1;
      return this.placed(
        token.at,
        this.takes('(')
          ? { kind: 'call', name: token.text, arguments: this.readArguments() }
          : { kind: 'name', name: token.text },
      );
    }
    if (!this.takes('(')) throw new ExpressionMistake(token.at, this.surprise(token));
    const inner = this.readOr();
    this.expect(')');
    return inner;
  }

  private readArguments(): readonly Expression[] {
    const list: Expression[] = [];
    if (this.takes(')')) return list;
    do list.push(this.readOr());
    while (this.takes(','));
    this.expect(')');
    return list;
  }

  /** `part (operator part)*`, from the left. */
  private readChain(operators: readonly BinaryOperator[], readPart: () => Expression): Expression {
    const at = this.token().at;
    let left = readPart();
    for (let length = 1; ; length += 1) {
      const operator = operators.find((symbol) => this.takes(symbol));
      if (operator === undefined) return left;
      // A chain leans to the left, so its length is depth for whoever walks the tree.
      if (length > 200) throw new ExpressionMistake(this.token().at, 'This sum has too many parts.');
      left = this.placed(at, { kind: 'binary', operator, left, right: readPart() });
    }
  }

  private deeper(read: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > deepestNesting) {
      throw new ExpressionMistake(
        this.token().at,
        `An expression may be nested at most ${deepestNesting} deep.`,
      );
    }
    const expression = read();
    this.depth -= 1;
    return expression;
  }

  private placed(at: number, expression: Expression): Expression {
    this.positions.set(expression, at);
    return expression;
  }

  private token(): Token {
    return this.tokens[this.next] ?? { kind: 'end', at: this.text.length };
  }

  private takes(text: string): boolean {
    const token = this.token();
    if (token.kind === 'number' || token.kind === 'end' || token.text !== text) return false;
    this.next += 1;
    return true;
  }

  private expect(text: string): void {
    if (this.takes(text)) return;
    const token = this.token();
    throw new ExpressionMistake(token.at, `A "${text}" is missing here: ${this.surprise(token)}`);
  }

  private surprise(token: Token): string {
    if (token.kind === 'end') return 'The expression ends too early.';
    const found = token.kind === 'number' ? 'a number' : `"${token.text}"`;
    return `There should be no ${found} here.`;
  }
}

function isWordOperator(text: string): boolean {
  return text === 'and' || text === 'or' || text === 'not';
}
