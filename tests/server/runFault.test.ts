// A run that cannot go on because of what its scenario says: what every screen is told, over real sockets and again
// after a restart.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
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
