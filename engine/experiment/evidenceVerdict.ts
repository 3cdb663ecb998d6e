// Replications against what was observed: means with intervals, and whether they lie where they should. A pure
// function of results; knows nothing of how replications are run or how a verdict is shown.

import { meanOf, studentInterval } from '../measures/statistics.ts';
import { evidenceParts } from '../scenario/evidenceParts.ts';
import type { EvidenceTarget, Scenario } from '../scenario/scenario.ts';
import type { EvidenceResult } from './evidence.ts';

export interface EvidenceVerdict {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly origin: EvidenceTarget['origin'];
  readonly unit: EvidenceTarget['unit'];
  readonly tolerance: string;
  readonly source: string;
  /** `missing`: no run says anything of what was observed; `unobserved`: nothing was, so there is nothing to judge. */
  readonly verdict: 'inside' | 'outside' | 'missing' | 'unobserved';
  /** Of those that were observed. */
  readonly pointsInside: number;
  readonly pointsJudged: number;
  /** The largest of the points' own; null: no band has a width, or nothing was simulated. */
  readonly bandsOutside: number | null;
  readonly points: readonly EvidencePoint[];
}

/** One value observed and simulated. */
export interface EvidencePoint {
  /** `08:00`, `Monday`, `2013-12-02`, `2013-12`; empty for a single figure. */
  readonly label: string;
  readonly observed: number | null;
  /** The band; null where nothing was observed. */
  readonly low: number | null;
  readonly high: number | null;
  /** Mean over the replications that have a value; null: none has. */
  readonly simulated: number | null;
  /** 95% by Student's t over replications; null for fewer than two. */
  readonly ci95: readonly [number, number] | null;
  /** Least and most of the replications. */
  readonly range: readonly [number, number] | null;
  /** Whether the mean lies in the band, ends included; null: nothing was observed. */
  readonly inside: boolean | null;
  /** Distance from the nearer end of the band ÷ half its width, signed: below 0 too low. 0 inside. */
  readonly bandsOutside: number | null;
}

const confidence = 0.95;

/** One verdict a target, in the order of the scenario; replications are folded in order of their number. */
export function judgeEvidence(
  { evidence, calendar }: Pick<Scenario, 'evidence' | 'calendar'>,
  results: readonly EvidenceResult[],
): readonly EvidenceVerdict[] {
  const inOrder = [...results].sort((a, b) => a.replication - b.replication);
  return evidence.map((target) => {
    const labels = target.take === null ? evidenceParts(target, calendar).map(({ label }) => label) : [''];
    const points = labels.map((label, index) => {
      const figures = inOrder.flatMap(({ evidence: values }) => values[target.id]?.compared[index] ?? []);
      return pointOf(label, target, index, figures);
    });
    return verdictOf(target, points);
  });
}

function pointOf(
  label: string,
  target: EvidenceTarget,
  index: number,
  figures: readonly number[],
): EvidencePoint {
  const observed = target.observed[index] ?? null;
  const band = observed === null ? null : (target.band[index] ?? null);
  const simulated = figures.length === 0 ? null : meanOf(figures);
  return {
    label,
    observed,
    low: band?.low ?? null,
    high: band?.high ?? null,
    simulated,
    ci95: studentInterval(figures, confidence),
    range: figures.length === 0 ? null : [Math.min(...figures), Math.max(...figures)],
    inside: band === null ? null : simulated !== null && simulated >= band.low && simulated <= band.high,
    bandsOutside: band === null || simulated === null ? null : bandsOutside(simulated, band),
  };
}

function bandsOutside(value: number, { low, high }: EvidenceTarget['band'][number]): number | null {
  if (value >= low && value <= high) return 0;
  const half = (high - low) / 2;
  if (half === 0) return null;
  return (value < low ? value - low : value - high) / half;
}

function verdictOf(target: EvidenceTarget, points: readonly EvidencePoint[]): EvidenceVerdict {
  const { id, name, definition, origin, unit, tolerance, source } = target;
  const judged = points.filter(({ inside }) => inside !== null);
  const pointsInside = judged.filter(({ inside }) => inside === true).length;
  const distances = judged.flatMap(({ bandsOutside: bands }) => bands ?? []);
  const worst = distances.reduce(
    (most, bands) => (Math.abs(bands) > Math.abs(most) ? bands : most),
    distances[0] ?? 0,
  );
  return {
    id,
    name,
    definition,
    origin,
    unit,
    tolerance,
    source,
    verdict: verdictOn(judged, pointsInside),
    pointsInside,
    pointsJudged: judged.length,
    bandsOutside: distances.length === 0 ? null : worst,
    points,
  };
}

function verdictOn(judged: readonly EvidencePoint[], pointsInside: number): EvidenceVerdict['verdict'] {
  if (judged.length === 0) return 'unobserved';
  if (judged.every(({ simulated }) => simulated === null)) return 'missing';
  // Nine in ten, in whole numbers, so that rounding decides nothing.
  return 10 * pointsInside >= 9 * judged.length ? 'inside' : 'outside';
}
