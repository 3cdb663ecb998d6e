// Resources and groups: what steps seize. Owns these two sections of the file, and how a step names what
// it seizes and releases.

import { isMap, isScalar } from 'yaml';
import type { Expression } from '../base/expression.ts';
import { daysField } from './dayShapes.ts';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { anyInstant, timeOfDay } from './instants.ts';
import { durationShape } from './minutesShape.ts';
import {
  choice,
  duration,
  identifier,
  nameFor,
  numberIn,
  reference,
  wholeNumber,
  words,
} from './quantities.ts';
import type { Reading } from './reading.ts';
import type {
  Breakdown,
  Refill,
  Release,
  Resource,
  ResourceGroup,
  Seize,
  Shift,
  WhenCut,
} from './scenario.ts';
import { entry, listOf, oneOf, optional, refine, required, type Shape } from './shape.ts';

const shiftShape: Shape<Shift> = refine(
  entry({
    days: daysField,
    from: required(timeOfDay, '"08:00"'),
    to: required(timeOfDay, '"18:00"; not after from: it runs past midnight'),
    add: required(wholeNumber(0, 10_000), '4: units added to the capacity'),
    source: sourceField,
  }),
  (read): Shift => ({
    days: read.days,
    fromMinuteOfDay: read.from,
    toMinuteOfDay: read.to,
    capacity: read.add,
  }),
);

const refillShape: Shape<Refill> = refine(
  entry({
    days: daysField,
    at: required(timeOfDay, '"08:00"'),
    to: required(wholeNumber(0, 1_000_000), '1100: free units after the refill'),
    source: sourceField,
  }),
  (read): Refill => ({ days: read.days, atMinuteOfDay: read.at, units: read.to }),
);

const closureShape: Shape<Resource['closures'][number]> = refine(
  entry({
    from: required(anyInstant, 'day 5 08:00'),
    until: required(anyInstant, 'day 9 08:00'),
    units: optional(wholeNumber(1, 1_000_000), null, '6: so many are away; all when left out'),
    source: sourceField,
  }),
  (read) => ({ fromMinutes: Math.max(0, read.from), untilMinutes: read.until, units: read.units }),
);

const breakdownEntry = entry({
  id: required(identifier, 'scanner-fails'),
  units: optional(choice('each', 'all'), 'each' as const, 'each on its own, or all together'),
  every: required(durationShape, '{exponential: {mean: 5 days}}: from a repair to the next failure'),
  lasts: required(durationShape, '{lognormal: {mean: 4 h, cv: 1}}: from a failure to the repair'),
  'when-cut': optional(
    choice('finish', 'resume', 'restart'),
    null,
    'finish, resume or restart; otherwise as the resource has it',
  ),
  source: sourceField,
});

type BreakdownRead = typeof breakdownEntry extends Shape<infer T> ? T : never;

/** A breakdown without a word of its own cuts as the resource does, but knows no shifts. */
function breakdownOf(read: BreakdownRead, whenCut: WhenCut): Breakdown {
  const usual = whenCut === 'overtime' ? 'finish' : whenCut === 'hand-over' ? 'resume' : whenCut;
  return {
    id: read.id,
    units: read.units,
    every: read.every,
    lasts: read.lasts,
    whenCut: read['when-cut'] ?? usual,
  };
}

const mostShifts = 200;

export const resourceShape: Shape<Resource> = refine(
  entry({
    id: required(identifier, 'medicine'),
    name: optional(words, null, 'Medical ward'),
    kind: optional(
      choice('bed', 'space', 'staff', 'vehicle', 'place', 'slots'),
      'place' as const,
      'bed, space, staff, vehicle, place or slots',
    ),
    agency: optional(reference, null, 'whose it is'),
    prefers: optional(listOf(reference), [], '[see-minor]: whose list a free unit looks at first'),
    capacity: required(wholeNumber(0, 1_000_000), '28: units always there'),
    rota: optional(listOf(shiftShape, 0, mostShifts), [], 'shifts that add units'),
    refills: optional(listOf(refillShape, 0, mostShifts), [], 'only for slots: when they are made up again'),
    'when-cut': optional(
      choice('finish', 'overtime', 'resume', 'restart', 'hand-over'),
      'finish' as const,
      'what happens to work in hand when units go: finish, overtime, resume, restart, hand-over',
    ),
    'hand-over': optional(duration, null, '5 min: only with when-cut: hand-over'),
    closures: optional(listOf(closureShape, 0, mostShifts), [], 'planned: units that are away for a time'),
    breakdowns: optional(listOf(breakdownEntry, 0, mostShifts), [], 'units that fail by chance'),
    source: sourceField,
  }),
  (read, reading): Resource => {
    const whenCut = read['when-cut'];
    const handOver = read['hand-over'];
    reportHandOver(whenCut, handOver, read, reading);
    return {
      id: read.id,
      name: read.name ?? nameFor(read.id),
      kind: read.kind,
      agency: read.agency,
      capacity: read.capacity,
      rota: read.rota,
      prefers: read.prefers,
      refills: read.refills,
      whenCut,
      handOverMinutes: handOver ?? 0,
      closures: read.closures,
      breakdowns: read.breakdowns.map((one) => reading.keepAs(breakdownOf(one, whenCut), one)),
      source: read.source,
    };
  },
);

function reportHandOver(whenCut: WhenCut, minutes: number | null, read: object, reading: Reading): void {
  if (reading.isDoubtful(read) || (whenCut === 'hand-over') === (minutes !== null)) return;
  if (minutes === null) {
    reading.report(reading.offsetOf(read, 'when-cut'), {
      code: 'missing-key',
      sentence: 'How much longer does work take that is handed over? "hand-over" is missing.',
      expected: 'hand-over: 5 min',
    });
  } else {
    reading.report(reading.offsetOf(read, 'hand-over'), {
      code: 'hand-over-without-cut',
      sentence: 'Work is handed over only with "when-cut: hand-over".',
      hint: 'Take "hand-over" out, or say when-cut: hand-over.',
    });
  }
}

export const groupShape: Shape<ResourceGroup> = refine(
  entry({
    id: required(identifier, 'medical-bed'),
    name: optional(words, null, 'A medical bed'),
    members: required(listOf(reference, 1), 'resources, tried in this order'),
    source: sourceField,
  }),
  (read): ResourceGroup => ({ id: read.id, name: read.name ?? nameFor(read.id), members: read.members }),
);

function unitsShape(least: number, most: number): Shape<number | Expression> {
  return oneOf<number | Expression>(
    (node) => (isScalar(node) && numberIn(String(node.value)) === null ? 1 : 0),
    wholeNumber(least, most),
    expression,
  );
}

/** So many units of something: by its id alone, one. */
function unitsOf(of: string, units: Shape<number | Expression>, example: string): Shape<Seize> {
  return oneOf<Seize>(
    (node) => (isMap(node) ? 1 : 0),
    refine(reference, (resource): Seize => ({ resource, units: 1 })),
    refine(
      entry({
        resource: required(reference, of),
        units: optional(units, 1, example),
        source: sourceField,
      }),
      (read): Seize => ({ resource: read.resource, units: read.units }),
    ),
  );
}

export const seizeShape = unitsOf(
  'a resource or group',
  unitsShape(1, 1000),
  '2; or by attributes: 1 + 2 * (need == three)',
);

/** Slots that a step makes up. */
export const supplyShape = unitsOf(
  'a resource of kind: slots',
  unitsShape(0, 1_000_000),
  '20; or as things stand: 40 - free(blood)',
);

export const releaseShape: Shape<Release> = oneOf<Release>(
  (node) => (isMap(node) ? 1 : 0),
  refine(reference, (resource): Release => ({ resource, after: null })),
  refine(
    entry({
      resource: required(reference, 'a resource or group'),
      after: optional(durationShape, null, '45 min: the unit comes back this much later'),
      source: sourceField,
    }),
    (read): Release => ({ resource: read.resource, after: read.after }),
  ),
);
