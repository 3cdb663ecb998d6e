// A socket and timers whose queues the test drains by hand.

import type { ClientToServer, ServerToClient } from '../../server/protocol/index.ts';
import type { LinkWorld, SocketLike } from '../../ui/link/socketLink.ts';

export class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly heardByServer: ClientToServer[] = [];
  closedByPage = false;

  send(text: string): void {
    this.heardByServer.push(JSON.parse(text) as ClientToServer);
  }

  close(): void {
    this.closedByPage = true;
  }

  serverSays(message: ServerToClient): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

export interface FakeWorld extends LinkWorld {
  readonly sockets: FakeSocket[];
  nowWallMs(): number;
  /** Lets real time pass: runs every timer that falls due, in order. */
  pass(wallMs: number): void;
}

export function fakeWorld(): FakeWorld {
  let nowWallMs = 0;
  let timers: { dueWallMs: number; action: () => void }[] = [];
  const sockets: FakeSocket[] = [];
  return {
    sockets,
    nowWallMs: () => nowWallMs,
    openSocket() {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    later(wallMs, action) {
      const timer = { dueWallMs: nowWallMs + wallMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    chance: () => 1,
    pass(wallMs) {
      const until = nowWallMs + wallMs;
      for (;;) {
        const due = timers
          .filter((one) => one.dueWallMs <= until)
          .sort((a, b) => a.dueWallMs - b.dueWallMs)[0];
        if (due === undefined) break;
        nowWallMs = Math.max(nowWallMs, due.dueWallMs);
        timers = timers.filter((one) => one !== due);
        due.action();
      }
      nowWallMs = until;
    },
  };
}
