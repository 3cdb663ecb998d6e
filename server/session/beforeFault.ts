// Where a run that a fault keeps from going on stood just before it: its record is played again until it breaks, and then
// once more up to there. Knows no wall clock and no screens.

import { compileModel, type JournalEntry } from '../../engine/index.ts';
import { minuteBefore } from '../protocol/index.ts';
import type { SessionRecord, Storage } from '../storage/storage.ts';
import { journalOf } from './playedJournal.ts';
import { freshRunner, fromSnapshot, scenarioOf } from './recovery.ts';
import type { WorldRunner } from './worldRunner.ts';

export interface BeforeFault {
  readonly runner: WorldRunner;
  /** The decision that broke the run; neither it nor what was decided behind it has been played. null: none did. */
  readonly brokenBy: JournalEntry | null;
}

export type FindBefore = typeof beforeFault;

/** @param untilMinutes the minute of the fault, or one behind it */
export async function beforeFault(
  storage: Storage,
  record: SessionRecord,
  untilMinutes: number,
): Promise<BeforeFault> {
  const model = compileModel(scenarioOf(record));
  const journal = journalOf(await storage.entries(record.sessionId, 0));
  const [newest] = await storage.snapshots(record.sessionId);
  const begin = (): WorldRunner => {
    try {
      if (newest !== undefined) return fromSnapshot(model, newest);
    } catch {
      // A damaged snapshot costs time only.
    }
    return freshRunner(model, record.seed);
  };
  const runner = begin();
  const brokenBy = play(runner, journal, untilMinutes);
  if (brokenBy === null) return { runner, brokenBy: null };
  const sound = begin();
  const played = journal.slice(0, runner.entries);
  const lastMinutes = Math.max(sound.simMinutes, played.at(-1)?.atMinutes ?? 0);
  if (brokenBy === 'time') {
    play(sound, played, Math.max(lastMinutes, minuteBefore(runner.simMinutes)));
    return { runner: sound, brokenBy: null };
  }
  play(sound, played, brokenBy.atMinutes);
  return { runner: sound, brokenBy };
}

/** What broke it: a decision, or what came with time; null: nothing did. */
function play(
  runner: WorldRunner,
  journal: readonly JournalEntry[],
  untilMinutes: number,
): JournalEntry | 'time' | null {
  for (const entry of journal.slice(runner.entries)) {
    if (!isSound(() => runner.driveTo(entry.atMinutes))) return 'time';
    if (!isSound(() => runner.apply(entry))) return entry;
  }
  return isSound(() => runner.driveTo(untilMinutes)) ? null : 'time';
}

function isSound(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
