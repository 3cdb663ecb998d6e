// One run, or several that differ only in chance, and their measures: as JSON and as a page of text.

import {
  type Deadlock,
  type MeasureDefinition,
  type MeasureSummary,
  measureCatalogue,
  type PrecisionReport,
  type RefusedPlan,
  type ReplicationResult,
  type Scenario,
  summarise,
} from '../../engine/index.ts';
import { type Choice, chosenMeasures } from './chosenMeasures.ts';
import { countText, wholeText } from './figures.ts';
import { measureTable } from './measureTable.ts';
import { lengthIn, type TimeUnit } from './printedIn.ts';
import { progressBar } from './progressBar.ts';
import { runReplications } from './replicationPool.ts';
import { type ReplicationValues, valuesByReplication } from './replicationValues.ts';
import { untilMinutesOf } from './runLength.ts';
import type { RunOptions } from './runOptions.ts';
import { refusedPlansOf, refusedPlansText } from './runPlans.ts';
import { precisionText, stoppingRule } from './runPrecision.ts';
import { flowdayVersion } from './version.ts';

/** What `--json` prints: a contract. */
export interface RunReport {
  readonly flowday: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  /** Over all replications, like `events` and `patients`. */
  readonly simulatedMinutes: number;
  readonly events: number;
  readonly patients: number;
  readonly wallMs: number;
  /** Of the first replication, at its end. */
  readonly stateHash: string;
  readonly hashParts: Readonly<Record<string, string>>;
  /** Replications at whose end some people could never have gone on. */
  readonly deadlocks: readonly { readonly replication: number; readonly deadlock: Deadlock }[];
  /** Plans of the file that were not carried out, and why; of the first replication. */
  readonly refusedPlans: readonly RefusedPlan[];
  /** Only with `--precision`. */
  readonly precision?: PrecisionReport;
  readonly measures: Readonly<Record<string, MeasureSummary>>;
  readonly values: ReplicationValues;
  readonly definitions: Readonly<Record<string, MeasureDefinition>>;
}

const mostWithPrecision = 1000;

export async function runReport(scenario: Scenario, options: RunOptions): Promise<RunReport> {
  const { seed, processes, precision } = options;
  const replications = options.replications ?? (precision === undefined ? 1 : mostWithPrecision);
  const untilMinutes = untilMinutesOf(scenario, options.days);
  const rule = precision === undefined ? null : stoppingRule(scenario, precision, options.measures);
  const bar = progressBar(scenario.id);
  const startedWallMs = performance.now();
  const results = await runReplications(
    { scenario, seed, replications, processes, untilMinutes },
    (done) => bar.show(done, replications),
    rule?.isEnough,
  ).finally(bar.clear);
  const wallMs = Math.round(performance.now() - startedWallMs);
  const [first] = results;
  if (first === undefined) throw new Error('no replication came back');
  return {
    flowday: flowdayVersion(),
    scenario: scenario.id,
    seed,
    replications: results.length,
    simulatedMinutes: totalOf(results, 'simulatedMinutes'),
    events: totalOf(results, 'events'),
    patients: totalOf(results, 'patients'),
    wallMs,
    stateHash: first.hash.state,
    hashParts: first.hash.parts,
    deadlocks: results.flatMap(({ replication, deadlock }) =>
      deadlock === null ? [] : [{ replication, deadlock }],
    ),
    refusedPlans: refusedPlansOf(scenario, { seed }),
    ...(rule === null ? {} : { precision: rule.report(results) }),
    measures: summarise(results),
    values: valuesByReplication(results),
    definitions: measureCatalogue(scenario),
  };
}

function totalOf(
  results: readonly ReplicationResult[],
  field: 'simulatedMinutes' | 'events' | 'patients',
): number {
  return results.reduce((sum, result) => sum + result[field], 0);
}

export function reportText(scenario: Scenario, report: RunReport, choice: Choice): string {
  const { measures, replications, precision } = report;
  const { timeUnit } = scenario.calendar;
  const ids = Object.keys(measures);
  const shown = chosenMeasures(scenario, ids, choice);
  const more = ids.length - shown.length;
  const length = lengthIn(timeUnit, report.simulatedMinutes / replications);
  return `${scenario.name} (${report.scenario})
${countText(replications, 'replication')} of ${length}, seed ${report.seed}
${countText(report.patients, 'patient')}, ${countText(report.events, 'event')}, ${wholeText(report.wallMs)} ms
state ${report.stateHash}
${refusedPlansText(scenario, report.refusedPlans)}${neverMeasuredText(scenario, report)}${deadlockText(report, timeUnit)}
${measureTable(measures, shown, timeUnit)}${more === 0 ? '' : `${countText(more, 'more measure')} with --all.\n`}${
  precision === undefined ? '' : `\n${precisionText(precision, timeUnit)}`
}`;
}

function neverMeasuredText({ calendar }: Scenario, { simulatedMinutes, replications }: RunReport): string {
  if (simulatedMinutes / replications > calendar.warmUpMinutes) return '';
  return '\nNothing was measured: the run ended before its warm-up was over.\n';
}

const stuckShown = 5;

/** A warning with the people of the first replication in which it happened; nothing when it never did. */
function deadlockText({ deadlocks, replications }: RunReport, timeUnit: TimeUnit): string {
  const [first] = deadlocks;
  if (first === undefined) return '';
  const { patients, sinceMinutes } = first.deadlock;
  const lines = patients.slice(0, stuckShown).map(({ origin, ordinal, at, waitsFor, holds }) => {
    const held = holds.length === 0 ? '' : ` and holds ${holds.join(', ')}`;
    return `  ${origin} ${ordinal} is ${at === null ? 'outside' : `at ${at}`}${held}; it waits for ${waitsFor}`;
  });
  const more = patients.length > stuckShown ? [`  and ${patients.length - stuckShown} more`] : [];
  const since =
    timeUnit === null ? `minute ${Math.round(sinceMinutes * 100) / 100}` : lengthIn(timeUnit, sinceMinutes);
  const often = replications > 1 ? ` (in ${deadlocks.length} of ${replications} replications)` : '';
  const where = `since ${since} of replication ${first.replication}`;
  const who = `${countText(patients.length, 'person', 'people')} by its end can never go on`;
  return `\nDeadlock${often}: ${where}, ${who}:\n${[...lines, ...more].join('\n')}\n`;
}
