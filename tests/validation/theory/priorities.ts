// What theory says of one server and several classes of patients. Formulas and their sources; knows no engine.

import { erlangC } from './singleStation.ts';

/** λ a minute, mean and second moment of service; the first class goes first. */
export interface PriorityClass {
  readonly lambda: number;
  readonly mean: number;
  readonly second: number;
}

/** Mean waits, nobody interrupted (Cobham 1954; Gross et al. 3.4). */
export function cobhamWaits(classes: readonly PriorityClass[]): readonly number[] {
  const residual = residualWork(classes);
  let before = 0;
  return classes.map(({ lambda, mean }) => {
    const after = before + lambda * mean;
    const wait = residual / ((1 - before) * (1 - after));
    before = after;
    return wait;
  });
}

/** Mean times in the system when lower classes are interrupted and resume (Kleinrock II 3.4; Jaiswal 1968). */
export function preemptiveTimes(classes: readonly PriorityClass[]): readonly number[] {
  let before = 0;
  return classes.map(({ lambda, mean }, index) => {
    const after = before + lambda * mean;
    const residual = residualWork(classes.slice(0, index + 1));
    const time = mean / (1 - before) + residual / ((1 - before) * (1 - after));
    before = after;
    return time;
  });
}

/** Mean waits before c servers, nobody interrupted, service alike and exponential (Cobham 1954; Gross et al. 3.4). */
export function cobhamFarmWaits(lambdas: readonly number[], mu: number, c: number): readonly number[] {
  const all = lambdas.reduce((sum, lambda) => sum + lambda, 0);
  const residual = erlangC(c, all / mu) / (c * mu);
  let before = 0;
  return lambdas.map((lambda) => {
    const after = before + lambda / (c * mu);
    const wait = residual / ((1 - before) * (1 - after));
    before = after;
    return wait;
  });
}

/**
 * Mean waits when the priority of somebody who has waited w is slope × w and the highest goes next (Kleinrock 1964;
 * Kleinrock II 3.7). Slopes ascend with the classes.
 */
export function ageingWaits(
  classes: readonly (PriorityClass & { readonly slope: number })[],
): readonly number[] {
  const load = classes.map(({ lambda, mean }) => lambda * mean);
  const all = load.reduce((sum, rho) => sum + rho, 0);
  const firstCome = residualWork(classes) / (1 - all);
  const waits: number[] = [];
  for (const [p, { slope }] of classes.entries()) {
    let above = firstCome;
    let below = 1;
    for (const [i, other] of classes.entries()) {
      const rho = load[i] ?? 0;
      if (i < p) above -= rho * (waits[i] ?? 0) * (1 - other.slope / slope);
      if (i > p) below -= rho * (1 - slope / other.slope);
    }
    waits.push(above / below);
  }
  return waits;
}

function residualWork(classes: readonly PriorityClass[]): number {
  return classes.reduce((sum, { lambda, second }) => sum + (lambda * second) / 2, 0);
}
