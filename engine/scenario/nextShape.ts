// Where a patient goes when a step ends: one place, shares, cases, or whichever step is shortest, free or
// due. Owns `next` only.

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { byAttribute } from './distributionShapes.ts';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { percent, reference, share, shareTolerance } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { ByAttribute, Next } from './scenario.ts';
import {
  describe,
  type EntryOf,
  entry,
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
    reading.report(startOf(node), {
      code: 'empty',
      sentence: 'At least one share must stand here.',
      expected: '{majors: 60%, minors: rest}',
    });
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

/** Puts a number in the place of `rest`; otherwise makes sure that the shares sum to 1. */
function withRest(options: readonly Option[], reading: Reading, offset: number): readonly KnownOption[] {
  const known = options.flatMap(({ share: one }) => (one === 'rest' ? [] : [one]));
  const rests = options.length - known.length;
  if (rests > 1) {
    reading.report(offset, {
      code: 'two-rests',
      sentence: 'Only one of the shares can be "rest".',
      hint: 'Give the others a share, such as 30%.',
    });
  }
  const budget: Budget = { combinations: mostCombinations };
  const restOf = (shares: readonly ByAttribute<number>[], who: readonly string[]): number => {
    if (budget.combinations === 0) return 0;
    budget.combinations -= 1;
    const sum = shares.reduce((total, one) => total + (one.kind === 'always' ? one.value : 0), 0);
    const complete = shares.length === known.length;
    if (sum > 1 + shareTolerance || (complete && rests === 0 && sum < 1 - shareTolerance)) {
      reading.report(offset, {
        code: 'bad-shares',
        sentence: `These shares do not sum to 100%${who.length === 0 ? '' : ` for "${who.join(', ')}"`}.`,
        expected:
          rests === 0
            ? 'shares that sum to 100%, or "rest" for one of them'
            : 'shares that sum to 100% or less: the others go to "rest"',
        found: percent(sum),
      });
    }
    return Math.max(0, 1 - sum);
  };
  const rest = complement(known, restOf, budget, []);
  if (budget.combinations === 0) {
    reading.report(offset, {
      code: 'too-many',
      sentence: `These shares tell more than ${mostCombinations} combinations of attributes apart.`,
      hint: 'Put some of the attributes into cases.',
    });
  }
  // What is wrong with the cases of the others is wrong with the rest: it is said once, there.
  const dependent = known.find((one) => one.kind === 'by');
  if (dependent !== undefined) reading.keepAs(rest, dependent);
  return withKnownShares(options, rest, reading);
}

const mostCombinations = 2000;

/** How many combinations may still be looked at. */
interface Budget {
  combinations: number;
}

/** What is left of 1 for one combination of categories. */
type RestOf = (shares: readonly ByAttribute<number>[], who: readonly string[]) => number;

/** 1 minus the sum of the shares, for every combination of categories that they tell apart. */
function complement(
  shares: readonly ByAttribute<number>[],
  restOf: RestOf,
  budget: Budget,
  who: readonly string[],
): ByAttribute<number> {
  const first = shares.find((one) => one.kind === 'by');
  if (first === undefined || budget.combinations === 0) return { kind: 'always', value: restOf(shares, who) };
  const { attribute } = first;
  const categories = [...new Set(shares.flatMap((one) => casesOf(one, attribute)))];
  const among = (category: string | null): ByAttribute<number> =>
    complement(
      shares.flatMap((one) => within(one, attribute, category)),
      restOf,
      budget,
      [...who, category ?? `any other ${attribute}`],
    );
  const open = shares.every((one) => within(one, attribute, null).length === 1);
  return {
    kind: 'by',
    attribute,
    cases: categories.map((is) => ({ is, value: among(is) })),
    otherwise: open ? among(null) : null,
  };
}

/** The categories of an attribute that a value names, on whatever level. */
function casesOf(one: ByAttribute<number>, attribute: string): readonly string[] {
  if (one.kind === 'always') return [];
  const named = one.attribute === attribute ? one.cases.map(({ is }) => is) : [];
  const inner = [...one.cases.map(({ value }) => value), ...(one.otherwise === null ? [] : [one.otherwise])];
  return [...named, ...inner.flatMap((value) => casesOf(value, attribute))];
}

/** What is left of a value where the attribute is known (null: none of those named); nothing where it says nothing. */
function within(
  one: ByAttribute<number>,
  attribute: string,
  category: string | null,
): readonly ByAttribute<number>[] {
  if (one.kind === 'always') return [one];
  if (one.attribute === attribute) {
    const chosen = one.cases.find(({ is }) => is === category)?.value ?? one.otherwise;
    return chosen === null ? [] : within(chosen, attribute, category);
  }
  const cases = one.cases.flatMap(({ is, value }) =>
    within(value, attribute, category).map((inner) => ({ is, value: inner })),
  );
  const [otherwise = null] = one.otherwise === null ? [] : within(one.otherwise, attribute, category);
  return [{ ...one, cases, otherwise }];
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
          expected: '{when: acuity == red, to: resus}, or {otherwise: majors}',
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

const steps = listOf(reference, 1, 200);

const compound: Shape<Next> = named('ways on', () => refine(entry(waysFields()), chosenWay));

function waysFields() {
  return {
    shares: optional(sharesShape, null, '{majors: 60%, minors: 40%}'),
    cases: optional(casesShape, null, '[{when: acuity == red, to: resus}, {otherwise: majors}]'),
    shortest: optional(steps, null, '[till-1, till-2]: where the fewest people are, of equals the first'),
    'first-free': optional(steps, null, '[bay-1, bay-2]: the first that would serve at once; with otherwise'),
    otherwise: optional(nextShape, null, 'with first-free: if none is free'),
    'in-turn': optional(steps, null, '[team-a, team-b]: one after the other'),
  };
}

function chosenWay(read: EntryOf<ReturnType<typeof waysFields>>, reading: Reading, node: Node | null): Next {
  const free = read['first-free'];
  const ways: readonly (Next | null)[] = [
    read.shares,
    read.cases,
    read.shortest && { kind: 'shortest', among: read.shortest },
    free && { kind: 'first-free', among: free, otherwise: read.otherwise ?? nextShape.standIn() },
    read['in-turn'] && { kind: 'in-turn', among: read['in-turn'] },
  ];
  const chosen = ways.filter((way) => way !== null);
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1 && (free === null) === (read.otherwise === null)) {
    // An empty list has been reported: where it leads is unknown, and no further problem.
    return 'among' in only && only.among.length === 0 ? nextShape.standIn() : only;
  }
  if (node !== null && !reading.isDoubtful(read)) {
    reading.report(startOf(node), {
      code: 'bad-next',
      sentence:
        chosen.length !== 1
          ? 'What comes next is one step or outcome, or exactly one of shares, cases, shortest, first-free, in-turn.'
          : free === null
            ? '"otherwise" belongs to first-free, or into the last of the cases.'
            : 'Where do they go if none is free? "otherwise" is missing.',
      expected: '{first-free: [bay-1, bay-2], otherwise: corridor}',
    });
  }
  return { kind: 'to', to: '' };
}

/** `[home]`, or `{home: 80%, ward: 20%}`: only to say how it is written here; null: it is no such thing. */
function readMistaken(node: Node, reading: Reading): Next | null {
  if (isMap(node) && areBareShares(node)) {
    reading.report(startOf(node), {
      code: 'bad-next',
      sentence: 'Shares stand under the key "shares".',
      expected: '{shares: {majors: 60%, minors: rest}}',
    });
    return sharesShape.read(node, reading);
  }
  if (!isSeq(node)) return null;
  const [only, another] = node.items;
  reading.report(startOf(node), {
    code: 'wrong-kind',
    sentence: 'What comes next is no list.',
    expected: 'a step or an outcome, or keys such as {shares: {majors: 60%, minors: rest}}',
    found: describe(node),
    hint: isScalar(only) && another === undefined ? `Write ${String(only.value).slice(0, 60)}.` : null,
  });
  return nextShape.standIn();
}

function areBareShares({ items }: YAMLMap): boolean {
  const values = items.map(({ value }) => (isScalar(value) ? String(value.value) : ''));
  return values.length > 0 && values.every((value) => value === 'rest' || /^[\d.]+%?$/.test(value));
}

const rightNext = oneOf<Next>(
  (node) => ('items' in node ? 1 : 0),
  refine(reference, (to): Next => ({ kind: 'to', to })),
  compound,
);

export const nextShape: Shape<Next> = named('next', () => ({
  ...rightNext,
  read: (node, reading) => readMistaken(node, reading) ?? rightNext.read(node, reading),
}));
