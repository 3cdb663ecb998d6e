// Resources, groups, steps and outcomes: what care is made of and how patients move through it. Owns
// these sections of the file only.

import { isMap } from 'yaml';
import { byAttribute, distributionOf, expression } from './distributionShapes.ts';
import { sourceField } from './frameShapes.ts';
import { nextShape } from './nextShape.ts';
import { nameFor } from './patientShapes.ts';
import {
  choice,
  exactDuration,
  identifier,
  reference,
  share,
  timeOfDay,
  wholeNumber,
  words,
} from './quantities.ts';
import type { DayKind, Outcome, Refill, Release, Resource, ResourceGroup, Shift, Step } from './scenario.ts';
import { entry, leaf, listOf, mapOf, named, oneOf, optional, refine, required, type Shape } from './shape.ts';

const duration = named('duration', () => distributionOf(exactDuration));

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
const allDays = daysByWord.all as readonly DayKind[];

const shiftShape: Shape<Shift> = refine(
  entry({
    days: optional(days, allDays, 'mon … sun, weekdays, weekends, holidays, all; one or a list'),
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
    days: optional(days, allDays, 'weekdays'),
    at: required(timeOfDay, '"08:00"'),
    to: required(wholeNumber(0, 1_000_000), '1100: free units after the refill'),
    source: sourceField,
  }),
  (read): Refill => ({ days: read.days, atMinuteOfDay: read.at, units: read.to }),
);

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
    capacity: required(wholeNumber(0, 1_000_000), '28: units always there'),
    rota: optional(listOf(shiftShape, 0, mostShifts), [], 'shifts that add units'),
    refills: optional(listOf(refillShape, 0, mostShifts), [], 'only for slots: when they are made up again'),
    source: sourceField,
  }),
  (read): Resource => ({
    ...read,
    name: read.name ?? nameFor(read.id),
    whenCut: 'finish',
    handOverMinutes: 0,
    closures: [],
    breakdowns: [],
  }),
);

export const groupShape: Shape<ResourceGroup> = refine(
  entry({
    id: required(identifier, 'medical-bed'),
    name: optional(words, null, 'A medical bed'),
    members: required(listOf(reference, 1), 'resources, tried in this order'),
    source: sourceField,
  }),
  (read): ResourceGroup => ({ id: read.id, name: read.name ?? nameFor(read.id), members: read.members }),
);

type Seize = Step['seize'][number];
const seizeShape: Shape<Seize> = oneOf<Seize>(
  (node) => (isMap(node) ? 1 : 0),
  refine(reference, (resource): Seize => ({ resource, units: 1 })),
  refine(
    entry({
      resource: required(reference, 'a resource or group'),
      units: optional(wholeNumber(1, 1000), 1, '2'),
      source: sourceField,
    }),
    (read): Seize => ({ resource: read.resource, units: read.units }),
  ),
);

const releaseShape: Shape<Release> = oneOf<Release>(
  (node) => (isMap(node) ? 1 : 0),
  refine(reference, (resource): Release => ({ resource, after: null })),
  refine(
    entry({
      resource: required(reference, 'a resource or group'),
      after: optional(duration, null, '45 min: the unit comes back this much later'),
      source: sourceField,
    }),
    (read): Release => ({ resource: read.resource, after: read.after }),
  ),
);

const workTime = named('work time', () => byAttribute(duration));

export const stepShape: Shape<Step> = refine(
  entry({
    id: required(identifier, 'triage'),
    name: optional(words, null, 'Triage'),
    agency: optional(reference, null, 'who does it'),
    seize: optional(listOf(seizeShape), [], '[triage-nurse], all at once, or wait'),
    rank: optional(expression, null, 'lower is served first; then who came first'),
    baulk: optional(
      entry({
        when: required(expression, 'waiting(triage) > 40'),
        to: required(reference, 'where they go instead'),
        source: sourceField,
      }),
      null,
      '{when: waiting(triage) > 40, to: gone-home}',
    ),
    patience: optional(
      entry({
        after: required(workTime, '{exponential: {mean: 5 h}}'),
        to: required(reference, 'where those go who leave'),
        source: sourceField,
      }),
      null,
      '{after: 4 h, to: left-before-seen}',
    ),
    'release-at-start': optional(
      listOf(releaseShape),
      [],
      'held until now, given back when the seize is granted',
    ),
    lasts: optional(workTime, null, '{lognormal: {median: 6 min, sigma: 0.5}}'),
    stretch: optional(expression, null, '1 + 0.2 * frailty: multiplies the work'),
    hold: optional(listOf(reference), [], 'seized here and kept when the step ends'),
    release: optional(listOf(releaseShape), [], 'given back when the step ends'),
    set: optional(
      mapOf(reference, expression),
      [],
      '{visits: visits + 1}: attributes written when the step ends',
    ),
    next: required(nextShape, 'a step or an outcome; or shares; or cases'),
    source: sourceField,
  }),
  (read, reading): Step => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    agency: read.agency,
    seize: read.seize,
    rank: read.rank,
    order: 'first-come',
    preempt: null,
    room: null,
    baulk: read.baulk === null ? null : { when: read.baulk.when, share: null, to: read.baulk.to },
    patience: read.patience === null ? null : { after: { kind: 'drawn', distribution: read.patience.after }, to: read.patience.to, release: [] },
    jockey: null,
    together: null,
    servedAt: null,
    open: null,
    join: false,
    releaseAtStart: read['release-at-start'],
    lasts: read.lasts === null ? null : { kind: 'drawn', distribution: read.lasts },
    stretch: read.stretch,
    hold: read.hold,
    releaseAtEnd: read.release,
    set: read.set.map((one) => reading.keepAs({ attribute: one.key, to: one.value }, one)),
    split: [],
    next: read.next,
    source: read.source,
  }),
);

const returnShape: Shape<Outcome['returns'][number]> = refine(
  entry({
    id: required(identifier, 'readmission'),
    name: optional(words, null, 'Readmission'),
    share: required(byAttribute(share), '11%'),
    after: required(duration, '{exponential: {mean: 9 days}}'),
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
