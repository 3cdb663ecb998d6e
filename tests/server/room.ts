// A whole server in this process on a free port of the loopback, and screens that talk to it over real sockets.

import { join } from 'node:path';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import type { ScenarioBrief } from '../../engine/index.ts';
import { type App, buildApp } from '../../server/app.ts';
import type {
  ClientToServer,
  NewSession,
  SeatGrant,
  ServerToClient,
  SessionListing,
} from '../../server/protocol/index.ts';
import type { MachineAddress } from '../../server/room/machineAddresses.ts';
import { openSqliteStorage } from '../../server/storage/sqliteStorage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { machineClock, type WallClock } from '../../server/wallClock.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export interface Room {
  readonly address: string;
  readonly app: App;
  readonly dataDir: string;
  readonly controlToken: string;
  close(): Promise<void>;
}

export interface RoomOptions {
  readonly dataDir?: string;
  readonly wallClock?: WallClock;
  /** Wraps the storage, to make it fail. */
  readonly around?: (storage: Storage) => Storage;
  /** What networks the machine is on; asked each time. */
  readonly addresses?: () => readonly MachineAddress[];
}

export async function openRoom(options: RoomOptions = {}): Promise<Room> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const storage = openSqliteStorage(dataDir);
  const app = await buildApp({
    storage: options.around?.(storage) ?? storage,
    scenarioDir: join(import.meta.dirname, 'scenarios'),
    screensDir: join(dataDir, 'no-screens'),
    wallClock: options.wallClock ?? machineClock,
    log: pino({ level: 'silent' }),
    addresses: options.addresses ?? wifiAndCable,
  });
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  const bound = app.http.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  app.room.listensOn(port);
  const address = `http://127.0.0.1:${port}`;
  const claimed = await post(address, '/api/control/claim', { secret: app.door.secret });
  const { controlToken } = claimed.body as { controlToken: string };
  return { address, app, dataDir, controlToken, close: () => app.close() };
}

function wifiAndCable(): readonly MachineAddress[] {
  return [
    { ip: '192.168.1.23', label: 'wifi' },
    { ip: '10.0.0.5', label: 'cable' },
  ];
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

export async function post(
  address: string,
  path: string,
  body: unknown,
  token?: string,
): Promise<HttpAnswer> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

export async function get(address: string, path: string, token?: string): Promise<HttpAnswer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(address + path, { headers });
  return { status: response.status, body: await response.json() };
}

export const byHand: NewSession = {
  scenarioFile: 'small-ward.yaml',
  name: 'Monday',
  seed: 'monday',
  days: null,
  speed: 60,
  timetable: 'by-hand',
};

export async function newSession(room: Room, settings: Partial<NewSession> = {}): Promise<SessionListing> {
  const wanted = { ...byHand, ...settings };
  const { status, body } = await post(room.address, '/api/sessions', wanted, room.controlToken);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as SessionListing;
}

export async function controlSeat(room: Room, { sessionId }: { sessionId: string }): Promise<SeatGrant> {
  const path = `/api/sessions/${sessionId}/control-seat`;
  return (await post(room.address, path, {}, room.controlToken)).body as SeatGrant;
}

export async function joinTeam(
  room: Room,
  joinCode: string,
  name: string,
  teamId: string,
): Promise<SeatGrant> {
  return (await post(room.address, `/api/join/${joinCode}`, { name, teamId })).body as SeatGrant;
}

type Said<T extends ServerToClient['type']> = Extract<ServerToClient, { type: T }>;

/** A screen: everything it was told, in order, and a way to wait for more. */
export class Screen {
  readonly heard: ServerToClient[] = [];
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  #waiting: (() => void)[] = [];

  constructor(address: string, grant: SeatGrant | null) {
    this.socket = new WebSocket(`${address.replace('http', 'ws')}/ws`);
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('error', () => undefined);
    this.socket.on('message', (text) => {
      this.heard.push(JSON.parse(String(text)) as ServerToClient);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    if (grant !== null) {
      const { sessionId, seatToken } = grant;
      this.socket.on('open', () => this.say({ type: 'hello', proto: 1, session: sessionId, seatToken }));
    }
  }

  say(message: ClientToServer): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The first message of a kind, from `from` on, that fits. */
  async hear<T extends ServerToClient['type']>(
    type: T,
    fits: (message: Said<T>) => boolean = () => true,
    from = 0,
  ): Promise<Said<T>> {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const found = this.heard
        .slice(from)
        .find((message): message is Said<T> => message.type === type && fits(message as Said<T>));
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`Nothing like “${type}” was said in time.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async brief(): Promise<ScenarioBrief> {
    return (await this.hear('welcome')).brief;
  }

  /** Sends a session command and waits for its answer. */
  async order(command: Extract<ClientToServer, { type: 'sessionCommand' }>['command']) {
    await this.hear('welcome');
    const commandId = freshId();
    this.say({ type: 'sessionCommand', commandId, command });
    return this.answer(commandId);
  }

  /** Sends a decision of the seat's own agency and waits for its answer. */
  async decide(command: Extract<ClientToServer, { type: 'command' }>['command'], commandId = freshId()) {
    await this.hear('welcome');
    this.say({ type: 'command', commandId, command, agencyId: null, rationale: 'because' });
    return this.answer(commandId);
  }

  async answer(commandId: string, from = 0): Promise<Said<'accepted'> | Said<'refused'>> {
    const mine = (message: { commandId: string }): boolean => message.commandId === commandId;
    return Promise.race([this.hear('accepted', mine, from), this.hear('refused', mine, from)]);
  }

  close(): void {
    this.socket.close();
  }
}

let commands = 0;

export function freshId(): string {
  commands += 1;
  return `command-${process.pid}-${commands}-${Date.now()}`;
}
