// What was observed of the real place, and how near to it a run should come. Owns the `evidence` section of the file
// only: whether its times lie within the run and its values fit its parts is checked when the whole is known.

import { isMap, isSeq, type Node } from 'yaml';
import { csvFields, openData } from './csvShapes.ts';
import { expression } from './expressionShape.ts';
import { figureText, shareHint } from './figures.ts';
import { sourceField } from './frameShapes.ts';
import { anyInstant, timeOfDay } from './instants.ts';
import { anyQuantity, choice, identifier, nameFor, parseFigure, share, words } from './quantities.ts';
import type { Complaint, Reading } from './reading.ts';
import type { EvidenceFigure, EvidenceStatistic, EvidenceTarget, ScenarioCalendar } from './scenario.ts';
import {
  type EntryOf,
  entry,
  leaf,
  listOf,
  oneOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

/** A target whose times are those of the run where it names none. */
export interface ReadTarget {
  readonly target: EvidenceTarget;
  readonly fromMinutes: number | null;
  readonly untilMinutes: number | null;
}

type Values = readonly (number | null)[];

const mostValues = 3000;
const observedWords = 'a figure such as 180, 72% or 15 min, or "-" where it is not known';

function isUnknown(text: string): boolean {
  return text === '' || text === '-' || text === '–';
}

const oneObserved: Shape<number | null> = leaf<number | null>({
  expected: observedWords,
  standIn: null,
  schema: { type: ['string', 'number', 'null'] },
  parse: (text) => (isUnknown(text) ? { value: null } : parseFigure(text)),
});

const observedColumn: Shape<Values> = refine(
  entry({
    csv: required(csvFields.file.shape, 'the name of a file beside the scenario'),
    column: required(words, 'the heading of the column'),
  }),
  (read, reading, node): Values => {
    if (node === null || read.csv === null) return [];
    const named = reading.keepAs({ file: read.csv, rows: null }, read);
    const data = openData(named, reading, node);
    const cells = data?.column(read.column, reading.offsetOf(read, 'column')) ?? [];
    const values = data?.valuesOf(cells, cellFigure, observedWords) ?? [];
    return values.map((value) => (Number.isNaN(value) ? null : value));
  },
);

/** NaN stands for a cell that says nothing, until it is null. */
function cellFigure(text: string): { readonly value: number } | Partial<Complaint> {
  return isUnknown(text) ? { value: Number.NaN } : parseFigure(text);
}

const observedShape: Shape<Values> = oneOf<Values>(
  (node) => (isMap(node) ? 2 : isSeq(node) ? 1 : 0),
  refine(oneObserved, (value): Values => [value]),
  listOf(oneObserved, 1, mostValues),
  observedColumn,
);

interface Within {
  readonly figure: number;
  readonly percent: boolean;
}

const oneWithin: Shape<Within> = leaf<Within>({
  expected: 'how far it may be off: 10, 5% or 15 min',
  standIn: { figure: 0, percent: false },
  schema: { type: ['string', 'number'] },
  parse: (text) => {
    const parsed = parseFigure(text);
    if (!('value' in parsed)) return parsed;
    return parsed.value < 0
      ? { code: 'out-of-range' }
      : { value: { figure: parsed.value, percent: text.endsWith('%') } };
  },
});

const withinShape: Shape<readonly Within[]> = oneOf<readonly Within[]>(
  (node) => (isSeq(node) ? 1 : 0),
  refine(oneWithin, (within) => [within]),
  listOf(oneWithin, 1, mostValues),
);

type Pair = readonly number[];

const pair: Shape<Pair> = refine(listOf(anyQuantity), (read, reading, node): Pair => {
  const [low, high] = read;
  const inOrder = read.length === 2 && low !== undefined && high !== undefined && low <= high;
  if (node !== null && !inOrder && !reading.isDoubtful(read)) {
    reading.report(startOf(node), {
      code: 'bad-band',
      sentence: 'A band is its lower and its upper end.',
      expected: '[66%, 72%]',
    });
  }
  return read;
});

const betweenShape: Shape<readonly Pair[]> = oneOf<readonly Pair[]>(
  (node) => (isSeq(node) && isSeq(node.items[0]) ? 1 : 0),
  refine(pair, (one) => [one]),
  listOf(pair, 1, mostValues),
);

const takenOf: Shape<EvidenceStatistic> = refine(
  entry({
    percentile: optional(share, null, '95%: of the values of the parts'),
    'share-above': optional(anyQuantity, null, '0: the share of the parts whose value is above it'),
  }),
  (read, reading, node): EvidenceStatistic => {
    const { percentile, 'share-above': limit } = read;
    if (node !== null && (percentile === null) === (limit === null) && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'one-form',
        sentence: 'Either a percentile or a share above a limit is taken.',
        expected: '{percentile: 95%} or {share-above: 0}',
      });
    }
    return limit === null ? { kind: 'percentile', share: percentile ?? 0.5 } : { kind: 'shareAbove', limit };
  },
);

const takeShape: Shape<EvidenceStatistic> = oneOf<EvidenceStatistic>(
  (node) => (isMap(node) ? 1 : 0),
  refine(choice('mean', 'deviation', 'least', 'most'), (kind): EvidenceStatistic => ({ kind })),
  takenOf,
);

const baseShape: Shape<NonNullable<EvidenceTarget['relativeTo']>> = oneOf<
  NonNullable<EvidenceTarget['relativeTo']>
>(
  (node) => (isMap(node) ? 1 : 0),
  choice('mean'),
  refine(
    entry({
      from: required(anyInstant, '12-02'),
      until: required(anyInstant, '12-18: not included'),
    }),
    ({ from, until }) => ({ fromMinutes: from, untilMinutes: until }),
  ),
);

const fields = {
  id: required(identifier, 'type-1-a-day'),
  name: optional(words, null, 'Type 1 attendances a day'),
  definition: optional(words, null, 'what exactly was counted'),
  origin: required(
    choice('own', 'other-years', 'neighbour', 'national', 'design'),
    'own, other-years, neighbour, national or design: whose figure it is',
  ),
  count: optional(expression, null, 'finished(department): a figure so far; its growth a day is compared'),
  ratio: optional(
    entry({
      of: required(expression, 'over(department, 4 h)'),
      per: required(expression, 'finished(department)'),
    }),
    null,
    '{of: …, per: …}: growth of one figure so far ÷ growth of another',
  ),
  level: optional(expression, null, 'occupied(bed): a figure of the moment; its mean is compared'),
  'daily-at': optional(timeOfDay, null, '"08:00": when a level is taken each day'),
  from: optional(anyInstant, null, '12-02: otherwise the end of the warm-up'),
  until: optional(anyInstant, null, '03-01, not included: otherwise the end of the run'),
  by: optional(
    choice('whole', 'hour', 'weekday', 'day', 'week', 'month'),
    'whole' as const,
    'whole, hour, weekday, day, week or month: into what the time is cut',
  ),
  'relative-to': optional(
    baseShape,
    null,
    'mean, or {from: 12-02, until: 12-18}: what every value is divided by',
  ),
  take: optional(takeShape, null, 'mean, deviation, least, most, {percentile: 95%} or {share-above: 0}'),
  observed: required(
    observedShape,
    '180, or one for each part in order, or {csv: data/x.csv, column: share}',
  ),
  within: optional(withinShape, null, '10 or 5%: how far a run may be off on either side'),
  between: optional(betweenShape, null, '[66%, 72%]: where a run should lie'),
  unit: required(
    choice('people', 'share', 'minutes', 'beds', 'pounds', 'number'),
    'people, share, minutes, beds, pounds or number',
  ),
  tolerance: optional(words, null, 'why it may be so far off'),
  source: sourceField,
};
type Read = EntryOf<typeof fields>;

export const evidenceShape: Shape<ReadTarget> = refine(entry(fields), (read, reading, node): ReadTarget => {
  if (node !== null && !reading.isDoubtful(read)) {
    reportMixture(read, reading, node);
    reportNoShares(read, reading);
  }
  const name = read.name ?? nameFor(read.id);
  const target: EvidenceTarget = {
    id: read.id,
    name,
    definition: read.definition ?? name,
    origin: read.origin,
    figure: figureOf(read),
    fromMinutes: 0,
    untilMinutes: 0,
    by: read.by,
    relativeTo: read['relative-to'],
    take: read.take,
    observed: read.observed,
    band: bandOf(read),
    unit: read.unit,
    tolerance: read.tolerance ?? '',
    source: read.source ?? '',
  };
  return { target, fromMinutes: read.from, untilMinutes: read.until };
});

/** Without times of its own a target is about the run after its warm-up. */
export function withTimes(
  { target, fromMinutes, untilMinutes }: ReadTarget,
  { warmUpMinutes, durationMinutes }: ScenarioCalendar,
): EvidenceTarget {
  return {
    ...target,
    fromMinutes: fromMinutes ?? warmUpMinutes,
    untilMinutes: untilMinutes ?? durationMinutes,
  };
}

const nothing = { kind: 'number', value: 0 } as const;

function figureOf({ count, ratio, level, 'daily-at': minuteOfDay }: Read): EvidenceFigure {
  if (ratio !== null) return { kind: 'ratio', of: ratio.of, per: ratio.per };
  if (level !== null) return { kind: 'level', of: level, minuteOfDay: minuteOfDay ?? 480 };
  return { kind: 'count', of: count ?? nothing };
}

/** `2%` of a share is two points of it; of anything else, that part of what was observed. */
function bandOf({ observed, within, between, unit }: Read): EvidenceTarget['band'] {
  return observed.map((value, index) => {
    const [low, high] = between?.[between.length === 1 ? 0 : index] ?? [];
    if (low !== undefined && high !== undefined) return { low, high };
    const off = within?.[within.length === 1 ? 0 : index];
    if (value === null || off === undefined) return { low: 0, high: 0 };
    const half = off.percent && unit !== 'share' ? off.figure * Math.abs(value) : off.figure;
    return { low: value - half, high: value + half };
  });
}

/** A share lies between 0 and 1; of a level it may be more, such as beds in use of those that are staffed. */
function reportNoShares(read: Read, reading: Reading): void {
  const { unit, level, observed, within } = read;
  if (unit !== 'share' || read['relative-to'] !== null) return;
  const most = level === null ? 1 : 2;
  const noShare = observed.find((value) => value !== null && (value < 0 || value > most)) ?? null;
  const tooWide = within?.find(({ figure }) => figure > 1)?.figure ?? null;
  for (const [key, value] of [
    ['observed', noShare],
    ['within', tooWide],
  ] as const) {
    if (value === null) continue;
    reading.report(reading.offsetOf(read, key), {
      code: 'out-of-range',
      sentence: 'A share lies between 0% and 100%.',
      expected: 'a share such as 83% or 0.83',
      found: figureText({ value, dimension: 'number' }),
      hint: shareHint(value),
    });
  }
}

function reportMixture(read: Read, reading: Reading, node: Node): void {
  const complain = (key: string | null, sentence: string, expected: string): void =>
    reading.report(key === null ? startOf(node) : reading.offsetOf(read, key), {
      code: key === null ? 'one-form' : 'not-with-this',
      sentence,
      expected,
    });
  const figures = [read.count, read.ratio, read.level].filter((figure) => figure !== null);
  if (figures.length !== 1) {
    complain(null, 'A target compares one figure.', 'either count, or ratio, or level');
  }
  if ((read.within === null) === (read.between === null)) {
    complain(null, 'A target says once how near a run should come.', 'either within or between');
  }
  if (read['daily-at'] !== null && (read.level === null || read.by === 'hour')) {
    complain(
      'daily-at',
      '"daily-at" goes with a level, and not with "by: hour".',
      'level: … beside it, by day or longer; or no daily-at',
    );
  }
  if (read.by === 'whole' && read.take !== null) {
    complain('take', 'The whole has one value: "take" needs it cut into parts.', 'by: day or by: week');
  }
  if (read.by === 'whole' && read['relative-to'] === 'mean') {
    complain('relative-to', 'The whole ÷ its own mean is always 1.', 'by: month, or another time');
  }
  for (const key of ['within', 'between'] as const) {
    const count = read[key]?.length ?? 1;
    if (count === 1 || count === read.observed.length) continue;
    complain(
      key,
      `Here stand ${count}, for ${read.observed.length} observed.`,
      'one for all, or one for each',
    );
  }
  if (read.source === null) {
    complain(null, 'What was observed has a source.', 'source: where the figures come from');
  }
}
