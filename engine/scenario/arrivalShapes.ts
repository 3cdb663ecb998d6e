// Who comes, and when: by a rate, at random intervals, at given instants, or as data have it. Owns the
// `arrivals` section of the file only.

import { isMap, type Node } from 'yaml';
import type { Distribution } from '../random/distribution.ts';
import { meanOf } from '../random/mean.ts';
import { arrivalDataShape } from './arrivalData.ts';
import { distributionOf } from './distributionShapes.ts';
import { expression } from './expressionShape.ts';
import { meanOne, sourceField } from './frameShapes.ts';
import { givenField } from './givenShapes.ts';
import { anyInstant } from './instants.ts';
import { durationShape, mostListed } from './minutesShape.ts';
import { overridesField } from './patientShapes.ts';
import {
  decimalNumber,
  identifier,
  nameFor,
  rate,
  ratio,
  reference,
  wholeNumber,
  words,
} from './quantities.ts';
import { pointFields, pointsOf, scaled, waveFields, waveOf } from './rateShapes.ts';
import type { Reading } from './reading.ts';
import type { ArrivalPattern, RateShape, Source } from './scenario.ts';
import {
  type EntryOf,
  entry,
  listOf,
  named,
  oneOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

const seasonsNamed: Shape<readonly string[]> = oneOf<readonly string[]>(
  (node) => ('items' in node ? 1 : 0),
  refine(reference, (id) => [id]),
  listOf(reference, 1, 10),
);

/** Highest multiple of the undisturbed rate that effects may reach, unless the source says otherwise. */
const usualHeadroom = 2;
/** The shortest mean interval, in minutes: as many as the highest rate brings. */
const leastGapMinutes = 1e-5;

interface Rate {
  readonly ratePerMinute: number;
  readonly shape: RateShape | null;
}

const flat = (ratePerMinute: number): Rate => ({ ratePerMinute, shape: null });

const varyingRate: Shape<Rate> = refine(
  entry({
    ...pointFields(rate, '{0 h: 5 per hour, 9 h: 12 per hour}'),
    wave: optional(
      entry({ mean: required(rate, '12 per hour'), ...waveFields }),
      null,
      '{mean: 12 per hour, amplitude: 60%, cycle: 24 h, peak: 6 h}',
    ),
    source: sourceField,
  }),
  (read, reading, node): Rate => {
    const forms = [read.steps, read.lines, read.wave].filter((form) => form !== null).length;
    if (node !== null && forms !== 1 && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'one-form',
        sentence: 'A rate that varies has either steps, or lines, or a wave.',
        expected: 'one of them, such as steps: {0 h: 5 per hour, 9 h: 12 per hour}',
      });
    }
    if (node !== null && read.wave !== null && read.cycle !== null) {
      reading.report(reading.offsetOf(read, 'cycle'), {
        code: 'one-form',
        sentence: 'The cycle of a wave stands within it.',
        expected: 'wave: {mean: 12 per hour, amplitude: 60%, cycle: 24 h, peak: 6 h}',
      });
    }
    if (read.wave !== null) return { ratePerMinute: read.wave.mean, shape: waveOf(read.wave) };
    const points = node === null ? null : pointsOf(read, reading);
    if (points === null) return flat(0);
    const { mean, shape } = scaled(points);
    return { ratePerMinute: mean, shape };
  },
);

const rateShape: Shape<Rate> = named('rate', () =>
  oneOf<Rate>((node) => (isMap(node) ? 1 : 0), refine(rate, flat), varyingRate),
);

const eventShape = refine(
  entry({
    from: required(anyInstant, '2013-12-25 00:00'),
    until: required(anyInstant, '2013-12-27 00:00'),
    factor: required(decimalNumber(0, 1000), '0.7'),
    source: sourceField,
  }),
  (read, reading, node) => {
    if (node !== null && read.until <= read.from && !reading.isDoubtful(read)) {
      reading.report(reading.offsetOf(read, 'until'), {
        code: 'ends-before-it-begins',
        sentence: 'An event must end after it begins.',
        expected: 'an instant after "from"',
      });
    }
    return { fromMinutes: read.from, untilMinutes: read.until, factor: read.factor };
  },
);

const mostTogether = 1000;

const sourceFields = {
  id: required(identifier, 'walk-in'),
  name: optional(words, null, 'Walk-in'),
  rate: optional(rateShape, null, '101 per day; or a rate that varies'),
  every: optional(durationShape, null, '5 min, or a distribution of the time between two arrivals'),
  at: optional(listOf(anyInstant, 1, mostListed), null, '[5 min, 10 min, day 2 09:00]'),
  csv: optional(arrivalDataShape, null, '{file: arrivals.csv, at: arrived, unit: min}'),
  hours: optional(reference, null, 'a profile'),
  weekdays: optional(
    listOf(decimalNumber(0, 1000)),
    null,
    'seven factors from Monday; only their shape matters',
  ),
  holiday: optional(decimalNumber(0, 1000), null, 'factor on holidays instead of the weekday factor'),
  season: optional(seasonsNamed, null, 'a season, or a list of them'),
  events: optional(listOf(eventShape, 0, 200), null, '[{from: day 3, until: day 5, factor: 0.7}]'),
  'day-variation': optional(
    ratio(0, 2),
    null,
    '10%: coefficient of variation of a gamma factor for each day',
  ),
  headroom: optional(decimalNumber(1, 100), null, '2: highest multiple that effects may reach'),
  stretch: optional(expression, null, 'factor(ed-hours): multiplies the time to the next arrival'),
  size: optional(
    named('size', () => distributionOf(decimalNumber(0, mostTogether))),
    null,
    '2, or {discrete: {values: {1: 80%, 2: 20%}}}: patients who come together',
  ),
  from: optional(anyInstant, 0, 'day 2 08:00: nobody comes before'),
  until: optional(anyInstant, null, 'day 5 18:00: nobody comes from then on'),
  most: optional(wholeNumber(1, 1e9), null, '1000: no more arrivals than these'),
  attributes: overridesField,
  given: givenField,
  to: required(reference, 'the first step'),
  source: sourceField,
};
const sourceEntry = entry(sourceFields);
type ReadSource = EntryOf<typeof sourceFields>;

const patterns = ['rate', 'every', 'at', 'csv'] as const;

/** For editors too: one of the four must stand. */
const withOnePattern: Shape<ReadSource> = {
  ...sourceEntry,
  schema: (definitions) => ({
    ...sourceEntry.schema(definitions),
    anyOf: patterns.map((pattern) => ({
      type: 'object',
      properties: { [pattern]: {} },
      required: [pattern],
    })),
  }),
};

export const sourceShape: Shape<Source> = refine(withOnePattern, (read, reading, node): Source => {
  if (node !== null) reportMistakes(read, reading, node);
  return {
    id: read.id,
    name: read.name ?? nameFor(read.id),
    arrivals: patternOf(read),
    size: read.size,
    fromMinutes: Math.max(0, read.from),
    untilMinutes: read.until,
    most: read.most,
    headroom: read.headroom ?? (read.rate === null ? 1 : usualHeadroom),
    attributes: read.attributes,
    given: [...(read.csv?.given ?? []), ...read.given],
    to: read.to,
    basis: read.source,
  };
});

function patternOf(read: ReadSource): ArrivalPattern {
  if (read.every !== null) return { kind: 'every', gap: read.every, stretch: read.stretch };
  const instants = read.at ?? read.csv?.atMinutes ?? null;
  if (instants !== null && read.rate === null) return { kind: 'at', atMinutes: instants };
  const { weekdays } = read;
  const sum = (weekdays ?? []).reduce((total, one) => total + one, 0);
  return {
    kind: 'rate',
    ...(read.rate ?? flat(0)),
    profile: read.hours,
    weekday: weekdays === null ? null : meanOne(weekdays, sum),
    holidayFactor: read.holiday,
    seasons: read.season ?? [],
    events: read.events ?? [],
    dayVariation: read['day-variation'] ?? 0,
  };
}

function reportMistakes(read: ReadSource, reading: Reading, node: Node): void {
  reportPattern(read, reading, node);
  const { weekdays } = read;
  if (weekdays !== null && (weekdays.length !== 7 || weekdays.every((one) => one === 0))) {
    reading.report(reading.offsetOf(read, 'weekdays'), {
      code: 'weekdays-length',
      sentence: 'There are seven weekdays, from Monday; not all may be 0.',
      expected: 'seven factors such as [1.1, 1, 1, 1, 1, 0.9, 0.9]',
      found: `${weekdays.length} numbers`,
    });
  }
  if (read.every !== null && !reading.isDoubtful(read, 'every') && meanOf(read.every) < leastGapMinutes) {
    reading.report(reading.offsetOf(read, 'every'), {
      code: 'no-time-between',
      sentence: 'There must be some time between two arrivals.',
      hint: 'For people who come together say size.',
    });
  }
  reportNobody(read, reading);
  reportUnordered(read, reading);
  reportPeriod(read, reading);
  reportGivenTwice(read, reading);
  if (read.size !== null && !isWhole(read.size)) {
    reading.report(reading.offsetOf(read, 'size'), {
      code: 'not-whole',
      sentence: 'So many people cannot come together: a whole number is needed.',
      expected: '2, or several with their shares: {discrete: {values: {1: 80%, 2: 20%}}}',
    });
  }
}

/** That a parameter says so may be meant. */
function reportNobody({ rate: read }: ReadSource, reading: Reading): void {
  if (read === null || read.ratePerMinute > 0 || read.shape !== null || reading.isDoubtful(read)) return;
  const at = reading.offsetOf(read);
  if (reading.text[at] === '=') return;
  reading.report(at, {
    code: 'nobody-comes',
    severity: 'warning',
    sentence: 'Nobody comes at this rate, whatever is decided: effects multiply it.',
    hint: 'Give it a rate above 0, or leave the source out.',
  });
}

const onlyWithRate = [
  'hours',
  'weekdays',
  'holiday',
  'season',
  'events',
  'day-variation',
  'headroom',
] as const;

function reportPattern(read: ReadSource, reading: Reading, node: Node): void {
  const chosen = patterns.filter((pattern) => read[pattern] !== null);
  if (chosen.length === 0 && !reading.isDoubtful(read)) {
    reading.report(startOf(node), {
      code: 'missing-key',
      sentence: 'Nothing says when they come.',
      expected: 'rate: 101 per day; or every: 5 min; or at: [5 min, 10 min]; or csv: {file: …}',
    });
  }
  if (chosen.length > 1) {
    reading.report(reading.offsetOf(read, chosen[1] ?? 'at'), {
      code: 'one-pattern',
      sentence: `Arrivals come by ${chosen.join(' or by ')}: only one of them may stand here.`,
      hint: 'For people who come in several ways write a source for each.',
    });
  }
  const only = chosen[0];
  if (only === undefined || chosen.length > 1) return;
  const strange = [
    ...(only === 'rate' ? [] : onlyWithRate.filter((key) => read[key] !== null)),
    ...(only === 'every' || read.stretch === null ? [] : (['stretch'] as const)),
  ];
  for (const key of strange) {
    reading.report(reading.offsetOf(read, key), {
      code: 'not-with-this',
      sentence: `"${key}" goes with ${key === 'stretch' ? '"every"' : '"rate"'} only; here arrivals come by "${only}".`,
      hint: `Take "${key}" out, or say when they come with ${key === 'stretch' ? '"every"' : '"rate"'}.`,
    });
  }
}

function reportUnordered(read: ReadSource, reading: Reading): void {
  const instants = read.at ?? [];
  const late = instants.findIndex((one, n) => n > 0 && one < (instants[n - 1] ?? one));
  const early = instants.findIndex((one) => one < 0);
  if (early !== -1) {
    reading.report(reading.offsetOf(read, 'at', early), {
      code: 'before-start',
      sentence: 'This arrival comes before the scenario starts.',
      hint: 'Take it out, or let the calendar start earlier.',
    });
  } else if (late !== -1) {
    reading.report(reading.offsetOf(read, 'at', late), {
      code: 'not-ascending',
      sentence: 'Arrivals stand in the order of time: this one comes before the one before it.',
      hint: 'Put them in ascending order; several may be equal.',
    });
  }
}

function reportPeriod(read: ReadSource, reading: Reading): void {
  if (read.from < 0) {
    reading.report(reading.offsetOf(read, 'from'), {
      code: 'before-start',
      sentence: 'This lies before the scenario starts.',
      expected: 'an instant of the run, such as day 1 08:00',
    });
  }
  if (read.until !== null && read.until <= read.from) {
    reading.report(reading.offsetOf(read, 'until'), {
      code: 'ends-before-it-begins',
      sentence: 'Arrivals must end after they begin.',
      expected: 'an instant after "from", and after the start',
    });
  }
}

function reportGivenTwice(read: ReadSource, reading: Reading): void {
  for (const one of read.given) {
    if (!read.csv?.given.some(({ attribute }) => attribute === one.attribute)) continue;
    reading.report(reading.offsetOf(one), {
      code: 'given-twice',
      sentence: `"${one.attribute}" is already given by a column of the data.`,
      hint: 'Take it out of "given", or out of the "columns" of the data.',
    });
  }
}

/** A stated number of people is whole; what is drawn from a smooth distribution is rounded. */
function isWhole(size: Distribution): boolean {
  if (size.kind === 'constant') return Number.isInteger(size.value);
  return size.kind !== 'discrete' || size.values.every(({ value }) => Number.isInteger(value));
}
