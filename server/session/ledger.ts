// A session's record: log, journal, seats, marks and answers, always durable before they count. The only
// writer of the session's state and the only caller of the storage. Knows no wall clock and no sockets.

import type { JournalEntry } from '../../engine/index.ts';
import type { SeatBrief } from '../protocol/index.ts';
import type {
  Commit,
  EntryBody,
  SeatRecord,
  SessionChange,
  SessionRecord,
  Storage,
  StoredEntry,
} from '../storage/storage.ts';
import type { FindBefore } from './beforeFault.ts';
import { toJournalEntry } from './playedJournal.ts';
import { applyEntry, type SessionState } from './sessionState.ts';
import type { Plan } from './timetable.ts';
import type { WorldRunner } from './worldRunner.ts';

/** The storage could not be written or read: an operational failure, to be retried. */
export class StorageFailure extends Error {}

/** Who asked: the message whose id the first entry carries; null: the server by itself. */
export interface Cause {
  readonly commandId: string;
  readonly seatId: string;
}

export type Answer =
  | { readonly type: 'accepted'; readonly sequence: number; readonly atMinutes: number }
  | { readonly type: 'refused'; readonly code: string; readonly sentence: string };

export interface LedgerParts {
  readonly record: SessionRecord;
  readonly plan: Plan;
  readonly storage: Storage;
  readonly runner: WorldRunner;
  readonly state: SessionState;
  readonly seatRecords: readonly SeatRecord[];
  readonly answers: ReadonlyMap<string, { readonly seatId: string; readonly answer: Answer }>;
  readonly shownUntilMinutes: number;
  readonly isoTime: () => string;
}

export class Ledger {
  readonly record: SessionRecord;
  readonly plan: Plan;
  readonly state: SessionState;
  #runner: WorldRunner;
  readonly #storage: Storage;
  readonly #isoTime: () => string;
  readonly #seatRecords = new Map<string, SeatRecord>();
  readonly #answers: Map<string, { readonly seatId: string; readonly answer: Answer }>;
  #shownUntilMinutes: number;
  #version = 0;

  constructor(parts: LedgerParts) {
    this.record = parts.record;
    this.plan = parts.plan;
    this.#runner = parts.runner;
    this.state = parts.state;
    this.#storage = parts.storage;
    this.#isoTime = parts.isoTime;
    this.#answers = new Map(parts.answers);
    this.#shownUntilMinutes = parts.shownUntilMinutes;
    for (const record of parts.seatRecords) this.#seatRecords.set(record.seat.seatId, record);
  }

  get runner(): WorldRunner {
    return this.#runner;
  }

  /** How far simulated time may be shown: never beyond what recovery would run to. */
  get shownUntilMinutes(): number {
    return this.#shownUntilMinutes;
  }

  /** Grows with every change of what is recorded of the session. */
  get version(): number {
    return this.#version;
  }

  /** The latest minute that stands in the record. */
  get lastMinute(): number {
    return this.state.log.reduce((latest, { atMinutes }) => Math.max(latest, atMinutes), 0);
  }

  answerTo(commandId: string): { readonly seatId: string; readonly answer: Answer } | null {
    return this.#answers.get(commandId) ?? null;
  }

  seatRecord(seatId: string): SeatRecord | null {
    const record = this.#seatRecords.get(seatId);
    return record === undefined || record.removed ? null : record;
  }

  seatByTokenHash(tokenHash: string): SeatBrief | null {
    for (const record of this.#seatRecords.values()) {
      if (!record.removed && record.tokenHash === tokenHash) return record.seat;
    }
    return null;
  }

  returnCodes(): ReadonlyMap<string, string> {
    return new Map([...this.#seatRecords].map(([seatId, record]) => [seatId, record.returnCode]));
  }

  /** Durable first, then in force: in the session, and in the world for commands. Stamped with this minute. */
  async write(
    cause: Cause | null,
    bodies: readonly EntryBody[],
    also: Pick<Commit, 'seats' | 'shownUntilMinutes'> = {},
  ): Promise<void> {
    const wallTime = this.#isoTime();
    const entries = bodies.map((body, index) => ({
      sequence: this.state.sequence + 1 + index,
      atMinutes: this.runner.simMinutes,
      wallTime,
      commandId: index === 0 ? (cause?.commandId ?? null) : null,
      seatId: index === 0 ? (cause?.seatId ?? null) : null,
      body,
    }));
    await this.#commit({ ...also, entries });
    for (const seat of also.seats ?? []) this.#keepSeat(seat);
    if (also.shownUntilMinutes !== undefined) this.#shownUntilMinutes = also.shownUntilMinutes;
    this.#takeEffect(entries);
  }

  async markShown(untilMinutes: number): Promise<void> {
    await this.#commit({ shownUntilMinutes: untilMinutes });
    this.#shownUntilMinutes = untilMinutes;
  }

  async writeSeat(record: SeatRecord): Promise<void> {
    await this.#commit({ seats: [record] });
    this.#keepSeat(record);
  }

  async writeRefusal(cause: Cause, refusal: { code: string; sentence: string }): Promise<void> {
    const { code, sentence } = refusal;
    await this.#commit({ refusals: [{ ...cause, code, sentence }] });
    this.#answers.set(cause.commandId, { seatId: cause.seatId, answer: { type: 'refused', code, sentence } });
  }

  async writeSnapshot(): Promise<void> {
    this.runner.addRung();
    await this.#commit({ snapshot: this.runner.snapshot(this.state.sequence) });
  }

  /** The run was folded anew, or by another engine: its hashes are those found on the way. */
  async replaceLadder(engineFingerprint: string): Promise<void> {
    await this.#commit({ newLadder: { engineFingerprint, rungs: this.runner.takeRungs() } });
  }

  /** After a failure nobody knows whether the last write arrived: what did counts now. */
  async catchUp(): Promise<void> {
    const tail = await this.#kept(() => this.#storage.entries(this.record.sessionId, this.state.sequence));
    const seats = await this.#kept(() => this.#storage.seats(this.record.sessionId));
    for (const seat of seats) this.#keepSeat(seat);
    this.#shownUntilMinutes = await this.#kept(() => this.#storage.shownUntilMinutes(this.record.sessionId));
    this.#takeEffect(tail);
  }

  /** Takes the world back to where it stood before a fault broke it; answers the decision that did, if one did. */
  async goBefore(fault: FindBefore): Promise<JournalEntry | null> {
    const until = Math.max(this.#shownUntilMinutes, this.lastMinute);
    const { runner, brokenBy } = await this.#kept(() => fault(this.#storage, this.record, until));
    runner.follow(this.#runner);
    this.#runner = runner;
    return brokenBy;
  }

  #keepSeat(record: SeatRecord): void {
    this.#version += 1;
    this.#seatRecords.set(record.seat.seatId, record);
  }

  /** The whole session first: it is true to the record also when the world breaks at one of the decisions. */
  #takeEffect(entries: readonly StoredEntry[]): void {
    for (const entry of entries) {
      this.#version += 1;
      applyEntry(this.state, entry);
      if (entry.commandId === null || entry.seatId === null) continue;
      const { sequence, atMinutes } = entry;
      const answer: Answer = { type: 'accepted', sequence, atMinutes };
      this.#answers.set(entry.commandId, { seatId: entry.seatId, answer });
    }
    for (const entry of entries.map(toJournalEntry)) if (entry !== null) this.#runner.apply(entry);
  }

  async #commit(change: Commit): Promise<void> {
    const rungs = this.runner.takeRungs();
    try {
      await this.#kept(() => this.#storage.commit(this.record.sessionId, { ...change, rungs }));
    } catch (error) {
      this.runner.giveBackRungs(rungs);
      throw error;
    }
  }

  async #kept<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new StorageFailure('The storage could not be used.', { cause: error });
    }
  }
}

/** A line of the session log: for the whole room unless said otherwise. */
export function logLine(
  kind: string,
  text: string,
  change: SessionChange | null = null,
  audience: 'room' | 'control' = 'room',
): EntryBody {
  return { type: 'log', kind, text, audience, change };
}
