// What every measure of a run is: its unit, what it says in one sentence, and what it is a share or a mean of ([M3]).
// Owns the words; the figures come from measuresOf.ts. In capitals stands whatever id the measure is of.

import type { Kpi, Scenario } from '../scenario/scenario.ts';

export interface MeasureDefinition {
  /** minutes people units times share beds pounds number. */
  readonly unit: string;
  /** One sentence. */
  readonly definition: string;
  /** What is counted below the line; null: the measure is a count, or says it itself. */
  readonly denominator: string | null;
  /** Of figures that the scenario defines: on whose word; null: it does not say, or the measure is ours. */
  readonly source: string | null;
}

/** By pattern, in the order in which measures are given: a measure's id begins with the word before the point. */
const definitions = {
  arrivals: define('SOURCE', 'people', 'People who came from SOURCE.', null),
  wait: define(
    'STEP',
    'minutes',
    'Minutes from joining the list of STEP to the first start of its work.',
    'those whose work there began',
  ),
  waited: define(
    'STEP',
    'share',
    'Share who did not start at once on joining the list of STEP.',
    'those whose work there began',
  ),
  queueing: define(
    'STEP',
    'minutes',
    'Minutes in the waiting list of STEP, served in the end or not.',
    'those whose waiting there has ended',
  ),
  waiting: define('STEP', 'people', 'People in the waiting list of STEP, on average.', 'the time measured'),
  present: define(
    'STEP',
    'people',
    'People at STEP, waiting, at work or kept there because the next place is full, on average.',
    'the time measured',
  ),
  time: define('STEP', 'minutes', 'Minutes from coming to STEP to leaving it.', 'those who left it'),
  started: define(
    'STEP',
    'people',
    'People whose work at STEP began, also at minute 0, when the census is seated.',
    null,
  ),
  ended: define('STEP', 'people', 'People whose work at STEP was finished.', null),
  'gave-up': define(
    'STEP',
    'share',
    'Share who lost patience at STEP.',
    'those whose waiting there has ended',
  ),
  baulked: define(
    'STEP',
    'share',
    'Share who did not join on coming to STEP.',
    'those who came to it, from another list too',
  ),
  'turned-away': define(
    'STEP',
    'share',
    'Share who found no room at STEP.',
    'those who came to it, from another list too',
  ),
  blocked: define(
    'STEP',
    'people',
    'People kept elsewhere because there is no room at STEP, on average.',
    'the time measured',
  ),
  interrupted: define('STEP', 'times', 'How often work at STEP was interrupted.', null),
  stopped: define(
    'STEP',
    'share',
    'Share whose work at STEP was stopped before it was done.',
    'those whose work there was stopped or finished',
  ),
  jockeyed: define('STEP', 'times', 'How often somebody left the list of STEP for a shorter one.', null),
  'in-use': define('RESOURCE', 'units', 'Units of RESOURCE in use, on average.', 'the time measured'),
  utilisation: define('RESOURCE', 'share', 'Units in use × time.', 'units there were × time'),
  full: define(
    'RESOURCE',
    'share',
    'Share of the time in which no unit of RESOURCE was free.',
    'the time measured',
  ),
  clock: define('ID', 'minutes', 'Minutes on the stopwatch ID.', 'the stopwatches stopped'),
  over: define(
    'ID.MINUTES',
    'share',
    'Share of the stopwatches ID above MINUTES.',
    'the stopwatches stopped',
  ),
  outcome: define('OUTCOME', 'people', 'Episodes of care that ended at OUTCOME.', null),
  share: define('OUTCOME', 'share', 'Share of episodes that ended at OUTCOME.', 'the episodes that ended'),
  stay: define(
    'OUTCOME',
    'minutes',
    'Minutes from the beginning of an episode of care to its end at OUTCOME; plain `stay` is of all outcomes.',
    'the episodes that ended there',
  ),
  'in-system': define(
    '',
    'people',
    'People under way, from coming to an outcome, on average.',
    'the time measured',
  ),
  'run-minutes': define('', 'minutes', 'Length of the measured run.', null),
} as const;

export type MeasureFamily = keyof typeof definitions;

type Defined = MeasureDefinition & { readonly of: string };

function define(of: string, unit: string, definition: string, denominator: string | null): Defined {
  return { of, unit, definition, denominator, source: null };
}

export function unitOf(family: MeasureFamily): string {
  return definitions[family].unit;
}

/**
 * Every measure that a run of the scenario may give: `wait.STEP` for a family of measures, `indicator.four-hour` and
 * `kpi.…`, `ledger.…` for those that the scenario defines itself.
 */
export function measureCatalogue({
  indicators,
  kpis,
  ledger,
}: Pick<Scenario, 'indicators' | 'kpis' | 'ledger'>): Record<string, MeasureDefinition> {
  const catalogue: Record<string, MeasureDefinition> = {};
  for (const [family, { of, ...definition }] of Object.entries(definitions)) {
    catalogue[of === '' ? family : `${family}.${of}`] = definition;
  }
  for (const { id, unit, name, definition, source } of indicators) {
    const said = definition.trim() === '' ? name : definition;
    catalogue[`indicator.${id}`] = {
      unit,
      definition: said,
      denominator: 'the whole hours measured',
      source,
    };
  }
  for (const { id, unit, name, definition, value, source } of kpis) {
    const said = definition.trim() === '' ? name : definition;
    const denominator = denominatorOf(value);
    catalogue[`kpi.${id}`] = { unit, definition: said, denominator, source };
  }
  for (const { id, unit, name, definition, source } of ledger) {
    const said = definition.trim() === '' ? name : definition;
    catalogue[`ledger.${id}`] = { unit, definition: said, denominator: null, source };
  }
  return catalogue;
}

function denominatorOf(value: Kpi['value']): string | null {
  if (value.kind === 'sampled') return 'the instants at which it was taken';
  return value.denominator === null ? null : 'the growth of its denominator';
}

/** The entry of the catalogue that a measure falls under; null: no such measure is known. */
export function entryOf(measure: string): string | null {
  const [family = '', ...rest] = measure.split('.');
  if ((family === 'indicator' || family === 'kpi' || family === 'ledger') && rest.length > 0) return measure;
  if (!Object.hasOwn(definitions, family)) return null;
  const { of } = definitions[family as MeasureFamily];
  return of === '' ? family : `${family}.${of}`;
}
