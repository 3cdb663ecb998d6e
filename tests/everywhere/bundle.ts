// The program with the whole engine in it as one plain script, and scripts made of it for given inputs.

import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import type { ProgramInput } from './input.ts';

/** Everything that the program imports, in one script without imports; names stay as they are. */
export async function bundledProgram(): Promise<string> {
  const entry = fileURLToPath(new URL('program.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'everywhere', fileName: 'everywhere' },
    },
  });
  const [output] = built as Rollup.RollupOutput[];
  const code = output?.output[0]?.code;
  if (code === undefined || output?.output.length !== 1) throw new Error('Not one script');
  return code;
}

/** Only ASCII: some engines read a file as Latin-1. */
export function scriptOf(program: string, input: ProgramInput): string {
  const escaped = `var programInput = ${JSON.stringify(input)};\n${program}`;
  return escaped.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same program where a function of ours of one number answers with a built-in function of `Math`, by name. */
export function withBuiltIn(program: string, ours: string, builtIn: string): string {
  const heading = new RegExp(`function ${ours}\\((\\w+)\\) \\{`, 'g');
  if ([...program.matchAll(heading)].length !== 1) throw new Error(`Not one function ${ours} in the bundle`);
  return program.replace(heading, `$& if (true) return Math.abs(Math.${builtIn}($1));`);
}
