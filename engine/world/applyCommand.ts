// Applies a command that checkCommand has let through at this instant. It cannot fail ([L2]).

import type { Actor, Command, DerivedActor, JournalEntry } from '../agencies/commands.ts';
import { amountOf, checkCommand } from './checkCommand.ts';
import { advance } from './createWorld.ts';
import type { LoggedDecision } from './decisionLog.ts';
import { life } from './interventionState.ts';
import { begin, windDown } from './interventions.ts';
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
  world.log.add({ ...logged(world, actor, command), atMinutes: world.simMinutes, sequence }, words);
  change(world, command);
  settle(world);
  advance(world, world.simMinutes);
}

function change(world: World, command: Command): void {
  switch (command.kind) {
    case 'pullLever': {
      const index = intervention(world, command.leverId);
      const table = world.model.interventions[index];
      if (!table?.lever) return;
      const amount = amountOf(table, command.amount);
      const units = table.lever.costPerUnit ? amount : 1;
      world.agencies.spend(table.agency, table.lever.costOncePounds * units, world.simMinutes);
      return begin(world, index, amount);
    }
    case 'stopLever':
      return windDown(world, intervention(world, command.leverId));
    case 'declareLevel': {
      const agency = world.model.find.agency.get(command.agencyId) as number;
      world.agencies.declared[agency] = command.level;
      world.agencies.declaredAt[agency] = world.simMinutes;
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
  const actorIndex =
    actor.kind === 'control'
      ? -1
      : actor.kind === 'schedule'
        ? (find.intervention.get(actor.injectId) as number)
        : (find.agency.get(actor.agencyId) as number);
  const base = { kind: command.kind, actor: actor.kind, actorIndex };
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
    default:
      return { ...base, subject: intervention(world, command.injectId), value: 0 };
  }
}
