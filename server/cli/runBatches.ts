// `run --batches`: one long run that judges itself.

import {
  type BatchReport,
  compileModel,
  type MeasureDefinition,
  measureCatalogue,
  runBatches,
  type Scenario,
} from '../../engine/index.ts';
import { chosenMeasures } from './chosenMeasures.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import { intervalText, left, right } from './measureTable.ts';
import { printJson } from './output.ts';
import { lengthIn, printedIn } from './printedIn.ts';
import { untilMinutesOf } from './runLength.ts';
import type { RunOptions } from './runOptions.ts';
import { textTable } from './textTable.ts';
import { flowdayVersion } from './version.ts';

/** What `--batches --json` prints: a contract. */
interface BatchesReport extends BatchReport {
  readonly flowday: string;
  readonly scenario: string;
  readonly seed: string;
  readonly warmUpMinutes: number;
  readonly definitions: Readonly<Record<string, MeasureDefinition>>;
}

export function printBatches(scenario: Scenario, batches: number, options: RunOptions): void {
  const { seed } = options;
  const { timeUnit, warmUpMinutes } = scenario.calendar;
  const untilMinutes = untilMinutesOf(scenario, options.days);
  if (untilMinutes <= warmUpMinutes) {
    throw new Complaint(
      `Nothing is left to cut into batches after a warm-up of ${lengthIn(timeUnit, warmUpMinutes)}.`,
      'Ask for more days, or shorten the warm-up (calendar: warm-up).',
      2,
    );
  }
  const report = runBatches(compileModel(scenario), { seed, replication: 0, batches, untilMinutes });
  if (report.batches < 2) {
    throw new Complaint(
      'The run ended before its second batch did, so there is nothing to compare.',
      'Ask for more batches, or for replications instead.',
    );
  }
  const whole: BatchesReport = {
    flowday: flowdayVersion(),
    scenario: scenario.id,
    seed,
    warmUpMinutes,
    ...report,
    definitions: measureCatalogue(scenario),
  };
  if (options.json) printJson(whole);
  else process.stdout.write(batchesText(scenario, whole, options));
}

function batchesText(scenario: Scenario, report: BatchesReport, options: RunOptions): string {
  const { timeUnit } = scenario.calendar;
  const { batches, measures, batchMinutes, warmUpMinutes } = report;
  const ids = Object.keys(measures);
  const shown = chosenMeasures(scenario, ids, options);
  const more = ids.length - shown.length;
  const rows = shown.flatMap((id) => {
    const measure = measures[id];
    if (measure === undefined) return [];
    const { unit, mean, ci95, lagOne, tooShort } = measure;
    const printed = printedIn(unit, timeUnit);
    if (mean === null) return [[id, '–', '', '', printed.unit, '']];
    const figures = [printed.text(mean), intervalText(ci95, printed), lagOne.toFixed(2)];
    return [[id, ...figures, printed.unit, tooShort ? 'batches too short' : '']];
  });
  const columns = [
    left('measure'),
    right('mean'),
    left('95% interval'),
    right('lag 1'),
    left('unit'),
    left(''),
  ];
  return `${scenario.name} (${report.scenario})
1 run, seed ${report.seed}: ${countText(batches, 'batch', 'batches')} of ${lengthIn(timeUnit, batchMinutes)} after ${lengthIn(timeUnit, warmUpMinutes)} of warm-up; counts are per batch

${textTable(columns, rows)}${more === 0 ? '' : `${countText(more, 'more measure')} with --all.\n`}${warningText(report, shown)}`;
}

function warningText({ batches, measures }: BatchesReport, shown: readonly string[]): string {
  const doubtful = shown.filter((id) => measures[id]?.tooShort);
  if (doubtful.length === 0) return '';
  const bound = (2 / Math.sqrt(batches)).toFixed(2);
  return `
Batches remember the one before (correlation above 2 ÷ √${batches} = ${bound}) in ${countText(doubtful.length, 'measure')}: there the interval is too
narrow. Ask for fewer batches, or make the run longer.
`;
}
