// A fit on a terminal: parameters with how well they are known, what cannot be told apart, each row before and after.

import type { Scenario } from '../../engine/index.ts';
import { countText } from './figures.ts';
import { uniformDeviation } from './fitIdentifiability.ts';
import { type LeftOut, valuesText } from './fitProblem.ts';
import type { FitReport, FittedParameter, FittedRow, UnknownTogether } from './fitReport.ts';
import { left, right } from './measureTable.ts';
import { printedIn, type TimeUnit } from './printedIn.ts';
import { textTable } from './textTable.ts';

export function fitText(scenario: Scenario, report: FitReport): string {
  const fitted = report.targets.filter((row) => row.fitted);
  const others = report.targets.filter((row) => !row.fitted);
  const { timeUnit } = scenario.calendar;
  return `${scenario.name} (${report.scenario})
${countText(report.runs, 'run')}, ${countText(report.replications, 'replication')} at each point, seed ${report.seed}
Sum over ${countText(fitted.length, 'target')} of the squared distance from what was observed, in half-bands:
  ${report.steps.map((cost) => cost.toFixed(2)).join(' → ')}   (${report.ended})

PARAMETERS (each ± one standard error)
${textTable(parameterColumns, report.parameters.map(parameterRow))}
${identityText(report)}
TARGETS OF THE FIT: ${insideText(fitted)}
${rowTable(fitted, timeUnit)}${others.length === 0 ? '' : `\nOTHER EVIDENCE, not looked at: ${insideText(others)}\n${rowTable(others, timeUnit)}`}`;
}

const parameterColumns = [
  left('parameter'),
  right('before'),
  right('fitted'),
  right('± bands'),
  right('± chance'),
  left('range'),
  left(''),
];

function parameterRow(one: FittedParameter): readonly string[] {
  return [
    one.id,
    one.before,
    one.value,
    one.errorFromBands ?? 'not known',
    one.errorFromChance ?? '',
    `${one.low} to ${one.high}`,
    one.atBound === null ? '' : `at the ${one.atBound} end`,
  ];
}

/** What the targets can and cannot tell, in sentences. */
export function identityText(
  report: Pick<FitReport, 'parameters' | 'correlations' | 'unknown' | 'leftOut' | 'replications'>,
): string {
  const { parameters, correlations, unknown, leftOut } = report;
  const sentences = [
    ...unknown.map(unknownSentence),
    ...parameters
      .filter(({ placeErrorFromChance }) => (placeErrorFromChance ?? 0) > uniformDeviation)
      .map(
        ({ id, errorFromChance }) =>
          `Chance hides ${id}: ± ${errorFromChance} with ${countText(report.replications, 'replication')} is more than nothing but its range would say. Ask for more --replications.`,
      ),
    ...correlations
      .filter(({ between }) => !unknown.some(({ members }) => coversBoth(members, between)))
      .map(
        ({ between: [a, b], correlation }) =>
          `${a} and ${b} are hard to tell apart (correlation ${correlation.toFixed(2)}): more of one and ${correlation > 0 ? 'more' : 'less'} of the other look much the same.`,
      ),
    ...parameters
      .filter(({ atBound, errorFromBands }) => atBound !== null && errorFromBands !== null)
      .map(
        ({ id, atBound }) =>
          `${id} went to the ${atBound} end of its range: either the range is too narrow or the model lacks something.`,
      ),
  ];
  const told = sentences.length === 0 ? ['The targets tell all of these apart.'] : sentences;
  return [...told, ...leftOut.map(leftOutSentence)].map((sentence) => `${sentence}\n`).join('');
}

/** As `evidence --sensitivity` says it. */
function leftOutSentence({ values, sentence }: LeftOut): string {
  return `Left out: ${valuesText(values)}. ${sentence}`;
}

function unknownSentence({ members }: UnknownTogether): string {
  const [first, ...others] = members;
  if (first === undefined) return '';
  if (others.length === 0) {
    return `Not identifiable: the targets say no more of ${first.id} than its range does.`;
  }
  const same = members.filter(({ amount }) => amount > 0).map(({ id }) => id);
  const opposite = members.filter(({ amount }) => amount < 0).map(({ id }) => id);
  const how =
    opposite.length === 0 || same.length === 0
      ? `all of them together up or down`
      : `more of ${same.join(' and ')} with less of ${opposite.join(' and ')}`;
  return `Not identifiable: ${members.map(({ id }) => id).join(' and ')} cannot be told apart by these targets: ${how} leaves them as they are. Fix all but one, or add a target that tells them apart.`;
}

function coversBoth(members: UnknownTogether['members'], between: readonly [string, string]): boolean {
  return between.every((id) => members.some((member) => member.id === id));
}

function insideText(rows: readonly FittedRow[]): string {
  const judged = rows.filter(({ after }) => after !== 'unobserved');
  const count = (which: 'before' | 'after'): number => judged.filter((row) => row[which] === 'inside').length;
  const open = rows.length - judged.length;
  const rest = open === 0 ? '' : `; of ${open} nothing is known yet`;
  return `${count('before')} of ${judged.length} inside before, ${count('after')} after${rest}`;
}

function rowTable(rows: readonly FittedRow[], timeUnit: TimeUnit): string {
  const columns = [
    left('row'),
    right('observed'),
    left('band'),
    right('before'),
    right('after'),
    left('unit'),
    left('inside'),
  ];
  return textTable(
    columns,
    rows.map((row) => [...rowCells(row, timeUnit), insideWords(row)]),
  );
}

function rowCells({ id, unit, points }: FittedRow, timeUnit: TimeUnit): readonly string[] {
  const printed = printedIn(unit, timeUnit);
  const text = (figure: number | null | undefined): string =>
    figure === null || figure === undefined ? '–' : printed.text(figure);
  const [point, another] = points;
  if (point === undefined || another !== undefined) {
    return [id, `${points.length} values`, '', '', '', printed.unit];
  }
  const { observed, low, high, before, after } = point;
  const band = low === null || high === null ? '' : `${text(low)} to ${text(high)}`;
  return [id, text(observed), band, text(before), text(after), printed.unit];
}

function insideWords({ before, after, points, pointsInsideBefore, pointsInsideAfter }: FittedRow): string {
  const counts = points.length > 1 ? ` (${pointsInsideBefore} → ${pointsInsideAfter} values)` : '';
  const words = { inside: 'yes', outside: 'no', missing: 'nothing simulated', unobserved: 'not known yet' };
  return `${before === after ? words[after] : `${words[before]} → ${words[after]}`}${counts}`;
}
