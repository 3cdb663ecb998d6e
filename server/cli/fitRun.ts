// One fit from beginning to end: read, search, look at what the targets can tell, say so, write an overlay.

import { writeFileSync } from 'node:fs';
import { Complaint } from './complaint.ts';
import { extendedFrom, overlayText } from './fitOverlay.ts';
import { type FitOptions, type FitProblem, fitProblem, residualsOf, residualValues } from './fitProblem.ts';
import { type FitOutcome, fitReport } from './fitReport.ts';
import { type Point, searchLeastSquares, slopesAt } from './fitSearch.ts';
import { fitText } from './fitText.ts';
import { printJson, printLine } from './output.ts';
import { progressBar } from './progressBar.ts';

export async function runFit(file: string, options: FitOptions): Promise<void> {
  const extended = options.out === undefined ? [] : extendedFrom(file, options);
  let runs = 0;
  let expected = 0;
  const bar = progressBar('fit');
  const problem = fitProblem(file, options, () => {
    runs += 1;
    bar.show(runs, Math.max(runs, expected));
  });
  const atOnce = 2 * problem.free.length;
  expected = options.replications * (2 + atOnce + options.iterations * (atOnce + 2));
  const outcome = await outcomeOf(problem, options, () => runs).finally(bar.clear);
  const report = fitReport(problem, options, outcome);
  if (options.json) printJson(report);
  else process.stdout.write(fitText(problem.scenario, report));
  if (options.out === undefined) return;
  writeFileSync(options.out, overlayText(report, extended));
  if (!options.json) printLine(`\nWritten: ${options.out}`);
}

async function outcomeOf(
  problem: FitProblem,
  options: FitOptions,
  runsSoFar: () => number,
): Promise<FitOutcome> {
  const { fitted, start, grid } = problem;
  const [atStart = []] = await problem.run([start]);
  const residuals = residualsOf(fitted, atStart);
  if (residuals.length === 0) {
    throw new Complaint(
      'The runs say nothing of what was observed.',
      'flowday evidence tells what each target comes to.',
    );
  }
  const simulate = async (points: readonly Point[]): Promise<readonly (readonly number[])[]> =>
    (await problem.run(points)).map((results) => residualValues(residuals, results, atStart));
  const search = await searchLeastSquares(simulate, {
    ...grid,
    start,
    iterations: options.iterations,
    onStep: () => undefined,
  });
  const { slopes } = await slopesAt(search.at, grid, simulate);
  const [atEnd = []] = await problem.run([search.at]);
  return { search, residuals, atStart, atEnd, slopes, runs: runsSoFar() };
}
