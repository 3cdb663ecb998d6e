// What a room survives: a killed server, a stopped one, and a polite end. Real processes, real disks.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { compileModel, type RunFile, replay } from '../../engine/index.ts';
import type { SeatGrant, ServerToClient, SessionListing } from '../../server/protocol/index.ts';
import { freshId, get, post, Screen } from './room.ts';
import { claim, type ServerProcess, startServer } from './serverProcess.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

let server: ServerProcess | null = null;

afterEach(async () => {
  await server?.kill();
  server = null;
});

afterAll(removeTemporaryFolders);

interface Played {
  readonly control: SeatGrant;
  readonly anna: SeatGrant;
  readonly session: SessionListing;
  readonly controlToken: string;
}

async function startSession(running: ServerProcess, speed: number): Promise<Played> {
  const { address } = running;
  const controlToken = await claim(running);
  const settings = { name: 'Monday', seed: 'monday', days: null, speed, timetable: 'by-hand' };
  const created = await post(
    address,
    '/api/sessions',
    { ...settings, scenarioFile: 'small-hospital.yaml' },
    controlToken,
  );
  const session = created.body as SessionListing;
  const seat = await post(address, `/api/sessions/${session.sessionId}/control-seat`, {}, controlToken);
  const joined = await post(address, `/api/join/${session.joinCode}`, {
    name: 'Anna',
    teamId: 'hospital-table',
  });
  return { control: seat.body as SeatGrant, anna: joined.body as SeatGrant, session, controlToken };
}

/** The latest minute that a screen may have shown. */
function latestShown(heard: readonly ServerToClient[]): number {
  let latest = 0;
  for (const message of heard) {
    if (message.type === 'clock') latest = Math.max(latest, message.shownUntilSimMinutes);
    if (message.type === 'worldView') latest = Math.max(latest, message.view.simMinutes);
    if (message.type === 'accepted') latest = Math.max(latest, message.atMinutes);
  }
  return latest;
}

describe('kill -9', () => {
  it('loses nothing acknowledged, shows nobody an earlier minute, and leaves a run that replays hash by hash', async () => {
    const dataDir = temporaryFolder();
    server = await startServer(dataDir);
    const { control: controlGrant, anna: annaGrant, session, controlToken } = await startSession(server, 600);
    const decisions = [
      { kind: 'pullLever', leverId: 'open-escalation-beds', amount: 8 },
      { kind: 'declareLevel', agencyId: 'hospital', level: 3 },
      { kind: 'pullLever', leverId: 'call-in-doctors', amount: null },
    ] as const;
    let anna = new Screen(server.address, annaGrant);
    let control = new Screen(server.address, controlGrant);
    await control.order({ kind: 'openBriefing' });
    await control.order({ kind: 'start' });
    let shown = 0;
    for (const [index, decision] of decisions.entries()) {
      await sleep(700 + 900 * index);
      const commandId = freshId();
      const accepted = await anna.decide(decision, commandId);
      expect(accepted).toMatchObject({ type: 'accepted' });
      if (index === 1) await sleep(1500);
      await server.kill();
      await Promise.all([anna.closed, control.closed]);
      shown = Math.max(shown, latestShown(anna.heard), latestShown(control.heard));

      server = await startServer(dataDir, server.port);
      anna = new Screen(server.address, annaGrant);
      control = new Screen(server.address, controlGrant);
      const clock = await anna.hear('clock');
      expect(clock).toMatchObject({ state: 'paused', stoppedBy: 'recovery' });
      expect(clock.anchorSimMinutes).toBeGreaterThanOrEqual(shown);
      // Three real seconds of play is as far as a mark reaches.
      expect(clock.anchorSimMinutes).toBeLessThanOrEqual(shown + 30);
      expect(await anna.decide(decision, commandId)).toEqual(accepted);
      expect(await control.order({ kind: 'run' })).toMatchObject({ type: 'accepted' });
    }
    await control.order({ kind: 'step', minutes: 60 });
    await control.order({ kind: 'pause' });
    expect(await control.order({ kind: 'step', minutes: 60 })).toMatchObject({ type: 'accepted' });
    await control.order({ kind: 'end' });
    const path = `/api/sessions/${session.sessionId}/run-file?edition=control`;
    const file = (await get(server.address, path, controlToken)).body as RunFile;
    expect(file.run.journal.filter((entry) => entry.actor.kind === 'agency')).toHaveLength(decisions.length);
    expect(file.ladder.length).toBeGreaterThan(0);
    expect(file.ladder.at(-1)?.atMinutes).toBe(file.endedAtMinutes);
    const model = compileModel(file.scenario);
    const again = replay(model, { run: file.run, untilMinutes: file.endedAtMinutes, ladder: file.ladder });
    expect(again.mismatch).toBeNull();
    expect(again.refused).toEqual([]);
    expect(again.world.simMinutes).toBe(file.endedAtMinutes);
    anna.close();
    control.close();
  });
});

describe('SIGSTOP at two days a minute', () => {
  it('moves simulated time by at most one real second of play, and the gap is in the record', async () => {
    const stoppedMs = process.env.FLOWDAY_LONG === undefined ? 5000 : 60_000;
    server = await startServer(temporaryFolder());
    const { control: grant } = await startSession(server, 2880);
    const control = new Screen(server.address, grant);
    await control.order({ kind: 'start' });
    await sleep(1500);
    const before = await control.order({ kind: 'note', text: 'before' });
    server.signal('SIGSTOP');
    await sleep(stoppedMs);
    server.signal('SIGCONT');
    const after = await control.order({ kind: 'note', text: 'after' });
    if (before.type === 'refused' || after.type === 'refused') throw new Error('A note was refused.');
    expect(before.atMinutes).toBeGreaterThan(48);
    expect(after.atMinutes - before.atMinutes).toBeLessThanOrEqual(48);
    const { view } = await control.hear('roomView', ({ view }) =>
      view.log.some(({ kind }) => kind === 'gap'),
    );
    const gap = view.log.find(({ kind }) => kind === 'gap');
    expect(Number(/([\d.]+) s/.exec(gap?.text ?? '')?.[1])).toBeGreaterThan(stoppedMs / 1000 - 1);
    control.close();
  }, 150_000);
});

describe('SIGTERM', () => {
  it('says goodbye, keeps everything and exits with 0', async () => {
    const dataDir = temporaryFolder();
    server = await startServer(dataDir);
    const { anna: grant, control: controlGrant } = await startSession(server, 60);
    const anna = new Screen(server.address, grant);
    const control = new Screen(server.address, controlGrant);
    await control.order({ kind: 'start' });
    await anna.hear('clock', (clock) => clock.state === 'running');
    server.signal('SIGTERM');
    expect(await anna.hear('bye')).toMatchObject({ code: 'shutting-down', final: false });
    expect(await server.exited).toBe(0);
    server = await startServer(dataDir, server.port);
    const back = new Screen(server.address, grant);
    expect(await back.hear('clock')).toMatchObject({ state: 'paused', stoppedBy: 'recovery' });
    back.close();
  });
});
