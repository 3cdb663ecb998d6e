// All sessions of this server: recovered at the start, created on demand, found by id or by code.

import { compileModel, formatProblem, isScenarioFault, type Scenario } from '../../engine/index.ts';
import { newJoinCode, normaliseCode } from '../people/codes.ts';
import { newId } from '../people/tokens.ts';
import type { NewSession, RunFault, SeatGrant } from '../protocol/index.ts';
import type { ScenarioFiles } from '../scenarioFiles.ts';
import type { SessionRecord, Storage } from '../storage/storage.ts';
import type { WallClock } from '../wallClock.ts';
import { beforeFault } from './beforeFault.ts';
import { Ledger } from './ledger.ts';
import { foldLog, freshRunner, recover } from './recovery.ts';
import { faultInWords, runFaultOf } from './runFault.ts';
import type { SeatRefusal } from './seating.ts';
import { Session } from './session.ts';
import { newSessionState } from './sessionState.ts';
import { thisEngine } from './thisEngine.ts';
import { planOf, speedAt, tooLongForTheRoom } from './timetable.ts';

export interface RegistryOptions {
  readonly storage: Storage;
  readonly scenarios: ScenarioFiles;
  readonly wallClock: WallClock;
  readonly joinAddress: () => string;
  readonly report: (problem: string, error: unknown) => void;
}

export interface NotCreated {
  readonly code: 'unknown-scenario' | 'scenario-problems' | 'day-too-long';
  readonly sentence: string;
}

export class SessionRegistry {
  readonly #options: RegistryOptions;
  readonly #sessions = new Map<string, Session>();

  private constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /** Opens every session that was not closed. One that cannot be brought back stops nothing else. */
  static async open(options: RegistryOptions): Promise<SessionRegistry> {
    // Takes half a second: better now than while a clock runs.
    thisEngine();
    const registry = new SessionRegistry(options);
    for (const record of await options.storage.sessions()) {
      try {
        await registry.#reopen(record);
      } catch (error) {
        options.report(`session ${record.sessionId} could not be opened`, error);
      }
    }
    return registry;
  }

  /** In order of creation. */
  list(): readonly Session[] {
    return [...this.#sessions.values()].filter((session) => session.phase !== 'closed');
  }

  get(sessionId: string): Session | null {
    return this.#sessions.get(sessionId) ?? null;
  }

  byCode(typed: string): Session | null {
    const code = normaliseCode(typed);
    return this.list().find((session) => session.ledger.record.joinCode === code) ?? null;
  }

  async returnByCode(typed: string): Promise<SeatGrant | SeatRefusal | null> {
    const found = await this.#options.storage.seatByReturnCode(normaliseCode(typed));
    const session = found === null ? null : this.get(found.sessionId);
    if (found === null || session === null || session.phase === 'closed') return null;
    return session.returnTo(found.seat.seat.seatId);
  }

  async create(settings: NewSession): Promise<Session | NotCreated> {
    const file = await this.#options.scenarios.read(settings.scenarioFile);
    if (file === null) {
      return { code: 'unknown-scenario', sentence: `There is no scenario file ${settings.scenarioFile}.` };
    }
    if (file.scenario === null) {
      const first = file.problems.find((problem) => problem.severity === 'error');
      const sentence = first === undefined ? 'The scenario cannot be played.' : formatProblem(first);
      return { code: 'scenario-problems', sentence };
    }
    const tooLong = tooLongForTheRoom(planOf(file.scenario, settings));
    if (tooLong !== null) return { code: 'day-too-long', sentence: tooLong };
    try {
      return await this.#begin(file.scenario, file.kept, settings);
    } catch (error) {
      // Of its very first minute: nothing has been kept yet.
      if (!isScenarioFault(error)) throw error;
      return { code: 'scenario-problems', sentence: faultInWords(runFaultOf(error)) };
    }
  }

  async shutDown(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.shutDown()));
  }

  async #begin(scenario: Scenario, scenarioText: string, settings: NewSession): Promise<Session> {
    const { storage, wallClock } = this.#options;
    const record: SessionRecord = {
      sessionId: newId(),
      joinCode: this.#freeJoinCode(),
      createdWallTime: wallClock.isoTime(),
      scenarioName: scenario.name,
      scenarioText,
      settings,
      seed: settings.seed ?? newId(),
      engineFingerprint: thisEngine(),
    };
    const model = compileModel(scenario);
    const plan = planOf(scenario, settings);
    const runner = freshRunner(model, record.seed);
    await storage.createSession(record);
    const ledger = new Ledger({
      record,
      plan,
      storage,
      runner,
      state: newSessionState(speedAt(plan, 0)),
      seatRecords: [],
      answers: new Map(),
      shownUntilMinutes: 0,
      isoTime: wallClock.isoTime,
    });
    return this.#admit(ledger, null);
  }

  async #reopen(record: SessionRecord): Promise<void> {
    const { storage, wallClock, report } = this.#options;
    const entries = await storage.entries(record.sessionId, 0);
    if (foldLog(entries, 1).phase === 'closed') return;
    const { ledger, fault } = await recover(storage, record, wallClock.isoTime);
    if (fault !== null) {
      report(`session ${record.sessionId} is frozen`, new Error(faultInWords(fault)));
      // To be looked at as people last saw it, not as it began.
      await ledger.goBefore(beforeFault).catch((error) => report('its first minute is shown', error));
    }
    this.#admit(ledger, fault);
  }

  #admit(ledger: Ledger, fault: RunFault | null): Session {
    const { wallClock, joinAddress, report } = this.#options;
    const session = new Session({ ledger, wallClock, joinAddress, report, fault });
    this.#sessions.set(session.sessionId, session);
    return session;
  }

  #freeJoinCode(): string {
    const taken = new Set([...this.#sessions.values()].map((session) => session.ledger.record.joinCode));
    let code = newJoinCode();
    while (taken.has(code)) code = newJoinCode();
    return code;
  }
}
