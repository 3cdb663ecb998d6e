// The scenario that a fit writes: it extends what was fitted and sets the fitted values, each with where it comes from.

import { basename, dirname, relative } from 'node:path';
import { Complaint } from './complaint.ts';
import type { FitOptions } from './fitProblem.ts';
import type { FitReport, FittedParameter } from './fitReport.ts';

/** @throws Complaint when a scenario at `out` could not extend the file */
export function extendedFrom(file: string, { data, out }: FitOptions): readonly string[] {
  const from = dirname(out ?? file);
  return [file, ...(data === undefined ? [] : [data])].map((one) => {
    const way = relative(from, one);
    if (!way.startsWith('..')) return way.split('\\').join('/');
    throw new Complaint(
      `${basename(out ?? file)} could not extend ${one} from there: a scenario reads only its own folder and those in it.`,
      `Write it beside ${basename(one)}: --out ${one.replace(/[^/\\]*$/, '')}fitted.yaml`,
      2,
    );
  });
}

export function overlayText(report: FitReport, extended: readonly string[]): string {
  const { parameters, replications, seed, targets } = report;
  const fitted = targets.filter((row) => row.fitted);
  const source = `computed: fitted to ${fitted.length} targets of the evidence (flowday fit, ${replications} replications, seed ${seed})`;
  const lines = parameters.map((one) => {
    const why = `${source}; ${certaintyWords(one)}`;
    return `  - {id: ${one.id}, value: ${JSON.stringify(one.value)}, source: ${JSON.stringify(why)}}`;
  });
  return `# Written by flowday fit: ${fitted.map(({ id }) => id).join(', ')}.
# Sum of squared distances in half-bands ${report.costBefore.toFixed(2)} before, ${report.costAfter.toFixed(2)} after.
flowday: 1
extends: [${extended.map((name) => JSON.stringify(name)).join(', ')}]
parameters:
${lines.join('\n')}
`;
}

function certaintyWords({ before, errorFromBands, errorFromChance, atBound }: FittedParameter): string {
  const known =
    errorFromBands === null
      ? 'not identified by these targets'
      : `± ${errorFromBands} from the width of the bands`;
  return [
    `before ${before}`,
    known,
    ...(errorFromChance === null ? [] : [`± ${errorFromChance} from chance`]),
    ...(atBound === null ? [] : [`at the ${atBound} end of its range`]),
  ].join(', ');
}
