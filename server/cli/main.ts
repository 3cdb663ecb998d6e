// Where the program starts: reads the command line, runs the verb, turns failures into sentences and exit codes.

import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What was compiled and stripped of its types once need not be again, in worker threads neither; where nothing can be
// kept, nothing is. This has to come before the program itself, hence the imports below.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
enableCompileCache();
const { CommanderError } = await import('commander');
const { Complaint, complaintText } = await import('./complaint.ts');
const { buildProgram } = await import('./program.ts');
const { isScenarioFault } = await import('../../engine/index.ts');

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// npm runs scripts in the project's folder; paths count from the folder in which they were typed.
if (process.env.npm_lifecycle_event === 'flowday' && process.env.INIT_CWD) {
  process.chdir(process.env.INIT_CWD);
}

try {
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Complaint) {
    process.stderr.write(complaintText(error));
    return error.exitCode;
  }
  if (isScenarioFault(error)) {
    process.stderr.write(complaintText(new Complaint(error.message, error.remedy)));
    return 1;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`flowday: this should not have happened: ${message}\n`);
  process.stderr.write(
    process.env.FLOWDAY_TRACE ? `${stack}\n` : '  Set FLOWDAY_TRACE=1 to see where, and report it.\n',
  );
  return 1;
}
