// Listens: opens the data folder, finds a free port, prints what a facilitator needs.
// Signals are for the command line, which closes what this opened.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { type App, buildApp } from './app.ts';
import { machineAddresses } from './room/machineAddresses.ts';
import { openSqliteStorage } from './storage/sqliteStorage.ts';
import { machineClock } from './wallClock.ts';
import { welcome } from './welcome.ts';

export interface ServeOptions {
  /** Default 8080, or the next free one above it; 0: any. */
  readonly port?: number;
  /** Default 0.0.0.0: every address of this machine. */
  readonly host?: string;
  /** Default `flowday-data` in the working folder. */
  readonly dataDir?: string;
  /** Default: the scenarios that come with Flowday. */
  readonly scenarioDir?: string;
  /** Gets what a person should read, line by line. */
  readonly print: (line: string) => void;
}

export interface Serving {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** Goodbye to every screen, last snapshots, everything on the disk. */
  close(): Promise<void>;
}

const defaultPort = 8080;
const portsTried = 20;

export async function serve(options: ServeOptions): Promise<Serving> {
  const host = options.host ?? '0.0.0.0';
  const dataDir = options.dataDir ?? 'flowday-data';
  const storage = openSqliteStorage(dataDir);
  const loopbackOnly = host === '127.0.0.1' || host === 'localhost';
  const logFile = pino.destination({ dest: join(dataDir, 'flowday.log'), mkdir: true, sync: true });
  const app = await buildApp({
    storage,
    scenarioDir: options.scenarioDir ?? packaged('scenarios'),
    screensDir: packaged('ui/dist'),
    wallClock: machineClock,
    log: pino({ level: 'warn' }, logFile),
    addresses: () => (loopbackOnly ? [{ ip: '127.0.0.1', label: 'this machine only' }] : machineAddresses()),
  });
  const wantedPort = options.port ?? defaultPort;
  const port = await listen(app, host, wantedPort).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  app.room.listensOn(port);
  const { secret } = app.door;
  const addresses = { wantedPort, port, secret, join: app.room.joinAddress(), loopbackOnly };
  for (const line of welcome(addresses, dataDir)) options.print(line);
  return { address: `http://127.0.0.1:${port}`, close: () => app.close().finally(() => logFile.end()) };
}

function packaged(folder: string): string {
  return fileURLToPath(new URL(`../${folder}`, import.meta.url));
}

/** The first free port from the wanted one on. */
async function listen(app: App, host: string, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      await app.http.listen({ host, port });
      const bound = app.http.server.address();
      return typeof bound === 'object' && bound !== null ? bound.port : port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= wanted + portsTried) throw error;
    }
  }
}
