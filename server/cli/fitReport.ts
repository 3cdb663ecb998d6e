// What a fit found, as data: values, how well they are known, and every row of evidence before and after. A contract
// (`--json`); the words stand in fitText.ts.

import {
  type EvidencePoint,
  type EvidenceResult,
  type EvidenceVerdict,
  judgeEvidence,
  type Scenario,
  writtenFigure,
} from '../../engine/index.ts';
import { belongs, type Identifiability, identifiability } from './fitIdentifiability.ts';
import {
  type FitOptions,
  type FitProblem,
  type FreeParameter,
  type LeftOut,
  type Residual,
  residualValues,
} from './fitProblem.ts';
import type { Point, SearchResult } from './fitSearch.ts';
import { flowdayVersion } from './version.ts';

export interface FitReport {
  readonly flowday: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  readonly runs: number;
  /** Sum over the targets of their mean squared distance from what was observed, in half-bands. */
  readonly costBefore: number;
  readonly costAfter: number;
  readonly steps: readonly number[];
  readonly ended: SearchResult['ended'];
  readonly parameters: readonly FittedParameter[];
  readonly correlations: readonly {
    readonly between: readonly [string, string];
    readonly correlation: number;
  }[];
  /** Sets of parameters that the targets cannot tell apart, or a single one of which they say nothing. */
  readonly unknown: readonly UnknownTogether[];
  readonly targets: readonly FittedRow[];
  /** Points at which the scenario makes no sense; the search stepped back from them. */
  readonly leftOut: readonly LeftOut[];
  /** By parameter, in order: change of each residual (in half-bands, weighted) over the whole range. */
  readonly slopes: readonly (readonly number[])[];
  /** Of the slopes' second index. */
  readonly residuals: readonly { readonly target: string; readonly index: number; readonly weight: number }[];
}

export interface FittedParameter {
  readonly id: string;
  readonly name: string;
  /** As written in a scenario, like all values here. */
  readonly before: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  /** Null: not identified. */
  readonly errorFromBands: string | null;
  /** Null: not identified, or fewer than two replications. */
  readonly errorFromChance: string | null;
  /** Place in its range, 0–1, and the errors in that unit. */
  readonly place: number;
  readonly placeErrorFromBands: number | null;
  readonly placeErrorFromChance: number | null;
  readonly atBound: 'low' | 'high' | null;
}

export interface UnknownTogether {
  /** Those that make it up, with the direction in which each moves. */
  readonly members: readonly { readonly id: string; readonly amount: number }[];
}

export interface FittedRow {
  readonly id: string;
  readonly name: string;
  readonly unit: EvidenceVerdict['unit'];
  readonly origin: EvidenceVerdict['origin'];
  /** Whether the fit looked at it: it was chosen, and there is something observed to look at. */
  readonly fitted: boolean;
  readonly before: EvidenceVerdict['verdict'];
  readonly after: EvidenceVerdict['verdict'];
  readonly pointsInsideBefore: number;
  readonly pointsInsideAfter: number;
  readonly points: readonly FittedPoint[];
}

export interface FittedPoint extends Pick<EvidencePoint, 'label' | 'observed' | 'low' | 'high'> {
  readonly before: number | null;
  readonly after: number | null;
}

export interface FitOutcome {
  readonly search: SearchResult;
  readonly residuals: readonly Residual[];
  readonly atStart: readonly EvidenceResult[];
  readonly atEnd: readonly EvidenceResult[];
  /** At the end. */
  readonly slopes: readonly (readonly number[])[];
  readonly runs: number;
}

const boundTolerance = 0.005;
/** An error below that, in units of the range, is none: where nothing is left to chance, or what rounding makes of it. */
const nothing = 1e-9;

export function fitReport(problem: FitProblem, options: FitOptions, outcome: FitOutcome): FitReport {
  const { search, residuals, atStart, atEnd, slopes, runs } = outcome;
  const each = atEnd.map((result) => residualValues(residuals, [result], atStart));
  const known = identifiability(slopes, each);
  const { free } = problem;
  return {
    flowday: flowdayVersion(),
    scenario: problem.scenario.id,
    seed: options.seed,
    replications: options.replications,
    runs,
    costBefore: search.steps[0]?.cost ?? 0,
    costAfter: search.cost,
    steps: search.steps.map(({ cost }) => cost),
    ended: search.ended,
    parameters: parametersOf(problem, search.at, known),
    correlations: known.correlations.map(({ first, second, correlation }) => ({
      between: [free[first]?.id ?? '', free[second]?.id ?? ''],
      correlation,
    })),
    unknown: known.unknown.map(({ amounts }) => ({
      members: amounts.flatMap((amount, index) =>
        Math.abs(amount) > belongs ? [{ id: free[index]?.id ?? '', amount }] : [],
      ),
    })),
    targets: rowsOf(problem.scenario, outcome),
    leftOut: problem.leftOut,
    slopes,
    residuals: residuals.map(({ target, index, weight }) => ({ target: target.id, index, weight })),
  };
}

function parametersOf(
  { free, start }: FitProblem,
  at: Point,
  { parameters }: Identifiability,
): readonly FittedParameter[] {
  return free.map((parameter, index) => {
    const { id, name, value, whole, range } = parameter;
    const width = range.high - range.low;
    const written = writer(parameter);
    const place = at[index] ?? start[index] ?? 0;
    const certainty = parameters[index];
    const error = (share: number | null | undefined): string | null => {
      if (share === null || share === undefined) return null;
      return share < nothing ? written(0, 0) : written(share * width, (share * width) / 10);
    };
    return {
      id,
      name,
      before: written(value, width / 10_000),
      value: written(range.low + place * width, whole ? 1 : width / 1000),
      low: written(range.low, width / 10_000),
      high: written(range.high, width / 10_000),
      errorFromBands: error(certainty?.errorFromBands),
      errorFromChance: error(certainty?.errorFromChance),
      place,
      placeErrorFromBands: certainty?.errorFromBands ?? null,
      placeErrorFromChance: certainty?.errorFromChance ?? null,
      atBound: place < boundTolerance ? 'low' : place > 1 - boundTolerance ? 'high' : null,
    };
  });
}

/**
 * Writes a figure of a parameter as a scenario would: times in days or hours where its range is so long, everything to a
 * round figure near `about`.
 */
function writer({ dimension, range }: FreeParameter): (value: number, about: number) => string {
  const time = dimension === 'time';
  const [unitMinutes, unit] = range.low >= 1440 ? [1440, 'days'] : range.low >= 120 ? [60, 'h'] : [1, 'min'];
  const scale = time ? 1 / unitMinutes : dimension === 'rate' ? 1440 : dimension === 'share' ? 100 : 1;
  return (value, about) => {
    const digits = about === 0 ? 0 : Math.max(0, Math.ceil(-Math.log10(about * scale)));
    const scaled = Number((value * scale).toFixed(digits));
    return time ? `${scaled} ${unit}` : writtenFigure({ value: scaled / scale, dimension });
  };
}

function rowsOf(scenario: Scenario, { residuals, atStart, atEnd }: FitOutcome): readonly FittedRow[] {
  const after = judgeEvidence(scenario, atEnd);
  return judgeEvidence(scenario, atStart).map((row, place) => {
    const then = after[place] ?? row;
    return {
      id: row.id,
      name: row.name,
      unit: row.unit,
      origin: row.origin,
      fitted: residuals.some(({ target }) => target.id === row.id),
      before: row.verdict,
      after: then.verdict,
      pointsInsideBefore: row.pointsInside,
      pointsInsideAfter: then.pointsInside,
      points: row.points.map(({ label, observed, low, high, simulated }, index) => ({
        label,
        observed,
        low,
        high,
        before: simulated,
        after: then.points[index]?.simulated ?? null,
      })),
    };
  });
}
