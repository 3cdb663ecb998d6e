// A run as a file, in the edition for its audience. The room's edition leaves out what was private.

import type { JournalEntry, RunFile, Scenario } from '../../engine/index.ts';
import type { SessionPhase } from '../protocol/index.ts';
import type { SessionRecord, Storage } from '../storage/storage.ts';
import { toJournalEntry } from './ledger.ts';
import { foldLog, scenarioOf } from './recovery.ts';

export type RunFileEdition = 'control' | 'room';

/** null: the room's edition, before the debrief is open. */
export async function runFileOf(
  storage: Storage,
  record: SessionRecord,
  edition: RunFileEdition,
  playedUntilMinutes: number,
): Promise<RunFile | null> {
  const entries = await storage.entries(record.sessionId, 0);
  const { log, phase } = foldLog(entries, 1);
  if (edition === 'room' && !roomMayRead(phase)) return null;
  const journal = entries.map(toJournalEntry).filter((entry) => entry !== null);
  const scenario = scenarioOf(record);
  const forRoom = edition === 'room';
  return {
    format: 'flowday-run-1',
    engine: record.engineFingerprint,
    edition,
    name: record.settings.name,
    scenario: forRoom ? withoutControlsEyes(scenario) : scenario,
    run: { seed: record.seed, replication: 0, journal: forRoom ? journal.map(withoutSeat) : journal },
    endedAtMinutes: playedUntilMinutes,
    ladder: (await storage.ladder(record.sessionId)).filter((rung) => rung.atMinutes <= playedUntilMinutes),
    sessionLog: forRoom ? log.filter((entry) => entry.audience === 'room') : log,
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
