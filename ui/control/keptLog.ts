// The room's log as this console has seen it: a room view brings only the newest lines, notes must stay.
// Pure.

import type { SessionLogEntry } from '../../server/protocol/index.ts';

/** Newest first, each entry once. */
export function mergeLog(
  kept: readonly SessionLogEntry[],
  fresh: readonly SessionLogEntry[],
): readonly SessionLogEntry[] {
  const newest = kept[0]?.sequence ?? Number.NEGATIVE_INFINITY;
  const oldest = kept.at(-1)?.sequence ?? Number.POSITIVE_INFINITY;
  const unknown = fresh.filter(({ sequence }) => sequence > newest || sequence < oldest);
  if (unknown.length === 0) return kept;
  return [...kept, ...unknown].sort((a, b) => b.sequence - a.sequence);
}

export function notesOf(log: readonly SessionLogEntry[]): readonly SessionLogEntry[] {
  return log.filter(({ kind }) => kind === 'note');
}

export function withoutNotes(log: readonly SessionLogEntry[]): readonly SessionLogEntry[] {
  return log.filter(({ kind }) => kind !== 'note');
}

/** "10:41" by the clock of the room, from an ISO 8601 wall time, in this computer's own zone. */
export function roomTimeText(wallTime: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(wallTime.getHours())}:${two(wallTime.getMinutes())}`;
}
