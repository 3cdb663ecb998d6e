// `flowday serve`: opens the room until Ctrl-C. The server itself says where it can be reached.

import { join } from 'node:path';
import type { Command } from 'commander';
import { Complaint, systemCodeOf } from './complaint.ts';
import { dataOption, defaultPort, portOption } from './options.ts';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Open the room: the facilitator, the desks and the wall, in the browser.')
    .option('--port <number>', 'port to listen on; 0 chooses a free one', portOption, defaultPort)
    .option('--host <address>', 'address to listen on; 127.0.0.1 keeps everybody else out', '0.0.0.0')
    .addOption(dataOption())
    .addHelpText(
      'after',
      `
Examples:
  flowday serve
  flowday serve --port 9000 --data bath-2026

Ctrl-C closes the room; everything that was accepted is kept, and the next start opens it again.`,
    )
    .action(openRoom);
}

async function openRoom({ port, host, data }: ServeOptions): Promise<void> {
  const { serve } = await import('../index.ts');
  const room = await serve({
    port,
    host,
    dataDir: data,
    scenarioDir: join(import.meta.dirname, '..', '..', 'scenarios'),
    print: (text: string) => {
      process.stdout.write(`${text}\n`);
    },
  }).catch((error: unknown) => {
    throw complaintAbout(error, { port, host, data });
  });
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    await room.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
}

function complaintAbout(error: unknown, { port, host, data }: ServeOptions): unknown {
  if (error instanceof Error && systemCodeOf(error.cause) === 'ERR_SQLITE_ERROR') {
    return new Complaint(`${data} cannot be opened.`, error.message);
  }
  switch (systemCodeOf(error)) {
    case 'EADDRINUSE':
      return new Complaint(
        `Port ${port} is taken, perhaps by another Flowday.`,
        `Stop that one, or try: flowday serve --port ${port === 65_535 ? 9000 : port + 1}`,
      );
    case 'EACCES':
      return new Complaint(
        `Port ${port} or the folder ${data} is not open to you.`,
        'Choose a port above 1023, and a folder that you may write to.',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Complaint(
        `This machine has no address ${host}.`,
        'Leave --host away to listen on all addresses.',
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new Complaint(`${data} is a file, not a folder.`, 'Name a folder with --data.');
    case 'ERR_SQLITE_ERROR':
      return new Complaint(
        `The sessions in ${data} cannot be opened: ${(error as Error).message}.`,
        'Is the folder on this machine and writable, and is the disk full?',
      );
    default:
      return error;
  }
}
