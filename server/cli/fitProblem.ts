// A fit as the search sees it: free parameters as a point of the unit box, targets as residuals. Owns what a residual
// is; runs go to the pool of the evidence verb, every point under the same luck.

import { basename, dirname, join } from 'node:path';
import {
  type Changes,
  compileEvidence,
  type EvidenceResult,
  type EvidenceTarget,
  formatProblem,
  type Parameter,
  parseScenario,
  runEvidence,
  type Scenario,
  writtenFigure,
} from '../../engine/index.ts';
import { dataFilesIn } from '../dataFiles.ts';
import { Complaint } from './complaint.ts';
import { runArms } from './evidencePool.ts';
import { countText } from './figures.ts';
import { differenceStep, type Grid, type Point } from './fitSearch.ts';
import type { RunningOptions } from './options.ts';
import type { OutputOptions } from './outputFile.ts';
import { type ReadScenario, warningsText } from './scenarioFile.ts';
import { readTextFile } from './textFile.ts';

export interface FitOptions extends RunningOptions, OutputOptions {
  readonly free: readonly string[];
  readonly targets?: readonly string[];
  readonly replications: number;
  readonly data?: string;
  readonly iterations: number;
  readonly out?: string;
  readonly json?: boolean;
}

export interface FreeParameter extends Parameter {
  readonly range: NonNullable<Parameter['range']>;
  /** Its value and both ends are whole numbers, so it counts something: beds, places. */
  readonly whole: boolean;
}

/** One value of a target. */
export interface Residual {
  readonly target: EvidenceTarget;
  /** Place among the values of the target. */
  readonly index: number;
  readonly observed: number;
  readonly halfBand: number;
  /** So that the values of one target count as one. */
  readonly weight: number;
}

const threadsWorthWallMs = 3000;

/** How a list of points is run: for each its replications, in order; none where the scenario makes no sense. */
export type RunPoints = (points: readonly Point[]) => Promise<readonly (readonly EvidenceResult[])[]>;

export interface FitProblem {
  /** With every free parameter at its start. */
  readonly scenario: Scenario;
  readonly free: readonly FreeParameter[];
  readonly fitted: readonly EvidenceTarget[];
  readonly start: Point;
  readonly grid: Grid;
  readonly run: RunPoints;
  /** So far. */
  readonly leftOut: readonly LeftOut[];
  /** The files of which the scenario is made. */
  readonly inputs: readonly string[];
}

/** A point at which the scenario makes no sense. */
export interface LeftOut {
  /** Of those that are to blame, as written in a scenario. */
  readonly values: Readonly<Record<string, string>>;
  /** The first problem that was found. */
  readonly sentence: string;
}

/**
 * @param onRun hears of each run that is done
 * @throws Complaint when the file, its parameters or its targets cannot be fitted
 */
export function fitProblem(file: string, options: FitOptions, onRun: () => void): FitProblem {
  const inputs: string[] = [];
  const read = scenarioReader(file, options.data, (path) => inputs.push(path));
  const changes: Changes = { set: options.set ?? {}, off: options.off ?? [] };
  const scenario = readOrComplain(file, read(changes));
  const free = options.free.map((id) => freeParameter(id, scenario));
  const fitted = chosenTargets(scenario, options.targets);
  const runAll = hereOrOnThreads(scenario, options, onRun);
  const leftOut: LeftOut[] = [];
  const readAt = (values: LeftOut['values']): ReadScenario =>
    read({ ...changes, set: { ...changes.set, ...values } });
  const run = keeping((points) =>
    runAll(points.map((point) => () => scenarioAt(valuesAt(point, free), readAt, leftOut))),
  );
  const start = free.map(({ value, range: { low, high } }) =>
    Math.min(1, Math.max(0, (value - low) / (high - low))),
  );
  return { scenario, free, fitted, start, grid: gridOf(free), run, leftOut, inputs };
}

/** Null where it makes no sense, and then it is said of whom: of those whose value does it alone, or of all. */
function scenarioAt(
  values: LeftOut['values'],
  readAt: (values: LeftOut['values']) => ReadScenario,
  leftOut: LeftOut[],
): Scenario | null {
  const { scenario, problems } = readAt(values);
  if (scenario !== null) return scenario;
  const sentence = problems.find(({ severity }) => severity === 'error')?.sentence ?? '';
  if (leftOut.some((one) => one.sentence === sentence)) return null;
  const each = Object.entries(values);
  const alone = each.filter(([id, value]) => readAt({ [id]: value }).scenario === null);
  leftOut.push({ values: Object.fromEntries(alone.length === 0 ? each : alone), sentence });
  return null;
}

/** A whole number is changed by one at least. */
function gridOf(free: readonly FreeParameter[]): Grid {
  const units = free.map(({ whole, range: { low, high } }) => (whole ? 1 / (high - low) : 0));
  return {
    steps: units.map((unit) => (unit === 0 ? differenceStep : Math.ceil(differenceStep / unit) * unit)),
    snap: (point) =>
      point.map((value, index) => {
        const unit = units[index] ?? 0;
        return unit === 0 ? value : Math.min(1, Math.round(value / unit) * unit);
      }),
  };
}

/** Here, if that takes hardly longer than to start threads for it, by a first run; otherwise on all cores. */
function hereOrOnThreads(
  scenario: Scenario,
  { seed, replications, processes }: FitOptions,
  onRun: () => void,
): (arms: readonly (() => Scenario | null)[]) => Promise<readonly (readonly EvidenceResult[])[]> {
  const startedWallMs = performance.now();
  runEvidence(compileEvidence(scenario), { seed, replication: 0 });
  const wallMsOfARun = performance.now() - startedWallMs;
  return async (arms) => {
    if (wallMsOfARun * arms.length * replications > threadsWorthWallMs) {
      return runArms(arms, { seed, replications, processes }, onRun);
    }
    return arms.map((arm) => {
      const changed = arm();
      if (changed === null) return [];
      const model = compileEvidence(changed);
      return Array.from({ length: replications }, (_, replication) => {
        onRun();
        return runEvidence(model, { seed, replication });
      });
    });
  };
}

/** The same point is not run twice: under the same luck it would come to the same. */
function keeping(run: RunPoints): RunPoints {
  const kept = new Map<string, readonly EvidenceResult[]>();
  return async (points) => {
    const missing = points.filter((point) => !kept.has(point.join()));
    const results = missing.length === 0 ? [] : await run(missing);
    for (const [index, point] of missing.entries()) kept.set(point.join(), results[index] ?? []);
    return points.map((point) => kept.get(point.join()) ?? []);
  };
}

/** As they would be written in a scenario. */
export function valuesAt(point: Point, free: readonly FreeParameter[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    free.map(({ id, dimension, whole, range: { low, high } }, index) => {
      const value = low + (point[index] ?? 0) * (high - low);
      return [id, writtenFigure({ value: whole ? Math.round(value) : value, dimension })];
    }),
  );
}

export function valuesText(values: LeftOut['values']): string {
  return Object.entries(values)
    .map(([id, value]) => `${id} = ${value}`)
    .join(', ');
}

/**
 * Reads the file, under `--data` if there is one, with each change; every file is read from disk once.
 *
 * @param noticed hears the path of each of them
 */
function scenarioReader(
  file: string,
  data: string | undefined,
  noticed: (path: string) => void,
): (changes: Changes) => ReadScenario {
  for (const path of [file, ...(data === undefined ? [] : [data])]) noticed(path);
  const kept = new Map<string, string | null>();
  const fromDisk = dataFilesIn(dirname(file), noticed);
  const readFile = (name: string): string | null => {
    if (!kept.has(name)) kept.set(name, fromDisk(name));
    return kept.get(name) ?? null;
  };
  let name = file;
  let text = readTextFile(file);
  if (data !== undefined) {
    const overlay = basename(data) === basename(file) ? `data-${basename(data)}` : basename(data);
    kept.set(overlay, readTextFile(data));
    kept.set(basename(file), text);
    name = join(dirname(file), `${basename(data)} over ${basename(file)}`);
    text = `flowday: 1\nextends: ${JSON.stringify([basename(file), overlay])}\n`;
  }
  return (changes) => parseScenario(text, name, readFile, changes);
}

function readOrComplain(file: string, { scenario, problems }: ReadScenario): Scenario {
  if (scenario !== null) {
    process.stderr.write(warningsText(file, problems));
    return scenario;
  }
  process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  throw new Complaint(
    `${basename(file)} cannot be run: ${countText(problems.length, 'problem')}.`,
    'Mend the file first; flowday check tells when it is good.',
  );
}

function freeParameter(id: string, { parameters }: Scenario): FreeParameter {
  const parameter = parameters.find((one) => one.id === id);
  if (parameter === undefined) {
    const withRange = parameters.filter(({ range }) => range !== null).map((one) => one.id);
    throw new Complaint(
      `There is no parameter "${id}".`,
      withRange.length === 0
        ? 'No parameter of this scenario has a range: say low: and high: beside its value.'
        : `These have a range: ${withRange.join(', ')}.`,
      2,
    );
  }
  const { range } = parameter;
  if (range === null || range.low >= range.high) {
    throw new Complaint(
      `Nobody says in which range "${id}" may lie.`,
      'Say low: and high: beside its value; a fit looks nowhere else.',
      2,
    );
  }
  const whole =
    parameter.dimension === 'number' && [parameter.value, range.low, range.high].every(Number.isInteger);
  return { ...parameter, range, whole };
}

function chosenTargets({ evidence, id }: Scenario, ids: readonly string[] | undefined) {
  if (evidence.length === 0) {
    throw new Complaint(
      `${id} has no evidence to be fitted to.`,
      'Add a section evidence:, here or in a file given as --data.',
    );
  }
  if (ids === undefined) return evidence;
  const unknown = ids.find((one) => !evidence.some((target) => target.id === one));
  if (unknown === undefined) return evidence.filter((target) => ids.includes(target.id));
  throw new Complaint(
    `There is no target "${unknown}".`,
    `The targets are ${evidence.map((target) => target.id).join(', ')}.`,
    2,
  );
}

/** Values that were observed, have a band with a width, and of which the runs at the start say something. */
export function residualsOf(
  fitted: readonly EvidenceTarget[],
  atStart: readonly EvidenceResult[],
): readonly Residual[] {
  return fitted.flatMap((target) => {
    const values = target.observed.flatMap((observed, index) => {
      const band = target.band[index];
      const halfBand = band === undefined ? 0 : (band.high - band.low) / 2;
      const said = simulatedValue(atStart, target.id, index) !== null;
      return observed === null || halfBand === 0 || !said ? [] : [{ observed, index, halfBand }];
    });
    return values.map((value) => ({ target, ...value, weight: 1 / Math.sqrt(values.length) }));
  });
}

/**
 * (simulated − observed) ÷ half-band × weight, of the mean over the replications. A value that a run no longer has
 * leaves the residual that it had at the start, so that nothing is gained by it.
 */
export function residualValues(
  residuals: readonly Residual[],
  results: readonly EvidenceResult[],
  atStart: readonly EvidenceResult[],
): readonly number[] {
  return residuals.map(({ target, index, observed, halfBand, weight }) => {
    const value = simulatedValue(results, target.id, index) ?? simulatedValue(atStart, target.id, index);
    return (((value ?? observed) - observed) / halfBand) * weight;
  });
}

/** Mean over the replications that have it; null when none has. */
function simulatedValue(results: readonly EvidenceResult[], id: string, index: number): number | null {
  const values = results.flatMap(({ evidence }) => evidence[id]?.compared[index] ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
