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

export interface SocketLink {
  open(): void;
  /** False when there is no link: the caller keeps the message. */
  send(message: ClientToServer): boolean;
  /** Tries at once instead of after the pause. */
  retryNow(): void;
  close(): void;
}

/** The server speaks at least every 5 s; after this much silence the link counts as dead. */
export const silenceWallMs = 13_000;
const openingWallMs = 5_000;
const firstPauseWallMs = 400;
const longestPauseWallMs = 5_000;

export function createSocketLink({ world, hello, onMessage, onState }: LinkOptions): SocketLink {
  let socket: SocketLike | null = null;
  let welcomed = false;
  let ended = false;
  let attempt = 0;
  let cancelWatchdog = () => {};
  let cancelRetry = () => {};

  const connect = () => {
    cancelRetry();
    const opening = world.openSocket();
    socket = opening;
    welcomed = false;
    if (attempt === 0) onState({ kind: 'connecting' });
    watch(openingWallMs);
    opening.onopen = () => opening.send(JSON.stringify(hello));
    opening.onmessage = (event) => {
      if (socket === opening) receive(String(event.data));
    };
    opening.onclose = () => {
      if (socket === opening) lose();
    };
  };

  const receive = (text: string) => {
    watch(silenceWallMs);
    const message = JSON.parse(text) as ServerToClient;
    if (message.type === 'welcome') {
      welcomed = true;
      attempt = 0;
      onState({ kind: 'connected' });
    }
    if (message.type === 'bye' && message.final) {
      ended = true;
      onState({ kind: 'closed', code: message.code, sentence: message.sentence });
    }
    onMessage(message);
  };

  const lose = () => {
    cancelWatchdog();
    socket = null;
    welcomed = false;
    if (ended) return;
    attempt += 1;
    const pause = Math.min(longestPauseWallMs, firstPauseWallMs * 2 ** (attempt - 1));
    const retryInWallMs = Math.round(pause * (0.5 + 0.5 * world.chance()));
    onState({ kind: 'waiting', attempt, retryInWallMs });
    cancelRetry = world.later(retryInWallMs, connect);
  };

  const watch = (wallMs: number) => {
    cancelWatchdog();
    cancelWatchdog = world.later(wallMs, () => {
      const silent = socket;
      lose();
      silent?.close();
    });
  };

  return {
    open() {
      ended = false;
      attempt = 0;
      connect();
    },
    send(message) {
      if (socket === null || !welcomed) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    retryNow() {
      if (socket === null && !ended) connect();
    },
    close() {
      ended = true;
      cancelWatchdog();
      cancelRetry();
      socket?.close();
      socket = null;
    },
  };
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
