// A real Flowday server in a process of its own, that can be killed and started again on the same data.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export class RoomServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'flowday-room-'));
  private ownPort = 0;
  private child: ChildProcess | null = null;
  private printed = '';

  private readonly scenarioDir: string | null;

  private constructor(scenarioDir: string | null) {
    this.scenarioDir = scenarioDir;
  }

  /** On the scenarios that come with Flowday, or on a folder of the test's own. */
  static async start(scenarioDir: string | null = null): Promise<RoomServer> {
    needBuilt(join(root, 'ui/dist/index.html'));
    const server = new RoomServer(scenarioDir);
    await server.startAgain();
    return server;
  }

  /** What the facilitator's browser opens, from the terminal's own words. */
  get controlPath(): string {
    const found = /#\/control\/\S+/.exec(this.printed);
    if (!found) throw new Error(`No control address was printed:\n${this.printed}`);
    return `/${found[0]}`;
  }

  async startAgain(): Promise<void> {
    this.printed = '';
    const child = spawn(process.execPath, this.program(), { cwd: root });
    this.child = child;
    child.stdout.on('data', (bytes: Buffer) => {
      this.printed += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      this.printed += bytes.toString();
    });
    const end = Date.now() + 30_000;
    while (!this.printed.includes('Stop with')) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`The server did not start:\n${this.printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // Chosen by the system the first time, so that no other room has it; the same ever after.
    this.ownPort = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(this.printed)?.[1]);
  }

  get port(): number {
    return this.ownPort;
  }

  private program(): readonly string[] {
    const port = `${this.port}`;
    return this.scenarioDir === null
      ? ['server/cli/main.ts', 'serve', '--host', '127.0.0.1', '--port', port, '--data', this.dataDir]
      : ['tests/e2e/serveFolder.ts', port, this.dataDir, this.scenarioDir];
  }

  /** The hardest stop there is. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async close(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** Without the screens every page stays empty, and a test would wait for it to the last second. */
function needBuilt(page: string): void {
  if (existsSync(page)) return;
  throw new Error(`The screens have not been built: there is no ${page}. Run npm run build first.`);
}
