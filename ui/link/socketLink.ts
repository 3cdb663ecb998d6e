// One socket that comes back by itself: hello first, growing pauses between attempts, and a watchdog
// for links that died without saying so. Knows message envelopes, not what they mean.

import type { ClientToServer, ServerToClient } from '../../server/protocol/index.ts';

export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryInWallMs: number }
  /** Given up: the server said not to come back, or this page closed the link. */
  | { readonly kind: 'closed'; readonly code: string; readonly sentence: string };

/** The part of a WebSocket that is used, so that tests can hand in a pair of queues. */
export interface SocketLike {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface LinkWorld {
  openSocket(): SocketLike;
  /** Runs `action` later; returns how to cancel it. */
  later(wallMs: number, action: () => void): () => void;
  /** 0–1: spreads the reconnecting of a whole room. */
  chance(): number;
}

export interface LinkOptions {
  readonly world: LinkWorld;
  readonly hello: ClientToServer;
  readonly onMessage: (message: ServerToClient) => void;
  readonly onState: (state: LinkState) => void;
}

/** The server speaks at least every 5 s; after this much silence the link counts as dead. */
export const silenceWallMs = 13_000;
const openingWallMs = 5_000;
const firstPauseWallMs = 400;
const longestPauseWallMs = 5_000;

export class SocketLink {
  readonly #options: LinkOptions;
  #socket: SocketLike | null = null;
  #welcomed = false;
  #ended = false;
  #attempt = 0;
  #cancelWatchdog = () => {};
  #cancelRetry = () => {};

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  open(): void {
    this.#ended = false;
    this.#attempt = 0;
    this.#connect();
  }

  /** False when there is no link: the caller keeps the message. */
  send(message: ClientToServer): boolean {
    if (this.#socket === null || !this.#welcomed) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Tries at once instead of after the pause. */
  retryNow(): void {
    if (this.#socket === null && !this.#ended) this.#connect();
  }

  close(): void {
    this.#ended = true;
    this.#cancelWatchdog();
    this.#cancelRetry();
    this.#socket?.close();
    this.#socket = null;
  }

  #connect(): void {
    const { world, hello, onState } = this.#options;
    this.#cancelRetry();
    const opening = world.openSocket();
    this.#socket = opening;
    this.#welcomed = false;
    if (this.#attempt === 0) onState({ kind: 'connecting' });
    this.#watch(openingWallMs);
    opening.onopen = () => opening.send(JSON.stringify(hello));
    opening.onmessage = (event) => {
      if (this.#socket === opening) this.#receive(String(event.data));
    };
    opening.onclose = () => {
      if (this.#socket === opening) this.#lose();
    };
  }

  #receive(text: string): void {
    const { onMessage, onState } = this.#options;
    this.#watch(silenceWallMs);
    const message = JSON.parse(text) as ServerToClient;
    if (message.type === 'welcome') {
      this.#welcomed = true;
      this.#attempt = 0;
      onState({ kind: 'connected' });
    }
    // Two devices on one seat must not push each other out for ever: the later one has it until somebody asks.
    if (message.type === 'bye' && (message.final || message.code === 'taken-over')) {
      this.#ended = true;
      onState({ kind: 'closed', code: message.code, sentence: message.sentence });
    }
    onMessage(message);
  }

  #lose(): void {
    const { world, onState } = this.#options;
    this.#cancelWatchdog();
    this.#socket = null;
    this.#welcomed = false;
    if (this.#ended) return;
    this.#attempt += 1;
    const pause = Math.min(longestPauseWallMs, firstPauseWallMs * 2 ** (this.#attempt - 1));
    const retryInWallMs = Math.round(pause * (0.5 + 0.5 * world.chance()));
    onState({ kind: 'waiting', attempt: this.#attempt, retryInWallMs });
    this.#cancelRetry = world.later(retryInWallMs, () => this.#connect());
  }

  /** A link that says nothing for so long is lost, whatever the socket believes. */
  #watch(wallMs: number): void {
    this.#cancelWatchdog();
    this.#cancelWatchdog = this.#options.world.later(wallMs, () => {
      const silent = this.#socket;
      this.#lose();
      silent?.close();
    });
  }
}

/** The real thing: `/ws` on the host that served the page. */
export function browserWorld(): LinkWorld {
  return {
    openSocket() {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
      return new WebSocket(`${scheme}://${location.host}/ws`) as unknown as SocketLike;
    },
    later(wallMs, action) {
      const timer = setTimeout(action, wallMs);
      return () => clearTimeout(timer);
    },
    chance: () => Math.random(),
  };
}
