// A real server process, started by the real command line, that a test may kill.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { post } from './room.ts';

export interface ServerProcess {
  readonly address: string;
  readonly port: number;
  readonly secret: string;
  /** At once and without a word: `kill -9`. */
  kill(): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void;
  readonly exited: Promise<number | null>;
}

const main = join(import.meta.dirname, '..', '..', 'server', 'cli', 'main.ts');

export async function startServer(dataDir: string, port = 0): Promise<ServerProcess> {
  const options = ['serve', '--host', '127.0.0.1', '--port', String(port), '--data', dataDir];
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const [, usedPort, secret] = await printed(child, /http:\/\/127\.0\.0\.1:(\d+)\/#\/control\/([\w-]+)/);
  return {
    address: `http://127.0.0.1:${usedPort}`,
    port: Number(usedPort),
    secret: secret ?? '',
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    signal: (name) => child.kill(name),
    exited,
  };
}

export async function claim({ address, secret }: ServerProcess): Promise<string> {
  const { body } = await post(address, '/api/control/claim', { secret });
  return (body as { controlToken: string }).controlToken;
}

function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += String(chunk);
      const found = pattern.exec(text);
      if (found !== null) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`The server did not start: ${text}`)));
  });
}
