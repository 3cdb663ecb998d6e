// `run --against` and `run --without`: two arms that share their chance, and the paired differences between them.

import {
  type MeasureDefinition,
  type MeasureSummary,
  measureCatalogue,
  pairedDifference,
  type ReplicationResult,
  type Scenario,
  summarise,
} from '../../engine/index.ts';
import { changePrintedIn } from './changes.ts';
import { chosenMeasures } from './chosenMeasures.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import { intervalText, left, rangeColumn, right } from './measureTable.ts';
import { printJson } from './output.ts';
import { lengthIn, printedIn } from './printedIn.ts';
import { progressBar } from './progressBar.ts';
import { runReplications } from './replicationPool.ts';
import { type ReplicationValues, valuesByReplication } from './replicationValues.ts';
import { untilMinutesOf } from './runLength.ts';
import type { RunOptions } from './runOptions.ts';
import { textTable } from './textTable.ts';
import { flowdayVersion } from './version.ts';

/** What `--json` prints: a contract. */
interface ComparisonReport {
  readonly flowday: string;
  readonly scenario: string;
  /** What the other arm is, in words. */
  readonly other: string;
  readonly seed: string;
  readonly replications: number;
  readonly untilMinutes: number;
  readonly measures: Readonly<
    Record<
      string,
      {
        readonly unit: string;
        readonly mean: number;
        readonly otherMean: number;
        /** Other − this, replication by replication. */
        readonly difference: MeasureSummary;
      }
    >
  >;
  readonly values: ReplicationValues;
  readonly otherValues: ReplicationValues;
  readonly definitions: Readonly<Record<string, MeasureDefinition>>;
}

export interface OtherArm {
  /** In words: `against with-six-beds.yaml`. */
  readonly name: string;
  readonly scenario: Scenario;
}

const replicationsOfAComparison = 20;

export async function printComparison(
  scenario: Scenario,
  other: OtherArm,
  options: RunOptions,
): Promise<void> {
  const replications = options.replications ?? replicationsOfAComparison;
  if (replications < 2) {
    throw new Complaint(
      'A comparison needs at least two replications.',
      `Leave --replications out for ${replicationsOfAComparison}.`,
      2,
    );
  }
  const untilMinutes = Math.min(
    untilMinutesOf(scenario, options.days),
    untilMinutesOf(other.scenario, options.days),
  );
  const bar = progressBar(scenario.id);
  const arm = (one: Scenario, before: number): Promise<readonly ReplicationResult[]> =>
    runReplications(
      { scenario: one, seed: options.seed, replications, processes: options.processes, untilMinutes },
      (done) => bar.show(before + done, 2 * replications),
    );
  const results = await arm(scenario, 0).finally(bar.clear);
  const others = await arm(other.scenario, replications).finally(bar.clear);
  const means = summarise(results);
  const otherMeans = summarise(others);
  const measures = Object.fromEntries(
    Object.entries(pairedDifference(results, others)).map(([id, difference]) => {
      const [mean, otherMean] = [means[id]?.mean ?? 0, otherMeans[id]?.mean ?? 0];
      return [id, { unit: difference.unit, mean, otherMean, difference }];
    }),
  );
  const report: ComparisonReport = {
    flowday: flowdayVersion(),
    scenario: scenario.id,
    other: other.name,
    seed: options.seed,
    replications,
    untilMinutes,
    measures,
    values: valuesByReplication(results),
    otherValues: valuesByReplication(others),
    definitions: measureCatalogue(scenario),
  };
  if (options.json) printJson(report);
  else process.stdout.write(comparisonText(scenario, report, options));
}

function comparisonText(scenario: Scenario, report: ComparisonReport, options: RunOptions): string {
  const { measures } = report;
  const { timeUnit } = scenario.calendar;
  const ids = Object.keys(measures);
  const shown = chosenMeasures(scenario, ids, options);
  const rows = shown.flatMap((id) => {
    const measure = measures[id];
    if (measure === undefined) return [];
    const { unit, mean, otherMean, difference } = measure;
    const printed = printedIn(unit, timeUnit);
    if (difference.empty) return [[id, '–', '–', '–', '', printed.unit]];
    const change = changePrintedIn(unit, timeUnit);
    const figures = [printed.text(mean), printed.text(otherMean), change.text(difference.mean)];
    const range = intervalText(difference.range ?? null, change);
    return [[id, ...figures, intervalText(difference.ci95, change), printed.unit, range]];
  });
  const columns = [
    left('measure'),
    right('this'),
    right('other'),
    right('difference'),
    left('95% interval'),
    left('unit'),
    rangeColumn,
  ];
  const more = ids.length - shown.length;
  return `${scenario.name} (${report.scenario}), ${report.other}
${countText(report.replications, 'replication')} of ${lengthIn(timeUnit, report.untilMinutes)} each, the same people and luck in both, seed ${report.seed}
difference = other − this

${textTable(columns, rows)}${more === 0 ? '' : `${countText(more, 'more measure')} with --all.\n`}`;
}

/**
 * The scenario in which nobody gives a standing order, or pulls a lever by one or plans it before the start.
 *
 * @throws Complaint when no standing order has this id, and none and no plan pulls this lever
 */
export function withoutDecision(scenario: Scenario, id: string): OtherArm {
  const standingOrders = scenario.standingOrders.flatMap((order) => {
    if (order.id === id) return [];
    const then = order.then.filter((action) => action.kind !== 'pull' || action.lever !== id);
    if (then.length === order.then.length) return [order];
    return then.length === 0 ? [] : [{ ...order, then }];
  });
  const agencies = scenario.agencies.map((agency) =>
    agency.plans.some(({ lever }) => lever === id)
      ? { ...agency, plans: agency.plans.filter(({ lever }) => lever !== id) }
      : agency,
  );
  const isChanged =
    standingOrders.length !== scenario.standingOrders.length ||
    standingOrders.some((order, index) => order !== scenario.standingOrders[index]) ||
    agencies.some((agency, index) => agency !== scenario.agencies[index]);
  if (!isChanged) {
    throw new Complaint(
      `No standing order of ${scenario.id} is called ${id} or pulls a lever of that name.`,
      `There are: ${scenario.standingOrders.map((order) => order.id).join(', ') || 'none'}.`,
      2,
    );
  }
  return { name: `without ${id}`, scenario: { ...scenario, standingOrders, agencies } };
}
