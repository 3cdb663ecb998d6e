// What a run of the scenario should show, and on whose word. Owns the `expect` section of the file only;
// whether the measures exist is checked later.

import { sourceField } from './frameShapes.ts';
import { mostListed } from './minutesShape.ts';
import { anyQuantity, choice, decimalNumber, ratio, reference, wholeNumber, words } from './quantities.ts';
import type { Expected, ExpectedMeasure, ExpectedTrace } from './scenario.ts';
import { entry, leaf, listOf, optional, refine, required, type Shape, startOf } from './shape.ts';

/** Runs and confidence, when nothing is said. */
const usual = { replications: 30, level: 0.999 } as const;

/** Whether there is such a measure is seen when the whole is known. */
export const measureId: Shape<string> = leaf({
  expected: 'the id of a measure such as wait.see-nurse',
  standIn: '',
  schema: { type: 'string', pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9.-]*)?$' },
  parse: (text) =>
    /^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9.-]*)?$/.test(text) && text.length <= 100
      ? { value: text }
      : { code: 'bad-id' },
});

const measureShape: Shape<ExpectedMeasure> = refine(
  entry({
    measure: required(measureId, 'wait.see-nurse'),
    figure: optional(
      choice('mean', 'p50', 'p90', 'p95', 'variance'),
      'mean' as const,
      'mean, p50, p90, p95 or variance',
    ),
    value: required(anyQuantity, "4.444, in the measure's own unit"),
    'standard-error': optional(ratio(0, 1e9), 0, '0.1: of the value itself, where it was measured'),
    within: optional(ratio(0, 1e9), 0, '0.0005: widens the interval on both sides'),
    precision: optional(ratio(0.0001, 1), null, '5%: half-width ÷ value that must be reached'),
    source: sourceField,
  }),
  (read): ExpectedMeasure => ({
    measure: read.measure,
    figure: read.figure,
    value: read.value,
    standardError: read['standard-error'],
    within: read.within,
    precision: read.precision,
    source: read.source,
  }),
);

const traceShape: Shape<ExpectedTrace> = refine(
  entry({
    moment: required(
      choice(
        'arrive',
        'enter',
        'start',
        'end',
        'give-up',
        'baulk',
        'turned-away',
        'interrupt',
        'resume',
        'stop',
        'outcome',
      ),
      'arrive, enter, start, end, give-up, baulk, turned-away, interrupt, resume, stop or outcome',
    ),
    at: required(reference, 'a source, step or outcome'),
    minutes: required(listOf(decimalNumber(0, 1e9), 0, mostListed), '[5, 26]: every instant, in order'),
    source: sourceField,
  }),
  (read, reading): ExpectedTrace => {
    const early = read.minutes.findIndex((one, n) => n > 0 && one < (read.minutes[n - 1] ?? one));
    if (early !== -1) {
      reading.report(reading.offsetOf(read, 'minutes', early), {
        code: 'not-ascending',
        sentence: 'Instants stand in the order of time: this one comes before the one before it.',
        hint: 'Put them in ascending order; several may be equal.',
      });
    }
    return { moment: read.moment, at: read.at, minutes: read.minutes };
  },
);

export const expectShape: Shape<Expected> = refine(
  entry({
    replications: optional(wholeNumber(1, 100_000), usual.replications, '30'),
    seed: optional(words, null, 'names all chance; otherwise the id of the scenario'),
    level: optional(ratio(0.5, 0.999999), usual.level, '99.9%: confidence of the intervals'),
    skip: optional(words, null, 'why the case is not run'),
    measures: optional(listOf(measureShape), [], '[{measure: wait.serve, value: 4.444}]'),
    traces: optional(listOf(traceShape), [], '[{moment: start, at: serve, minutes: [5, 26]}]'),
    source: sourceField,
  }),
  (read, reading, node): Expected => {
    const nothing = read.measures.length === 0 && read.traces.length === 0 && read.skip === null;
    if (node !== null && nothing && !reading.isDoubtful(read)) {
      reading.report(startOf(node), {
        code: 'nothing-expected',
        sentence: 'Nothing is expected here.',
        expected: 'measures, traces, or why the case is skipped: skip',
      });
    }
    return {
      replications: read.replications,
      seed: read.seed,
      level: read.level,
      measures: read.measures,
      traces: read.traces,
      skipped: read.skip,
      source: read.source,
    };
  },
);
