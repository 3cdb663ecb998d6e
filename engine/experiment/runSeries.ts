// One run as series: how things stand at evenly spaced instants, or on average between them.

import { onGrid } from '../base/time.ts';
import { drive, setOff } from '../drive/drive.ts';
import type { Model } from '../model/model.ts';
import { averagesOf } from '../views/measuresOf.ts';
import { standingOf } from '../views/standingOf.ts';
import { createWorld } from '../world/createWorld.ts';
import { readWindows, withoutWarmUp } from './windows.ts';

export interface SeriesOptions {
  /** Names all chance in the run: any text. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  readonly untilMinutes: number;
  /** Between two points; above 0. */
  readonly everyMinutes: number;
  /** `standing`: the state at each instant, minute 0 first; `average`: over the time since the point before. */
  readonly points: 'standing' | 'average';
}

export interface Series {
  /** Instants of the points; the warm-up is in it. */
  readonly atMinutes: readonly number[];
  /** Measure id → a value for each instant. An indicator is left out where an average has no sample of it. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** Shorter than asked for when the run ends by itself before; an average needs its whole time. */
export function runSeries(model: Model, options: SeriesOptions): Series {
  const atMinutes = instants(options);
  const rows =
    options.points === 'standing' ? standing(model, options, atMinutes) : average(model, options, atMinutes);
  const ids = Object.keys(rows[0] ?? {}).filter((id) => rows.every((row) => row[id] !== undefined));
  return {
    atMinutes: atMinutes.slice(0, rows.length),
    values: Object.fromEntries(ids.map((id) => [id, rows.map((row) => row[id] ?? 0)])),
  };
}

function instants({ untilMinutes, everyMinutes, points }: SeriesOptions): readonly number[] {
  const found: number[] = [];
  const first = points === 'standing' ? 0 : 1;
  for (let point = first; onGrid(point * everyMinutes) <= untilMinutes; point++) {
    found.push(onGrid(point * everyMinutes));
  }
  return found;
}

type Row = Readonly<Record<string, number>>;

function standing(model: Model, { seed, replication }: SeriesOptions, atMinutes: readonly number[]): Row[] {
  const world = createWorld(model, { seed, replication, measuring: false });
  setOff(world);
  const rows: Row[] = [];
  for (const at of atMinutes) {
    drive(world, at);
    if (world.simMinutes < at) break;
    rows.push(standingOf(world));
  }
  return rows;
}

function average(
  model: Model,
  { seed, replication }: SeriesOptions,
  endsMinutes: readonly number[],
): readonly Row[] {
  return readWindows(withoutWarmUp(model), { seed, replication, endsMinutes }, averagesOf);
}
