// The scenario that a fit writes: it extends what was fitted and sets what the targets identify, each value with where
// it comes from. Whatever they do not identify keeps the value that it has.

import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { formatProblem, parseScenario } from '../../engine/index.ts';
import { dataFilesIn } from '../dataFiles.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import type { FitOptions } from './fitProblem.ts';
import type { FitReport, FittedParameter } from './fitReport.ts';

/**
 * What a scenario at `out` has to extend to be what was fitted.
 *
 * @throws Complaint when it could not
 */
export function extendedFrom(file: string, data: string | undefined, out: string): readonly string[] {
  const folder = realFolder(dirname(file));
  if (realFolder(dirname(out)) !== folder) {
    throw new Complaint(
      `${basename(out)} could not extend ${file} from there: a scenario reads only its own folder and those in it.`,
      `Write it beside ${basename(file)}: --out ${join(dirname(file), basename(out))}`,
      2,
    );
  }
  if (data === undefined) return [basename(file)];
  const way = relative(folder, join(realFolder(dirname(data)), basename(data)));
  if (way.startsWith('..')) {
    throw new Complaint(
      `${basename(out)} could not extend ${data}: a scenario reads only its own folder and those in it.`,
      `Put a copy of ${basename(data)} beside ${basename(file)}, and name that one.`,
      2,
    );
  }
  return [basename(file), way.split('\\').join('/')];
}

/** Links are followed; a folder that is not there is as it was named. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** @throws Complaint after printing every problem that this text would have as a scenario at `out` */
export function mustRead(text: string, out: string): void {
  const { scenario, problems } = parseScenario(text, out, dataFilesIn(dirname(out)));
  if (scenario !== null) return;
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  throw new Complaint(
    `As a scenario ${out} would have ${countText(problems.length, 'problem')}.`,
    'Mend what it extends, or leave --out away and take the values over by hand.',
  );
}

export function isIdentified({ errorFromBands }: FittedParameter): boolean {
  return errorFromBands !== null;
}

/** What was different for the fit is so in what it writes. */
type FittedWith = Pick<FitOptions, 'set' | 'off'>;

/** What a fit writes before it knows a value. */
export function overlayBefore(extended: readonly string[], { set = {}, off = [] }: FittedWith): string {
  return body(extended, off, setLines(set, []));
}

function body(extended: readonly string[], off: readonly string[], parameters: readonly string[]): string {
  return [
    `flowday: 1\nextends: [${extended.map((name) => JSON.stringify(name)).join(', ')}]\n`,
    ...(off.length === 0 ? [] : [`loops: [${off.map((id) => `{id: ${id}, on: false}`).join(', ')}]\n`]),
    ...(parameters.length === 0 ? [] : ['parameters:\n', ...parameters]),
  ].join('');
}

function setLines(set: Readonly<Record<string, string>>, fitted: readonly string[]): readonly string[] {
  return Object.entries(set)
    .filter(([id]) => !fitted.includes(id))
    .map(([id, value]) => parameterLine(id, value, 'guess: as set for the fit (--set)'));
}

function parameterLine(id: string, value: string, source: string): string {
  return `  - {id: ${id}, value: ${JSON.stringify(value)}, source: ${JSON.stringify(source)}}\n`;
}

/** @param cost sum of squared distances with the values of this overlay */
export function overlayText(
  report: FitReport,
  extended: readonly string[],
  { set = {}, off = [] }: FittedWith,
  cost: number,
): string {
  const { parameters, replications, seed, targets } = report;
  const fitted = targets.filter((row) => row.fitted);
  const source = `computed: fitted to ${countText(fitted.length, 'target')} of the evidence (flowday fit, ${countText(replications, 'replication')}, seed ${seed})`;
  const identified = parameters.filter(isIdentified);
  const lines = identified.map((one) =>
    parameterLine(one.id, one.value, `${source}; ${certaintyWords(one)}`),
  );
  const others = setLines(
    set,
    identified.map(({ id }) => id),
  );
  const kept = parameters.filter((one) => !isIdentified(one)).map(({ id, before }) => `${id} (${before})`);
  return `# Written by flowday fit: ${fitted.map(({ id }) => id).join(', ')}.
# Sum of squared distances in half-bands ${report.costBefore.toFixed(2)} before, ${cost.toFixed(2)} after.
${kept.length === 0 ? '' : `# Not identified by these targets, so left as before: ${kept.join(', ')}.\n`}${body(extended, off, [...lines, ...others])}`;
}

function certaintyWords({ before, errorFromBands, errorFromChance, atBound }: FittedParameter): string {
  return [
    `before ${before}`,
    `± ${errorFromBands} from the width of the bands`,
    ...(errorFromChance === null ? [] : [`± ${errorFromChance} from chance`]),
    ...(atBound === null ? [] : [`at the ${atBound} end of its range`]),
  ].join(', ');
}
