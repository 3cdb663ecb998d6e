// Sends views to screens: encoded once per audience, at most once a real second, only when changed, and
// never to a reader who has not taken the last one. Knows frames and outlets; asks others for the content.

import type { Audience, WorldView } from '../../engine/index.ts';
import type { ClockMessage, LedgerView, RoomView, SeatBrief, ServerToClient } from '../protocol/index.ts';
import type { Outlet } from './outlet.ts';

/** Beyond this much unread, a reader gets nothing until it has caught up. */
export const slowReaderBytes = 1024 * 1024;
/** Unread for this long, it is told to come back later. */
export const slowReaderWallMs = 10_000;
const viewEveryWallMs = 1000;
const clockEveryWallMs = 5000;
/** Every measure of the run is read for it: a slow figure, shown slowly. */
const ledgerEveryWallMs = 5000;

export interface ViewSource {
  seat(seatId: string): SeatBrief | null;
  /** False when the world must not be asked any more: what was last seen of it is shown on. */
  showsWorld(): boolean;
  /** Grows whenever a world view may differ. */
  worldVersion(): number;
  worldView(audience: Audience): WorldView;
  /** Whether a seat may read the ledger; false for all where the scenario keeps none. */
  readsLedger(seat: SeatBrief): boolean;
  ledger(): LedgerView;
  /** Another one whenever a room view may differ; who is connected the broadcaster knows itself. */
  roomVersion(): string;
  roomView(audience: Audience): RoomView;
  clock(): ClockMessage;
}

type FrameKind = 'world' | 'room' | 'ledger';

interface Listener {
  readonly outlet: Outlet;
  readonly sent: Map<FrameKind, number>;
  slowSinceWallMs: number | null;
}

/** The latest encoding of one view for one audience. */
interface Frame {
  text: string;
  bytes: Buffer;
  number: number;
  version: number | string;
}

export class Broadcaster {
  readonly #source: ViewSource;
  readonly #listeners = new Map<string, Listener>();
  readonly #frames = new Map<string, Frame>();
  #viewNumber = 0;
  #comingsAndGoings = 0;
  #lastViewsWallMs = Number.NEGATIVE_INFINITY;
  #lastClockWallMs = Number.NEGATIVE_INFINITY;
  #lastClockKey = '';
  #lastLedgerWallMs = Number.NEGATIVE_INFINITY;
  #ledgerVersion = 0;

  constructor(source: ViewSource) {
    this.#source = source;
  }

  outlet(seatId: string): Outlet | null {
    return this.#listeners.get(seatId)?.outlet ?? null;
  }

  connectedSeats(): ReadonlySet<string> {
    return new Set(this.#listeners.keys());
  }

  /** A second device with the same seat takes over. */
  add(outlet: Outlet, nowMs: number): void {
    const before = this.#listeners.get(outlet.seatId);
    before?.outlet.bye('taken-over', 'This seat is now open in another window or on another device.', false);
    this.#listeners.set(outlet.seatId, { outlet, sent: new Map(), slowSinceWallMs: null });
    this.#comingsAndGoings += 1;
    this.sendNow(outlet.seatId, nowMs);
  }

  /** False when another device has taken the seat over meanwhile. */
  remove(outlet: Outlet): boolean {
    if (this.#listeners.get(outlet.seatId)?.outlet !== outlet) return false;
    this.#listeners.delete(outlet.seatId);
    this.#comingsAndGoings += 1;
    return true;
  }

  /** Everything a screen needs to be complete again. */
  sendNow(seatId: string, nowMs: number): void {
    const listener = this.#listeners.get(seatId);
    if (listener === undefined) return;
    listener.sent.clear();
    listener.outlet.send(encode(this.#source.clock()));
    this.#sendViews(listener, nowMs, this.#roomVersion());
  }

  send(seatId: string, message: ServerToClient): void {
    this.#listeners.get(seatId)?.outlet.send(encode(message));
  }

  bye(seatId: string, ...farewell: Parameters<Outlet['bye']>): void {
    this.#listeners.get(seatId)?.outlet.bye(...farewell);
  }

  byeAll(...farewell: Parameters<Outlet['bye']>): void {
    for (const { outlet } of [...this.#listeners.values()]) outlet.bye(...farewell);
  }

  /** Called at every step: sends what is due. */
  publish(nowMs: number): void {
    this.#publishClock(nowMs);
    if (nowMs - this.#lastViewsWallMs < viewEveryWallMs) return;
    this.#lastViewsWallMs = nowMs;
    if (nowMs - this.#lastLedgerWallMs >= ledgerEveryWallMs) {
      this.#lastLedgerWallMs = nowMs;
      this.#ledgerVersion = this.#source.worldVersion();
    }
    const roomVersion = this.#roomVersion();
    for (const listener of [...this.#listeners.values()]) this.#sendViews(listener, nowMs, roomVersion);
  }

  /** The clock goes out when it changed or reaches further, and every few seconds anyway. */
  #publishClock(nowMs: number): void {
    const clock = this.#source.clock();
    const { anchorSimMinutes, holdLeftWallMs, ...lasting } = clock;
    const key = JSON.stringify([
      lasting,
      clock.state === 'running' ? null : anchorSimMinutes,
      holdLeftWallMs === null,
    ]);
    if (key === this.#lastClockKey && nowMs - this.#lastClockWallMs < clockEveryWallMs) return;
    this.#lastClockKey = key;
    this.#lastClockWallMs = nowMs;
    const bytes = encode(clock);
    for (const { outlet } of this.#listeners.values()) outlet.send(bytes);
  }

  #roomVersion(): string {
    return `${this.#comingsAndGoings} ${this.#source.roomVersion()}`;
  }

  #sendViews(listener: Listener, nowMs: number, roomVersion: string): void {
    const seat = this.#source.seat(listener.outlet.seatId);
    if (seat === null || this.#isSlow(listener, nowMs)) return;
    const audience = audienceOf(seat);
    if (this.#source.showsWorld()) {
      const version = this.#source.worldVersion();
      const view = () => this.#source.worldView(audience);
      this.#sendFrame(listener, 'world', this.#frame('world', audience, version, view));
      if (this.#source.readsLedger(seat)) this.#sendLedger(listener);
    } else {
      const last = this.#frames.get(frameKey('world', audience));
      if (last !== undefined) this.#sendFrame(listener, 'world', last);
    }
    const view = () => this.#source.roomView(audience);
    this.#sendFrame(listener, 'room', this.#frame('room', audience, roomVersion, view));
  }

  /** The same for all who may read it. */
  #sendLedger(listener: Listener): void {
    const ledger = () => this.#source.ledger();
    const frame = this.#frame('ledger', { kind: 'control' }, this.#ledgerVersion, ledger);
    this.#sendFrame(listener, 'ledger', frame);
  }

  #sendFrame(listener: Listener, kind: FrameKind, frame: Frame): void {
    if (listener.sent.get(kind) === frame.number) return;
    listener.sent.set(kind, frame.number);
    listener.outlet.send(frame.bytes);
  }

  #isSlow(listener: Listener, nowMs: number): boolean {
    if (listener.outlet.bufferedBytes() <= slowReaderBytes) {
      listener.slowSinceWallMs = null;
      return false;
    }
    listener.slowSinceWallMs ??= nowMs;
    if (nowMs - listener.slowSinceWallMs > slowReaderWallMs) {
      listener.outlet.bye('too-slow', 'This link is too slow to follow. It will try again.', false);
    }
    return true;
  }

  #frame(kind: FrameKind, audience: Audience, version: number | string, make: () => unknown): Frame {
    const key = frameKey(kind, audience);
    const known = this.#frames.get(key);
    if (known !== undefined && known.version === version) return known;
    const text = JSON.stringify(make());
    if (known !== undefined && known.text === text) {
      known.version = version;
      return known;
    }
    this.#viewNumber += 1;
    const type = frameTypes[kind];
    const bytes = Buffer.from(`{"type":"${type}","viewNumber":${this.#viewNumber},"view":${text}}`);
    const frame = { text, bytes, number: this.#viewNumber, version };
    this.#frames.set(key, frame);
    return frame;
  }
}

function frameKey(kind: FrameKind, audience: Audience): string {
  return `${kind} ${audience.kind === 'team' ? `team ${audience.teamId}` : audience.kind}`;
}

const frameTypes = { world: 'worldView', room: 'roomView', ledger: 'ledger' } as const;

export function audienceOf(seat: SeatBrief): Audience {
  if (seat.role === 'facilitator') return { kind: 'control' };
  if (seat.role === 'wall' || seat.teamId === null) return { kind: 'wall' };
  return { kind: 'team', teamId: seat.teamId };
}

export function encode(message: ServerToClient): Buffer {
  return Buffer.from(JSON.stringify(message));
}
