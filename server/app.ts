// Builds the server without listening: storage, sessions, HTTP routes and the socket door, wired by hand.

import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { controlRoutes } from './http/controlRoutes.ts';
import { joinRoutes } from './http/joinRoutes.ts';
import { mapErrors } from './http/refusal.ts';
import { roomRoutes } from './http/roomRoutes.ts';
import { addSecurityHeaders, serveScreens } from './http/screens.ts';
import { sessionRoutes } from './http/sessionRoutes.ts';
import { type ControlDoor, openControlDoor } from './people/controlDoor.ts';
import type { MachineAddress } from './room/machineAddresses.ts';
import { RoomChecker } from './room/roomCheck.ts';
import { openScenarioFiles } from './scenarioFiles.ts';
import { SessionRegistry } from './session/sessionRegistry.ts';
import { openSocketServer } from './socket/socketServer.ts';
import type { Storage } from './storage/storage.ts';
import type { WallClock } from './wallClock.ts';

export interface AppOptions {
  readonly storage: Storage;
  readonly scenarioDir: string;
  readonly screensDir: string;
  readonly wallClock: WallClock;
  readonly log: Logger;
  readonly addresses: () => readonly MachineAddress[];
}

export interface App {
  readonly http: FastifyInstance;
  readonly registry: SessionRegistry;
  readonly door: ControlDoor;
  readonly room: RoomChecker;
  /** Goodbye to every screen, mailboxes empty, last snapshots, storage closed. */
  close(): Promise<void>;
}

export async function buildApp(options: AppOptions): Promise<App> {
  const { storage, wallClock, log } = options;
  const report = (problem: string, error: unknown): void => log.error({ err: error }, problem);
  const { isoTime } = wallClock;
  const { addresses } = options;
  const room = await RoomChecker.open({ storage, addresses, isoTime, platform: process.platform });
  const scenarios = openScenarioFiles(options.scenarioDir);
  const joinAddress = (): string => room.joinAddress();
  const registry = await SessionRegistry.open({ storage, scenarios, wallClock, joinAddress, report });
  const door = openControlDoor(storage);

  const logger: FastifyBaseLogger = log;
  const http = Fastify({ loggerInstance: logger, bodyLimit: 64 * 1024, forceCloseConnections: true });
  mapErrors(http);
  addSecurityHeaders(http);
  await http.register(rateLimit, { global: false });
  controlRoutes(http, { door, scenarios, registry });
  joinRoutes(http, registry);
  sessionRoutes(http, { door, room, registry, storage });
  roomRoutes(http, { door, room, registry });
  await serveScreens(http, options.screensDir);
  const findSession = (sessionId: string) => registry.get(sessionId);
  const sockets = openSocketServer(http.server, { wallClock, findSession, report });

  return {
    http,
    registry,
    door,
    room,
    async close() {
      await registry.shutDown();
      sockets.close();
      await http.close();
      await storage.close();
    },
  };
}
