// `run --precision`: when to stop, what the first ten replications promise, and how it is told afterwards.

import {
  type Precision,
  type PrecisionReport,
  precisionOf,
  type ReplicationResult,
  type Scenario,
} from '../../engine/index.ts';
import { headlineMeasures, namedMeasures } from './chosenMeasures.ts';
import { Complaint } from './complaint.ts';
import { countText, wholeText } from './figures.ts';
import { printedIn, type TimeUnit } from './printedIn.ts';

interface StoppingRule {
  readonly isEnough: (results: readonly ReplicationResult[]) => boolean;
  readonly report: (results: readonly ReplicationResult[]) => PrecisionReport;
}

/** How many are needed is guessed of so many. */
const pilotReplications = 10;

/**
 * @param names measures that must be so precise, instead of the scenario's headline
 * @throws Complaint when the scenario marks none and none is named
 */
export function stoppingRule(
  scenario: Scenario,
  wanted: number,
  names: readonly string[] | undefined,
): StoppingRule {
  const asked = names ?? headlineMeasures(scenario);
  if (asked.length === 0) {
    throw new Complaint(
      `${scenario.id} marks no headline measures, so there is nothing to be precise about.`,
      'Name some: --measures wait.see-nurse, or headline: [wait.see-nurse] in the file.',
      2,
    );
  }
  const report = (results: readonly ReplicationResult[]): PrecisionReport => {
    const measures = namedMeasures(Object.keys(results[0]?.measures ?? {}), asked);
    return precisionOf(results, measures, wanted);
  };
  const isEnough = (results: readonly ReplicationResult[]): boolean => {
    if (results.length < pilotReplications) return false;
    const now = report(results);
    if (results.length === pilotReplications && !now.reached) process.stderr.write(pilotText(now));
    return now.reached;
  };
  return { isEnough, report };
}

/** n ≈ n₀ (h₀ ÷ h)², from the first ten. */
function pilotText(report: PrecisionReport): string {
  const { measure, mean, replicationsNeeded, relative } = hardest(report);
  if (mean === null) return `Nobody was observed for ${measure} so far.\n`;
  if (replicationsNeeded === null) return `${measure} averages 0 so far: no share of it can be reached.\n`;
  return (
    `After ${report.replications} replications: about ${wholeText(replicationsNeeded)} are needed ` +
    `(${measure}, now ±${relativeText(relative)}).\n`
  );
}

export function precisionText(report: PrecisionReport, timeUnit: TimeUnit): string {
  const { replications, wanted, reached } = report;
  const last = hardest(report);
  const count = countText(replications, 'replication');
  const share = relativeText(wanted);
  const needed = last.replicationsNeeded;
  if (last.mean === null || last.halfWidth === null) {
    return `Precision ${share}: not reached in ${count}. ${last.measure} was observed in fewer than two of them.\n`;
  }
  const { text } = printedIn(last.unit, timeUnit);
  const half = `${text(last.halfWidth)} on ${text(last.mean)}`;
  if (!reached) {
    return `Precision ${share}: not reached in ${count}. ${last.measure} is known to ±${relativeText(last.relative)} (${half})${
      needed === null ? '' : `; about ${wholeText(needed)} are needed`
    }.\n`;
  }
  return `Precision ${share}: reached in ${count}; ${last.measure} needed most, and is known to ±${relativeText(last.relative)} (${half}).
The rule: after at least 10 replications, stop as soon as the 95% half-width ÷ mean of every headline measure is at
most ${share}. Stopping so makes the intervals slightly too narrow; for a figure to publish, run that many with a fresh seed.
`;
}

/** The measure that is known least precisely. */
function hardest({ measures }: PrecisionReport): Precision {
  const width = ({ relative }: Precision): number => relative ?? Number.POSITIVE_INFINITY;
  return measures.reduce((worst, measure) => (width(measure) > width(worst) ? measure : worst));
}

function relativeText(relative: number | null): string {
  return relative === null ? 'no share of it' : `${Number((relative * 100).toPrecision(3))}%`;
}
