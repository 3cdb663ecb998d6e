// `run --series FILE`: how things stand at evenly spaced instants, as a table that a spreadsheet or a plot can read.

import type { Scenario, Series } from '../../engine/index.ts';
import { namedMeasures } from './chosenMeasures.ts';
import { countText } from './figures.ts';
import { writeOutput } from './outputFile.ts';
import { progressBar } from './progressBar.ts';
import { runSeriesReplications } from './replicationPool.ts';
import { untilMinutesOf } from './runLength.ts';
import type { RunOptions } from './runOptions.ts';
import { seriesMean } from './seriesMean.ts';

const anHour = 60;

/** @param path a file, or `-` for stdout */
export async function printSeries(scenario: Scenario, path: string, options: RunOptions): Promise<void> {
  const { seed, replications = 1, processes } = options;
  const untilMinutes = untilMinutesOf(scenario, options.days);
  const bar = progressBar(scenario.id);
  const sum = seriesMean();
  const series = { everyMinutes: options.every ?? anHour, points: 'standing' as const };
  await runSeriesReplications(
    { scenario, seed, replications, processes, untilMinutes, series },
    (one, number) => {
      sum.add(one);
      bar.show(number + 1, replications);
    },
  ).finally(bar.clear);
  const mean = sum.mean();
  const chosen = namedMeasures(Object.keys(mean.values), options.measures ?? ['*']);
  const text = seriesText(scenario, mean, chosen, replications === 1 ? '0' : `mean of ${replications}`);
  if (path === '-') process.stdout.write(text);
  else writeOutput(path, text);
  process.stderr.write(
    `${countText(chosen.length, 'series', 'series')} of ${countText(mean.atMinutes.length, 'point')}${path === '-' ? '' : ` in ${path}`}\n`,
  );
}

/** One line for each point of each measure, in order of time. */
function seriesText(
  { calendar }: Scenario,
  { atMinutes, values }: Series,
  measures: readonly string[],
  replication: string,
): string {
  const lines = ['replication,minute,time,warm-up,measure,value'];
  for (const [point, minute] of atMinutes.entries()) {
    const warmUp = minute < calendar.warmUpMinutes ? 'yes' : 'no';
    const begin = `${replication},${minute},${timeText(calendar, minute)},${warmUp}`;
    for (const id of measures) lines.push(`${begin},${id},${values[id]?.[point] ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
}

/** `2013-12-02 08:00:00`, as spreadsheets read it. */
function timeText({ startDate, startMinuteOfDay }: Scenario['calendar'], minute: number): string {
  const wallMs = Date.parse(`${startDate}T00:00:00Z`) + (startMinuteOfDay + minute) * 60_000;
  return new Date(wallMs).toISOString().slice(0, 19).replace('T', ' ');
}
