// Steps: what is seized, done, kept and given back at each stop on a pathway. Owns this section of the file,
// except how its waiting list is kept (listShapes) and where it leads (nextShape).

import { isMap } from 'yaml';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { listFields } from './listShapes.ts';
import { minutesShape } from './minutesShape.ts';
import { nextShape } from './nextShape.ts';
import { identifier, nameFor, reference, wholeNumber, words, yesOrNo } from './quantities.ts';
import { releaseShape, seizeShape, supplyShape } from './resourceShapes.ts';
import type { Step } from './scenario.ts';
import { entry, listOf, mapOf, oneOf, optional, refine, required, type Shape } from './shape.ts';

type Split = Step['split'][number];
const splitShape: Shape<Split> = oneOf<Split>(
  (node) => (isMap(node) ? 1 : 0),
  refine(reference, (to): Split => ({ to, count: 1 })),
  refine(
    entry({
      to: required(reference, 'the step to which they set out'),
      count: optional(wholeNumber(1, 1000), 1, '2: so many parts'),
      source: sourceField,
    }),
    (read): Split => ({ to: read.to, count: read.count }),
  ),
);

const stopShape: Shape<NonNullable<Step['stop']>> = refine(
  entry({
    when: required(expression, 'free(bed) > 0: asked about everybody at work here'),
    to: required(reference, 'where those go whose work stops'),
    release: optional(listOf(reference), [], 'held from earlier steps, given back when work stops'),
    source: sourceField,
  }),
  (read) => ({ when: read.when, to: read.to, release: read.release }),
);

export const stepShape: Shape<Step> = refine(
  entry({
    id: required(identifier, 'triage'),
    name: optional(words, null, 'Triage'),
    agency: optional(reference, null, 'who does it'),
    join: optional(yesOrNo, false, 'true: waits here until all its parts have come to an outcome'),
    seize: optional(listOf(seizeShape), [], '[triage-nurse], all at once, or wait'),
    ...listFields,
    'release-at-start': optional(
      listOf(releaseShape),
      [],
      'held until now, given back when the seize is granted',
    ),
    lasts: optional(minutesShape, null, '{lognormal: {median: 6 min, sigma: 0.5}}'),
    stretch: optional(expression, null, '1 + 0.2 * frailty: multiplies the work'),
    stop: optional(
      stopShape,
      null,
      '{when: free(bed) > 0, to: find-bed}: work ends here undone as soon as it holds',
    ),
    hold: optional(listOf(reference), [], 'seized here and kept when the step ends'),
    release: optional(listOf(releaseShape), [], 'given back when the step ends'),
    redraw: optional(listOf(reference), [], '[need]: attributes drawn anew when the step ends, before set'),
    set: optional(
      mapOf(reference, expression),
      [],
      '{visits: visits + 1}: attributes and variables written when the step ends',
    ),
    supply: optional(
      listOf(supplyShape),
      [],
      '[{resource: blood, units: 2}]: slots that there are more of when it ends',
    ),
    split: optional(listOf(splitShape), [], '[bloods, {to: x-ray, count: 2}]: parts that set out at the end'),
    next: required(nextShape, 'a step or an outcome; or shares, cases, shortest, first-free, in-turn'),
    source: sourceField,
  }),
  (read, reading): Step => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    agency: read.agency,
    seize: read.seize,
    rank: read.rank,
    order: read.order,
    preempt: read.preempt,
    room: read.room,
    baulk: read.baulk,
    patience: read.patience,
    jockey: read.jockey,
    together: read.together,
    servedAt: read['served-at'],
    serveWhen: read['serve-when'],
    open: read.open,
    releaseAtStart: read['release-at-start'],
    join: read.join,
    lasts: read.lasts,
    stretch: read.stretch,
    stop: read.stop,
    hold: read.hold,
    releaseAtEnd: read.release,
    set: read.set.map((one) => reading.keepAs({ what: one.key, to: one.value }, one)),
    redraw: read.redraw,
    supply: read.supply,
    split: read.split,
    next: read.next,
    source: read.source,
  }),
);
