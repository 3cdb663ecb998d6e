// `flowday fit FILE --free a,b`: proposes values of parameters from what was observed. Owns the verb and what it is
// asked; the work (fitRun.ts) is loaded when it is called, with the mathematics that it needs.

import type { Command } from 'commander';
import type { FitOptions } from './fitProblem.ts';
import { listOption, runningOptions, wholeFrom } from './options.ts';
import { forceOption } from './outputFile.ts';

export function addFit(program: Command): void {
  const fit = program
    .command('fit')
    .description('Propose values of parameters from evidence, and say how well they are known.')
    .argument('<file>', 'scenario file (YAML)')
    .requiredOption('--free <ids>', 'parameters to fit; each says low: and high:', listOption)
    .option('--targets <ids>', 'rows of evidence to fit to; default: all', listOption)
    .option('--data <file>', 'scenario that is laid over the file first: other evidence, other inputs')
    .option('--iterations <number>', 'at most', wholeFrom(0, 100), 6)
    .option('--out <file>', 'write a scenario beside the file that extends it, with the fitted values')
    .addOption(forceOption())
    .option('--json', 'print JSON, with every value and slope');
  const often = { text: 'at each point, the same luck at all', least: 1, most: 1000, usual: 4 };
  for (const option of runningOptions(often)) fit.addOption(option);
  fit.addHelpText('after', examples).action(async (file: string, options: FitOptions) => {
    const { runFit } = await import('./fitRun.ts');
    await runFit(file, options);
  });
}

const examples = `
Examples:
  flowday fit my-place.yaml --free stay-mean,care-places --out my-place-fitted.yaml
  flowday fit my-place.yaml --data winter-2017.yaml --free stay-mean --targets occupancy,over-7-share
  flowday fit my-place.yaml --free stay-mean --iterations 0     only what the targets can tell

What is made small is the sum over targets of ((simulated − observed) ÷ half-band)², the values of one target counting as
one. An iteration takes 2 runs for each free parameter and 2 more, each with all replications, all under the same luck.
Two errors are told, each one standard error (twice it is some 95%): from the bands (read as 95% intervals) and from
chance in the runs; more replications help against the second only.`;
