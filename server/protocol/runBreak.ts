// A run that ended because it could not go on: what its record says of that, and which part of its file can be played,
// for a file that was saved before the run was ended goes up to the fault. Pure; the engine is handed in.

import type * as Engine from '../../engine/index.ts';
import type { JournalEntry, RunFile, SessionLogEntry } from '../../engine/index.ts';
import { minuteBefore } from './playGrid.ts';

/** The room's own words on the fault at which a run ended; null: it ended otherwise, or went on after it. */
export function faultAtEnd(log: readonly SessionLogEntry[], endedAtMinutes: number): string | null {
  const line = log.findLast(
    ({ kind, audience, atMinutes }) => kind === 'fault' && audience === 'room' && atMinutes >= endedAtMinutes,
  );
  return line?.text ?? null;
}

export type ReplayTools = Pick<typeof Engine, 'compileModel' | 'createWorld' | 'fold' | 'isScenarioFault'>;

export interface SoundPart<File extends RunFile> {
  /** Ends at the last minute before the fault, without the decision that brought it, if one did. */
  readonly file: File;
  /** What broke the run, where, and what to do about it. */
  readonly fault: string;
}

/** null: it can be played to its end, or breaks in a way that its room knew nothing of: then the file is damaged. */
export function soundPartOf<File extends RunFile>(file: File, engine: ReplayTools): SoundPart<File> | null {
  const { journal, seed, replication } = file.run;
  const world = engine.createWorld(engine.compileModel(file.scenario), {
    seed,
    replication,
    measuring: true,
  });
  const play = (entries: readonly JournalEntry[], untilMinutes: number) =>
    engine.fold(world, 0, { run: { ...file.run, journal: entries }, untilMinutes });
  let brokenBy: JournalEntry | null = null;
  try {
    for (const entry of journal) {
      if (entry.atMinutes > file.endedAtMinutes) break;
      play([], entry.atMinutes);
      brokenBy = entry;
      play([entry], entry.atMinutes);
      brokenBy = null;
    }
    play([], file.endedAtMinutes);
    return null;
  } catch (error) {
    const untilMinutes = brokenBy?.atMinutes ?? minuteBefore(world.simMinutes);
    const ownWords = engine.isScenarioFault(error) ? `${error.message} ${error.remedy}` : null;
    const fault = faultAtEnd(file.sessionLog, untilMinutes) ?? ownWords;
    return fault === null ? null : { file: upTo(file, untilMinutes, brokenBy), fault };
  }
}

function upTo<File extends RunFile>(file: File, endedAtMinutes: number, brokenBy: JournalEntry | null): File {
  const { run, ladder } = file;
  const journal = run.journal.filter(
    ({ atMinutes, sequence }) =>
      atMinutes <= endedAtMinutes && (brokenBy === null || sequence < brokenBy.sequence),
  );
  const isReached = ({ atMinutes, entries }: RunFile['ladder'][number]): boolean =>
    atMinutes <= endedAtMinutes && entries <= journal.length;
  return { ...file, endedAtMinutes, run: { ...run, journal }, ladder: ladder.filter(isReached) };
}
