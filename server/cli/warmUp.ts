// `flowday warm-up FILE`: how long a scenario should run before anything is measured.

import type { Command } from 'commander';
import {
  measureCatalogue,
  recommendWarmUp,
  type Scenario,
  type Series,
  type WarmUpAdvice,
} from '../../engine/index.ts';
import { headlineMeasures, namedMeasures } from './chosenMeasures.ts';
import { Complaint } from './complaint.ts';
import { countText, figureText } from './figures.ts';
import { left, right } from './measureTable.ts';
import { daysOption, durationOption, listOption, type RunningOptions, runningOptions } from './options.ts';
import { printJson } from './output.ts';
import { lengthIn, printedIn, type TimeUnit } from './printedIn.ts';
import { progressBar } from './progressBar.ts';
import { runSeriesReplications } from './replicationPool.ts';
import { untilMinutesOf } from './runLength.ts';
import { readScenarioOrComplain } from './scenarioFile.ts';
import { seriesMean } from './seriesMean.ts';
import { sparkline } from './sparkline.ts';
import { textTable } from './textTable.ts';

interface WarmUpOptions extends RunningOptions {
  readonly replications: number;
  readonly days?: number;
  /** Minutes. */
  readonly every?: number;
  readonly measures?: readonly string[];
  readonly json?: boolean;
}

/** What `--json` prints: a contract. */
interface WarmUpReport extends WarmUpAdvice {
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  readonly untilMinutes: number;
  readonly everyMinutes: number;
  /** What the file says now. */
  readonly warmUpMinutes: number;
}

const hour = 60;
/** A short run is cut finer than into hours, so that there is something to judge. */
const fewestPoints = 240;

export function addWarmUp(program: Command): void {
  const warmUp = program
    .command('warm-up')
    .description('Recommend how long a scenario should run before anything is measured.')
    .argument('<file>', 'scenario file (YAML)')
    .option('--days <number>', 'simulated days; default: all of the scenario', daysOption)
    .option(
      '--every <time>',
      'averages over so much time; default: 1 h, or 1/240 of a short run',
      durationOption,
    )
    .option('--measures <ids>', 'judge by these only, such as "waiting.*,in-system"', listOption)
    .option('--json', 'print JSON');
  const often = { text: 'runs that are averaged', least: 1, most: 10_000, usual: 20 };
  for (const option of runningOptions(often)) warmUp.addOption(option);
  warmUp
    .addHelpText(
      'after',
      `
Examples:
  flowday warm-up scenarios/single-queue.yaml
  flowday warm-up my-ward.yaml --replications 50 --every "1 day" --measures "in-use.*"

Averages people waiting, present and under way, units in use and headline indicators over the replications, hour by
hour (over less, without indicators, which are taken every hour), and asks MSER-5 (White 1997) of each where it has forgotten its beginning. The longest is recommended. Demand
that drifts over the whole run, as in a season, looks like a beginning that never ends: judge such a scenario
without its season.`,
    )
    .action(async (file: string, options: WarmUpOptions) => {
      const scenario = readScenarioOrComplain(file, options);
      const series = await judgedSeries(scenario, options);
      const report = reportOf(scenario, options, series);
      if (options.json) printJson(report);
      else process.stdout.write(reportText(scenario, report, series));
    });
}

async function judgedSeries(scenario: Scenario, options: WarmUpOptions): Promise<Series> {
  const { seed, replications, processes } = options;
  const untilMinutes = untilMinutesOf(scenario, options.days);
  const bar = progressBar(scenario.id);
  const sum = seriesMean();
  const series = { everyMinutes: everyMinutesOf(options, untilMinutes), points: 'average' as const };
  await runSeriesReplications(
    { scenario, seed, replications, processes, untilMinutes, series },
    (one, number) => {
      sum.add(one);
      bar.show(number + 1, replications);
    },
  ).finally(bar.clear);
  const { atMinutes, values } = sum.mean();
  const ids = Object.keys(values);
  if (series.everyMinutes < hour && options.measures?.some(isIndicator)) {
    throw new Complaint(
      'Indicators are taken every hour: there is no average over less.',
      'Say --every "1 h" or more, or leave indicators out of --measures.',
      2,
    );
  }
  const judged = namedMeasures(
    ids,
    options.measures ?? ids.filter((id) => isJudged(scenario, id, series.everyMinutes)),
  );
  return { atMinutes, values: Object.fromEntries(judged.map((id) => [id, values[id] ?? []])) };
}

function everyMinutesOf({ every }: WarmUpOptions, untilMinutes: number): number {
  return every ?? Math.min(hour, untilMinutes / fewestPoints);
}

function isIndicator(id: string): boolean {
  return id.startsWith('indicator.');
}

/** Levels of people and units, and the indicators that the scenario marks as its headline, which are taken every hour. */
function isJudged(scenario: Scenario, id: string, everyMinutes: number): boolean {
  return !isIndicator(id) || (everyMinutes >= hour && headlineMeasures(scenario).includes(id));
}

function reportOf(scenario: Scenario, options: WarmUpOptions, series: Series): WarmUpReport {
  const untilMinutes = untilMinutesOf(scenario, options.days);
  const advice = recommendWarmUp(series);
  if (advice.measures.length === 0) {
    throw new Complaint('There is nothing to judge by.', 'Name measures that the scenario has.', 2);
  }
  return {
    scenario: scenario.id,
    seed: options.seed,
    replications: options.replications,
    untilMinutes,
    everyMinutes: everyMinutesOf(options, untilMinutes),
    warmUpMinutes: scenario.calendar.warmUpMinutes,
    ...advice,
  };
}

type Judged = WarmUpReport['measures'][number];

const rowsShown = 20;
const sparks = 48;

function reportText(scenario: Scenario, report: WarmUpReport, { atMinutes, values }: Series): string {
  const { timeUnit } = scenario.calendar;
  const catalogue = measureCatalogue(scenario);
  const settledFirst = (a: Judged, b: Judged): number =>
    Number(a.late) - Number(b.late) || b.minutes - a.minutes;
  const slowest = [...report.measures].sort(settledFirst).slice(0, rowsShown);
  const rows = slowest.map(({ measure, minutes, late }) => {
    const series = values[measure] ?? [];
    const cut = atMinutes.filter((at) => at <= minutes).length / Math.max(1, atMinutes.length);
    const last = series.at(-1) ?? 0;
    const isTime = timeUnit !== null && catalogue[measure]?.unit === 'minutes';
    const end = isTime ? printedIn('minutes', timeUnit).text(last) : figureText(last, '');
    return [
      measure,
      lengthIn(timeUnit, minutes),
      sparkline(series, sparks, cut),
      end,
      late ? 'not settled' : '',
    ];
  });
  const columns = [left('measure'), right('leave out'), left('over the run'), right('at the end'), left('')];
  const more = report.measures.length - rows.length;
  return `${scenario.name} (${report.scenario})
Averages over ${lengthIn(timeUnit, report.everyMinutes)}, ${countText(report.replications, 'replication')} of ${lengthIn(timeUnit, report.untilMinutes)}, seed ${report.seed}

${textTable(columns, rows)}${more === 0 ? '' : `${countText(more, 'more measure')} with --json.\n`}
${adviceText(report, timeUnit)}`;
}

function adviceText({ minutes, measures, warmUpMinutes }: WarmUpReport, timeUnit: TimeUnit): string {
  const late = measures.filter((measure) => measure.late).map(({ measure }) => measure);
  const advice =
    minutes === null
      ? 'Nothing settles in this run: it is too short to say how long a warm-up should be.\n'
      : `The file says ${lengthIn(timeUnit, warmUpMinutes)}. Under "calendar:", write\n\n  warm-up: ${lengthIn(timeUnit, minutes)}\n`;
  if (late.length === 0) return advice;
  const some = `${late.slice(0, 4).join(', ')}${late.length > 4 ? ' …' : ''}`;
  return `${advice}
Beware: ${countText(late.length, 'measure has', 'measures have')} not settled by the middle of the run (${some}),
and the advice leaves them out. The run is too short to say, or something in it drifts to the end.
`;
}
