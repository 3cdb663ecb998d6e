// Brings a session back from the storage: newest good snapshot, the journal behind it, every hash on the way
// compared, to the last minute that anybody may have been shown. The journal is never touched.

import {
  compileModel,
  createWorld,
  type HashRung,
  type JournalEntry,
  type Model,
  restoreWorld,
  type Scenario,
} from '../../engine/index.ts';
import type { RunFault } from '../protocol/index.ts';
import type { SessionRecord, Storage, StoredEntry, StoredSnapshot } from '../storage/storage.ts';
import { scenarioFromKept } from './keptScenario.ts';
import { type Answer, Ledger, logLine } from './ledger.ts';
import { journalOf } from './playedJournal.ts';
import { notBroughtBack } from './runFault.ts';
import { applyEntry, newSessionState, type SessionState } from './sessionState.ts';
import { thisEngine } from './thisEngine.ts';
import { planOf, speedAt } from './timetable.ts';
import { WorldRunner } from './worldRunner.ts';

export interface Recovered {
  readonly ledger: Ledger;
  /** Set when no way leads back to the last minute: the session opens frozen. */
  readonly fault: RunFault | null;
}

export async function recover(
  storage: Storage,
  record: SessionRecord,
  isoTime: () => string,
): Promise<Recovered> {
  const { sessionId } = record;
  const scenario = scenarioOf(record);
  const model = compileModel(scenario);
  const plan = planOf(scenario, record.settings);
  const entries = await storage.entries(sessionId, 0);
  const state = foldLog(entries, speedAt(plan, 0));
  const shownUntilMinutes = await storage.shownUntilMinutes(sessionId);
  const untilMinutes = Math.max(shownUntilMinutes, entries.at(-1)?.atMinutes ?? 0);
  const sameEngine = record.engineFingerprint === thisEngine();
  const rebuilt = rebuildWorld({
    model,
    seed: record.seed,
    journal: journalOf(entries),
    ladder: sameEngine ? await storage.ladder(sessionId) : [],
    snapshots: sameEngine ? await storage.snapshots(sessionId) : [],
    untilMinutes,
  });
  const ledger = new Ledger({
    record,
    plan,
    storage,
    runner: rebuilt.runner,
    state,
    seatRecords: await storage.seats(sessionId),
    answers: await answersOf(storage, sessionId, entries),
    shownUntilMinutes,
    isoTime,
  });
  if (rebuilt.fault === null)
    await noteRecovery(ledger, sameEngine ? rebuilt.notes : [otherEngine, ...rebuilt.notes]);
  if (!sameEngine || rebuilt.anew) await ledger.replaceLadder(thisEngine());
  return { ledger, fault: rebuilt.fault };
}

/** @throws when the text no longer reads as a scenario: an engine of another time. */
export function scenarioOf(record: SessionRecord): Scenario {
  return scenarioFromKept(record.scenarioText, record.settings.scenarioFile);
}

export function foldLog(entries: readonly StoredEntry[], speed: number): SessionState {
  const state = newSessionState(speed);
  for (const entry of entries) applyEntry(state, entry);
  return state;
}

interface Remains {
  readonly model: Model;
  readonly seed: string;
  readonly journal: readonly JournalEntry[];
  readonly ladder: readonly HashRung[];
  /** Newest first. */
  readonly snapshots: readonly StoredSnapshot[];
  readonly untilMinutes: number;
}

interface Rebuilt {
  readonly runner: WorldRunner;
  readonly notes: readonly string[];
  /** The old hashes no longer hold: the ladder is written again. */
  readonly anew: boolean;
  readonly fault: RunFault | null;
}

/** From the newest snapshot that holds; else from an older one; else from the first minute. */
function rebuildWorld(remains: Remains): Rebuilt {
  const notes: string[] = [];
  for (const snapshot of remains.snapshots) {
    try {
      const runner = fromSnapshot(remains.model, snapshot);
      if (foldJournal(runner, remains)) return { runner, notes, anew: false, fault: null };
      notes.push(`A hash after the snapshot of minute ${snapshot.atMinutes} did not hold.`);
    } catch (error) {
      notes.push(`The snapshot of minute ${snapshot.atMinutes} could not be used: ${sentenceOf(error)}`);
    }
  }
  return fromTheStart(remains, notes);
}

function fromTheStart(remains: Remains, notes: string[]): Rebuilt {
  try {
    const runner = freshRunner(remains.model, remains.seed);
    if (foldJournal(runner, remains)) return { runner, notes, anew: false, fault: null };
    notes.push('The run could not be repeated hash by hash; it goes on from its decisions as they now play.');
    const anew = freshRunner(remains.model, remains.seed);
    foldJournal(anew, { ...remains, ladder: [] });
    return { runner: anew, notes, anew: true, fault: null };
  } catch (error) {
    const runner = freshRunner(remains.model, remains.seed);
    return { runner, notes, anew: false, fault: notBroughtBack(error) };
  }
}

export function freshRunner(model: Model, seed: string): WorldRunner {
  return new WorldRunner(model, createWorld(model, { seed, replication: 0, measuring: true }), 0);
}

export function fromSnapshot(model: Model, snapshot: StoredSnapshot): WorldRunner {
  const runner = new WorldRunner(model, restoreWorld(model, snapshot.bytes), snapshot.entries);
  if (runner.stateHash() !== snapshot.stateHash) throw new Error('its hash is wrong.');
  return runner;
}

/** False at the first hash that differs. */
function foldJournal(runner: WorldRunner, { journal, ladder, untilMinutes }: Remains): boolean {
  const rungs = ladder.filter(
    (rung) =>
      rung.entries > runner.entries ||
      (rung.entries === runner.entries && rung.atMinutes > runner.simMinutes),
  );
  let next = 0;
  const climb = (): boolean => {
    for (let rung = rungs[next]; rung !== undefined && rung.entries <= runner.entries; rung = rungs[next]) {
      runner.driveTo(rung.atMinutes);
      if (runner.stateHash() !== rung.state) return false;
      next += 1;
    }
    return true;
  };
  for (const entry of journal.slice(runner.entries)) {
    if (!climb()) return false;
    runner.driveTo(entry.atMinutes);
    runner.apply(entry);
  }
  if (!climb()) return false;
  runner.driveTo(untilMinutes);
  return true;
}

/** Accepted commands answer for themselves; refusals were written down. */
async function answersOf(storage: Storage, sessionId: string, entries: readonly StoredEntry[]) {
  const answers = new Map<string, { seatId: string; answer: Answer }>();
  for (const { commandId, seatId, sequence, atMinutes } of entries) {
    if (commandId === null || seatId === null) continue;
    answers.set(commandId, { seatId, answer: { type: 'accepted', sequence, atMinutes } });
  }
  for (const { commandId, seatId, code, sentence } of await storage.refusals(sessionId)) {
    answers.set(commandId, { seatId, answer: { type: 'refused', code, sentence } });
  }
  return answers;
}

/** A run in play comes back paused; whoever runs the room starts it again. */
async function noteRecovery(ledger: Ledger, notes: readonly string[]): Promise<void> {
  const { state } = ledger;
  if (state.phase === 'play') {
    const { speed } = state;
    // How much of a hold had passed when the program stopped, nobody knows; how much a pause had left, the record does.
    const holdWallSeconds = state.clock === 'paused' ? state.holdWallSeconds : null;
    const change = {
      kind: 'clock',
      to: 'paused',
      stoppedBy: 'recovery',
      speed,
      holdWallSeconds,
    } as const;
    const line = logLine('recovery', 'Flowday was restarted. Nothing was lost; the clock stands.', change);
    await ledger.write(null, [line], { shownUntilMinutes: ledger.runner.simMinutes });
  }
  const lines = notes.map((note) => logLine('recovery', note, null, 'control'));
  if (lines.length > 0) await ledger.write(null, lines);
}

const otherEngine = 'This run was written by another version of the engine; its decisions were played again.';

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
