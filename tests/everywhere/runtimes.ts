// The JavaScript engines that this machine has, and running one script on each as a process of its own.

import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Runtime {
  readonly name: string;
  /** null: this machine does not have it. */
  readonly command: string | null;
  /** How it is called before the name of the script. */
  readonly arguments: readonly string[];
}

const bareNode = fileURLToPath(new URL('bareNode.ts', import.meta.url));

export const v8: Runtime = { name: 'V8 (node)', command: process.execPath, arguments: [bareNode] };

/**
 * `gjs -m` reads a module. As a plain script it would look up every global by name in a scope of its own, uncompiled:
 * the same answers ten times later.
 *
 * Debian: `gjs`, and `libjavascriptcoregtk-4.0-bin`, which brings `jsc`.
 */
export const otherRuntimes: readonly Runtime[] = [
  { name: 'SpiderMonkey (gjs)', command: onPath('gjs'), arguments: ['-m'] },
  { name: 'JavaScriptCore (jsc)', command: onPath('jsc'), arguments: [] },
];

function onPath(program: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** The lines that the script prints. Rejects, with what it complained about, when it does not end well. */
export function linesOf(
  runtime: Runtime,
  script: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { command } = runtime;
  if (command === null) throw new Error(`${runtime.name} is not installed`);
  const env = { ...process.env, ...environment };
  const options = { env, maxBuffer: 64 * 1024 * 1024, timeout: 240_000 };
  return new Promise((resolve, reject) => {
    execFile(command, [...runtime.arguments, script], options, (error, stdout, stderr) => {
      const lines = stdout.trimEnd().split('\n');
      if (!error && lines.at(-1) === 'the end = reached') resolve(lines);
      else reject(new Error(`${runtime.name}: ${error?.message ?? stderr}\n${lines.slice(-3).join('\n')}`));
    });
  });
}
