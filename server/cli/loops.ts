// `flowday loops FILE`: each feedback loop switched off in turn, under the same luck: what it contributes.

import type { Command } from 'commander';
import {
  type Change,
  changesFrom,
  type Followed,
  followedFigures,
  type Scenario,
} from '../../engine/index.ts';
import { changePrintedIn, signed, starred } from './changes.ts';
import { Complaint } from './complaint.ts';
import { runArms } from './evidencePool.ts';
import { countText, lengthText } from './figures.ts';
import { intervalText, left, right } from './measureTable.ts';
import { type RunningOptions, runningOptions } from './options.ts';
import { printJson } from './output.ts';
import { printedIn, type TimeUnit } from './printedIn.ts';
import { progressBar } from './progressBar.ts';
import { readScenarioOrComplain, scenarioOrComplain } from './scenarioFile.ts';
import { textTable } from './textTable.ts';
import { flowdayVersion } from './version.ts';

interface LoopsOptions extends RunningOptions {
  readonly replications: number;
  readonly json?: boolean;
}

/** What `--json` prints: a contract. */
export interface LoopsReport {
  readonly flowday: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  readonly loops: readonly LoopContribution[];
}

export interface LoopContribution {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** With the loop − without it: what it adds to each figure. `base` is with it. */
  readonly figures: readonly (Followed & { readonly contribution: Change })[];
}

export function addLoops(program: Command): void {
  const verb = program
    .command('loops')
    .description('Switch each feedback loop of a scenario off in turn, and say what it contributes.')
    .argument('<file>', 'scenario file (YAML)')
    .option('--json', 'print JSON, with evidence targets too');
  const often = { text: 'of each, under the same luck', least: 2, most: 10_000, usual: 10 };
  for (const option of runningOptions(often)) verb.addOption(option);
  verb
    .addHelpText(
      'after',
      `
Examples:
  flowday loops scenarios/banes-winter-2013.yaml
  flowday loops scenarios/banes-winter-2013.yaml --replications 20 --json

A contribution is the figure with the loop less the figure without it, replication by replication; the interval is
that of the differences. Loops that the file has switched off are left out.`,
    )
    .action(loops);
}

async function loops(file: string, options: LoopsOptions): Promise<void> {
  const { seed, replications, processes, set = {}, off = [] } = options;
  const scenario = readScenarioOrComplain(file, options);
  const on = scenario.loops.filter((loop) => loop.on);
  if (on.length === 0) {
    throw new Complaint(
      `${file} has no feedback loop that is on.`,
      'Loops stand under loops: in the file; scenarios/README.md shows how.',
    );
  }
  mustHaveFigures(scenario, file, options);
  const arms = [
    () => scenario,
    ...on.map(
      ({ id }) =>
        () =>
          scenarioOrComplain(file, { set, off: [...off, id] }).scenario,
    ),
  ];
  const bar = progressBar(`${scenario.id}: ${countText(on.length, 'loop')}`);
  const [base = [], ...without] = await runArms(arms, { seed, replications, processes }, (done) =>
    bar.show(done, arms.length * replications),
  ).finally(bar.clear);
  const figures = followedFigures(scenario, base);
  const report: LoopsReport = {
    flowday: flowdayVersion(),
    scenario: scenario.id,
    seed,
    replications,
    loops: on.map(({ id, name, says }, index) => {
      const changes = changesFrom(without[index] ?? [], base, figures);
      return {
        id,
        name,
        says,
        figures: figures.map((figure, place) => ({
          ...figure,
          contribution: changes[place] ?? { mean: null, ci95: null },
        })),
      };
    }),
  };
  if (options.json) printJson(report);
  else process.stdout.write(loopsText(scenario, report));
}

/** The table tells of the headline; JSON of evidence too. Without any, a contribution would be to nothing. */
function mustHaveFigures(
  { headline, headlineMeasures, evidence }: Scenario,
  file: string,
  { json }: LoopsOptions,
): void {
  const figures = headline.length + headlineMeasures.length;
  if (figures > 0 || (json === true && evidence.length > 0)) return;
  throw new Complaint(
    `${file} has no headline: there is no figure to which a loop could contribute.`,
    evidence.length > 0
      ? 'Name indicators or measures under headline: in the file, or say --json for the rows of evidence.'
      : 'Name indicators or measures under headline: in the file, such as headline: [waiting-for-bed].',
  );
}

function loopsText(scenario: Scenario, report: LoopsReport): string {
  const { timeUnit, durationMinutes } = scenario.calendar;
  return `${scenario.name} (${report.scenario})
${countText(report.replications, 'replication')} of ${lengthText(durationMinutes)} with and without each loop, the same luck in both, seed ${report.seed}

${summaryTable(report.loops, timeUnit)}* the 95% interval does not hold 0
${report.loops.map((loop) => loopText(loop, timeUnit)).join('')}`;
}

type Contributed = LoopContribution['figures'][number];

function headlineOf({ figures }: LoopContribution): readonly Contributed[] {
  return figures.filter(({ id }) => !/^(evidence|highest)\./.test(id));
}

/** A line for each loop, a column for each headline figure. */
function summaryTable(loops: readonly LoopContribution[], timeUnit: TimeUnit): string {
  const [first] = loops;
  if (first === undefined) return '';
  const columns = headlineOf(first).map(({ id }) => right(id.replace(/^(indicator|kpi|ledger)\./, '')));
  const rows = loops.map((loop) => [
    loop.id,
    ...headlineOf(loop).map(({ unit, contribution }) =>
      starred(contribution, changePrintedIn(unit, timeUnit)),
    ),
  ]);
  return textTable([left('its contribution'), ...columns], rows);
}

function loopText(loop: LoopContribution, timeUnit: TimeUnit): string {
  const columns = [
    left('figure'),
    right('with it'),
    right('its contribution'),
    left('95% interval'),
    left('unit'),
  ];
  const rows = headlineOf(loop).map(({ id, unit, base, contribution }) => {
    const printed = printedIn(unit, timeUnit);
    const change = changePrintedIn(unit, timeUnit);
    return [
      id,
      base === null ? '–' : printed.text(base),
      signed(contribution, change),
      intervalText(contribution.ci95, change),
      printed.unit,
    ];
  });
  return `\n${loop.name} (${loop.id})\n${loop.says}\n${textTable(columns, rows)}`;
}
