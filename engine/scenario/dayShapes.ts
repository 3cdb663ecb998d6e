// Days as rotas, refills and opening hours name them. Owns the words for days only.

import type { DayKind } from './scenario.ts';
import { leaf, listOf, oneOf, optional, refine, type Shape } from './shape.ts';

const daysByWord: Readonly<Record<string, readonly DayKind[]>> = {
  mon: [0],
  tue: [1],
  wed: [2],
  thu: [3],
  fri: [4],
  sat: [5],
  sun: [6],
  holidays: [7],
  weekdays: [0, 1, 2, 3, 4],
  weekends: [5, 6],
  all: [0, 1, 2, 3, 4, 5, 6, 7],
};

const dayWord: Shape<readonly DayKind[]> = leaf<readonly DayKind[]>({
  expected: `one of ${Object.keys(daysByWord).join(', ')}`,
  standIn: [],
  schema: { enum: Object.keys(daysByWord) },
  parse: (text) => {
    const days = Object.hasOwn(daysByWord, text) ? daysByWord[text] : undefined;
    return days === undefined ? { code: 'unknown-word' } : { value: days };
  },
});

/** One word or a list of them, as ascending day kinds. */
const days: Shape<readonly DayKind[]> = refine(
  oneOf<readonly (readonly DayKind[])[]>(
    (node) => ('items' in node ? 1 : 0),
    refine(dayWord, (word) => [word]),
    listOf(dayWord, 1),
  ),
  (read) => [...new Set(read.flat())].sort((a, b) => a - b),
);

export const daysField = optional(
  days,
  daysByWord.all as readonly DayKind[],
  'mon … sun, weekdays, weekends, holidays, all; one or a list; all when left out',
);
