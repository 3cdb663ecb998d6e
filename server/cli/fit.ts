// `flowday fit FILE --free a,b`: proposes values of parameters from what was observed. Owns the verb and the order of
// the work: read, search, look at what the targets can tell, say so, write an overlay.

import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Complaint } from './complaint.ts';
import { extendedFrom, overlayText } from './fitOverlay.ts';
import { type FitOptions, type FitProblem, fitProblem, residualsOf, residualValues } from './fitProblem.ts';
import { type FitOutcome, fitReport } from './fitReport.ts';
import { type Point, searchLeastSquares, slopesAt } from './fitSearch.ts';
import { fitText } from './fitText.ts';
import { changeOptions, listOption, wholeFrom } from './options.ts';
import { printJson, printLine } from './output.ts';
import { progressBar } from './progressBar.ts';

export function addFit(program: Command): void {
  const fit = program
    .command('fit')
    .description('Propose values of parameters from evidence, and say how well they are known.')
    .argument('<file>', 'scenario file (YAML)')
    .requiredOption('--free <ids>', 'parameters to fit; each says low: and high:', listOption)
    .option('--targets <ids>', 'rows of evidence to fit to; default: all', listOption)
    .option('--data <file>', 'scenario that is laid over the file first: other evidence, other inputs')
    .option('--replications <number>', 'at each point, the same luck at all', wholeFrom(1, 1000), 4)
    .option('--iterations <number>', 'at most', wholeFrom(0, 100), 6)
    .option('--seed <text>', 'names all chance', '1')
    .option('--processes <number>', 'run so many at a time; default: one for each core', wholeFrom(1, 256))
    .option('--out <file>', 'write a scenario that extends the file, with the fitted values')
    .option('--json', 'print JSON, with every value and slope');
  for (const option of changeOptions()) fit.addOption(option);
  fit.addHelpText('after', examples).action(runFit);
}

const examples = `
Examples:
  flowday fit my-place.yaml --free stay-mean,care-places --out my-place-fitted.yaml
  flowday fit my-place.yaml --data winter-2017.yaml --free stay-mean --targets occupancy,over-7-share
  flowday fit my-place.yaml --free stay-mean --iterations 0     only what the targets can tell

What is made small is the sum over targets of ((simulated − observed) ÷ half-band)², the values of one target counting as
one. An iteration takes 2 runs for each free parameter and 2 more, each with all replications, all under the same luck.
Two errors are told: from the bands (read as 95% intervals) and from chance in the runs; more replications help
against the second only.`;

async function runFit(file: string, options: FitOptions): Promise<void> {
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
