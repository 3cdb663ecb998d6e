// A session's clock, its storage and its faults, with wall time in the test's hand.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { compileModel, type RunFile, replay } from '../../engine/index.ts';
import type { ClockMessage, SessionListing } from '../../server/protocol/index.ts';
import type { Session } from '../../server/session/session.ts';
import type { Storage } from '../../server/storage/storage.ts';
import {
  byHand,
  controlSeat,
  freshId,
  get,
  joinTeam,
  newSession,
  openRoom,
  post,
  type Room,
  type RoomOptions,
  Screen,
} from './room.ts';
import { type SteppedClock, steppedClock } from './steppedClock.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

const rooms: Room[] = [];

afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

afterAll(removeTemporaryFolders);

async function open(options: RoomOptions = {}): Promise<Room> {
  const room = await openRoom(options);
  rooms.push(room);
  return room;
}

async function close(room: Room): Promise<void> {
  rooms.splice(rooms.indexOf(room), 1);
  await room.close();
}

function sessionIn(room: Room, { sessionId }: { sessionId: string }): Session {
  const session = room.app.registry.get(sessionId);
  if (session === null) throw new Error('The session is gone.');
  return session;
}

interface Playing {
  readonly room: Room;
  readonly wallClock: SteppedClock;
  readonly session: SessionListing;
  readonly control: Screen;
}

async function playing(
  settings: Parameters<typeof newSession>[1] = {},
  options: RoomOptions = {},
): Promise<Playing> {
  const wallClock = steppedClock();
  const room = await open({ ...options, wallClock });
  const session = await newSession(room, settings);
  const control = new Screen(room.address, await controlSeat(room, session));
  await control.order({ kind: 'start' });
  return { room, wallClock, session, control };
}

/** The next clock that fits, from now on. */
function nextClock(screen: Screen, fits: (clock: ClockMessage) => boolean): Promise<ClockMessage> {
  return screen.hear('clock', fits, screen.heard.length);
}

describe('the timetable', () => {
  it('holds the clock at beats and at the end of a round, and takes the next round’s speed', async () => {
    const { wallClock, control } = await playing({ timetable: 'scenario', speed: null });
    const beat = nextClock(control, ({ state }) => state === 'hold');
    await wallClock.advance(4 * 60_000 + 500);
    expect(await beat).toMatchObject({
      stoppedBy: 'timetable',
      anchorSimMinutes: 240,
      shownUntilSimMinutes: 240,
      round: { name: 'Morning', number: 1, of: 2 },
    });
    expect((await beat).holdLeftWallMs).toBeGreaterThan(4000);

    const running = nextClock(control, ({ state }) => state === 'running');
    await wallClock.advance(5500);
    expect(await running).toMatchObject({ speed: 60, nextStop: { kind: 'beat', atSimMinutes: 480 } });

    await wallClock.advance(4 * 60_000 + 6000);
    const roundEnd = nextClock(control, ({ anchorSimMinutes }) => anchorSimMinutes === 720);
    await wallClock.advance(4 * 60_000 + 6000);
    expect(await roundEnd).toMatchObject({
      state: 'hold',
      stoppedBy: 'timetable',
      holdLeftWallMs: null,
      speed: 1440,
    });
    await wallClock.advance(60_000);
    const second = nextClock(control, ({ state }) => state === 'running');
    await control.order({ kind: 'run' });
    expect(await second).toMatchObject({ speed: 1440, round: { name: 'The rest', number: 2 } });
  });

  it('holds in a rhythm of the room’s own, and runs on by itself', async () => {
    const timetable = { holdEveryDays: 0.125, holdWallSeconds: 30, dayWallMinutes: 600 };
    const { wallClock, control } = await playing({ timetable, speed: 60 });
    const hold = nextClock(control, ({ state }) => state === 'hold');
    await wallClock.advance(3 * 60_000 + 500);
    expect(await hold).toMatchObject({ stoppedBy: 'timetable', anchorSimMinutes: 180 });
    const running = nextClock(control, ({ state }) => state === 'running');
    await wallClock.advance(30_500);
    expect(await running).toMatchObject({ nextStop: { kind: 'beat', atSimMinutes: 360 } });
  });

  it('refuses a day that does not fit the room, and says how long it would be', async () => {
    const room = await open({ wallClock: steppedClock() });
    const timetable = { holdEveryDays: 0.125, holdWallSeconds: 30, dayWallMinutes: 10 };
    const wanted = { ...byHand, timetable, speed: 1 };
    const { status, body } = await post(room.address, '/api/sessions', wanted, room.controlToken);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toMatchObject({ code: 'day-too-long' });
    expect((body as { sentence: string }).sentence).toMatch(
      /takes \d+ h \d+ min in the room, and the room has 10 min/,
    );
  });

  it('ends the run at its last minute exactly', async () => {
    const { wallClock, control, room, session } = await playing({ days: 1, speed: 1440 });
    const end = nextClock(control, ({ stoppedBy }) => stoppedBy === 'ended');
    await wallClock.advance(61_000);
    expect(await end).toMatchObject({ state: 'paused', anchorSimMinutes: 1440 });
    expect(sessionIn(room, session).phase).toBe('ended');
  });

  it('tells every screen what it did by itself, without anybody pressing anything', async () => {
    const { wallClock, control, room, session } = await playing({ days: 1, speed: 1440 });
    const desk = new Screen(room.address, await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    await desk.hear('roomView', ({ view }) => view.phase === 'play');
    await wallClock.advance(63_000);
    for (const screen of [control, desk]) {
      const { view } = await screen.hear('roomView', ({ view }) => view.phase === 'ended');
      expect(view.log.map(({ text }) => text)).toContain('The run has reached its end.');
    }
  });
});

describe('a machine that changes its network', () => {
  it('tells every screen where phones go now, and keeps every seat', async () => {
    let ip = '192.168.1.23';
    const { wallClock, control } = await playing({}, { addresses: () => [{ ip, label: 'wifi' }] });
    await control.hear('roomView', ({ view }) => view.joinAddress.includes(ip));
    ip = '172.20.10.2';
    await wallClock.advance(2000);
    await control.hear('roomView', ({ view }) => view.joinAddress.includes(ip));
    expect(control.heard.some(({ type }) => type === 'bye')).toBe(false);
  });
});

describe('a hold', () => {
  it('stands for its seconds and then runs by itself', async () => {
    const { wallClock, control } = await playing();
    await wallClock.advance(10_000);
    const held = nextClock(control, ({ state }) => state === 'hold');
    await control.order({ kind: 'hold', wallSeconds: 30 });
    const { anchorSimMinutes } = await held;
    await wallClock.advance(29_000);
    const running = nextClock(control, ({ state }) => state === 'running');
    await wallClock.advance(1500);
    expect((await running).anchorSimMinutes).toBe(anchorSimMinutes);
  });
});

describe('no view', () => {
  it('shows a minute beyond the durable mark, and the mark is a few seconds ahead', async () => {
    const marks: number[] = [];
    const around = (storage: Storage): Storage => ({
      ...bound(storage),
      commit: async (sessionId, change) => {
        await storage.commit(sessionId, change);
        if (change.shownUntilMinutes !== undefined) marks.push(change.shownUntilMinutes);
      },
    });
    const { wallClock, control } = await playing({ speed: 600 }, { around });
    for (let second = 0; second < 20; second += 1) {
      await wallClock.advance(1000);
      const view = control.heard.findLast((message) => message.type === 'worldView');
      const clock = control.heard.findLast((message) => message.type === 'clock');
      const mark = marks.at(-1) ?? 0;
      expect(view?.view.simMinutes ?? 0).toBeLessThanOrEqual(mark);
      expect(clock?.shownUntilSimMinutes ?? 0).toBeLessThanOrEqual(mark);
      expect(mark - second * 10).toBeLessThanOrEqual(50);
    }
    expect(marks.length).toBeGreaterThan(5);
    expect(marks.length).toBeLessThan(15);
  });
});

describe('empty seats', () => {
  it('are played by standing orders, taken over when somebody sits down and given back when nobody does', async () => {
    const { room, session, control } = await playing();
    const who = () => sessionIn(room, session).ledger.runner.view({ kind: 'team', teamId: 'hospital' });
    const player = () => {
      const view = who();
      return view.kind === 'team' ? view.agencies[0]?.playedBy : null;
    };
    expect(player()).toBe('standing-orders');
    const late = await joinTeam(room, session.joinCode, 'Late', 'hospital');
    expect(player()).toBe('people');
    await control.order({ kind: 'removeSeat', seatId: late.seatId });
    expect(player()).toBe('standing-orders');
  });
});

/** The same storage, so that single methods can be replaced. */
function bound(storage: Storage): Storage {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(storage)) as (keyof Storage)[];
  const entries = methods.map((name) => [name, (storage[name] as () => unknown).bind(storage)]);
  return Object.fromEntries(entries) as Storage;
}

describe('a storage that fails', () => {
  it('stops the clock, takes no decision, and comes back without loss or double', async () => {
    let broken: 'no' | 'before' | 'after' = 'no';
    const around = (storage: Storage): Storage => ({
      ...bound(storage),
      commit: async (sessionId, change) => {
        if (broken === 'before') throw new Error('disk full');
        await storage.commit(sessionId, change);
        if (broken === 'after') throw new Error('the link broke after the commit');
      },
    });
    const { room, wallClock, session, control } = await playing({}, { around });
    const anna = new Screen(room.address, await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    await anna.hear('welcome');
    await wallClock.advance(3000);

    broken = 'after';
    const commandId = freshId();
    anna.say({
      type: 'command',
      commandId,
      command: { kind: 'pullLever', leverId: 'more-nurses', amount: null },
      agencyId: null,
      rationale: '',
    });
    expect(await nextClock(anna, ({ stoppedBy }) => stoppedBy === 'storage')).toMatchObject({
      state: 'paused',
    });
    broken = 'before';
    await wallClock.advance(2000);
    expect(await anna.decide({ kind: 'stopLever', leverId: 'more-nurses' })).toMatchObject({
      code: 'not-saved',
    });
    expect((await get(room.address, '/healthz')).status).toBe(503);
    const stoodAt = sessionIn(room, session).ledger.runner.simMinutes;

    broken = 'no';
    await wallClock.advance(2000);
    // It had been saved after all: accepted, once.
    expect(await anna.answer(commandId)).toMatchObject({ type: 'accepted' });
    expect(sessionIn(room, session).ledger.runner.simMinutes).toBe(stoodAt);
    expect((await get(room.address, '/healthz')).status).toBe(200);
    expect(await control.order({ kind: 'run' })).toMatchObject({ type: 'accepted' });
    await wallClock.advance(3000);
    expect(sessionIn(room, session).ledger.runner.simMinutes).toBeGreaterThan(stoodAt);
    await expectTrueReplay(room, session);
  });
});

async function expectTrueReplay(room: Room, { sessionId }: SessionListing): Promise<RunFile> {
  const path = `/api/sessions/${sessionId}/run-file?edition=control`;
  const file = (await get(room.address, path, room.controlToken)).body as RunFile;
  const options = { run: file.run, untilMinutes: file.endedAtMinutes, ladder: file.ladder };
  const again = replay(compileModel(file.scenario), options);
  expect(again.mismatch).toBeNull();
  expect(again.refused).toEqual([]);
  return file;
}

describe('a fault of the model', () => {
  it('freezes its session with everything it has, while others go on', async () => {
    const { room, wallClock, session, control } = await playing();
    const other = await newSession(room, { name: 'Tuesday' });
    const otherControl = new Screen(room.address, await controlSeat(room, other));
    await otherControl.order({ kind: 'start' });
    await wallClock.advance(2000);
    const { runner } = sessionIn(room, session).ledger;
    runner.driveTo = () => {
      throw new Error('an assertion of the engine');
    };
    const frozen = nextClock(control, ({ stoppedBy }) => stoppedBy === 'fault');
    await wallClock.advance(1000);
    expect(await frozen).toMatchObject({ state: 'paused' });
    expect(await control.order({ kind: 'run' })).toMatchObject({ type: 'refused', code: 'frozen' });
    const before = sessionIn(room, other).ledger.runner.simMinutes;
    await wallClock.advance(2000);
    expect(sessionIn(room, other).ledger.runner.simMinutes).toBeGreaterThan(before);
    const file = await expectTrueReplay(room, session);
    expect(file.sessionLog.some(({ kind }) => kind === 'fault')).toBe(true);
  });
});

describe('recovery', () => {
  async function playedForDays(
    dataDir: string,
  ): Promise<{ session: SessionListing; refusedId: string; hash: string }> {
    const { room, wallClock, session, control } = await playing({ speed: 1440 }, { dataDir });
    const anna = new Screen(room.address, await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    await wallClock.advance(70_000);
    await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
    await wallClock.advance(70_000);
    const refusedId = freshId();
    await anna.decide({ kind: 'pullLever', leverId: 'campaign', amount: null }, refusedId);
    await control.order({ kind: 'pause' });
    const hash = sessionIn(room, session).ledger.runner.stateHash();
    await close(room);
    return { session, refusedId, hash };
  }

  it('brings back the same world, to the bit, at the minute where the clock was paused', async () => {
    const dataDir = temporaryFolder();
    const { session, refusedId, hash } = await playedForDays(dataDir);
    const room = await open({ dataDir });
    const { ledger } = sessionIn(room, session);
    expect(ledger.runner.stateHash()).toBe(hash);
    expect(ledger.answerTo(refusedId)?.answer).toMatchObject({ type: 'refused', code: 'not-yours' });
    expect(ledger.state).toMatchObject({ phase: 'play', clock: 'paused', stoppedBy: 'recovery' });
  });

  it.each([
    [
      'the newest snapshot is damaged',
      'UPDATE snapshots SET bytes = zeroblob(100) WHERE number = (SELECT max(number) FROM snapshots)',
    ],
    ['all snapshots are damaged', 'UPDATE snapshots SET bytes = zeroblob(3)'],
    ['a snapshot has the wrong hash', "UPDATE snapshots SET state_hash = '0000000000000000'"],
  ])('does so too when %s', async (_, damage) => {
    const dataDir = temporaryFolder();
    const { session, hash } = await playedForDays(dataDir);
    spoil(dataDir, damage);
    const room = await open({ dataDir });
    const { ledger } = sessionIn(room, session);
    expect(ledger.runner.stateHash()).toBe(hash);
    expect(
      ledger.state.log.filter(({ kind, audience }) => kind === 'recovery' && audience === 'control'),
    ).not.toEqual([]);
    await expectTrueReplay(room, session);
  });

  it('goes on from the decisions and says so when the old hashes do not hold', async () => {
    const dataDir = temporaryFolder();
    const { session } = await playedForDays(dataDir);
    spoil(
      dataDir,
      "UPDATE rungs SET state_hash = '0000000000000000' WHERE at_minutes = 1440; DELETE FROM snapshots",
    );
    const room = await open({ dataDir });
    const notes = sessionIn(room, session).ledger.state.log.map(({ text }) => text);
    expect(notes.some((text) => text.includes('could not be repeated hash by hash'))).toBe(true);
    await expectTrueReplay(room, session);
  });

  it('opens a session frozen, and the others normally, when nothing brings it back', async () => {
    const dataDir = temporaryFolder();
    const { session } = await playedForDays(dataDir);
    // An entry that the world cannot apply: the record of a bug.
    spoil(
      dataDir,
      `UPDATE entries SET body = replace(body, '"more-nurses"', '"no-such-lever"'); DELETE FROM snapshots`,
    );
    const room = await open({ dataDir });
    expect(sessionIn(room, session).trouble).toMatch(/could not be brought back/);
    const other = await newSession(room);
    expect(sessionIn(room, other).trouble).toBeNull();
  });
});

function spoil(dataDir: string, sql: string): void {
  const database = new DatabaseSync(join(dataDir, 'flowday.sqlite'));
  database.exec(sql);
  database.close();
}
