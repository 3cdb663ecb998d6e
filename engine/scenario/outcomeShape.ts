// Outcomes: where an episode ends, and who comes back. Owns this section of the file only.

import { byAttribute } from './distributionShapes.ts';
import { sourceField } from './frameShapes.ts';
import { durationShape } from './minutesShape.ts';
import { identifier, nameFor, reference, share, words } from './quantities.ts';
import type { Outcome } from './scenario.ts';
import { entry, listOf, optional, refine, required, type Shape } from './shape.ts';

const returnShape: Shape<Outcome['returns'][number]> = refine(
  entry({
    id: required(identifier, 'readmission'),
    name: optional(words, null, 'Readmission'),
    share: required(byAttribute(share), '11%'),
    after: required(durationShape, '{exponential: {mean: 9 days}}'),
    to: required(reference, 'the step they come back to'),
    source: sourceField,
  }),
  (read) => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    share: read.share,
    after: read.after,
    to: read.to,
  }),
);

export const outcomeShape: Shape<Outcome> = refine(
  entry({
    id: required(identifier, 'home'),
    name: optional(words, null, 'Home'),
    returns: optional(listOf(returnShape), [], 'a share who come back as a further episode'),
    source: sourceField,
  }),
  (read): Outcome => ({ id: read.id, name: read.name ?? nameFor(read.id), returns: read.returns }),
);
