// What the interventions in force change at this instant: a pure function of their states, worked out anew
// whenever one changes, in the order of ids, so that restoring a world gives the same figures.

import type { EffectTable, Model } from '../model/model.ts';
import type { Evaluate } from '../pathways/readState.ts';
import type { World } from './world.ts';

/** No effect makes a resource larger than a file may write it, whatever an expression answers. */
export const mostUnits = 1_000_000;

/** At most so many more or fewer; no figure at all is none. */
function bounded(units: number): number {
  return Number.isNaN(units) ? 0 : Math.max(-mostUnits, Math.min(mostUnits, units));
}

export interface Move {
  readonly target: number;
  readonly share: number;
  readonly when: Evaluate | null;
  readonly purpose: number;
}

export class Modifiers {
  declare readonly poolAdd: Float64Array;
  declare readonly poolFactor: Float64Array;
  declare readonly originFactor: Float64Array;
  declare readonly workFactor: Float64Array;
  declare readonly patienceFactor: Float64Array;
  declare readonly weights: Float64Array;
  /** Moves in force for those about to enter each step. */
  declare readonly moves: Move[][];
  /** There are some. */
  isMoving = false;

  constructor(model: Model) {
    this.poolAdd = new Float64Array(model.pools.length);
    this.poolFactor = new Float64Array(model.pools.length).fill(1);
    this.originFactor = new Float64Array(model.origins.length).fill(1);
    this.workFactor = new Float64Array(model.steps.length).fill(1);
    this.patienceFactor = new Float64Array(model.steps.length).fill(1);
    this.weights = new Float64Array(model.weights).fill(1);
    this.moves = model.steps.map(() => []);
  }

  recompute(world: World): void {
    this.poolAdd.fill(0);
    for (const column of [this.poolFactor, this.originFactor, this.workFactor]) column.fill(1);
    this.patienceFactor.fill(1);
    this.weights.fill(1);
    for (const moves of this.moves) moves.length = 0;
    this.isMoving = false;
    const { fraction } = world.interventions;
    for (const [index, intervention] of world.model.interventions.entries()) {
      const inForce = fraction[index] as number;
      if (inForce === 0) continue;
      for (const effect of intervention.effects) this.add(effect, world, index, inForce);
    }
  }

  private add(effect: EffectTable, world: World, intervention: number, inForce: number): void {
    const partly = (of: Evaluate): number => {
      const factor = 1 + (of(world, intervention) - 1) * inForce;
      return Number.isNaN(factor) ? 1 : factor;
    };
    const scale = (column: Float64Array, index: number, factor: Evaluate): void => {
      column[index] = (column[index] as number) * Math.max(0, partly(factor));
    };
    switch (effect.kind) {
      case 'capacity':
        this.poolAdd[effect.pool] =
          (this.poolAdd[effect.pool] as number) +
          Math.trunc(bounded(effect.add(world, intervention) * inForce));
        return;
      case 'capacityFactor':
        scale(this.poolFactor, effect.pool, effect.factor);
        this.poolFactor[effect.pool] = bounded(this.poolFactor[effect.pool] as number);
        return;
      case 'arrivals':
        return scale(this.originFactor, effect.origin, effect.factor);
      case 'duration':
        return scale(this.workFactor, effect.step, effect.factor);
      case 'patience':
        return scale(this.patienceFactor, effect.step, effect.factor);
      case 'weight':
        for (const weight of effect.weights) scale(this.weights, weight, effect.factor);
        return;
      case 'move':
        this.isMoving = true;
        this.moves[effect.fromStep]?.push({
          target: effect.target,
          share: effect.share(world, intervention) * inForce,
          when: effect.when,
          purpose: effect.purpose,
        });
        return;
      case 'budget':
        return;
    }
  }
}
