// One socket from hello to goodbye: bytes to checked messages, a seat from a token, frames back out.
// Knows the protocol; knows nothing of worlds, clocks of sessions or storage.

import type { RawData, WebSocket } from 'ws';
import { hashToken } from '../people/tokens.ts';
import {
  type ByeCode,
  type ClientToServer,
  clientToServerSchema,
  permission,
  type ServerToClient,
} from '../protocol/index.ts';
import type { Outlet } from '../session/outlet.ts';
import type { Session } from '../session/session.ts';
import type { WallClock } from '../wallClock.ts';
import { RateGate } from './rateGate.ts';

/** Real milliseconds in which a screen must say who it is. */
export const helloWithinWallMs = 5000;
/** A seat may send this many messages at once, then this many a second. */
const burst = 20;
const messagesPerSecond = 5;
/** So many refused for haste, and the link is closed. */
const hastePatience = 100;
/** Every so often a link is asked whether it is alive; one that stays silent from one asking to the next is cut. */
export const heartbeatWallMs = 20_000;
/** A screen that does not take its goodbye is cut off. */
const goodbyeWallMs = 2000;

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly wallClock: WallClock;
  readonly findSession: (sessionId: string) => Session | null;
  readonly report: (problem: string, error: unknown) => void;
}

interface Seated {
  readonly seatId: string;
  readonly session: Session;
}

type Hello = Extract<ClientToServer, { type: 'hello' }>;

export class Connection implements Outlet {
  readonly #options: ConnectionOptions;
  readonly #gate: RateGate;
  readonly #cancelHelloTimer: () => void;
  #seat: Seated | null = null;
  #hasty = 0;
  #leaving = false;
  #alive = true;
  #cancelHeartbeat: () => void = () => undefined;

  constructor(options: ConnectionOptions) {
    const { socket, wallClock } = options;
    this.#options = options;
    this.#gate = new RateGate({ most: burst, perSecond: messagesPerSecond, nowMs: wallClock.now() });
    this.#cancelHelloTimer = wallClock.setTimer(helloWithinWallMs, () => {
      this.bye('no-hello', 'This link did not say who it is.', false);
    });
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('close', () => this.#closed());
    // A broken or oversized frame: ws closes the socket by itself with the right code.
    socket.on('error', () => undefined);
    this.#beat();
  }

  get seatId(): string {
    return this.#seat?.seatId ?? '';
  }

  send(frame: Buffer): void {
    const { socket } = this.#options;
    if (socket.readyState === socket.OPEN) socket.send(frame, { binary: false });
  }

  bufferedBytes(): number {
    return this.#options.socket.bufferedAmount;
  }

  bye(code: ByeCode, sentence: string, final: boolean): void {
    if (this.#leaving) return;
    this.#leaving = true;
    const message: ServerToClient = { type: 'bye', code, sentence, final };
    this.send(Buffer.from(JSON.stringify(message)));
    const { socket, wallClock } = this.#options;
    socket.close(code === 'shutting-down' ? 1001 : 1008, code);
    const cancel = wallClock.setTimer(goodbyeWallMs, () => socket.terminate());
    socket.once('close', cancel);
  }

  /** A phone that has walked out of the wifi says nothing; nobody should wait for it. */
  #beat(): void {
    const { socket, wallClock } = this.#options;
    this.#cancelHeartbeat = wallClock.setTimer(heartbeatWallMs, () => {
      if (!this.#alive) {
        socket.terminate();
        return;
      }
      this.#alive = false;
      socket.ping();
      this.#beat();
    });
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#leaving) return;
    this.#alive = true;
    const offered = isBinary ? undefined : parseJson(String(data));
    const parsed = clientToServerSchema.safeParse(offered);
    const hurried = !this.#gate.take(this.#options.wallClock.now());
    if (!parsed.success) this.#malformed(offered);
    else if (parsed.data.type === 'hello') this.#hello(parsed.data);
    else if (this.#seat === null) this.bye('no-hello', 'Say hello first.', false);
    else if (hurried) this.#tooFast(parsed.data.commandId);
    else this.#pass(this.#seat, parsed.data);
  }

  #pass(seat: Seated, request: Exclude<ClientToServer, Hello>): void {
    seat.session
      .receive(seat.seatId, request)
      .catch((error) => this.#options.report('a message failed', error));
  }

  #hello(hello: Hello): void {
    if (this.#seat !== null) {
      this.bye('bad-message', 'This link has said hello before.', false);
      return;
    }
    const session = this.#options.findSession(hello.session);
    const seat = session?.ledger.seatByTokenHash(hashToken(hello.seatToken)) ?? null;
    if (session === null || seat === null) {
      this.bye('bad-token', 'This seat is not known here. Join again, or use a return code.', true);
      return;
    }
    const standing = { role: seat.role, phase: session.phase, ownTeam: true, locked: false } as const;
    const closed = permission('look', { ...standing, clock: 'paused' });
    if (closed !== null) {
      this.bye('closed', closed.sentence, true);
      return;
    }
    this.#cancelHelloTimer();
    this.#seat = { seatId: seat.seatId, session };
    session.attach(this);
  }

  /** A command with an id gets an answer even when it makes no sense; anything else ends the talk. */
  #malformed(offered: unknown): void {
    const commandId = commandIdIn(offered);
    if (this.#seat === null || commandId === null) {
      this.bye('bad-message', 'That was not understood.', false);
    } else {
      this.#refuse(commandId, 'malformed', 'That command was not understood. Nothing has changed.');
    }
  }

  #tooFast(commandId: string): void {
    this.#hasty += 1;
    if (this.#hasty > hastePatience) this.bye('too-fast', 'Too many messages at once.', false);
    else this.#refuse(commandId, 'too-fast', 'Too many decisions at once. Wait a moment and try again.');
  }

  #refuse(commandId: string, code: string, sentence: string): void {
    const message: ServerToClient = { type: 'refused', commandId, code, sentence };
    this.send(Buffer.from(JSON.stringify(message)));
  }

  #closed(): void {
    this.#leaving = true;
    this.#cancelHelloTimer();
    this.#cancelHeartbeat();
    this.#seat?.session.detach(this);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function commandIdIn(offered: unknown): string | null {
  if (typeof offered !== 'object' || offered === null || !('commandId' in offered)) return null;
  const { commandId } = offered;
  return typeof commandId === 'string' && commandId.length <= 60 ? commandId : null;
}
