// The built screens, served by a real server in this process, in a real headless browser that sees the room as
// the room is: plain http on a name that is no secure context, all traffic on the loopback.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { buildApp } from '../../server/app.ts';
import { openSqliteStorage } from '../../server/storage/sqliteStorage.ts';
import { machineClock } from '../../server/wallClock.ts';
import { post, type Room } from '../server/room.ts';
import { temporaryFolder } from '../server/temporaryFolder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hostName = 'flowday.test';

export async function buildScreens(): Promise<string> {
  // Otherwise React's development build would be served.
  process.env.NODE_ENV = 'production';
  const outDir = join(temporaryFolder(), 'screens');
  await build({
    root: join(root, 'ui'),
    configFile: join(root, 'ui/vite.config.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir },
  });
  return outDir;
}

export async function openRoomWithScreens(
  screensDir: string,
  { dataDir = temporaryFolder(), port = 0 } = {},
): Promise<Room & { readonly port: number }> {
  const app = await buildApp({
    storage: openSqliteStorage(dataDir),
    scenarioDir: join(root, 'scenarios'),
    screensDir,
    wallClock: machineClock,
    log: pino({ level: 'silent' }),
    addresses: () => [{ ip: '192.168.1.23', label: 'wifi' }],
  });
  await app.http.listen({ host: '127.0.0.1', port });
  const bound = app.http.server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  app.room.listensOn(boundPort);
  const address = `http://127.0.0.1:${boundPort}`;
  const { body } = await post(address, '/api/control/claim', { secret: app.door.secret });
  const { controlToken } = body as { controlToken: string };
  return { address, app, dataDir, controlToken, port: boundPort, close: () => app.close() };
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // One process for everything dies whole when one page closes.
    args: [
      ...sparticuz.args.filter((argument) => argument !== '--single-process'),
      `--host-resolver-rules=MAP ${hostName} 127.0.0.1`,
    ],
  });
}

export const screensAddress = (port: number): string => `http://${hostName}:${port}`;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe objects to on the page as it stands, one line each; and whether it scrolls sideways. */
export async function objections(page: Page): Promise<readonly string[]> {
  // The content policy forbids inline scripts to pages, not to the test's own evaluation.
  await page.evaluate(axeSource);
  const found = (await page.evaluate('axe.run()')) as AxeResult;
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
  ];
}
