// From `serve` to `sessions` to `replay`: a room is opened, a day is stepped through, the run file verifies.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeatGrant, ServerToClient, SessionListing } from '../../server/protocol/index.ts';
import { emptyFolder, flowday } from './flowday.ts';

const data = join(emptyFolder(), 'data');
const repository = join(import.meta.dirname, '..', '..');

let server: ChildProcess;
let printed = '';
let address = '';
let sessionId = '';

beforeAll(async () => {
  const words = ['server/cli/main.ts', 'serve', '--port', '0', '--host', '127.0.0.1', '--data', data];
  server = spawn(process.execPath, words, { cwd: repository });
  server.stdout?.on('data', (bytes) => (printed += bytes));
  await waitUntil(() => printed.includes('Ctrl+C'));
  address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
});

afterAll(() => {
  server.kill('SIGKILL');
});

describe('serve', () => {
  it('prints an address for the facilitator and answers there', async () => {
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#\/control\/\S{16,}/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it('keeps a second Flowday away from its data', async () => {
    const { code, stderr } = await flowday('serve', '--port', '0', '--host', '127.0.0.1', '--data', data);
    expect(code).toBe(1);
    expect(stderr).toContain('in use by another Flowday');
    expect(stderr).not.toContain('should not have happened');
  });
});

describe('sessions', () => {
  it('lists a session beside the running server', async () => {
    expect((await flowday('sessions', '--data', data)).stdout).toContain('There are no sessions');
    await playOneDay();
    const { code, stdout } = await flowday('sessions', '--data', data, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ sessionId, name: 'A rehearsal', phase: 'ended' }]);
    expect((await flowday('sessions', '--data', data)).stdout).toMatch(
      new RegExp(`^${sessionId} +A rehearsal.* ended +1 day 0 h `, 'm'),
    );
  });

  it('writes a run file that replays hash by hash', async () => {
    const out = join(data, 'rehearsal.json');
    const exported = await flowday('sessions', '--data', data, '--export', sessionId, '--out', out);
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    const again = await flowday('sessions', '--data', data, '--export', sessionId, '--out', out);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('rehearsal.json is there already.');
    const database = join(data, 'flowday.sqlite');
    const words = ['sessions', '--data', data, '--export', sessionId, '--force', '--out'];
    expect((await flowday(...words, database)).stderr).toContain('flowday.sqlite is read here');
    expect(await flowday(...words, out)).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout, stderr } = await flowday('replay', out, '--verify');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('this is what was played');
  });

  it('keeps the room out before the debrief, and says so', async () => {
    const out = join(data, 'room.json');
    const { code, stderr } = await flowday(
      ...['sessions', '--data', data, '--export', sessionId, '--edition', 'room', '--out', out],
    );
    expect(code).toBe(1);
    expect(stderr).toContain('before its debrief is open');
    expect(existsSync(out)).toBe(false);
  });

  it('does not know a session that never was', async () => {
    const { code, stderr } = await flowday('sessions', '--data', data, '--export', 'never');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no session never');
  });
});

describe('Ctrl-C', () => {
  it('closes the room and exits 0', async () => {
    const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

/** As the facilitator's console does it: claim the room, make a session, start it, step one day. */
async function playOneDay(): Promise<void> {
  const secret = /#\/control\/(\S+)/.exec(printed)?.[1];
  const { controlToken } = await post<{ controlToken: string }>('/api/control/claim', { secret }, '');
  const session = await post<SessionListing>(
    '/api/sessions',
    {
      scenarioFile: 'small-hospital.yaml',
      name: 'A rehearsal',
      seed: 's',
      days: null,
      speed: null,
      timetable: 'by-hand',
    },
    controlToken,
  );
  sessionId = session.sessionId;
  const seat = await post<SeatGrant>(`/api/sessions/${sessionId}/control-seat`, {}, controlToken);
  const socket = new WebSocket(`${address.replace('http', 'ws')}/ws`);
  const messages: ServerToClient[] = [];
  socket.onmessage = ({ data: text }) => messages.push(JSON.parse(String(text)));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  socket.send(JSON.stringify({ type: 'hello', proto: 1, session: sessionId, seatToken: seat.seatToken }));
  const commands = [
    { kind: 'openBriefing' },
    { kind: 'start' },
    { kind: 'pause' },
    { kind: 'step', minutes: 1440 },
  ];
  for (const [index, command] of commands.entries()) {
    const commandId = `rehearsal-${index}`;
    socket.send(JSON.stringify({ type: 'sessionCommand', commandId, command }));
    const answered = (message: ServerToClient): boolean =>
      'commandId' in message && message.commandId === commandId;
    await waitUntil(() => messages.some(answered));
    expect(messages.find(answered)).toMatchObject({ type: 'accepted' });
  }
  socket.close();
}

async function post<T>(path: string, body: object, token: string): Promise<T> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
  return (await response.json()) as T;
}

async function waitUntil(holds: () => boolean): Promise<void> {
  const deadlineWallMs = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadlineWallMs) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
