// How long something takes a patient: drawn, computed or given as a list. Owns the three ways to write it;
// knows no section of the file.

import type { Distribution } from '../random/distribution.ts';
import { byAttribute, distributionOf } from './distributionShapes.ts';
import { expression } from './expressionShape.ts';
import { exactDuration, words } from './quantities.ts';
import type { Minutes } from './scenario.ts';
import { entry, hasKey, listOf, type NamedShape, named, oneOf, optional, refine, required } from './shape.ts';

/** A distribution in minutes, the same for everybody. */
export const durationShape: NamedShape<Distribution> = named('duration', () => distributionOf(exactDuration));

/** More values than anybody writes by hand; data of that size come from a CSV file. */
export const mostListed = 20_000;

const source = optional(words, null, 'where the figures come from; begin a guess with "guess:"');

/** `20 min`, a distribution, either of them by attribute, `{minutes: EXPRESSION}` or `{list: [6 min, 3 min]}`. */
export const minutesShape: NamedShape<Minutes> = named('minutes', () =>
  oneOf<Minutes>(
    (node) => (hasKey(node, 'minutes') ? 1 : hasKey(node, 'list') ? 2 : 0),
    refine(byAttribute(durationShape), (distribution): Minutes => ({ kind: 'drawn', distribution })),
    refine(
      entry({ minutes: required(expression, '5 + 10 * frailty: minutes, read when it begins'), source }),
      (read): Minutes => ({ kind: 'computed', minutes: read.minutes }),
    ),
    refine(
      entry({
        list: required(listOf(exactDuration, 1, mostListed), '[6 min, 3 min]: one patient after the other'),
        source,
      }),
      (read): Minutes => ({ kind: 'listed', minutes: read.list }),
    ),
  ),
);
