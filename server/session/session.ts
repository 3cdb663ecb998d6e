// One exercise while it is open: a mailbox with one writer, a step every quarter of a second, and the screens
// that listen. Everything that changes goes through the mailbox; nothing here knows sockets or SQL.

import type { Audience } from '../../engine/index.ts';
import type {
  ClientToServer,
  RoomView,
  RunFault,
  SeatBrief,
  SeatGrant,
  SessionPhase,
} from '../protocol/index.ts';
import { permission, protocolVersion, worksFrozen } from '../protocol/index.ts';
import type { WallClock } from '../wallClock.ts';
import { audienceOf, Broadcaster, encode } from './broadcaster.ts';
import { stepWallMs } from './clockDriver.ts';
import { ClockKeeper } from './clockKeeper.ts';
import { type Answer, type Cause, type Ledger, logLine, StorageFailure } from './ledger.ts';
import { Mailbox } from './mailbox.ts';
import type { Outlet } from './outlet.ts';
import { roomView } from './roomView.ts';
import { faultInWords, runFaultOf } from './runFault.ts';
import { type NewSeat, reissueSeat, type SeatRefusal, takeSeat } from './seating.ts';
import { carryOut } from './sessionCommands.ts';
import { readsLedger } from './sessionFacts.ts';
import { timetableLines } from './timetable.ts';
import { decide } from './worldCommands.ts';

export interface SessionOptions {
  readonly ledger: Ledger;
  readonly wallClock: WallClock;
  readonly joinAddress: () => string;
  readonly report: (problem: string, error: unknown) => void;
  /** Set when the session could not be brought back whole: it opens frozen. */
  readonly fault: RunFault | null;
}

type Request = Exclude<ClientToServer, { type: 'hello' }>;

/** Real milliseconds between snapshots while the clock runs. */
const snapshotEveryWallMs = 60_000;
const storageRetryWallMs = 1000;

export class Session {
  readonly ledger: Ledger;
  readonly #options: SessionOptions;
  readonly #clock: ClockKeeper;
  readonly #broadcaster: Broadcaster;
  readonly #mailbox = new Mailbox();
  #cancelStep: () => void = () => undefined;
  #stepPosted = false;
  #closed = false;
  #fault: RunFault | null = null;
  /** The world cannot be looked at any more, or should not: screens keep what they saw last. */
  #blind: 'no' | 'world-broke' | 'views-broke' = 'no';
  /** Commands whose entry may or may not have reached the storage; answered when that is known. */
  #undecided: Cause[] = [];
  #storageFailedWallMs: number | null = null;
  #lastSnapshotWallMs: number;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.ledger = options.ledger;
    this.#clock = new ClockKeeper(options.ledger, options.wallClock);
    this.#lastSnapshotWallMs = options.wallClock.now();
    this.#fault = options.fault;
    if (options.fault !== null) this.#clock.stopAtOnce('fault');
    this.#broadcaster = new Broadcaster({
      seat: (seatId) => this.ledger.state.seats.get(seatId) ?? null,
      showsWorld: () => this.#blind === 'no',
      worldVersion: () => this.ledger.runner.version,
      worldView: (audience) => this.ledger.runner.view(audience),
      readsLedger: (seat) => readsLedger(this.ledger, seat),
      ledger: () => this.ledger.runner.harmAndValue(),
      roomVersion: () => `${this.ledger.version} ${options.joinAddress()}`,
      roomView: (audience) => this.#roomView(audience),
      clock: () => this.#clock.message(this.#fault),
    });
    this.#scheduleStep();
  }

  get sessionId(): string {
    return this.ledger.record.sessionId;
  }

  get phase(): SessionPhase {
    return this.ledger.state.phase;
  }

  /** What keeps this session from going on; null: nothing. */
  get trouble(): string | null {
    if (this.#fault !== null) return faultInWords(this.#fault);
    return this.#storageFailedWallMs === null ? null : 'The storage cannot be written.';
  }

  /** A screen says hello for its seat; another one on the same seat is told that it was taken over. */
  attach(outlet: Outlet): void {
    this.#sendWelcome(outlet);
    this.#looking(() => this.#broadcaster.add(outlet, this.#options.wallClock.now()));
    this.#logPresence(outlet.seatId, 'is connected');
  }

  detach(outlet: Outlet): void {
    if (this.#broadcaster.remove(outlet) && !this.#closed) this.#logPresence(outlet.seatId, 'lost the link');
  }

  /** A command from a seat: always answered, the same command id always with the same answer. */
  async receive(seatId: string, request: Request): Promise<void> {
    const cause = { commandId: request.commandId, seatId };
    await this.#turn(() => this.#answer(seatId, request), cause);
  }

  takeSeat(seat: NewSeat): Promise<SeatGrant | SeatRefusal> {
    // A team's seat hands over its agencies, which needs a world that goes on.
    return this.#seatTurn(() => takeSeat(this.ledger, seat), seat.role !== 'team');
  }

  /** The same seat with a new token: the old device is out. */
  async returnTo(seatId: string): Promise<SeatGrant | SeatRefusal> {
    return this.#seatTurn(async () => {
      const grant = await reissueSeat(this.ledger, seatId);
      this.#broadcaster.bye(
        seatId,
        'taken-over',
        'This seat was opened in another window or on another device.',
        false,
      );
      return grant;
    }, true);
  }

  /** Says goodbye, lets the mailbox run empty and keeps a snapshot. The session can be opened again. */
  async shutDown(): Promise<void> {
    this.#closed = true;
    this.#cancelStep();
    this.#broadcaster.byeAll(
      'shutting-down',
      'Flowday is stopping. This screen comes back by itself.',
      false,
    );
    await this.#mailbox.post(async () => {
      if (this.#fault !== null || this.phase === 'lobby') return;
      await this.ledger.writeSnapshot().catch((error) => this.#options.report('no last snapshot', error));
    });
  }

  #scheduleStep(): void {
    this.#cancelStep = this.#options.wallClock.setTimer(stepWallMs, () => {
      if (this.#closed) return;
      this.#scheduleStep();
      if (this.#stepPosted) return;
      this.#stepPosted = true;
      void this.#turn(() => this.#step()).finally(() => {
        this.#stepPosted = false;
      });
    });
  }

  async #step(): Promise<void> {
    const now = this.#options.wallClock.now();
    if (this.#storageFailedWallMs !== null) await this.#retryStorage(now);
    else if (this.#fault === null) await this.#clock.bringToNow();
    if (this.#fault === null && this.ledger.state.clock === 'running') await this.#snapshotIfDue(now);
    this.#publish();
  }

  async #snapshotIfDue(now: number): Promise<void> {
    if (now - this.#lastSnapshotWallMs < snapshotEveryWallMs) return;
    this.#lastSnapshotWallMs = now;
    await this.ledger.writeSnapshot();
  }

  async #answer(seatId: string, request: Request): Promise<void> {
    const { commandId } = request;
    const known = this.ledger.answerTo(commandId);
    if (known !== null) return this.#repeat(known, seatId, commandId);
    if (this.#fault !== null && !worksFrozen(request.command.kind))
      return this.#sendRefusal(seatId, commandId, 'frozen', faultInWords(this.#fault));
    if (this.#storageFailedWallMs !== null) {
      const sentence = 'Nothing can be saved just now, so nothing is decided. Try again in a moment.';
      return this.#sendRefusal(seatId, commandId, 'not-saved', sentence);
    }
    if (this.#fault === null) await this.#clock.bringToNow();
    const seat = this.ledger.state.seats.get(seatId);
    if (seat === undefined) return;
    const cause = { commandId, seatId };
    const rejection = await this.#perform(seat, cause, request);
    if (rejection !== null) await this.ledger.writeRefusal(cause, rejection);
    this.#sendAnswer(seatId, commandId);
    if (this.phase === 'closed') this.#broadcaster.byeAll('closed', 'This session is closed.', true);
    this.#publish();
  }

  async #perform(
    seat: SeatBrief,
    cause: Cause,
    request: Request,
  ): Promise<{ readonly code: string; readonly sentence: string } | null> {
    if (request.type === 'command') {
      const decided = decide(this.ledger, seat, request);
      if (!('type' in decided)) return decided;
      if (request.command.kind === 'closePlanning') await this.#clock.closePlanning(cause, decided);
      else await this.ledger.write(cause, [decided]);
      return null;
    }
    const denied = permission(request.command.kind, {
      role: seat.role,
      phase: this.phase,
      clock: this.ledger.state.clock,
      planning: this.ledger.runner.planningOpen,
      ownTeam: false,
      locked: false,
    });
    if (denied !== null) return denied;
    if (this.#fault !== null && request.command.kind === 'end') {
      await this.#endFrozen(cause, this.#fault);
      return null;
    }
    const tools = {
      ledger: this.ledger,
      clock: this.#clock,
      seatMoved: (seatId: string) => this.#seatMoved(seatId),
      seatRemoved: (seatId: string) =>
        this.#broadcaster.bye(seatId, 'removed', 'Control has taken this seat away.', true),
    };
    return carryOut(tools, cause, request.command);
  }

  #repeat(known: { seatId: string; answer: Answer }, seatId: string, commandId: string): void {
    if (known.seatId === seatId) this.#sendAnswer(seatId, commandId);
    else this.#sendRefusal(seatId, commandId, 'command-id-taken', 'Another seat has used this command id.');
  }

  #sendAnswer(seatId: string, commandId: string): void {
    const known = this.ledger.answerTo(commandId);
    if (known !== null) this.#broadcaster.send(seatId, { commandId, ...known.answer });
  }

  #sendRefusal(seatId: string, commandId: string, code: string, sentence: string): void {
    this.#broadcaster.send(seatId, { type: 'refused', commandId, code, sentence });
  }

  #sendWelcome(outlet: Outlet): void {
    const seat = this.ledger.state.seats.get(outlet.seatId);
    if (seat === undefined) return;
    const brief = this.ledger.runner.brief(audienceOf(seat));
    const { sessionId, settings } = this.ledger.record;
    outlet.send(
      encode({
        type: 'welcome',
        proto: protocolVersion,
        sessionId,
        sessionName: settings.name,
        seat,
        brief,
      }),
    );
  }

  #seatMoved(seatId: string): void {
    const outlet = this.#broadcaster.outlet(seatId);
    const seat = this.ledger.state.seats.get(seatId);
    if (outlet === null || seat === undefined) return;
    outlet.send(encode({ type: 'seat', seat }));
    this.#sendWelcome(outlet);
    this.#broadcaster.sendNow(seatId, this.#options.wallClock.now());
  }

  #publish(): void {
    this.#looking(() => this.#broadcaster.publish(this.#options.wallClock.now()));
  }

  /** Looking at the world runs engine code as well: a bug there freezes the session like any other, while it can go on. */
  #looking(work: () => void): void {
    try {
      work();
    } catch (error) {
      const isNew = this.#blind === 'no';
      this.#blind = 'views-broke';
      if (this.phase !== 'ended' && this.phase !== 'debrief') this.#freeze(error);
      else if (isNew) this.#options.report('the world cannot be looked at', error);
    }
  }

  #roomView(audience: Audience): RoomView {
    const { record, plan, runner, state } = this.ledger;
    const facts = {
      joinCode: record.joinCode,
      joinAddress: this.#options.joinAddress(),
      teams: runner.brief({ kind: 'control' }).teams,
      timetable: timetableLines(plan),
      connectedSeats: this.#broadcaster.connectedSeats(),
      returnCodes: this.ledger.returnCodes(),
    };
    return roomView(state, facts, audience);
  }

  /** For the record, not for the session: whether it can be written stops nothing. */
  #logPresence(seatId: string, what: string): void {
    const seat = this.ledger.state.seats.get(seatId);
    if (seat === undefined) return;
    void this.#turn(async () => {
      if (this.#fault !== null || this.#storageFailedWallMs !== null) return;
      await this.#clock.bringToNow();
      await this.ledger.write(null, [logLine('presence', `${seat.name} ${what}.`, null, 'control')]);
    });
  }

  async #seatTurn(
    work: () => Promise<SeatGrant | SeatRefusal>,
    evenFrozen: boolean,
  ): Promise<SeatGrant | SeatRefusal> {
    let answer: SeatGrant | SeatRefusal = {
      refused: this.#fault === null ? 'not-saved' : 'frozen',
      sentence:
        this.#fault === null
          ? 'Nothing can be saved just now. Try again in a moment.'
          : faultInWords(this.#fault),
    };
    await this.#turn(async () => {
      if ((this.#fault !== null && !evenFrozen) || this.#storageFailedWallMs !== null) return;
      if (this.#fault === null) await this.#clock.bringToNow();
      answer = await work();
    });
    return answer;
  }

  async #turn(work: () => Promise<void>, cause: Cause | null = null): Promise<void> {
    await this.#mailbox.post(async () => {
      try {
        await work();
      } catch (error) {
        if (error instanceof StorageFailure) this.#storageFailed(error, cause);
        else this.#freeze(error, cause);
      }
    });
  }

  #storageFailed(error: StorageFailure, cause: Cause | null): void {
    if (this.#storageFailedWallMs === null) this.#options.report('the storage failed', error);
    if (cause !== null) this.#undecided.push(cause);
    this.#storageFailedWallMs = this.#options.wallClock.now();
    if (this.phase === 'play') this.#clock.stopAtOnce('storage');
    this.#publish();
  }

  /** Until the storage answers again; then the clock still stands until the facilitator runs it. */
  async #retryStorage(now: number): Promise<void> {
    if (this.#storageFailedWallMs === null || now - this.#storageFailedWallMs < storageRetryWallMs) return;
    await this.ledger.catchUp();
    if (this.phase === 'play') this.#clock.stopAtOnce('storage');
    const { clock: to, stoppedBy, speed } = this.ledger.state;
    const change = { kind: 'clock', to, stoppedBy, speed, holdWallSeconds: null } as const;
    await this.ledger.write(null, [logLine('storage', 'The storage works again. Nothing was lost.', change)]);
    this.#storageFailedWallMs = null;
    for (const { seatId, commandId } of this.#undecided.splice(0)) {
      if (this.ledger.answerTo(commandId) !== null) this.#sendAnswer(seatId, commandId);
      else this.#sendRefusal(seatId, commandId, 'not-saved', 'That could not be saved. Please decide again.');
    }
  }

  /** A fault of the scenario, or a bug: this session stands still with everything it has, the others go on. */
  #freeze(error: unknown, cause: Cause | null = null): void {
    if (this.#fault === null) {
      this.#options.report('a session is frozen by a fault', error);
      this.#fault = runFaultOf(error);
      if (this.#blind === 'no') this.#blind = 'world-broke';
      this.#clock.stopAtOnce('fault');
      this.#logFault(faultInWords(this.#fault));
    }
    if (cause === null) return;
    if (this.ledger.answerTo(cause.commandId) !== null) this.#sendAnswer(cause.seatId, cause.commandId);
    else this.#sendRefusal(cause.seatId, cause.commandId, 'frozen', faultInWords(this.#fault));
  }

  /** A world that only could not be looked at is whole: its run ends where it stands. */
  async #endFrozen(cause: Cause, fault: RunFault): Promise<void> {
    const isWhole = this.#blind === 'views-broke';
    await this.#clock.endFrozen(cause, faultInWords(fault), isWhole);
    if (!isWhole) this.#blind = 'no';
    this.#fault = null;
  }

  #logFault(text: string): void {
    void this.#mailbox.post(async () => {
      const line = logLine('fault', text);
      await this.ledger.write(null, [line]).catch((error) => this.#options.report('fault not logged', error));
    });
  }
}
