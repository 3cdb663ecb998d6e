// A run as a file, in the edition for its audience. The room's edition leaves out what was private.

import type { JournalEntry, Scenario } from '../../engine/index.ts';
import type { RecordedRunFile, SessionPhase } from '../protocol/index.ts';
import type { SessionRecord, Storage, StoredEntry } from '../storage/storage.ts';
import { journalOf } from './playedJournal.ts';
import { foldLog, scenarioOf } from './recovery.ts';
import type { WorldRunner } from './worldRunner.ts';

export type RunFileEdition = 'control' | 'room';

/** How far an open session has played, and its scenario as it was read when it was opened. */
export type Played = Pick<WorldRunner, 'simMinutes' | 'scenario'>;

/**
 * null: the room's edition, before the debrief is open. `played` is null for a session that is not open here: its
 * scenario is read again from its text, which takes about a second for a whole system.
 */
export async function runFileOf(
  storage: Storage,
  record: SessionRecord,
  edition: RunFileEdition,
  played: Played | null,
): Promise<RecordedRunFile | null> {
  const entries = await storage.entries(record.sessionId, 0);
  const { log, phase } = foldLog(entries, 1);
  if (edition === 'room' && !roomMayRead(phase)) return null;
  const journal = journalOf(entries);
  const scenario = played?.scenario ?? scenarioOf(record);
  const endedAtMinutes = played?.simMinutes ?? (await storage.shownUntilMinutes(record.sessionId));
  const forRoom = edition === 'room';
  return {
    format: 'flowday-run-1',
    engine: record.engineFingerprint,
    edition,
    name: record.settings.name,
    scenario: forRoom ? withoutControlsEyes(scenario) : scenario,
    run: { seed: record.seed, replication: 0, journal: forRoom ? journal.map(withoutSeat) : journal },
    endedAtMinutes,
    ladder: (await storage.ladder(record.sessionId)).filter((rung) => rung.atMinutes <= endedAtMinutes),
    sessionLog: forRoom ? log.filter((entry) => entry.audience === 'room') : log,
    ...(forRoom ? {} : await whoAndWhen(storage, record, entries)),
  };
}

/** What an evaluator asks of every decision, and the journal cannot tell. */
async function whoAndWhen(
  storage: Storage,
  { sessionId }: SessionRecord,
  entries: readonly StoredEntry[],
): Promise<Pick<RecordedRunFile, 'people' | 'decidedWallTimes'>> {
  const commands = entries.filter(({ body }) => body.type === 'command');
  return {
    people: (await storage.seats(sessionId)).map(({ seat }) => seat),
    decidedWallTimes: Object.fromEntries(commands.map(({ sequence, wallTime }) => [sequence, wallTime])),
  };
}

function roomMayRead(phase: SessionPhase): boolean {
  return phase === 'debrief' || phase === 'closed';
}

function withoutSeat(entry: JournalEntry): JournalEntry {
  return { ...entry, commandId: `entry-${entry.sequence}`, actor: { ...entry.actor, seatId: null } };
}

/** What control hoped to see stays with control; it has no effect on the run. */
function withoutControlsEyes(scenario: Scenario): Scenario {
  return { ...scenario, injects: scenario.injects.map((inject) => ({ ...inject, expected: null })) };
}
