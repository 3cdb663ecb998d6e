// `run --against` and `run --without`: two arms that share their chance, and the paired differences between them.

import {
  type MeasureDefinition,
  measureCatalogue,
  type ReplicationResult,
  type Scenario,
} from '../../engine/index.ts';
import { type ComparedMeasures, comparedMeasures, comparisonTable } from './comparison.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import { printJson } from './output.ts';
import { lengthIn } from './printedIn.ts';
import { progressBar } from './progressBar.ts';
import { runReplications } from './replicationPool.ts';
import { type ReplicationValues, valuesByReplication } from './replicationValues.ts';
import { untilMinutesOf } from './runLength.ts';
import type { RunOptions } from './runOptions.ts';
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
  readonly measures: ComparedMeasures;
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
  process.stderr.write(timesText(scenario, other, untilMinutes));
  const bar = progressBar(scenario.id);
  const arm = (one: Scenario, before: number): Promise<readonly ReplicationResult[]> =>
    runReplications(
      { scenario: one, seed: options.seed, replications, processes: options.processes, untilMinutes },
      (done) => bar.show(before + done, 2 * replications),
    );
  const results = await arm(scenario, 0).finally(bar.clear);
  const others = await arm(other.scenario, replications).finally(bar.clear);
  const report: ComparisonReport = {
    flowday: flowdayVersion(),
    scenario: scenario.id,
    other: other.name,
    seed: options.seed,
    replications,
    untilMinutes,
    measures: comparedMeasures(results, others),
    values: valuesByReplication(results),
    otherValues: valuesByReplication(others),
    definitions: measureCatalogue(scenario),
  };
  if (options.json) printJson(report);
  else process.stdout.write(comparisonText(scenario, report, options));
}

/** What is not the same in both arms, besides what is compared. */
function timesText(scenario: Scenario, other: OtherArm, untilMinutes: number): string {
  const [here, there] = [scenario.calendar, other.scenario.calendar];
  const text = (simMinutes: number): string => lengthIn(here.timeUnit, simMinutes);
  const length =
    here.durationMinutes === there.durationMinutes
      ? ''
      : `Their lengths differ (${text(here.durationMinutes)} and ${text(there.durationMinutes)}): both are played for ${text(untilMinutes)}.\n`;
  const warmUp =
    here.warmUpMinutes === there.warmUpMinutes
      ? ''
      : `Their warm-ups differ (${text(here.warmUpMinutes)} and ${text(there.warmUpMinutes)}): each is measured after its own.\n`;
  return length + warmUp;
}

function comparisonText(scenario: Scenario, report: ComparisonReport, options: RunOptions): string {
  const { timeUnit } = scenario.calendar;
  return `${scenario.name} (${report.scenario}), ${report.other}
${countText(report.replications, 'replication')} of ${lengthIn(timeUnit, report.untilMinutes)} each, the same people and luck in both, seed ${report.seed}
difference = other − this

${comparisonTable(scenario, report.measures, options)}`;
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
