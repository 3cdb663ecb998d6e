// What one changed thing does to a run's figures, under the same luck: paired differences from the base case, of
// measures and of evidence targets alike. Knows nothing of how replications are run.

import { meanOf, studentInterval } from '../measures/statistics.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { EvidenceResult } from './evidence.ts';

/** A figure that is followed from arm to arm. */
export interface Followed {
  /** A measure such as `indicator.four-hour`, or `evidence.ID` (the mean of its values), or `highest.ID`. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Of the base case, over its replications; null: none has it. */
  readonly base: number | null;
}

export interface Change {
  /** Arm − base, the mean over the replications that have the figure in both; null: none has. */
  readonly mean: number | null;
  /** 95% by Student's t; null for fewer than two. */
  readonly ci95: readonly [number, number] | null;
}

/**
 * The headline of the scenario and its evidence: of a target with several values their mean, or where they are relative
 * to their own mean the highest of them.
 */
export function followedFigures(scenario: Scenario, base: readonly EvidenceResult[]): readonly Followed[] {
  const headline = [...scenario.headline.map((id) => `indicator.${id}`), ...scenario.headlineMeasures];
  const names = new Map(scenario.indicators.map(({ id, name }) => [`indicator.${id}`, name]));
  for (const { id, name } of scenario.kpis) names.set(`kpi.${id}`, name);
  for (const { id, name } of scenario.ledger) names.set(`ledger.${id}`, name);
  const unitOf = (id: string): string => base[0]?.measures[id]?.unit ?? '';
  return [
    ...headline.map((id) => ({ id, name: names.get(id) ?? id, unit: unitOf(id) })),
    ...scenario.evidence.map((target) => {
      const highest = target.take === null && target.relativeTo === 'mean';
      const name = highest ? `${target.name}, highest` : target.name;
      return { id: `${highest ? 'highest' : 'evidence'}.${target.id}`, name, unit: target.unit };
    }),
  ].map((figure) => {
    const values = inOrder(base).flatMap((result) => figureIn(result, figure.id) ?? []);
    return { ...figure, base: values.length === 0 ? null : meanOf(values) };
  });
}

/**
 * Changes of the figures, in their order.
 *
 * @throws when a replication of the arm is not among those of the base
 */
export function changesFrom(
  base: readonly EvidenceResult[],
  arm: readonly EvidenceResult[],
  figures: readonly Followed[],
): readonly Change[] {
  const pairs = inOrder(arm).map((result) => {
    const other = base.find(({ replication }) => replication === result.replication);
    if (other === undefined) throw new Error('A paired difference needs the same replications in both arms.');
    return [other, result] as const;
  });
  return figures.map(({ id }) => {
    const differences = pairs.flatMap(([from, to]) => {
      const [before, after] = [figureIn(from, id), figureIn(to, id)];
      return before === null || after === null ? [] : [after - before];
    });
    return {
      mean: differences.length === 0 ? null : meanOf(differences),
      ci95: studentInterval(differences, 0.95),
    };
  });
}

function figureIn(result: EvidenceResult, id: string): number | null {
  const [, family, target] = /^(evidence|highest)\.(.*)$/.exec(id) ?? [];
  if (target !== undefined) {
    const values = result.evidence[target]?.compared.flatMap((value) => value ?? []) ?? [];
    if (values.length === 0) return null;
    return family === 'highest' ? Math.max(...values) : meanOf(values);
  }
  return result.measures[id]?.mean ?? null;
}

function inOrder(results: readonly EvidenceResult[]): readonly EvidenceResult[] {
  return [...results].sort((a, b) => a.replication - b.replication);
}
