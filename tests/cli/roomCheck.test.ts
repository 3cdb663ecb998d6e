// The room check from a terminal: what it offers, and what it says when no phone comes. On loopback nobody can play
// the phone, and that is the point of the first test: this machine's own requests do not count.

import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThisMachine, unmapped } from '../../server/cli/ownAddress.ts';
import { flowday } from './flowday.ts';

describe('room-check', () => {
  it('is not fooled by this machine itself, and says why phones do not come', async () => {
    const words = ['server/cli/main.ts', 'room-check', '--port', '0', '--wait', '2'];
    const check = spawn(process.execPath, words, { cwd: join(import.meta.dirname, '..', '..') });
    let stdout = '';
    let stderr = '';
    check.stdout.on('data', (bytes) => (stdout += bytes));
    check.stderr.on('data', (bytes) => (stderr += bytes));
    const ended = new Promise<number | null>((resolve) => check.on('close', resolve));
    await waitUntil(() => stdout.includes('Waiting'));
    const port = /http:\/\/[\d.]+:(\d+)/.exec(stdout)?.[1];
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(page).toContain('This is the laptop itself');
    expect(await ended).toBe(1);
    expect(stderr).toContain('client isolation');
    expect(stderr).toContain('firewall');
    expect(stderr).toContain('hotspot');
  });

  it('says so when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await flowday('room-check', '--port', String(port), '--wait', '1');
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken`);
  });

  it('tells this machine from another', () => {
    expect(['127.0.0.1', '127.0.0.53', '::1'].filter(isThisMachine)).toHaveLength(3);
    expect(isThisMachine('203.0.113.7')).toBe(false);
    expect(unmapped('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });
});

async function waitUntil(holds: () => boolean): Promise<void> {
  const deadlineWallMs = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadlineWallMs) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
