// `flowday sessions`: what a data folder holds, and one of them as a run file. Only reads; may run beside a server.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { SessionListing } from '../protocol/index.ts';
import { Complaint, systemCodeOf } from './complaint.ts';
import { playedText } from './figures.ts';
import { dataOption } from './options.ts';
import { printJson, printLine } from './output.ts';
import { forceOption, mustBeWritable, type OutputOptions, writeOutput } from './outputFile.ts';
import { textTable } from './textTable.ts';

interface SessionsOptions extends OutputOptions {
  readonly data: string;
  readonly export?: string;
  readonly out?: string;
  readonly edition: 'control' | 'room';
  readonly json?: boolean;
}

export function addSessions(program: Command): void {
  program
    .command('sessions')
    .description('List the sessions in a data folder, or write one as a run file.')
    .addOption(dataOption())
    .option('--export <id>', 'write this session as a run file (an id from the list)')
    .option('--out <file>', 'where to write it; default: ID.flowday.json')
    .addOption(
      new Option('--edition <name>', 'for whom: control sees everything, the room what it may know')
        .choices(['control', 'room'])
        .default('control'),
    )
    .addOption(forceOption())
    .option('--json', 'print the list as JSON')
    .addHelpText(
      'after',
      `
Examples:
  flowday sessions
  flowday sessions --export 3f9c1b --out bath.flowday.json --edition room`,
    )
    .action(async (options: SessionsOptions) => {
      const sessions = await sessionsIn(options.data);
      if (options.export !== undefined) await writeRunFile(sessions, options.export, options);
      else if (options.json) printJson(sessions);
      else if (sessions.length === 0) printLine(`There are no sessions in ${options.data} yet.`);
      else process.stdout.write(listText(sessions));
    });
}

/** And, with more behind it, what the database keeps beside it. */
const databaseName = 'flowday.sqlite';

async function sessionsIn(dataDir: string): Promise<readonly SessionListing[]> {
  if (!existsSync(join(dataDir, databaseName))) {
    throw new Complaint(
      `There are no sessions in ${dataDir}: no Flowday has kept any there.`,
      'Name the folder that it was started with: --data DIR.',
    );
  }
  const { listSessions } = await import('../kept.ts');
  return listSessions(dataDir).catch((error: unknown) => {
    if (systemCodeOf(error) !== 'ERR_SQLITE_ERROR') throw error;
    throw new Complaint(
      `The sessions in ${dataDir} cannot be read: ${(error as Error).message}.`,
      'Is it the folder of a Flowday, and may you read it?',
    );
  });
}

function listText(sessions: readonly SessionListing[]): string {
  const columns = ['id', 'session', 'scenario', 'phase', 'played', 'people', 'created (UTC)'];
  const rows = sessions.map((session) => [
    session.sessionId,
    session.name,
    session.scenarioName,
    session.phase,
    playedText(session.simMinutes),
    String(session.people),
    session.createdWallTime.slice(0, 16).replace('T', ' '),
  ]);
  return textTable(
    columns.map((heading) => ({ heading, align: heading === 'people' ? 'right' : 'left' })),
    rows,
  );
}

async function writeRunFile(
  sessions: readonly SessionListing[],
  sessionId: string,
  { out = `${sessionId}.flowday.json`, edition, data, ...options }: SessionsOptions,
): Promise<void> {
  const kept = readdirSync(data).filter((name) => name.startsWith(databaseName));
  mustBeWritable(
    out,
    kept.map((name) => join(data, name)),
    options,
  );
  const session = sessions.find((candidate) => candidate.sessionId === sessionId);
  if (session === undefined) {
    throw new Complaint(`There is no session ${sessionId} in ${data}.`, 'flowday sessions lists them.');
  }
  const { exportRunFile } = await import('../kept.ts');
  const runFile = await exportRunFile(data, sessionId, edition);
  if (runFile === null) {
    throw new Complaint(
      `"${session.name}" has no edition for the room before its debrief is open.`,
      'Open the debrief first, or leave --edition away for the one that control sees.',
    );
  }
  writeOutput(out, JSON.stringify(runFile));
  printLine(`Wrote ${out} (${edition} edition of "${session.name}").`);
}
