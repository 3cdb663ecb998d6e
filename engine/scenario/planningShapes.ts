// The planning round, and what agencies decide in it when nobody plays them. Owns the `planning` section of the file and
// `plans` of an agency only.

import { dayNumberOf } from '../base/civilDate.ts';
import { sourceField } from './frameShapes.ts';
import { civilDate } from './instants.ts';
import { decimalNumber, realDuration, reference, words } from './quantities.ts';
import type { Agency, Planning } from './scenario.ts';
import { entry, optional, refine, required, type Shape } from './shape.ts';

export const planningShape: Shape<Planning> = refine(
  entry({
    name: optional(words, 'Planning round', 'Planning round'),
    date: required(civilDate, '2013-07-23: decisions taken in it count from here'),
    hold: optional(realDuration, 0, '30 min: how long the room holds for it'),
    briefing: optional(words, '', 'what people are told when it begins'),
    source: sourceField,
  }),
  (read, reading, node): Planning => {
    const days = reading.start.dayNumber - (dayNumberOf(read.date) ?? 0);
    if (node !== null && days <= 0 && !reading.isDoubtful(read)) {
      reading.report(reading.offsetOf(read, 'date'), {
        code: 'planning-after-start',
        sentence: 'The planning round comes before the start of the calendar.',
        expected: 'a date before the start',
        found: read.date,
      });
    }
    return {
      name: read.name,
      date: read.date,
      beforeMinutes: days * 1440,
      briefing: read.briefing,
      holdWallMinutes: read.hold,
      source: read.source,
    };
  },
);

export const planShape: Shape<Agency['plans'][number]> = refine(
  entry({
    pull: required(reference, 'a lever'),
    amount: optional(decimalNumber(-1e9, 1e9), null, '12; otherwise the usual amount'),
    source: sourceField,
  }),
  (read) => ({ lever: read.pull, amount: read.amount }),
);
