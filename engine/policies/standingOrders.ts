// Standing orders: for an agency that nobody plays, what it does about what it can see.

import type { Command, DerivedActor } from '../agencies/commands.ts';
import type { OrderAction } from '../scenario/scenario.ts';
import type { World } from '../world/world.ts';

export interface ProposedCommand {
  readonly actor: DerivedActor;
  readonly command: Command;
}

/**
 * Commands of one order, each to be checked when its turn comes, for the one before may be what it needs;
 * none when its condition does not hold or people play.
 */
export function proposedBy(world: World, orderIndex: number): ProposedCommand[] {
  const table = world.model.orders[orderIndex];
  if (table === undefined || world.agencies.playedByPeople[table.agency] === 1) return [];
  if (table.when(world, table.agency) === 0) return [];
  const actor: DerivedActor = {
    kind: 'standing-orders',
    agencyId: table.order.agency,
    orderId: table.order.id,
  };
  return table.order.then.map((action) => ({
    actor,
    command: commandOf(world, table.agency, table.order.agency, action),
  }));
}

function commandOf(world: World, agency: number, agencyId: string, action: OrderAction): Command {
  switch (action.kind) {
    case 'pull':
      return { kind: 'pullLever', leverId: action.lever, amount: action.amount };
    case 'stop':
      return { kind: 'stopLever', leverId: action.lever };
    case 'declare':
      return { kind: 'declareLevel', agencyId, level: action.level };
    case 'declareComputed':
      return { kind: 'declareLevel', agencyId, level: world.computedLevel(agency) };
  }
}
