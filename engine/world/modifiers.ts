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

/** What one intervention does to one pool, origin, step or weight. */
type Change = {
  readonly intervention: number;
  readonly at: number;
  /** The same for all changes of the same thing. */
  readonly thing: string;
} & (
  | { readonly kind: 'add'; readonly column: Float64Array; readonly add: Evaluate }
  | {
      readonly kind: 'factor';
      readonly column: Float64Array;
      readonly factor: Evaluate;
      readonly ofUnits: boolean;
    }
  | { readonly kind: 'move'; readonly effect: Extract<EffectTable, { kind: 'move' }> }
);

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
      effects.flatMap((effect) => this.changesOf(effect, intervention)),
    );
  }

  private changesOf(effect: EffectTable, intervention: number): readonly Change[] {
    const thing = (at: number) => ({ intervention, at, thing: `${effect.kind} ${at}` });
    const scaling = (column: Float64Array, at: number, factor: Evaluate, ofUnits = false): Change => ({
      ...thing(at),
      kind: 'factor',
      column,
      factor,
      ofUnits,
    });
    switch (effect.kind) {
      case 'capacity':
        return [{ ...thing(effect.pool), kind: 'add', column: this.poolAdd, add: effect.add }];
      case 'capacityFactor':
        return [scaling(this.poolFactor, effect.pool, effect.factor, true)];
      case 'arrivals':
        return [scaling(this.originFactor, effect.origin, effect.factor)];
      case 'duration':
        return [scaling(this.workFactor, effect.step, effect.factor)];
      case 'patience':
        return [scaling(this.patienceFactor, effect.step, effect.factor)];
      case 'weight':
        return effect.weights.map((weight) => scaling(this.weights, weight, effect.factor));
      case 'move':
        return [{ ...thing(effect.fromStep), kind: 'move', effect }];
      case 'budget':
        return [];
    }
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
    const things = new Set(own.map(({ thing }) => thing));
    const found = this.own.flatMap((changes) => changes.filter(({ thing }) => things.has(thing)));
    this.beside[intervention] = found;
    return found;
  }

  /** As if no intervention changed it. */
  private undo(change: Change): void {
    if (change.kind === 'move') (this.moves[change.at] as Move[]).length = 0;
    else change.column[change.at] = change.kind === 'add' ? 0 : 1;
  }

  private apply(changes: readonly Change[], world: World): void {
    const { fraction } = world.interventions;
    for (let each = 0; each < changes.length; each++) {
      const change = changes[each] as Change;
      const inForce = fraction[change.intervention] as number;
      if (inForce !== 0) this.add(change, world, inForce);
    }
  }

  private add(change: Change, world: World, inForce: number): void {
    const { kind, at, intervention } = change;
    if (kind === 'move') {
      const { target, share, when, purpose } = change.effect;
      this.moves[at]?.push({ target, share: share(world, intervention) * inForce, when, purpose });
    } else if (kind === 'add') {
      const units = Math.trunc(bounded(change.add(world, intervention) * inForce));
      change.column[at] = (change.column[at] as number) + units;
    } else {
      const partly = 1 + (change.factor(world, intervention) - 1) * inForce;
      // No figure at all changes nothing.
      if (Number.isNaN(partly)) return;
      const product = (change.column[at] as number) * Math.max(0, partly);
      change.column[at] = change.ofUnits ? bounded(product) : product;
    }
  }
}
