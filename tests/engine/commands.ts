// Commands as tests give them: checked, numbered, applied at the minute at which the world stands.

import {
  type Actor,
  applyCommand,
  type Command,
  checkCommand,
  drive,
  type JournalEntry,
  type Refusal,
  type World,
} from '../../engine/index.ts';

export const control: Actor = { kind: 'control', seatId: null };

export function agency(agencyId: string): Actor {
  return { kind: 'agency', agencyId, seatId: null };
}

/** A run in progress and the journal that it writes. */
export interface Played {
  readonly world: World;
  readonly journal: JournalEntry[];
}

/** Gives a command now, or answers why not; an accepted one is in the journal. */
export function give(played: Played, actor: Actor, command: Command, rationale = ''): Refusal | null {
  const { world, journal } = played;
  const refusal = checkCommand(world, actor, command);
  if (refusal) return refusal;
  const sequence = journal.length + 1;
  const entry: JournalEntry = {
    sequence,
    atMinutes: world.simMinutes,
    commandId: `command-${sequence}`,
    actor,
    command,
    rationale,
  };
  applyCommand(world, entry);
  journal.push(entry);
  return null;
}

/** Drives to a minute and gives control's command there; anything but acceptance is an error. */
export function at(world: World, minute: number, command: Command): void {
  drive(world, minute);
  const refusal = give({ world, journal: [] }, control, command);
  if (refusal) throw new Error(refusal.sentence);
}

export const pull = (leverId: string, amount: number | null = null): Command => ({
  kind: 'pullLever',
  leverId,
  amount,
});
export const stop = (leverId: string): Command => ({ kind: 'stopLever', leverId });
