// Folding a journal: replay plays a run again, branch plays it with commands removed, moved or added.
// The same loop as play itself, so a replay equals the run that wrote the journal ([J3]).

import type { Decision, JournalEntry, Refusal } from '../agencies/commands.ts';
import { onGrid } from '../base/time.ts';
import type { BranchEdit, HashRung, Mismatch, RunRecord } from '../doorTypes.ts';
import type { Model } from '../model/model.ts';
import { applyCommand } from '../world/applyCommand.ts';
import { checkCommand } from '../world/checkCommand.ts';
import { createWorld } from '../world/createWorld.ts';
import { hashWorld } from '../world/hashWorld.ts';
import { planningOpen } from '../world/planning.ts';
import type { World } from '../world/world.ts';
import { derivedSince, drive } from './drive.ts';

export interface ReplayOptions {
  readonly run: RunRecord;
  readonly untilMinutes: number;
  /** Hashes to compare on the way; the replay stops at the first that differs. */
  readonly ladder?: readonly HashRung[];
  readonly measuring?: boolean;
  /** Called at each whole day and at the end, for progress, snapshots and series. */
  readonly onDay?: (world: World) => void;
}

export interface ReplayResult {
  readonly world: World;
  readonly decisions: readonly Decision[];
  readonly mismatch: Mismatch | null;
  /** Entries that the world refuses; none in a true replay. */
  readonly refused: readonly { readonly entry: JournalEntry; readonly refusal: Refusal }[];
}

/**
 * Plays a run again from minute 0 to `untilMinutes` (simulated minutes), comparing the hashes of `ladder` on the
 * way; stops at the first that differs ([J3]). Entries that the world refuses are listed, not applied.
 */
export function replay(model: Model, options: ReplayOptions): ReplayResult {
  const { seed, replication } = options.run;
  const world = createWorld(model, { seed, replication, measuring: options.measuring ?? true });
  return fold(world, 0, options);
}

/**
 * Goes on from a world that stands somewhere in a run: `applied` entries of the journal are behind it.
 * The rungs of the ladder before its minute are passed over.
 */
export function fold(world: World, applied: number, options: ReplayOptions): ReplayResult {
  const decisions: Decision[] = [];
  const refused: { entry: JournalEntry; refusal: Refusal }[] = [];
  const rungs = new RungCursor(options.ladder ?? [], world);
  const result = (): ReplayResult => ({ world, decisions, mismatch: rungs.mismatch, refused });
  let done = applied;
  for (const entry of options.run.journal.slice(applied)) {
    if (entry.atMinutes > options.untilMinutes) break;
    if (!driveAlong(world, entry.atMinutes, rungs, done, decisions, options.onDay)) return result();
    const refusal = checkCommand(world, entry.actor, entry.command);
    if (refusal) refused.push({ entry, refusal });
    else decisions.push(...applyEntry(world, entry));
    done++;
  }
  if (driveAlong(world, options.untilMinutes, rungs, done, decisions, options.onDay)) rungs.finish(world);
  return result();
}

/** Applies an entry; answers it, with what it made agencies decide that nobody plays. */
function applyEntry(world: World, entry: JournalEntry): readonly Decision[] {
  const before = world.log.size;
  const inPlanning = planningOpen(world);
  applyCommand(world, entry);
  if (!inPlanning) return [entry];
  const derived = entry.command.kind === 'closePlanning' ? derivedSince(world, before) : [];
  return [...derived, { ...entry, decidedIn: 'planning' }];
}

/** Drives by days and rungs, comparing hashes; false at the first that differs. */
function driveAlong(
  world: World,
  untilMinutes: number,
  rungs: RungCursor,
  entries: number,
  decisions: Decision[],
  onDay: ((world: World) => void) | undefined,
): boolean {
  decisions.push(...drive(world, world.simMinutes));
  if (!rungs.check(world, entries)) return false;
  while (world.simMinutes < untilMinutes && !world.over) {
    const day = (Math.floor(world.simMinutes / 1440) + 1) * 1440;
    decisions.push(...drive(world, Math.min(untilMinutes, day, rungs.nextAfter(world.simMinutes))));
    if (!rungs.check(world, entries)) return false;
    if (world.simMinutes === day) onDay?.(world);
  }
  return true;
}

/**
 * The journal after edits, in order of instant and then sequence; added commands come last at their instant, on the time
 * grid. What is put into the planning round comes last in it.
 */
export function editedJournal(
  journal: readonly JournalEntry[],
  edits: readonly BranchEdit[],
): readonly JournalEntry[] {
  let entries = [...journal];
  const places = new Map<number, number>();
  const closing = journal.find(({ command }) => command.kind === 'closePlanning')?.sequence;
  let nextSequence = entries.reduce((most, entry) => Math.max(most, entry.sequence), 0) + 1;
  for (const edit of edits) {
    if (edit.kind === 'remove') entries = entries.filter((entry) => entry.sequence !== edit.sequence);
    else if (edit.kind === 'move') {
      const atMinutes = onGrid(edit.toMinutes);
      const inFrontOf = edit.before ?? (edit.inPlanning ? closing : undefined);
      if (inFrontOf !== undefined) places.set(edit.sequence, inFrontOf - 0.5);
      entries = entries.map((entry) => (entry.sequence === edit.sequence ? { ...entry, atMinutes } : entry));
    } else {
      const { actor, command, rationale } = edit;
      const atMinutes = onGrid(edit.atMinutes);
      const sequence = nextSequence++;
      if (edit.inPlanning && closing !== undefined) places.set(sequence, closing - 0.5);
      entries.push({ sequence, atMinutes, commandId: `branch-${sequence}`, actor, command, rationale });
    }
  }
  const placeOf = ({ sequence }: JournalEntry): number => places.get(sequence) ?? sequence;
  return entries.sort(
    (left, right) =>
      left.atMinutes - right.atMinutes || placeOf(left) - placeOf(right) || left.sequence - right.sequence,
  );
}

/** A run with edits: people's other commands are kept, derived ones respond, refused ones are listed. */
export function branch(
  model: Model,
  options: Omit<ReplayOptions, 'ladder'> & { readonly edits: readonly BranchEdit[] },
): ReplayResult {
  const journal = editedJournal(options.run.journal, options.edits);
  return replay(model, { ...options, run: { ...options.run, journal } });
}

/** Walks a ladder of hashes beside a replay. */
class RungCursor {
  mismatch: Mismatch | null = null;
  private next = 0;
  private readonly ladder: readonly HashRung[];

  constructor(ladder: readonly HashRung[], world: World) {
    this.ladder = ladder.filter((rung) => rung.atMinutes >= world.simMinutes);
  }

  /** Instant of the next rung if it lies after `minutes`; otherwise never. */
  nextAfter(minutes: number): number {
    const at = this.ladder[this.next]?.atMinutes;
    return at !== undefined && at > minutes ? at : Number.POSITIVE_INFINITY;
  }

  /** Compares the rungs that stand at this instant after this many entries. */
  check(world: World, applied: number): boolean {
    for (let rung = this.ladder[this.next]; rung !== undefined; rung = this.ladder[this.next]) {
      if (rung.atMinutes > world.simMinutes) return true;
      if (rung.atMinutes === world.simMinutes && rung.entries > applied) return true;
      const found = hashWorld(world).state;
      if (rung.atMinutes < world.simMinutes || rung.entries !== applied || rung.state !== found) {
        this.mismatch = { atMinutes: rung.atMinutes, expected: rung.state, found };
        return false;
      }
      this.next++;
    }
    return true;
  }

  /** A rung of this instant that waits for entries the journal does not have is a mismatch too. */
  finish(world: World): void {
    const rung = this.ladder[this.next];
    if (rung === undefined || rung.atMinutes > world.simMinutes) return;
    this.mismatch = { atMinutes: rung.atMinutes, expected: rung.state, found: hashWorld(world).state };
  }
}
