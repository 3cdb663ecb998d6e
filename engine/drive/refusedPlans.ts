// What the agencies plan in the file and cannot carry out. Owns no rule of its own: it asks, on a world made for it, what
// closing the planning round asks.

import type { Refusal } from '../agencies/commands.ts';
import type { Model } from '../model/model.ts';
import { applyDerived } from '../world/applyCommand.ts';
import { checkCommand } from '../world/checkCommand.ts';
import { createWorld } from '../world/createWorld.ts';
import { planningOpen } from '../world/planning.ts';

export interface RefusedPlan {
  readonly agencyId: string;
  readonly leverId: string;
  /** Null: the usual amount. */
  readonly amount: number | null;
  readonly refusal: Refusal;
}

/** In a run that nobody plays; in the order of agencies, and of each its own. Empty where there is no planning round. */
export function refusedPlans(
  model: Model,
  options: { readonly seed: string; readonly replication: number },
): readonly RefusedPlan[] {
  const planned = model.agencies.filter(({ agency }) => agency.plans.length > 0);
  if (model.scenario.planning === null || planned.length === 0) return [];
  const world = createWorld(model, { ...options, measuring: false });
  if (!planningOpen(world)) return [];
  return planned.flatMap(({ agency }) => {
    const actor = { kind: 'standing-orders', agencyId: agency.id, orderId: 'plans' } as const;
    return agency.plans.flatMap(({ lever, amount }) => {
      const command = { kind: 'pullLever', leverId: lever, amount } as const;
      const refusal = checkCommand(world, actor, command);
      if (refusal !== null) return [{ agencyId: agency.id, leverId: lever, amount, refusal }];
      applyDerived(world, actor, command, 'plans');
      return [];
    });
  });
}
