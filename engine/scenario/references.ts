// Parameters, and `=`: a value anywhere in the file that is computed from them. Each such value becomes the figure as
// somebody would have written it, before anything else reads it. Owns this notation; knows no other key.

import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { type Expression, expressionParts } from '../base/expression.ts';
import { parseExpression } from '../base/parseExpression.ts';
import { constantValue } from './constantValue.ts';
import { kindOf } from './dimensions.ts';
import { hintFor, PlacesInScalar } from './expressionShape.ts';
import { type Figure, figureIn, figureText, likeItsRange } from './figures.ts';
import { mayStand } from './mayStand.ts';
import { valueAt, wordAt } from './mergeNodes.ts';
import { didYouMean } from './nearestMatch.ts';

import type { Reading } from './reading.ts';
import type { Parameter } from './scenario.ts';

/**
 * Writes out every value that begins with `=`.
 *
 * @param set other values for parameters, as text, by id
 */
export function writeOut(root: YAMLMap, set: Readonly<Record<string, string>>, reading: Reading): void {
  const parameters = new Parameters(root, reading);
  parameters.setAll(set);
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isScalar(node)) parameters.writeOut(node);
    else if (isMap(node)) for (const pair of node.items) pending.push(...presentNodes([pair.value]));
    else if (isSeq(node)) pending.push(...presentNodes(node.items));
  }
}

function presentNodes(nodes: readonly unknown[]): Node[] {
  return nodes.filter((node) => node !== null && node !== undefined) as Node[];
}

class Parameters {
  private readonly reading: Reading;
  private readonly values = new Map<string, Node>();
  /** Their ranges. */
  private readonly ends = new Map<string, readonly (Figure | null)[]>();
  /** null while it is being worked out: whoever asks then goes round in a circle. */
  private readonly known = new Map<string, Figure | null>();

  constructor(root: YAMLMap, reading: Reading) {
    this.reading = reading;
    const list = valueAt(root, 'parameters');
    for (const item of isSeq(list) ? list.items.filter(isMap) : []) {
      const value = valueAt(item, 'value');
      const id = wordAt(item, 'id');
      if (id === null || value === null) continue;
      this.values.set(id, value);
      this.ends.set(id, [figureIn(wordAt(item, 'low') ?? ''), figureIn(wordAt(item, 'high') ?? '')]);
    }
  }

  setAll(set: Readonly<Record<string, string>>): void {
    for (const [id, text] of Object.entries(set)) {
      const node = this.values.get(id);
      if (isScalar(node)) node.value = text;
      else {
        this.reading.report(0, {
          code: 'unknown-parameter',
          sentence: `There is no parameter "${id.slice(0, 60)}" to set.`,
          expected: this.knownIds(),
          hint: didYouMean(id, [...this.values.keys()]),
        });
      }
    }
  }

  private knownIds(): string {
    const ids = [...this.values.keys()];
    return mayStand(ids, 'an id that is declared under "parameters"');
  }

  writeOut(node: Scalar): void {
    const text = String(node.value ?? '');
    if (!text.startsWith('=')) return;
    this.reading.computes = true;
    const figure = this.computed(node, text);
    if (figure !== null) write(node, figure);
  }

  /** A parameter's figure; null: it cannot be had, and somebody has said why. */
  private figureOf(id: string, node: Scalar, at: number): Figure | null {
    const known = this.known.get(id);
    if (known !== undefined) {
      if (known === null && !this.reading.hasErrors) {
        this.reading.report(at, {
          code: 'circular',
          sentence: `"${id}" is computed from itself.`,
          hint: 'Write a figure for one of those that go round in the circle.',
        });
      }
      return known;
    }
    const value = this.values.get(id);
    if (!isScalar(value)) {
      this.reading.report(at, {
        code: 'unknown-parameter',
        sentence: `There is no parameter "${id.slice(0, 60)}".`,
        expected: this.knownIds(),
        hint: didYouMean(id, [...this.values.keys()]),
      });
      return null;
    }
    this.known.set(id, null);
    const text = String(value.value ?? '');
    const written = text.startsWith('=') ? this.computed(value, text) : figureIn(text);
    const figure = written && likeItsRange(written, this.ends.get(id) ?? []);
    if (figure === null && !text.startsWith('=')) {
      this.reading.report(at, {
        code: 'not-a-figure',
        sentence: `The value of "${id}" is no figure to compute with.`,
        expected: 'a figure such as 12, 35%, 15 min, 101 per day or £500',
        found: `"${text.slice(0, 60)}"`,
      });
    }
    if (figure === null) return null;
    this.known.set(id, figure);
    if (node !== value && text.startsWith('=')) write(value, figure);
    return figure;
  }

  private computed(node: Scalar, text: string): Figure | null {
    const places = new PlacesInScalar(this.reading.text, node);
    const parsed = parseExpression(text.slice(1));
    if (parsed.kind === 'problem') {
      this.reading.report(places.offsetOf(parsed.at + 1), {
        code: 'bad-expression',
        sentence: parsed.sentence,
        expected: 'arithmetic with parameters, such as =beds * 0.2',
        hint: hintFor(text),
      });
      return null;
    }
    const values = new Map<string, number>();
    const kinds = new Map<string, Parameter['dimension']>();
    for (const name of namesIn(parsed.expression)) {
      const at = places.offsetOf((parsed.positions.get(name) ?? 0) + 1);
      const figure = this.figureOf(name.name, node, at);
      if (figure === null) return null;
      values.set(name.name, figure.value);
      kinds.set(name.name, figure.dimension);
    }
    const kind = kindOf(parsed.expression, kinds);
    if (kind === null) {
      const met = [...new Set([...kinds.values()].map((one) => words[one]))];
      this.reading.report(node.range?.[0] ?? 0, {
        code: 'mixed-figures',
        sentence: `These do not go together so: ${met.join(', ')}.`,
        hint: 'Like figures are added; shares and numbers multiply anything; a time × a rate is a number.',
      });
      return null;
    }
    const dimension = kind === 'plain' ? 'number' : kind;
    const value = constantValue(parsed.expression, values);
    if (value !== null && Number.isFinite(value)) return { value: value + 0, dimension };
    this.reading.report(node.range?.[0] ?? 0, {
      code: 'not-constant',
      sentence: 'Behind = stand parameters and arithmetic only: nothing that a run decides.',
      hint: 'min, max, ratio, round, floor and ceil may be used.',
    });
    return null;
  }
}

function write(node: Scalar, figure: Figure): void {
  node.value = figureText(figure);
  node.type = 'PLAIN';
}

const words: Readonly<Record<Parameter['dimension'], string>> = {
  number: 'a number',
  share: 'a share',
  time: 'a time',
  rate: 'a rate',
  money: 'money',
};

type Name = Extract<Expression, { kind: 'name' }>;

function namesIn(expression: Expression): readonly Name[] {
  return expressionParts(expression).filter((part) => part.kind === 'name');
}
