// The journal of a run in its stored record: what was decided and played. Knows no storage.

import type { JournalEntry } from '../../engine/index.ts';
import type { StoredEntry } from '../storage/storage.ts';

/** What was decided and played. */
export function journalOf(entries: readonly StoredEntry[]): readonly JournalEntry[] {
  const broken = entries.flatMap(({ body }) =>
    body.type === 'log' && body.change?.kind === 'broken' ? [body.change.bySequence] : [],
  );
  return entries
    .map(toJournalEntry)
    .filter((entry) => entry !== null)
    .filter(({ sequence }) => broken.every((from) => sequence < from));
}

/** Null for the lines of the session log. */
export function toJournalEntry(entry: StoredEntry): JournalEntry | null {
  if (entry.body.type !== 'command') return null;
  const { actor, command, rationale } = entry.body;
  return {
    sequence: entry.sequence,
    atMinutes: entry.atMinutes,
    commandId: entry.commandId ?? `server-${entry.sequence}`,
    actor,
    command,
    rationale,
  };
}
