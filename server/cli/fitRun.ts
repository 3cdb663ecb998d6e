// One fit from beginning to end: read, search, look at what the targets can tell, say so, write an overlay.

import { Complaint } from './complaint.ts';
import { extendedFrom, isIdentified, mustRead, overlayBefore, overlayText } from './fitOverlay.ts';
import {
  type FitOptions,
  type FitProblem,
  fitProblem,
  residualsOf,
  residualValues,
  valuesText,
} from './fitProblem.ts';
import { type FitOutcome, type FitReport, fitReport } from './fitReport.ts';
import { costOf, type Point, type Simulate, searchLeastSquares, slopesAt } from './fitSearch.ts';
import { fitText } from './fitText.ts';
import { printJson, printLine } from './output.ts';
import { mustBeWritable, writeOutput } from './outputFile.ts';
import { progressBar } from './progressBar.ts';

export async function runFit(file: string, options: FitOptions): Promise<void> {
  const { out } = options;
  const extended = out === undefined ? [] : extendedFrom(file, options.data, out);
  let runs = 0;
  let expected = 0;
  const bar = progressBar('fit');
  const problem = fitProblem(file, options, () => {
    runs += 1;
    bar.show(runs, Math.max(runs, expected));
  });
  if (out !== undefined) {
    mustBeWritable(out, problem.inputs, options);
    mustRead(overlayBefore(extended, options), out);
  }
  const atOnce = 2 * problem.free.length;
  expected = options.replications * (2 + atOnce + options.iterations * (atOnce + 2));
  const outcome = await outcomeOf(problem, options, () => runs).finally(bar.clear);
  const report = fitReport(problem, options, outcome);
  if (options.json) printJson(report);
  else process.stdout.write(fitText(problem.scenario, report));
  if (out === undefined) return;
  const cost = await costAsWritten(problem, outcome, report).finally(bar.clear);
  const text = overlayText(report, extended, options, cost);
  writeOutput(out, text);
  mustRead(text, out);
  if (!options.json) printLine(writtenText(out, report));
}

async function outcomeOf(
  problem: FitProblem,
  options: FitOptions,
  runsSoFar: () => number,
): Promise<FitOutcome> {
  const { fitted, start, grid, leftOut } = problem;
  const [atStart = []] = await problem.run([start]);
  const [bad] = leftOut;
  if (bad !== undefined) {
    throw new Complaint(
      `It cannot be run where the search begins, with ${valuesText(bad.values)}: ${bad.sentence}`,
      'Let the value lie between low and high, and the low or high that is nearer to it make sense.',
    );
  }
  const residuals = residualsOf(fitted, atStart);
  if (residuals.length === 0 && fitted.every(({ observed }) => observed.every((value) => value === null))) {
    throw new Complaint(
      `Nothing is known yet of what is to be fitted to: ${fitted.map(({ id }) => id).join(', ')}.`,
      'Fill in observed: in these rows, or choose others with --targets.',
    );
  }
  if (residuals.length === 0) {
    throw new Complaint(
      'The runs say nothing of what was observed.',
      'flowday evidence tells what each target comes to.',
    );
  }
  const simulate: Simulate = async (points) =>
    (await problem.run(points)).map((results) =>
      results.length === 0 ? null : residualValues(residuals, results, atStart),
    );
  const search = await searchLeastSquares(simulate, {
    ...grid,
    start,
    iterations: options.iterations,
    onStep: () => undefined,
  });
  const [atEnd = []] = await problem.run([search.at]);
  const here = { at: search.at, residuals: residualValues(residuals, atEnd, atStart) };
  const { slopes } = await slopesAt(here, grid, simulate);
  return { search, residuals, atStart, atEnd, slopes, runs: runsSoFar() };
}

/** With what is identified at its fitted value, and everything else as before. */
async function costAsWritten(
  { run, start }: FitProblem,
  { residuals, atStart, search }: FitOutcome,
  { parameters }: FitReport,
): Promise<number> {
  const written: Point = parameters.map((one, index) =>
    isIdentified(one) ? one.place : (start[index] ?? one.place),
  );
  if (parameters.every(isIdentified)) return search.cost;
  const [results = []] = await run([written]);
  return costOf(residualValues(residuals, results, atStart));
}

function writtenText(out: string, { parameters }: FitReport): string {
  const kept = parameters
    .filter((one) => !isIdentified(one))
    .map(({ id, before }) => `\n  ${id} keeps its value there, ${before}: these targets do not identify it.`);
  return `\nWritten: ${out}${kept.join('')}`;
}
