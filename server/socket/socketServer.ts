// The one door for sockets: `/ws` on the HTTP server, same origin only, with tight limits on what a frame
// may be. Knows nothing of what is said.

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Connection, type ConnectionOptions } from './connection.ts';

const socketPath = '/ws';

export interface SocketServer {
  /** Cuts off whoever has not gone by now. */
  close(): void;
}

export function openSocketServer(http: Server, options: Omit<ConnectionOptions, 'socket'>): SocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 16 * 1024,
    maxFragments: 4,
    maxBufferedChunks: 64,
    perMessageDeflate: false,
  });
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request);
    if (refusal !== null) {
      turnAway(socket, refusal);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      new Connection({ ...options, socket: webSocket });
    });
  });
  return {
    close: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function refusalOf(request: IncomingMessage): string | null {
  if (request.url?.split('?')[0] !== socketPath) return '404 Not Found';
  return sameOrigin(request) ? null : '403 Forbidden';
}

/** A browser says where its page came from; a page from elsewhere may not use somebody's seat. */
function sameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
