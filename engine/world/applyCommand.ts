// Applies a command that checkCommand has let through at this instant. It cannot fail ([L2]).

import type { Actor, Command, DerivedActor, JournalEntry } from '../agencies/commands.ts';
import { askLater } from './asking.ts';
import { amountOf, checkCommand } from './checkCommand.ts';
import { advance } from './createWorld.ts';
import type { LoggedDecision } from './decisionLog.ts';
import { keepStart } from './hours.ts';
import { life } from './interventionState.ts';
import { begin, unitsPaidFor, windDown } from './interventions.ts';
import { closeRound, plan, planningOpen, takeBack } from './planning.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** Applies a journalled command. The world stands at the entry's instant. */
export function applyCommand(world: World, entry: JournalEntry): void {
  if (world.simMinutes !== entry.atMinutes) throw new Error('An entry is applied at its own instant');
  applyFrom(world, entry.actor, entry.command, entry.sequence, entry.rationale);
}

/** Applies a derived command: one that `drive` has worked out. */
export function applyDerived(world: World, actor: DerivedActor, command: Command, words: string): void {
  applyFrom(world, actor, command, -1, words);
}

function applyFrom(
  world: World,
  actor: Actor | DerivedActor,
  command: Command,
  sequence: number,
  words: string,
): void {
  const refusal = checkCommand(world, actor, command);
  if (refusal) throw new Error(`Applied a command that is refused: ${refusal.sentence}`);
  if (command.kind === 'closePlanning') carryOutPlans(world);
  world.log.add({ ...logged(world, actor, command), atMinutes: world.simMinutes, sequence }, words);
  change(world, command);
  // A plan is only noted down: nothing happens before the round is closed.
  if (planningOpen(world)) return;
  settle(world, false);
  if (command.kind === 'closePlanning') keepStart(world);
  advance(world, world.simMinutes);
}

/** Agencies that nobody plays decide in the planning round what the file says, in its order, as far as they may. */
function carryOutPlans(world: World): void {
  for (const [index, { agency }] of world.model.agencies.entries()) {
    if (world.agencies.playedByPeople[index] === 1) continue;
    for (const { lever, amount } of agency.plans) {
      const actor = { kind: 'standing-orders', agencyId: agency.id, orderId: planningOrder } as const;
      const command = { kind: 'pullLever', leverId: lever, amount } as const;
      if (checkCommand(world, actor, command) === null) applyDerived(world, actor, command, planningOrder);
    }
  }
}

/** Whose order it is when an agency carries out its plans. */
const planningOrder = 'plans';

function change(world: World, command: Command): void {
  switch (command.kind) {
    case 'pullLever':
      return pull(world, intervention(world, command.leverId), command.amount);
    case 'stopLever': {
      const index = intervention(world, command.leverId);
      return planningOpen(world) ? takeBack(world, index) : windDown(world, index);
    }
    case 'closePlanning':
      return closeRound(world);
    case 'declareLevel': {
      const agency = world.model.find.agency.get(command.agencyId) as number;
      world.agencies.declared[agency] = command.level;
      world.agencies.declaredAt[agency] = world.simMinutes;
      if (world.model.agencies[agency]?.asked) askLater(world);
      return;
    }
    case 'handAgency': {
      const agency = world.model.find.agency.get(command.agencyId) as number;
      world.agencies.playedByPeople[agency] = command.playedBy === 'people' ? 1 : 0;
      return;
    }
    case 'fireInject':
      return begin(world, intervention(world, command.injectId), 1);
    case 'endInject':
      return windDown(world, intervention(world, command.injectId));
    case 'holdInject':
      return setState(world, command.injectId, life.held);
    case 'releaseInject':
      return setState(world, command.injectId, life.available);
    case 'skipInject':
      return setState(world, command.injectId, life.skipped);
  }
}

function pull(world: World, index: number, given: number | null): void {
  const table = world.model.interventions[index];
  if (!table?.lever) return;
  const amount = amountOf(table, given);
  if (planningOpen(world)) return plan(world, index, amount);
  const once = table.lever.costOncePounds * unitsPaidFor(table, amount);
  world.agencies.accounts.spend(table.agency, once, world.simMinutes);
  begin(world, index, amount);
}

function setState(world: World, injectId: string, state: number): void {
  const index = intervention(world, injectId);
  world.interventions.state[index] = state;
  world.interventions.since[index] = world.simMinutes;
}

function intervention(world: World, id: string): number {
  return world.model.find.intervention.get(id) as number;
}

function logged(
  world: World,
  actor: Actor | DerivedActor,
  command: Command,
): Pick<LoggedDecision, 'kind' | 'actor' | 'actorIndex' | 'subject' | 'value'> {
  const { find } = world.model;
  const base = { kind: command.kind, actor: actor.kind, actorIndex: indexOf(world, actor) };
  switch (command.kind) {
    case 'pullLever': {
      const index = intervention(world, command.leverId);
      const table = world.model.interventions[index];
      return { ...base, subject: index, value: table ? amountOf(table, command.amount) : 1 };
    }
    case 'stopLever':
      return { ...base, subject: intervention(world, command.leverId), value: 0 };
    case 'declareLevel':
      return { ...base, subject: find.agency.get(command.agencyId) as number, value: command.level };
    case 'handAgency':
      return {
        ...base,
        subject: find.agency.get(command.agencyId) as number,
        value: command.playedBy === 'people' ? 1 : 0,
      };
    case 'closePlanning':
      return { ...base, subject: -1, value: 0 };
    default:
      return { ...base, subject: intervention(world, command.injectId), value: 0 };
  }
}

/** Agency or inject that acts; −1: control or the clock. */
function indexOf({ model }: World, actor: Actor | DerivedActor): number {
  switch (actor.kind) {
    case 'control':
    case 'clock':
      return -1;
    case 'schedule':
      return model.find.intervention.get(actor.injectId) as number;
    default:
      return model.find.agency.get(actor.agencyId) as number;
  }
}
