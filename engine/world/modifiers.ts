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

/** One effect of an intervention on one pool, origin, step or weight. */
interface Change {
  readonly intervention: number;
  readonly effect: EffectTable;
  readonly at: number;
}

export class Modifiers {
  declare readonly poolAdd: Float64Array;
  declare readonly poolFactor: Float64Array;
  declare readonly originFactor: Float64Array;
  declare readonly workFactor: Float64Array;
  declare readonly patienceFactor: Float64Array;
  declare readonly weights: Float64Array;
  /** Factors of work and patience that those at work and waiting have been told of: see `passOn`. */
  declare readonly toldWork: Float64Array;
  declare readonly toldPatience: Float64Array;
  /** Moves in force for those about to enter each step. */
  declare readonly moves: Move[][];
  /** There are some. */
  isMoving = false;
  /** By intervention: its own changes; and those of all, in the order of ids, on whatever it changes. */
  private readonly own: readonly (readonly Change[])[];
  private readonly beside: (readonly Change[] | undefined)[] = [];

  constructor(model: Model) {
    this.poolAdd = new Float64Array(model.pools.length);
    this.poolFactor = new Float64Array(model.pools.length).fill(1);
    this.originFactor = new Float64Array(model.origins.length).fill(1);
    this.workFactor = new Float64Array(model.steps.length).fill(1);
    this.patienceFactor = new Float64Array(model.steps.length).fill(1);
    this.weights = new Float64Array(model.weights).fill(1);
    this.toldWork = new Float64Array(model.steps.length).fill(1);
    this.toldPatience = new Float64Array(model.steps.length).fill(1);
    this.moves = model.steps.map(() => []);
    this.own = model.interventions.map(({ effects }, intervention) =>
      effects.flatMap((effect) => placesOf(effect).map((at) => ({ intervention, effect, at }))),
    );
  }

  /** Works everything out anew. */
  recompute(world: World): void {
    for (const changes of this.own) for (const change of changes) this.undo(change);
    for (const changes of this.own) this.apply(changes, world);
    this.isMoving = this.moves.some((moves) => moves.length > 0);
  }

  /** Work and patience are as the factors say already. */
  allTold(): void {
    this.toldWork.set(this.workFactor);
    this.toldPatience.set(this.patienceFactor);
  }

  /** Works out anew what one intervention changes. */
  refresh(world: World, intervention: number): void {
    const own = this.own[intervention] as readonly Change[];
    for (const change of own) this.undo(change);
    this.apply(this.changesBeside(intervention, own), world);
    this.isMoving = this.moves.some((moves) => moves.length > 0);
  }

  private changesBeside(intervention: number, own: readonly Change[]): readonly Change[] {
    const known = this.beside[intervention];
    if (known !== undefined) return known;
    const targets = new Set(own.map(targetOf));
    const found = this.own.flatMap((changes) => changes.filter((change) => targets.has(targetOf(change))));
    this.beside[intervention] = found;
    return found;
  }

  /** As if no intervention changed it. */
  private undo({ effect, at }: Change): void {
    switch (effect.kind) {
      case 'capacity':
        this.poolAdd[at] = 0;
        return;
      case 'capacityFactor':
        this.poolFactor[at] = 1;
        return;
      case 'arrivals':
        this.originFactor[at] = 1;
        return;
      case 'duration':
        this.workFactor[at] = 1;
        return;
      case 'patience':
        this.patienceFactor[at] = 1;
        return;
      case 'weight':
        this.weights[at] = 1;
        return;
      case 'move':
        (this.moves[at] as Move[]).length = 0;
        return;
      case 'budget':
        return;
    }
  }

  private apply(changes: readonly Change[], world: World): void {
    const { fraction } = world.interventions;
    for (let each = 0; each < changes.length; each++) {
      const change = changes[each] as Change;
      const inForce = fraction[change.intervention] as number;
      if (inForce !== 0) this.add(change, world, inForce);
    }
  }

  private add({ effect, at, intervention }: Change, world: World, inForce: number): void {
    switch (effect.kind) {
      case 'capacity':
        this.poolAdd[at] =
          (this.poolAdd[at] as number) + Math.trunc(bounded(effect.add(world, intervention) * inForce));
        return;
      case 'capacityFactor':
        scale(this.poolFactor, at, effect.factor(world, intervention), inForce);
        this.poolFactor[at] = bounded(this.poolFactor[at] as number);
        return;
      case 'arrivals':
        return scale(this.originFactor, at, effect.factor(world, intervention), inForce);
      case 'duration':
        return scale(this.workFactor, at, effect.factor(world, intervention), inForce);
      case 'patience':
        return scale(this.patienceFactor, at, effect.factor(world, intervention), inForce);
      case 'weight':
        return scale(this.weights, at, effect.factor(world, intervention), inForce);
      case 'move':
        (this.moves[at] as Move[]).push({
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

/** Multiplies by a factor as far as it is in force; no figure at all changes nothing. */
function scale(column: Float64Array, at: number, factor: number, inForce: number): void {
  const partly = 1 + (factor - 1) * inForce;
  if (!Number.isNaN(partly)) column[at] = (column[at] as number) * Math.max(0, partly);
}

/** Pools, origins, steps or weights that an effect changes. */
function placesOf(effect: EffectTable): readonly number[] {
  switch (effect.kind) {
    case 'capacity':
    case 'capacityFactor':
      return [effect.pool];
    case 'arrivals':
      return [effect.origin];
    case 'duration':
    case 'patience':
      return [effect.step];
    case 'weight':
      return effect.weights;
    case 'move':
      return [effect.fromStep];
    case 'budget':
      return [];
  }
}

function targetOf({ effect, at }: Change): string {
  return `${effect.kind} ${at}`;
}
