// A run that cannot go on because of what its scenario says: what every screen is told, over real sockets and again
// after a restart.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { compileModel, type RunFile, replay } from '../../engine/index.ts';
import { faultAtEnd } from '../../server/protocol/index.ts';
import { WorldRunner } from '../../server/session/worldRunner.ts';
import { byHand, controlSeat, get, joinTeam, newSession, openRoom, post, type Room, Screen } from './room.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

const rooms: Room[] = [];

afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

afterAll(removeTemporaryFolders);

async function open(dataDir: string): Promise<Room> {
  const room = await openRoom({ dataDir });
  rooms.push(room);
  return room;
}

const what = /^No time is left between two arrivals of "bus": its "stretch" came to -?0.* at minute 1\d\d/;
const remedy = /least value above 0, for example stretch: max\(0\.1, …\)/;

describe('a fault of the scenario', () => {
  it('is told to every screen with its own sentence and remedy, now, after a reload and after a restart', async () => {
    const dataDir = temporaryFolder();
    const room = await open(dataDir);
    const session = await newSession(room, { scenarioFile: 'stands-still.yaml' });
    const grant = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
    const controlGrant = await controlSeat(room, session);
    const control = new Screen(room.address, controlGrant);
    const anna = new Screen(room.address, grant);
    await anna.hear('welcome');
    await control.order({ kind: 'start' });
    await control.order({ kind: 'hold', wallSeconds: null });
    // What was durable before the fault came is accepted.
    const answer = await control.order({ kind: 'step', minutes: 1440 });
    expect(answer).toMatchObject({ type: 'accepted' });
    for (const screen of [control, anna]) {
      const { fault, state } = await screen.hear('clock', ({ stoppedBy }) => stoppedBy === 'fault');
      expect([state, fault?.of, fault?.sentence, fault?.remedy]).toEqual([
        'paused',
        'scenario',
        expect.stringMatching(what),
        expect.stringMatching(remedy),
      ]);
    }
    const { view } = await anna.hear('roomView', (said) =>
      said.view.log.some(({ kind }) => kind === 'fault'),
    );
    const line = view.log.find(({ kind }) => kind === 'fault');
    expect(line?.text).toMatch(what);
    expect(line?.text).toMatch(remedy);
    const refused = await control.order({ kind: 'run' });
    expect(refused).toMatchObject({ code: 'frozen', sentence: expect.stringMatching(what) });
    const health = await get(room.address, '/healthz');
    expect(health).toMatchObject({ status: 503, body: { troubles: [expect.stringMatching(what)] } });

    const reloaded = new Screen(room.address, grant);
    expect((await reloaded.hear('clock')).fault?.sentence).toMatch(what);
    expect((await reloaded.hear('worldView')).view.kind).toBe('team');
    const stoodAt = (await reloaded.hear('clock')).anchorSimMinutes;
    expect(stoodAt).toBeGreaterThan(100);

    rooms.splice(0);
    await room.close();
    const again = await open(dataDir);
    const back = new Screen(again.address, grant);
    const clock = await back.hear('clock');
    expect([clock.stoppedBy, clock.fault?.of]).toEqual(['fault', 'scenario']);
    expect(clock.fault?.sentence).toMatch(what);
    expect(clock.anchorSimMinutes).toBe(stoodAt);
    for (const screen of [control, anna, reloaded, back]) screen.close();
  });

  it('can be ended: what was played before it is there, for the debrief and after a restart', async () => {
    const dataDir = temporaryFolder();
    const room = await open(dataDir);
    const session = await newSession(room, { scenarioFile: 'stands-still.yaml' });
    const grant = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
    const control = new Screen(room.address, await controlSeat(room, session));
    const anna = new Screen(room.address, grant);
    await control.order({ kind: 'start' });
    await control.order({ kind: 'hold', wallSeconds: null });
    await control.order({ kind: 'step', minutes: 60 });
    await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
    await control.order({ kind: 'step', minutes: 1440 });
    const { anchorSimMinutes: brokeAt } = await control.hear('clock', ({ fault }) => fault !== null);
    expect(await control.order({ kind: 'note', text: 'It broke.' })).toMatchObject({ type: 'accepted' });
    expect(await anna.decide({ kind: 'stopLever', leverId: 'more-nurses' })).toMatchObject({
      code: 'frozen',
    });
    const heard = anna.heard.length;
    expect(await control.order({ kind: 'end' })).toMatchObject({ type: 'accepted' });
    expect(await anna.hear('clock', ({ fault }) => fault === null, heard)).toMatchObject({
      stoppedBy: 'ended',
    });
    await anna.hear('worldView', () => true, heard);
    const file = await trueFile(room, session.sessionId);
    expect(file.endedAtMinutes).toBeGreaterThan(brokeAt - 0.01);
    expect(file.endedAtMinutes).toBeLessThan(brokeAt);
    expect(file.run.journal.map(({ command }) => command.kind)).toContain('pullLever');
    expect(await control.order({ kind: 'openDebrief' })).toMatchObject({ type: 'accepted' });
    const roomsOwn = `/api/sessions/${session.sessionId}/run-file?edition=room`;
    expect((await get(room.address, roomsOwn, grant.seatToken)).status).toBe(200);

    rooms.splice(0);
    await room.close();
    const again = await open(dataDir);
    expect((await get(again.address, '/healthz')).status).toBe(200);
    expect(await trueFile(again, session.sessionId)).toMatchObject({ endedAtMinutes: file.endedAtMinutes });
    for (const screen of [control, anna]) screen.close();
  });

  it('that comes with a decision is ended without that decision, and says so', async () => {
    const dataDir = temporaryFolder();
    const room = await open(dataDir);
    const session = await newSession(room);
    const control = new Screen(room.address, await controlSeat(room, session));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'hold', wallSeconds: null });
    await control.order({ kind: 'step', minutes: 60 });
    await control.order({ kind: 'announce', text: 'One hour is over.' });
    await control.decide({ kind: 'fireInject', injectId: 'coach' });
    await control.order({ kind: 'step', minutes: 60 });
    control.close();
    rooms.splice(0);
    await room.close();
    const database = new DatabaseSync(join(dataDir, 'flowday.sqlite'));
    database.exec(`UPDATE entries SET body = replace(body, '"coach"', '"no-such"'); DELETE FROM snapshots`);
    database.close();

    const again = await open(dataDir);
    const back = new Screen(again.address, await controlSeat(again, session));
    const stopped = await back.hear('clock');
    expect(stopped.fault?.of).toBe('flowday');
    // A little may have been played between the start and the hold.
    expect(stopped.anchorSimMinutes).toBeCloseTo(60, 0);
    expect(await back.order({ kind: 'end' })).toMatchObject({ type: 'accepted' });
    const file = await trueFile(again, session.sessionId);
    expect(file.run.journal.filter(({ command }) => command.kind === 'fireInject')).toEqual([]);
    expect(file.endedAtMinutes).toBeCloseTo(60, 0);
    expect(file.sessionLog.at(-1)?.text).toMatch(/^The fault came with the last decision/);
    back.close();
  });

  it('that comes after a crash shows the last minute before it, and its end says why', async () => {
    const dataDir = temporaryFolder();
    const room = await open(dataDir);
    const session = await newSession(room, { scenarioFile: 'stands-still.yaml' });
    const control = new Screen(room.address, await controlSeat(room, session));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'hold', wallSeconds: null });
    await control.order({ kind: 'step', minutes: 60 });
    control.close();
    rooms.splice(0);
    await room.close();
    // As if the clock had run on and the machine had stopped before anything was written of it.
    const database = new DatabaseSync(join(dataDir, 'flowday.sqlite'));
    database.exec('UPDATE marks SET shown_until = 200');
    database.close();

    const again = await open(dataDir);
    const back = new Screen(again.address, await controlSeat(again, session));
    const stopped = await back.hear('clock');
    expect(stopped.fault?.sentence).toMatch(what);
    expect(stopped.anchorSimMinutes).toBeGreaterThan(100);
    const { view } = await back.hear('worldView');
    expect(view.simMinutes).toBe(stopped.anchorSimMinutes);
    expect(await back.order({ kind: 'end' })).toMatchObject({ type: 'accepted' });
    const { sessionLog, endedAtMinutes } = await trueFile(again, session.sessionId);
    expect(endedAtMinutes).toBe(stopped.anchorSimMinutes);
    expect(faultAtEnd(sessionLog, endedAtMinutes)).toMatch(what);
    back.close();
  });

  it('in what is shown only ends where the world stands, and the debrief can be opened', async () => {
    const room = await open(temporaryFolder());
    const session = await newSession(room);
    const control = new Screen(room.address, await controlSeat(room, session));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'hold', wallSeconds: null });
    const view = vi.spyOn(WorldRunner.prototype, 'view').mockImplementation(() => {
      throw new Error('No such indicator');
    });
    try {
      await control.order({ kind: 'step', minutes: 60 });
      await control.hear('clock', ({ fault }) => fault?.of === 'flowday');
      const heard = control.heard.length;
      expect(await control.order({ kind: 'end' })).toMatchObject({ type: 'accepted' });
      await control.hear('roomView', ({ view: { phase } }) => phase === 'ended', heard);
      // Every look at the world still fails; it is over, so nothing more can be stopped.
      expect(await control.order({ kind: 'announce', text: 'Look.' })).toMatchObject({ type: 'accepted' });
      expect(await control.order({ kind: 'openDebrief' })).toMatchObject({ type: 'accepted' });
      await control.hear('roomView', ({ view: { phase } }) => phase === 'debrief', heard);
      expect(control.heard.slice(heard).some((said) => said.type === 'clock' && said.fault !== null)).toBe(
        false,
      );
      expect((await get(room.address, '/healthz')).status).toBe(200);
    } finally {
      view.mockRestore();
    }
    expect((await trueFile(room, session.sessionId)).endedAtMinutes).toBeCloseTo(60, 0);
    control.close();
  });

  it('of the very first minute is an answer to whoever opens the session', async () => {
    const room = await open(temporaryFolder());
    const wanted = { ...byHand, scenarioFile: 'never-begins.yaml' };
    const { status, body } = await post(room.address, '/api/sessions', wanted, room.controlToken);
    expect([status, body]).toEqual([
      422,
      { code: 'scenario-problems', sentence: expect.stringMatching(/came to 0 at minute 0\. Give it/) },
    ]);
    expect((await get(room.address, '/api/sessions', room.controlToken)).body).toEqual([]);
  });
});

/** The run as a file, played again without a difference. */
async function trueFile(room: Room, sessionId: string): Promise<RunFile> {
  const path = `/api/sessions/${sessionId}/run-file?edition=control`;
  const file = (await get(room.address, path, room.controlToken)).body as RunFile;
  const { run, endedAtMinutes: untilMinutes, ladder } = file;
  const again = replay(compileModel(file.scenario), { run, untilMinutes, ladder });
  expect([again.mismatch, again.refused]).toEqual([null, []]);
  return file;
}
