// Where a patient goes when a step ends: one place, shares, or cases. Owns `next` only.

import { isScalar } from 'yaml';
import { byAttribute, expression, percent, shareTolerance } from './distributionShapes.ts';
import { sourceField } from './frameShapes.ts';
import { reference, share } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { ByAttribute, Next } from './scenario.ts';
import {
  entry,
  hasKey,
  leaf,
  listOf,
  mapOf,
  named,
  oneOf,
  optional,
  refine,
  type Shape,
  startOf,
} from './shape.ts';

type Option = { readonly to: string; readonly share: ByAttribute<number> | 'rest' };
type KnownOption = { readonly to: string; readonly share: ByAttribute<number> };

const restWord: Shape<'rest'> = leaf<'rest'>({
  expected: '"rest"',
  standIn: 'rest',
  schema: { enum: ['rest'] },
  parse: () => ({ value: 'rest' }),
});

const optionShare = oneOf<ByAttribute<number> | 'rest'>(
  (node) => (isScalar(node) && node.value === 'rest' ? 1 : 0),
  byAttribute(share),
  restWord,
);

const sharesShape: Shape<Next> = refine(mapOf(reference, optionShare), (read, reading, node): Next => {
  const options = read.map((one): Option => reading.keepAs({ to: one.key, share: one.value }, one));
  if (node === null || reading.isDoubtful(read)) {
    return { kind: 'shares', options: withKnownShares(options, { kind: 'always', value: 0 }, reading) };
  }
  if (options.length === 0) {
    reading.report(startOf(node), { code: 'empty', sentence: 'At least one share must stand here.' });
  }
  return { kind: 'shares', options: withRest(options, reading, startOf(node)) };
});

function withKnownShares(
  options: readonly Option[],
  rest: ByAttribute<number>,
  reading: Reading,
): readonly KnownOption[] {
  return options.map((option) =>
    reading.keepAs({ to: option.to, share: option.share === 'rest' ? rest : option.share }, option),
  );
}

function knownShare(one: ByAttribute<number> | 'rest'): ByAttribute<number> {
  return one === 'rest' ? { kind: 'always', value: 0 } : one;
}

/** Puts a number in the place of `rest`; otherwise makes sure that the shares sum to 1. */
function withRest(options: readonly Option[], reading: Reading, offset: number): readonly KnownOption[] {
  const known = options.filter((option) => option.share !== 'rest').map(({ share: one }) => knownShare(one));
  const rests = options.length - known.length;
  const attributes = [...new Set(known.flatMap((one) => (one.kind === 'by' ? [one.attribute] : [])))];
  const [attribute] = attributes;
  if (rests > 1) {
    reading.report(offset, { code: 'two-rests', sentence: 'Only one of the shares can be "rest".' });
  } else if (attributes.length > 1) {
    reading.report(offset, {
      code: 'two-attributes',
      sentence: `These shares depend on ${attributes.join(' and ')}; all of them must depend on the same attribute.`,
      hint: 'Put the other attribute into cases.',
    });
  }
  const restFor = (category: string | null): number => {
    const sum = known.reduce((total, one) => total + (shareFor(one, category) ?? 0), 0);
    if (sum > 1 + shareTolerance || (rests === 0 && sum < 1 - shareTolerance)) {
      reading.report(offset, {
        code: 'bad-shares',
        sentence: `These shares do not sum to 100%${category === null ? '' : ` for "${category}"`}.`,
        found: percent(sum),
      });
    }
    return Math.max(0, 1 - sum);
  };
  const rest: ByAttribute<number> =
    attribute === undefined || attributes.length > 1
      ? { kind: 'always', value: attributes.length > 1 ? 0 : restFor(null) }
      : restByAttribute(attribute, known, restFor);
  // What is wrong with the cases of the others is wrong with the rest: it is said once, there.
  const dependent = known.find((one) => one.kind === 'by');
  if (dependent !== undefined) reading.keepAs(rest, dependent);
  return withKnownShares(options, rest, reading);
}

function restByAttribute(
  attribute: string,
  known: readonly ByAttribute<number>[],
  restFor: (category: string) => number,
): ByAttribute<number> {
  const categories = [
    ...new Set(known.flatMap((one) => (one.kind === 'by' ? one.cases.map(({ is }) => is) : []))),
  ];
  const open = known.every((one) => one.kind === 'always' || one.otherwise !== null);
  return {
    kind: 'by',
    attribute,
    cases: categories.map((is) => ({ is, value: restFor(is) })),
    otherwise: open ? restFor('otherwise') : null,
  };
}

/** null when nothing is said for the category. */
function shareFor(one: ByAttribute<number>, category: string | null): number | null {
  if (one.kind === 'always') return one.value;
  return one.cases.find(({ is }) => is === category)?.value ?? one.otherwise;
}

const caseShape = named('case', () =>
  entry({
    when: optional(expression, null, 'acuity == red'),
    to: optional(nextShape, null, 'a step or an outcome'),
    shares: optional(sharesShape, null, '{majors: 60%, minors: 40%}'),
    otherwise: optional(nextShape, null, 'for everybody else; stands last, alone'),
    source: sourceField,
  }),
);

const casesShape: Shape<Next> = refine(listOf(caseShape, 1), (read, reading, node): Next => {
  const cases = read.map((one, index) => {
    const ways = [one.to, one.shares, one.otherwise].filter((way) => way !== null);
    const last = index === read.length - 1;
    if (node !== null && !reading.isDoubtful(one)) {
      if (ways.length !== 1 || (one.otherwise === null) !== (one.when !== null)) {
        reading.report(reading.offsetOf(one), {
          code: 'bad-case',
          sentence: 'A case has "when" with "to" or "shares"; the last one has "otherwise" alone.',
        });
      } else if ((one.otherwise !== null) !== last) {
        reading.report(reading.offsetOf(one), {
          code: 'otherwise-last',
          sentence: last ? 'The last case must be "otherwise".' : '"otherwise" must be the last case.',
          expected: '{otherwise: home}',
        });
      }
    }
    return { when: one.when, next: ways[0] ?? nextShape.standIn() };
  });
  return { kind: 'cases', cases };
});

const compound: Shape<Next> = refine(
  entry({
    shares: optional(sharesShape, null, '{majors: 60%, minors: 40%}'),
    cases: optional(casesShape, null, '[{when: acuity == red, to: resus}, {otherwise: majors}]'),
  }),
  (read, reading, node): Next => {
    const chosen = read.shares ?? read.cases;
    if (chosen !== null && (read.shares === null || read.cases === null)) return chosen;
    if (node !== null && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'bad-next',
        sentence: 'What comes next is one step or outcome, or shares, or cases.',
      });
    }
    return { kind: 'to', to: '' };
  },
);

export const nextShape: Shape<Next> = named('next', () =>
  oneOf<Next>(
    (node) => (hasKey(node, 'shares') || hasKey(node, 'cases') || 'items' in node ? 1 : 0),
    refine(reference, (to): Next => ({ kind: 'to', to })),
    compound,
  ),
);
