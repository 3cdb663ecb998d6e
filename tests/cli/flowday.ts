// Runs the real program, as a person at a terminal would, and keeps what it said.

import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const repository = join(import.meta.dirname, '..', '..');

export function flowday(...words: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, ['server/cli/main.ts', ...words], { cwd: repository });
    let stdout = '';
    let stderr = '';
    program.stdout.on('data', (bytes: Buffer) => {
      stdout += bytes.toString();
    });
    program.stderr.on('data', (bytes: Buffer) => {
      stderr += bytes.toString();
    });
    program.on('error', reject);
    program.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A new folder for one test. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'flowday-'));
}

export function fileWith(name: string, content: string | Uint8Array): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Without the warnings of a file in which a parameter is unread on purpose. */
export function withoutUnread(stderr: string): string {
  return stderr.replace(/^.*: warning unused-parameter: .*\n(?: .*\n)*/gm, '');
}

/** What stands on a terminal after a failure, whatever it was: sentences, no stack. */
export const stackTrace = /^\s+at .*:\d+:\d+\)?$/m;
